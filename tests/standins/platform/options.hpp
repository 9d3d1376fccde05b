#pragma once

#include "faults.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::sandbox {

struct Options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;
  std::string port_file;
  std::string certificate;
  std::string key;
  std::string client_ca;
  std::string ledger;  // a file, or "none"
  unsigned threads = 1;
  std::vector<Fault> faults;
  std::chrono::seconds stop_after{3600};
  std::optional<int> watch_pid;
  std::uint64_t max_body = 64ULL << 20;
  bool help = false;
};

struct InvalidOption : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

Options parse_options(int argc, const char* const* argv);  // throws InvalidOption
std::string_view usage();

}  // namespace yingbao::sandbox
