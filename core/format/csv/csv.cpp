#include "format/csv/csv.hpp"

#include "format/decoder.hpp"
#include "format/gb18030.hpp"
#include "format/keyed_record.hpp"
#include "format/text_mark.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace yingbao::format {
namespace {

using schema::Reason;

constexpr std::size_t kChunk = 256u << 10, kMostPieces = 16, kRowsThatTellTheWidth = 1000;
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr char kEndOfFile = '\x1A';  // Ctrl-Z, as DOS programs end a text

bool ends_cell(char c, char delimiter) { return c == delimiter || c == '\n' || c == '\r'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool all_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_blank); }

/// Bytes with which quotes or the marks of a text may begin.
constexpr auto kBeginsMarked = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {'"', '\'', '=', ' ', '\t'}) table[c] = true;
  return table;
}();

/// The bytes of a two- or four-byte character may equal a delimiter such as '|', but never one below '0'.
bool may_be_trail_byte(char delimiter) { return static_cast<unsigned char>(delimiter) >= 0x40; }

/// A NUL may have got into a text; in what is none, a good part is control characters.
bool is_text(std::string_view window) {
  const auto controls = std::count_if(window.begin(), window.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' && (c < '\t' || c > '\r') && c != kEndOfFile;
  });
  return static_cast<std::size_t>(controls) * 16 <= window.size();
}

Claim claim(std::string_view start) {
  if (start.find('\0') == std::string_view::npos) return Claim::fallback;
  const auto text = start.substr(0, start.find_last_not_of('\0') + 1);
  return !text.empty() && is_text(text.substr(0, 1024)) && is_text(text) ? Claim::fallback : Claim::none;
}

Result<std::unique_ptr<RowReader>> open(ByteSource& source, const ReadOptions& options, std::string start) {
  return std::unique_ptr<RowReader>{std::make_unique<CsvReader>(source, options, std::move(start))};
}

}  // namespace

extern const Decoder csv_decoder;
const Decoder csv_decoder{"CSV", claim, open};

CsvReader::CsvReader(ByteSource& source, const ReadOptions& options, std::string start)
    : source_{source}, options_{options}, charset_{options.charset}, buffer_{std::move(start)} {
  settle();
}

std::string CsvReader::describe() const {
  const std::string delimiter = delimiter_ == '\t' ? "\\t" : std::string(1, delimiter_);
  return "CSV, " + std::string{name_of(charset())} + ", '" + delimiter + "'";
}

void CsvReader::settle() {
  if (at_ == 0 && buffer_.starts_with(kUtf8Mark)) {
    at_ = kUtf8Mark.size();
    charset_ = Charset::utf8;
  }
  settle_charset();
  const auto window = std::string_view{buffer_}.substr(at_);
  delimiter_ = options_.delimiter ? options_.delimiter : find_delimiter(window, charset());
  row_end_ = find_row_end(window);
  nul_ = buffer_.find('\0', at_);
}

void CsvReader::settle_charset() {
  const auto window = std::string_view{buffer_}.substr(at_);
  if (!charset_ && tells_charset(window)) charset_ = guess_charset(window);
}

void CsvReader::settle_width() {
  std::vector<std::size_t> rows;
  for (auto at = at_; at < buffer_.size() && rows.size() < kRowsThatTellTheWidth;) {
    const auto parsed = parse_line(at, ahead_);
    if (parsed == Parse::incomplete) break;
    if (parsed == Parse::row) rows.push_back(ahead_.cells.size());
    at = parsed == Parse::row ? ahead_.end : find_line_end(at);
  }
  width_ = find_width(rows);
}

/// What is decided once is decided on the same bytes however they arrive.
Status CsvReader::begin() {
  begun_ = true;
  if (buffer_.size() < kStartBytes) {
    while (buffer_.size() < kStartBytes && !source_ended_) {
      const auto at = std::exchange(at_, 0);
      if (auto done = refill(); !done) return done;
      at_ = at;
    }
    settle();
  }
  settle_width();
  return {};
}

