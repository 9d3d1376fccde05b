#include "format/spreadsheetml/sheets.hpp"

#include "base/text.hpp"
#include "format/spreadsheet/sheet_value.hpp"

#include <algorithm>
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

}  // namespace

void Sheets::opened(std::string_view element, const Attributes& attributes) {
  if (!status_) return;
  if (!styles_.start(element, attributes)) return refuse("has more styles than a workbook; ask for it as XLSX or CSV");
  if (element == "Workbook") {
    has_workbook_ = true;
  } else if (element == "Date1904") {
    from_1904_ = true;
  } else if (element == "Worksheet") {
    table_ = sink_.add_table(std::string{attributes.find("Name")});
    number_ = absent_after_ = 0;
    released_ = false;
    merges_ = {};
    columns_ = {};
    column_styles_.clear();
    next_styled_ = 0;
    table_style_.clear();
  } else if (element == "Table") {
    table_style_ = attributes.find("StyleID");
  } else if (element == "Column") {
    start_column(attributes);
  } else if (element == "Row") {
    start_row(attributes);
  } else if (element == "Cell" && in_row_) {
    start_cell(attributes);
  } else if (element == "Comment") {
    in_comment_ = true;  // it has a Data of its own
  } else if (element == "Data" && in_cell_ && !in_comment_) {
    start_data(attributes);
  } else if (element == "Visible") {
    visible_.clear();
    reading_ = &visible_;
  }
}

