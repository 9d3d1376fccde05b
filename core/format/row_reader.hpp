// One decoder behind one small interface: bytes in, rows of raw cells out.
#pragma once

#include "base/error.hpp"
#include "format/charset.hpp"

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
  std::optional<Charset> charset;
  char delimiter = 0;  ///< 0: found out
};

class RowReader {
 public:
  virtual ~RowReader() = default;
  /// Moves to the next row; false at the end. An error ends the delivery, not a row.
  virtual Result<bool> next() = 0;
  /// Cells in the delivery's own encoding, valid until next().
  virtual std::span<const std::string_view> cells() const = 0;
  /// Counts from 1 within the sheet, titles included.
  virtual std::uint64_t number() const = 0;
  virtual std::string_view sheet() const = 0;
  /// True when a quote of this row is never closed: its cells cannot be trusted.
  virtual bool broken() const = 0;
  virtual Charset charset() const = 0;
  /// In words, for preview: "CSV, gb18030, ','".
  virtual std::string describe() const = 0;
};

/// Opens what the content shows, whatever its name; a typed refusal says what to ask for instead. The source must
/// outlive the reader.
Result<std::unique_ptr<RowReader>> open_rows(ByteSource& source, const ReadOptions& options);

}  // namespace yingbao::format
