// The cells of one line.
#include "format/csv/cell_ends.hpp"
#include "format/csv/csv.hpp"
#include "format/gb18030.hpp"
#include "format/text_mark.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace yingbao::format {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

constexpr std::size_t kMostLinesOfCell = 16;  // where quotes open behind a blank

bool all_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_blank); }

/// Bytes with which quotes or the marks of a text may begin.
constexpr auto kBeginsMarked = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {'"', '\'', '=', ' ', '\t'}) table[c] = true;
  return table;
}();

/// The bytes of a two- or four-byte character may equal a delimiter such as '|', but never one below '0'.
bool may_be_trail_byte(char delimiter) { return static_cast<unsigned char>(delimiter) >= 0x40; }

}  // namespace

/// False where characters have to be told apart first.
bool CsvReader::ends_are_bytes() const { return !may_be_trail_byte(delimiter_) || charset() != Charset::gb18030; }

/// A delimiter, a carriage return or a line feed, at or behind `at`.
std::size_t CsvReader::find_delimiter_or_end(std::size_t at) const {
  const CellEnds ends{delimiter_};
  const char* const data = buffer_.data();
  const std::size_t size = buffer_.size();
  if (!ends_are_bytes()) {
    while (at < size && !ends.at(data + at)) {
      const auto length = gb18030_length({data + at, size - at});
      at += length == 0 ? 1 : length;
    }
    return std::min(at, size);
  }
  for (; at + 16 <= size; at += 16)
    if (const auto found = ends.among_16(data + at)) return at + static_cast<std::size_t>(std::countr_zero(found));
  while (at < size && !ends.at(data + at)) ++at;
  return at;
}

/// Where the cell ends; the buffer's end when that cannot be told yet. A carriage return that ends nothing is a blank.
std::size_t CsvReader::find_end_of_plain(std::size_t at) {
  for (;;) {
    const auto end = find_delimiter_or_end(at);
    if (end >= buffer_.size() || buffer_[end] != '\r' || row_end_ == RowEnd::cr) return end;
    if (end + 1 == buffer_.size()) return source_ended_ ? end : end + 1;
    if (buffer_[end + 1] == '\n') return end;
    buffer_[end] = ' ';
    at = end + 1;
  }
}

CsvReader::Parse CsvReader::parse_plain(std::size_t& at, std::string_view& cell) {
  const std::size_t end = find_end_of_plain(at);
  if (end == buffer_.size() && !source_ended_) return Parse::incomplete;
  cell = std::string_view{buffer_}.substr(at, end - at);
  at = end;
  return Parse::row;
}

/// Whether quotes that open behind a blank are closed: in their line, or behind lines that are nothing but text. A line
/// with a delimiter is a row of its own, whose quote closes nothing; in a file of one column every line is.
CsvReader::Parse CsvReader::find_close(std::size_t quote) const {
  std::size_t lines = 0;
  for (auto at = quote + 1; at < buffer_.size(); ++at) {
    const char c = buffer_[at];
    if (c == '"') {
      if (at + 1 == buffer_.size() && !source_ended_) return Parse::incomplete;
      if (at + 1 == buffer_.size() || buffer_[at + 1] != '"') return Parse::row;
      ++at;
    } else if (c == '\n' || (c == '\r' && row_end_ == RowEnd::cr)) {
      if (++lines == kMostLinesOfCell || width_.cells < 2) return Parse::no_quotes;
    } else if (c == delimiter_ && lines > 0) {
      return Parse::no_quotes;
    }
  }
  return source_ended_ ? Parse::no_quotes : Parse::incomplete;
}

/// True when the quote at `quote` is the first byte of a cell, in a line behind the one of `start`.
bool CsvReader::begins_cell(std::size_t start, std::size_t quote) const {
  const auto text = std::string_view{buffer_}.substr(start, quote - start);
  const auto line = text.find_last_of(row_end_ == RowEnd::cr ? "\r\n" : "\n");
  return line != std::string_view::npos && (line + 1 == text.size() || text.back() == delimiter_);
}

/// A cell in quotes, whose first stands at `at`. `strict`: nothing else belongs to the cell, or they are no quotes.
CsvReader::Parse CsvReader::parse_quoted(std::size_t& at, Line& line, std::string_view& cell, bool strict) {
  const std::size_t start = ++at;
  std::string* unquoted = nullptr;
  std::size_t plain = start;
  for (;;) {
    const auto* quote = static_cast<const char*>(std::memchr(buffer_.data() + at, '"', buffer_.size() - at));
    if (!quote) return source_ended_ ? Parse::unclosed : Parse::incomplete;
    at = static_cast<std::size_t>(quote - buffer_.data()) + 1;
    if (at == buffer_.size() && !source_ended_) return Parse::incomplete;
    if (at < buffer_.size() && buffer_[at] == '"') {
      if (!unquoted) unquoted = &line.unquoted.emplace_back();
      unquoted->append(buffer_, plain, at - plain);
      plain = ++at;
      continue;
    }
    break;
  }
  const std::size_t close = at - 1;
  const std::size_t end = find_end_of_plain(at);
  if (end == buffer_.size() && !source_ended_) return Parse::incomplete;
  const auto behind = std::string_view{buffer_}.substr(at, end - at);
  // A quote behind the closing one: the closing one was in truth the opening one of a later cell.
  if (behind.find('"') != std::string_view::npos) return Parse::unclosed;
  // And so it is where a row has begun between them: 1,"x and then 2,"y.
  if (!strict && !all_blank(behind) && begins_cell(start, close)) return Parse::unclosed;
  if (strict && !all_blank(behind)) return Parse::no_quotes;
  if (!unquoted && (strict || behind.empty())) {
    cell = std::string_view{buffer_}.substr(start, close - start);
  } else {
    // Whatever stands between the closing quote and the delimiter belongs to the cell.
    if (!unquoted) unquoted = &line.unquoted.emplace_back();
    unquoted->append(buffer_, plain, close - plain);
    if (!strict) unquoted->append(behind);
    cell = *unquoted;
  }
  at = end;
  return Parse::row;
}

