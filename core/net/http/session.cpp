#include "net/http/session.hpp"

#include "net/http/guard.hpp"
#include "net/tls/server_context.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>

namespace yingbao::net {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using SessionPtr = std::shared_ptr<Session>;
using Parser = http::request_parser<http::buffer_body>;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kReadBytes = 32u << 10;
constexpr std::size_t kPieceBytes = 256u << 10;
constexpr std::chrono::seconds kLinger{3};

template <class Work>
asio::awaitable<std::invoke_result_t<Work>> run(Work work) {
  co_return work();
}

/// Does `work` on a thread that may block.
template <class Work>
asio::awaitable<std::invoke_result_t<Work>> on(asio::thread_pool* pool, Work work) {
  co_return co_await asio::co_spawn(*pool, run(std::move(work)), asio::use_awaitable);
}

enum class Came { more, late, gone };

asio::awaitable<Came> read_more(SessionPtr session, Clock::Steady deadline) {
  session->set_deadline(deadline);
  auto& bytes = session->read;
  const auto had = bytes.size();
  bytes.resize(had + kReadBytes);
  const auto [failed, n] =
      co_await session->stream.async_read_some(asio::buffer(bytes.data() + had, kReadBytes), kTuple);
  bytes.resize(had + n);
  if (!failed) co_return Came::more;
  co_return failed == asio::error::operation_aborted && session->clock.steady() >= deadline ? Came::late : Came::gone;
}

struct Head {
  std::string block;  ///< empty: the connection is at its end
  std::optional<Answer> refused;
};

asio::awaitable<Head> read_head(SessionPtr session, const ServerLimits* limits) {
  // Strangers may ask for the server's health, but not sit and wait.
  const bool is_guest = session->client.empty() || session->crowded;
  auto deadline = session->clock.steady() + (is_guest ? limits->header : limits->idle);
  Head head;
  std::size_t end = std::string::npos;
  for (;;) {
    if (!session->read.empty()) {
      if (session->between) deadline = session->clock.steady() + limits->header;
      session->between = false;
      end = header_end(std::string_view{session->read}.substr(0, kMaxHeaderBytes + 4));
      if (end != std::string::npos) break;
    }
    if (session->read.size() > kMaxHeaderBytes) {
      const auto refusal = judge_endless(session->read);
      head.refused = problem(refusal.status, refusal.why);
      co_return head;
    }
    const auto came = co_await read_more(session, deadline);
    if (came == Came::gone || (came == Came::late && session->between)) co_return head;
    if (came == Came::late || session->clock.steady() > deadline) {
      head.refused = problem(408, "the header took too long");
      co_return head;
    }
  }
  head.block = session->read.substr(0, end);
  session->read.erase(0, end);
  if (const auto refusal = judge(head.block)) head.refused = problem(refusal->status, refusal->why);
  co_return head;
}

Request request_of(Parser& parser) {
  const auto& message = parser.get();
  Request request{std::string{message.method_string()},
                  percent_decoded(std::string_view{message.target()}),
                  {},
                  {},
                  parser.chunked()};
  for (const auto& field : message) {
    std::string name{field.name_string()};
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    request.fields.emplace_back(std::move(name), std::string{field.value()});
  }
  if (const auto length = parser.content_length()) request.length = *length;
  return request;
}

asio::awaitable<bool> write(SessionPtr session, std::string_view bytes, std::chrono::milliseconds time) {
  session->set_deadline(session->clock.steady() + time);
  const auto whole = asio::buffer(bytes.data(), bytes.size());
  const auto [failed, n] = co_await asio::async_write(session->stream, whole, kTuple);
  co_return !failed;
}

struct Reply {
  Answer answer;
  bool keep_alive = false, without_body = false, gone = false;
};

// Replies are made by functions, and what runs elsewhere has a name, because GCC 12 destroys an aggregate or a closure
// twice that is a temporary of a coroutine.
Reply reply_of(Answer answer, bool keep_alive = false) { return Reply{std::move(answer), keep_alive}; }

Reply refusal_of(int status, std::string_view why) { return Reply{problem(status, why)}; }

Reply nobody_to_tell() { return Reply{{}, false, false, true}; }

asio::awaitable<bool> send(SessionPtr session, Serving* serving, Reply reply) {
  auto text = head_of(reply.answer, reply.keep_alive, session->clock.now());
  if (!reply.without_body && !reply.answer.pieces) text += reply.answer.body;
  if (!co_await write(session, text, serving->limits.idle)) co_return false;
  if (reply.without_body || !reply.answer.pieces) co_return true;
  for (;;) {
    auto next = reply.answer.pieces;
    const auto piece = co_await on(&serving->writers, std::move(next));
    if (!piece) co_return false;
    if (piece->empty()) co_return true;
    if (!co_await write(session, *piece, serving->limits.idle)) co_return false;
  }
}

/// Says goodbye so that the peer can still read the answer: closing with unread bytes would reset the connection.
asio::awaitable<void> say_goodbye(SessionPtr session) {
  const auto deadline = session->clock.steady() + kLinger;
  session->set_deadline(deadline);
  co_await session->stream.async_shutdown(kTuple);
  auto& socket = session->stream.next_layer();
  boost::system::error_code ignored;
  socket.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
  std::string scrap(kReadBytes, '\0');
  while (session->clock.steady() < deadline) {
    session->set_deadline(deadline);
    const auto [failed, n] = co_await socket.async_read_some(asio::buffer(scrap), kTuple);
    if (failed) break;
  }
  session->close();
}

/// How fast a body comes, by the time spent waiting for it alone.
class Pace {
 public:
  explicit Pace(const ServerLimits& limits) : limits_{limits} {}
  void add(Clock::Steady::duration waited, std::size_t bytes) { waited_ += waited, bytes_ += bytes; }
  bool too_slow() const {
    return waited_ > limits_.idle && static_cast<double>(bytes_) < std::chrono::duration<double>{waited_}.count() *
                                                                       static_cast<double>(limits_.min_rate);
  }

