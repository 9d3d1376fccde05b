#include "forward/planner.hpp"

#include "crypto/digest.hpp"
#include "list/writer.hpp"
#include "schema/record.hpp"

namespace yingbao::forward {

using schema::Field;

namespace {

constexpr std::size_t kReferenceBytes = 16;

/// Random references in bulk: one call of the generator for many.
class References {
 public:
  std::string_view next() {
    if (at_ == pool_.size()) pool_ = crypto::random_bytes(256 * kReferenceBytes), at_ = 0;
    at_ += kReferenceBytes;
    return std::string_view{pool_}.substr(at_ - kReferenceBytes, kReferenceBytes);
  }

 private:
  std::string pool_;
  std::size_t at_ = 0;
};

/// The record of a person who is no candidate any more.
std::string as_source_changed(std::string_view record) {
  std::string out;
  for (const auto& field : schema::RecordView{record}) {
    if (field.id >= Field::reference_id) break;
    if (field.id == Field::standing) schema::RecordWriter{out}.bytes(Field::standing, "source_changed");
    else out.append(field.whole);
  }
  return out;
}

/// Writes the plan and, when there is a plan before, the sent list that takes it in.
class PlanWriter {
 public:
  PlanWriter(data::DataFolder& data, bool compacts) : data_{data}, compacts_{compacts} {}

  Status send(list::Key key, std::string_view facts, std::string_view reference, std::uint64_t version,
              std::string_view hash) {
    if (!plan_)
      if (auto made = make(plan_); !made) return made;
    record_.assign(facts);
    schema::RecordWriter control{record_};
    control.bytes(Field::reference_id, reference);
    control.number(Field::version, static_cast<std::int64_t>(version));
    control.bytes(Field::action, "upsert");
    control.bytes(Field::content_hash, hash);
    return plan_->add({key, list::KeyKind::person, true, 0, record_});
  }

  Status keep(const SentItem& item) {
    if (!compacts_) return {};
    if (!sent_)
      if (auto made = make(sent_); !made) return made;
    record_.clear();
    for (const auto& field : schema::RecordView{item.record})
      if (field.id < Field::state) record_.append(field.whole);
    schema::RecordWriter control{record_};
    control.bytes(Field::state, name_of(item.state));
    if (!item.refusal_code.empty()) control.bytes(Field::refusal_code, item.refusal_code);
    return sent_->add({item.key, list::KeyKind::person, true, 0, record_});
  }

  Status close(Planned& planned) {
    if (!plan_) return {};  // nothing new: what is in force stays as it is
    if (auto done = close(*plan_, store::ListRole::plan, planned.plan); !done) return done;
    return sent_ ? close(*sent_, store::ListRole::sent, planned.sent) : Status{};
  }

 private:
  Status make(std::optional<list::ListWriter>& writer) {
    auto made = data_.shelf().create();
    if (!made) return made.error();
    writer.emplace(std::move(*made));
    return {};
  }

  Status close(list::ListWriter& writer, store::ListRole role, std::optional<store::List>& out) {
    const auto summary = writer.close();
    if (!summary) return summary.error();
    out = data_.shelf().describe(writer.file(), *summary, role, data_.clock().now());
    return {};
  }

  data::DataFolder& data_;
  bool compacts_;
  std::optional<list::ListWriter> plan_, sent_;
  std::string record_;
};

/// Decides of one person after another what the platform is to hear, in the order of their keys.
class Planning {
 public:
  Planning(data::DataFolder& data, bool compacts, const Scope& scope, bool resend_refused)
      : writer_{data, compacts}, scope_{scope}, resend_refused_{resend_refused} {}

  /// What the platform was told of before, whether or not it hears more.
  Status known(const SentItem& told) {
    ++planned_.counts.known;
    return writer_.keep(told);
  }

