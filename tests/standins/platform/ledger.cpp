#include "ledger.hpp"

#include "json.hpp"

namespace yingbao::sandbox {
namespace {

struct Verdict {
  std::string_view status;
  std::string_view code;
  std::string_view message;
};

constexpr Verdict accepted{"accepted", "", ""};
constexpr Verdict refused_by_rule{"refused", "REFUSED_BY_RULE", "refused by a rule of this sandbox"};
constexpr Verdict stale{"refused", "STALE_VERSION", "a higher version was already accepted"};

void append_result(std::string& out, const Item& item, const Verdict& verdict) {
  out += "{\"reference_id\":";
  append_quoted(out, item.reference_id);
  out += ",\"version\":";
  append_number(out, item.version);
  out.append(",\"status\":\"").append(verdict.status);
  out.append("\",\"code\":\"").append(verdict.code);
  out.append("\",\"message\":\"").append(verdict.message).append("\"},");
}

void append_field(std::string& out, std::string_view name, std::uint64_t value) {
  append_quoted(out, name);
  out += ':';
  append_number(out, static_cast<std::int64_t>(value));
  out += ',';
}

}  // namespace

Ledger::Ledger(std::unique_ptr<Store> store) : store_(std::move(store)) {
  store_->replay(
      [this](const Item& item, bool was_accepted, std::int64_t row) { tally_.record(item, was_accepted, row); });
}

Receipt Ledger::repeat(const StoredSubmission& stored, const Digest& body) const {
  if (stored.body != body) return {Outcome::conflicting, {}};
  if (!stored.answer) return {Outcome::forgotten, {}};
  return {Outcome::repeated, *stored.answer};
}

Receipt Ledger::submit(const Submission& submission, const Digest& body,
                       const std::function<bool(std::string_view)>& refuses) {
  if (const auto stored = store_->find(submission.id)) return repeat(*stored, body);

  std::string answer = "{\"submission_id\":";
  answer.reserve(128 + submission.items.size() * 160);
  append_quoted(answer, submission.id);
  answer += ",\"status\":\"completed\",\"results\":[";
  store_->begin();
  for (const Item& item : submission.items) {
    const Verdict& verdict = refuses(item.reference_id) ? refused_by_rule : tally_.is_stale(item) ? stale : accepted;
    const bool is_accepted = &verdict == &accepted;
    tally_.record(item, is_accepted, store_->append(submission.id, item, is_accepted));
    append_result(answer, item, verdict);
  }
  if (answer.back() == ',') answer.pop_back();
  answer += "]}";
  store_->commit(submission.id, body, answer);
  return {Outcome::applied, std::move(answer)};
}

std::string Ledger::summary(std::uint64_t requests) const {
  const Counts& counts = tally_.counts();
  std::string out = "{";
  append_field(out, "submissions", store_->submissions());
  append_field(out, "items", counts.items);
  append_field(out, "effects", counts.effects);
  append_field(out, "duplicate_effects", counts.duplicate_effects);
  append_field(out, "references", tally_.references());
  append_field(out, "accepted", counts.accepted);
  append_field(out, "refused", counts.refused);
  append_field(out, "upserts", counts.upserts);
  append_field(out, "standings", counts.standings);
  append_field(out, "requests", requests);
  return out + "\"state_digest\":\"" + to_hex(tally_.state_digest()) + "\"}";
}

std::string Ledger::items() {
  std::string out;
  tally_.for_each([&](std::string_view reference, const LastState& state) {
    out += "{\"reference_id\":";
    append_quoted(out, reference);
    out += ",\"version\":";
    append_number(out, state.version);
    out.append(",\"action\":\"").append(name(state.action));
    out.append("\",\"kind\":\"").append(name(state.kind));
    out.append("\",\"status\":\"").append(state.accepted ? "accepted" : "refused");
    out += "\",\"candidate\":";
    append_on_one_line(out, store_->content_text(state.facts_row));
    if (state.action == Action::standing) {
      out += ",\"standing\":";
      append_on_one_line(out, store_->content_text(state.row));
    }
    out += "}\n";
  });
  return out;
}

}  // namespace yingbao::sandbox
