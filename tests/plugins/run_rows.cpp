#include "run_rows.hpp"

#include "reading/identity.hpp"
#include "schema/feed.hpp"
#include "schema/record.hpp"
#include "support/fixed_clock.hpp"

#include <stdexcept>

namespace yingbao::plugin_tests {
namespace {

std::string name_of_field(schema::Field field) {
  const auto* info = schema::info_of(field);
  return info ? std::string{info->name} : std::to_string(static_cast<int>(field));
}

void read_fields(schema::RecordView record, const std::string& prefix, Fields& out) {
  for (const auto& field : record) {
    const auto* info = schema::info_of(field.id);
    const auto name = prefix + name_of_field(field.id);
    switch (info ? info->kind : schema::Kind::bytes) {
      case schema::Kind::integer:
      case schema::Kind::boolean:
      case schema::Kind::date:
      case schema::Kind::money: out[name] = std::to_string(schema::decode_number(field.value)); break;
      case schema::Kind::entries: {
        schema::EntriesView entries{field.value};
        schema::RecordView entry;
        for (int i = 0; entries.next(entry); ++i) read_fields(entry, name + "." + std::to_string(i) + ".", out);
        break;
      }
      default: out[name] = field.value;
    }
  }
}

class Collector final : public plugin_host::RunHandler {
 public:
  explicit Collector(Rows& rows) : rows_{rows} {}
  Status description(const plugin_host::DescriptionFrame& frame) override {
    rows_.description = frame;
    return {};
  }
  Status header(const plugin_host::HeaderFrame& frame) override {
    rows_.header = frame;
    return {};
  }
  Status records(std::string_view batch) override {
    plugin_host::WireReader reader{batch};
    plugin_host::RecordHead head;
    std::string_view record;
    while (plugin_host::next_record(reader, head, record)) {
      if (auto good = schema::check_record(record); !good) return good;
      rows_.records.push_back(record_of(head, record));
    }
    return {};
  }
  Status reject(const plugin_host::RejectFrame& frame) override {
    rows_.rejects.push_back(frame);
    return {};
  }
  Status finding(const plugin_host::FindingFrame& frame) override {
    rows_.findings.push_back(frame);
    return {};
  }
  Status extracted(std::uint64_t row, const std::vector<std::string_view>& cells) override {
    rows_.extracted.push_back({row, {cells.begin(), cells.end()}});
    return {};
  }

 private:
  Rows& rows_;
};

std::uint64_t count_of(const std::vector<plugin_host::ReasonCount>& counts, schema::Reason reason) {
  std::uint64_t rows = 0;
  for (const auto& count : counts)
    if (count.reason == reason) rows += count.rows;
  return rows;
}

std::uint64_t accounted(const Rows& rows) {
  std::uint64_t sum = rows.rejects.size();
  for (const auto& record : rows.records) sum += record.head.primary ? 1 : 0;
  for (const auto& count : rows.end.skipped) sum += count.rows;
  return sum;
}

}  // namespace

Record record_of(const plugin_host::RecordHead& head, std::string_view record) {
  Record made{head, {}, {}};
  if (head.feed < schema::feed_kinds().size()) made.feed = schema::feed_kinds()[head.feed].code;
  read_fields(schema::RecordView{record}, {}, made.fields);
  return made;
}

std::string Record::operator[](const std::string& field) const {
  const auto found = fields.find(field);
  return found == fields.end() ? std::string{} : found->second;
}

std::uint64_t Rows::skipped(schema::Reason reason) const { return count_of(end.skipped, reason); }

std::uint64_t Rows::found(schema::Reason finding) const { return count_of(end.findings, finding); }

std::string Rows::target_of(const std::string& title) const {
  for (const auto& column : header.columns)
    if (column.title == title) return column.target;
  return {};
}

plugin_host::Job job_of(const std::string& plugin) {
  plugin_host::Job job;
  job.plugin = std::filesystem::path{PLUGIN_FOLDER} / (plugin + ".so");
  return job;
}

Result<Rows> run_rows(const plugin_host::Job& job, std::string_view text) {
  Rows rows;
  Collector collector{rows};
  const plugin_host::PieceSource pieces = [&]() -> Result<std::string_view> { return std::exchange(text, {}); };
  const auto end = plugin_host::run_plugin(job, pieces, {std::chrono::seconds{20}}, test::kMorning, collector);
  if (!end) return end.error();
  rows.end = *end;
  return rows;
}

Rows rows_of(const plugin_host::Job& job, std::string_view text) {
  auto rows = run_rows(job, text);
  if (!rows) throw std::runtime_error{rows.error().detail()};
  if (accounted(*rows) != rows->end.rows) throw std::runtime_error{"not every row is accounted for"};
  return std::move(*rows);
}

Rows rows_of(const std::string& plugin, std::string_view text) { return rows_of(job_of(plugin), text); }

std::string refusal_of(const plugin_host::Job& job, std::string_view text) {
  const auto rows = run_rows(job, text);
  if (rows) throw std::runtime_error{"the delivery was read"};
  return rows.error().detail();
}

std::string number_of(std::string_view birthday, std::string_view sequence, std::string_view prefix) {
  std::string number{prefix};
  number.append(birthday).append(sequence);
  number.push_back(reading::check_character(number));
  return number;
}

}  // namespace yingbao::plugin_tests
