#include "forward/sender.hpp"

#include "base/ahead.hpp"
#include "crypto/digest.hpp"
#include "forward/batch.hpp"
#include "forward/platform_call.hpp"
#include "forward/receipt_writer.hpp"
#include "net/back_off.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <vector>

namespace yingbao::forward {

namespace asio = boost::asio;

namespace {

constexpr std::size_t kBatchesAhead = 6;      // of the connections
constexpr std::chrono::minutes kPatience{2};  // for one submission that is being worked on
/// A platform that takes less than this takes nobody: what is wrong then is not the person's record.
constexpr std::size_t kAnyPlatformTakes = 16u << 10;

/// What the connections share; all on one thread.
struct Shared {
  store::Store& store;
  const Clock& clock;
  const config::PlatformConfig& platform;
  SendTask task;
  Ahead<std::unique_ptr<Batch>> batches;
  bool ask_first;
  ReceiptWriter receipts;
  SendReport report;
  const std::function<void(std::uint64_t)>& progress;
  bool stopped = false;
  int failures_in_a_row = 0;
  std::size_t too_large = ~std::size_t{0};  ///< bytes that the platform has refused to take

  std::optional<std::unique_ptr<Batch>> next_batch() { return stopped ? std::nullopt : batches.next(); }

  /// The batch at hand stays without an answer; several in a row mean that the platform is down.
  void leave_open(Error trouble) {
    constexpr int kMostInARow = 3;
    report.trouble = std::move(trouble);
    if (++failures_in_a_row >= kMostInARow) stopped = true;
  }

  /// Durable before either half is sent: whoever takes this up knows two submissions.
  std::pair<Batch, Batch> cut(const Batch& whole, std::size_t bytes) {
    too_large = std::min(too_large, bytes);
    ++report.cut;
    ++report.batches;
    auto halves = whole.halves();
    halves.second.row.number = store.halve_submission(whole.row, halves.first.items.size(), halves.second.row.first);
    return halves;
  }

