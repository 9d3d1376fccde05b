#include "format/html/tables.hpp"

#include "base/text.hpp"
#include "format/spreadsheet/merged_cells.hpp"
#include "format/text_mark.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace yingbao::format::html {
namespace {

constexpr std::size_t kMostTablesWithin = 64, kMostWaiting = 1000;
constexpr std::size_t kMostCarried = 16u << 10;  // bytes that one row repeats from those above
constexpr std::size_t kMostSpanned = 1024;       // a span makes no row wider
// What cells that span rows may repeat in all for each byte of the cells in the page, of which each counts a few more.
constexpr std::size_t kMostRepeats = 64, kRepeatsOfAnyPage = 1u << 20, kCell = 4;
constexpr std::string_view kLines[] = {"p", "div", "li", "tr", "h1", "h2", "h3", "h4"};
constexpr std::string_view kUnseen[] = {"script", "style", "select", "textarea"};

bool is_one_of(std::string_view mark, std::span<const std::string_view> marks) {
  return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

std::size_t span_of(std::string_view text, std::size_t most) {
  std::size_t value = 1;
  text = trim(text);
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp<std::size_t>(value, 1, most);
}

Error too_large(std::string_view what) {
  return Error{Errc::malformed, "the web page has " + std::string{what} + "; ask for the list as XLSX or CSV"};
}

bool is_hidden(std::string_view style) { return contains(fold_title(style), "display:none"); }

void trim_end(std::string& text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
}

}  // namespace

void Tables::start(std::string_view mark, const Attributes& attributes) {
  if (!status_) return;
  if (is_one_of(mark, kUnseen)) ++unseen_;
  if (mark == "table") {
    if (open_.size() == kMostTablesWithin) {
      status_ = too_large("too many tables within tables");
      return;
    }
    open_.emplace_back().hidden = is_hidden(attributes.style);
    return;
  }
  if (open_.empty()) return;
  if (mark == "tr") {
    start_row(is_hidden(attributes.style));
  } else if (mark == "td" || mark == "th") {
    start_cell(attributes);
  } else if (mark == "caption") {
    open_.back().in_caption = true;
  } else if (mark == "br") {
    break_line();
  }
}

void Tables::end(std::string_view mark) {
  if (is_one_of(mark, kUnseen) && unseen_ > 0) --unseen_;
  if (!status_ || open_.empty()) return;
  if (mark == "table") end_table();
  else if (mark == "tr") end_row();
  else if (mark == "td" || mark == "th") end_cell();
  else if (mark == "caption") open_.back().in_caption = false;
  else if (is_one_of(mark, kLines)) break_line();
}

std::string* Tables::open_text() {
  if (open_.empty() || unseen_ > 0) return nullptr;
  auto& table = open_.back();
  return table.in_cell ? &table.cell : table.in_caption ? &table.caption : nullptr;
}

void Tables::text(std::string_view text) {
  auto* const out = open_text();
  if (!out || !status_) return;
  auto& blank = open_.back().blank;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hard_blank = text.substr(i).starts_with("\u00A0");
    if (hard_blank) ++i;
    if (hard_blank || text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')) {
      blank = !out->empty() && out->back() != '\n';
      continue;
    }
    if (blank) *out += ' ';
    blank = false;
    *out += text[i];
  }
  if (out->size() > kMaxRowText) status_ = too_large("a cell larger than a table's");
}

void Tables::break_line() {
  auto* const out = open_text();
  if (!out) return;
  open_.back().blank = false;
  if (!out->empty()) *out += '\n';
}

void Tables::start_row(bool hidden) {
  end_row();
  auto& table = open_.back();
  table.in_caption = false;
  table.in_row = true;
  table.own_cells = table.own_text = table.took_carried = false;
  table.spans.clear();
  table.row = {.number = ++table.rows, .hidden = hidden || table.hidden};
}

void Tables::put(Table& table, std::string_view cell) {
  if (table.row.ends.size() >= kMaxColumns || table.row.text.size() + cell.size() > kMaxRowText) {
    status_ = too_large("a row larger than a table's");
    return;
  }
  table.row.add(cell);
}

void Tables::put_carried(Table& table) {
  for (auto at = table.row.ends.size(); status_ && at < table.carried.size() && table.carried[at].rows > 0; ++at) {
    put(table, table.carried[at].text);
    table.took_carried = true;
    --table.carried[at].rows;
    repeated_ += table.carried[at].text.size() + kCell;
  }
  if (status_ && repeated_ > kRepeatsOfAnyPage + kMostRepeats * own_)
    status_ = too_large("cells that span rows with next to nothing in them");
}

