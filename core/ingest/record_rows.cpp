// Rows that go back, and the account of all rows.
#include "ingest/record_intake.hpp"

#include <algorithm>
#include <numeric>

namespace yingbao::ingest {

using schema::Reason;

namespace {

constexpr std::size_t kRowsAtOnce = 4096;

Error refused(std::string_view what) { return Error{Errc::refused, std::string{what}}; }

}  // namespace

void RecordIntake::refuse_row(std::uint64_t row, Reason reason, std::string_view column) {
  --used_rows_;
  ++rejected_rows_;
  refused_row_ = row;
  keep_reject({row, reason, std::string{column}, headers_.size() - 1, 0, origin_.number, origin_.in_use});
}

void RecordIntake::keep_reject(store::Reject reject) {
  rejected_in_use_ += reject.in_use ? 1 : 0;
  rejects_.push_back(std::move(reject));
  if (rejects_.size() < kRowsAtOnce) return;
  store_.add_rejects(delivery_.id, rejects_);
  rejects_.clear();
}

void RecordIntake::keep_finding(store::Reject finding) {
  const auto* info = schema::info_of(finding.reason);
  auto& kept = kept_findings_[static_cast<std::size_t>(finding.reason)];
  if (!info || info->advice_zh.empty() || kept == plugin_host::kMostRowsOfFinding) return;
  ++kept;
  noted_.push_back(std::move(finding));
  if (noted_.size() < kRowsAtOnce) return;
  store_.add_findings(delivery_.id, noted_);
  noted_.clear();
}

void RecordIntake::note(Reason finding, const Arrival& about, std::string_view column) {
  const auto at = static_cast<std::size_t>(finding);
  ++findings_[at];
  if (kept_findings_[at] == plugin_host::kMostRowsOfFinding) return;
  keep_finding({about.head.row, finding, std::string{column}, about.table, 0, about.origin});
}

Status RecordIntake::reject(const plugin_host::RejectFrame& frame) {
  // Rejects come between batches: their rows are in order among themselves only.
  if (!was_delivered(frame.row))
    return refused("refused row " + std::to_string(frame.row) + ", which was not delivered");
  if (frame.row <= last_reject_) return refused("refused rows out of order, or one row twice");
  last_reject_ = frame.row;
  const auto* info = schema::info_of(frame.reason);
  if (!info || info->kind != schema::ReasonClass::reject) return refused("refused a row for no known reason");
  ++rejected_rows_;
  Origin origin;
  if (mending_ && !frame.mends.empty()) {
    origin = mending_->origin_of(frame.mends);
    mending_->refused_again(frame.mends);
  }
  keep_reject({frame.row, frame.reason, frame.column, headers_.size() - 1, 0, origin.number, origin.in_use});
  return {};
}

Status RecordIntake::finding(const plugin_host::FindingFrame& frame) {
  // As with rejects: in order among themselves, but one row may bear several.
  if (!was_delivered(frame.row))
    return refused("noted something about row " + std::to_string(frame.row) + ", which was not delivered");
  if (frame.row < last_finding_) return refused("noted rows out of order");
  last_finding_ = frame.row;
  const auto* info = schema::info_of(frame.reason);
  if (!info || info->kind != schema::ReasonClass::finding) return refused("noted something that is no finding");
  if (++told_findings_[static_cast<std::size_t>(frame.reason)] > plugin_host::kMostRowsOfFinding)
    return refused("told one by one of more rows than it may");
  const auto origin = mending_ ? mending_->origin_of(frame.mends) : Origin{};
  keep_finding({frame.row, frame.reason, frame.column, headers_.size() - 1, 0, origin.number});
  return {};
}

/// As a record does, it takes the place of what it mends; there is only nothing to keep.
Status RecordIntake::skipped(const plugin_host::SkipFrame& frame) {
  if (!was_delivered(frame.row))
    return refused("skipped row " + std::to_string(frame.row) + ", which was not delivered");
  if (frame.row <= last_skip_) return refused("skipped rows out of order, or one row twice");
  last_skip_ = frame.row;
  const auto* info = schema::info_of(frame.reason);
  if (!info || info->kind != schema::ReasonClass::skip) return refused("skipped a row for no known reason");
  if (!mending_ || frame.mends.empty()) return refused("told of a skipped row that mends nothing");
  ++told_skips_[static_cast<std::size_t>(frame.reason)];
  const auto origin = mending_->origin_of(frame.mends);
  const auto wrong = mending_->judge(frame.mends);
  if (!wrong) return {};
  ++refused_skips_[static_cast<std::size_t>(frame.reason)];
  ++rejected_rows_;
  keep_reject(
      {frame.row, *wrong, std::string{kRejectNumberTitle}, headers_.size() - 1, 0, origin.number, origin.in_use});
  return {};
}

Status RecordIntake::extracted(std::uint64_t row, const std::vector<std::string_view>& cells) {
  if (!rows_at_hand_) return RunHandler::extracted(row, cells);
  if (!was_delivered(row)) return refused("sent row " + std::to_string(row) + ", which was not delivered");
  if (row <= last_along_) return refused("sent rows out of order, or one row twice");
  last_along_ = row;
  rows_at_hand_->add({headers_.size() - 1, row}, cells);
  return {};
}

Status RecordIntake::finish(const plugin_host::EndFrame& end) {
  if (auto done = judge_held(true); !done) return done;
  if (!rejects_.empty()) store_.add_rejects(delivery_.id, rejects_);
  rejects_.clear();
  if (!noted_.empty()) store_.add_findings(delivery_.id, noted_);
  noted_.clear();
  const auto titles = headers_.size() == 1 ? headers_.front().row : 0;
  if (titles + end.rows > meter_.most_rows() || titles + end.rows < meter_.fewest_rows())
    return refused("accounts for " + std::to_string(end.rows) + " rows, which is not what was delivered");
  std::uint64_t skipped = 0;
  for (const auto& count : end.skipped) {
    const auto* info = schema::info_of(count.reason);
    if (!info || info->kind != schema::ReasonClass::skip || count.rows > end.rows)
      return refused("skipped rows for no known reason");
    auto& told = told_skips_[static_cast<std::size_t>(count.reason)];
    if (told > count.rows) return refused("counts fewer skipped rows than it told of");
    told = 0;
    skipped += count.rows;
  }
  if (std::any_of(told_skips_.begin(), told_skips_.end(), [](auto told) { return told != 0; }))
    return refused("does not count the skipped rows it told of");
  skipped -= std::accumulate(refused_skips_.begin(), refused_skips_.end(), std::uint64_t{0});
  for (const auto& count : end.findings) {
    const auto* info = schema::info_of(count.reason);
    if (!info || info->kind != schema::ReasonClass::finding) return refused("noted something that is no finding");
    auto& told = told_findings_[static_cast<std::size_t>(count.reason)];
    if (told > count.rows) return refused("counts fewer findings than it told of");
    told = 0;
  }
  if (std::any_of(told_findings_.begin(), told_findings_.end(), [](auto told) { return told != 0; }))
    return refused("does not count the findings it told of");
  if (end.rows != used_rows_ + rejected_rows_ + skipped)
    return refused("accounts for " + std::to_string(used_rows_ + rejected_rows_ + skipped) + " of " +
                   std::to_string(end.rows) + " rows");
  return {};
}

std::vector<store::ColumnLeft> RecordIntake::columns_left() const {
  using plugin_host::ColumnUse;
  constexpr std::size_t kMost = 200;
  std::vector<store::ColumnLeft> left;
  for (const auto& header : headers_)
    for (const auto& column : header.columns) {
      const bool read = column.use == ColumnUse::taken || column.use == ColumnUse::part;
      if (read || column.title.empty() || left.size() == kMost) continue;
      store::ColumnLeft each{column.title, {}, column.use == ColumnUse::others};
      if (column.use == ColumnUse::spare)
        for (const auto& other : header.columns)
          if (other.target == column.target && other.use == ColumnUse::taken) each.preferred = other.title;
      if (std::find(left.begin(), left.end(), each) == left.end()) left.push_back(std::move(each));
    }
  return left;
}

std::vector<store::Tally> RecordIntake::tallies(const plugin_host::EndFrame& end) const {
  auto counts = findings_;
  for (const auto* source : {&end.skipped, &end.findings})
    for (const auto& count : *source) counts[static_cast<std::size_t>(count.reason)] += count.rows;
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] -= refused_skips_[i];
  std::vector<store::Tally> tallies;
  for (const auto& info : schema::reasons())
    if (const auto rows = counts[static_cast<std::size_t>(info.id)]) tallies.push_back({info.id, rows});
  return tallies;
}

}  // namespace yingbao::ingest
