#include "ingest/rejected_rows.hpp"

#include "ingest/mending.hpp"
#include "ingest/plugin_job.hpp"

#include <algorithm>

namespace yingbao::ingest {
namespace {

/// Gathers rows sheet by sheet. Records with keys come in several tables of one sheet: one title is one column.
class Gathering final : public plugin_host::RunHandler {
 public:
  Gathering(const store::Delivery& delivery, std::vector<store::Reject> rejects)
      : delivery_{delivery}, rejects_{std::move(rejects)} {}

  Status header(const plugin_host::HeaderFrame& frame) override {
    ++tables_;
    places_.clear();
    if (found_.empty() || found_.back().name != frame.sheet) found_.push_back({frame.sheet, {}, {}});
    auto& titles = found_.back().titles;
    for (std::size_t i = 0; i < frame.columns.size(); ++i) {
      const auto& column = frame.columns[i];
      if (column.target.empty()) continue;
      const auto known = std::find(titles.begin(), titles.end(), column.title);
      places_.emplace_back(i, static_cast<std::size_t>(known - titles.begin()));
      if (known == titles.end()) titles.push_back(column.title);
    }
    return {};
  }
  Status records(std::string_view) override { return {}; }
  Status reject(const plugin_host::RejectFrame&) override { return {}; }
  Status extracted(std::uint64_t row, const std::vector<std::string_view>& cells) override {
    while (next_ < rejects_.size() && place(rejects_[next_]) < std::pair{tables_ - 1, row}) ++next_;
    if (next_ == rejects_.size() || place(rejects_[next_]) != std::pair{tables_ - 1, row})
      return Error{Errc::refused, "sent a row nobody asked for"};
    RejectedRow rejected{rejects_[next_], reject_number(delivery_, tables_ - 1, row), {}};
    rejected.cells.resize(found_.back().titles.size());
    for (const auto& [from, to] : places_)
      if (from < cells.size()) rejected.cells[to] = cells[from];
    found_.back().rows.push_back(std::move(rejected));
    return {};
  }

  std::vector<RejectedSheet> take() {
    std::erase_if(found_, [](const auto& sheet) { return sheet.rows.empty(); });
    for (auto& sheet : found_)
      for (auto& row : sheet.rows) row.cells.resize(sheet.titles.size());
    return std::move(found_);
  }

 private:
  static std::pair<std::uint64_t, std::uint64_t> place(const store::Reject& reject) { return {reject.table, reject.row}; }

  const store::Delivery& delivery_;
  std::vector<store::Reject> rejects_;
  std::uint64_t tables_ = 0;
  std::size_t next_ = 0;
  std::vector<std::pair<std::size_t, std::size_t>> places_;  // cell of the row -> column of the answer
  std::vector<RejectedSheet> found_;
};

}  // namespace

Result<std::vector<RejectedSheet>> rejected_rows(store::DataFolder& data, const config::HubConfig& hub,
                                                 const config::AgencyConfig& agency, const store::Delivery& delivery,
                                                 std::uint64_t limit) {
  auto rejects = data.store().rejects(delivery.id, limit);
  std::erase_if(rejects, [](const auto& reject) { return reject.mended_by != 0; });
  if (rejects.empty()) return std::vector<RejectedSheet>{};
  auto job = job_for(hub, agency, delivery.name);
  if (!job) return job.error();
  job->task = plugin_host::Task::extract;
  for (const auto& reject : rejects) job->rows.push_back({reject.table, reject.row});
  const auto pieces = pieces_of(data, delivery);
  if (!pieces) return pieces.error();
  Gathering gathering{delivery, std::move(rejects)};
  if (const auto end = plugin_host::run_plugin(*job, *pieces, limits_of(hub), gathering); !end) return end.error();
  return gathering.take();
}

}  // namespace yingbao::ingest
