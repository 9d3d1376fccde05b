#include "base/file.hpp"
#include "cli/context.hpp"
#include "crypto/digest.hpp"

#include <iostream>

namespace yingbao::cli {
namespace {

namespace fs = std::filesystem;

void require(const Status& done) {
  if (!done) throw Failure{done.error()};
}

/// The keys of connectors' own; what lies under them does not outlive them by more than a night, so they have no escrow copy.
bool made_connectors_keys(const Context& context, const config::HubConfig& hub) {
  bool made = false;
  for (const auto& [type, table] : hub.connectors)
    for (const auto& file : table->key_files()) {
      if (fs::exists(file)) continue;
      require(crypto::KeyRing::generate().save_new(file));
      std::cout << context.words()(texts::kWritten) << ' ' << file.string() << '\n';
      made = true;
    }
  return made;
}

int init_keys(const Context& context, const fs::path& from) {
  const auto hub = context.configuration();
  if (made_connectors_keys(context, hub) && fs::exists(hub.keys)) return 0;
  if (from.empty()) {
    require(crypto::KeyRing::generate().save_new(hub.keys));
  } else {
    const auto escrow = read_file(from);
    if (!escrow) throw Failure{escrow.error()};
    auto passphrase = line_from_input();
    const auto ring = crypto::KeyRing::from_escrow(*escrow, passphrase);
    crypto::wipe(passphrase);
    if (!ring) throw Failure{ring.error()};
    require(ring->save_new(hub.keys));
  }
  std::cout << context.words()(texts::kWritten) << ' ' << hub.keys.string() << '\n';
  return 0;
}

int export_keys(const Context& context, const fs::path& out) {
  constexpr std::size_t kShortest = 12;
  const auto hub = context.configuration();
  const auto ring = crypto::KeyRing::load(hub.keys);
  if (!ring) throw Failure{ring.error()};
  auto passphrase = line_from_input();
  if (passphrase.size() < kShortest)
    throw Failure{Error{Errc::invalid_config, "give a passphrase of at least 12 characters on standard input"}};
  if (fs::exists(out)) throw Failure{Error{Errc::invalid_config, out.string() + " exists already"}};
  require(write_file_durably(out, ring->escrow(passphrase), 0600));
  crypto::wipe(passphrase);
  std::cout << context.words()(texts::kWritten) << ' ' << out.string() << '\n';
  return 0;
}

}  // namespace

void add_keys(CLI::App& app, Action& action) {
  auto path = std::make_shared<fs::path>();
  auto* command = app.add_subcommand("keys", "the hub's own keys");
  command->require_subcommand(1);
  auto* init = command->add_subcommand("init", "make the key file, or restore it from an escrow copy");
  init->add_option("--from", *path, "escrow copy; its passphrase comes on standard input");
  init->callback([path, &action] { action = [path](const Context& context) { return init_keys(context, *path); }; });
  auto* out = command->add_subcommand("export", "write the escrow copy; its passphrase comes on standard input");
  out->add_option("--out", *path)->required();
  out->callback([path, &action] { action = [path](const Context& context) { return export_keys(context, *path); }; });
}

}  // namespace yingbao::cli
