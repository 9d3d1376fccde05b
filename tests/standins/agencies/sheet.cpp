#include "sheet.hpp"

#include <algorithm>
#include <stdexcept>

namespace yingbao::sample {
namespace {

constexpr int blank_every = 1200;  // rows
constexpr int subtotal_every = 900;

void note(const Line& line, const std::string& sheet, std::size_t row, Delivery& delivery) {
  Account& account = delivery.account;
  switch (line.fate) {
    case Fate::used:
      ++account.used;
      if (line.owner.empty()) ++account.unkeyed;
      break;
    case Fate::rejected:
      ++account.rejected;
      delivery.rejects.push_back({sheet, row, line.fault_column, line.fault});
      break;
    case Fate::duplicate: ++account.duplicate; break;
    case Fate::skipped: ++account.skipped; break;
  }
}

}  // namespace

void Delivery::append(Delivery other) {
  std::move(other.file.tables.begin(), other.file.tables.end(), std::back_inserter(file.tables));
  std::move(other.rejects.begin(), other.rejects.end(), std::back_inserter(rejects));
  for (const auto count : {&Account::rows, &Account::used, &Account::rejected, &Account::duplicate, &Account::skipped,
                           &Account::unkeyed}) {
    account.*count += other.account.*count;
  }
}

Line& Sheet::add(Record cells, std::string owner) {
  if (cells.size() != layout_.header.size()) throw std::logic_error("a row that does not fit its header");
  Line& line = lines_.emplace_back();
  line.cells = std::move(cells);
  line.owner = std::move(owner);
  line.place = random_.next();
  return line;
}

Line& Sheet::add_again(const Line& line, std::string_view column, Cell text) {
  Line& again = add(line.cells, line.owner);
  again.fate = Fate::duplicate;
  cell(again, column) = std::move(text);
  return again;
}

void Sheet::reject(Line& line, std::string_view column, std::string fault, Cell text) {
  cell(line, column) = std::move(text);
  line.fate = Fate::rejected;
  line.fault_column = column;
  line.fault = std::move(fault);
}

std::size_t Sheet::index_of(std::string_view column) const {
  const auto found = std::find(layout_.header.begin(), layout_.header.end(), column);
  if (found == layout_.header.end()) throw std::logic_error("no such column: " + std::string(column));
  return static_cast<std::size_t>(found - layout_.header.begin());
}

void Sheet::settle_order() {
  std::sort(lines_.begin(), lines_.end(), [](const Line& a, const Line& b) { return a.place < b.place; });
}

void Sheet::number_the_lines() {
  if (layout_.header[0] != "序号") return;
  int number = 0;
  for (Line& line : lines_) line.cells[0] = Cell::number(++number);
}

void Sheet::lay_in_copies() {
  const std::size_t originals = lines_.size();
  for (std::size_t i = 0; i < originals; ++i) {
    for (int n = 0; n < lines_[i].copies; ++n) {
      Line copy = lines_[i];
      copy.fate = Fate::duplicate;
      copy.place = random_.next();
      lines_.push_back(std::move(copy));
    }
  }
}

Record Sheet::total_row(std::string_view word, int people) const {
  Record cells(layout_.header.size());
  cells[0] = word;
  cells[layout_.total_at] = Cell::number(people);
  return cells;
}

Table Sheet::begin_table() const {
  Table table{layout_.sheet, layout_.titles.size(), {}, {}};
  for (const std::string& title : layout_.titles) table.records.emplace_back(layout_.header.size()).front() = title;
  table.records.emplace_back(layout_.header.begin(), layout_.header.end());
  return table;
}

Delivery Sheet::finish() && {
  settle_order();
  number_the_lines();
  lay_in_copies();  // after numbering: a copy is the whole row, its number included
  settle_order();

  Delivery delivery{layout_.agency, {}, {}, {}};
  delivery.file = {layout_.file_name, layout_.format, layout_.encoding, layout_.line_end, {}};
  Table table = begin_table();
  auto& records = table.records;
  const auto skip = [&](Record cells) {
    records.push_back(std::move(cells));
    ++delivery.account.skipped;
  };
  const std::size_t before_rows = records.size(), uncounted = names_its_values(layout_.format) ? before_rows : 0;
  int people = 0, since_subtotal = 0;
  for (Line& line : lines_) {
    if (line.hidden) table.hidden.insert(records.size());
    records.push_back(std::move(line.cells));
    note(line, layout_.sheet, records.size() - uncounted, delivery);
    ++people;
    if (++since_subtotal == subtotal_every) {
      const bool named_like_the_total = people % (2 * subtotal_every) == 0;
      skip(total_row(named_like_the_total ? "合计" : "小计", std::exchange(since_subtotal, 0)));
    }
    // A row of nothing is no row of an old workbook at all.
    if (people % blank_every == 0 && layout_.format != Format::xls) skip(Record(layout_.header.size()));
  }
  if (layout_.total) skip(total_row("合计", people));
  if (!layout_.footer.empty()) skip(Record(layout_.footer.begin(), layout_.footer.end()));
  delivery.account.rows = static_cast<int>(records.size() - before_rows);
  delivery.file.tables.push_back(std::move(table));
  return delivery;
}

}  // namespace yingbao::sample
