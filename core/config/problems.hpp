// All problems of all configuration files, told at once.
#pragma once

#include "base/error.hpp"

#include <string>
#include <vector>

namespace yingbao::config {

class Problems {
 public:
  void add(std::string where, std::string what) { lines_.push_back(std::move(where) + ": " + std::move(what)); }
  bool none() const { return lines_.empty(); }
  std::size_t count() const { return lines_.size(); }
  Error error() const {
    std::string text;
    for (const auto& line : lines_) text += (text.empty() ? "" : "\n") + line;
    return Error{Errc::invalid_config, text};
  }

 private:
  std::vector<std::string> lines_;
};

}  // namespace yingbao::config
