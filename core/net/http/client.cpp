#include "net/http/client.hpp"

#include "net/tls/peer.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/write.hpp>

#include <algorithm>
#include <array>
#include <sstream>

namespace yingbao::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::uint32_t kMaxHeadBytes = 32u << 10;
constexpr std::size_t kPieceBytes = 64u << 10;

/// Two readings of where a body ends let one of them be smuggled; a code that was not asked for cannot be read.
Status check_framing(const http::response_header<>& head) {
  const auto coded = head[http::field::transfer_encoding];
  const bool clear = head.count(http::field::transfer_encoding) <= 1 && head.count(http::field::content_length) <= 1 &&
                     (coded.empty() || (beast::iequals(coded, "chunked") && !head.count(http::field::content_length)));
  if (!clear) return Error{Errc::malformed, "the answer does not say clearly where it ends"};
  const auto packed = head[http::field::content_encoding];
  if (!packed.empty() && !beast::iequals(packed, "identity"))
    return Error{Errc::malformed, "the answer is compressed, which was not asked for"};
  return {};
}

/// A line end inside a header would begin another header.
Status check_headers(const Pairs& headers) {
  const auto is_control = [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7F; };
  const auto ends_name = [](char c) { return c <= ' ' || c >= 0x7F || c == ':'; };
  for (const auto& [name, value] : headers) {
    if (name.empty() || std::any_of(name.begin(), name.end(), ends_name))
      return Error{Errc::invalid_config, "a header has a name that is none"};
    if (std::any_of(value.begin(), value.end(), is_control))
      return Error{Errc::invalid_config, "the header " + name + " would hold a control character"};
  }
  return {};
}

std::string head_of(const ClientRequest& wanted) {
  http::request<http::span_body<const char>> request{http::string_to_verb(wanted.method), wanted.uri.target(), 11};
  request.set(http::field::host, wanted.uri.authority());
  request.set(http::field::user_agent, "yingbao");
  request.set(http::field::accept_encoding, "identity");
  for (const auto& [name, value] : wanted.headers) request.set(name, value);
  request.body() = {wanted.body.data(), wanted.body.size()};
  request.prepare_payload();  // says how long the body is
  std::ostringstream text;
  text << request.base();
  return std::move(text).str();
}

}  // namespace

class HttpsClient::Session {
 public:
  Session(asio::any_io_executor executor, ClientTls tls, std::shared_ptr<asio::ssl::context> context,
          AddressRules rules, ClientTimeouts timeouts, const Clock& clock)
      : executor_{std::move(executor)}, tls_{std::move(tls)}, context_{std::move(context)}, rules_{std::move(rules)},
        timeouts_{timeouts}, clock_{clock} {
    tls_.key = {};  // it lives as long as open() and is in the context by now
  }

  asio::awaitable<Result<ResponseHead>> send(const ClientRequest& request, Deadline deadline) {
    went_out_ = false;
    if (auto good = check_headers(request.headers); !good) co_return good.error();
    const bool kept = stream_ && place_ == request.uri.authority() && ended();
    if (!kept)
      if (auto connected = co_await connect(request.uri, deadline); !connected) co_return connected.error();
    auto head = co_await send_on(request, deadline);
    // A connection that was kept may have been closed meanwhile.
    if (!head && kept && !request.once && head.error().code() == Errc::unreachable) {
      if (auto connected = co_await connect(request.uri, deadline); !connected) co_return connected.error();
      head = co_await send_on(request, deadline);
    }
    if (!head) drop();
    co_return head;
  }

  asio::awaitable<Result<std::string_view>> read(Deadline deadline) {
    if (!stream_ || !parser_) co_return Error{Errc::internal, "there is no answer to read"};
    auto piece = co_await read_on(deadline);
    if (!piece) drop();
    co_return piece;
  }

  asio::awaitable<Status> connect(const Uri& uri, Deadline deadline) {
    drop();
    const auto limit = std::min(deadline, clock_.steady() + timeouts_.connect);
    auto connected = co_await connect_to(uri, limit);
    if (!connected) drop();
    co_return connected;
  }

  bool went_out() const { return went_out_; }
  const std::optional<PeerCertificate>& peer() const { return peer_; }

 private:
  struct Stream {
    Stream(const asio::any_io_executor& executor, asio::ssl::context& context) : tls{executor, context} {}
    asio::ssl::stream<beast::tcp_stream> tls;
    beast::flat_buffer buffer;
  };

  void drop() {
    parser_.reset();
    stream_.reset();
  }

  bool ended() const { return !parser_ || (parser_->is_done() && parser_->get().keep_alive()); }

  beast::tcp_stream& socket() { return beast::get_lowest_layer(stream_->tls); }

  void expire(Deadline deadline, std::chrono::milliseconds limit) {
    socket().expires_at(std::min(deadline, clock_.steady() + limit));
  }

  Error told(const boost::system::error_code& failed, std::string_view doing) const {
    static const auto& kHttp = make_error_code(http::error::end_of_stream).category();
    const bool ended = failed == http::error::end_of_stream || failed == http::error::partial_message;
    auto code = failed.category() == kHttp && !ended ? Errc::malformed : Errc::unreachable;
    if (failed == beast::error::timeout || failed == asio::error::timed_out) code = Errc::timed_out;
    auto why = failed == beast::error::timeout ? std::string{"took too long"} : failed.message();
    if (is_distrust(failed)) {
      code = Errc::unauthorised;
      const auto verified = SSL_get_verify_result(stream_->tls.native_handle());
      if (verified == X509_V_ERR_APPLICATION_VERIFICATION) why = "its public key is not the pinned one";
      else if (verified != X509_V_OK) why = X509_verify_cert_error_string(verified);
    }
    return Error{code, std::string{doing} + " " + place_ + ": " + why};
  }

