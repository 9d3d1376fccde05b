// The ready-made readers: one cell into one field of the record under construction.
#pragma once

#include "format/charset.hpp"
#include "plugin_host/child/header_match.hpp"
#include "schema/draft.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace yingbao::plugin_host {

/// The column's reader, the usual one resolved by its field.
plugin::Reader reader_of(const plugin::Column& column);

/// What became of one cell.
enum class Cell { silent, said, unreadable, refused };
struct CellReading {
  Cell cell = Cell::silent;
  /// Why its row is refused, or the finding about it: optional_unreadable, or date_stand_in where it says what a program
  /// writes for no date, and so nothing.
  std::optional<schema::Reason> reason{};
};

class CellReader {
 public:
  /// No event is dated later than `latest_year`.
  explicit CellReader(int latest_year) : latest_year_{latest_year} {}

  /// The draft's field is set when the cell said something and its column is not local.
  CellReading read(const Binding& binding, std::string_view raw, format::Charset charset, schema::Draft& draft);
  /// The last step of it alone, of a text that says something and is unwrapped, and a column with a field: the reason
  /// when it cannot be read, or the finding date_stand_in.
  std::optional<schema::Reason> read_text(const Binding& binding, std::string_view text, schema::Draft& draft);

 private:
  int latest_year_;
  std::string decoded_, folded_;
};

}  // namespace yingbao::plugin_host
