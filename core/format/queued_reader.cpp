#include "format/queued_reader.hpp"

#include "format/replacement.hpp"

namespace yingbao::format {

void QueuedRow::add(std::string_view cell) {
  text += cell;
  ends.push_back(static_cast<std::uint32_t>(text.size()));
}

void QueuedRow::add_blanks_to(std::size_t columns) {
  if (columns > ends.size()) ends.resize(columns, static_cast<std::uint32_t>(text.size()));
}

std::string_view QueuedRow::cell(std::size_t column) const {
  const std::size_t start = column == 0 ? 0 : ends[column - 1];
  return std::string_view{text}.substr(start, ends[column] - start);
}

Result<bool> QueuedReader::fill() {
  while (queue_.empty()) {
    const auto more = advance();
    if (!more) return more.error();
    if (!*more && queue_.empty()) return false;
  }
  return true;
}

Result<bool> QueuedReader::begin() {
  const auto found = fill();
  if (found && *found) table_ = queue_.front().table;
  return found;
}

TableSink QueuedReader::sink() {
  return {[this](std::string name) {
            names_.push_back(std::move(name));
            return names_.size() - 1;
          },
          [this](QueuedRow row) { queue_.push_back(std::move(row)); }};
}

Result<bool> QueuedReader::next() {
  cells_.clear();
  fault_.reset();
  const auto found = fill();
  if (!found || !*found) return found;
  if (queue_.front().table != table_) return false;
  row_ = std::move(queue_.front());
  queue_.pop_front();
  for (std::size_t i = 0; i < row_.ends.size(); ++i) cells_.push_back(row_.cell(i));
  if (row_.text.find(kReplacement) != std::string::npos) fault_ = schema::Reason::undecodable;
  return true;
}

Result<bool> QueuedReader::next_table() {
  for (;;) {
    const auto row = next();
    if (!row) return row.error();
    if (*row) continue;
    if (queue_.empty()) return false;
    table_ = queue_.front().table;
    return true;
  }
}

}  // namespace yingbao::format
