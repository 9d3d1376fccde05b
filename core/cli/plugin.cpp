#include "base/json_writer.hpp"
#include "cli/context.hpp"
#include "cli/terminal_table.hpp"
#include "ingest/plugin_job.hpp"
#include "schema/titles.hpp"

#include <algorithm>
#include <iostream>

namespace yingbao::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Described in a child, as it will run: nothing of a plugin is loaded into this process.
bool describe(const config::HubConfig& hub, const std::filesystem::path& file, const Clock& clock) {
  plugin_host::Job job;
  job.plugin = std::filesystem::absolute(file);
  for (const auto& agency : hub.agencies)
    if (agency.plugin == file.stem()) job.settings = agency.settings;
  const auto description = plugin_host::describe_plugin(job, clock);
  if (!description) {
    std::cout << file.stem().string() << ": " << description.error().detail() << '\n';
    return false;
  }
  std::cout << description->id << "  " << description->name_zh << " / " << description->name_en
            << "  feeds: " << joined(description->feeds) << "  layouts: " << joined(description->layouts) << '\n';
  return true;
}

int list_plugins(const Context& context) {
  const auto hub = context.configuration();
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{hub.plugin.folder})
    if (entry.path().extension() == ".so") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  bool good = true;
  for (const auto& file : files) {
    const bool configured = std::any_of(hub.agencies.begin(), hub.agencies.end(),
                                        [&](const auto& agency) { return agency.plugin == file.stem(); });
    if (file.stem() == "tabular" && !configured) {
      std::cout << "tabular  通用表格 / any ordinary table  (described by an agency's [settings])\n";
      continue;
    }
    good = describe(hub, file, context.clock) && good;
  }
  return good ? 0 : 2;
}

/// What a column may be read as, for whoever describes a list in TOML.
int list_fields(const Context& context) {
  const auto words = context.words();
  TerminalTable table{{std::string{words(texts::kReadAs)}, std::string{words(texts::kColumn)}, ""}};
  for (const auto& field : schema::fields()) {
    const bool settable = field.use == schema::Use::business;
    if (settable)
      table.add({std::string{field.name}, std::string{field.title}, std::string{schema::usual_titles(field.id)}});
  }
  std::cout << table.text();
  return 0;
}

}  // namespace

void add_plugin(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("plugin", "agency plugins");
  command->require_subcommand(1);
  command->add_subcommand("list", "every plugin in the plugin folder")->callback([&action] { action = list_plugins; });
  command->add_subcommand("fields", "the fields of the common record, with the titles they are known by")
      ->callback([&action] { action = list_fields; });
  auto file = std::make_shared<std::filesystem::path>();
  auto* inspect = command->add_subcommand("inspect", "what one plugin file says of itself, or why it is refused");
  inspect->add_option("FILE", *file)->required();
  inspect->callback([file, &action] {
    action = [file](const Context& context) { return describe(context.configuration(), *file, context.clock) ? 0 : 2; };
  });
}

}  // namespace yingbao::cli