  asio::awaitable<Status> connect_to(const Uri& uri, Deadline limit) {
    stream_ = std::make_unique<Stream>(executor_, *context_);
    place_ = uri.authority();
    socket().expires_at(limit);
    // Looked up once: what is judged here is what is connected to. The resolver keeps its own time.
    tcp::resolver resolver{executor_};
    auto [unresolved, found] = co_await resolver.async_resolve(uri.host, uri.port, kTuple);
    if (unresolved) co_return told(unresolved, "resolve");
    std::vector<tcp::endpoint> allowed;
    for (const auto& entry : found)
      if (rules_.allows(entry.endpoint().address())) allowed.push_back(entry.endpoint());
    if (allowed.empty())
      co_return Error{Errc::refused, uri.host + " is a private address; allow_private names the ones that are meant"};
    auto [unconnected, endpoint] = co_await socket().async_connect(allowed, kTuple);
    if (unconnected) co_return told(unconnected, "connect to");
    auto& tls = stream_->tls;
    boost::system::error_code failed;
    socket().socket().set_option(tcp::no_delay{true}, failed);
    asio::ip::make_address(uri.host, failed);
    const bool is_name = failed.failed();
    if (is_name && !SSL_set_tlsext_host_name(tls.native_handle(), uri.host.c_str()))
      co_return Error{Errc::internal, "TLS host name"};
    tls.set_verify_callback(PeerCheck{tls_, uri.host}, failed);
    auto [refused] = co_await tls.async_handshake(asio::ssl::stream_base::client, kTuple);
    if (refused) co_return told(refused, "TLS with");
    peer_ = peer_certificate(tls.native_handle());
    co_return Status{};
  }

  asio::awaitable<Result<ResponseHead>> send_on(const ClientRequest& wanted, Deadline deadline) {
    parser_.reset();
    const auto head_text = head_of(wanted);
    // The body is sent from where it lies, and its first bytes in one record with the head.
    const std::array whole{asio::buffer(head_text), asio::buffer(wanted.body)};
    expire(deadline, timeouts_.idle);
    went_out_ = true;
    auto [unwritten, written] = co_await asio::async_write(stream_->tls, whole, kTuple);
    if (unwritten) co_return told(unwritten, "send to");
    parser_.emplace();
    parser_->header_limit(kMaxHeadBytes);
    parser_->body_limit(boost::none);
    if (wanted.method == "HEAD") parser_->skip(true);
    expire(deadline, timeouts_.idle);
    auto [unread, read] = co_await http::async_read_header(stream_->tls, stream_->buffer, *parser_, kTuple);
    if (unread) co_return told(unread, "answer of");
    const auto& message = parser_->get();
    if (auto clear = check_framing(message); !clear) co_return clear.error();
    ResponseHead head{static_cast<int>(message.result_int()), {}};
    for (const auto& field : message) head.fields.emplace_back(field.name_string(), field.value());
    co_return head;
  }

  asio::awaitable<Result<std::string_view>> read_on(Deadline deadline) {
    if (parser_->is_done()) co_return std::string_view{};
    auto& body = parser_->get().body();
    body.data = piece_.data();
    body.size = piece_.size();
    // The whole piece within the idle time: an answer that only drips is cut off.
    expire(deadline, timeouts_.idle);
    auto [unread, read] = co_await http::async_read(stream_->tls, stream_->buffer, *parser_, kTuple);
    if (unread && unread != http::error::need_buffer) co_return told(unread, "answer of");
    co_return std::string_view{piece_.data(), piece_.size() - body.size};
  }

  asio::any_io_executor executor_;
  ClientTls tls_;
  std::shared_ptr<asio::ssl::context> context_;
  AddressRules rules_;
  ClientTimeouts timeouts_;
  const Clock& clock_;
  std::string place_;
  std::unique_ptr<Stream> stream_;
  std::optional<http::response_parser<http::buffer_body>> parser_;
  std::string piece_ = std::string(kPieceBytes, '\0');
  std::optional<PeerCertificate> peer_;
  bool went_out_ = false;
};

std::string_view ResponseHead::field(std::string_view name) const {
  for (const auto& [key, value] : fields)
    if (beast::iequals(key, name)) return value;
  return {};
}

Result<HttpsClient> HttpsClient::open(asio::any_io_executor executor, const ClientTls& tls, AddressRules rules,
                                      ClientTimeouts timeouts, const Clock& clock) {
  auto context = client_context(tls);
  if (!context) return context.error();
  return HttpsClient{
      std::make_unique<Session>(std::move(executor), tls, std::move(*context), std::move(rules), timeouts, clock)};
}

HttpsClient::HttpsClient(std::unique_ptr<Session> session) : session_{std::move(session)} {}
HttpsClient::HttpsClient(HttpsClient&&) noexcept = default;
HttpsClient::~HttpsClient() = default;

asio::awaitable<Result<ResponseHead>> HttpsClient::send(const ClientRequest& request, Deadline deadline) {
  return session_->send(request, deadline);
}
asio::awaitable<Result<std::string_view>> HttpsClient::read(Deadline deadline) { return session_->read(deadline); }
asio::awaitable<Status> HttpsClient::connect(const Uri& uri, Deadline deadline) {
  return session_->connect(uri, deadline);
}
bool HttpsClient::went_out() const { return session_->went_out(); }
const std::optional<PeerCertificate>& HttpsClient::peer() const { return session_->peer(); }

}  // namespace yingbao::net
