#include "server.hpp"

#include "lifetime.hpp"
#include "session.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <mutex>
#include <thread>

namespace yingbao::sandbox {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace ssl = asio::ssl;
using tcp = asio::ip::tcp;

constexpr auto token = asio::as_tuple(asio::use_awaitable);

// A bug in a session ends the process: it leaves through io_context::run.
void rethrow(std::exception_ptr error) {
  if (error) std::rethrow_exception(error);
}

asio::awaitable<void> accept_sessions(tcp::acceptor* acceptor, ssl::context* tls, Api* api, std::uint64_t max_body) {
  asio::steady_timer pause(acceptor->get_executor());
  for (;;) {
    auto strand = asio::make_strand(acceptor->get_executor());
    auto [error, socket] = co_await acceptor->async_accept(strand, token);
    if (error) {  // such as no descriptor left: some session has to end first
      pause.expires_after(std::chrono::milliseconds(100));
      co_await pause.async_wait(token);
      continue;
    }
    beast::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    Stream stream(beast::tcp_stream(std::move(socket)), *tls);
    asio::co_spawn(strand, session(std::move(stream), api, max_body), rethrow);
  }
}

void configure(ssl::context& tls, const Options& options) {
  if (!SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION))
    throw std::runtime_error("TLS 1.2 is not available");
  const auto use = [](const char* option, const std::string& file, beast::error_code error) {
    if (error) throw std::runtime_error(std::string(option) + " " + file + ": " + error.message());
  };
  beast::error_code error;
  use("--cert", options.certificate, tls.use_certificate_chain_file(options.certificate, error));
  use("--key", options.key, tls.use_private_key_file(options.key, ssl::context::pem, error));
  use("--client-ca", options.client_ca, tls.load_verify_file(options.client_ca, error));
  tls.set_verify_mode(ssl::verify_peer | ssl::verify_fail_if_no_peer_cert);
  // Without an id a client that resumes a session is turned away.
  static constexpr unsigned char id[] = "yingbao-sandbox";
  SSL_CTX_set_session_id_context(tls.native_handle(), id, sizeof id - 1);
}

tcp::acceptor listen(asio::io_context& context, const Options& options) try {
  return tcp::acceptor(context, {asio::ip::make_address(options.address), options.port});
} catch (const boost::system::system_error& error) {
  throw std::runtime_error("cannot listen on " + options.address + ":" + std::to_string(options.port) + ": " +
                           error.code().message());
}

// Readers see either no file or the whole number.
void write_port_file(const std::string& path, std::uint16_t port) {
  const std::string unfinished = path + ".tmp";
  std::ofstream file(unfinished);
  file << port << '\n';
  file.close();
  if (!file || std::rename(unfinished.c_str(), path.c_str()) != 0) throw std::runtime_error("cannot write " + path);
}

void run_on_threads(asio::io_context& context, unsigned count) {
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      context.run();
    } catch (...) {
      const std::lock_guard lock(mutex);
      failure = std::current_exception();
      context.stop();
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < count; ++i) others.emplace_back(work);
    work();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

void serve(const Options& options, Api& api) {
  asio::io_context context(static_cast<int>(options.threads));
  ssl::context tls(ssl::context::tls_server);
  configure(tls, options);
  tcp::acceptor acceptor = listen(context, options);
  const Lifetime lifetime(context, options);
  asio::co_spawn(context, accept_sessions(&acceptor, &tls, &api, options.max_body), rethrow);
  const std::uint16_t port = acceptor.local_endpoint().port();
  if (!options.port_file.empty()) write_port_file(options.port_file, port);
  std::cout << "yingbao-sandbox: listening on " << options.address << ':' << port << std::endl;
  run_on_threads(context, options.threads);
}

}  // namespace yingbao::sandbox
