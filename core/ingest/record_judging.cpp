#include "crypto/digest.hpp"
#include "crypto/person_key.hpp"
#include "ingest/record_intake.hpp"
#include "places/division.hpp"
#include "schema/feed.hpp"
#include "schema/hash.hpp"
#include "schema/record.hpp"

namespace yingbao::ingest {

using schema::Field;
using schema::Reason;
using Verdict = NumberEvidence::Verdict;

namespace {

Reason finding_of(reading::IdStatus status) {
  switch (status) {
    case reading::IdStatus::missing: return Reason::id_missing;
    case reading::IdStatus::precision_lost: return Reason::id_precision_lost;
    case reading::IdStatus::masked: return Reason::id_masked;
    case reading::IdStatus::non_id_doc: return Reason::id_other_document;
    case reading::IdStatus::auto_corrected: return Reason::id_corrected;
    case reading::IdStatus::several: return Reason::several_numbers;
    default: return Reason::id_unusable;
  }
}

/// A month alone was read as its first day.
bool contradicts(Date said, Date birth) {
  if (!said || said == birth) return false;
  return said.day() != 1 || said.year() != birth.year() || said.month() != birth.month();
}

}  // namespace

Status RecordIntake::judge(Arrival arrival, bool column_ended) {
  const auto verdict = arrival.id.usable() ? ids_.verdict(arrival.seen(), column_ended) : Verdict::sound;
  if (verdict == Verdict::waits) {
    held_.hold(arrival.head, arrival.list, arrival.table, arrival.record);
    return {};
  }
  if (verdict == Verdict::lost) arrival.id.lose();
  return keep(arrival);
}

Status RecordIntake::judge_held(bool column_ended) {
  if (held_.empty()) return {};
  const auto waiting = std::exchange(held_, {});
  for (const auto& item : waiting.items()) {
    const auto record = waiting.record(item);
    Facts facts;
    (void)check_fields(record, facts);  // as when it came
    const auto origin = mending_ ? mending_->origin_of(facts.mends).number : std::string{};
    Arrival arrival{item.head, item.list, record, facts, JudgedNumber{facts.number}, item.table, origin};
    if (auto done = judge(std::move(arrival), column_ended); !done) return done;
  }
  return {};
}

void RecordIntake::stamp(const Arrival& arrival) {
  stamp_.clear();
  schema::RecordWriter stamp{stamp_};
  stamp.bytes(Field::agency, agency_.id);
  stamp.number(Field::delivery, delivery_.id);
  const auto& sheet = sheets_[arrival.table];
  if (!sheet.empty()) stamp.bytes(Field::sheet, sheet);
  stamp.number(Field::row, static_cast<std::int64_t>(arrival.head.row));
  stamp.date(Field::as_of, as_of());
  stamp.bytes(Field::id_status, name_of(arrival.id.status()));
  if (mending_) stamp.bytes(Field::mends, arrival.origin);
}

std::string_view RecordIntake::body_of(const Arrival& arrival) {
  const auto& facts = arrival.facts;
  const auto number = arrival.id.number();
  const auto head =
      facts.body.size() - facts.after_number.size() - number.size();  // id and length of the number's field
  if (number.data() == facts.number.data() && head == (number.empty() ? 0 : 2)) return facts.body;
  body_.clear();
  if (!number.empty()) schema::RecordWriter{body_}.bytes(Field::id_number, number);
  return body_.append(facts.after_number);
}

Status RecordIntake::keep(const Arrival& arrival) {
  const auto& head = arrival.head;
  const auto& facts = arrival.facts;
  const auto& id = arrival.id;
  const bool keyed = id.usable(), of_case = schema::feed_kinds()[head.feed].case_counted;
  if (keyed) note_person(arrival);
  else note(finding_of(id.status()), arrival, number_title_);
  const auto& part = delivery_.part;
  if (!part.empty() && !facts.unit.empty() && places::unit_of(part) && facts.unit != part)
    note(Reason::outside_part, arrival);

  stamp(arrival);
  const auto body = body_of(arrival);
  auto& writer = lists_[arrival.list].writer;
  if (of_case) {
    // The case is what is counted; whoever is named in it with a usable number is kept beside it.
    auto counted = case_entry(arrival.list, facts.case_number);
    counted.primary = head.primary;
    counted.row_key = schema::hash_of(body);
    counted.record = body;
    if (auto done = writer.add(counted, stamp_); !done || !keyed) return done;
  }
  list::Entry entry;
  entry.primary = head.primary && !of_case;
  entry.record = body;
  if (keyed) {
    entry.key = crypto::Keyer::person_block(id.number());
    entry.row_key = head.row_key;
  } else {
    const auto hash = schema::business_hash(body);
    entry.key = crypto::Keyer::hashed_block(crypto::KeyKind::unkeyed, hash.high, hash.low);
    entry.kind = crypto::KeyKind::unkeyed;
    entry.row_key = hash.low;
  }
  return writer.add(entry, stamp_);
}

list::Entry RecordIntake::case_entry(std::size_t list, std::string_view number) const {
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

void RecordIntake::note_person(const Arrival& arrival) {
  const auto& facts = arrival.facts;
  const auto number = arrival.id.number();
  if ((facts.sex == "1" || facts.sex == "2") && facts.sex[0] != reading::sex_of(number))
    note(Reason::sex_contradicts, arrival);
  if (!reading::is_known_prefix(number)) note(Reason::prefix_unknown, arrival);
  const auto birth = reading::birth_date_of(number);
  constexpr int kOldest = 130;
  if (birth > as_of() || birth.year() + kOldest < as_of().year()) note(Reason::birth_implausible, arrival);
  if (facts.birth_date.empty()) return;
  const auto said = Date::from_number(schema::decode_number(facts.birth_date));
  if (said && contradicts(*said, birth)) note(Reason::birth_contradicts, arrival);
}

}  // namespace yingbao::ingest
