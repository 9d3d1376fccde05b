// What travels between the owner process and a plugin's child.
//
//   to the child     job (length u32, bytes), then the delivery's bytes until the pipe closes
//   to the owner     frames (length u32, type u8, payload); well-formed is not true: the owner checks every value.
//                    A header frame begins each table; rows and rejects belong to the table begun last
#pragma once

#include "base/error.hpp"
#include "base/wire.hpp"
#include "schema/reason.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yingbao::plugin_host {

inline constexpr std::size_t kBatchBytes = 256u << 10;
inline constexpr std::size_t kMaxFrameBytes = 2u << 20;
inline constexpr std::size_t kMostTitles = 4096;  ///< of a table: that many a header frame tells

enum class FrameType : std::uint8_t {
  description = 'D',  ///< of the plugin
  header = 'H',       ///< the header row was found
  records = 'R',      ///< a batch
  reject = 'J',
  finding = 'N',    ///< a row that is used, and something about it wants a look
  skipped = 'S',    ///< a row that came back, and of which nothing is to be kept
  extracted = 'X',  ///< the cells of one row
  progress = 'P',   ///< alive, so many rows so far
  end = 'E',        ///< counts; nothing follows
  failure = 'F',    ///< the delivery cannot be read; nothing follows
};

using yingbao::WireReader;
using yingbao::WireWriter;

struct ReasonCount {
  schema::Reason reason;
  std::uint64_t rows = 0;
};

enum class ColumnUse : std::uint8_t {
  taken,    ///< its cells are read
  part,     ///< the same, as a part of an amount that is added up
  spare,    ///< read where the columns that go before it for the same field say nothing
  others,   ///< of somebody beside the person: dropped at the door
  dropped,  ///< nobody asked for it: dropped at the door
};

/// How a file column was understood.
struct MappedColumn {
  std::string title;   ///< as it stands in the file
  std::string target;  ///< field or local name; empty: dropped at the door
  ColumnUse use = ColumnUse::dropped;
};

struct HeaderFrame {
  std::string layout, sheet, format;
  std::uint64_t row = 0;
  bool mended = false;  ///< its rows stand in for rejected ones, each named by its reject number
  bool typed = false;   ///< format::RowReader::typed
  std::vector<MappedColumn> columns;

  std::string encode() const;
  static Result<HeaderFrame> decode(std::string_view payload);
};

/// A headcount that a total row states, beside the rows that stand above it.
struct ControlTotal {
  std::string sheet;
  std::uint64_t row = 0, stated = 0, counted = 0;
};

struct EndFrame {
  std::uint64_t rows = 0;  ///< after the headers, all of them
  std::vector<ReasonCount> skipped = {}, findings = {};
  std::vector<ControlTotal> wrong_totals = {};

  std::string encode() const;
  static Result<EndFrame> decode(std::string_view payload);
};

struct RejectFrame {
  std::uint64_t row = 0;
  schema::Reason reason{};
  std::string column = {};  ///< the title of the column at fault; empty for the whole row
  std::string mends = {};   ///< the number of the rejected row that it was to stand in for

  std::string encode() const;
  static Result<RejectFrame> decode(std::string_view payload);
};

/// The same of a row that is used: `mends` is then the number it came back with.
using FindingFrame = RejectFrame;
/// Of one reason and delivery so many rows are told one by one; the rest is only counted.
inline constexpr std::uint64_t kMostRowsOfFinding = 10'000;
/// The same of a row that came back and is skipped; skipped rows that mend nothing are only counted.
using SkipFrame = RejectFrame;

struct DescriptionFrame {
  std::string id, name_zh, name_en;
  std::vector<std::string> feeds, layouts;

  std::string encode() const;
  static Result<DescriptionFrame> decode(std::string_view payload);
};

struct RecordHead {
  std::uint64_t row = 0;
  bool primary = true;
  std::uint8_t feed = 0;  ///< index into schema::feed_kinds()
  std::uint64_t row_key = 0;
  bool id_is_number = false;  ///< the cell of its identity number was one: format::RowReader::is_number
};
void append_record(std::string& batch, const RecordHead& head, std::string_view record);
/// False at the end or at a malformed byte; then look at reader.good().
bool next_record(WireReader& reader, RecordHead& head, std::string_view& record);

}  // namespace yingbao::plugin_host
