#include "format/xlsx/sheet.hpp"

#include "format/row_reader.hpp"
#include "format/spreadsheet/sheet_value.hpp"

#include <algorithm>
#include <charconv>

namespace yingbao::format {
namespace {

constexpr std::uint64_t kLastRow = 1'000'000'000;  // far beyond any spreadsheet's

template <class Number>
bool parse_whole(std::string_view text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

/// Columns from 1: "C7" is 3. 0 when the reference is none.
std::size_t column_of(const char* reference) {
  std::size_t column = 0;
  for (int i = 0; i < 4 && reference[i] >= 'A' && reference[i] <= 'Z'; ++i)
    column = column * 26 + static_cast<std::size_t>(reference[i] - 'A' + 1);
  return column;
}

/// The shortest way for what most numbers are: at most 15 digits, told as they are stored.
bool is_plain_whole(std::string_view stored) {
  constexpr std::size_t kSignificant = 15;
  if (stored.empty() || stored.size() > kSignificant || (stored[0] == '0' && stored.size() > 1)) return false;
  return std::all_of(stored.begin(), stored.end(), [](char c) { return c >= '0' && c <= '9'; });
}

const NumberFormat& general() {
  static const NumberFormat format;
  return format;
}

}  // namespace

SheetPart::Kind SheetPart::kind_of(std::string_view type) {
  if (type == "s") return Kind::shared;
  if (type == "n") return Kind::number;
  if (type == "b") return Kind::boolean;
  if (type == "d") return Kind::iso_date;
  return Kind::text;
}

void SheetPart::opened(std::string_view name, const Attributes& attributes) {
  switch (inside_) {
    case Inside::nothing:
      if (name == "sheetData") inside_ = Inside::rows;
      break;
    case Inside::rows:
      if (name == "row") begin_row(attributes);
      break;
    case Inside::row:
      if (name == "c") begin_cell(attributes);
      break;
    case Inside::cell:
      if (name == "v") {
        inside_ = Inside::value;
        has_value_ = true;
      } else if (name == "f") {
        has_formula_ = true;
      } else if (name == "is") {
        inside_ = Inside::rich_text;
        has_value_ = true;
      }
      break;
    case Inside::value: break;
    case Inside::rich_text: rich_text_.opened(name, attributes, own_); break;
  }
}

void SheetPart::closed(std::string_view name) {
  switch (inside_) {
    case Inside::nothing: break;
    case Inside::rows:
      if (name == "sheetData") inside_ = Inside::nothing;
      break;
    case Inside::row:
      if (name == "row") end_row();
      break;
    case Inside::cell:
      if (name == "c") end_cell();
      break;
    case Inside::value:
      if (name == "v") inside_ = Inside::cell;
      break;
    case Inside::rich_text:
      if (name == "is") inside_ = Inside::cell;
      else rich_text_.closed(name, own_);
      break;
  }
}

void SheetPart::text(std::string_view text) {
  if (inside_ == Inside::value) own_.append(text);
  else if (inside_ == Inside::rich_text) rich_text_.text(text, own_);
  if (own_.size() > kMaxRowBytes) fail("is longer than a row can be; ask for the workbook saved again, or as CSV");
}

void SheetPart::begin_row(const Attributes& attributes) {
  inside_ = Inside::row;
  cells_.clear();
  own_.clear();
  own_texts_.clear();
  next_column_ = 0;
  hidden_ = attributes.is_true("hidden");
  auto number = number_ + 1;
  if (const auto told = attributes["r"];
      !told.empty() && (!parse_whole(told, number) || number <= number_ || number > kLastRow))
    return fail("is followed by row " + std::string{told} +
                ", which is out of order; ask for the workbook saved again, or as CSV");
  number_ = number;
}

void SheetPart::end_row() {
  inside_ = Inside::rows;
  for (const auto& [cell, at, length] : own_texts_) cells_[cell] = std::string_view{own_}.substr(at, length);
  if (!cells_.empty()) pause();
}

void SheetPart::begin_cell(const Attributes& attributes) {
  inside_ = Inside::cell;
  kind_ = Kind::number;
  style_ = &general();
  has_formula_ = has_value_ = false;
  value_at_ = own_.size();
  column_ = next_column_;
  for (const char** pair = attributes.pairs(); *pair; pair += 2) {
    if (pair[0][0] == '\0' || pair[0][1] != '\0') continue;
    switch (pair[0][0]) {
      case 'r': column_ = column_of(pair[1]) - 1; break;
      case 's': {
        std::size_t style = 0;
        if (parse_whole(pair[1], style)) style_ = &context_.styles[style];
        break;
      }
      case 't': kind_ = kind_of(pair[1]); break;
      default: break;
    }
  }
  if (column_ >= Columns::kLast)
    return fail("has a cell that stands in no column; ask for the workbook saved again, or as CSV");
  next_column_ = column_ + 1;
}

void SheetPart::end_cell() {
  inside_ = Inside::row;
  const bool computed_to_nothing = has_value_ && kind_ == Kind::text;
  if (has_formula_ && own_.size() == value_at_ && !computed_to_nothing) return place(kUncomputed);
  const auto value = std::string_view{own_}.substr(value_at_);
  // A program that does not compute leaves 0, and the computing to whoever opens the file.
  if (has_formula_ && context_.computed_on_load && kind_ != Kind::boolean && value == "0") {
    own_.resize(value_at_);
    return place(kUncomputed);
  }
  if (!has_value_ || (value.empty() && kind_ != Kind::text)) return;
  switch (kind_) {
    case Kind::shared: {
      std::size_t index = 0;
      if (!parse_whole(value, index) || index >= context_.strings.size())
        return fail("has a cell whose text is missing from the workbook; ask for it saved again, or as CSV");
      own_.resize(value_at_);
      return place(context_.strings[index]);
    }
    case Kind::boolean:
      if (value == "1") return place("TRUE");
      if (value == "0") return place("FALSE");
      return place_own();
    case Kind::text: decode_escapes(own_, value_at_); return place_own();
    case Kind::number:
    case Kind::iso_date: return end_number();
  }
}

void SheetPart::end_number() {
  const auto value = std::string_view{own_}.substr(value_at_);
  const bool shown_as_stored = kind_ == Kind::number && style_->keeps_whole() && !context_.from_1904;
  if (shown_as_stored && is_plain_whole(value)) return place_own();
  stored_.assign(value);
  own_.resize(value_at_);
  double number = 0;
  if (kind_ == Kind::iso_date) append_iso_moment(own_, stored_);
  else if (parse_number(stored_, number)) style_->append(own_, number, context_.from_1904);
  else own_ += stored_;
  place_own();
}

/// False when the cell has no place.
bool SheetPart::settle_place() {
  place_ = columns_.place(column_);
  if (place_ == Columns::kLast) {
    fail("is one of rows whose cells lie in more than a thousand columns; ask for the list alone");
    return false;
  }
  if (place_ < cells_.size() && !cells_[place_].empty()) {
    fail("has two cells in one place; ask for the workbook saved again, or as CSV");
    return false;
  }
  if (cells_.size() <= place_) cells_.resize(place_ + 1);
  return true;
}

void SheetPart::place_own() {
  if (!settle_place()) return;
  own_texts_.push_back({place_, value_at_, own_.size() - value_at_});
  cells_[place_] = " ";  // until the row is complete
}

void SheetPart::place(std::string_view text) {
  if (settle_place()) cells_[place_] = text;
}

}  // namespace yingbao::format
