#include "net/http/server.hpp"

#include "net/http/session.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <csignal>

namespace yingbao::net {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kToldSo = 16;  ///< connections beyond the limit that still hear why
constexpr std::chrono::milliseconds kPause{100};
constexpr std::chrono::hours kTending{1};

/// The server's own part of the work; all on the thread for sockets.
class Listening {
 public:
  Listening(asio::io_context& context, const ServerLimits& limits, asio::ssl::context& tls, Service& service,
            const Clock& clock)
      : context_{context}, tls_{tls}, acceptor_{context}, signals_{context, SIGTERM, SIGINT}, grace_{context},
        tending_{context}, serving_{limits, service, clock, {}, {}} {}

  Result<std::uint16_t> open(const ServerOptions& options) {
    boost::system::error_code failed;
    const auto address = asio::ip::make_address(options.address, failed);
    const tcp::endpoint endpoint{address, options.port};
    if (!failed) acceptor_.open(endpoint.protocol(), failed);
    if (!failed) acceptor_.set_option(tcp::acceptor::reuse_address{true}, failed);
    if (!failed) acceptor_.bind(endpoint, failed);
    if (!failed) acceptor_.listen(tcp::acceptor::max_listen_connections, failed);
    if (failed)
      return Error{Errc::invalid_config, "cannot listen on " + options.address + ":" + std::to_string(options.port) +
                                             ": " + failed.message()};
    return acceptor_.local_endpoint().port();
  }

  void start() {
    const auto rethrow = [](std::exception_ptr bug) {
      if (bug) std::rethrow_exception(bug);
    };
    asio::co_spawn(context_, accept(this), rethrow);
    asio::co_spawn(context_, tend(this), rethrow);
    signals_.async_wait([this](boost::system::error_code failed, int) {
      if (!failed) stop();
    });
  }

 private:
  static asio::awaitable<void> accept(Listening* self) {
    asio::steady_timer pause{self->context_};
    while (!self->serving_.stopping) {
      auto [failed, socket] = co_await self->acceptor_.async_accept(kTuple);
      if (!failed) {
        self->take(std::move(socket));
      } else if (!self->serving_.stopping) {  // such as no descriptor left: some connection has to end first
        pause.expires_after(kPause);
        co_await pause.async_wait(kTuple);
      }
    }
  }

  static asio::awaitable<void> tend(Listening* self) {
    while (!self->serving_.stopping) {
      self->tending_.expires_after(kTending);
      if (const auto [failed] = co_await self->tending_.async_wait(kTuple); failed) continue;
      asio::post(self->serving_.writers, [service = &self->serving_.service] { service->tend(); });
    }
  }

  void take(tcp::socket socket) {
    const auto& limits = serving_.limits;
    if (serving_.sessions.size() >= limits.connections + kToldSo) return;
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay{true}, ignored);
    const auto session = std::make_shared<Session>(std::move(socket), tls_, serving_.clock);
    session->crowded = serving_.sessions.size() >= limits.connections;
    serving_.sessions.insert(session);
    asio::co_spawn(context_, converse(session, &serving_), [this, session](std::exception_ptr bug) {
      if (bug) std::rethrow_exception(bug);
      serving_.sessions.erase(session);
      if (session->counted && --serving_.of_client[session->client] == 0) serving_.of_client.erase(session->client);
      if (serving_.stopping && serving_.sessions.empty()) grace_.cancel();
    });
  }

  void stop() {
    serving_.stopping = true;
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    tending_.cancel();
    for (const auto& session : serving_.sessions)
      if (session->between) session->close();
    if (serving_.sessions.empty()) return;
    grace_.expires_after(serving_.limits.grace);
    grace_.async_wait([this](boost::system::error_code over) {
      if (over) return;
      for (const auto& session : serving_.sessions) session->close();
    });
  }

  asio::io_context& context_;
  asio::ssl::context& tls_;
  tcp::acceptor acceptor_;
  asio::signal_set signals_;
  asio::steady_timer grace_, tending_;
  Serving serving_;
};

}  // namespace

Status serve_https(const ServerOptions& options, std::shared_ptr<asio::ssl::context> tls, Service& service,
                   const Clock& clock, const std::function<Status(std::uint16_t port)>& listening) {
  asio::io_context context{1};
  Listening server{context, options.limits, *tls, service, clock};
  const auto port = server.open(options);
  if (!port) return port.error();
  server.start();
  if (auto told = listening(*port); !told) return told;
  context.run();
  return {};
}

}  // namespace yingbao::net
