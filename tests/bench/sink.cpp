// A platform that accepts everything and keeps nothing: what the hub costs, not what a platform costs. Mutual TLS 1.3.
//   sink PORT_FILE CERT KEY CLIENT_CA       ends when its standard input closes; prints how many items it acknowledged
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Stream = asio::ssl::stream<tcp::socket>;

std::atomic<std::uint64_t> acknowledged{0};

/// The value of the first `"key":` at or after `at`, without quotes; moves `at` behind it.
std::string_view value_of(std::string_view body, std::string_view key, std::size_t& at) {
  at = body.find(key, at);
  if (at == std::string_view::npos) return {};
  at += key.size();
  if (body[at] == '"') ++at;
  const auto end = body.find_first_of("\",}", at);
  const auto value = body.substr(at, end - at);
  at = end;
  return value;
}

std::string answer(std::string_view body) {
  std::size_t at = 0;
  std::string text = "{\"submission_id\":\"";
  text += value_of(body, "\"submission_id\":", at);
  text += "\",\"status\":\"completed\",\"results\":[";
  bool first = true;
  for (;;) {
    const auto reference = value_of(body, "\"reference_id\":", at);
    if (reference.empty()) break;
    const auto version = value_of(body, "\"version\":", at);
    if (!first) text += ',';
    first = false;
    text.append("{\"reference_id\":\"").append(reference).append("\",\"version\":").append(version);
    text += ",\"status\":\"accepted\"}";
    ++acknowledged;
  }
  return text + "]}";
}

void serve(Stream stream) {
  try {
    stream.handshake(asio::ssl::stream_base::server);
    asio::streambuf buffer;
    for (;;) {
      const auto head_bytes = asio::read_until(stream, buffer, "\r\n\r\n");
      const std::string head{asio::buffers_begin(buffer.data()),
                             asio::buffers_begin(buffer.data()) + static_cast<std::ptrdiff_t>(head_bytes)};
      buffer.consume(head_bytes);
      const auto at = head.find("Content-Length: ");
      const std::size_t length = at == std::string::npos ? 0 : std::strtoull(head.c_str() + at + 16, nullptr, 10);
      while (buffer.size() < length) {
        const auto n = stream.read_some(buffer.prepare(1u << 18));
        buffer.commit(n);
      }
      const std::string_view body{static_cast<const char*>(buffer.data().data()), length};
      const auto reply = head.starts_with("POST") ? answer(body) : std::string{};
      buffer.consume(length);
      const std::string status = head.starts_with("POST") ? "200 OK" : "404 Not Found";
      asio::write(stream, asio::buffer("HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(reply.size()) +
                                       "\r\n\r\n" + reply));
    }
  } catch (const std::exception&) {
    // The client has gone.
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  asio::io_context io;
  asio::ssl::context tls{asio::ssl::context::tlsv13_server};
  tls.use_certificate_chain_file(argv[2]);
  tls.use_private_key_file(argv[3], asio::ssl::context::pem);
  tls.load_verify_file(argv[4]);
  tls.set_verify_mode(asio::ssl::verify_peer | asio::ssl::verify_fail_if_no_peer_cert);
  tcp::acceptor acceptor{io, {asio::ip::address_v4::loopback(), 0}};
  std::ofstream{argv[1]} << acceptor.local_endpoint().port() << std::endl;
  std::thread{[&] {
    for (;;) {
      tcp::socket socket{io};
      acceptor.accept(socket);
      socket.set_option(tcp::no_delay{true});
      std::thread{serve, Stream{std::move(socket), tls}}.detach();
    }
  }}.detach();
  while (std::getchar() != EOF) {
  }
  std::cout << acknowledged << std::endl;
  std::_Exit(0);
}
