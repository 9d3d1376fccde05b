#include "plugin_host/child/child_main.hpp"

#include "base/guarded_text.hpp"
#include "base/text.hpp"
#include "format/decoder.hpp"
#include "places/division.hpp"
#include "plugin_host/child/header_search.hpp"
#include "plugin_host/child/loader.hpp"
#include "plugin_host/child/normaliser.hpp"
#include "process/child.hpp"
#include "process/frames.hpp"
#include "process/sandbox.hpp"
#include "reading/codes.hpp"

#include <unistd.h>
#include <algorithm>
#include <cstring>
#include <typeinfo>
#include <utility>

namespace yingbao::plugin_host {
namespace {

constexpr int kInput = 3, kOutput = 4;
constexpr std::size_t kMaxJobBytes = 16u << 20;
constexpr std::uint64_t kRowsBetweenSigns = 8192;

void write_frame(FrameType type, std::string_view payload) {
  if (!process::write_frame(kOutput, static_cast<std::uint8_t>(type), payload)) ::_exit(1);  // nobody listens any more
}

int fail(const Error& error) {
  write_frame(FrameType::failure, to_wire(FailureFrame{static_cast<std::uint64_t>(error.code()), error.detail()}));
  return 0;
}

/// Batches records and rejects into frames.
class FrameOutput final : public RowOutput {
 public:
  void record(const RecordHead& head, std::string_view record) override {
    append_record(batch_, head, record);
    if (batch_.size() >= kBatchBytes) flush();
  }
  void reject(const RejectFrame& reject) override { write_frame(FrameType::reject, to_wire(reject)); }
  void finding(const FindingFrame& finding) override { write_frame(FrameType::finding, to_wire(finding)); }
  void skipped(const SkipFrame& skipped) override { write_frame(FrameType::skipped, to_wire(skipped)); }
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
  auto job = from_wire<Job>(bytes);
  if (!job) return Error{Errc::internal, "a job is malformed"};
  return std::move(*job);
}

std::vector<std::filesystem::path> readable_while_loading(const Job& job) {
  return {"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/usr/local/lib", job.plugin.parent_path()};
}

/// Tables that later code would otherwise open files for, or build row by row.
void prepare_tables() {
  format::prepare_decoders();
  places::units();
  reading::read_ethnicity("汉");
}

DescriptionFrame describe(const plugin::Plugin& plugin) {
  const auto& description = plugin.describe();
  DescriptionFrame frame{
      std::string{description.id}, std::string{description.name_zh}, std::string{description.name_en}, {}, {}};
  for (const auto feed : description.feeds) frame.feeds.emplace_back(feed);
  for (const auto& layout : description.layouts) frame.layouts.emplace_back(layout.id);
  return frame;
}

/// Walks the tables of a delivery and tells the owner each header. Tables that are no lists are passed over, unless none
/// is one.
class Tables {
 public:
  Tables(const LoadedPlugin& loaded, const Job& job, format::RowReader& rows)
      : finder_{loaded.plugin->describe(), loaded.api_version, job}, rows_{rows} {}

  /// Moves to the next list; false after the last.
  Result<bool> next() {
    for (;;) {
      if (started_) {
        const auto more = rows_.next_table();
        if (!more) return more.error();
        if (!*more) break;
      }
      started_ = true;
      auto found = finder_.find(rows_);
      if (!found) return found.error();
      if (found->match) {
        match_ = std::move(*found->match);
        at_data_ = found->at_data;
        ++lists_;
        write_frame(FrameType::header, to_wire(header_frame()));
        return true;
      }
      if (found->empty_list) {
        empty_ = true;
        continue;
      }
      if (first_why_.empty()) first_why_ = found->why;
      if (found->names_people) return Error{Errc::malformed, of_sheet() + found->why};
      if (auto passed = pass_over(found->rows); !passed) return passed.error();
    }
    if (lists_ > 0 || std::exchange(told_empty_, true)) return false;
    if (!empty_) return Error{Errc::malformed, first_why_};
    write_frame(FrameType::header,
                to_wire(HeaderFrame{{}, {}, rows_.describe() + ", an empty list", 0, false, rows_.typed(), {}}));
    return false;
  }
  /// Moves to the next row of the list; false at its end.
  Result<bool> next_row() {
    if (std::exchange(at_data_, false)) return true;
    return rows_.next();
  }
  const HeaderMatch& match() const { return match_; }
  /// The table at hand, counting lists from 0.
  std::uint64_t number() const { return lists_ - 1; }
  std::uint64_t take_passed_rows() { return std::exchange(passed_, 0); }

 private:
  Status pass_over(std::uint64_t rows) {
    passed_ += rows;
    for (;;) {
      const auto more = rows_.next();
      if (!more) return more.error();
      if (!*more) return {};
      ++passed_;
    }
  }
  std::string of_sheet() const { return rows_.sheet().empty() ? "" : "sheet " + std::string{rows_.sheet()} + ": "; }
  HeaderFrame header_frame() const {
    return {std::string{match_.layout->id},
            std::string{rows_.sheet()},
            rows_.describe(),
            match_.row,
            match_.reject_number.has_value(),
            rows_.typed(),
            match_.columns};
  }

