#include "session.hpp"

#include <simdjson.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <array>

namespace yingbao::sandbox {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Parser = http::request_parser<http::string_body>;
using Response = http::response<http::string_body>;

constexpr auto token = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds operation_deadline{60};
constexpr std::chrono::seconds linger_deadline{5};

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

void set_deadline(Stream& stream) { beast::get_lowest_layer(stream).expires_after(operation_deadline); }

Response make_response(Reply reply, unsigned http_version, bool keep_alive, bool without_body) {
  Response response(static_cast<http::status>(reply.status), http_version);
  response.set(http::field::server, "yingbao-sandbox");
  response.set(http::field::content_type, reply.content_type);
  if (!reply.allow.empty()) response.set(http::field::allow, reply.allow);
  if (reply.retry_after) response.set(http::field::retry_after, std::to_string(*reply.retry_after));
  if (!without_body) response.body() = std::move(reply.body);
  response.keep_alive(keep_alive);
  response.prepare_payload();
  return response;
}

// Reads and drops whatever comes until the peer closes or the deadline set before passes.
asio::awaitable<void> drain(Stream* stream) {
  std::array<char, 16384> scrap;
  for (;;) {
    auto [error, size] = co_await stream->async_read_some(asio::buffer(scrap), token);
    if (error) co_return;
  }
}

asio::awaitable<void> refuse_request(Stream* stream, Reply reply) {
  Response response = make_response(std::move(reply), 11, false, false);
  set_deadline(*stream);
  auto [error, size] = co_await http::async_write(*stream, response, token);
  if (error) co_return;
  // Closing with unread data would reset the connection before the peer has read the answer.
  beast::get_lowest_layer(*stream).expires_after(linger_deadline);
  co_await drain(stream);
}

// Reads one request into the parser; false when the connection is of no more use.
asio::awaitable<bool> read_request(Stream* stream, beast::flat_buffer* buffer, Parser* parser, std::uint64_t max_body) {
  set_deadline(*stream);
  auto [error, header_size] = co_await http::async_read_header(*stream, *buffer, *parser, token);
  if (!error) {
    if (const auto length = parser->content_length())
      parser->get().body().reserve(*length + simdjson::SIMDJSON_PADDING);
    if (beast::iequals(parser->get()[http::field::expect], "100-continue")) {
      http::response<http::empty_body> go_on(http::status::continue_, 11);
      auto [write_error, size] = co_await http::async_write(*stream, go_on, token);
      if (write_error) co_return false;
    }
    set_deadline(*stream);
    auto [body_error, body_size] = co_await http::async_read(*stream, *buffer, *parser, token);
    error = body_error;
  }
  if (!error) co_return true;
  if (error == http::error::body_limit) {
    co_await refuse_request(stream, problem(413, "the body is over " + std::to_string(max_body) + " bytes"));
  } else if (error.category() == http::make_error_code(http::error::bad_method).category() &&
             error != http::error::end_of_stream && error != http::error::partial_message) {
    co_await refuse_request(stream, problem(400, "not valid HTTP: " + error.message()));
  }
  co_return false;
}

// Answers requests one after another; the body's memory is used again for the next one.
asio::awaitable<void> converse(Stream* stream, Api* api, std::uint64_t max_body) {
  beast::flat_buffer buffer;
  buffer.reserve(65536);
  std::string body;
  for (;;) {
    Parser parser;
    parser.body_limit(max_body);
    body.clear();
    parser.get().body() = std::move(body);
    if (!co_await read_request(stream, &buffer, &parser, max_body)) co_return;

    auto& request = parser.get();
    Reply reply = api->handle({view(request.method_string()), view(request.target()), request.body()},
                              std::chrono::steady_clock::now());
    if (reply.delivery == Delivery::drop) {
      beast::get_lowest_layer(*stream).close();
      co_return;
    }
    if (reply.delivery == Delivery::hang) {
      beast::get_lowest_layer(*stream).expires_never();
      co_await drain(stream);
      co_return;
    }
    const bool keep_alive = parser.keep_alive();
    Response response =
        make_response(std::move(reply), request.version(), keep_alive, request.method() == http::verb::head);
    body = std::move(request.body());
    set_deadline(*stream);
    auto [error, size] = co_await http::async_write(*stream, response, token);
    if (error || !keep_alive) co_return;
  }
}

}  // namespace

asio::awaitable<void> session(Stream stream, Api* api, std::uint64_t max_body) {
  set_deadline(stream);
  auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, token);
  if (error) co_return;
  co_await converse(&stream, api, max_body);
  if (!beast::get_lowest_layer(stream).socket().is_open()) co_return;
  beast::get_lowest_layer(stream).expires_after(linger_deadline);
  co_await stream.async_shutdown(token);
}

}  // namespace yingbao::sandbox
