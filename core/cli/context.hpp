// What every command is given.
#pragma once

#include "base/clock.hpp"
#include "cli/texts.hpp"
#include "exchange/hub.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <string>

namespace yingbao::cli {

struct Context {
  const Clock& clock;
  std::filesystem::path config = "hub.toml";
  bool json = false;
  std::string language = {};

  Language words() const;
  /// Opens the hub with all connectors; throws Failure.
  exchange::Hub open() const;
  /// The configuration alone, without the lock; throws Failure.
  config::HubConfig configuration() const;
  /// What the operator who gave the command does now.
  store::AuditEntry audit(std::string action, std::string object, std::string detail) const;
};

/// A command sets this to what it does; its result is the exit code.
using Action = std::function<int(const Context&)>;

int exit_code_of(const Error& error);

/// Digits of "list-12", "plan-3", "delivery-7"; 0 when `text` is none of that kind.
store::Id id_in(std::string_view text, std::string_view kind);

/// One line of standard input without its end: identity numbers and passphrases never stand in arguments.
std::string line_from_input();

void add_init(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_keys(CLI::App& app, Action& action);
void add_preview(CLI::App& app, Action& action);
void add_import(CLI::App& app, Action& action);
void add_run(CLI::App& app, Action& action);
void add_status(CLI::App& app, Action& action);
void add_deliveries(CLI::App& app, Action& action);
void add_rejects(CLI::App& app, Action& action);
void add_lists(CLI::App& app, Action& action);
void add_candidates(CLI::App& app, Action& action);
void add_explain(CLI::App& app, Action& action);
void add_ledger(CLI::App& app, Action& action);
void add_report(CLI::App& app, Action& action);
void add_plugin(CLI::App& app, Action& action);
void add_agency(CLI::App& app, Action& action);
void add_audit(CLI::App& app, Action& action);
void add_listen(CLI::App& app, Action& action);

}  // namespace yingbao::cli
