#include "base/file.hpp"
#include "cli/context.hpp"
#include "cli/screen.hpp"
#include "https_push/api.hpp"
#include "net/http/server.hpp"
#include "net/tls/server_context.hpp"

#include <unistd.h>

#include <iostream>

namespace yingbao::cli {
namespace {

/// One write for a line: threads do not mix theirs.
void log_line(const std::string& line) {
  const auto whole = iso_local(now()) + ' ' + shown(line) + '\n';
  if (::write(STDERR_FILENO, whole.data(), whole.size()) < 0) return;  // nobody reads it: deliveries matter more
}

net::ServerOptions options_of(const config::ListenerConfig& listener) {
  return {listener.host,
          listener.port,
          {listener.connections, listener.connections_of_agency, listener.requests_of_connection, listener.handshake,
           listener.header, listener.idle, listener.total, listener.min_rate, listener.grace}};
}

int listen(const Context& context, const std::filesystem::path& port_file) {
  const auto hub = context.configuration();
  const auto api = https_push::Api::open(hub, log_line);
  if (!api) throw Failure{api.error()};
  const auto& listener = *hub.listener;
  const auto tls = net::server_tls({listener.client_ca, listener.certificate, listener.key});
  if (!tls) throw Failure{tls.error()};
  const auto listening = [&](std::uint16_t port) -> Status {
    log_line("listening on " + listener.host + ", port " + std::to_string(port));
    return port_file.empty() ? Status{} : write_file_durably(port_file, std::to_string(port) + '\n');
  };
  if (const auto done = net::serve_https(options_of(listener), *tls, **api, listening); !done)
    throw Failure{done.error()};
  log_line("stopped");
  return 0;
}

}  // namespace

void add_listen(CLI::App& app, Action& action) {
  auto port_file = std::make_shared<std::filesystem::path>();
  auto* command = app.add_subcommand("listen", "take in what agencies push over HTTPS, until told to stop");
  command->add_option("--port-file", *port_file, "write the port there once it is open");
  command->callback([port_file, &action] {
    action = [port_file](const Context& context) { return listen(context, *port_file); };
  });
}

}  // namespace yingbao::cli
