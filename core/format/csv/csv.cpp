#include "format/csv/csv.hpp"

#include "format/decoder.hpp"
#include "format/gb18030.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace yingbao::format {
namespace {

constexpr std::size_t kChunk = 256u << 10;
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

bool ends_cell(char c, char delimiter) { return c == delimiter || c == '\n' || c == '\r'; }

/// The bytes of a two- or four-byte character may equal a delimiter such as '|', but never one below '0'.
bool may_be_trail_byte(char delimiter) { return static_cast<unsigned char>(delimiter) >= 0x40; }

Claim claim(std::string_view start) { return start.find('\0') == std::string_view::npos ? Claim::fallback : Claim::none; }

Result<std::unique_ptr<RowReader>> open(ByteSource& source, const ReadOptions& options, std::string start) {
  return std::unique_ptr<RowReader>{std::make_unique<CsvReader>(source, options, std::move(start))};
}

}  // namespace

extern const Decoder csv_decoder;
const Decoder csv_decoder{"CSV", claim, open};

CsvReader::CsvReader(ByteSource& source, const ReadOptions& options, std::string start)
    : source_{source}, options_{options}, charset_{options.charset}, buffer_{std::move(start)} {
  if (buffer_.starts_with(kUtf8Mark)) {
    at_ = kUtf8Mark.size();
    charset_ = Charset::utf8;
  }
  settle_charset();
  settle_delimiter();
}

std::string CsvReader::describe() const {
  const std::string delimiter = delimiter_ == '\t' ? "\\t" : std::string(1, delimiter_);
  return "CSV, " + std::string{name_of(charset())} + ", '" + delimiter + "'";
}

void CsvReader::settle_charset() {
  const auto window = std::string_view{buffer_}.substr(at_);
  if (!charset_ && tells_charset(window)) charset_ = guess_charset(window);
}

void CsvReader::settle_delimiter() {
  if (options_.delimiter) {
    delimiter_ = options_.delimiter;
    return;
  }
  // The candidate that cuts the first lines most often outside quotes.
  std::array<std::size_t, 128> counts{};
  bool quoted = false;
  std::size_t lines = 0;
  for (std::size_t i = at_; i < buffer_.size() && lines < 20; ++i) {
    const char c = buffer_[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') ++lines;
    if (static_cast<unsigned char>(c) >= 0x80 && charset() == Charset::gb18030) {
      const auto length = gb18030_length(std::string_view{buffer_}.substr(i));
      if (length > 1) i += length - 1;
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x80) ++counts[static_cast<std::size_t>(c)];
  }
  for (const char candidate : {'\t', ';', '|'})
    if (counts[static_cast<std::size_t>(candidate)] > counts[static_cast<std::size_t>(delimiter_)])
      delimiter_ = candidate;
}

Status CsvReader::refill() {
  buffer_.erase(0, at_);
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
  settle_charset();
  return {};
}

Result<bool> CsvReader::next() {
  broken_ = false;
  for (;;) {
    if (at_ == buffer_.size()) {
      if (source_ended_) return false;
      if (auto done = refill(); !done) return done.error();
      continue;
    }
    const auto parsed = parse_row(source_ended_);
    if (parsed == Parse::incomplete) {
      if (auto done = refill(); !done) return done.error();
      continue;
    }
    if (parsed == Parse::unclosed) take_line_as_broken();
    at_ = consumed_;
    ++number_;
    return true;
  }
}

std::size_t CsvReader::find_end_of_plain(std::size_t at) const {
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

CsvReader::Parse CsvReader::parse_quoted(std::size_t& at, bool at_end, std::string_view& cell) {
  const std::size_t start = ++at;
  std::string* unquoted = nullptr;
  std::size_t plain = start;
  for (;;) {
    const auto* quote = static_cast<const char*>(std::memchr(buffer_.data() + at, '"', buffer_.size() - at));
    if (!quote) {
      const bool too_long = buffer_.size() - at_ > kMaxRowBytes;
      return at_end || too_long ? Parse::unclosed : Parse::incomplete;
    }
    at = static_cast<std::size_t>(quote - buffer_.data()) + 1;
    if (at == buffer_.size() && !at_end) return Parse::incomplete;
    if (at < buffer_.size() && buffer_[at] == '"') {
      if (!unquoted) unquoted = &unquoted_.emplace_back();
      unquoted->append(buffer_, plain, at - plain);
      plain = ++at;
      continue;
    }
    break;
  }
  const std::size_t close = at - 1;
  const std::size_t end = find_end_of_plain(at);
  if (end == buffer_.size() && !at_end) return Parse::incomplete;
  // A quote behind the closing one: the closing one was in truth the opening one of a later cell.
  if (std::memchr(buffer_.data() + at, '"', end - at)) return Parse::unclosed;
  if (!unquoted && end == at) {
    cell = std::string_view{buffer_}.substr(start, close - start);
  } else {
    // Whatever stands between the closing quote and the delimiter belongs to the cell.
    if (!unquoted) unquoted = &unquoted_.emplace_back();
    unquoted->append(buffer_, plain, close - plain);
    unquoted->append(buffer_, at, end - at);
    cell = *unquoted;
  }
  at = end;
  return Parse::row;
}

CsvReader::Parse CsvReader::parse_row(bool at_end) {
  cells_.clear();
  unquoted_.clear();
  std::size_t at = at_;
  for (;;) {
    std::string_view cell;
    if (at < buffer_.size() && buffer_[at] == '"') {
      if (const auto parsed = parse_quoted(at, at_end, cell); parsed != Parse::row) return parsed;
    } else {
      const std::size_t end = find_end_of_plain(at);
      if (end == buffer_.size() && !at_end)
        return end - at_ > kMaxRowBytes ? Parse::unclosed : Parse::incomplete;
      cell = std::string_view{buffer_}.substr(at, end - at);
      at = end;
    }
    cells_.push_back(cell);
    if (at >= buffer_.size()) break;
    const char c = buffer_[at];
    if (c == delimiter_) {
      ++at;
      continue;
    }
    if (c == '\r') {
      if (at + 1 == buffer_.size() && !at_end) return Parse::incomplete;
      if (at + 1 < buffer_.size() && buffer_[at + 1] == '\n') ++at;
    }
    ++at;
    break;
  }
  consumed_ = at;
  return Parse::row;
}

void CsvReader::take_line_as_broken() {
  broken_ = true;
  cells_.clear();
  unquoted_.clear();
  const auto end = buffer_.find_first_of("\r\n", at_);
  consumed_ = end == std::string::npos ? buffer_.size() : end + 1;
  if (consumed_ < buffer_.size() && buffer_[consumed_ - 1] == '\r' && buffer_[consumed_] == '\n') ++consumed_;
  cells_.push_back(std::string_view{buffer_}.substr(at_, consumed_ - at_));
}

}  // namespace yingbao::format
