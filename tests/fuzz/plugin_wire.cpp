// Frames and jobs between the owner and a plugin's process: what was decoded is the same when it is sent again.
#include "check.hpp"

#include "base/text.hpp"
#include "plugin_host/wire/frames.hpp"
#include "plugin_host/wire/job.hpp"

#include <algorithm>
#include <tuple>

namespace {

using namespace yingbao;
using namespace yingbao::plugin_host;
using fuzz::require;

template <class List, class Same>
bool all_same(const List& a, const List& b, Same same) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

bool same(const HeaderFrame& a, const HeaderFrame& b) {
  const auto told = [](const HeaderFrame& f) {
    return std::tie(f.layout, f.sheet, f.format, f.row, f.mended, f.typed);
  };
  return told(a) == told(b) && all_same(a.columns, b.columns, [](const auto& x, const auto& y) {
           return std::tie(x.title, x.target, x.use) == std::tie(y.title, y.target, y.use);
         });
}

bool same(const EndFrame& a, const EndFrame& b) {
  const auto counts = [](const ReasonCount& x, const ReasonCount& y) {
    return x.reason == y.reason && x.rows == y.rows;
  };
  const auto totals = [](const ControlTotal& x, const ControlTotal& y) {
    return std::tie(x.sheet, x.row, x.stated, x.counted) == std::tie(y.sheet, y.row, y.stated, y.counted);
  };
  return a.rows == b.rows && all_same(a.skipped, b.skipped, counts) && all_same(a.findings, b.findings, counts) &&
         all_same(a.wrong_totals, b.wrong_totals, totals);
}

bool same(const RejectFrame& a, const RejectFrame& b) {
  return std::tie(a.row, a.reason, a.column, a.mends) == std::tie(b.row, b.reason, b.column, b.mends);
}

bool same(const DescriptionFrame& a, const DescriptionFrame& b) {
  return std::tie(a.id, a.name_zh, a.name_en, a.feeds, a.layouts) ==
         std::tie(b.id, b.name_zh, b.name_en, b.feeds, b.layouts);
}

bool same(const Job& a, const Job& b) {
  const auto told = [](const Job& j) {
    return std::tie(j.task, j.plugin, j.settings, j.read.charset, j.read.delimiter, j.read.records, j.read.password,
                    j.overrides, j.allowed, j.feed, j.file_name, j.agency_unit, j.max_rows, j.feed_files, j.rows,
                    j.memory_bytes, j.cpu_seconds, j.latest_year);
  };
  return told(a) == told(b);
}

template <class Message>
void require_round_trip(std::string_view bytes) {
  const auto decoded = from_wire<Message>(bytes);
  if (!decoded) return;
  const auto again = from_wire<Message>(to_wire(*decoded));
  require(again && same(*decoded, *again), "from_wire(to_wire(x)) is x");
}

void require_shown(const std::string& label) {
  require(is_utf8(label) && label.size() <= WireReader::kMaxLabelBytes, "a label can be shown");
}

void require_labels(std::string_view bytes) {
  if (const auto header = from_wire<HeaderFrame>(bytes)) {
    require(header->columns.size() <= kMostTitles, "a header has so many titles at most");
    for (const auto& column : header->columns) {
      require_shown(column.title);
      require_shown(column.target);
    }
  }
  if (const auto reject = from_wire<RejectFrame>(bytes)) {
    require_shown(reject->column);
    require_shown(reject->mends);
  }
  if (const auto end = from_wire<EndFrame>(bytes))
    for (const auto& total : end->wrong_totals) require_shown(total.sheet);
}

void require_batch(std::string_view bytes) {
  WireReader in{bytes};
  RecordHead head;
  std::string_view record;
  std::string again;
  std::size_t used = 0;
  while (next_record(in, head, record)) {
    const auto before = again.size();
    append_record(again, head, record);
    used += again.size() - before;
  }
  require(used <= bytes.size(), "no record is made of more than there is");
  require(!in.good() || used == bytes.size(), "a batch that is good is used up");
  WireReader second{again};
  std::string third;
  while (next_record(second, head, record)) append_record(third, head, record);
  require(second.good() && third == again, "records arrive as they were sent");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text_of(data, size);
  require_round_trip<HeaderFrame>(bytes);
  require_round_trip<EndFrame>(bytes);
  require_round_trip<RejectFrame>(bytes);
  require_round_trip<DescriptionFrame>(bytes);
  require_round_trip<Job>(bytes);
  require_labels(bytes);
  require_batch(bytes);
  return 0;
}
