// What travels between the owner process and a plugin's child.
//
//   to the child     job (length u32, bytes), then the delivery's bytes until the pipe closes
//   to the owner     frames (length u32, type u8, payload); well-formed is not true: the owner checks every value.
//                    A header frame begins each table; rows and rejects belong to the table begun last
#pragma once

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
inline constexpr std::size_t kMostItems = 4096;   ///< of feeds, layouts and counted reasons

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

  static void fields(auto& wire, auto& count) { wire.code(count.reason).number(count.rows); }
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

  static void fields(auto& wire, auto& column) {
    wire.label(column.title).label(column.target).choice(column.use, ColumnUse::dropped);
  }
};

struct HeaderFrame {
  std::string layout, sheet, format;
  std::uint64_t row = 0;
  bool mended = false;  ///< its rows stand in for rejected ones, each named by its reject number
  bool typed = false;   ///< format::RowReader::typed
  std::vector<MappedColumn> columns;

  static void fields(auto& wire, auto& frame) {
    wire.label(frame.layout).label(frame.sheet).label(frame.format);
    wire.number(frame.row).number(frame.mended).number(frame.typed).list(frame.columns, kMostTitles);
  }
};

/// A headcount that a total row states, beside the rows that stand above it.
struct ControlTotal {
  std::string sheet;
  std::uint64_t row = 0, stated = 0, counted = 0;

  static void fields(auto& wire, auto& total) {
    wire.label(total.sheet).number(total.row).number(total.stated).number(total.counted);
  }
};

struct EndFrame {
  std::uint64_t rows = 0;  ///< after the headers, all of them
  std::vector<ReasonCount> skipped = {}, findings = {};
  std::vector<ControlTotal> wrong_totals = {};

  static void fields(auto& wire, auto& frame) {
    wire.number(frame.rows).list(frame.skipped, kMostItems).list(frame.findings, kMostItems).list(frame.wrong_totals);
  }
};

struct RejectFrame {
  std::uint64_t row = 0;
  schema::Reason reason{};
  std::string column = {};  ///< the title of the column at fault; empty for the whole row
  std::string mends = {};   ///< the number of the rejected row that it was to stand in for

  static void fields(auto& wire, auto& frame) {
    wire.number(frame.row).code(frame.reason).label(frame.column).label(frame.mends);
  }
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

  static void fields(auto& wire, auto& frame) {
    wire.whole_label(frame.id).whole_label(frame.name_zh).whole_label(frame.name_en);
    wire.labels(frame.feeds, kMostItems).labels(frame.layouts, kMostItems);
  }
};

/// Why a run ended. A plugin can forge it: code and sentence are checked before anybody believes or sees them.
struct FailureFrame {
  std::uint64_t code = 0;  ///< of Errc
  std::string_view sentence;

  static void fields(auto& wire, auto& frame) { wire.number(frame.code).text(frame.sentence); }
};

/// The cells of one row; Text is std::string where they are made and std::string_view where they are read.
template <class Text>
struct ExtractedFrame {
  std::uint64_t row = 0;
  std::vector<Text> cells;

  static void fields(auto& wire, auto& frame) { wire.number(frame.row).texts(frame.cells); }
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
