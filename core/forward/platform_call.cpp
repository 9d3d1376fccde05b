#include "forward/platform_call.hpp"

#include <boost/asio/use_awaitable.hpp>

namespace yingbao::forward {

namespace asio = boost::asio;

namespace {

constexpr std::size_t kMaxAnswerBytes = 64u << 20;
constexpr std::string_view kSubmissions = "/low-income/v1/submissions";

asio::awaitable<Result<std::string>> rest_of(net::HttpsClient& client, net::HttpsClient::Deadline deadline) {
  std::string body;
  for (;;) {
    const auto piece = co_await client.read(deadline);
    if (!piece) co_return piece.error();
    if (piece->empty()) co_return body;
    if (body.size() + piece->size() > kMaxAnswerBytes) co_return Error{Errc::malformed, "the answer is too long"};
    body += *piece;
  }
}

net::ClientRequest request_for(const PlatformLine& line, const Batch& batch, bool ask) {
  net::ClientRequest request{ask ? "GET" : "POST", line.address, {}, {}, !ask};
  auto& path = request.uri.path;
  while (path.ends_with('/')) path.pop_back();
  path += kSubmissions;
  if (ask) {
    path += "/" + batch.submission_id;
  } else {
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = batch.body;
  }
  return request;
}

}  // namespace

asio::awaitable<Reply> call(PlatformLine& line, const Batch& batch, bool ask, net::HttpsClient::Deadline deadline) {
  Reply reply;
  reply.outcome.asked = ask;
  const auto wanted = request_for(line, batch, ask);
  const auto failed = [&](const Error& error) {
    // Unreachable is what the platform cannot have acted on.
    const bool may_have_acted = error.code() == Errc::unreachable && line.client.went_out();
    reply.outcome.error = may_have_acted ? Errc::timed_out : error.code();
    reply.detail = error.detail();
    return std::move(reply);
  };
  const auto head = co_await line.client.send(wanted, deadline);
  if (!head) co_return failed(head.error());
  const auto text = co_await rest_of(line.client, deadline);
  if (!text) co_return failed(text.error());
  reply.outcome.status = head->status;
  reply.retry_after = head->field("Retry-After");
  reply.detail = "HTTP " + std::to_string(head->status);
  if (head->status == 200) {
    auto answer = read_answer(*text, batch);
    if (answer) {
      reply.outcome.processing = answer->processing;
      reply.answer = std::move(*answer);
    } else {
      reply.outcome.unusable = true;
      reply.detail = answer.error().detail();
    }
  }
  co_return reply;
}

}  // namespace yingbao::forward
