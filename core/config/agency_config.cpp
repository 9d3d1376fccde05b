#include "config/agency_config.hpp"

#include "config/section.hpp"
#include "places/division.hpp"
#include "schema/feed.hpp"

#include <algorithm>

namespace yingbao::config {
namespace {

using std::filesystem::path;

bool is_identifier(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// "counties", or a list of units' codes and 9-digit townships'.
std::vector<std::string> read_parts(Section& section) {
  if (section.shape("parts") == Section::Shape::text) {
    section.one_of("parts", "counties", {"counties"});
    std::vector<std::string> parts;
    for (const auto& unit : places::units().subspan(2)) parts.push_back(unit.code);  // behind the city and 市本级
    return parts;
  }
  auto parts = section.texts("parts");
  for (const auto& part : parts)
    if (places::division_name(part).empty()) section.problem("parts", "'" + part + "' is no unit and no township");
  return parts;
}

FeedConfig read_feed(Section& section) {
  FeedConfig feed;
  feed.kind = section.required_text("kind");
  if (!feed.kind.empty() && !schema::feed_kind(feed.kind)) section.problem("kind", "is no group or roster kind");
  feed.files = section.texts("files");
  feed.parts = read_parts(section);
  feed.case_agency = section.text("case_agency");
  feed.increment = section.one_of("mode", "snapshot", {"snapshot", "increment"}) == "increment";
  feed.baseline = section.flag("baseline", false);
  feed.header_may_change = section.one_of("header_change", "hold", {"hold", "note"}) == "note";
  const auto as_of = section.one_of("as_of", "file_name", {"file_name", "operator", "arrival"});
  feed.as_of = as_of == "operator" ? AsOfFrom::operator_only
             : as_of == "arrival"  ? AsOfFrom::arrival
                                   : AsOfFrom::file_name;
  feed.enabled = section.flag("enabled", true);
  if (section.has("deadline")) section.problem("deadline", "is said by `expect`, as in expect = \"monthly by 10\"");
  if (section.has("retention")) section.problem("retention", "has no effect yet; leave it out");
  if (const auto text = section.text("expect"); !text.empty()) {
    if (auto expect = Expectation::parse(text)) feed.expect = std::move(*expect);
    else section.problem("expect", expect.error().detail());
  }
  feed.gates.max_reject_share = section.share("max_reject_share", feed.gates.max_reject_share);
  feed.gates.max_shrink = section.share("max_shrink", feed.gates.max_shrink);
  feed.gates.max_unkeyed_share = section.share("max_unkeyed_share", feed.gates.max_unkeyed_share);
  feed.gates.max_unclear_share = section.share("max_unclear_share", feed.gates.max_unclear_share);
  feed.gates.max_age =
      section.duration("max_age", feed.baseline ? std::chrono::milliseconds::max() : feed.gates.max_age);
  if (const auto* kind = schema::feed_kind(feed.kind); kind && !kind->roster && section.has("max_unclear_share"))
    section.problem("max_unclear_share", "is asked of rosters alone");
  feed.gates.min_records = static_cast<std::uint64_t>(section.integer("min_records", 1, 0, 1'000'000'000));
  return feed;
}

GiveBack read_give_back(Section& section, const path& base) {
  GiveBack give_back;
  give_back.mend_within = section.duration("mend_within", give_back.mend_within);
  give_back.form = section.one_of("form", "auto", {"auto", "csv", "xlsx"});
  give_back.password = section.secret("password", base);
  return give_back;
}

void read_connector(Section& section, const path& base, const ConnectorTypes& types, const HubTables& of_hub,
                    AgencyConfig& agency) {
  std::vector<std::string_view> words;
  std::string usual;
  for (const auto* type : types) {
    words.push_back(type->id);
    if (type->usual) usual = type->id;
  }
  agency.connector_type = section.one_of("type", usual, words);
  for (const auto* type : types) {
    if (type->id != agency.connector_type) continue;
    const auto shared = of_hub.find(type->id);
    if (shared == of_hub.end() && !type->hub_table.empty())
      section.problem("type",
                      agency.connector_type + " needs the section [" + std::string{type->hub_table} + "] of hub.toml");
    agency.connector = type->read(section, {base, agency.id, shared == of_hub.end() ? nullptr : shared->second.get()});
  }
}

void read_agency(Section& section, const path& base, const ConnectorTypes& types, const HubTables& of_hub,
                 AgencyConfig& agency) {
  agency.id = section.required_text("agency");
  if (!agency.id.empty() && !is_identifier(agency.id))
    section.problem("agency", "must be lower-case letters, digits and _");
  agency.name = section.text("name", agency.id);
  agency.plugin = section.required_text("plugin");
  if (!agency.plugin.empty() && !is_identifier(agency.plugin))
    section.problem("plugin", "must be a plugin's name, not a path");
  agency.unit = section.text("unit");
  if (!agency.unit.empty() && !places::unit_of(agency.unit)) section.problem("unit", "is no code of a unit");
  agency.legal_basis = section.text("legal_basis");
  agency.catalogue = section.text("catalogue");
  section.table("return", [&](Section& inner) { agency.give_back = read_give_back(inner, base); });
  section.table("connector", [&](Section& inner) { read_connector(inner, base, types, of_hub, agency); });
  if (!section.has("connector")) section.problem("connector", "the section [connector] is needed");
  section.tables("feed", [&](Section& inner) { agency.feeds.push_back(read_feed(inner)); });
  if (agency.feeds.empty()) section.problem("feed", "at least one [[feed]] is needed");
  for (std::size_t i = 0; i < agency.feeds.size(); ++i) {
    if (agency.feeds[i].files.empty() != agency.feeds[0].files.empty())
      section.problem("feed", "either every feed names its `files`, or none does and the plugin tells feeds apart");
    for (std::size_t j = 0; j < i; ++j)
      if (agency.feeds[i].kind == agency.feeds[j].kind)
        section.problem("feed", "'" + agency.feeds[i].kind + "' is configured twice");
  }
  section.table("read", [&](Section& inner) {
    agency.charset = inner.one_of("charset", "", {"", "utf-8", "gb18030", "gbk", "utf-16"});
    const auto delimiter = inner.text("delimiter");
    if (delimiter.size() > 1 || delimiter == "\"" || delimiter == "\n")
      inner.problem("delimiter", "must be one character");
    if (!delimiter.empty()) agency.delimiter = delimiter[0];
    agency.records = inner.text("records");
    agency.password = inner.secret("password", base);
  });
  agency.allowed = section.texts("allow");
  section.table("columns", [&](Section& inner) { agency.overrides = inner.each_text(); });
  agency.settings = section.flattened("settings");
}

}  // namespace

AgencyConfig load_agency(const path& file, const path& base, const ConnectorTypes& types, const HubTables& of_hub,
                         Problems& problems) {
  AgencyConfig agency;
  agency.file = file;
  read_toml(file, problems, [&](Section& section) { read_agency(section, base, types, of_hub, agency); });
  return agency;
}

const FeedConfig* AgencyConfig::feed_of_file(std::string_view file_name) const {
  const FeedConfig* found = nullptr;
  for (const auto& feed : feeds) {
    const bool claims =
        feed.files.empty() || std::any_of(feed.files.begin(), feed.files.end(),
                                          [&](const auto& pattern) { return matches_pattern(pattern, file_name); });
    if (!claims) continue;
    if (found) return nullptr;
    found = &feed;
  }
  return found;
}

const FeedConfig* AgencyConfig::feed(std::string_view kind) const {
  for (const auto& each : feeds)
    if (each.kind == kind) return &each;
  return nullptr;
}

}  // namespace yingbao::config