 private:
  const ServerLimits& limits_;
  Clock::Steady::duration waited_{};
  std::uint64_t bytes_ = 0;
};

/// Takes the body off the connection into the upload. Bytes behind it belong to the next request.
asio::awaitable<Reply> receive(SessionPtr session, Serving* serving, Parser* parser, std::shared_ptr<Upload> upload) {
  const auto& limits = serving->limits;
  const auto last = session->clock.steady() + limits.total;
  Pace pace{limits};
  std::string piece(kPieceBytes, '\0');
  std::size_t filled = 0;
  bool starved = session->read.empty();
  while (!parser->is_done()) {
    if (starved) {
      if (session->read.size() > kMaxHeaderBytes) co_return refusal_of(400, "a chunk's header is too long");
      const auto before = session->clock.steady();
      const auto had = session->read.size();
      const auto came = co_await read_more(session, std::min(before + limits.idle, last));
      pace.add(session->clock.steady() - before, session->read.size() - had);
      if (came == Came::gone) co_return nobody_to_tell();
      if (came == Came::late || pace.too_slow()) co_return refusal_of(408, "the body came too slowly");
    }
    auto& body = parser->get().body();
    body.data = piece.data() + filled;
    body.size = piece.size() - filled;
    boost::system::error_code failed;
    session->read.erase(0, parser->put(asio::buffer(session->read), failed));
    filled = piece.size() - body.size;
    if (failed && failed != http::error::need_buffer && failed != http::error::need_more)
      co_return refusal_of(400, "the body is not framed as HTTP says");
    starved = failed == http::error::need_more || session->read.empty();
    if (filled < piece.size() && !parser->is_done()) continue;
    const auto part = std::string_view{piece}.substr(0, filled);
    auto write_part = [upload, part] { return upload->write(part); };
    auto refused = co_await on(&serving->writers, std::move(write_part));
    if (refused) co_return reply_of(std::move(*refused), parser->is_done());
    filled = 0;
  }
  auto finish = [upload] { return upload->finish(); };
  auto finished = co_await on(&serving->closers, std::move(finish));
  co_return reply_of(std::move(finished), true);
}

asio::awaitable<Reply> answer(SessionPtr session, Serving* serving, std::string block) {
  Parser parser;
  parser.header_limit(kMaxHeaderBytes + 1);
  parser.body_limit(boost::none);  // the upload has one
  boost::system::error_code failed;
  parser.put(asio::buffer(block), failed);
  if (failed || !parser.is_header_done()) co_return refusal_of(400, "this is no HTTP request");
  const auto request = std::make_shared<Request>(request_of(parser));
  const bool keep_alive = parser.keep_alive() && parser.get().version() == 11;
  auto begin = [serving, session, request] { return serving->service.begin(session->peer, *request); };
  auto begun = co_await on(&serving->writers, std::move(begin));
  if (auto* at_once = std::get_if<Answer>(&begun)) {
    auto reply = reply_of(std::move(*at_once), keep_alive && !request->has_body());
    reply.without_body = request->method == "HEAD";
    co_return reply;
  }
  std::shared_ptr<Upload> upload = std::move(std::get<std::unique_ptr<Upload>>(begun));
  if (!request->field("expect").empty() && session->read.empty() && request->has_body()) {
    const bool told = co_await write(session, "HTTP/1.1 100 Continue\r\n\r\n", serving->limits.idle);
    if (!told) co_return nobody_to_tell();
  }
  auto reply = co_await receive(session, serving, &parser, upload);
  auto drop = [dropped = std::move(upload)]() mutable { return dropped.reset(), true; };
  co_await on(&serving->writers, std::move(drop));
  reply.keep_alive = reply.keep_alive && keep_alive;
  co_return reply;
}

asio::awaitable<bool> shake_hands(SessionPtr session, Serving* serving) {
  session->set_deadline(session->clock.steady() + serving->limits.handshake);
  const auto [failed] = co_await session->stream.async_handshake(asio::ssl::stream_base::server, kTuple);
  if (failed) co_return false;
  session->peer = peer_of(session->stream.native_handle());
  session->client = serving->service.client_of(session->peer);
  session->counted = true;
  if (++serving->of_client[session->client] > serving->limits.connections_of_client) session->crowded = true;
  co_return true;
}

}  // namespace

