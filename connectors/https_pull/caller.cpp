#include "https_pull/caller.hpp"

#include "base/text.hpp"
#include "crypto/digest.hpp"
#include "https_pull/answer.hpp"
#include "https_pull/authorisation.hpp"
#include "net/back_off.hpp"

#include <thread>

namespace yingbao::https_pull {
namespace {

constexpr std::uint64_t kMaxErrorBody = 64u << 10;

Escape escape_for(std::string_view content_type) {
  if (contains(content_type, "json")) return Escape::json;
  if (contains(content_type, "xml")) return Escape::xml;
  return contains(content_type, "form-urlencoded") ? Escape::percent : Escape::none;
}

}  // namespace

Result<std::unique_ptr<Caller>> Caller::open(const Config& config, const Clock& clock) {
  Secret key;
  if (config.key.given()) {
    auto read = config.key.resolve();
    if (!read) return read.error();
    key = std::move(*read);
  }
  auto rules = net::AddressRules::parse(config.allow_private);
  if (!rules) return rules.error();
  auto io = std::make_unique<boost::asio::io_context>(1);
  auto client =
      net::HttpsClient::open(io->get_executor(), {config.ca, config.pin, config.certificate, key.reveal(), "key"},
                             std::move(*rules), {config.connect_timeout, config.idle_timeout}, clock);
  if (!client) return client.error();
  std::unique_ptr<Caller> caller{new Caller{config, clock, std::move(io), std::move(*client)}};
  for (const auto& value : config.values) {
    auto read = value.secret.given() ? value.secret.resolve() : Result<Secret>{Secret{value.text}};
    if (!read) return read.error();
    caller->values_.emplace(value.name, std::move(*read));
  }
  if (config.auth.secret.given()) {
    auto read = config.auth.secret.resolve();
    if (!read) return read.error();
    caller->secret_ = std::move(*read);
  }
  caller->start();
  return caller;
}

TextTemplate::Values Caller::values(const Filling& filling) const {
  return [&](std::string_view name) {
    for (const auto& [key, value] : filling.values)
      if (key == name) return value;
    if (name == "session") return std::string{session_.reveal()};
    const auto found = values_.find(name);
    return found == values_.end() ? std::string{} : std::string{found->second.reveal()};
  };
}

Result<net::Uri> Caller::uri_of(const HttpsCall& call, const Filling& filling) const {
  if (filling.uri) return *filling.uri;
  const auto fill = values(filling);
  auto uri = net::Uri::parse(call.url.expand(filling.date, fill, Escape::percent));
  if (!uri) return uri;
  for (const auto& [name, text] : call.query)
    uri->query.emplace_back(name, text.expand(filling.date, fill, Escape::none));
  uri->query.insert(uri->query.end(), filling.query.begin(), filling.query.end());
  return uri;
}

Status Caller::connect(const HttpsCall& call, Date date) {
  const auto uri = uri_of(call, {date});
  return uri ? net::wait(*io_, client_.connect(*uri, deadline_)) : Status{uri.error()};
}

Result<Answer> Caller::ask(const HttpsCall& call, const Filling& filling, const connector::ByteSink* stream) {
  bool renewed = false;
  for (std::size_t done = 1;; ++done) {
    if (uses_session(call))
      if (auto ready = ensure_session(); !ready) return ready.error();
    auto tried = attempt(call, filling, stream);
    tried.outcome.may_log_in = uses_session(call) && !renewed;
    Attempts attempts{done, config_.attempts, net::retry_after(tried.answer.head.field("Retry-After"), clock_.now()),
                      std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - clock_.steady()), 0};
    crypto::fill_random({reinterpret_cast<unsigned char*>(&attempts.jitter), sizeof attempts.jitter});
    const auto decision = decide(tried.outcome, attempts);
    switch (decision.move) {
      case Move::keep: session_used_ = clock_.steady(); return std::move(tried.answer);
      case Move::stop: return std::move(tried.error);
      case Move::log_in: session_ = {}, renewed = true; break;
      case Move::again: std::this_thread::sleep_for(decision.wait); break;
    }
  }
}

Caller::Attempt Caller::attempt(const HttpsCall& call, const Filling& filling, const connector::ByteSink* stream) {
  Attempt tried;
  const auto failed = [&](Error error) {
    tried.outcome.error = error.code();
    tried.error = std::move(error);
    return std::move(tried);
  };
  auto uri = uri_of(call, filling);
  if (!uri) return failed(uri.error());
  const auto fill = values(filling);
  const auto body = filling.body ? *filling.body : call.body.expand(filling.date, fill, escape_for(call.content_type));
  net::ClientRequest request{filling.method.empty() ? call.method : filling.method, *uri, {}, body};
  if (!call.content_type.empty()) request.headers.emplace_back("Content-Type", call.content_type);
  for (const auto& [name, text] : call.headers)
    request.headers.emplace_back(name, text.expand(filling.date, fill, Escape::none));
  auto head = send_and_follow(call, std::move(request));
  if (!head) return failed(head.error());
  tried.outcome.status = head->status;
  tried.answer.head = std::move(*head);
  if (auto read = read_body(tried, stream); !read) return failed(read.error());
  judge(call, *uri, tried);
  return tried;
}

