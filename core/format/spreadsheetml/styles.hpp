// The number formats of an XML Spreadsheet's styles, by the names that cells use.
#pragma once

#include "format/markup/attributes.hpp"
#include "format/spreadsheet/number_format.hpp"

#include <map>
#include <string>
#include <string_view>

namespace yingbao::format::spreadsheetml {

class Styles {
 public:
  static constexpr std::size_t kMost = 1u << 16;

  /// Told of every element; false when there are too many styles.
  bool start(std::string_view element, const Attributes& attributes);
  void end(std::string_view element);
  /// General when nothing says otherwise.
  const NumberFormat& operator[](std::string_view id) const;

 private:
  std::map<std::string, NumberFormat, std::less<>> formats_;
  const NumberFormat* usual_ = nullptr;
  std::string open_;
  NumberFormat general_;
};

}  // namespace yingbao::format::spreadsheetml
