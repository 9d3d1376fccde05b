// CSV by RFC 4180 and as it is met, as a stream, in any encoding whose delimiter, quote and line end are single bytes.
#pragma once

#include "format/byte_source.hpp"
#include "format/csv/csv_shape.hpp"
#include "format/row_reader.hpp"

#include <deque>
#include <vector>

namespace yingbao::format {

/// A line break within a cell that stands in no quotes makes lines of a row. A carriage return alone is put down to the
/// cell. Lines that only together are as wide as the file's rows are pieces of one: each is a row with a fault, so that
/// nobody is made of half a row and the rows behind keep their numbers.
class CsvReader : public RowReader {
 public:
  /// A quoted field longer than this counts as never closed; a row longer than this is passed over with a fault.
  static constexpr std::size_t kMaxRowBytes = 1u << 20;

  /// `start`: bytes already taken from the source.
  CsvReader(ByteSource& source, const ReadOptions& options, std::string start);

  Result<bool> next() override;
  std::span<const std::string_view> cells() const override { return line_.cells; }
  std::uint64_t number() const override { return number_; }
  std::optional<schema::Reason> fault() const override { return fault_; }
  Charset charset() const override { return charset_.value_or(Charset::utf8); }
  std::string describe() const override;

 private:
  enum class Parse { row, incomplete, unclosed, too_long, no_quotes };
  struct Line {
    std::vector<std::string_view> cells;
    std::deque<std::string> unquoted;  // cells that had doubled quotes; a deque keeps their addresses
    std::size_t end = 0;               // where the next one starts
    bool odd_end = false;              // not the file's own
    bool odd_mark = false;             // a closing apostrophe that no cell opens
  };
  Parse parse_line(std::size_t at, Line& line);
  bool parse_plain_line(std::size_t start, Line& line) const;
  Parse parse_marked(std::size_t& at, Line& line, std::string_view& cell);
  Parse parse_quoted(std::size_t& at, Line& line, std::string_view& cell, bool strict);
  Parse parse_plain(std::size_t& at, std::string_view& cell);
  Parse find_close(std::size_t quote) const;
  bool begins_cell(std::size_t start, std::size_t quote) const;
  bool ends_are_bytes() const;
  std::size_t find_delimiter_or_end(std::size_t at) const;
  std::size_t find_end_of_plain(std::size_t at);
  std::size_t find_line_end(std::size_t at) const;
  std::optional<std::size_t> count_pieces();
  void take_row();
  Status pass_line(schema::Reason fault);
  Status begin();
  Status refill();
  void settle();
  void settle_charset();
  void settle_width();

  ByteSource& source_;
  ReadOptions options_;
  std::optional<Charset> charset_;
  char delimiter_ = ',';
  RowEnd row_end_ = RowEnd::lf;
  RowWidth width_;
  std::string buffer_;
  std::size_t at_ = 0;                   // the next line starts here
  std::size_t nul_ = std::string::npos;  // the next NUL of the buffer
  bool begun_ = false, source_ended_ = false;
  std::uint64_t number_ = 0;
  std::size_t pieces_ = 0;  // lines still to come of a row that is cut
  std::optional<schema::Reason> fault_;
  Line line_, ahead_;
};

}  // namespace yingbao::format
