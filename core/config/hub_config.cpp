#include "config/hub_config.hpp"

#include "config/section.hpp"
#include "places/division.hpp"

#include <algorithm>
#include <map>

namespace yingbao::config {
namespace {

using std::filesystem::path;

path beside(const path& file, const std::string& relative) {
  return relative.empty() ? path{} : (file.parent_path() / relative).lexically_normal();
}

void read_platform(Section& section, const path& file, PlatformConfig& platform) {
  section.one_of("adapter", "https_json", {"https_json"});
  platform.url = section.required_text("url");
  if (!platform.url.empty() && !platform.url.starts_with("https://"))
    section.problem("url", "must begin with https://");
  platform.ca = beside(file, section.required_text("ca"));
  platform.certificate = beside(file, section.required_text("certificate"));
  platform.key = beside(file, section.required_text("key"));
  platform.sender = section.required_text("sender");
  platform.batch = static_cast<std::size_t>(section.integer("batch", 500, 1, 3000));
  platform.connections = static_cast<std::size_t>(section.integer("connections", 2, 1, 16));
  platform.timeout = section.duration("timeout", platform.timeout);
  platform.attempts = static_cast<std::size_t>(section.integer("attempts", 4, 1, 100));
}

void read_gate(Section& section, OutboundGate& gate) {
  gate.first_send_waits = section.flag("first_send_waits", gate.first_send_waits);
  gate.max_changes = static_cast<std::uint64_t>(section.integer("max_changes", 5000, 0, 1'000'000'000));
  gate.max_change_share = section.share("max_change_share", gate.max_change_share);
}

void read_plugin(Section& section, const path& file, PluginConfig& plugin) {
  plugin.folder = beside(file, section.required_text("folder"));
  plugin.memory_bytes = section.size("memory", plugin.memory_bytes);
  plugin.stall = section.duration("stall", plugin.stall);
  plugin.cpu = section.duration("cpu", plugin.cpu);
  plugin.total = section.duration("total", plugin.total);
  section.one_of("sandbox", "required", {"required"});
}

/// By whatever a connector knows a sender, it must be one agency's alone.
void check_senders(const HubConfig& hub, Problems& problems) {
  std::map<std::pair<std::string, std::string>, std::string> owners;
  for (const auto& agency : hub.agencies) {
    if (!agency.connector) continue;
    for (auto& name : agency.connector->sender_names())
      if (const auto [owner, is_new] = owners.emplace(std::pair{agency.connector_type, name}, agency.id); !is_new)
        problems.add(agency.file.string(), "connector: " + name + " is agency '" + owner->second + "' already");
  }
}

std::vector<path> agency_files(const path& folder, Problems& problems) {
  std::vector<path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator{folder, error})
    if (entry.path().extension() == ".toml" && !entry.path().filename().string().starts_with('.'))
      files.push_back(entry.path());
  if (error) problems.add(folder.string(), "the folder of agencies cannot be read: " + error.message());
  std::sort(files.begin(), files.end());
  return files;
}

/// Where rules and agencies stand.
struct Beside {
  path rules, agencies;
};

Beside read_hub(Section& section, const ConnectorTypes& types, HubConfig& hub) {
  hub.unit = section.required_text("unit");
  if (!hub.unit.empty() && !places::unit_of(hub.unit)) section.problem("unit", "is no code of a unit of this city");
  hub.mode = section.one_of("mode", "rehearsal", {"live", "rehearsal"}) == "live" ? Mode::live : Mode::rehearsal;
  hub.data = beside(hub.file, section.text("data", "data"));
  hub.keys = beside(hub.file, section.text("keys", "keys/master.key"));
  hub.language = section.one_of("language", "auto", {"auto", "zh", "en"});
  Beside found{beside(hub.file, section.required_text("rules")),
               beside(hub.file, section.text("agencies", "agencies"))};
  section.table("platform", [&](Section& inner) { read_platform(inner, hub.file, hub.platform); });
  section.table("gate", [&](Section& inner) { read_gate(inner, hub.gate); });
  section.table("plugin", [&](Section& inner) { read_plugin(inner, hub.file, hub.plugin); });
  for (const auto* type : types)
    if (!type->hub_table.empty())
      section.table(type->hub_table, [&](Section& inner) {
        hub.connectors.emplace(type->id, type->read_hub(inner, hub.file.parent_path()));
      });
  for (const auto* needed : {"plugin", "platform"})
    if (!section.has(needed)) section.problem(needed, "the section [" + std::string{needed} + "] is needed");
  return found;
}

}  // namespace

const AgencyConfig* HubConfig::agency(std::string_view id) const {
  for (const auto& agency : agencies)
    if (agency.id == id) return &agency;
  return nullptr;
}

Result<HubConfig> load_hub_config(const path& file, const ConnectorTypes& types) {
  Problems problems;
  HubConfig hub;
  hub.file = std::filesystem::absolute(file);
  Beside found;
  read_toml(file, problems, [&](Section& section) { found = read_hub(section, types, hub); });
  if (!found.rules.empty()) hub.rules = load_rules(found.rules, problems);
  if (!found.agencies.empty())
    for (const auto& each : agency_files(found.agencies, problems))
      hub.agencies.push_back(load_agency(each, hub.file.parent_path(), types, hub.connectors, problems));
  for (std::size_t i = 0; i < hub.agencies.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!hub.agencies[i].id.empty() && hub.agencies[i].id == hub.agencies[j].id)
        problems.add(hub.agencies[i].file.string(), "agency '" + hub.agencies[i].id + "' is configured twice");
  check_senders(hub, problems);
  if (!problems.none()) return problems.error();
  return hub;
}

}  // namespace yingbao::config
