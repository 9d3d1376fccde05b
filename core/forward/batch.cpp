#include "forward/batch.hpp"

#include "base/json_writer.hpp"
#include "crypto/digest.hpp"
#include "schema/json.hpp"

namespace yingbao::forward {

namespace {

/// Follows from the sender, the epoch and the items; not from how a plan is cut.
std::string submission_id(const Batch& batch) {
  crypto::Sha256 identity;
  identity.add(batch.head->sender).add(batch.head->epoch);
  for (const auto& item : batch.items) identity.add(item.identity);
  const auto digest = identity.finish();
  return crypto::hex(crypto::view(digest));
}

}  // namespace

std::string Batch::body() const {
  std::string text;
  text.reserve(items_json.size() + 256);
  JsonWriter whole{text};
  whole.begin_object()
      .member("submission_id", submission_id)
      .member("exchange_date", head->date)
      .member("sender", head->sender)
      .member("total_count", static_cast<std::uint64_t>(items.size()))
      .key("items")
      .begin_array();
  if (!items_json.empty()) whole.raw(items_json);
  whole.end_array().end_object();
  return text;
}

std::pair<Batch, Batch> Batch::halves() const {
  const auto middle = items.size() / 2;
  const auto cut = items[middle - 1].end;
  Batch first, second;
  first.items.assign(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(middle));
  second.items.assign(items.begin() + static_cast<std::ptrdiff_t>(middle), items.end());
  first.items_json = items_json.substr(0, cut);
  second.items_json = items_json.substr(cut + 1);  // past the comma
  for (auto& item : second.items) item.end -= cut + 1;
  for (auto* half : {&first, &second}) {
    half->row = row;
    half->row.first = half->items.front().person;
    half->row.items = half->items.size();
    half->head = head;
    half->submission_id = forward::submission_id(*half);
  }
  return {std::move(first), std::move(second)};
}

std::string reference_of(crypto::Keyer& references, crypto::Key person) {
  references.encrypt({&person, 1});
  return crypto::hex(person.bytes());
}

BatchReader::BatchReader(deciding::ReaderPtr decisions, deciding::Renderer renderer, crypto::Keyer references,
                         std::shared_ptr<const Letterhead> head)
    : decisions_{std::move(decisions)}, renderer_{std::move(renderer)},
      references_{std::move(references)}, head_{std::move(head)} {}

std::unique_ptr<Batch> BatchReader::read(const store::Submission& row) {
  if (!cursor_ || !cursor_->valid() || cursor_->key() != row.first)
    cursor_ = std::make_unique<list::ListCursor>(decisions_, row.first);
  if (!cursor_->valid() || cursor_->key() != row.first)
    throw Failure{Error{Errc::internal, "a submission begins with somebody of whom there is no decision"}};
  auto batch = std::make_unique<Batch>();
  batch->row = row;
  batch->head = head_;
  batch->items.reserve(row.items);
  batch->items_json.reserve(row.items * 700);
  for (; batch->items.size() < row.items && cursor_->valid(); cursor_->next()) {
    auto decision = deciding::decode(cursor_->record());
    if (!decision) throw Failure{decision.error()};
    if (decision->action != deciding::Action::none) add_item(*batch, cursor_->key(), *decision);
  }
  if (batch->items.size() != row.items)
    throw Failure{Error{Errc::internal, "a submission names more decisions than there are"}};
  // To the first of the next submission.
  for (; cursor_->valid(); cursor_->next()) {
    const auto decision = deciding::decode(cursor_->record());
    if (!decision) throw Failure{decision.error()};
    if (decision->action != deciding::Action::none) break;
  }
  batch->submission_id = submission_id(*batch);
  return batch;
}

void BatchReader::add_item(Batch& batch, crypto::Key person, const deciding::Decision& decision) {
  const auto& wanted = decision.wanted;
  BatchItem item{person, reference_of(references_, person), std::uint64_t{decision.version} + 1};
  const auto action = name_of(decision.action);
  item.identity.append(item.reference).append(std::to_string(item.version)).append(action);
  item.identity.append(reinterpret_cast<const char*>(&wanted.hash), sizeof wanted.hash);
  JsonWriter json{batch.items_json};
  if (!batch.items.empty()) batch.items_json += ',';
  json.begin_object()
      .member("reference_id", item.reference)
      .member("version", item.version)
      .member("action", action)
      .member("kind", wanted.bases ? "low_income" : "to_visit");
  if (decision.action == deciding::Action::upsert) {
    json.key("candidate");
    schema::write_candidate(json, schema::RecordView{renderer_.candidate(decision)});
  } else {
    json.key("standing").begin_object().member("code", name_of(wanted.standing)).key("rosters").begin_array();
    deciding::for_each(wanted.rosters, [&](const auto& roster, deciding::Kinds) { json.value(roster.code); });
    json.end_array().end_object();
  }
  json.end_object();
  item.end = batch.items_json.size();
  batch.items.push_back(std::move(item));
}

}  // namespace yingbao::forward
