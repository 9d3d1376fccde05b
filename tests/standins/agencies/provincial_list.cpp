#include <string_view>

#include "extra.hpp"

namespace yingbao::sample {
namespace {

constexpr std::size_t longest_name = 31;  // of a sheet, in characters

// Spreadsheets cut a longer name off without a word.
std::string sheet_name(std::string_view title) {
  std::size_t characters = 0, end = 0;
  for (; end < title.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(title[end]) & 0xC0) != 0x80;
    if (begins && ++characters > longest_name) break;
  }
  return std::string(title.substr(0, end));
}

Record header(Group group) {
  Record header{"序号", "县（市、区）", "乡镇（街道）", "姓名", "身份证号码", "联系电话"};
  if (group == Group::g4) header.push_back("信访件编号");
  if (group == Group::g5) header.push_back("工单编号");
  return header;
}

// 市本级 is a place of its own here, and a person's number stands as it is: the province has cleaned the lists.
Record row(const Person& person, std::size_t number) {
  return {Cell::number(static_cast<std::int64_t>(number)),
          units[person.unit].name,
          person.unit == city_level ? "" : person.town,
          person.name,
          person.number,
          person.phone};
}

Table table_of(Group group, const Visits& visits) {
  const std::string_view title = column_titles[index_of(group)];
  const Record titles = header(group);
  Table table{sheet_name(title), 2, {}, {}};
  auto& records = table.records;
  records.emplace_back(titles.size()).front() = joined({"泉州市", title});
  records.emplace_back(titles.size()).front() = "（省级下发数据，请核对后组织排查）";
  records.push_back(titles);
  std::size_t headcount = 0;
  for (const Case& each : visits.cases) {
    if (each.group != group) continue;
    records.push_back(row(*each.from, ++headcount));
    records.back().push_back(each.number);
  }
  for (const auto& [number, visit] : visits.people) {
    if (visit.groups[index_of(group)]) records.push_back(row(*visit.person, ++headcount));
  }
  records.emplace_back(titles.size()).front() = "合计";
  records.back()[3] = Cell::number(static_cast<std::int64_t>(headcount));
  return table;
}

}  // namespace

File provincial_list(const Visits& visits, const Night& night) {
  File file{joined({"省级下发排查名单_", compact(night.as_of), ".xlsx"}), Format::xlsx, Encoding::utf8, "", {}};
  for (std::size_t column = 0; column < columns; ++column) file.tables.push_back(table_of(Group{column}, visits));
  return file;
}

}  // namespace yingbao::sample
