#include "plugin_host/wire/frames.hpp"

#include <cstring>

namespace yingbao::plugin_host {
namespace {

constexpr std::size_t kMaxItems = 4096;
constexpr unsigned kPrimary = 1, kIdIsNumber = 2;

struct PackedHead {
  std::uint64_t row, row_key;
  std::uint32_t length;
  std::uint8_t feed, flags;
};

Error malformed() { return Error{Errc::malformed, "a frame from the plugin's process is malformed"}; }

void write_counts(WireWriter& out, const std::vector<ReasonCount>& counts) {
  out.number(counts.size());
  for (const auto& count : counts) out.number(static_cast<std::uint64_t>(count.reason)).number(count.rows);
}

/// A number that no reason has, also when only its low byte is one's, becomes none.
schema::Reason read_reason(WireReader& in) {
  const auto number = in.number();
  return number <= 0xFF ? static_cast<schema::Reason>(number) : schema::Reason{};
}

std::vector<ReasonCount> read_counts(WireReader& in) {
  std::vector<ReasonCount> counts;
  const auto size = in.number();
  for (std::uint64_t i = 0; i < size && i < kMaxItems && in.good(); ++i) {
    const auto reason = read_reason(in);
    counts.push_back({reason, in.number()});
  }
  return counts;
}

void write_texts(WireWriter& out, const std::vector<std::string>& texts) {
  out.number(texts.size());
  for (const auto& text : texts) out.label(text);
}

std::vector<std::string> read_texts(WireReader& in) {
  std::vector<std::string> texts;
  const auto size = in.number();
  for (std::uint64_t i = 0; i < size && i < kMaxItems && in.good(); ++i) texts.push_back(in.label());
  return texts;
}

}  // namespace

std::string HeaderFrame::encode() const {
  std::string out;
  WireWriter writer{out};
  writer.label(layout).label(sheet).label(format).number(row).number(mended).number(typed).number(columns.size());
  for (const auto& column : columns)
    writer.label(column.title).label(column.target).number(static_cast<std::uint64_t>(column.use));
  return out;
}

Result<HeaderFrame> HeaderFrame::decode(std::string_view payload) {
  WireReader in{payload};
  HeaderFrame frame;
  frame.layout = in.label();
  frame.sheet = in.label();
  frame.format = in.label();
  frame.row = in.number();
  frame.mended = in.number() != 0;
  frame.typed = in.number() != 0;
  const auto size = in.number();
  for (std::uint64_t i = 0; i < size && i < kMostTitles && in.good(); ++i) {
    MappedColumn column;
    column.title = in.label();
    column.target = in.label();
    const auto use = in.number();
    if (use > static_cast<std::uint64_t>(ColumnUse::dropped)) return malformed();
    column.use = static_cast<ColumnUse>(use);
    frame.columns.push_back(std::move(column));
  }
  if (!in.good()) return malformed();
  return frame;
}

std::string EndFrame::encode() const {
  std::string out;
  WireWriter writer{out};
  writer.number(rows);
  write_counts(writer, skipped);
  write_counts(writer, findings);
  writer.number(wrong_totals.size());
  for (const auto& total : wrong_totals)
    writer.label(total.sheet).number(total.row).number(total.stated).number(total.counted);
  return out;
}

Result<EndFrame> EndFrame::decode(std::string_view payload) {
  WireReader in{payload};
  EndFrame frame;
  frame.rows = in.number();
  frame.skipped = read_counts(in);
  frame.findings = read_counts(in);
  for (auto left = in.number(); left > 0 && in.good(); --left) {
    ControlTotal total;
    total.sheet = in.label();
    total.row = in.number();
    total.stated = in.number();
    total.counted = in.number();
    frame.wrong_totals.push_back(std::move(total));
  }
  if (!in.good()) return malformed();
  return frame;
}

std::string RejectFrame::encode() const {
  std::string out;
  WireWriter{out}.number(row).number(static_cast<std::uint64_t>(reason)).label(column).label(mends);
  return out;
}

Result<RejectFrame> RejectFrame::decode(std::string_view payload) {
  WireReader in{payload};
  RejectFrame frame;
  frame.row = in.number();
  frame.reason = read_reason(in);
  frame.column = in.label();
  frame.mends = in.label();
  if (!in.good()) return malformed();
  return frame;
}

std::string DescriptionFrame::encode() const {
  std::string out;
  WireWriter writer{out};
  writer.text(id).text(name_zh).text(name_en);
  write_texts(writer, feeds);
  write_texts(writer, layouts);
  return out;
}

Result<DescriptionFrame> DescriptionFrame::decode(std::string_view payload) {
  WireReader in{payload};
  DescriptionFrame frame;
  frame.id = in.label();
  frame.name_zh = in.label();
  frame.name_en = in.label();
  frame.feeds = read_texts(in);
  frame.layouts = read_texts(in);
  if (!in.good()) return malformed();
  return frame;
}

void append_record(std::string& batch, const RecordHead& head, std::string_view record) {
  const unsigned flags = (head.primary ? kPrimary : 0) | (head.id_is_number ? kIdIsNumber : 0);
  const PackedHead packed{head.row, head.row_key, static_cast<std::uint32_t>(record.size()), head.feed,
                          static_cast<std::uint8_t>(flags)};
  batch.append(reinterpret_cast<const char*>(&packed), sizeof packed);
  batch.append(record);
}

bool next_record(WireReader& reader, RecordHead& head, std::string_view& record) {
  if (reader.done()) return false;
  const auto bytes = reader.take(sizeof(PackedHead));
  if (!reader.good()) return false;
  PackedHead packed;
  std::memcpy(&packed, bytes.data(), sizeof packed);
  head = {packed.row, (packed.flags & kPrimary) != 0, packed.feed, packed.row_key, (packed.flags & kIdIsNumber) != 0};
  record = reader.take(packed.length);
  return reader.good();
}

}  // namespace yingbao::plugin_host
