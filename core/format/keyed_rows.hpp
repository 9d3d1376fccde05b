// Records with keys as tables: a header made of the keys, then a row for each record.
#pragma once

#include "format/keyed_record.hpp"
#include "format/row_reader.hpp"

#include <deque>
#include <vector>

namespace yingbao::format {

/// What a format of records defines.
class RecordSource {
 public:
  virtual ~RecordSource() = default;
  /// Begins `record`, with its number, and fills or spoils it; false at the end. An error ends the delivery.
  virtual Result<bool> next(Keys& keys, KeyedRecord& record) = 0;
  virtual std::string describe() const = 0;
};

/// In words: "JSON, gb18030, data.list"; UTF-8 goes without saying.
std::string describe_records(std::string_view format, Charset charset, std::string_view records);

/// A header holds the keys of the records in a bounded look-ahead. A record that brings another key ends the table:
/// the next one has the old keys and the new, so that nothing is dropped. The number of a header is that of the record
/// before it. A delivery without any record is a table whose header, number 0, has no cell: an empty list, and said to
/// be one. A record out of shape is a row with a fault and its raw text, or the beginning of it, in one cell.
class KeyedRows final : public RowReader {
 public:
  static constexpr std::size_t kAheadRecords = 256;
  static constexpr std::size_t kAheadBytes = 256u << 10;

  explicit KeyedRows(std::unique_ptr<RecordSource> source) : source_{std::move(source)} {}

  Result<bool> next() override;
  Result<bool> next_table() override;
  std::span<const std::string_view> cells() const override { return cells_; }
  bool is_number(std::size_t cell) const override { return record_.is_long_number(cell); }
  std::uint64_t number() const override { return number_; }
  std::optional<schema::Reason> fault() const override {
    return faulty_ ? std::optional{schema::Reason::record_malformed} : std::nullopt;
  }
  /// Cells are converted where need be.
  Charset charset() const override { return Charset::utf8; }
  std::string describe() const override { return source_->describe(); }

 private:
  enum class Stage { before_header, rows, table_ended, ended };
  void look_ahead();
  bool take_record();
  Result<bool> tell_header();
  bool is_empty_list() const { return ahead_.empty() && keys_.size() == 0 && !failure_ && !told_; }
  Result<bool> end();

  std::unique_ptr<RecordSource> source_;
  Stage stage_ = Stage::before_header;
  Keys keys_;
  std::size_t width_ = 0;          // keys in this table's header
  std::deque<KeyedRecord> ahead_;  // read and not yet told
  KeyedRecord record_;
  bool exhausted_ = false;
  std::optional<Error> failure_;  // told when the records before it are
  std::vector<std::string_view> cells_;
  std::uint64_t number_ = 0;
  bool faulty_ = false;
  bool told_ = false;  // a header
};

}  // namespace yingbao::format