void Tables::start_cell(const Attributes& attributes) {
  end_cell();
  if (!open_.back().in_row) start_row(false);
  auto& table = open_.back();
  put_carried(table);
  table.in_cell = table.own_cells = true;
  table.cell.clear();
  table.blank = false;
  table.columns = span_of(attributes.colspan, 1000);
  table.down = span_of(attributes.rowspan, 65534);
}

void Tables::end_cell() {
  auto& table = open_.back();
  if (!table.in_cell || !status_) return;
  table.in_cell = false;
  trim_end(table.cell);
  const auto cell = without_text_marks(table.cell);
  own_ += cell.size() + kCell;
  table.own_text |= !table.cell.empty();
  if (table.columns > 1 && table.rows <= kTitleRows) table.spans.push_back({table.row.ends.size(), table.columns});
  for (std::size_t i = 0; i < table.columns && status_; ++i) {
    const auto at = table.row.ends.size();
    if (i > 0 && at >= kMostSpanned) break;
    const std::string_view text = i == 0 ? cell : std::string_view{};
    put(table, text);
    if (table.carried.size() <= at && table.down > 1) table.carried.resize(at + 1);
    if (at < table.carried.size()) table.carried[at] = {std::string{text}, table.down - 1};
  }
}

void Tables::end_row() {
  end_cell();
  auto& table = open_.back();
  if (!table.in_row || !status_) return;
  // Cells from above that stand behind the last of this row.
  while (table.row.ends.size() < table.carried.size() && status_) {
    put_carried(table);
    if (table.row.ends.size() < table.carried.size()) put(table, {});
  }
  std::size_t carried = 0;
  for (const auto& cell : table.carried) carried += cell.rows > 0 ? cell.text.size() : 0;
  if (carried > kMostCarried) status_ = too_large("cells that span rows and are too large");
  while (!table.carried.empty() && table.carried.back().rows == 0) table.carried.pop_back();
  table.in_row = false;
  // Rows without cells that say anything repeat nobody.
  if (!table.own_cells || (table.took_carried && !table.own_text) || !status_) return;
  if (!table.spans.empty()) spread_titles(table);
  if (!status_) return;
  table.widest = std::max(table.widest, table.row.ends.size());
  table.waiting.push_back(std::move(table.row));
  const bool is_table = table.waiting.size() >= 2 && table.widest >= 2;
  if (table.accepted || is_table || table.waiting.size() > kMostWaiting) accept(table);
}

void Tables::spread_titles(Table& table) {
  auto row = std::move(table.row);
  std::vector<std::string_view> cells;
  for (std::size_t i = 0; i < row.ends.size(); ++i) cells.push_back(row.cell(i));
  if (!may_be_titles(cells)) {
    table.row = std::move(row);
    return;
  }
  for (const auto& [first, columns] : table.spans)
    for (std::size_t i = first + 1; i < std::min(first + columns, cells.size()); ++i) {  // a wide span was cut
      cells[i] = cells[first];
      if (i < table.carried.size() && table.carried[i].rows > 0) table.carried[i].text = cells[first];
    }
  table.row = {.number = row.number, .hidden = row.hidden};
  for (const auto cell : cells)
    if (status_) put(table, cell);
}

void Tables::accept(Table& table) {
  if (!table.accepted) table.id = sink_.add_table(std::string{trim(table.caption)});
  table.accepted = found_ = true;
  for (auto& row : table.waiting) {
    row.table = table.id;
    sink_.add_row(std::move(row));
  }
  table.waiting.clear();
}

void Tables::end_table() {
  end_row();
  auto table = std::move(open_.back());
  open_.pop_back();
  if (table.accepted || table.waiting.empty()) return;
  if (!open_.empty() && open_text())
    for (const auto& row : table.waiting)
      for (std::size_t i = 0; i < row.ends.size(); ++i) {
        text(row.cell(i));
        break_line();
      }
  if (titles_.waiting.empty() && table.widest >= 2) titles_ = std::move(table);
}

void Tables::finish() {
  while (!open_.empty() && status_) end_table();
  if (!found_ && status_ && !titles_.waiting.empty()) accept(titles_);
}

}  // namespace yingbao::format::html
