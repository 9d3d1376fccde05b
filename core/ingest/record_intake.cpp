#include "ingest/record_intake.hpp"

#include "base/text.hpp"
#include "schema/division.hpp"
#include "schema/feed.hpp"
#include "schema/record.hpp"

#include <algorithm>

namespace yingbao::ingest {

using schema::Field;
using schema::Reason;

namespace {

constexpr std::size_t kRejectsAtOnce = 4096, kMostTables = 10'000;
constexpr int kFirstPluginField = static_cast<int>(Field::id_number);
constexpr int kFirstControlField = static_cast<int>(Field::kind);

Error refused(std::string_view what) { return Error{Errc::refused, std::string{what}}; }

}  // namespace

RecordIntake::RecordIntake(store::Store& store, const config::AgencyConfig& agency, const store::Delivery& delivery,
                           Status known, const crypto::DataKey& person_key, MakeWriter make_writer)
    : store_{store}, agency_{agency}, delivery_{delivery}, known_{std::move(known)}, keyer_{person_key},
      make_writer_{std::move(make_writer)} {}

Status RecordIntake::expect_feed(std::string_view kind) {
  auto writer = make_writer_();
  if (!writer) return writer.error();
  lists_.push_back({std::string{kind}, std::move(*writer)});
  return {};
}

Status RecordIntake::header(const plugin_host::HeaderFrame& frame) {
  if (headers_.size() == kMostTables) return refused("has more than " + std::to_string(kMostTables) + " tables");
  if (!headers_.empty() && frame.mended != headers_.front().mended)
    return Error{Errc::malformed, "only some of its sheets have the column of reject numbers"};
  if (frame.mended && !mending_) mending_.emplace(store_, delivery_);
  if (!frame.mended && !known_) return known_.error();
  // The tables of one sheet or file are one column: records with keys come in many.
  if (headers_.empty() || table().sheet != frame.sheet || table().typed != frame.typed) {
    if (auto done = end_column(); !done) return done;
    ids_.begin_column(frame.typed);
  }
  if (!sheets_.empty()) last_rows_[sheets_.back()] = std::max(last_row_, last_reject_);
  const auto alike = last_rows_.find(frame.sheet);
  const bool told_apart = alike == last_rows_.end() || alike->second <= frame.row;
  sheets_.push_back(told_apart ? frame.sheet : frame.sheet + "#" + std::to_string(sheets_.size() + 1));
  number_title_.clear();
  for (const auto& column : frame.columns)
    if (number_title_.empty() && column.target == schema::info_of(Field::id_number)->name) number_title_ = column.title;
  headers_.push_back(frame);
  last_row_ = last_reject_ = last_finding_ = frame.row;
  refused_row_ = 0;
  return {};
}

Status RecordIntake::end_column() {
  judge_held(true);
  return flush();
}

std::string RecordIntake::titles() const {
  std::string all;
  for (const auto& header : headers_) {
    std::string line;
    for (const auto& column : header.columns) {
      if (!line.empty()) line += '\t';
      for (const char c : column.title) line += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    }
    line += '\n';
    if (!contains("\n" + all, "\n" + line)) all += line;
  }
  return all;
}

Result<std::size_t> RecordIntake::list_of(std::uint8_t feed_index) {
  const auto kinds = schema::feed_kinds();
  if (feed_index >= kinds.size()) return refused("emitted a record for a group that does not exist");
  const auto kind = kinds[feed_index].code;
  for (std::size_t i = 0; i < lists_.size(); ++i)
    if (lists_[i].kind == kind) return i;
  const auto* feed = agency_.feed(kind);
  const bool named = delivery_.name.empty() || agency_.feed_of_file(delivery_.name) == nullptr;
  if (!feed || !feed->enabled || !named)
    return refused("emitted a record of " + std::string{kind} + ", which this delivery does not carry");
  if (auto made = expect_feed(kind); !made) return made.error();
  return lists_.size() - 1;
}

Status RecordIntake::check_row(std::uint64_t row) const {
  if (headers_.empty() || row <= table().row || row > meter_.most_rows())
    return refused("told of row " + std::to_string(row) + ", which was not delivered");
  if (row < last_row_) return refused("told of rows out of order");
  return {};
}

Status RecordIntake::records(std::string_view batch) {
  plugin_host::WireReader reader{batch};
  plugin_host::RecordHead head;
  std::string_view record;
  while (plugin_host::next_record(reader, head, record))
    if (auto done = take(head, record); !done) return done;
  if (!reader.good()) return refused("sent a malformed batch of records");
  return flush();
}

/// One pass: every field checked, the few that are looked at kept.
Status RecordIntake::check_fields(std::string_view record, Facts& facts) const {
  if (record.size() > schema::kMaxRecordBytes) return refused("sent a record that is too long");
  const schema::RecordView view{record};
  int last = 0;
  facts.after_number = record;
  auto field = view.begin();
  for (; field != view.end(); ++field) {
    const int id = static_cast<int>(field->id);
    if (id <= last) return refused("sent a record whose fields are out of order");
    last = id;
    if (field->id == Field::mends && mending_) {
      facts.mends = field->value;
      facts.after_number = record.substr(field->whole.size());
      continue;
    }
    if (id < kFirstPluginField) return refused("set a field that only the hub may set");
    if (id >= kFirstControlField) return refused("set a field that no agency's row can tell");
    if (const auto* fault = schema::fault_of(*field)) return refused(schema::field_error(field->id, fault).detail());
    switch (field->id) {
      case Field::id_number:
        facts.number = field->value;
        facts.after_number = record.substr(static_cast<std::size_t>(field->whole.data() + field->whole.size() - record.data()));
        break;
      case Field::roster_state: facts.unclear = field->value == "UNCLEAR"; break;
      case Field::sex: facts.sex = field->value; break;
      case Field::birth_date: facts.birth_date = field->value; break;
      case Field::case_number: facts.case_number = field->value; break;
      case Field::unit:
        facts.unit = field->value;
        if (!schema::unit_of(field->value)) return refused("placed a person in a unit that does not exist");
        break;
      default: break;
    }
  }
  if (!field.rest().empty()) return refused("sent a record whose last value is cut off");
  return {};
}

Status RecordIntake::take(const plugin_host::RecordHead& head, std::string_view record) {
  if (auto good = check_row(head.row); !good) return good;
  if (head.primary == (head.row == last_row_)) return refused("told of one row twice");
  last_row_ = head.row;
  if (head.primary) ++used_rows_;
  const auto list = list_of(head.feed);
  if (!list) return list.error();
  Facts facts;
  if (auto good = check_fields(record, facts); !good) return good;
  if (facts.unclear && head.primary) ++unclear_rows_;
  const bool of_case = schema::feed_kinds()[head.feed].case_counted;
  if (mending_ && head.primary) origin_ = mending_->origin_of(facts.mends);
  if (of_case && facts.case_number.empty() && head.primary) {
    if (mending_) mending_->refused_again(facts.mends);
    refuse_row(head.row, Reason::value_missing, {});
  }
  if (mending_ && head.primary && refused_row_ != head.row)
    if (const auto reason = mending_->judge(facts.mends)) refuse_row(head.row, *reason, kRejectNumberTitle);
  if (refused_row_ == head.row) return {};
  Arrival arrival{head, *list, record, facts, JudgedNumber{facts.number}, headers_.size() - 1, origin_.number};
  ids_.see(arrival.seen());
  if (ids_.take_settled() || held_.full()) judge_held(held_.full());
  judge(std::move(arrival), false);
  return {};
}

void RecordIntake::refuse_row(std::uint64_t row, Reason reason, std::string_view column) {
  --used_rows_;
  ++rejected_rows_;
  refused_row_ = row;
  keep_reject({row, reason, std::string{column}, headers_.size() - 1, 0, origin_.number, origin_.in_use});
}

void RecordIntake::keep_reject(store::Reject reject) {
  rejected_in_use_ += reject.in_use ? 1 : 0;
  rejects_.push_back(std::move(reject));
  if (rejects_.size() < kRejectsAtOnce) return;
  store_.add_rejects(delivery_.id, rejects_);
  rejects_.clear();
}

void RecordIntake::keep_finding(store::Reject finding) {
  const auto* info = schema::info_of(finding.reason);
  auto& kept = kept_findings_[static_cast<std::size_t>(finding.reason)];
  if (!info || info->advice_zh.empty() || kept == plugin_host::kMostRowsOfFinding) return;
  ++kept;
  noted_.push_back(std::move(finding));
  if (noted_.size() < kRejectsAtOnce) return;
  store_.add_findings(delivery_.id, noted_);
  noted_.clear();
}

Status RecordIntake::flush() {
  keyer_.encrypt(blocks_);
  for (std::size_t i = 0; i < pending_.size(); ++i) {
    auto& pending = pending_[i];
    pending.entry.key = blocks_[i];
    pending.entry.record = std::string_view{arena_}.substr(pending.offset, pending.length);
    if (auto done = lists_[pending.list].writer.add(pending.entry); !done) return done;
  }
  pending_.clear();
  blocks_.clear();
  arena_.clear();
  return {};
}

Status RecordIntake::reject(const plugin_host::RejectFrame& frame) {
  // Rejects come between batches: their rows are in order among themselves only.
  if (headers_.empty() || frame.row <= table().row || frame.row > meter_.most_rows())
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
  if (headers_.empty() || frame.row <= table().row || frame.row > meter_.most_rows())
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

Status RecordIntake::finish(const plugin_host::EndFrame& end) {
  if (auto done = end_column(); !done) return done;
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
    skipped += count.rows;
  }
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

std::vector<store::Tally> RecordIntake::tallies(const plugin_host::EndFrame& end) const {
  auto counts = findings_;
  for (const auto* source : {&end.skipped, &end.findings})
    for (const auto& count : *source) counts[static_cast<std::size_t>(count.reason)] += count.rows;
  std::vector<store::Tally> tallies;
  for (const auto& info : schema::reasons())
    if (const auto rows = counts[static_cast<std::size_t>(info.id)]) tallies.push_back({info.id, rows});
  return tallies;
}

}  // namespace yingbao::ingest
