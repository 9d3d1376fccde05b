// One decoder behind one small interface: bytes in, tables of raw cells out.
#pragma once

#include "base/error.hpp"
#include "format/charset.hpp"
#include "schema/reason.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yingbao::format {

class ByteSource;

/// What the operator may say about a delivery; what is not said is found out.
struct ReadOptions {
  std::optional<Charset> charset = {};
  char delimiter = 0;         ///< 0: found out
  std::string records = {};   ///< where the records of JSON or XML stand: "data.list", "Government/Data/Record"
  std::string password = {};  ///< of an archive
  int archives_around = 0;    ///< how many archives the delivery was taken out of; found out, never said
};

/// Text of a cell whose formula was never computed; a spreadsheet's own errors read as "#N/A", "#REF!", ….
inline constexpr std::string_view kUncomputed = "#UNCOMPUTED!";

/// Reads the tables of a delivery one after another: the one table of a CSV file, the sheets of a workbook, the files
/// of an archive, each run of records with the same keys. It begins in the first.
///
/// A number of a spreadsheet is told as its digits (2021-06-10 where its style is a date's); a whole number of more
/// than 15 digits, which a spreadsheet cannot hold, as 3.50521199001011E+17. True and false are TRUE and FALSE.
class RowReader {
 public:
  virtual ~RowReader() = default;
  /// Moves to the next row of this table; false at its end. An error ends the delivery, not a row.
  virtual Result<bool> next() = 0;
  /// Moves to the next table, past what was not read of this one; false when there is none.
  virtual Result<bool> next_table() { return false; }
  /// Cells in the delivery's own encoding, valid until next().
  virtual std::span<const std::string_view> cells() const = 0;
  /// The format gives every cell a type: digits that are told in full were kept as text, not as a number.
  virtual bool typed() const { return false; }
  /// The cell of the row at hand is a number, of a format without a type that keeps all its digits (JSON).
  virtual bool is_number(std::size_t /*cell*/) const { return false; }
  /// Counts from 1 within the sheet or file, titles included. Rows that are absent from a sheet are counted.
  virtual std::uint64_t number() const = 0;
  /// The sheet's name, the name of the file in an archive, or both as "file/sheet"; as UTF-8. Empty when there is none.
  virtual std::string_view sheet() const { return {}; }
  /// Why the cells of this row cannot be trusted, when they cannot: a quote never closed, a record out of shape.
  virtual std::optional<schema::Reason> fault() const { return {}; }
  /// The row, or its whole sheet, is hidden from whoever opens the file.
  virtual bool hidden() const { return false; }
  virtual Charset charset() const = 0;
  /// In words, for preview: "CSV, gb18030, ','".
  virtual std::string describe() const = 0;

  /// Shares the source that it reads through, when nobody else keeps it.
  void keep(std::shared_ptr<ByteSource> source) { source_ = std::move(source); }

 private:
  std::shared_ptr<ByteSource> source_;
};

/// Opens what the content shows, whatever its name; a typed refusal says what to ask for instead. The source must
/// outlive the reader.
Result<std::unique_ptr<RowReader>> open_rows(ByteSource& source, const ReadOptions& options);

}  // namespace yingbao::format
