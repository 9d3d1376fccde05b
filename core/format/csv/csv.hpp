// CSV by RFC 4180 as a stream, in any encoding whose delimiter, quote and line end are single bytes.
#pragma once

#include "format/byte_source.hpp"
#include "format/row_reader.hpp"

#include <deque>
#include <vector>

namespace yingbao::format {

class CsvReader : public RowReader {
 public:
  /// A quoted field longer than this counts as never closed.
  static constexpr std::size_t kMaxRowBytes = 1u << 20;

  /// `start`: bytes already taken from the source.
  CsvReader(ByteSource& source, const ReadOptions& options, std::string start);

  Result<bool> next() override;
  std::span<const std::string_view> cells() const override { return cells_; }
  std::uint64_t number() const override { return number_; }
  std::optional<schema::Reason> fault() const override {
    return broken_ ? std::optional{schema::Reason::quote_unclosed} : std::nullopt;
  }
  Charset charset() const override { return charset_.value_or(Charset::utf8); }
  std::string describe() const override;

 private:
  enum class Parse { row, incomplete, unclosed };
  Parse parse_row(bool at_end);
  Parse parse_quoted(std::size_t& at, bool at_end, std::string_view& cell);
  std::size_t find_end_of_plain(std::size_t at) const;
  void take_line_as_broken();
  Status refill();
  void settle_charset();
  void settle_delimiter();

  ByteSource& source_;
  ReadOptions options_;
  std::optional<Charset> charset_;
  char delimiter_ = ',';
  std::string buffer_;
  std::size_t at_ = 0;       // the next row starts here
  std::size_t consumed_ = 0; // where the row just read ended
  bool source_ended_ = false;
  bool broken_ = false;
  std::uint64_t number_ = 0;
  std::vector<std::string_view> cells_;
  std::deque<std::string> unquoted_;  // cells that had doubled quotes; a deque keeps their addresses
};

}  // namespace yingbao::format
