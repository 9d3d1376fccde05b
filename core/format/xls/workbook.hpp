// What all sheets of an old Excel workbook share: names, text, and which styles are a date's.
#pragma once

#include "base/error.hpp"
#include "format/spreadsheet/number_format.hpp"
#include "format/xls/biff.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace yingbao::format::xls {

/// The first of a BOF record: which BIFF, and what kind of sheet follows.
inline constexpr std::uint16_t kBiff5 = 0x500, kBiff8 = 0x600;

struct Sheet {
  std::string name;
  std::size_t at = 0;
  bool hidden = false;
};

struct Workbook {
  bool biff8 = true;
  Charset charset = Charset::gb18030;  ///< of BIFF5's text
  bool from_1904 = false;
  NumberStyles styles;
  std::string shared;  ///< the shared texts one behind the other
  std::vector<std::uint32_t> shared_ends;
  std::vector<Sheet> sheets;  ///< of cells; charts and macros are left out

  /// Text of a cell record from its length on.
  bool append_text(std::string& out, const Records& record, std::size_t at) const;
};

/// Reads the records before the first sheet. A password is a typed refusal.
Result<Workbook> read_workbook(std::string_view stream);

}  // namespace yingbao::format::xls
