// The text of a shared or inline string: its runs without their fonts and without the readings written above them.
#pragma once

#include "format/markup/attributes.hpp"

#include <string>

namespace yingbao::format {

/// Told of every element inside the string; appends to `out`.
class RichText {
 public:
  void opened(std::string_view name, const Attributes& attributes, const std::string& out);
  void closed(std::string_view name, std::string& out);
  void text(std::string_view text, std::string& out) const {
    if (in_run_) out.append(text);
  }

 private:
  int phonetic_ = 0;
  bool in_run_ = false, keeps_space_ = false;
  std::size_t run_at_ = 0;
};

/// Replaces the escapes of characters that XML cannot hold, _x000D_ for a carriage return, from `from` on.
void decode_escapes(std::string& text, std::size_t from);

}  // namespace yingbao::format
