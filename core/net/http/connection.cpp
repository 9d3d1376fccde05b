#include "net/http/connection.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

namespace yingbao::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::uint64_t kMaxAnswerBytes = 64u << 20;

Error told(const boost::system::error_code& failed, std::string_view doing, Errc otherwise) {
  auto code = otherwise;
  if (failed == beast::error::timeout || failed == asio::error::timed_out) code = Errc::timed_out;
  const bool certificate =
      failed.category() == asio::error::get_ssl_category() &&
      ERR_GET_REASON(static_cast<unsigned long>(failed.value())) == SSL_R_CERTIFICATE_VERIFY_FAILED;
  if (certificate) code = Errc::unauthorised;
  return Error{code, std::string{doing} + ": " + failed.message()};
}

}  // namespace

struct HttpsConnection::Stream {
  Stream(const asio::any_io_executor& executor, asio::ssl::context& tls) : tls_stream{executor, tls} {}
  beast::ssl_stream<beast::tcp_stream> tls_stream;
  beast::flat_buffer buffer;
};

Result<Url> Url::parse(std::string_view text) {
  constexpr std::string_view kScheme = "https://";
  if (!text.starts_with(kScheme)) return Error{Errc::invalid_config, "an address must begin with https://"};
  text.remove_prefix(kScheme.size());
  const auto slash = text.find('/');
  auto path = slash == std::string_view::npos ? std::string_view{} : text.substr(slash);
  while (path.ends_with('/')) path.remove_suffix(1);
  const auto authority = text.substr(0, slash);
  const auto colon = authority.rfind(':');
  Url url{std::string{authority.substr(0, colon)}, "443", std::string{path}};
  if (colon != std::string_view::npos) url.port = authority.substr(colon + 1);
  if (url.host.empty() || url.port.empty()) return Error{Errc::invalid_config, "an address needs a host"};
  return url;
}

HttpsConnection::HttpsConnection(asio::any_io_executor executor, std::shared_ptr<asio::ssl::context> tls, Url url)
    : executor_{std::move(executor)}, tls_{std::move(tls)}, url_{std::move(url)} {}

HttpsConnection::~HttpsConnection() = default;

asio::awaitable<Status> HttpsConnection::connect(std::chrono::milliseconds timeout) {
  auto stream = std::make_unique<Stream>(executor_, *tls_);
  auto& socket = beast::get_lowest_layer(stream->tls_stream);
  socket.expires_after(timeout);
  tcp::resolver resolver{executor_};
  auto [unresolved, addresses] = co_await resolver.async_resolve(url_.host, url_.port, kTuple);
  if (unresolved) co_return told(unresolved, "resolve " + url_.host, Errc::unreachable);
  auto [unconnected, endpoint] = co_await socket.async_connect(addresses, kTuple);
  if (unconnected) co_return told(unconnected, "connect to " + url_.host + ":" + url_.port, Errc::unreachable);
  socket.socket().set_option(tcp::no_delay{true});
  if (!SSL_set_tlsext_host_name(stream->tls_stream.native_handle(), url_.host.c_str()))
    co_return Error{Errc::internal, "TLS host name"};
  stream->tls_stream.set_verify_callback(asio::ssl::host_name_verification{url_.host});
  auto [refused] = co_await stream->tls_stream.async_handshake(asio::ssl::stream_base::client, kTuple);
  if (refused) co_return told(refused, "TLS with " + url_.host + ":" + url_.port, Errc::unreachable);
  stream_ = std::move(stream);
  co_return Status{};
}

asio::awaitable<Result<HttpResponse>> HttpsConnection::exchange(HttpRequest wanted, std::chrono::milliseconds timeout) {
  const bool reused = stream_ != nullptr;
  if (!reused) {
    const auto connected = co_await connect(timeout);
    if (!connected) co_return connected.error();
  }
  auto& stream = stream_->tls_stream;
  beast::get_lowest_layer(stream).expires_after(timeout);
  http::request<http::string_body> request{http::string_to_verb(wanted.method), url_.path + wanted.target, 11};
  request.set(http::field::host, url_.host + ":" + url_.port);
  request.set(http::field::user_agent, "yingbao");
  if (!wanted.content_type.empty()) request.set(http::field::content_type, wanted.content_type);
  request.body() = std::move(wanted.body);
  request.prepare_payload();
  auto [unwritten, written] = co_await http::async_write(stream, request, kTuple);
  if (unwritten) {
    stream_.reset();
    co_return told(unwritten, "send to " + url_.host, Errc::timed_out);
  }
  // The parser itself is passed: an overload that takes a message would ignore its limit.
  http::response_parser<http::string_body> parser;
  parser.body_limit(kMaxAnswerBytes);
  auto [unread, read] = co_await http::async_read(stream, stream_->buffer, parser, kTuple);
  if (unread) {
    stream_.reset();
    co_return told(unread, "answer of " + url_.host, Errc::timed_out);
  }
  auto& message = parser.get();
  HttpResponse response{static_cast<int>(message.result_int()), std::move(message.body()),
                        std::string{message[http::field::retry_after]}};
  if (!message.keep_alive()) stream_.reset();
  co_return response;
}

}  // namespace yingbao::net