Status CsvReader::refill() {
  buffer_.erase(0, at_);
  if (nul_ != std::string::npos) nul_ = nul_ < at_ ? buffer_.find('\0') : nul_ - at_;
  at_ = 0;
  const auto have = buffer_.size();
  buffer_.resize(have + kChunk);
  std::size_t got = 0;
  while (got < kChunk) {
    const auto n = source_.read({buffer_.data() + have + got, kChunk - got});
    if (!n) return n.error();
    if (*n == 0) {
      source_ended_ = true;
      break;
    }
    got += *n;
  }
  buffer_.resize(have + got);
  if (nul_ == std::string::npos) nul_ = buffer_.find('\0', have);
  if (source_ended_)
    while (buffer_.ends_with(kEndOfFile)) buffer_.pop_back();
  settle_charset();
  return {};
}

Result<bool> CsvReader::next() {
  if (!begun_)
    if (auto done = begin(); !done) return done.error();
  fault_.reset();
  for (;;) {
    if (at_ == buffer_.size()) {
      if (source_ended_) return false;
      if (auto done = refill(); !done) return done.error();
      continue;
    }
    const auto parsed = parse_line(at_, line_);
    const auto pieces = parsed == Parse::row && pieces_ == 0 ? count_pieces() : 1;
    if (parsed == Parse::incomplete || !pieces) {
      if (auto done = refill(); !done) return done.error();
      continue;
    }
    if (parsed == Parse::row) {
      if (*pieces > 1) pieces_ = *pieces;
      take_row();
    } else if (auto done = pass_line(parsed == Parse::unclosed ? Reason::quote_unclosed : Reason::text_too_long); !done) {
      return done.error();
    }
    if (pieces_ > 0) --pieces_;
    at_ = line_.end;
    ++number_;
    return true;
  }
}

void CsvReader::take_row() {
  if (pieces_ > 0) fault_ = Reason::split_row;
  else if (line_.odd_mark) fault_ = Reason::record_malformed;
  if (nul_ < line_.end) fault_ = Reason::undecodable;
  for (; nul_ < line_.end; nul_ = buffer_.find('\0', nul_)) buffer_[nul_] = ' ';  // no text can hold it
  if (line_.cells.size() == 1 && line_.cells[0] == std::string_view{&kEndOfFile, 1}) line_.cells[0] = {};
}

/// How many lines from line_ on are pieces of one row; 1 when it is whole, nothing while too little has been read.
///
/// Lines that end as no others do go together up to a proper end. Elsewhere a piece has two cells at least: one cell
/// alone is a heading or a footer.
std::optional<std::size_t> CsvReader::count_pieces() {
  const bool odd = line_.odd_end;
  auto cells = line_.cells.size();
  if (cells > width_.cells || width_.cells < 2) return 1;
  if (!odd && (cells == width_.cells || cells < 2 || !width_.regular)) return 1;
  std::size_t filled = cells > 1 || !all_blank(line_.cells[0]);
  auto at = line_.end;
  for (std::size_t pieces = 2; pieces <= kMostPieces; ++pieces, at = ahead_.end) {
    const auto parsed = at < buffer_.size() ? parse_line(at, ahead_) : Parse::incomplete;
    if (parsed == Parse::incomplete && !source_ended_) return {};
    if (parsed != Parse::row) return 1;
    const auto more = ahead_.cells.size();
    filled += more > 1 || !all_blank(ahead_.cells[0]);
    cells += more - 1;
    if (cells > width_.cells || (!odd && (more < 2 || ahead_.odd_end))) return 1;
    const bool whole = cells == width_.cells && filled > 1;
    const bool ends = !ahead_.odd_end || (source_ended_ && ahead_.end == buffer_.size());
    if (odd ? ends : whole) return whole ? pieces : 1;
  }
  return 1;
}