/// A cell that begins with a quote, a blank or the mark of a text.
CsvReader::Parse CsvReader::parse_marked(std::size_t& at, Line& line, std::string_view& cell) {
  if (buffer_[at] == '"') {
    const auto parsed = parse_quoted(at, line, cell, false);
    if (parsed == Parse::row) cell = without_text_marks(cell);
    return parsed;
  }
  const auto start = at;
  if (const auto parsed = parse_plain(at, cell); parsed != Parse::row) return parsed;
  const auto bare = without_text_marks(cell);
  if (bare.data() != cell.data() || bare.size() != cell.size()) {
    cell = bare;
    return Parse::row;
  }
  // In quotes, or in those of ="…", delimiters and line breaks are text.
  auto quote = start;
  while (quote < at && is_blank(buffer_[quote])) ++quote;
  if (quote < at && buffer_[quote] == '=') ++quote;
  if (quote >= at || buffer_[quote] != '"') return Parse::row;
  const auto closed = find_close(quote);
  if (closed != Parse::row) return closed == Parse::no_quotes ? Parse::row : closed;
  const auto end = std::exchange(at, quote);
  const auto plain = cell;
  const bool paired = std::count(plain.begin(), plain.end(), '"') % 2 == 0;  // no delimiter stands within quotes
  const auto parsed = parse_quoted(at, line, cell, true);
  if (parsed != Parse::no_quotes && !(parsed == Parse::unclosed && paired)) return parsed;
  cell = plain;
  at = end;
  return Parse::row;
}

/// What nearly every line is, 64 bytes at a time: no cell begins as if it were marked, and the line ends in a line feed
/// before the last bytes read. False at anything else, with cells of which nothing is to be kept.
bool CsvReader::parse_plain_line(std::size_t start, Line& line) const {
  if (row_end_ == RowEnd::cr || !ends_are_bytes()) return false;
  const CellEnds ends{delimiter_};
  const char* const data = buffer_.data();
  auto cell = start;
  for (auto at = start; at + 64 < buffer_.size(); at += 64)
    for (auto found = ends.among_64(data + at); found != 0; found &= found - 1) {
      const auto end = at + static_cast<std::size_t>(std::countr_zero(found));
      if (cell < end && kBeginsMarked[static_cast<unsigned char>(data[cell])]) return false;
      line.cells.emplace_back(data + cell, end - cell);
      cell = end + 1;
      if (data[end] == delimiter_) continue;
      const bool two = data[end] == '\r';
      if (two && data[cell] != '\n') return false;
      line.end = two ? cell + 1 : cell;
      line.odd_end = !two && row_end_ == RowEnd::crlf;
      return true;
    }
  return false;
}

CsvReader::Parse CsvReader::parse_line(std::size_t start, Line& line) {
  line.cells.clear();
  if (!line.unquoted.empty()) line.unquoted.clear();
  line.odd_end = line.odd_mark = false;
  if (parse_plain_line(start, line)) return Parse::row;
  line.cells.clear();
  bool apostrophe = false;
  std::size_t at = start;
  for (;;) {
    std::string_view cell;
    const auto from = at;
    const bool marked =
        at < buffer_.size() && kBeginsMarked[static_cast<unsigned char>(buffer_[at])] && buffer_[at] != delimiter_;
    const auto end = marked || apostrophe ? 0 : find_delimiter_or_end(at);
    if (end > 0 && end < buffer_.size() && buffer_[end] != '\r') {  // nearly every cell
      line.cells.emplace_back(buffer_.data() + at, end - at);
      at = end;
    } else {
      const auto parsed = marked ? parse_marked(at, line, cell) : parse_plain(at, cell);
      if (parsed == Parse::incomplete && buffer_.size() - start > kMaxRowBytes)
        return marked && buffer_[from] == '"' ? Parse::unclosed : Parse::too_long;
      if (parsed != Parse::row) return parsed;
      line.cells.push_back(cell);
      if (marked && buffer_[from] == '\'' && cell.end() == buffer_.data() + at) apostrophe = true;
      else if (apostrophe && cell.ends_with('\'') && buffer_[from] != '\'') line.odd_mark = true;
      if (at >= buffer_.size()) break;
    }
    const char c = buffer_[at++];
    if (c == delimiter_) continue;
    if (c == '\r' && at == buffer_.size() && !source_ended_) return Parse::incomplete;
    if (c == '\r' && at < buffer_.size() && buffer_[at] == '\n') ++at;
    line.odd_end = c == '\n' && row_end_ == RowEnd::crlf;
    break;
  }
  line.end = at;
  return Parse::row;
}

}  // namespace yingbao::format
