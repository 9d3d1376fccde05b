#include "plugin_host/child_main.hpp"

#include "format/decoder.hpp"
#include "plugin_host/loader.hpp"
#include "plugin_host/normaliser.hpp"
#include "process/child.hpp"
#include "process/sandbox.hpp"
#include "schema/codes.hpp"
#include "schema/division.hpp"

#include <algorithm>
#include <cstring>
#include <typeinfo>
#include <unistd.h>

namespace yingbao::plugin_host {
namespace {

constexpr int kInput = 3, kOutput = 4;
constexpr std::size_t kMaxJobBytes = 16u << 20;
constexpr std::uint64_t kRowsBetweenSigns = 8192;

void write_frame(FrameType type, std::string_view payload) {
  std::string head;
  const auto length = static_cast<std::uint32_t>(payload.size());
  head.append(reinterpret_cast<const char*>(&length), sizeof length);
  head.push_back(static_cast<char>(type));
  head.append(payload);
  if (!write_all(kOutput, head)) ::_exit(1);  // nobody listens any more
}

int fail(const Error& error) {
  std::string payload;
  WireWriter{payload}.number(static_cast<std::uint64_t>(error.code())).text(error.detail());
  write_frame(FrameType::failure, payload);
  return 0;
}

/// Batches records and rejects into frames.
class FrameOutput final : public RowOutput {
 public:
  void record(const RecordHead& head, std::string_view record) override {
    append_record(batch_, head, record);
    if (batch_.size() >= kBatchBytes) flush();
  }
  void reject(const RejectFrame& reject) override { write_frame(FrameType::reject, reject.encode()); }
  void flush() {
    if (!batch_.empty()) write_frame(FrameType::records, batch_);
    batch_.clear();
  }

 private:
  std::string batch_;
};

Result<Job> read_job() {
  std::uint32_t length = 0;
  const auto head = read_some(kInput, {reinterpret_cast<char*>(&length), sizeof length});
  if (!head || *head != sizeof length || length > kMaxJobBytes) return Error{Errc::internal, "the job is cut off"};
  std::string bytes(length, '\0');
  const auto body = read_some(kInput, bytes);
  if (!body || *body != length) return Error{Errc::internal, "the job is cut off"};
  return Job::decode(bytes);
}

std::vector<std::filesystem::path> readable_while_loading(const Job& job) {
  return {"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/usr/local/lib", job.plugin.parent_path()};
}

/// Tables that later code would otherwise open files for, or build row by row.
void prepare_tables() {
  format::prepare_decoders();
  schema::units();
  schema::read_ethnicity("汉");
}

DescriptionFrame describe(const plugin::Plugin& plugin) {
  const auto& description = plugin.describe();
  DescriptionFrame frame{std::string{description.id}, std::string{description.name_zh},
                         std::string{description.name_en}, {}, {}};
  for (const auto feed : description.feeds) frame.feeds.emplace_back(feed);
  for (const auto& layout : description.layouts) frame.layouts.emplace_back(layout.id);
  return frame;
}

int normalise(plugin::Plugin& plugin, const Job& job, format::RowReader& rows, const HeaderMatch& match) {
  FrameOutput output;
  Normaliser normaliser{plugin, match, job, output};
  std::uint64_t taken = 0;
  for (;;) {
    const auto more = rows.next();
    if (!more) return fail(more.error());
    if (!*more) break;
    normaliser.take(rows);
    if (++taken % kRowsBetweenSigns == 0) {
      std::string sign;
      WireWriter{sign}.number(taken);
      write_frame(FrameType::progress, sign);
    }
    if (job.max_rows && taken >= job.max_rows) break;
  }
  output.flush();
  write_frame(FrameType::end, normaliser.counts().encode());
  return 0;
}

int extract(const Job& job, format::RowReader& rows) {
  EndFrame end;
  std::string buffer;
  for (const auto wanted : job.rows) {
    while (rows.number() < wanted) {
      const auto more = rows.next();
      if (!more) return fail(more.error());
      if (!*more) return fail(Error{Errc::internal, "a rejected row is not in the delivery any more"});
    }
    std::string payload;
    WireWriter writer{payload};
    writer.number(wanted).number(rows.cells().size());
    for (const auto cell : rows.cells())
      writer.text(format::decode_cell(cell, rows.charset(), buffer).value_or("\xEF\xBF\xBD"));
    if (payload.size() < kMaxFrameBytes) write_frame(FrameType::extracted, payload);
    ++end.rows;
  }
  write_frame(FrameType::end, end.encode());
  return 0;
}

HeaderFrame header_frame(const HeaderMatch& match, const format::RowReader& rows) {
  return {std::string{match.layout->id}, std::string{rows.sheet()}, rows.describe(), rows.number(), match.columns};
}

int run() {
  const auto job = read_job();
  if (!job) return fail(job.error());
  prepare_tables();
  if (auto shut = process::enter_loading_stage({job->memory_bytes, job->cpu_seconds}, readable_while_loading(*job)); !shut)
    return fail(shut.error());
  const MapSettings settings{job->settings};
  const auto plugin = load_plugin(job->plugin, settings);
  if (!plugin) return fail(plugin.error());
  if (auto shut = process::enter_working_stage(); !shut) return fail(shut.error());
  try {
    write_frame(FrameType::description, describe(**plugin).encode());
    if (job->task == Task::describe) return 0;
    format::DescriptorSource source{kInput};
    const auto rows = format::open_rows(source, job->read);
    if (!rows) return fail(rows.error());
    const auto match = find_header(**rows, (*plugin)->describe(), *job);
    if (!match) return fail(match.error());
    write_frame(FrameType::header, header_frame(*match, **rows).encode());
    return job->task == Task::extract ? extract(*job, **rows) : normalise(**plugin, *job, **rows, *match);
  } catch (const std::bad_alloc&) {
    return fail(Error{Errc::refused, "ran out of the memory it is allowed"});
  } catch (const std::exception& error) {
    // The text may quote a cell: only its type is told.
    return fail(Error{Errc::refused, "threw an exception while it read a row (" + std::string{typeid(error).name()} + ")"});
  } catch (...) {
    return fail(Error{Errc::refused, "threw something that is no exception while it read a row"});
  }
}

}  // namespace

int child_main() {
  process::die_with_parent();
  ::_exit(run());  // no destructors: the plugin's might do anything
}

}  // namespace yingbao::plugin_host
