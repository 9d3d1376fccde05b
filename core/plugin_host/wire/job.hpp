// What a child is told to do with one delivery.
#pragma once

#include "base/wire.hpp"
#include "format/row_reader.hpp"
#include "reading/cells.hpp"

#include <compare>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace yingbao::plugin_host {

/// The title of the column in a file of rejected rows that says which row each is, and comes back with the mended file.
inline constexpr std::string_view kRejectNumberTitle = "退回编号";

/// A row of one table of the delivery; tables count from 0 in the order of their headers.
struct RowId {
  std::uint64_t table = 0, row = 0;
  auto operator<=>(const RowId&) const = default;

  static void fields(auto& wire, auto& id) { wire.number(id.table).number(id.row); }
};

enum class Task : std::uint8_t {
  describe,   ///< load the plugin and describe it
  normalise,  ///< the whole delivery, or its first `max_rows` rows
  extract,    ///< the cells of the rows named
  /// As normalise, of a delivery whose titles a layout is to be drafted from: those of names and numbers that no column
  /// has count as well, and a person's number of which nobody can tell whose it is is left out.
  draft,
};

/// Column title -> field or local name.
using Overrides = std::vector<std::pair<std::string, std::string>>;

struct Job {
  Task task = Task::normalise;
  std::filesystem::path plugin;
  std::vector<std::pair<std::string, std::string>> settings;  ///< of the plugin
  format::ReadOptions read;
  Overrides overrides;
  std::vector<std::string> allowed;  ///< titles taken in; empty: all that are mapped
  std::string feed;                  ///< what the delivery carries, where its layout does not say
  std::string file_name;             ///< what the source called the delivery
  std::string agency_unit;           ///< the sender's own county, when it is a county's bureau
  std::uint64_t max_rows = 0;        ///< of each table; 0: no bound
  std::vector<std::pair<std::string, std::string>> feed_files;  ///< name pattern -> feed, for a sheet or file within
  std::vector<RowId> rows;                                      ///< for extract, ascending
  std::uint64_t rows_along = 0;  ///< for normalise: so many bytes of rows that may go back come along, in whole rows
  std::uint64_t memory_bytes = 512u << 20;
  std::uint64_t cpu_seconds = 3600;
  int latest_year = reading::kLatestYear;  ///< no event of the delivery is dated later

  static void fields(auto& wire, auto& job) {
    wire.choice(job.task, Task::draft).path(job.plugin).pairs(job.settings);
    wire.choice(job.read.charset, format::Charset::utf16).number(job.read.delimiter);
    wire.text(job.read.records).text(job.read.password);
    wire.pairs(job.overrides).texts(job.allowed).text(job.feed).text(job.file_name).text(job.agency_unit);
    wire.number(job.max_rows).pairs(job.feed_files).list(job.rows).number(job.rows_along);
    wire.number(job.memory_bytes).number(job.cpu_seconds).number(job.latest_year);
  }
};

}  // namespace yingbao::plugin_host
