#include "format/spreadsheetml/sheets.hpp"

#include "base/text.hpp"
#include "format/sheet_value.hpp"

#include <charconv>

namespace yingbao::format::spreadsheetml {
namespace {

constexpr std::uint64_t kMostRows = 1u << 30;

/// 0 when there is no number.
std::uint64_t number_in(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
  return ec == std::errc{} && end == text.data() + text.size() && value < kMostRows ? value : 0;
}

/// "2021-06-10T08:30:00.000" without what is zero; a time alone has the day before the first.
std::string plain_date(std::string_view text) {
  const auto cut = text.find('T');
  if (cut == std::string_view::npos) return std::string{text};
  const auto day = text.substr(0, cut), time = text.substr(cut + 1, 8);
  if (time == "00:00:00") return std::string{day};
  if (day == "1899-12-31" || day == "1899-12-30") return std::string{time};
  return std::string{day}.append(" ").append(time);
}

std::string plain_number(std::string_view text) {
  double value = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
  std::string out;
  if (ec == std::errc{} && end == text.data() + text.size()) append_number(out, value);
  else out = text;
  return out;
}

}  // namespace

std::string_view Attributes::find(std::string_view name) const {
  for (auto pair = pairs_; *pair; pair += 2) {
    const std::string_view full{pair[0]};
    if (full.substr(full.find(':') + 1) == name) return pair[1];
  }
  return {};
}

void Sheets::start(std::string_view element, const Attributes& attributes) {
  if (!status_) return;
  if (element == "Workbook") {
    has_workbook_ = true;
  } else if (element == "Worksheet") {
    table_ = sink_.add_table(std::string{attributes.find("Name")});
    number_ = absent_after_ = 0;
    released_ = false;
  } else if (element == "Row") {
    start_row(attributes);
  } else if (element == "Cell" && in_row_) {
    start_cell(attributes);
  } else if (element == "Comment") {
    in_comment_ = true;  // it has a Data of its own
  } else if (element == "Data" && in_cell_ && !in_comment_) {
    const auto type = attributes.find("Type");
    type_ = type == "Number"     ? Type::number
            : type == "DateTime" ? Type::date
            : type == "Boolean"  ? Type::boolean
            : type == "Error"    ? Type::error
                                 : Type::string;
    has_data_ = true;
    reading_ = &data_;
  } else if (element == "Visible") {
    visible_.clear();
    reading_ = &visible_;
  }
}

void Sheets::end(std::string_view element) {
  if (!status_) return;
  if (element == "Data") {
    if (!in_comment_) reading_ = nullptr;
  } else if (element == "Comment") {
    in_comment_ = false;
  } else if (element == "Cell") {
    end_cell();
  } else if (element == "Row") {
    end_row();
  } else if (element == "Visible") {
    reading_ = nullptr;
    if (trim(visible_) == "SheetHidden" || trim(visible_) == "SheetVeryHidden")
      for (auto& row : held_) row.hidden = true;
  } else if (element == "Worksheet") {
    release();
  }
}

void Sheets::text(std::string_view text) {
  if (!reading_ || !status_) return;
  *reading_ += text;
  if (reading_->size() > kMaxRowText) refuse();
}

void Sheets::refuse() { status_ = Error{Errc::malformed, "a row of the XML spreadsheet is larger than a table's"}; }

void Sheets::start_row(const Attributes& attributes) {
  const auto index = number_in(attributes.find("Index"));
  const auto next = number_ + absent_after_ + 1;
  number_ = std::max(index, next);
  absent_after_ = number_in(attributes.find("Span"));
  row_ = {.table = table_, .number = number_, .hidden = attributes.find("Hidden") == "1"};
  in_row_ = true;
}

void Sheets::start_cell(const Attributes& attributes) {
  if (const auto index = number_in(attributes.find("Index")); index > 0) {
    if (index > kMaxColumns) return refuse();
    row_.add_blanks_to(index - 1);
  }
  across_ = number_in(attributes.find("MergeAcross"));
  formula_ = !attributes.find("Formula").empty();
  in_cell_ = true;
  has_data_ = false;
  data_.clear();
}

std::string Sheets::value() const {
  if (!has_data_) return std::string{formula_ ? kUncomputed : std::string_view{}};
  switch (type_) {
    case Type::number: return plain_number(trim(data_));
    case Type::date: return plain_date(trim(data_));
    case Type::boolean: return trim(data_) == "1" ? "TRUE" : "FALSE";
    default: return data_;
  }
}

void Sheets::end_cell() {
  if (!in_cell_) return;
  in_cell_ = false;
  const auto cell = value();
  const auto columns = row_.ends.size() + 1 + across_;
  if (columns > kMaxColumns || row_.text.size() + cell.size() > kMaxRowText) return refuse();
  row_.add(cell);
  row_.add_blanks_to(columns);
}

void Sheets::end_row() {
  if (!in_row_) return;
  in_row_ = in_cell_ = false;
  if (released_) return sink_.add_row(std::move(row_));
  held_bytes_ += row_.text.size() + row_.ends.size() * sizeof row_.ends[0] + sizeof row_;
  held_.push_back(std::move(row_));
  if (held_bytes_ > kMostHeld) release();
}

void Sheets::release() {
  released_ = true;
  for (auto& row : held_) sink_.add_row(std::move(row));
  held_.clear();
  held_bytes_ = 0;
}

}  // namespace yingbao::format::spreadsheetml
