// A delivery of records read to its end, however it ends.
#pragma once

#include "base/text.hpp"
#include "csv_rows.hpp"
#include "format/keyed_rows.hpp"

#include <cstdint>
#include <ostream>

namespace yingbao::format::testing {

struct KeyedRow {
  std::uint64_t number = 0;
  Cells cells;
  bool malformed = false;
  bool operator==(const KeyedRow&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const KeyedRow& row) {
  return out << row.number << (row.malformed ? " malformed " : " ") << ::testing::PrintToString(row.cells);
}

using Table = std::vector<KeyedRow>;  // the header first

struct Reading {
  std::vector<Table> tables;
  std::string described;
  std::string error;  // empty when the delivery ended well
  bool operator==(const Reading&) const = default;

  std::size_t records() const {
    std::size_t count = 0;
    for (const auto& table : tables) count += table.empty() ? 0 : table.size() - 1;
    return count;
  }
};

inline Reading read_keyed(ByteSource& source, const ReadOptions& options = {}) {
  Reading reading;
  const auto failed = [&](const Error& error) {
    EXPECT_EQ(error.code(), Errc::malformed) << error.detail();
    EXPECT_TRUE(is_utf8(error.detail()));
    reading.error = error.detail();
    return reading;
  };
  const auto rows = open_rows(source, options);
  if (!rows) return failed(rows.error());
  for (;;) {
    reading.tables.emplace_back();
    for (;;) {
      const auto more = (*rows)->next();
      if (!more) return failed(more.error());
      if (!*more) break;
      const auto cells = (*rows)->cells();
      reading.tables.back().push_back({(*rows)->number(), {cells.begin(), cells.end()}, (*rows)->fault().has_value()});
    }
    const auto further = (*rows)->next_table();
    if (!further) return failed(further.error());
    if (!*further) break;
  }
  reading.described = (*rows)->describe();
  return reading;
}

inline Reading read_keyed(std::string_view bytes, const ReadOptions& options = {}, std::size_t step = 1u << 20) {
  MemorySource source{bytes, step};
  return read_keyed(source, options);
}

/// The rows of a delivery that is one table and ends well.
inline Table one_table(std::string_view bytes, const ReadOptions& options = {}) {
  auto reading = read_keyed(bytes, options);
  EXPECT_EQ(reading.error, "") << bytes;
  EXPECT_EQ(reading.tables.size(), 1u) << bytes;
  return std::move(reading.tables.front());
}

/// Mutations of `bytes`: some cut, changed, doubled or with marks of structure put in.
template <class Random>
std::string mutated(std::string bytes, std::string_view marks, Random& random) {
  for (auto changes = 1 + random() % 4; changes > 0 && !bytes.empty(); --changes) {
    const auto at = random() % bytes.size();
    switch (random() % 5) {
      case 0: bytes.resize(at); break;
      case 1: bytes[at] = static_cast<char>(random() % 256); break;
      case 2: bytes[at] = marks[random() % marks.size()]; break;
      case 3: bytes.insert(at, 1, marks[random() % marks.size()]); break;
      default: bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 40)); break;
    }
  }
  return bytes;
}

}  // namespace yingbao::format::testing
