#include "sheet.hpp"

#include <algorithm>
#include <stdexcept>

namespace yingbao::sample {
namespace {

constexpr int blank_every = 1200;    // rows
constexpr int subtotal_every = 900;

void note(const Line& line, std::size_t row, Delivery& delivery) {
  Account& account = delivery.account;
  switch (line.fate) {
    case Fate::used:
      ++account.used;
      if (line.owner.empty()) ++account.unkeyed;
      break;
    case Fate::rejected:
      ++account.rejected;
      delivery.rejects.push_back({row, line.fault_column, line.fault});
      break;
    case Fate::duplicate:
      ++account.duplicate;
      break;
    case Fate::skipped:
      ++account.skipped;
      break;
  }
}

}  // namespace

Line& Sheet::add(std::vector<std::string> cells, std::string owner) {
  if (cells.size() != layout_.header.size()) throw std::logic_error("a row that does not fit its header");
  Line& line = lines_.emplace_back();
  line.cells = std::move(cells);
  line.owner = std::move(owner);
  line.place = random_.next();
  return line;
}

Line& Sheet::add_again(const Line& line, std::string_view column, std::string text) {
  Line& again = add(line.cells, line.owner);
  again.fate = Fate::duplicate;
  cell(again, column) = std::move(text);
  return again;
}

void Sheet::reject(Line& line, std::string_view column, std::string fault, std::string text) {
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

std::vector<std::string> Sheet::total_row(std::string_view word, int people) const {
  std::vector<std::string> cells(layout_.header.size());
  cells[0] = word;
  cells[1] = std::to_string(people);
  return cells;
}

Delivery Sheet::finish() && {
  settle_order();
  if (layout_.header[0] == "序号") {
    int number = 0;
    for (Line& line : lines_) line.cells[0] = std::to_string(++number);
  }
  lay_in_copies();  // after numbering: a copy is the whole row, its number included
  settle_order();

  Delivery delivery{layout_.agency, {layout_.file_name, layout_.encoding, layout_.line_end, {}}, {}, {}};
  auto& records = delivery.file.records;
  const auto skip = [&](std::vector<std::string> cells) {
    records.push_back(std::move(cells));
    ++delivery.account.skipped;
  };
  if (!layout_.title.empty()) {
    records.emplace_back(layout_.header.size()).front() = layout_.title;
  }
  records.push_back(layout_.header);
  const std::size_t before_rows = records.size();
  int people = 0, since_subtotal = 0;
  for (Line& line : lines_) {
    records.push_back(std::move(line.cells));
    note(line, records.size(), delivery);
    ++people;
    if (++since_subtotal == subtotal_every) {
      const bool named_like_the_total = people % (2 * subtotal_every) == 0;
      skip(total_row(named_like_the_total ? "合计" : "小计", std::exchange(since_subtotal, 0)));
    }
    if (people % blank_every == 0) skip(std::vector<std::string>(layout_.header.size()));
  }
  skip(total_row("合计", people));
  if (!layout_.footer.empty()) skip(layout_.footer);
  delivery.account.rows = static_cast<int>(records.size() - before_rows);
  return delivery;
}

}  // namespace yingbao::sample
