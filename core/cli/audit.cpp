#include "cli/context.hpp"
#include "cli/terminal_table.hpp"

#include <iostream>

namespace yingbao::cli {
namespace {

int verify(const Context& context) {
  auto hub = context.open();
  const auto words = context.words();
  const auto broken = hub.data.store().broken_audit_entry();
  if (broken) std::cout << words(texts::kChainBroken) << ' ' << broken << '\n';
  else std::cout << words(texts::kChainGood) << ": " << hub.data.store().audit().size() << '\n';
  return broken ? 4 : 0;
}

int show(const Context& context) {
  auto hub = context.open();
  const auto words = context.words();
  TerminalTable table{{"#", std::string{words(texts::kWhen)}, std::string{words(texts::kWho)},
                       std::string{words(texts::kWhat)}, std::string{words(texts::kObject)},
                       std::string{words(texts::kReason)}}};
  for (const auto& entry : hub.data.store().audit())
    table.add({std::to_string(entry.id), iso_local(entry.at), entry.actor, entry.action, entry.object, entry.reason});
  std::cout << table.text();
  return 0;
}

}  // namespace

void add_audit(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("audit", "who did what, in a chain that cannot be changed unseen");
  command->require_subcommand(1);
  command->add_subcommand("verify", "check the chain")->callback([&action] { action = verify; });
  command->add_subcommand("show", "print it")->callback([&action] { action = show; });
}

}  // namespace yingbao::cli
