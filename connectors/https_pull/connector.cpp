#include "https_pull/connector.hpp"

#include "base/text.hpp"
#include "crypto/digest.hpp"
#include "https_pull/answer.hpp"
#include "https_pull/caller.hpp"
#include "https_pull/paging.hpp"
#include "net/http/date.hpp"

#include <algorithm>
#include <charconv>

namespace yingbao::https_pull {
namespace {

using connector::Found;

Status nothing() { return Error{Errc::not_found, "the source has nothing new"}; }

std::uint64_t number_of(std::string_view digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// An answer that nothing has to be looked for in goes through as it comes.
bool is_opaque(const Config& config, const PullRequest& request) {
  const bool may_be_over = config.login && !config.login->expired.pointer.empty();
  return !request.records && request.unwrap.empty() && request.ok.pointer.empty() && !may_be_over;
}

/// What tells that a source has changed: "TAG LENGTH TIME".
std::string version_in(const net::ResponseHead& head) {
  const auto modified = net::parse_http_date(head.field("Last-Modified"));
  return printable(head.field("ETag")) + " " + std::to_string(number_of(head.field("Content-Length"))) + " " +
         std::to_string(modified.value_or(0));
}

/// An answer in chunks does not tell its length, though the question before it did.
std::string without_length(std::string_view version) {
  const auto time = version.rfind(' '), length = version.rfind(' ', time - 1);
  return std::string{version.substr(0, length)}.append(version.substr(time));
}

Filling page_filling(const PullRequest& request, const Pages& pages, Date date) {
  Filling filling{date};
  const auto& paging = request.paging;
  const auto name = [&](const char* place, const std::string& value) {
    filling.values.emplace_back(place, value);
    if (!paging.parameter.empty() && !value.empty()) filling.query.emplace_back(paging.parameter, value);
  };
  if (paging.kind == Paging::Kind::page) name("page", std::to_string(pages.number()));
  if (paging.kind == Paging::Kind::cursor) name("cursor", pages.at());
  filling.values.emplace_back("page_size", std::to_string(paging.size));
  if (!paging.size_parameter.empty()) filling.query.emplace_back(paging.size_parameter, std::to_string(paging.size));
  return filling;
}

/// The address in: <…>; rel="next"
std::string next_in_link(std::string_view header) {
  for (const auto link : split(header, ',')) {
    const auto open = link.find('<'), close = link.find('>');
    if (open == link.npos || close == link.npos || close < open) continue;
    const auto rest = link.substr(close);
    if (contains(rest, "rel=\"next\"") || contains(rest, "rel=next"))
      return std::string{link.substr(open + 1, close - open - 1)};
  }
  return {};
}

Result<PageSeen> page_of(const PullRequest& request, const Answer& answer, std::string_view text,
                         const Records& records) {
  const auto& paging = request.paging;
  PageSeen seen{records.count, {}, {}, {}};
  const auto digest = crypto::sha256(records.lines);
  seen.digest = crypto::view(digest);
  if (!paging.total.empty()) {
    const auto total = json_at(text, paging.total);
    if (!total) return total.error();
    if (*total) seen.total = number_of(**total);
  }
  if (!paging.next.empty()) {
    auto next = json_at(text, paging.next);
    if (!next) return next.error();
    seen.next = std::move(*next).value_or(std::string{});
  } else if (paging.kind == Paging::Kind::link) {
    seen.next = next_in_link(answer.head.field("Link"));
  }
  return seen;
}

}  // namespace

HttpsPullConnector::HttpsPullConnector(Config config, Date business_date, const Clock& clock)
    : config_{std::move(config)}, date_{business_date}, clock_{clock} {}
HttpsPullConnector::~HttpsPullConnector() = default;

Result<Caller*> HttpsPullConnector::caller() {
  if (!caller_) {
    auto opened = Caller::open(config_, clock_);
    if (!opened) return opened.error();
    caller_ = std::move(*opened);
  }
  caller_->start();
  return caller_.get();
}

/// The day of a daily bookmark; other bookmarks hold none, and it is today's.
Date HttpsPullConnector::date_of(const store::Bookmark& bookmark) const {
  return Date::parse_iso(bookmark.version).value_or(date_);
}

Result<Found> HttpsPullConnector::state_of(Caller& caller, const PullRequest& request) {
  Found found{request.name.expand(date_, {}, Escape::none), {request.id, date_.iso()}};
  if (!request.when_changed) return found;
  Filling filling{date_};
  filling.method = "HEAD";
  const auto answer = caller.ask(request, filling);
  if (!answer) return answer.error().in(request.id);
  if (answer->head.field("ETag").empty() && !net::parse_http_date(answer->head.field("Last-Modified")))
    return Error{Errc::rejected, request.id + ": the source tells neither ETag nor date; set new = \"daily\""};
  found.bookmark.version = version_in(answer->head);
  return found;
}

Result<std::vector<Found>> HttpsPullConnector::list_new(std::vector<connector::Left>&) {
  const auto ready = caller();
  if (!ready) return ready.error();
  std::vector<Found> found;
  for (const auto& request : config_.requests) {
    auto state = state_of(**ready, request);
    if (!state) return state.error();
    found.push_back(std::move(*state));
  }
  return found;
}

Status HttpsPullConnector::take(const Found& found, const connector::ByteSink& sink) {
  const auto ready = caller();
  if (!ready) return ready.error();
  const auto& id = found.bookmark.object;
  const auto request =
      std::find_if(config_.requests.begin(), config_.requests.end(), [&](const auto& each) { return each.id == id; });
  if (request == config_.requests.end()) return Error{Errc::internal, "there is no request '" + id + "'"};
  return is_opaque(config_, *request) ? stream(**ready, *request, found, sink) : take_pages(**ready, *request, sink);
}

Status HttpsPullConnector::stream(Caller& caller, const PullRequest& request, const Found& found,
                                  const connector::ByteSink& sink) {
  bool empty = true;
  const connector::ByteSink noting = [&](std::string_view bytes) {
    empty = false;
    return sink(bytes);
  };
  Filling filling{date_};
  const auto answer = caller.ask(request, filling, &noting);
  if (!answer) return answer.error();
  if (empty && !request.empty_is_delivery) return nothing();
  if (!request.when_changed) return {};
  const bool same = without_length(version_in(answer->head)) == without_length(found.bookmark.version);
  return same ? Status{} : Error{Errc::conflict, "changed since it was listed; the next run takes it"};
}

Status HttpsPullConnector::take_pages(Caller& caller, const PullRequest& request, const connector::ByteSink& sink) {
  Pages pages{request.paging};
  std::uint64_t bytes = 0;
  for (bool more = true; more;) {
    auto filling = page_filling(request, pages, date_);
    if (request.paging.kind == Paging::Kind::link && !pages.at().empty()) {
      const auto first = caller.uri_of(request, filling);
      if (!first) return first.error();
      auto next = first->follow(pages.at());
      if (!next) return next.error().in("the link to the next page");
      filling.uri = std::move(*next);
    }
    auto answer = caller.ask(request, filling);
    if (!answer) return answer.error();
    if (answer->body.empty()) break;
    const auto text = opened(request, std::move(answer->body));
    if (!text) return text.error();
    auto records = request.records ? records_at(*text, *request.records) : Result<Records>{Records{*text, 0}};
    if (!records) return records.error();
    bytes += records->lines.size();
    if (bytes > config_.max_size) return Error{Errc::rejected, "the answers are larger than max_size"};
    if (!records->lines.empty())
      if (auto done = sink(records->lines); !done) return done;
    const auto seen = page_of(request, *answer, *text, *records);
    if (!seen) return seen.error();
    const auto follows = pages.advance(*seen);
    if (!follows) return follows.error();
    more = *follows;
  }
  return bytes == 0 && !request.empty_is_delivery ? nothing() : Status{};
}

Result<bool> HttpsPullConnector::confirm(const Found& found) {
  if (!config_.confirm) return true;
  const auto ready = caller();
  if (!ready) return ready.error();
  Filling filling{date_of(found.bookmark)};
  filling.values.emplace_back("id", found.bookmark.object);
  auto answer = (*ready)->ask(*config_.confirm, filling);
  if (!answer) return answer.error();
  const auto good = opened(*config_.confirm, std::move(answer->body));
  return good ? Result<bool>{true} : good.error();
}

Result<bool> HttpsPullConnector::give_back(const connector::Return& answer) {
  if (!config_.give_back) return false;
  const auto ready = caller();
  if (!ready) return ready.error();
  auto files = answer.files;
  files.push_back({"verdict.json", answer.verdict});  // last: where it is, the others are
  for (auto& file : files) {
    Filling filling{date_of(answer.bookmark)};
    filling.values = {{"id", answer.bookmark.object}, {"file", file.name}};
    filling.body = std::move(file.bytes);
    auto taken = (*ready)->ask(*config_.give_back, filling);
    if (!taken) return taken.error().in(file.name);
    if (const auto good = opened(*config_.give_back, std::move(taken->body)); !good) return good.error().in(file.name);
  }
  return true;
}

Result<connector::Probe> HttpsPullConnector::probe() {
  const auto ready = caller();
  if (!ready) return ready.error();
  connector::Probe probe;
  if (config_.probe.empty()) {
    if (auto connected = (*ready)->connect(config_.requests.front(), date_); !connected) return connected.error();
  } else {
    HttpsCall call;
    auto url = TextTemplate::parse(config_.probe);
    if (!url) return url.error();
    call.url = std::move(*url);
    const auto answer = (*ready)->ask(call, {date_});
    if (!answer) return answer.error();
    if (const auto theirs = net::parse_http_date(answer->head.field("Date")))
      probe.clock_ahead_ms = (*theirs - clock_.now()) * 1000;
  }
  const auto& peer = (*ready)->peer();
  if (peer) probe.who = peer->subject + " (" + peer->issuer + ")", probe.certificate_until = peer->until;
  probe.waiting = config_.requests.size();
  return probe;
}

}  // namespace yingbao::https_pull