  void stop(Error trouble) {
    stopped = true;
    report.trouble = std::move(trouble);
  }
};

/// What came of a submission.
struct Seen {
  enum class End {
    answered,
    parked,   ///< refused whole
    cut,      ///< the platform takes none so large: its halves are to be seen through
    unknown,  ///< the platform has never seen it; only where it was asked and nothing more
    open,     ///< no answer now; the others go on
    stopped,  ///< nothing more can be sent now
  } end;
  Answer answer = {};
  Error trouble = {};     ///< why it was parked, is open or stopped
  std::size_t bytes = 0;  ///< of the request that was too large
};

/// One person's record that the platform does not take. The others do not wait for it.
Seen too_large(const BatchItem& item, std::size_t bytes) {
  const auto said = "HTTP 413: one person's record makes a request of " + std::to_string(bytes) +
                    " bytes, and the platform takes none so large";
  if (bytes < kAnyPlatformTakes) return {Seen::End::open, {}, Error{Errc::unreachable, said}};
  Answer refused;
  refused.refused.push_back({item.person, item.version, "TOO_LARGE", said});
  return {Seen::End::answered, std::move(refused)};
}

std::uint64_t chance() {
  std::uint64_t number = 0;
  crypto::fill_random({reinterpret_cast<unsigned char*>(&number), sizeof number});
  return number;
}

asio::awaitable<void> pause(std::chrono::milliseconds time) {
  if (time.count() <= 0) co_return;
  asio::steady_timer timer{co_await asio::this_coro::executor, time};
  co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
}

/// One submission that the platform cannot take does not hold up the others.
Seen given_up(const Reply& reply) {
  if (reply.outcome.status >= 500 || reply.outcome.unusable)
    return {Seen::End::open, {}, Error{Errc::unreachable, reply.detail}};
  return {Seen::End::stopped, {}, Error{reply.outcome.status ? Errc::unreachable : reply.outcome.error, reply.detail}};
}

/// Sees one submission through.
asio::awaitable<Seen> see_through(Shared& shared, PlatformLine& line, const Batch& batch, bool only_ask) {
  using enum Seen::End;
  bool ask = only_ask || shared.ask_first;
  const bool can_be_cut = batch.items.size() > 1;
  const auto bytes = batch.body.size();
  const auto patience = shared.clock.steady() + kPatience;
  for (std::size_t attempt = 1;; ++attempt) {
    if (!ask && bytes >= shared.too_large && can_be_cut) co_return Seen{cut, {}, {}, bytes};
    auto reply = co_await call(line, batch, ask, shared.clock.steady() + shared.platform.timeout);
    const bool processing = reply.outcome.status == 202 || reply.outcome.processing;
    if (processing && shared.clock.steady() > patience)
      co_return Seen{open, {}, Error{Errc::timed_out, "the platform is still working on a submission"}};
    if (processing) --attempt;
    const auto decision = decide(reply.outcome, attempt, shared.platform.attempts,
                                 net::retry_after(reply.retry_after, shared.clock.now()), chance());
    co_await pause(decision.wait);
    switch (decision.move) {
      case Move::keep: co_return Seen{answered, std::move(reply.answer)};
      case Move::park: co_return Seen{parked, {}, Error{Errc::refused, reply.detail}};
      case Move::cut: co_return can_be_cut ? Seen{cut, {}, {}, bytes} : too_large(batch.items.front(), bytes);
      case Move::stop: co_return given_up(reply);
      case Move::ask: ask = true; break;
      case Move::post:
        if (only_ask) co_return Seen{unknown};  // it was never sent
        ask = false;
        break;
    }
  }
}

/// Takes up what came of a batch. False when nothing more can be sent now.
bool take(Shared& shared, const Batch& batch, Seen seen) {
  auto submission = batch.row;
  submission.submission_id = batch.submission_id;
  submission.state = store::SubmissionState::acknowledged;
  submission.accepted = seen.answer.accepted;
  submission.refused = seen.answer.refused.size();
  submission.answered_at = shared.clock.now();
  switch (seen.end) {
    case Seen::End::answered:
      ++shared.report.answered;
      shared.failures_in_a_row = 0;
      shared.report.accepted += seen.answer.accepted;
      shared.report.refused += seen.answer.refused.size();
      shared.receipts.add({std::move(submission), std::move(seen.answer.refused)});
      if (shared.progress) shared.progress(shared.report.accepted + shared.report.refused);
      return true;
    case Seen::End::parked:
      ++shared.report.answered;
      ++shared.report.parked;
      submission.state = store::SubmissionState::parked;
      submission.reason = "PARKED: " + seen.trouble.detail();
      shared.receipts.add({std::move(submission), {}});
      return true;
    case Seen::End::cut:
    case Seen::End::unknown: return true;
    case Seen::End::open: shared.leave_open(std::move(seen.trouble)); return true;
    case Seen::End::stopped: break;
  }
  shared.stop(std::move(seen.trouble));
  return false;
}

/// Sees a batch through, or whatever it is cut into. False when nothing more can be sent now.
asio::awaitable<bool> see_whole(Shared& shared, PlatformLine& line, Batch whole) {
  std::vector<Batch> waiting;
  waiting.push_back(std::move(whole));
  while (!waiting.empty() && !shared.stopped) {
    const auto batch = std::move(waiting.back());
    waiting.pop_back();
    auto seen = co_await see_through(shared, line, batch, shared.task == SendTask::reconcile);
    if (seen.end == Seen::End::cut) {
      auto [first, second] = shared.cut(batch, seen.bytes);
      waiting.push_back(std::move(second));
      waiting.push_back(std::move(first));
    }
    if (!take(shared, batch, std::move(seen))) co_return false;
  }
  co_return true;
}

asio::awaitable<void> lane(Shared& shared, PlatformLine& line) {
  while (auto next = shared.next_batch())
    if (!co_await see_whole(shared, line, std::move(**next))) break;
}

}  // namespace

Result<SendReport> send_plan(data::DataFolder& data, const config::HubConfig& config, const store::Exchange& exchange,
                             SendTask task, const std::function<void(std::uint64_t)>& progress) {
  auto& store = data.store();
  const auto& platform = config.platform;
  const auto list = store.list(exchange.decisions);
  if (!list) return Error{Errc::internal, "an exchange lacks its decisions"};
  auto decisions = data.shelf().open(*list);
  if (!decisions) return decisions.error();
  asio::io_context io{1};
  std::vector<PlatformLine> lines;
  for (std::size_t i = 0; i < platform.connections; ++i) {
    auto line = open_line(io.get_executor(), platform, data.clock());
    if (!line) return line.error();
    lines.push_back(std::move(*line));
  }

  auto open = store.submissions(exchange.id);
  const auto batches = open.size();
  std::erase_if(open, [](const auto& row) { return row.state != store::SubmissionState::open; });
  const auto answered = batches - open.size();
  const bool resumed = exchange.step == store::Step::sending;
  if (!resumed) store.set_sending(exchange.id);
  auto head = std::make_shared<const Letterhead>(
      Letterhead{platform.sender, store.setting("sender_epoch"), exchange.date.iso()});
  BatchReader reader{*decisions, deciding::Renderer{config.rules, data.list_opener()},
                     crypto::Keyer{data.keys().reference_key()}, head};
  // One thread renders as fast as one seals and sends, and opens each block of the lists once; two that took turns would each.
  const auto render = [&](std::size_t, std::size_t number) { return reader.read(open[number]); };
  Shared shared{store,   data.clock(),         platform, task,    {1, kBatchesAhead, open.size(), render},
                resumed, ReceiptWriter{store}, {},       progress};
  shared.report.batches = batches;
  shared.report.answered = answered;
  for (auto& line : lines)
    asio::co_spawn(io, lane(shared, line), [&shared](std::exception_ptr failure) {
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
