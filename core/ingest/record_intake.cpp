#include "ingest/record_intake.hpp"

#include "base/text.hpp"
#include "crypto/digest.hpp"
#include "schema/division.hpp"
#include "schema/feed.hpp"
#include "schema/identity.hpp"
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

Reason finding_of(schema::IdStatus status) {
  switch (status) {
    case schema::IdStatus::missing: return Reason::id_missing;
    case schema::IdStatus::precision_lost: return Reason::id_precision_lost;
    case schema::IdStatus::masked: return Reason::id_masked;
    case schema::IdStatus::non_id_doc: return Reason::id_other_document;
    case schema::IdStatus::auto_corrected: return Reason::id_corrected;
    default: return Reason::id_unusable;
  }
}

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
      case Field::sex: facts.sex = field->value; break;
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
  const bool of_case = schema::feed_kinds()[head.feed].case_counted;
  if (mending_ && head.primary) origin_ = mending_->origin_of(facts.mends);
  if (of_case && facts.case_number.empty() && head.primary) {
    if (mending_) mending_->refused_again(facts.mends);
    refuse_row(head.row, Reason::value_missing, {});
  }
  if (mending_ && head.primary && refused_row_ != head.row)
    if (const auto reason = mending_->judge(facts.mends)) refuse_row(head.row, *reason, kRejectNumberTitle);
  if (refused_row_ == head.row) return {};
  // Where a spreadsheet has damaged numbers, one in eleven still passes its check: none that ends in zeros is believed.
  const bool doubtful = facts.number.ends_with("000") && findings_[static_cast<std::size_t>(Reason::id_precision_lost)] > 0;
  const bool plain = !doubtful && schema::is_plain_number(facts.number);
  auto identity = plain ? schema::Identity{} : schema::judge_identity(facts.number);
  if (doubtful) identity = {schema::IdStatus::precision_lost, {}};
  const bool keyed = plain || identity.usable();
  const auto status = plain ? (facts.number[0] == '9' ? schema::IdStatus::foreign_ok : schema::IdStatus::ok)
                            : identity.status;
  const auto number = plain ? facts.number : std::string_view{identity.number};
  if (keyed) note_person(head.row, number, facts.sex);
  else note(finding_of(status), head.row, number_title_);
  const auto& part = delivery_.part;
  if (!part.empty() && !facts.unit.empty() && schema::unit_of(part) && facts.unit != part)
    note(Reason::outside_part, head.row);

  const auto start = arena_.size();
  schema::RecordWriter stamp{arena_};
  stamp.bytes(Field::agency, agency_.id);
  stamp.number(Field::delivery, delivery_.id);
  if (!sheets_.back().empty()) stamp.bytes(Field::sheet, sheets_.back());
  stamp.number(Field::row, static_cast<std::int64_t>(head.row));
  stamp.date(Field::as_of, as_of());
  stamp.bytes(Field::id_status, schema::name_of(status));
  if (mending_) stamp.bytes(Field::mends, origin_.number);
  const auto body = arena_.size();
  if (keyed) stamp.bytes(Field::id_number, number);
  else if (!facts.number.empty()) stamp.bytes(Field::id_number, facts.number);
  arena_.append(facts.after_number);

  Pending pending{*list, {}, start, arena_.size() - start};
  pending.entry.row_key = head.row_key;
  if (of_case) {
    // The case is what is counted; whoever is named in it with a usable number is kept beside it.
    auto counted = pending;
    counted.entry = case_entry(*list, facts.case_number);
    counted.entry.primary = head.primary;
    counted.entry.row_key = schema::hash_of(std::string_view{arena_}.substr(body));
    blocks_.push_back(counted.entry.key);
    pending_.push_back(counted);
    if (!keyed) return {};
  }
  pending.entry.primary = head.primary && !of_case;
  pending.entry.kind = keyed ? crypto::KeyKind::person : crypto::KeyKind::unkeyed;
  if (keyed) {
    blocks_.push_back(crypto::Keyer::person_block(number));
  } else {
    const auto hash = schema::business_hash(std::string_view{arena_}.substr(body));
    blocks_.push_back(crypto::Keyer::hashed_block(crypto::KeyKind::unkeyed, hash.high, hash.low));
    pending.entry.row_key = hash.low;
  }
  pending_.push_back(pending);
  return {};
}

list::Entry RecordIntake::case_entry(std::size_t list, std::string_view number) {
  const auto* feed = agency_.feed(lists_[list].kind);
  crypto::Sha256 name;
  name.add(feed && !feed->case_agency.empty() ? feed->case_agency : agency_.id);
  name.add("/");
  name.add(number);
  const auto sum = name.finish();
  const auto halves = crypto::Key::from(crypto::view(sum).substr(0, 16));
  list::Entry entry;
  entry.key = crypto::Keyer::hashed_block(crypto::KeyKind::cases, halves.high, halves.low);
  entry.kind = crypto::KeyKind::cases;
  return entry;
}

void RecordIntake::note_person(std::uint64_t row, std::string_view number, std::string_view sex) {
  if ((sex == "1" || sex == "2") && sex[0] != schema::sex_of(number)) note(Reason::sex_contradicts, row);
  if (!schema::is_known_prefix(number)) note(Reason::prefix_unknown, row);
  const auto birth = schema::birth_date_of(number);
  constexpr int kOldest = 130;
  if (birth > as_of() || birth.year() + kOldest < as_of().year()) note(Reason::birth_implausible, row);
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

}  // namespace yingbao::ingest