  /// A candidate of whom the platform has not heard yet.
  Status newcomer(list::Key key, std::string_view record) {
    ++planned_.counts.candidates;
    const auto standing = schema::RecordView{record}.text(Field::standing);
    if (standing == kUnclear || standing == "covered") return {};
    ++planned_.counts.added;
    return writer_.send(key, record, references_.next(), 1, forwarded_hash(record));
  }

  /// A candidate of whom it has.
  Status candidate_again(std::string_view record, const SentItem& told) {
    ++planned_.counts.candidates;
    const bool refused = told.state == SentState::refused;
    if (schema::RecordView{record}.text(Field::standing) != kUnclear) {
      if (lay_over_kept(record, told.record, scope_, facts_)) record = facts_;
      const auto hash = forwarded_hash(record);
      if (told.content_hash != hash || (resend_refused_ && refused)) {
        ++planned_.counts.changed;
        return writer_.send(told.key, record, told.reference_id, told.version + 1, hash);
      }
    }
    ++(refused ? planned_.counts.refused_waiting : planned_.counts.unchanged);
    return {};
  }

  /// Somebody of whom it has, and who is no candidate tonight.
  Status absent(const SentItem& told) {
    if (told.state != SentState::withdrawn && scope_.speaks_for(told.record)) {
      facts_ = as_source_changed(told.record);
      const auto hash = forwarded_hash(facts_);
      if (hash != told.content_hash) {
        ++planned_.counts.source_changed;
        return writer_.send(told.key, facts_, told.reference_id, told.version + 1, hash);
      }
    }
    ++planned_.counts.unchanged;
    return {};
  }

  Result<Planned> finish() {
    if (auto done = writer_.close(planned_); !done) return done.error();
    return std::move(planned_);
  }

 private:
  static constexpr std::string_view kUnclear = "to_verify";  ///< the platform hears of it when it is clear

  PlanWriter writer_;
  const Scope& scope_;
  const bool resend_refused_;
  References references_;
  Planned planned_;
  std::string facts_;
};

}  // namespace

std::string forwarded_hash(std::string_view record) {
  const auto hash = schema::forwarded_hash(record);
  std::string out(16, '\0');
  std::copy_n(reinterpret_cast<const char*>(&hash.low), 8, out.data());
  std::copy_n(reinterpret_cast<const char*>(&hash.high), 8, out.data() + 8);
  return out;
}

Result<Planned> plan(data::DataFolder& data, const store::List& candidates, const Scope& scope, bool resend_refused) {
  auto reader = data.shelf().open(candidates);
  if (!reader) return reader.error();
  auto opened = SentView::open(data);
  if (!opened) return opened.error();
  SentView& sent = *opened;
  list::ListCursor tonight{*reader};
  Planning planning{data, sent.has_plan(), scope, resend_refused};
  while (tonight.valid() || sent.valid()) {
    const auto [is_candidate, is_known] = list::turn_of(tonight, sent);
    if (is_known)
      if (auto done = planning.known(sent.item()); !done) return done.error();
    const auto done = !is_known    ? planning.newcomer(tonight.key(), tonight.record())
                    : is_candidate ? planning.candidate_again(tonight.record(), sent.item())
                                   : planning.absent(sent.item());
    if (!done) return done.error();
    if (is_candidate) tonight.next();
    if (is_known) sent.next();
  }
  return planning.finish();
}

std::string why_withheld(const config::OutboundGate& gate, const PlanCounts& counts) {
  if (counts.items() == 0) return {};
  const auto number = std::to_string(counts.items());
  if (counts.known == 0)
    return gate.first_send_waits
             ? "首次报送" + number + "条，需人工放行 (the first send of " + number + " items waits for a person)"
             : std::string{};
  const double share = static_cast<double>(counts.items()) / static_cast<double>(counts.known);
  if (counts.items() > gate.max_changes || share > gate.max_change_share)
    return "本次变更" + number + "条，超过设定上限，需人工放行 (" + number +
           " changes exceed the configured number or share and wait for a person)";
  return {};
}

}  // namespace yingbao::forward
