#include "base/json_writer.hpp"
#include "cli/connections.hpp"
#include "cli/context.hpp"
#include "cli/terminal_table.hpp"
#include "ingest/plugin_job.hpp"
#include "process/sandbox.hpp"

#include <iostream>

namespace yingbao::cli {
namespace {

std::vector<std::string> problems_of(const config::AgencyConfig& agency, const config::HubConfig& hub,
                                     const Clock& clock) {
  const auto job = ingest::job_for(hub, agency);
  if (!job) return {job.error().detail()};
  const auto description = plugin_host::describe_plugin(*job, clock);
  if (!description) return {description.error().detail()};
  std::vector<std::string> problems;
  if (agency.give_back.password.given())
    if (const auto password = agency.give_back.password.resolve(); !password)
      problems.push_back("return.password: " + password.error().detail());
  for (const auto& feed : agency.feeds)
    if (std::find(description->feeds.begin(), description->feeds.end(), feed.kind) == description->feeds.end())
      problems.push_back("plugin " + agency.plugin + " does not give " + feed.kind);
  for (auto& problem : agency.connector->problems()) problems.push_back(std::move(problem));
  return problems;
}

std::vector<std::string> problems_of(const config::HubConfig& hub, const process::SandboxLayers& layers,
                                     const Clock& clock) {
  std::vector<std::string> problems;
  if (const auto keys = crypto::KeyRing::load(hub.keys); !keys) problems.push_back(keys.error().detail());
  for (const auto& agency : hub.agencies)
    for (const auto& problem : problems_of(agency, hub, clock))
      problems.push_back(agency.file.string() + ": " + problem);
  for (const auto& [type, table] : hub.connectors)
    for (auto& problem : table->problems()) problems.push_back(std::move(problem));
  if (!layers.seccomp)
    problems.push_back("sandbox: this kernel has no seccomp filters, which sandbox = \"required\" needs");
  return problems;
}

/// "G6 monthly by 10", for each feed that says when it has to come.
std::string expected_of(const config::AgencyConfig& agency) {
  std::string text;
  for (const auto& feed : agency.feeds)
    if (feed.expect) text += (text.empty() ? "" : "; ") + feed.kind + " " + feed.expect->text();
  return text;
}

/// What the configuration says and no step of a night acts upon: on what each agency's people are exchanged, and why the
/// rules are as they are.
std::string told_of(const Language& words, const config::HubConfig& hub, JsonWriter& json) {
  const auto said = [](const std::string& text) { return text.empty() ? std::string{"-"} : text; };
  TerminalTable table{{std::string{words(texts::kAgency)}, std::string{words(texts::kLegalBasis)},
                       std::string{words(texts::kCatalogue)}, std::string{words(texts::kExpected)}}};
  json.key("agencies_configured").begin_array();
  for (const auto& agency : hub.agencies) {
    json.begin_object().member("agency", agency.id).member("name", agency.name);
    json.member("legal_basis", agency.legal_basis).member("catalogue", agency.catalogue);
    json.member("expect", expected_of(agency)).end_object();
    table.add({agency.id, said(agency.legal_basis), said(agency.catalogue), said(expected_of(agency))});
  }
  json.end_array().key("rules").begin_object();
  json.member("version", hub.rules.version).member("title", hub.rules.title).key("reasons").begin_object();
  auto text =
      table.text() + "\n" + std::string{words(texts::kRules)} + " " + hub.rules.version + "  " + hub.rules.title;
  for (const auto& group : hub.rules.groups) {
    if (group.reason.empty()) continue;
    json.member(group.group, group.reason);
    text += "\n  " + group.group + ": " + group.reason;
  }
  json.end_object().end_object();
  return text + "\n\n";
}

int check(const Context& context) {
  const auto words = context.words();
  const auto hub = context.configuration();
  const auto layers = process::sandbox_layers();
  const auto problems = problems_of(hub, layers, context.clock);
  std::string text;
  JsonWriter json{text};
  json.begin_object().member("agencies", static_cast<std::uint64_t>(hub.agencies.size()));
  const auto told = told_of(words, hub, json);
  json.key("problems").begin_array();
  for (const auto& problem : problems) json.value(problem);
  json.end_array().member("seccomp", layers.seccomp).member("landlock", layers.landlock).end_object();
  if (context.json) {
    std::cout << text << '\n';
  } else {
    std::cout << told;
    for (const auto& problem : problems) std::cout << problem << '\n';
    const auto layer = [&](const char* name, bool active) {
      std::cout << words(texts::kSandbox) << " " << name << ": " << words(active ? texts::kActive : texts::kMissing)
                << '\n';
    };
    layer("seccomp", layers.seccomp);
    layer("landlock", layers.landlock);
    if (problems.empty())
      std::cout << words(texts::kConfigGood) << ": " << hub.agencies.size() << ' ' << words(texts::kAgency) << '\n';
  }
  return problems.empty() ? 0 : 2;
}

}  // namespace

void add_check(CLI::App& app, Action& action) {
  auto connect = std::make_shared<bool>(false);
  auto* command = app.add_subcommand("check", "validate configuration, keys, plugins and sandbox");
  command->add_flag("--connect", *connect, "try every connector and the platform: who answers, until when, what waits");
  command->callback([connect, &action] {
    action = [connect](const Context& context) {
      if (!*connect) return check(context);
      return tell(context, try_connections(context.configuration(), context.clock)) ? 0 : 1;
    };
  });
}

}  // namespace yingbao::cli
