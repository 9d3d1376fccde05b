// Records of a test, written cell by cell.
#pragma once

#include "schema/draft.hpp"

#include <initializer_list>
#include <span>
#include <variant>

namespace yingbao::test {

using schema::Field;

inline Date day(int year, int month, int date) { return Date::of(year, month, date).value(); }

struct Cell {
  Cell(Field f, std::string_view text) : field{f}, value{std::string{text}} {}
  Cell(Field f, const char* text) : Cell{f, std::string_view{text}} {}
  Cell(Field f, const std::string& text) : Cell{f, std::string_view{text}} {}
  Cell(Field f, std::int64_t number) : field{f}, value{number} {}
  Cell(Field f, int number) : Cell{f, std::int64_t{number}} {}
  Cell(Field f, bool flag) : Cell{f, std::int64_t{flag ? 1 : 0}} {}
  Cell(Field f, Date date) : Cell{f, std::int64_t{date.number()}} {}
  Field field;
  std::variant<std::string, std::int64_t> value;
};

/// A record of these cells, given in any order.
inline std::string record_of(std::span<const Cell> cells) {
  schema::Draft draft;
  for (const auto& cell : cells) {
    if (const auto* text = std::get_if<std::string>(&cell.value)) draft.set(cell.field, std::string_view{*text});
    else draft.set(cell.field, std::get<std::int64_t>(cell.value));
  }
  std::string record;
  draft.encode(record);
  return record;
}
inline std::string record_of(std::initializer_list<Cell> cells) {
  return record_of(std::span<const Cell>{cells.begin(), cells.size()});
}

/// The entries of one field.
inline std::string entries_of(std::initializer_list<std::string> records) {
  std::string entries;
  for (const auto& record : records) {
    schema::append_varint(entries, record.size());
    entries += record;
  }
  return entries;
}

}  // namespace yingbao::test
