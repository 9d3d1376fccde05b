#include "plugin_host/wire/job.hpp"

#include "plugin_host/wire/frames.hpp"

namespace yingbao::plugin_host {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

void write_pairs(WireWriter& out, const Pairs& pairs) {
  out.number(pairs.size());
  for (const auto& [key, value] : pairs) out.text(key).text(value);
}

Pairs read_pairs(WireReader& in) {
  Pairs pairs;
  for (auto left = in.number(); left > 0 && in.good(); --left) {
    std::string key{in.text()};
    pairs.emplace_back(std::move(key), std::string{in.text()});
  }
  return pairs;
}

}  // namespace

std::string Job::encode() const {
  std::string out;
  WireWriter writer{out};
  writer.number(static_cast<std::uint64_t>(task)).text(plugin.string());
  write_pairs(writer, settings);
  writer.number(read.charset ? 1 + static_cast<std::uint64_t>(*read.charset) : 0)
      .number(static_cast<unsigned char>(read.delimiter))
      .text(read.records)
      .text(read.password);
  write_pairs(writer, overrides);
  writer.number(allowed.size());
  for (const auto& title : allowed) writer.text(title);
  writer.text(feed).text(file_name).text(agency_unit).number(max_rows);
  write_pairs(writer, feed_files);
  writer.number(rows.size());
  for (const auto& row : rows) writer.number(row.table).number(row.row);
  writer.number(memory_bytes).number(cpu_seconds).number(static_cast<std::uint64_t>(latest_year));
  return out;
}

Result<Job> Job::decode(std::string_view bytes) {
  const Error malformed{Errc::internal, "a job is malformed"};
  WireReader in{bytes};
  Job job;
  const auto task = in.number();
  if (task > static_cast<std::uint64_t>(Task::draft)) return malformed;
  job.task = static_cast<Task>(task);
  job.plugin = std::string{in.text()};
  job.settings = read_pairs(in);
  if (const auto charset = in.number()) {
    if (charset - 1 > static_cast<std::uint64_t>(format::Charset::utf16)) return malformed;
    job.read.charset = static_cast<format::Charset>(charset - 1);
  }
  job.read.delimiter = static_cast<char>(in.number());
  job.read.records = in.text();
  job.read.password = in.text();
  job.overrides = read_pairs(in);
  for (auto left = in.number(); left > 0 && in.good(); --left) job.allowed.emplace_back(in.text());
  job.feed = in.text();
  job.file_name = in.text();
  job.agency_unit = in.text();
  job.max_rows = in.number();
  job.feed_files = read_pairs(in);
  for (auto left = in.number(); left > 0 && in.good(); --left) {
    const auto table = in.number();
    job.rows.push_back({table, in.number()});
  }
  job.memory_bytes = in.number();
  job.cpu_seconds = in.number();
  job.latest_year = static_cast<int>(in.number());
  if (!in.good()) return malformed;
  return job;
}

}  // namespace yingbao::plugin_host
