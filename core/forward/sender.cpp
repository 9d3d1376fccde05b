#include "forward/sender.hpp"

#include "crypto/digest.hpp"
#include "forward/answer.hpp"
#include "forward/batch_queue.hpp"
#include "forward/receipt_writer.hpp"
#include "forward/retry.hpp"
#include "net/back_off.hpp"
#include "net/https_connection.hpp"
#include "net/tls.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <unordered_set>

namespace yingbao::forward {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::minutes kPatience{2};  // for one submission that is being worked on
constexpr std::string_view kSubmissions = "/low-income/v1/submissions";

/// What the connections share; all on one thread.
struct Shared {
  const config::PlatformConfig& platform;
  const store::Exchange& exchange;
  SendTask task;
  BatchQueue batches;
  bool ask_first;
  ReceiptWriter receipts;
  SendReport report;
  bool stopped = false;
  int failures_in_a_row = 0;
  const std::function<void(std::uint64_t)>& progress;

  std::unique_ptr<Batch> next_batch() { return stopped ? nullptr : batches.next(); }

  /// The batch at hand stays without an answer; several in a row mean that the platform is down.
  void leave_open(Error trouble) {
    constexpr int kMostInARow = 3;
    report.trouble = std::move(trouble);
    if (++failures_in_a_row >= kMostInARow) stopped = true;
  }

  void stop(Error trouble) {
    stopped = true;
    report.trouble = std::move(trouble);
  }
};

struct Reply {
  Outcome outcome;
  Answer answer;
  std::string detail, retry_after;
};

asio::awaitable<Reply> request(net::HttpsConnection& connection, const Batch& batch, bool ask,
                               std::chrono::milliseconds timeout) {
  net::HttpRequest wanted;
  if (ask) wanted = {"GET", std::string{kSubmissions} + "/" + batch.submission_id, {}, {}};
  else wanted = {"POST", std::string{kSubmissions}, batch.body, "application/json"};
  Reply reply;
  reply.outcome.asked = ask;
  const auto response = co_await connection.exchange(std::move(wanted), timeout);
  if (!response) {
    reply.outcome.error = response.error().code();
    reply.detail = response.error().detail();
    co_return reply;
  }
  reply.outcome.status = response->status;
  reply.retry_after = response->retry_after;
  reply.detail = "HTTP " + std::to_string(response->status);
  if (response->status == 200) {
    auto answer = read_answer(response->body, batch);
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

void keep_receipt(Shared& shared, const Batch& batch, Answer answer) {
  store::Submission submission{shared.exchange.id, batch.number, batch.submission_id,
                               store::SubmissionState::acknowledged, answer.accepted, answer.refused.size(), {}, now()};
  ++shared.report.answered;
  shared.failures_in_a_row = 0;
  shared.report.accepted += answer.accepted;
  shared.report.refused += answer.refused.size();
  shared.receipts.add({std::move(submission), std::move(answer.refused)});
  if (shared.progress) shared.progress(shared.report.accepted + shared.report.refused);
}

void park(Shared& shared, const Batch& batch, const std::string& why) {
  ++shared.report.answered;
  ++shared.report.parked;
  shared.receipts.add({{shared.exchange.id, batch.number, batch.submission_id, store::SubmissionState::parked, 0, 0,
                        "PARKED: " + why, now()},
                       {}});
}

/// Sees one batch through. False when nothing more can be sent now.
asio::awaitable<bool> see_through(Shared& shared, net::HttpsConnection& connection, const Batch& batch) {
  const bool only_ask = shared.task == SendTask::reconcile;
  bool ask = only_ask || shared.ask_first;
  const auto patience = std::chrono::steady_clock::now() + kPatience;
  for (std::size_t attempt = 1;; ++attempt) {
    auto reply = co_await request(connection, batch, ask, shared.platform.timeout);
    std::uint64_t jitter = 0;
    crypto::fill_random({reinterpret_cast<unsigned char*>(&jitter), sizeof jitter});
    const bool processing = reply.outcome.status == 202 || reply.outcome.processing;
    if (processing && std::chrono::steady_clock::now() > patience) {
      shared.leave_open(Error{Errc::timed_out, "the platform is still working on a submission"});
      co_return true;
    }
    if (processing) --attempt;
    const auto decision =
        decide(reply.outcome, attempt, shared.platform.attempts, net::retry_after(reply.retry_after), jitter);
    if (decision.wait.count() > 0) {
      asio::steady_timer timer{co_await asio::this_coro::executor, decision.wait};
      co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    switch (decision.move) {
      case Move::keep: keep_receipt(shared, batch, std::move(reply.answer)); co_return true;
      case Move::park: park(shared, batch, reply.detail); co_return true;
      case Move::stop:
        if (reply.outcome.status >= 500 || reply.outcome.unusable) {
          // One submission that the platform cannot take does not hold up the others.
          shared.leave_open(Error{Errc::unreachable, reply.detail});
          co_return true;
        }
        shared.stop(Error{reply.outcome.status ? Errc::unreachable : reply.outcome.error, reply.detail});
        co_return false;
      case Move::ask: ask = true; break;
      case Move::post:
        if (only_ask) co_return true;  // the platform does not know it: it was never sent
        ask = false;
        break;
    }
  }
}

asio::awaitable<void> lane(Shared& shared, std::shared_ptr<asio::ssl::context> tls, net::Url url) {
  net::HttpsConnection connection{co_await asio::this_coro::executor, std::move(tls), std::move(url)};
  while (const auto batch = shared.next_batch())
    if (!co_await see_through(shared, connection, *batch)) break;
}

}  // namespace

Result<SendReport> send_plan(store::DataFolder& data, const config::PlatformConfig& platform,
                             const store::Exchange& exchange, SendTask task,
                             const std::function<void(std::uint64_t)>& progress) {
  auto& store = data.store();
  const auto plan = store.plan(exchange.id);
  const auto list = store.list(exchange.plan);
  if (!plan || !list) return Error{Errc::internal, "an exchange lacks its plan"};
  const auto file = data.file_of(*list);
  if (!file) return file.error();
  auto reader = list::ListReader::open(*file);
  if (!reader) return reader.error();
  auto tls = net::client_tls({platform.ca, platform.certificate, platform.key});
  if (!tls) return tls.error();
  const auto url = net::Url::parse(platform.url);
  if (!url) return url.error();

  std::unordered_set<std::uint64_t> answered;
  for (const auto& submission : store.submissions(exchange.id)) answered.insert(submission.number);
  const auto epoch = store.setting("sender_epoch");
  const bool resumed = exchange.step == store::Step::sending;
  if (!resumed) store.set_sending(exchange.id);

  Shared shared{platform, exchange, task,
                BatchQueue{BatchReader{*reader, plan->batch, platform.sender, epoch, exchange.date.iso()}, answered},
                resumed, ReceiptWriter{store}, {}, false, 0, progress};
  shared.report.batches = (plan->items + plan->batch - 1) / plan->batch;
  shared.report.answered = answered.size();
  asio::io_context io{1};
  for (std::size_t i = 0; i < platform.connections; ++i)
    asio::co_spawn(io, lane(shared, *tls, *url), [&shared](std::exception_ptr failure) {
      if (!failure) return;
      try {
        std::rethrow_exception(failure);
      } catch (const std::exception& error) {
        shared.stop(Error{Errc::internal, error.what()});
      }
    });
  io.run();
  shared.receipts.finish();
  return shared.report;
}

}  // namespace yingbao::forward
