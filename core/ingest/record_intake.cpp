#include "ingest/record_intake.hpp"

#include "base/text.hpp"
#include "places/division.hpp"
#include "schema/feed.hpp"
#include "schema/record.hpp"

#include <algorithm>

namespace yingbao::ingest {

using schema::Field;
using schema::Reason;

namespace {

constexpr std::size_t kMostTables = 10'000;
constexpr int kFirstPluginField = static_cast<int>(Field::id_number);
constexpr int kFirstControlField = static_cast<int>(Field::kind);

Error refused(std::string_view what) { return Error{Errc::refused, std::string{what}}; }

}  // namespace

RecordIntake::RecordIntake(store::Store& store, const config::AgencyConfig& agency, const store::Delivery& delivery,
                           Status known, MakeWriter make_writer)
    : store_{store}, agency_{agency}, delivery_{delivery}, known_{std::move(known)}, make_writer_{
                                                                                         std::move(make_writer)} {}

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
    if (auto done = judge_held(true); !done) return done;
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
  if (rows_at_hand_) rows_at_hand_->begin_table(frame);
  last_row_ = last_reject_ = last_finding_ = last_skip_ = last_along_ = frame.row;
  refused_row_ = 0;
  return {};
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

bool RecordIntake::was_delivered(std::uint64_t row) const {
  return !headers_.empty() && row > table().row && row <= meter_.most_rows();
}

Status RecordIntake::check_row(std::uint64_t row) const {
  if (!was_delivered(row)) return refused("told of row " + std::to_string(row) + ", which was not delivered");
  if (row < last_row_) return refused("told of rows out of order");
  return {};
}

Status RecordIntake::records(std::string_view batch) {
  plugin_host::WireReader reader{batch};
  plugin_host::RecordHead head;
  std::string_view record;
  while (plugin_host::next_record(reader, head, record))
    if (auto done = take(head, record); !done) return done;
  return reader.good() ? Status{} : refused("sent a malformed batch of records");
}

/// One pass: every field checked, the few that are looked at kept.
Status RecordIntake::check_fields(std::string_view record, Facts& facts) const {
  if (record.size() > schema::kMaxRecordBytes) return refused("sent a record that is too long");
  const schema::RecordView view{record};
  int last = 0;
  facts.body = facts.after_number = record;
  auto field = view.begin();
  for (; field != view.end(); ++field) {
    const int id = static_cast<int>(field->id);
    if (id <= last) return refused("sent a record whose fields are out of order");
    last = id;
    if (id < kFirstPluginField) {
      if (field->id != Field::mends || !mending_) return refused("set a field that only the hub may set");
      facts.mends = field->value;
      facts.body = facts.after_number = record.substr(field->whole.size());
      continue;
    }
    if (id >= kFirstControlField) return refused("set a field that no agency's row can tell");
    if (const auto* fault = schema::fault_of(*field)) return refused(schema::field_error(field->id, fault).detail());
    switch (field->id) {
      case Field::id_number:
        facts.number = field->value;
        facts.after_number =
            record.substr(static_cast<std::size_t>(field->whole.data() + field->whole.size() - record.data()));
        break;
      case Field::roster_state: facts.unclear = field->value == "UNCLEAR"; break;
      case Field::sex: facts.sex = field->value; break;
      case Field::birth_date: facts.birth_date = field->value; break;
      case Field::case_number: facts.case_number = field->value; break;
      case Field::unit:
        facts.unit = field->value;
        if (!places::unit_of(field->value)) return refused("placed a person in a unit that does not exist");
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
  if (ids_.take_settled() || held_.full())
    if (auto done = judge_held(held_.full()); !done) return done;
  return judge(std::move(arrival), false);
}

}  // namespace yingbao::ingest
