// A delivery of several tables read to its end, and deliveries damaged at random.
#pragma once

#include "csv_rows.hpp"

#include <random>

namespace yingbao::format::testing {

struct SheetRow {
  std::uint64_t number = 0;
  Cells cells;
  bool hidden = false;
  bool operator==(const SheetRow&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const SheetRow& row) {
  return out << row.number << (row.hidden ? " hidden " : " ") << ::testing::PrintToString(row.cells);
}

struct SheetRows {
  std::string name;
  std::vector<SheetRow> rows;
  bool operator==(const SheetRows&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const SheetRows& sheet) {
  return out << '\'' << sheet.name << "' " << ::testing::PrintToString(sheet.rows);
}

inline Result<std::vector<SheetRows>> try_tables(std::string_view bytes, std::size_t step = 1u << 20) {
  MemorySource source{bytes, step};
  const auto reader = open_rows(source, {});
  if (!reader) return reader.error();
  auto& rows = **reader;
  std::vector<SheetRows> sheets;
  for (;;) {
    auto& sheet = sheets.emplace_back(SheetRows{std::string{rows.sheet()}, {}});
    for (;;) {
      const auto more = rows.next();
      if (!more) return more.error();
      if (!*more) break;
      sheet.rows.push_back({rows.number(), Cells{rows.cells().begin(), rows.cells().end()}, rows.hidden()});
    }
    const auto more = rows.next_table();
    if (!more) return more.error();
    if (!*more) return sheets;
  }
}

inline std::vector<SheetRows> read_tables(std::string_view bytes, std::size_t step = 1u << 20) {
  auto sheets = try_tables(bytes, step);
  if (!sheets) throw std::runtime_error{sheets.error().detail()};
  return std::move(*sheets);
}

/// The cells of the only table.
inline std::vector<Cells> read_cells(std::string_view bytes) {
  const auto sheets = read_tables(bytes);
  EXPECT_EQ(sheets.size(), 1u);
  std::vector<Cells> cells;
  for (const auto& row : sheets.at(0).rows) cells.push_back(row.cells);
  return cells;
}

/// The sentence with which a delivery is refused, at once or when it is read.
inline std::string refusal_of(std::string_view bytes) {
  const auto sheets = try_tables(bytes);
  if (sheets) return "accepted";
  EXPECT_EQ(sheets.error().code(), Errc::malformed);
  return sheets.error().detail();
}

/// Changes, drops, doubles and cuts bytes, and expects tables or a refusal of every outcome.
inline void expect_typed_results(const std::string& delivery, int rounds, std::string_view alphabet) {
  std::mt19937_64 random{20210615};
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < rounds; ++round) {
    auto bytes = delivery;
    for (auto changes = 1 + below(round % 4 == 0 ? 40 : 4); changes > 0 && !bytes.empty(); --changes) {
      const auto at = below(bytes.size()), length = std::min(1 + below(24), bytes.size() - at);
      switch (below(10)) {
        case 0: bytes.erase(at, length); break;
        case 1: bytes.insert(at, bytes.substr(at, length)); break;
        case 2: bytes.replace(at, length, length, static_cast<char>(below(2) ? 0xFF : 0)); break;
        case 3:
        case 4: bytes[at] = alphabet[below(alphabet.size())]; break;
        default: bytes[at] = static_cast<char>(random());
      }
    }
    if (below(8) == 0) bytes.resize(below(bytes.size() + 1));
    const auto sheets = try_tables(bytes, 1 + below(5000));
    if (!sheets) {
      ASSERT_EQ(sheets.error().code(), Errc::malformed) << sheets.error().detail();
      ASSERT_FALSE(sheets.error().detail().empty());
    }
  }
}

}  // namespace yingbao::format::testing
