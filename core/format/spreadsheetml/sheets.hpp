// The sheets of an XML Spreadsheet 2003, from the elements that a parser meets in it.
#pragma once

#include "base/error.hpp"
#include "format/queued_reader.hpp"

#include <deque>
#include <string>
#include <string_view>

namespace yingbao::format::spreadsheetml {

/// Finds an attribute by its name without a prefix; empty when it is not there.
class Attributes {
 public:
  explicit Attributes(const char* const* pairs) : pairs_{pairs} {}
  std::string_view find(std::string_view name) const;

 private:
  const char* const* pairs_;
};

/// A sheet says that it is hidden only behind its rows. They are held until then, up to kMostHeld bytes of them; of a
/// larger sheet nobody learns that it was hidden.
class Sheets {
 public:
  static constexpr std::size_t kMostHeld = 16u << 20;

  explicit Sheets(TableSink sink) : sink_{std::move(sink)} {}

  /// Element names come without a prefix.
  void start(std::string_view element, const Attributes& attributes);
  void end(std::string_view element);
  void text(std::string_view text);
  /// Why the workbook cannot be read on.
  const Status& status() const { return status_; }
  bool has_workbook() const { return has_workbook_; }

 private:
  enum class Type { string, number, date, boolean, error };

  void start_row(const Attributes& attributes);
  void start_cell(const Attributes& attributes);
  void end_cell();
  void end_row();
  void release();
  std::string value() const;
  void refuse();

  TableSink sink_;
  bool has_workbook_ = false, in_row_ = false, in_cell_ = false, in_comment_ = false, has_data_ = false;
  std::string* reading_ = nullptr;  // where text goes
  std::size_t table_ = 0;
  std::uint64_t number_ = 0;        // of the row, counted with those that are absent
  std::uint64_t absent_after_ = 0;
  QueuedRow row_;
  std::size_t across_ = 0;
  bool formula_ = false;
  Type type_ = Type::string;
  std::string data_, visible_;
  std::deque<QueuedRow> held_;
  std::size_t held_bytes_ = 0;
  bool released_ = false;           // this sheet's rows are no longer held
  Status status_;
};

}  // namespace yingbao::format::spreadsheetml
