// The cells of the row at hand as text.
#pragma once

#include "base/text.hpp"
#include "format/plain_text.hpp"

#include <span>
#include <string>

namespace yingbao::plugin_host {

/// Decodes cells of one row one at a time; borrows them.
class RowText {
 public:
  RowText(std::span<const std::string_view> cells, format::Charset charset, std::string& buffer)
      : cells_{cells}, charset_{charset}, buffer_{buffer} {}

  std::size_t size() const { return cells_.size(); }
  std::string_view raw(std::size_t i) const { return i < cells_.size() ? cells_[i] : std::string_view{}; }
  /// Trimmed UTF-8, empty when it cannot be decoded; valid until the next call.
  std::string_view text(std::size_t i) const {
    return trim(format::decode_cell(raw(i), charset_, buffer_).value_or(std::string_view{}));
  }
  bool is_blank(std::size_t i) const {
    constexpr std::size_t kLongestBlank = 16;  // more than a few blanks nobody types; such a cell is not looked into
    const auto cell = raw(i);
    if (cell.empty()) return true;
    if (cell.size() > kLongestBlank || (cell[0] > ' ' && cell[0] < 0x7F)) return false;
    if (format::begins_with_ideograph(cell, charset_)) return false;
    const auto decoded = format::decode_cell(cell, charset_, buffer_);
    return decoded && trim(*decoded).empty();
  }

 private:
  std::span<const std::string_view> cells_;
  format::Charset charset_;
  std::string& buffer_;
};

}  // namespace yingbao::plugin_host