void Sheets::closed(std::string_view element) {
  if (!status_) return;
  styles_.end(element);
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

Error Sheets::told(const XmlFault& fault) const {
  if (fault.kind == XmlFault::Kind::out_of_memory) return out_of_memory();
  if (fault.kind == XmlFault::Kind::document_type)
    return Error{Errc::malformed, "the XML spreadsheet declares a document type, which no spreadsheet program writes"};
  return Error{Errc::malformed, "the XML spreadsheet is cut short or damaged in line " + std::to_string(fault.line) +
                                    "; ask for the table saved again as XLSX, or as CSV"};
}

void Sheets::refuse(std::string_view why) {
  const auto row = in_row_ ? "row " + std::to_string(number_) + " of " : std::string{};
  status_ = Error{Errc::malformed, row + "the XML spreadsheet " + std::string{why}};
}

void Sheets::start_column(const Attributes& attributes) {
  if (const auto index = number_in(attributes.find("Index")); index > 0) next_styled_ = index - 1;
  const auto last = next_styled_ + number_in(attributes.find("Span"));
  const auto style = attributes.find("StyleID");
  if (!style.empty() && last < Columns::kLast) {
    if (column_styles_.size() <= last) column_styles_.resize(last + 1);
    std::fill(column_styles_.begin() + static_cast<std::ptrdiff_t>(next_styled_), column_styles_.end(), style);
  }
  next_styled_ = last + 1;
}

void Sheets::start_row(const Attributes& attributes) {
  const auto index = number_in(attributes.find("Index"));
  const auto next = number_ + absent_after_ + 1;
  number_ = std::max(index, next);
  absent_after_ = number_in(attributes.find("Span"));
  hidden_ = attributes.find("Hidden") == "1";
  row_style_ = attributes.find("StyleID");
  text_.clear();
  cells_.clear();
  column_ = 0;
  in_row_ = true;
}

void Sheets::start_cell(const Attributes& attributes) {
  if (const auto index = number_in(attributes.find("Index")); index > 0) column_ = index - 1;
  if (column_ >= Columns::kLast) return refuse();
  across_ = std::min<std::size_t>(number_in(attributes.find("MergeAcross")), Columns::kLast);
  down_ = number_in(attributes.find("MergeDown"));
  formula_ = !attributes.find("Formula").empty();
  cell_style_ = attributes.find("StyleID");
  in_cell_ = true;
  has_data_ = false;
  data_.clear();
}

void Sheets::start_data(const Attributes& attributes) {
  const auto type = attributes.find("Type");
  type_ = type == "Number"   ? Type::number
        : type == "DateTime" ? Type::date
        : type == "Boolean"  ? Type::boolean
        : type == "Error"    ? Type::error
                             : Type::string;
  has_data_ = true;
  reading_ = &data_;
}

const NumberFormat& Sheets::format() const {
  if (!cell_style_.empty()) return styles_[cell_style_];
  if (!row_style_.empty()) return styles_[row_style_];
  if (column_ < column_styles_.size() && !column_styles_[column_].empty()) return styles_[column_styles_[column_]];
  return styles_[table_style_];
}

bool Sheets::append_value(std::string& out) {
  const bool computed_to_nothing = has_data_ && type_ == Type::string;
  if (formula_ && data_.empty() && !computed_to_nothing) return out += kUncomputed, true;
  if (!has_data_) return false;
  const auto stored = type_ == Type::string ? std::string_view{data_} : trim(data_);
  double number = 0;
  switch (type_) {
    case Type::number:
      if (parse_number(stored, number)) format().append(out, number, from_1904_);
      else out += stored;
      break;
    case Type::date: append_iso_moment(out, stored, format().shows_time_alone()); break;
    case Type::boolean: out += stored == "1" ? "TRUE" : "FALSE"; break;
    default: out += stored;
  }
  return true;
}

void Sheets::end_cell() {
  if (!in_cell_) return;
  in_cell_ = false;
  const auto at = text_.size();
  if (append_value(text_)) {
    const auto place = columns_.place(column_);
    if (place == Columns::kLast) return refuse("has cells in more than a thousand columns; ask for the list alone");
    if (text_.size() > kMaxRowText) return refuse();
    cells_.push_back({place, at, text_.size() - at});
    const auto row = static_cast<std::uint32_t>(number_), column = static_cast<std::uint32_t>(place);
    const auto last_row = row + static_cast<std::uint32_t>(down_), last = column + static_cast<std::uint32_t>(across_);
    if (auto added = merges_.add({row, last_row, column, last}); !added) status_ = added.error();
  }
  column_ += 1 + across_;
}

/// With the cells that are merged; false when it is refused.
bool Sheets::fill(QueuedRow& row) {
  told_.clear();
  for (const auto& [place, at, length] : cells_) {
    if (told_.size() <= place) told_.resize(place + 1);
    told_[place] = std::string_view{text_}.substr(at, length);
  }
  if (auto filled = merges_.fill(number_, told_); !filled) {
    status_ = filled.error().in("row " + std::to_string(number_) + " of the XML spreadsheet");
    return false;
  }
  for (const auto cell : told_) row.add(cell);
  return true;
}

void Sheets::end_row() {
  if (!in_row_) return;
  in_row_ = in_cell_ = false;
  QueuedRow row{.table = table_, .number = number_, .hidden = hidden_};
  const auto by_place = [](const auto& a, const auto& b) { return a.place < b.place; };
  if (std::is_sorted(cells_.begin(), cells_.end(), by_place) && merges_.pass()) {
    row.ends.reserve(cells_.size());
    for (const auto& [place, at, length] : cells_) {
      row.ends.resize(place, static_cast<std::uint32_t>(at));
      row.ends.push_back(static_cast<std::uint32_t>(at + length));
    }
    row.text = text_;
  } else if (!fill(row)) {
    return;
  }
  if (released_) return sink_.add_row(std::move(row));
  held_bytes_ += row.text.size() + row.ends.size() * sizeof row.ends[0] + sizeof row;
  held_.push_back(std::move(row));
  if (held_bytes_ > kMostHeld) release();
}

void Sheets::release() {
  released_ = true;
  for (auto& row : held_) sink_.add_row(std::move(row));
  held_.clear();
  held_bytes_ = 0;
}

}  // namespace yingbao::format::spreadsheetml