/// A delimiter, a carriage return or a line feed, at or behind `at`.
std::size_t CsvReader::find_delimiter_or_end(std::size_t at) const {
  const char* const data = buffer_.data();
  const std::size_t size = buffer_.size();
  if (may_be_trail_byte(delimiter_) && charset() == Charset::gb18030) {
    while (at < size && !ends_cell(data[at], delimiter_)) {
      const auto length = gb18030_length({data + at, size - at});
      at += length == 0 ? 1 : length;
    }
    return std::min(at, size);
  }
#ifdef __SSE2__
  const __m128i delimiter = _mm_set1_epi8(delimiter_), newline = _mm_set1_epi8('\n'), ret = _mm_set1_epi8('\r');
  for (; at + 16 <= size; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + at));
    const __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, delimiter), _mm_cmpeq_epi8(bytes, newline)),
                                     _mm_cmpeq_epi8(bytes, ret));
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(hit));
    if (mask) return at + static_cast<std::size_t>(__builtin_ctz(mask));
  }
#endif
  while (at < size && !ends_cell(data[at], delimiter_)) ++at;
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
  const auto end = std::exchange(at, quote);
  const auto plain = cell;
  const auto parsed = parse_quoted(at, line, cell, true);
  if (parsed != Parse::no_quotes) return parsed;
  cell = plain;
  at = end;
  return Parse::row;
}

CsvReader::Parse CsvReader::parse_line(std::size_t start, Line& line) {
  line.cells.clear();
  line.unquoted.clear();
  line.odd_end = line.odd_mark = false;
  bool apostrophe = false;
  std::size_t at = start;
  for (;;) {
    std::string_view cell;
    const auto from = at;
    const bool marked = at < buffer_.size() && kBeginsMarked[static_cast<unsigned char>(buffer_[at])] &&
                        buffer_[at] != delimiter_;
    const auto parsed = marked ? parse_marked(at, line, cell) : parse_plain(at, cell);
    if (parsed == Parse::incomplete && buffer_.size() - start > kMaxRowBytes)
      return marked && buffer_[from] == '"' ? Parse::unclosed : Parse::too_long;
    if (parsed != Parse::row) return parsed;
    line.cells.push_back(cell);
    if (marked && buffer_[from] == '\'' && cell.end() == buffer_.data() + at) apostrophe = true;
    else if (apostrophe && cell.ends_with('\'') && buffer_[from] != '\'') line.odd_mark = true;
    if (at >= buffer_.size()) break;
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

/// Behind the end of the line at `at`; npos when it has not been read.
std::size_t CsvReader::find_line_end(std::size_t at) const {
  const auto end = buffer_.find_first_of(row_end_ == RowEnd::cr ? "\r\n" : "\n", at);
  if (end == std::string::npos) return end;
  const bool cut = buffer_[end] == '\r' && end + 1 == buffer_.size() && !source_ended_;
  return cut ? std::string::npos : end + 1 + (buffer_[end] == '\r' && buffer_.compare(end + 1, 1, "\n") == 0);
}

/// The line becomes a row with a fault, of one cell; of a long one the beginning is kept.
Status CsvReader::pass_line(Reason fault) {
  fault_ = fault;
  auto end = find_line_end(at_);
  const auto length = end == std::string::npos ? KeyedRecord::kMaxRawBytes : end - at_;
  std::string kept{buffer_, at_, std::min(length, KeyedRecord::kMaxRawBytes + 4)};
  while (end == std::string::npos && !source_ended_) {
    if (buffer_.size() - at_ > kMaxRowBytes) at_ = buffer_.size() - 1;
    if (auto done = refill(); !done) return done;
    end = find_line_end(at_);
  }
  line_.end = std::min(end, buffer_.size());
  kept.resize(kept.find_last_not_of("\r\n") + 1);
  line_.unquoted.assign(1, std::move(kept));
  line_.cells.assign(1, beginning(line_.unquoted[0], KeyedRecord::kMaxRawBytes));
  if (nul_ < line_.end) nul_ = buffer_.find('\0', line_.end);
  return {};
}

}  // namespace yingbao::format
