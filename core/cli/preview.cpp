#include "base/file.hpp"
#include "base/json_writer.hpp"
#include "cli/context.hpp"
#include "cli/screen.hpp"
#include "cli/terminal_table.hpp"
#include "ingest/number_evidence.hpp"
#include "ingest/plugin_job.hpp"
#include "schema/json.hpp"

#include <fcntl.h>

#include <algorithm>
#include <iostream>
#include <optional>

namespace yingbao::cli {
namespace {

using schema::Field;

/// Keeps what a dry reading brings, masked; nothing is stored.
struct Reading final : plugin_host::RunHandler {
  struct Table {
    plugin_host::HeaderFrame head;
    std::vector<std::string> people;  ///< JSON, masked
    std::vector<plugin_host::RejectFrame> rejects;
  };
  /// A record whose column may yet tell of its number.
  struct Unjudged {
    std::size_t table;
    plugin_host::RecordHead entry;
    std::string record;
    ingest::SeenNumber seen(const ingest::JudgedNumber& number) const {
      return number.seen(entry.id_is_number, schema::RecordView{record}.text(Field::sex));
    }
  };
  std::vector<Table> tables;
  plugin_host::EndFrame end;
  ingest::NumberEvidence evidence;
  std::vector<Unjudged> column;

  Status header(const plugin_host::HeaderFrame& frame) override {
    if (tables.empty() || tables.back().head.sheet != frame.sheet || tables.back().head.typed != frame.typed) {
      end_column();
      evidence.begin_column(frame.typed);
    }
    tables.push_back({frame, {}, {}});
    return {};
  }
  Status records(std::string_view batch) override {
    plugin_host::WireReader reader{batch};
    plugin_host::RecordHead entry;
    for (std::string_view record; plugin_host::next_record(reader, entry, record);) {
      if (auto good = schema::check_record(record); !good) return good.error();
      column.push_back({tables.size() - 1, entry, std::string{record}});
      const auto& made = column.back();
      evidence.see(made.seen(ingest::JudgedNumber{schema::RecordView{made.record}.text(Field::id_number)}));
    }
    return {};
  }
  void end_column() {
    using Verdict = ingest::NumberEvidence::Verdict;
    for (const auto& made : column) {
      std::string stamped, text;
      schema::RecordWriter stamp{stamped};
      stamp.number(Field::row, static_cast<std::int64_t>(made.entry.row));
      ingest::JudgedNumber number{schema::RecordView{made.record}.text(Field::id_number)};
      if (number.usable() && evidence.verdict(made.seen(number), true) == Verdict::lost) number.lose();
      stamp.bytes(Field::id_status, name_of(number.status()));
      JsonWriter json{text};
      schema::write_record(json, schema::RecordView{stamped.append(made.record)}, false);
      tables[made.table].people.push_back(std::move(text));
    }
    column.clear();
  }
  Status reject(const plugin_host::RejectFrame& frame) override {
    tables.back().rejects.push_back(frame);
    return {};
  }
};

Result<Reading> read(const config::HubConfig& hub, const config::AgencyConfig& agency,
                     const std::filesystem::path& file, std::uint64_t rows, const Clock& clock) {
  const auto fd = std::make_shared<UniqueFd>(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!*fd) return errno_error(file.string());
  const auto buffer = std::make_shared<std::string>();
  auto job = ingest::job_for(hub, agency, file.filename().string());
  if (!job) return job.error();
  job->max_rows = rows;
  const plugin_host::PieceSource pieces = [fd, buffer]() -> Result<std::string_view> {
    buffer->resize(1u << 18);
    const auto n = read_some(fd->get(), *buffer);
    if (!n) return n.error();
    return std::string_view{*buffer}.substr(0, *n);
  };
  Reading reading;
  auto end = plugin_host::run_plugin(*job, pieces, ingest::limits_of(hub), clock, reading);
  if (!end) return end.error();
  reading.end_column();
  reading.end = std::move(*end);
  return reading;
}

std::string_view name_of(plugin_host::ColumnUse use) {
  constexpr std::string_view kNames[] = {"taken", "part", "spare", "others", "dropped"};
  return kNames[static_cast<std::size_t>(use)];
}

std::string use_in_words(const Language& words, const plugin_host::MappedColumn& column) {
  using plugin_host::ColumnUse;
  switch (column.use) {
    case ColumnUse::taken: return column.target;
    case ColumnUse::part: return column.target + ' ' + std::string{words(texts::kPart)};
    case ColumnUse::spare: return column.target + ' ' + std::string{words(texts::kSpare)};
    case ColumnUse::others: return column.target + std::string{words(texts::kOthers)};
    case ColumnUse::dropped: break;
  }
  return std::string{words(texts::kDropped)};
}

void write(JsonWriter& json, const Reading::Table& table) {
  json.begin_object()
      .member("sheet", table.head.sheet)
      .member("format", table.head.format)
      .member("layout", table.head.layout)
      .member("header_row", table.head.row)
      .member("mended", table.head.mended)
      .key("columns")
      .begin_array();
  for (const auto& column : table.head.columns)
    json.begin_object()
        .member("title", column.title)
        .member("read_as", column.target)
        .member("use", name_of(column.use))
        .end_object();
  json.end_array().key("records").begin_array();
  for (const auto& person : table.people) json.raw(person);
  json.end_array().key("rejects").begin_array();
  for (const auto& reject : table.rejects) {
    const auto* info = schema::info_of(reject.reason);
    json.begin_object()
        .member("row", reject.row)
        .member("column", reject.column)
        .member("code", info ? info->code : "");
    json.end_object();
  }
  json.end_array().end_object();
}

void print_json(const config::AgencyConfig& agency, const Reading& reading) {
  std::string text;
  JsonWriter json{text};
  json.begin_object().member("agency", agency.id).key("tables").begin_array();
  for (const auto& table : reading.tables) write(json, table);
  json.end_array().key("counts").begin_object();
  for (const auto* counts : {&reading.end.skipped, &reading.end.findings})
    for (const auto& count : *counts)
      if (const auto* info = schema::info_of(count.reason)) json.member(info->code, count.rows);
  json.end_object().end_object();
  std::cout << text << '\n';
}

void print(const Language& words, const Reading::Table& table) {
  if (!table.head.sheet.empty()) std::cout << words(texts::kSheet) << ": " << shown(table.head.sheet) << "  ";
  std::cout << words(texts::kFormat) << ": " << table.head.format << "  " << words(texts::kHeaderRow) << ": "
            << table.head.row << "\n\n";
  TerminalTable columns{{std::string{words(texts::kColumn)}, std::string{words(texts::kReadAs)}}};
  for (const auto& column : table.head.columns) columns.add({column.title, use_in_words(words, column)});
  std::cout << columns.text() << '\n';
  for (const auto& person : table.people) std::cout << person << '\n';
  for (const auto& reject : table.rejects) {
    const auto* info = schema::info_of(reject.reason);
    std::cout << words(texts::kRejected) << ": " << words(texts::kRow) << ' ' << reject.row << ' '
              << shown(reject.column) << ": " << (info ? (words.chinese() ? info->zh : info->en) : std::string_view{})
              << '\n';
  }
}

void print(const Language& words, const config::AgencyConfig& agency, const Reading& reading) {
  std::cout << words(texts::kAgency) << ": " << agency.id << '\n';
  for (const auto& table : reading.tables) print(words, table);
  for (const auto* counts : {&reading.end.skipped, &reading.end.findings})
    for (const auto& count : *counts)
      if (const auto* info = schema::info_of(count.reason))
        std::cout << (words.chinese() ? info->zh : info->en) << ": " << count.rows << '\n';
}

std::size_t columns_read(const Reading& reading) {
  if (reading.tables.empty()) return 0;
  const auto& columns = reading.tables.front().head.columns;
  return static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(), [](const auto& column) { return !column.target.empty(); }));
}

