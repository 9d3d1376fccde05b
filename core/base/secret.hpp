// A value that nobody may see: it cannot be printed, and its bytes are wiped when it goes.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace yingbao {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_{std::move(value)} {}
  Secret(Secret&& other) noexcept : value_{std::move(other.value_)} { other.wipe(); }
  Secret& operator=(Secret&& other) noexcept {
    wipe();
    value_ = std::move(other.value_);
    other.wipe();
    return *this;
  }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { wipe(); }

  /// Named so that every use can be found.
  std::string_view reveal() const { return value_; }
  bool empty() const { return value_.empty(); }

 private:
  void wipe() {
    for (volatile char& c : value_) c = 0;
    value_.clear();
  }
  std::string value_;
};

}  // namespace yingbao
