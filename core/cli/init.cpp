#include "base/file.hpp"
#include "cli/context.hpp"

#include <spawn.h>
#include <sys/wait.h>

#include <iostream>

namespace yingbao::cli {
namespace {

namespace fs = std::filesystem;

fs::path program_folder() { return fs::read_symlink("/proc/self/exe").parent_path(); }

[[noreturn]] void fail(const std::string& what) { throw Failure{Error{Errc::invalid_config, what}}; }

void require(const Status& done) {
  if (!done) throw Failure{done.error()};
}

fs::path share_folder() { return program_folder().parent_path() / "share" / "yingbao"; }

void replace(std::string& text, std::string_view mark, const std::string& value) {
  const auto at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), value);
}

fs::path plugin_folder() {
  const auto installed = program_folder().parent_path() / "lib" / "yingbao" / "plugins";
  return fs::exists(installed) ? installed : program_folder().parent_path() / "plugins";
}

/// Of the working directory; hub.toml comes last, so that a directory that has one is whole.
void copy_templates(const fs::path& folder) {
  const auto share = share_folder();
  if (!fs::exists(share / "hub.toml")) fail("the templates are missing: " + share.string());
  for (const auto* each : {"agencies", "rules"})
    for (const auto& entry : fs::directory_iterator{share / each})
      if (entry.path().extension() == ".toml")
        fs::copy_file(entry.path(), folder / each / entry.path().filename(), fs::copy_options::overwrite_existing);
}

void write_hub_file(const fs::path& folder, const std::string& platform) {
  auto hub = read_file(share_folder() / "hub.toml");
  if (!hub) throw Failure{hub.error()};
  replace(*hub, "@PLUGINS@", plugin_folder().string());
  replace(*hub, "@PLATFORM@", platform);
  require(write_file_durably(folder / "hub.toml", *hub));
}

void make_sample(const fs::path& folder, const std::string& seed) {
  auto program = (program_folder() / "yingbao-sample").string();
  std::string out = "--out", where = folder.string(), option = "--seed", value = seed;
  char* arguments[] = {program.data(), out.data(), where.data(), option.data(), value.data(), nullptr};
  char* environment[] = {nullptr};
  pid_t pid = -1;
  int status = -1;
  if (::posix_spawn(&pid, program.c_str(), nullptr, nullptr, arguments, environment) != 0 ||
      ::waitpid(pid, &status, 0) != pid || status != 0)
    fail("the sample could not be made by " + program);
  // The sample's petitions come in an archive, as the agency's file shows in its comment.
  const auto petitions = folder / "agencies" / "petitions.toml";
  auto text = read_file(petitions);
  if (!text) throw Failure{text.error()};
  for (const std::string_view line : {"[read]", "password = "})
    replace(*text, "# " + std::string{line}, std::string{line});
  require(write_file_durably(petitions, *text));
}

int init(const Context& context, const fs::path& folder, bool sample, const std::string& seed,
         const std::string& platform) {
  if (fs::exists(folder / "hub.toml")) fail(folder.string() + " is a working directory already");
  for (const auto* each : {"agencies", "rules", "keys", "secrets", "inbox", "outbox", "platform"})
    fs::create_directories(folder / each);
  for (const auto* each : {"keys", "secrets", "outbox"}) fs::permissions(folder / each, fs::perms::owner_all);
  copy_templates(folder);
  for (const auto& entry : fs::directory_iterator{folder / "agencies"})
    for (const auto* box : {"inbox", "outbox"}) fs::create_directories(folder / box / entry.path().stem());
  for (const auto* each : {"master.key", "spool.key"})
    if (const auto keys = fs::absolute(folder) / "keys" / each; !fs::exists(keys))
      require(crypto::KeyRing::generate().save_new(keys));
  if (sample) make_sample(folder, seed);
  write_hub_file(folder, platform);
  const auto words = context.words();
  std::cout << words(texts::kReady) << ": " << folder.string() << '\n' << words(texts::kNextSteps) << '\n';
  return 0;
}

}  // namespace

void add_init(CLI::App& app, Action& action) {
  struct Arguments {
    fs::path folder;
    bool sample = false;
    std::string seed = "1", platform = "https://127.0.0.1:8443";
  };
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("init", "make a working directory: hub.toml, agencies, rules, keys, inboxes");
  command->add_option("DIR", arguments->folder)->required();
  command->add_flag("--sample", arguments->sample, "with deliveries of synthetic people");
  command->add_option("--seed", arguments->seed, "of the sample")->check(CLI::NonNegativeNumber);
  command->add_option("--platform", arguments->platform, "address of the platform");
  command->callback([arguments, &action] {
    action = [arguments](const Context& context) {
      return init(context, arguments->folder, arguments->sample, arguments->seed, arguments->platform);
    };
  });
}

}  // namespace yingbao::cli