  HeaderFinder finder_;
  format::RowReader& rows_;
  HeaderMatch match_;
  std::string first_why_;
  std::uint64_t lists_ = 0, passed_ = 0;
  bool started_ = false, at_data_ = false;
  bool empty_ = false, told_empty_ = false;  // some list has no record; told where there is no other
};

/// The cells of the row that the reader stands at, each of at most so many bytes: what is longer is cut and says so.
std::string extracted(const format::RowReader& rows, std::size_t width, std::size_t longest) {
  ExtractedFrame<std::string> frame{rows.number(), {}};
  frame.cells.reserve(width);
  std::string buffer;
  for (const auto cell : rows.cells().first(width)) {
    const auto text = format::decode_cell(cell, rows.charset(), buffer).value_or("\xEF\xBF\xBD");
    if (text.size() <= longest) {
      frame.cells.emplace_back(text);
      continue;
    }
    auto start = text.substr(0, longest);
    while (!start.empty() && !is_utf8(start)) start.remove_suffix(1);
    frame.cells.push_back(std::string{start} + std::string{kCut});
  }
  return to_wire(frame);
}

/// As it goes back. Cells without a title are never given out.
std::string extracted(const format::RowReader& rows, const HeaderMatch& match) {
  const auto width = std::min({rows.cells().size(), match.width, kMostTitles});
  auto payload = extracted(rows, width, kMaxFrameBytes);
  if (payload.size() > kMaxFrameBytes)  // then its cells share the frame
    payload = extracted(rows, width, kMaxFrameBytes / (width + 1) - 64);
  return payload;
}

/// Rows that may go back, sent while they are at hand: the delivery need not be read again for them. The first one that
/// does not fit is the last.
class RowsAlong {
 public:
  explicit RowsAlong(std::uint64_t bytes) : left_{bytes} {}
  void send(const format::RowReader& rows, const HeaderMatch& match) {
    if (left_ == 0) return;
    const auto payload = extracted(rows, match);
    left_ = payload.size() <= left_ ? left_ - payload.size() : 0;
    if (left_ > 0) write_frame(FrameType::extracted, payload);
  }

 private:
  std::uint64_t left_;
};

int normalise(const LoadedPlugin& loaded, const Job& job, format::RowReader& rows) {
  FrameOutput output;
  RowsAlong along{job.rows_along};
  Normaliser normaliser{*loaded.plugin, job, output};
  Tables tables{loaded, job, rows};
  for (;;) {
    const auto table = tables.next();
    if (!table) return fail(table.error());
    normaliser.pass_over(tables.take_passed_rows());
    if (!*table) break;
    if (auto begun = normaliser.begin_table(tables.match(), rows.sheet()); !begun) return fail(begun.error());
    for (std::uint64_t taken = 0; job.max_rows == 0 || taken < job.max_rows;) {
      const auto more = tables.next_row();
      if (!more) return fail(more.error());
      if (!*more) break;
      normaliser.take(rows);
      if (normaliser.may_go_back()) along.send(rows, tables.match());
      if (++taken % kRowsBetweenSigns == 0) {
        std::string sign;
        WireWriter{sign}.number(taken);
        write_frame(FrameType::progress, sign);
      }
    }
    output.flush();  // its rows belong to this table
  }
  write_frame(FrameType::end, to_wire(normaliser.counts()));
  return 0;
}

int extract(const LoadedPlugin& loaded, const Job& job, format::RowReader& rows) {
  EndFrame end;
  Tables tables{loaded, job, rows};
  auto wanted = job.rows.begin();
  const auto gone = [] { return fail(Error{Errc::internal, "a rejected row is not in the delivery any more"}); };
  while (wanted != job.rows.end()) {
    const auto table = tables.next();
    if (!table) return fail(table.error());
    if (!*table) return gone();
    auto at = tables.match().row;
    for (; wanted != job.rows.end() && wanted->table == tables.number(); ++wanted) {
      while (at < wanted->row) {
        const auto more = tables.next_row();
        if (!more) return fail(more.error());
        if (!*more) return gone();
        at = rows.number();
      }
      write_frame(FrameType::extracted, extracted(rows, tables.match()));
      ++end.rows;
    }
  }
  write_frame(FrameType::end, to_wire(end));
  return 0;
}

int run() {
  const auto job = read_job();
  if (!job) return fail(job.error());
  prepare_tables();
  if (auto shut = process::enter_loading_stage({job->memory_bytes, job->cpu_seconds}, readable_while_loading(*job));
      !shut)
    return fail(shut.error());
  const MapSettings settings{job->settings};
  const auto loaded = load_plugin(job->plugin, settings);
  if (!loaded) return fail(loaded.error());
  if (auto shut = process::enter_working_stage(); !shut) return fail(shut.error());
  try {
    write_frame(FrameType::description, to_wire(describe(*loaded->plugin)));
    if (job->task == Task::describe) return 0;
    format::DescriptorSource source{kInput};
    const auto rows = format::open_rows(source, job->read);
    if (!rows) return fail(rows.error());
    return job->task == Task::extract ? extract(*loaded, *job, **rows) : normalise(*loaded, *job, **rows);
  } catch (const std::bad_alloc&) {
    return fail(Error{Errc::refused, "ran out of the memory it is allowed"});
  } catch (const std::exception& error) {
    // The text may quote a cell: only its type is told.
    return fail(
        Error{Errc::refused, "threw an exception while it read a row (" + std::string{typeid(error).name()} + ")"});
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
