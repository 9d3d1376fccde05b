// Lists of a test, and the plain reference they are compared with.
#pragma once

#include "list/merge.hpp"
#include "list/reader.hpp"
#include "list/writer.hpp"
#include "schema/record.hpp"
#include "support/temp_folder.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <tuple>
#include <vector>

namespace yingbao::list {

struct Row {
  Key key;
  std::uint64_t row_key = 0;
  std::string record;
  KeyKind kind = KeyKind::person;
  bool primary = true;
  bool operator==(const Row&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << row.key.high << '/' << row.key.low << '/' << row.row_key << " kind " << int(row.kind) << ' '
             << row.primary << " '" << row.record.substr(0, 40) << "'";
}

struct Made {
  ListFile file;
  ListSummary summary;
  std::shared_ptr<const ListReader> reader;
};

inline Made made_list(const test::TempFolder& folder, const std::vector<Row>& rows, std::size_t run_bytes = 12u << 20) {
  auto writer = ListWriter::create(folder.path(), crypto::DataKey::random(), {run_bytes}).value();
  for (const auto& row : rows) writer.add({row.key, row.kind, row.primary, row.row_key, row.record}).value();
  const auto summary = writer.close().value();
  return {writer.file(), summary, ListReader::open(writer.file()).value()};
}

inline std::vector<Row> rows_of(ListCursor cursor) {
  std::vector<Row> rows;
  for (; cursor.valid(); cursor.next())
    rows.push_back({cursor.key(), cursor.row_key(), std::string{cursor.record()}, cursor.kind(), cursor.primary()});
  return rows;
}

inline std::vector<Row> rows_of(const Made& made) { return rows_of(ListCursor{made.reader}); }

/// What a list of these rows must hold.
struct Reference {
  explicit Reference(const std::vector<Row>& rows) {
    std::map<Key, int> people;
    for (const auto& row : rows) {
      const auto [place, first] = entries.emplace(std::tuple{row.key.high, row.key.low, row.row_key}, row);
      if (!first && row.primary) ++summary.duplicate_rows;
      ++people[row.key];
    }
    summary.records = entries.size();
    summary.keys = people.size();
    for (const auto& [place, row] : entries) summary.unkeyed += row.kind == KeyKind::unkeyed;
  }
  std::vector<Row> rows(Key from = {}, Key to = crypto::kLastKey) const {
    std::vector<Row> found;
    for (const auto& [place, row] : entries)
      if (row.key >= from && row.key <= to) found.push_back(row);
    return found;
  }
  std::map<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>, Row> entries;
  ListSummary summary;
};

/// Rows over a few keys, so that keys and whole entries come again. A key has one kind, as keys of the hub do.
inline std::vector<Row> random_rows(std::mt19937_64& random, std::size_t count, std::uint64_t keys) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < count; ++i) {
    const auto who = random() % keys;
    const Key key{who % 7, who * 0x9E3779B97F4A7C15u};
    const auto kind = static_cast<KeyKind>(1 + who % 3);
    rows.push_back(
        {key, random() % 4, "record " + std::to_string(i) + std::string(random() % 40, '.'), kind, random() % 5 != 0});
  }
  return rows;
}

inline std::string person_record(std::string_view name, std::int64_t row = 1) {
  std::string record;
  schema::RecordWriter writer{record};
  writer.number(schema::Field::row, row);
  writer.bytes(schema::Field::name, name);
  return record;
}

}  // namespace yingbao::list
