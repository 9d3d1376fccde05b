#include "base/file.hpp"
#include "cli/context.hpp"
#include "cli/screen.hpp"
#include "connector/type.hpp"

#include <unistd.h>

namespace yingbao::cli {
namespace {

/// One write for a line: threads do not mix theirs.
void log_line(const Clock& clock, const std::string& line) {
  const auto whole = iso_local(clock.now()) + ' ' + shown(line) + '\n';
  if (::write(STDERR_FILENO, whole.data(), whole.size()) < 0) return;  // nobody reads it: deliveries matter more
}

int listen(const Context& context, const std::filesystem::path& port_file) {
  const auto hub = context.configuration();
  const connector::Listening listening{[&](std::uint16_t port) {
                                         return port_file.empty()
                                                  ? Status{}
                                                  : write_file_durably(port_file, std::to_string(port) + '\n');
                                       },
                                       [&](const std::string& line) { log_line(context.clock, line); }};
  for (const auto* type : connector::types())
    if (type->listen)
      if (const auto done = type->listen(hub, context.clock, listening); !done) throw Failure{done.error()};
  return 0;
}

}  // namespace

void add_listen(CLI::App& app, Action& action) {
  auto port_file = std::make_shared<std::filesystem::path>();
  auto* command = app.add_subcommand("listen", "take in what agencies push over HTTPS, until told to stop");
  command->add_option("--port-file", *port_file, "write the port there once it is open");
  command->callback(
      [port_file, &action] { action = [port_file](const Context& context) { return listen(context, *port_file); }; });
}

}  // namespace yingbao::cli
