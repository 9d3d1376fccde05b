// Which delivery a repeated push is: one with the same Idempotency-Key, or without a key the same bytes under the same
// name, within the window.
#pragma once

#include "https_push/spool.hpp"

#include <chrono>
#include <deque>

namespace yingbao::https_push {

class RetryWindow {
 public:
  explicit RetryWindow(std::chrono::milliseconds length) : length_ns_{std::chrono::nanoseconds{length}.count()} {}

  void add(Received received) { received_.push_back(std::move(received)); }
  /// Null when no delivery of the window came under this key.
  const Received* with_key(std::string_view retry_key, std::int64_t now_ns);
  const Received* with_bytes(std::string_view name, std::string_view sha256, std::int64_t now_ns);

 private:
  void forget(std::int64_t now_ns);

  std::int64_t length_ns_;
  std::deque<Received> received_;  ///< oldest first
};

}  // namespace yingbao::https_push
