#include "exchange/intake.hpp"

#include "exchange/give_back.hpp"
#include "exchange/sessions.hpp"
#include "exchange/step_timer.hpp"
#include "ingest/ingest.hpp"

#include <algorithm>
#include <future>
#include <mutex>

namespace yingbao::exchange {
namespace {

using Kind = Attention::Kind;

bool is_wanted(const RunOptions& options, const std::string& agency) {
  return options.agencies.empty() ||
         std::find(options.agencies.begin(), options.agencies.end(), agency) != options.agencies.end();
}

Status collect_all(Hub& hub, Sessions& sessions, const RunOptions& options, RunReport& report) {
  for (const auto& agency : hub.config.agencies) {
    if (!is_wanted(options, agency.id)) continue;
    const auto collected = sessions.of(agency).collect();
    if (!collected) {
      if (collected.error().code() == Errc::no_space) return collected.error();
      report.attention.push_back({Kind::unreachable, agency.id, collected.error().detail()});
      continue;
    }
    for (const auto& failed : collected->failed)
      report.attention.push_back(
          {failed.passes ? Kind::unreachable : Kind::not_taken, agency.id + "/" + failed.name, failed.reason});
    for (const auto& left : collected->left)
      report.attention.push_back({Kind::left, agency.id + "/" + left.name, left.reason});
  }
  return {};
}

/// The deliveries of one agency, in the order of their arrival: a later list replaces an earlier one.
struct AgencyWork {
  const config::AgencyConfig* agency;
  std::vector<store::Delivery> deliveries;
};

std::vector<AgencyWork> work_of(Hub& hub, const RunOptions& options) {
  std::vector<AgencyWork> work;
  for (const auto& agency : hub.config.agencies)
    if (is_wanted(options, agency.id)) work.push_back({&agency, {}});
  for (auto& delivery : hub.data.store().landed_deliveries())
    for (auto& each : work)
      if (each.agency->id == delivery.agency) each.deliveries.push_back(delivery);
  std::erase_if(work, [](const auto& each) { return each.deliveries.empty(); });
  return work;
}

/// Two agencies at a time: reading alternates between the plugin's process and this one, and closing a list waits for
/// the disk.
class Readers {
 public:
  Readers(Hub& hub, const RunOptions& options, RunReport& report, RowsByDelivery& rows)
      : hub_{hub}, options_{options}, report_{report}, rows_{rows}, work_{work_of(hub, options)} {
    for (const auto& each : work_) total_ += each.deliveries.size();
  }

  Status run() {
    constexpr std::size_t kAtOnce = 2;
    std::vector<std::future<void>> readers;
    for (std::size_t i = 0; i < std::min(kAtOnce, work_.size()); ++i)
      readers.push_back(std::async(std::launch::async, [this] { read_agencies(); }));
    for (auto& reader : readers) reader.get();
    std::sort(report_.deliveries.begin(), report_.deliveries.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    std::sort(report_.columns_left.begin(), report_.columns_left.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return trouble_;
  }

 private:
  void read_agencies() {
    for (;;) {
      std::unique_lock lock{mutex_};
      if (next_ == work_.size() || !trouble_) return;
      const auto& work = work_[next_++];
      lock.unlock();
      for (const auto& delivery : work.deliveries)
        if (!read(*work.agency, delivery)) return;
    }
  }

  bool read(const config::AgencyConfig& agency, const store::Delivery& delivery) {
    ingest::RowsAtHand rows;
    const auto commit = ingest::ingest(hub_.data, hub_.config, agency, delivery, report_.date, &rows);
    const std::lock_guard lock{mutex_};
    if (!commit) {
      trouble_ = commit.error().in("delivery " + std::to_string(delivery.id));
      return false;
    }
    report_.deliveries.push_back(commit->delivery);
    keep(delivery.id, std::move(rows));
    if (!commit->columns_left.empty()) report_.columns_left.emplace_back(delivery.id, commit->columns_left);
    if (commit->delivery.state == store::DeliveryState::set_aside)
      report_.attention.push_back(
          {Kind::set_aside, "delivery-" + std::to_string(delivery.id), commit->delivery.reason});
    if (options_.progress) options_.progress("ingest", ++done_, total_);
    return true;
  }

  /// Until the deliveries are answered, as long as there is room.
  void keep(store::Id delivery, ingest::RowsAtHand rows) {
    constexpr std::size_t kMostBytes = 2 * ingest::RowsAtHand::kMostBytes;
    if (rows_bytes_ + rows.bytes() > kMostBytes) return;
    rows_bytes_ += rows.bytes();
    rows_.emplace(delivery, std::move(rows));
  }

  Hub& hub_;
  const RunOptions& options_;
  RunReport& report_;
  RowsByDelivery& rows_;
  std::vector<AgencyWork> work_;
  std::uint64_t total_ = 0;
  std::mutex mutex_;
  // State below, the report and the rows are protected by mutex_.
  std::size_t next_ = 0;
  std::uint64_t done_ = 0;
  std::size_t rows_bytes_ = 0;
  Status trouble_;
};

void confirm_all(Hub& hub, Sessions& sessions, const RunOptions& options, RunReport& report) {
  for (const auto& agency : hub.config.agencies) {
    if (!is_wanted(options, agency.id)) continue;
    for (const auto& problem : sessions.of(agency).confirm_read())
      report.attention.push_back({Kind::unconfirmed, agency.id + "/" + problem.name, problem.reason});
  }
}

}  // namespace

Status take_in(Hub& hub, const RunOptions& options, RunReport& report) {
  Sessions sessions{hub, report.date};
  RowsByDelivery rows;
  {
    const StepTimer timer{hub.data.clock(), report, "collect"};
    if (auto done = collect_all(hub, sessions, options, report); !done) return done;
  }
  {
    const StepTimer timer{hub.data.clock(), report, "read"};
    if (auto done = Readers{hub, options, report, rows}.run(); !done) return done;
  }
  const StepTimer timer{hub.data.clock(), report, "answer"};
  give_back_all(hub, sessions, rows, report);  // first: a source that is cleared is not looked at again
  confirm_all(hub, sessions, options, report);
  return {};
}

}  // namespace yingbao::exchange
