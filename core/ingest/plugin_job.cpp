#include "ingest/plugin_job.hpp"

#include "crypto/sealed_file.hpp"

#include <memory>

namespace yingbao::ingest {

Result<plugin_host::Job> job_for(const config::HubConfig& hub, const config::AgencyConfig& agency,
                                 std::string_view file_name) {
  plugin_host::Job job;
  job.plugin = hub.plugin.folder / (agency.plugin + ".so");
  job.settings = agency.settings;
  job.read.charset = format::charset_named(agency.charset);
  job.read.delimiter = agency.delimiter;
  job.read.records = agency.records;
  if (agency.password.given()) {
    const auto password = agency.password.resolve();
    if (!password) return password.error();
    job.read.password = password->reveal();
  }
  job.overrides = agency.overrides;
  job.allowed = agency.allowed;
  job.agency_unit = agency.unit;
  job.memory_bytes = hub.plugin.memory_bytes;
  job.cpu_seconds = static_cast<std::uint64_t>(hub.plugin.cpu.count() / 1000);
  job.file_name = file_name;
  if (const auto* feed = agency.feed_of_file(file_name)) {
    job.feed = feed->kind;
    return job;
  }
  for (const auto& feed : agency.feeds)
    if (feed.enabled)
      for (const auto& pattern : feed.files) job.feed_files.emplace_back(pattern, feed.kind);
  return job;
}

plugin_host::RunLimits limits_of(const config::HubConfig& hub) { return {hub.plugin.stall, hub.plugin.total}; }

Result<plugin_host::PieceSource> pieces_of(const data::DataFolder& data, const store::Delivery& delivery) {
  const auto key = data.shelf().unwrap(delivery.key, delivery.uid);
  if (!key) return key.error();
  auto opened = crypto::SealedFileReader::open(data.shelf().file_of(delivery), delivery.uid, *key);
  if (!opened) return opened.error();
  auto reader = std::make_shared<crypto::SealedFileReader>(std::move(*opened));
  return plugin_host::PieceSource{[reader] { return reader->next(); }};
}

}  // namespace yingbao::ingest
