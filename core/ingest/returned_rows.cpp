#include "ingest/returned_rows.hpp"

#include "ingest/mending.hpp"
#include "ingest/plugin_job.hpp"
#include "plugin_host/child/header_match.hpp"

#include <algorithm>

namespace yingbao::ingest {
namespace {

using plugin_host::RowId;

/// The open rows of one class, and what was found of them so far.
class Class {
 public:
  Class(store::Store& store, const plugin_host::Overrides& overrides, const store::Delivery& delivery,
        store::RowClass which, const ReturnLimits& limits)
      : overrides_{overrides}, delivery_{delivery}, limits_{limits} {
    const std::uint64_t most_reasons = which == store::RowClass::noted ? 3 : 1;  // for a row, as rows go
    for (auto& open : store.open_rows(delivery.id, which, limits.rows * most_reasons)) {
      const RowId id{open.table, open.row};
      if (wanted_.empty() || wanted_.back().id != id) {
        if (wanted_.size() == limits.rows) break;
        wanted_.push_back({id, {}});
      }
      wanted_.back().faults.push_back({open.reason, std::move(open.column)});
    }
    for (const auto& tally : store.open_reasons(delivery.id, which)) open_ += tally.rows;
  }

  const auto& wanted() const { return wanted_; }
  bool full() const { return full_ || next_ == wanted_.size(); }

  /// Records with keys come in several tables of one sheet: one title is one column.
  void header(const plugin_host::HeaderFrame& frame) {
    places_.clear();
    if (sheets_.empty() || sheets_.back().name != frame.sheet) sheets_.push_back({frame.sheet, {}, {}});
    auto& titles = sheets_.back().titles;
    for (std::size_t i = 0; i < frame.columns.size(); ++i) {
      const auto& column = frame.columns[i];
      if (column.target.empty()) continue;
      auto title = plugin_host::title_given_back(overrides_, column.title, i);
      const auto place = place_of(titles, title);
      places_.emplace_back(i, place);
      if (place == titles.size()) titles.push_back(std::move(title));
    }
  }

  /// Whether the row is one of these.
  bool take(const RowId& id, const std::vector<std::string_view>& cells) {
    while (next_ < wanted_.size() && wanted_[next_].id < id) ++next_;
    if (next_ == wanted_.size() || wanted_[next_].id != id) return false;
    auto& sheet = sheets_.back();
    std::size_t size = sizeof(ReturnedRow) + sheet.titles.size() * sizeof(std::string);
    for (const auto& [from, to] : places_)
      if (from < cells.size()) size += cells[from].size();
    full_ = full_ || bytes_ + size > limits_.bytes;
    if (full_) return true;
    bytes_ += size;
    ReturnedRow row{id.table, id.row, reject_number(delivery_, id.table, id.row), std::move(wanted_[next_].faults), {}};
    ++next_;
    given_ += row.faults.size();
    row.cells.resize(sheet.titles.size());
    for (const auto& [from, to] : places_)
      if (from < cells.size()) row.cells[to] = cells[from];
    sheet.rows.push_back(std::move(row));
    return true;
  }

  ReturnedSheets finish() {
    std::erase_if(sheets_, [](const auto& sheet) { return sheet.rows.empty(); });
    for (auto& sheet : sheets_)
      for (auto& row : sheet.rows) row.cells.resize(sheet.titles.size());
    return {std::move(sheets_), open_ - std::min(open_, given_)};
  }

 private:
  /// A title that stands twice in one table (身份证号码, of the person and of the guardian) is two columns.
  std::size_t place_of(const std::vector<std::string>& titles, const std::string& title) const {
    const auto is_used = [&](std::size_t place) {
      return std::any_of(places_.begin(), places_.end(), [&](const auto& each) { return each.second == place; });
    };
    for (std::size_t place = 0; place < titles.size(); ++place)
      if (titles[place] == title && !is_used(place)) return place;
    return titles.size();
  }

  struct Wanted {
    RowId id;
    std::vector<Fault> faults;
  };
  const plugin_host::Overrides& overrides_;
  const store::Delivery& delivery_;
  const ReturnLimits& limits_;
  std::vector<Wanted> wanted_;
  std::uint64_t open_ = 0, given_ = 0;
  std::size_t next_ = 0, bytes_ = 0;
  bool full_ = false;
  std::vector<std::pair<std::size_t, std::size_t>> places_;  // cell of the row -> column of the answer
  std::vector<ReturnedSheet> sheets_;
};

class Gathering final : public plugin_host::RunHandler {
 public:
  Gathering(Class& rejected, Class& noted) : rejected_{rejected}, noted_{noted} {}

  Status header(const plugin_host::HeaderFrame& frame) override {
    ++tables_;
    rejected_.header(frame);
    noted_.header(frame);
    return {};
  }
  Status records(std::string_view) override { return {}; }
  Status reject(const plugin_host::RejectFrame&) override { return {}; }
  Status extracted(std::uint64_t row, const std::vector<std::string_view>& cells) override {
    const RowId id{tables_ - 1, row};
    const bool ours = rejected_.take(id, cells) || noted_.take(id, cells);
    if (!ours) return Error{Errc::refused, "sent a row nobody asked for"};
    enough_ = rejected_.full() && noted_.full();
    return enough_ ? Status{Error{Errc::cancelled, "has brought as many rows as go back at once"}} : Status{};
  }
  bool enough() const { return enough_; }

 private:
  Class &rejected_, &noted_;
  std::uint64_t tables_ = 0;
  bool enough_ = false;
};

}  // namespace

Result<ReturnedRows> returned_rows(data::DataFolder& data, const config::HubConfig& hub,
                                   const config::AgencyConfig& agency, const store::Delivery& delivery,
                                   const RowsAtHand* rows, const ReturnLimits& limits) {
  Class rejected{data.store(), agency.overrides, delivery, store::RowClass::rejected, limits},
      noted{data.store(), agency.overrides, delivery, store::RowClass::noted, limits};
  if (rejected.wanted().empty() && noted.wanted().empty()) return ReturnedRows{};
  std::vector<RowId> all;
  for (const auto* each : {&rejected, &noted})
    for (const auto& wanted : each->wanted()) all.push_back(wanted.id);
  std::sort(all.begin(), all.end());
  Gathering gathering{rejected, noted};
  if (rows && rows->tell(all, gathering)) return ReturnedRows{rejected.finish(), noted.finish()};
  auto job = job_for(hub, agency, delivery.name);
  if (!job) return job.error();
  job->task = plugin_host::Task::extract;
  job->rows = std::move(all);
  const auto pieces = pieces_of(data, delivery);
  if (!pieces) return pieces.error();
  const auto end = plugin_host::run_plugin(*job, *pieces, limits_of(hub), data.clock(), gathering);
  if (!end && !gathering.enough()) return end.error();
  return ReturnedRows{rejected.finish(), noted.finish()};
}

}  // namespace yingbao::ingest