void Session::set_deadline(Clock::Steady time) {
  deadline = time;
  timer.expires_at(time);
  timer.async_wait([weak = weak_from_this(), time](boost::system::error_code failed) {
    const auto session = weak.lock();
    if (failed || !session || session->deadline != time) return;
    boost::system::error_code ignored;
    session->stream.next_layer().cancel(ignored);
  });
}

void Session::close() {
  boost::system::error_code ignored;
  timer.cancel();
  stream.next_layer().close(ignored);
}

asio::awaitable<void> converse(SessionPtr session, Serving* serving) {
  if (!co_await shake_hands(session, serving)) co_return session->close();
  const auto& limits = serving->limits;
  for (std::size_t n = 1;; ++n) {
    session->between = true;
    auto head = co_await read_head(session, &limits);
    if (head.block.empty() && !head.refused) break;
    Reply reply;
    if (head.refused) reply.answer = std::move(*head.refused);
    else if (session->crowded) reply.answer = problem(503, "too many connections", 5);
    else if (serving->stopping) reply.answer = problem(503, "this server is stopping", 30);
    else reply = co_await answer(session, serving, std::move(head.block));
    if (reply.gone) break;
    reply.keep_alive = reply.keep_alive && n < limits.requests_of_connection && !serving->stopping;
    const bool goes_on = reply.keep_alive;
    const bool sent = co_await send(session, serving, std::move(reply));
    if (!sent) break;
    if (!goes_on) co_return co_await say_goodbye(session);
  }
  session->close();
}

}  // namespace yingbao::net
