#include "https_push/retry_window.hpp"

#include <algorithm>

namespace yingbao::https_push {

void RetryWindow::forget(std::int64_t now_ns) {
  while (!received_.empty() && received_.front().received_ns < now_ns - length_ns_) received_.pop_front();
}

const Received* RetryWindow::with_key(std::string_view retry_key, std::int64_t now_ns) {
  forget(now_ns);
  const auto found = std::find_if(received_.rbegin(), received_.rend(),
                                  [&](const Received& each) { return each.retry_key == retry_key; });
  return found == received_.rend() ? nullptr : &*found;
}

const Received* RetryWindow::with_bytes(std::string_view name, std::string_view sha256, std::int64_t now_ns) {
  forget(now_ns);
  const auto found = std::find_if(received_.rbegin(), received_.rend(),
                                  [&](const Received& each) { return each.name == name && each.sha256 == sha256; });
  return found == received_.rend() ? nullptr : &*found;
}

}  // namespace yingbao::https_push
