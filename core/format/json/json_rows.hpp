// A JSON array of arrays: each a row of cells, the titles first.
#pragma once

#include "format/json/json_array.hpp"
#include "format/queued_reader.hpp"

namespace yingbao::format {

/// A row counts from 1, the titles among them. What is no array of cells is a row with a fault and its raw text, or the
/// beginning of it, in one cell.
class JsonRows final : public RowReader {
 public:
  explicit JsonRows(std::unique_ptr<JsonArray> rows) : rows_{std::move(rows)} {}

  Result<bool> next() override;
  std::span<const std::string_view> cells() const override { return cells_; }
  bool is_number(std::size_t cell) const override;
  std::uint64_t number() const override { return row_.number; }
  std::optional<schema::Reason> fault() const override { return fault_; }
  /// Cells are converted where need be.
  Charset charset() const override { return Charset::utf8; }
  std::string describe() const override { return rows_->describe("JSON arrays"); }

 private:
  std::unique_ptr<JsonArray> rows_;
  JsonRecord json_;
  QueuedRow row_;
  std::vector<std::size_t> long_numbers_;
  std::vector<std::string_view> cells_;
  std::optional<schema::Reason> fault_;
};

}  // namespace yingbao::format
