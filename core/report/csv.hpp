// CSV that a spreadsheet program opens as it should: UTF-8 with a mark, CRLF, cells that begin like a formula disarmed.
#pragma once

#include "report/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace yingbao::report {

class CsvWriter {
 public:
  explicit CsvWriter(std::string& out, bool mark = true);
  CsvWriter& cell(std::string_view text);
  CsvWriter& cell(std::uint64_t number) { return cell(std::to_string(number)); }
  CsvWriter& end_row();

 private:
  std::string& out_;
  bool first_ = true;
};

std::string to_csv(const Table& table);

}  // namespace yingbao::report
