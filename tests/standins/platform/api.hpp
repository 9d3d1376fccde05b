#pragma once

#include "faults.hpp"
#include "ledger.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace yingbao::sandbox {

struct Request {
  std::string_view method;
  std::string_view target;
  std::string& body;  // spare capacity may be added
};

enum class Delivery {
  send,
  hang,  // keep the connection and never answer
  drop,  // close the connection instead of answering
};

struct Reply {
  unsigned status = 200;
  std::string_view content_type = "application/json";
  std::string body{};
  std::string_view allow{};
  std::optional<std::uint64_t> retry_after{};
  Delivery delivery = Delivery::send;
};

Reply problem(unsigned status, std::string_view detail);

// The protocol without sockets or clocks. Any thread may call handle.
class Api {
 public:
  Api(std::unique_ptr<Store> store, std::vector<Fault> faults)
      : ledger_(std::move(store)), faults_(std::move(faults)) {}

  // What a reply reports is in the store before this returns.
  Reply handle(const Request& request, std::chrono::steady_clock::time_point now);

 private:
  using Time = std::chrono::steady_clock::time_point;

  Reply platform(const Request& request, std::string_view path, Time now);
  Reply post_submission(std::string& body, Time now);
  Reply get_submission(std::string_view id, Time now);
  Reply set_faults(std::string& body);

  bool is_processing(const std::string& id, Time now);              // under mutex_
  Reply deliver(const std::string& id, Receipt receipt, Time now);  // under mutex_

  std::atomic<std::uint64_t> requests_{0};
  std::mutex mutex_;  // guards all below
  Ledger ledger_;
  Faults faults_;
  std::unordered_map<std::string, Time> ready_at_;  // answers told to be late
};

}  // namespace yingbao::sandbox
