// ZIP archives made in memory by libzip, and the tables that come out of a delivery.
#pragma once

#include "csv_rows.hpp"

#include <zip.h>

namespace yingbao::format::testing {

struct File {
  std::string name, content;
  zip_uint16_t encryption = ZIP_EM_NONE;
  zip_int32_t method = ZIP_CM_DEFAULT;
};

inline std::string zip_of(const std::vector<File>& files, const char* password = nullptr) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  auto* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  if (!archive) throw std::runtime_error{"no archive"};
  for (const auto& [name, content, encryption, method] : files) {
    if (name.ends_with('/')) {
      zip_dir_add(archive, name.c_str(), 0);
      continue;
    }
    auto* bytes = zip_source_buffer(archive, content.data(), content.size(), 0);
    const auto index = zip_file_add(archive, name.c_str(), bytes, 0);
    if (index < 0) throw std::runtime_error{"cannot add " + name};
    const auto at = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(archive, at, method, 0);
    if (encryption != ZIP_EM_NONE) zip_file_set_encryption(archive, at, encryption, password);
  }
  if (zip_close(archive) != 0) throw std::runtime_error{"cannot write the archive"};
  std::string out;
  char piece[4096];
  zip_source_open(source);
  for (zip_int64_t n; (n = zip_source_read(source, piece, sizeof piece)) > 0;)
    out.append(piece, static_cast<std::size_t>(n));
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

struct Table {
  std::string name;
  std::vector<Cells> rows;
  bool operator==(const Table&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const Table& table) {
  return out << table.name << ' ' << ::testing::PrintToString(table.rows);
}

/// All tables of a delivery, as UTF-8.
inline std::vector<Table> read_tables(std::string_view bytes, const ReadOptions& options = {}) {
  MemorySource source{bytes};
  const auto reader = open_rows(source, options);
  if (!reader) throw std::runtime_error{reader.error().detail()};
  std::vector<Table> tables;
  std::string buffer;
  for (bool more = true; more;) {
    auto& table = tables.emplace_back(Table{std::string{(*reader)->sheet()}, {}});
    for (;;) {
      const auto row = (*reader)->next();
      if (!row) throw std::runtime_error{row.error().detail()};
      if (!*row) break;
      auto& cells = table.rows.emplace_back();
      for (const auto cell : (*reader)->cells())
        cells.emplace_back(decode_cell(cell, (*reader)->charset(), buffer).value_or("undecodable"));
    }
    const auto next = (*reader)->next_table();
    if (!next) throw std::runtime_error{next.error().detail()};
    more = *next;
  }
  return tables;
}

/// The sentence with which a delivery is refused at its opening or on the way; empty when it is read.
inline std::string complaint_about(std::string_view bytes, const ReadOptions& options = {}) {
  try {
    read_tables(bytes, options);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return {};
}

}  // namespace yingbao::format::testing