int preview(const Context& context, const std::filesystem::path& file, const std::string& wanted, std::uint64_t rows) {
  const auto hub = context.configuration();
  if (!wanted.empty() && !hub.agency(wanted))
    throw Failure{Error{Errc::not_found, "there is no agency '" + wanted + "' in the configuration"}};
  std::string refusals;
  const config::AgencyConfig* best = nullptr;
  std::optional<Reading> shown;
  for (const auto& agency : hub.agencies) {
    if (!wanted.empty() && agency.id != wanted) continue;
    auto reading = read(hub, agency, file, rows, context.clock);
    if (!reading) {
      refusals += (refusals.empty() ? "" : "\n") + agency.id + ": " + reading.error().detail();
      continue;
    }
    if (shown && columns_read(*shown) >= columns_read(*reading)) continue;
    best = &agency;
    shown = std::move(*reading);
  }
  if (best) {
    if (context.json) print_json(*best, *shown);
    else print(context.words(), *best, *shown);
    return 0;
  }
  throw Failure{Error{Errc::malformed, refusals.empty() ? "no agency is configured" : refusals}};
}

}  // namespace

void add_preview(CLI::App& app, Action& action) {
  struct Arguments {
    std::filesystem::path file;
    std::string agency;
    std::uint64_t rows = 10;
  };
  auto arguments = std::make_shared<Arguments>();
  auto* command =
      app.add_subcommand("preview", "how a file would be read: encoding, header, columns, masked rows; stores nothing");
  command->add_option("FILE", arguments->file)->required();
  command->add_option("--agency", arguments->agency, "default: the one whose layout takes in most columns");
  command->add_option("--rows", arguments->rows, "rows to show");
  command->callback([arguments, &action] {
    action = [arguments](const Context& context) {
      return preview(context, arguments->file, arguments->agency, arguments->rows);
    };
  });
}

}  // namespace yingbao::cli
