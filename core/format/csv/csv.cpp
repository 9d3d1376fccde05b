#include "format/csv/csv.hpp"

#include "format/decoder.hpp"
#include "format/keyed_record.hpp"

#include <algorithm>
#include <utility>

namespace yingbao::format {
namespace {

using schema::Reason;

constexpr std::size_t kChunk = 256u << 10, kMostPieces = 16, kRowsThatTellTheWidth = 1000;
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr char kEndOfFile = '\x1A';  // Ctrl-Z, as DOS programs end a text

bool all_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

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
    } else {
      const auto fault = parsed == Parse::unclosed ? Reason::quote_unclosed : Reason::text_too_long;
      if (auto done = pass_line(fault); !done) return done.error();
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
