// A delivery read to its end, and text in the encoding that agencies send.
#pragma once

#include "format/byte_source.hpp"
#include "format/csv/csv.hpp"
#include "format/row_reader.hpp"

#include <gtest/gtest.h>
#include <iconv.h>

#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace yingbao::format::testing {

using Cells = std::vector<std::string>;

struct Row {
  Cells cells;
  bool broken = false;
  bool operator==(const Row&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << (row.broken ? "broken " : "") << ::testing::PrintToString(row.cells);
}

inline std::vector<Row> drain(RowReader& reader) {
  std::vector<Row> rows;
  for (;;) {
    const auto more = reader.next();
    if (!more) throw std::runtime_error{more.error().detail()};
    if (!*more) return rows;
    EXPECT_EQ(reader.number(), rows.size() + 1) << "rows are counted from 1";
    rows.push_back({Cells{reader.cells().begin(), reader.cells().end()}, reader.fault().has_value()});
  }
}

inline std::vector<Row> read_rows(std::string_view text, const ReadOptions& options = {}, std::size_t step = 1u << 20) {
  MemorySource source{text, step};
  const auto reader = open_rows(source, options);
  if (!reader) throw std::runtime_error{reader.error().detail()};
  return drain(**reader);
}

/// The cells alone, for deliveries without damage.
inline std::vector<Cells> read_table(std::string_view text, const ReadOptions& options = {}) {
  std::vector<Cells> table;
  for (auto& row : read_rows(text, options)) {
    EXPECT_FALSE(row.broken);
    table.push_back(std::move(row.cells));
  }
  return table;
}

/// `text` converted by the C library.
inline std::string converted(std::string_view text, const char* from, const char* to) {
  const iconv_t converter = ::iconv_open(to, from);
  if (converter == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error{"no converter"};
  std::string in{text}, out(text.size() * 4 + 4, '\0');
  char *source = in.data(), *target = out.data();
  std::size_t left = in.size(), room = out.size();
  const bool good = ::iconv(converter, &source, &left, &target, &room) != static_cast<std::size_t>(-1);
  ::iconv_close(converter);
  if (!good) return {};
  out.resize(out.size() - room);
  return out;
}

inline std::string gb18030(std::string_view utf8) { return converted(utf8, "UTF-8", "GB18030"); }

}  // namespace yingbao::format::testing
