// Frames that a plugin writes to its process's output by itself, past the host's code there.
#pragma once

#include "ordinary.hpp"
#include "plugin_host/wire/frames.hpp"
#include "schema/feed.hpp"
#include "schema/record.hpp"

#include <cstdint>
#include <limits>

namespace yingbao::hostile {

using plugin_host::FrameType;

inline void send_bytes(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto n = ::write(4, bytes.data(), bytes.size());
    if (n <= 0) ::_exit(1);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

inline void send_frame(char type, std::string_view payload, std::uint32_t length) {
  std::string frame(reinterpret_cast<const char*>(&length), sizeof length);
  frame.push_back(type);
  send_bytes(frame.append(payload));
}

inline void send(FrameType type, std::string_view payload) {
  send_frame(static_cast<char>(type), payload, static_cast<std::uint32_t>(payload.size()));
}

inline std::string one_record(std::uint64_t row, bool primary = true) {
  std::uint8_t feed = 0;
  while (schema::feed_kinds()[feed].code != "G6") ++feed;
  std::string record, batch;
  schema::RecordWriter{record}.bytes(Field::name, "王五");
  plugin_host::append_record(batch, {row, primary, feed, row}, record);
  return batch;
}

inline void end_with(plugin_host::EndFrame end) {
  send(FrameType::end, to_wire(end));
  ::_exit(0);
}

// Rows.

inline void forge_record_of_undelivered_row(Scene&) { send(FrameType::records, one_record(1'000'000)); }
inline void forge_record_of_header_row(Scene&) { send(FrameType::records, one_record(1)); }
inline void forge_record_of_same_row(Scene& s) {
  for (int i = 0; i < 2; ++i) send(FrameType::records, one_record(s.row->number()));
}
inline void forge_reject_of_undelivered_row(Scene&) {
  send(FrameType::reject, to_wire(plugin_host::RejectFrame{1'000'000, Reason::value_missing, {}}));
}
inline void forge_finding_of_undelivered_row(Scene&) {
  send(FrameType::finding, to_wire(plugin_host::FindingFrame{1'000'000, Reason::hidden_row, {}}));
}
inline void forge_finding_that_is_none(Scene& s) {
  send(FrameType::finding, to_wire(plugin_host::FindingFrame{s.row->number(), Reason::value_missing, {}}));
}
inline void forge_finding_that_is_not_counted(Scene& s) {
  send(FrameType::finding, to_wire(plugin_host::FindingFrame{s.row->number(), Reason::hidden_row, {}}));
  s.sink->emit();
}
inline void forge_findings_without_end(Scene& s) {
  const auto finding = to_wire(plugin_host::FindingFrame{s.row->number(), Reason::hidden_row, {}});
  for (;;) send(FrameType::finding, finding);
}
inline void forge_malformed_records(Scene&) { send(FrameType::records, "\x02\x01"); }
inline void forge_malformed_reject(Scene&) { send(FrameType::reject, {}); }
inline void forge_second_header(Scene&) { send(FrameType::header, to_wire(plugin_host::HeaderFrame{})); }
inline void forge_extracted_row(Scene&) {
  std::string payload;
  plugin_host::WireWriter{payload}.number(2).number(1).text("x");
  send(FrameType::extracted, payload);
}

// The end.

inline void forge_end_with_more_rows(Scene&) { end_with({9, {}, {}}); }
inline void forge_end_with_undelivered_rows(Scene&) { end_with({1'000'000, {{Reason::blank_row, 1'000'000}}, {}}); }
inline void forge_end_that_overflows(Scene&) {
  end_with({0, {{Reason::blank_row, std::numeric_limits<std::uint64_t>::max()}, {Reason::total_row, 1}}, {}});
}
inline void forge_end_before_the_last_row(Scene&) { end_with({}); }
inline void forge_malformed_end(Scene&) {
  send(FrameType::end, {});
  ::_exit(0);
}
inline void go_on_after_the_end(Scene& s) {
  send(FrameType::end, to_wire(plugin_host::EndFrame{}));
  s.sink->emit();
}
inline void forge_failure_of_the_hub(Scene&) {
  std::string payload;
  plugin_host::WireWriter{payload}.number(static_cast<std::uint64_t>(Errc::internal)).text("the disk is broken");
  send(FrameType::failure, payload);
  ::_exit(0);
}
inline void forge_failure_of_another_plugin(Scene&) {
  std::string payload;
  plugin_host::WireWriter{payload}
      .number(static_cast<std::uint64_t>(Errc::refused))
      .text("plugin good.so: it was not me");
  send(FrameType::failure, payload);
  ::_exit(0);
}

// Frames.

inline void send_overlong_frame(Scene&) { send_frame('R', "x", 0x7FFFFFFF); }
inline void send_unknown_frame(Scene&) { send(FrameType{'Z'}, "x"); }
inline void leave_half_a_frame(Scene&) {
  send_frame('R', "x", 100);
  ::_exit(0);
}
/// Signs of life without end: only the limit on its time ends it.
inline void chatter(Scene&) {
  for (;;) send(FrameType::progress, "\x01");
}

/// A whole run told from the constructor, before the host's code reads anything.
inline void forge_run_with_bad_sheet(Scene&) {
  plugin_host::HeaderFrame header;
  header.layout = "people";
  header.sheet = "\xE5\xBC";
  send(FrameType::header, to_wire(header));
  send(FrameType::records, one_record(1));
  end_with({1, {}, {}});
}

}  // namespace yingbao::hostile