/// A redirect is followed for GET and HEAD, three times, and only on the same host.
Result<net::ResponseHead> Caller::send_and_follow(const HttpsCall& call, net::ClientRequest request) {
  constexpr int kMostRedirects = 3;
  const auto own = request.headers;
  const Credentials credentials{config_.auth, call.service.empty() ? config_.auth.service : call.service,
                                secret_.reveal()};
  for (int followed = 0;; ++followed) {
    const auto signature =
        authorisation(credentials, request, clock_.now_ms(), [this](const auto& plain) { return plain_answer(plain); });
    if (!signature) return signature.error();
    request.headers.insert(request.headers.end(), signature->begin(), signature->end());
    auto head = net::wait(*io_, client_.send(request, deadline_));
    const bool leads_on = head && head->status >= 301 && head->status <= 308 && head->status != 304;
    if (!leads_on) return head;
    if (request.method != "GET" && request.method != "HEAD")
      return Error{Errc::rejected, "it redirects a " + request.method + ", which is never sent elsewhere"};
    if (followed == kMostRedirects) return Error{Errc::rejected, "it redirects without end"};
    auto next = request.uri.follow(head->field("Location"));
    if (!next) return next.error().in("a redirect");
    request.uri = std::move(*next);
    request.headers = own;
  }
}

Status Caller::read_body(Attempt& attempt, const connector::ByteSink* stream) {
  const bool streamed = stream && is_good(attempt.outcome.status);
  const auto limit = streamed ? config_.max_size : is_good(attempt.outcome.status) ? config_.max_page : kMaxErrorBody;
  std::uint64_t total = 0;
  for (;;) {
    const auto piece = net::wait(*io_, client_.read(deadline_));
    if (!piece) return piece.error();
    if (piece->empty()) return {};
    total += piece->size();
    if (total > limit)
      return Error{Errc::rejected, "the answer is larger than " + std::string{streamed ? "max_size" : "max_page"}};
    if (!streamed) {
      attempt.answer.body += *piece;
      continue;
    }
    attempt.outcome.handed_on = true;
    if (auto done = (*stream)(*piece); !done) return done;
  }
}

/// Gives an answer that is no good its error, and sees whether it says that the session is over.
void Caller::judge(const HttpsCall& call, const net::Uri& uri, Attempt& attempt) const {
  const auto status = attempt.outcome.status;
  const auto& body = attempt.answer.body;
  if (uses_session(call)) attempt.outcome.session_over = bears(config_.login->expired, call, body);
  if (attempt.outcome.session_over)
    attempt.error = Error{Errc::unauthorised, uri.host + " says that the session is over"};
  if (is_good(status)) return;
  // Such a gateway says 500 where others say 401.
  static const AnswerSign kTifRefusal{"/code", "400001", {}};
  if (config_.auth.kind == GatewayAuth::Kind::x_tif && status == 500 && bears(kTifRefusal, call, body)) {
    attempt.error = Error{Errc::unauthorised, uri.host + " does not accept the signature: HTTP 500, code 400001"};
    return;
  }
  const auto words = told_by(call, body);
  auto told = uri.host + " answers HTTP " + std::to_string(status) + (words.empty() ? "" : ": " + words);
  attempt.error = Error{code_of(status), std::move(told)};
}

Status Caller::ensure_session() {
  const auto& login = *config_.login;
  if (!session_.empty() && clock_.steady() - session_used_ < login.idle) return {};
  session_ = {};
  auto answer = ask(login, {business_date(clock_.now())});
  if (!answer) return answer.error().in("login");
  auto text = opened(login, std::move(answer->body));
  if (!text) return text.error().in("login");
  const auto value = json_at(*text, login.session);
  if (!value || !*value || trim(**value).empty())
    return Error{Errc::unauthorised, "login: the answer holds no session at \"" + login.session + "\""};
  session_ = Secret{std::string{trim(**value)}};
  return {};
}

/// For the signature that a gateway hands out: neither signed nor tried again.
Result<std::string> Caller::plain_answer(const net::ClientRequest& request) {
  Attempt tried;
  auto head = net::wait(*io_, client_.send(request, deadline_));
  if (!head) return head.error();
  tried.outcome.status = head->status;
  if (auto read = read_body(tried, nullptr); !read) return read.error();
  if (!is_good(head->status)) return Error{code_of(head->status), "HTTP " + std::to_string(head->status)};
  return std::move(tried.answer.body);
}

}  // namespace yingbao::https_pull
