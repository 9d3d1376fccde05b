// The rows of one sheet, one at a time.
#pragma once

#include "format/spreadsheet/merged_cells.hpp"
#include "format/spreadsheet/number_format.hpp"
#include "format/xlsx/rich_text.hpp"
#include "format/xlsx/shared_strings.hpp"
#include "format/xlsx/xml_part.hpp"

#include <span>

namespace yingbao::format {

/// What the cells of a workbook refer to.
struct CellContext {
  SharedStrings strings;
  NumberStyles styles;
  bool from_1904 = false;
  bool computed_on_load = false;
};

/// next() is true at the end of each row that holds anything; one that is empty is as good as absent.
class SheetPart final : public XmlPart {
 public:
  static constexpr std::size_t kMaxRowBytes = 16u << 20;

  /// The context must outlive it.
  SheetPart(std::unique_ptr<ByteSource> bytes, const CellContext& context, MergedCells merges)
      : XmlPart{std::move(bytes)}, context_{context}, merges_{std::move(merges)} {}

  Result<bool> next() {
    const auto more = read();
    if (!more || !*more) return more;
    if (auto filled = merges_.fill(number_, cells_); !filled) return filled.error();
    return true;
  }

  std::span<const std::string_view> cells() const { return cells_; }
  std::uint64_t number() const { return number_; }
  bool hidden() const { return hidden_; }

 private:
  enum class Kind { number, shared, text, boolean, iso_date };
  static Kind kind_of(std::string_view type);
  enum class Inside { nothing, rows, row, cell, value, rich_text };
  /// A text of this row, not the workbook's: where it stands is settled when the row is complete.
  struct OwnText {
    std::size_t cell, at, length;
  };

  void opened(std::string_view name, const Attributes& attributes) override;
  void closed(std::string_view name) override;
  void text(std::string_view text) override;

  void begin_row(const Attributes& attributes);
  void end_row();
  void begin_cell(const Attributes& attributes);
  void end_cell();
  void end_number();
  bool settle_place();
  void place_own();
  void place(std::string_view text);

  const CellContext& context_;
  MergedCells merges_;
  Columns columns_;
  Inside inside_ = Inside::nothing;
  std::uint64_t number_ = 0;
  bool hidden_ = false;
  std::vector<std::string_view> cells_;
  std::string own_;
  std::vector<OwnText> own_texts_;
  std::string stored_;  // a number before it is told

  Kind kind_ = Kind::number;
  const NumberFormat* style_ = nullptr;
  std::size_t column_ = 0, next_column_ = 0;  // from 0
  std::size_t place_ = 0;                     // of the column among the cells told
  bool has_formula_ = false, has_value_ = false;
  std::size_t value_at_ = 0;  // in own_
  RichText rich_text_;
};

}  // namespace yingbao::format
