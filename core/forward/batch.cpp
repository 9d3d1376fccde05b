#include "forward/batch.hpp"

#include "crypto/digest.hpp"
#include "schema/json.hpp"

namespace yingbao::forward {

namespace {

constexpr std::size_t kIdBytes = 64;

std::array<char, 32> hex_of(crypto::Key key) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::array<char, 32> hex{};
  for (std::size_t i = 0; i < 16; ++i) {
    const auto shift = 60 - 4 * i;
    hex[i] = kDigits[key.high >> shift & 15];
    hex[16 + i] = kDigits[key.low >> shift & 15];
  }
  return hex;
}

/// Follows from the sender, the epoch and the items; not from how a plan is cut.
std::string submission_id(const Batch& batch) {
  std::string identity = batch.head->sender + batch.head->epoch;
  for (const auto& item : batch.items) {
    identity.append(item.reference()).append(std::to_string(item.version)).append(name_of(item.action));
    identity.append(reinterpret_cast<const char*>(&item.hash), sizeof item.hash);
  }
  const auto digest = crypto::sha256(identity);
  return crypto::hex(crypto::view(digest));
}

/// Writes the body, whose items `write` writes and whose id follows from them. Every item but where it ends is there already.
template <class Write>
void compose(Batch& batch, const Write& write) {
  batch.submission_id = submission_id(batch);
  JsonWriter json{batch.body};
  json.begin_object()
      .member("submission_id", batch.submission_id)
      .member("exchange_date", batch.head->date)
      .member("sender", batch.head->sender)
      .member("total_count", static_cast<std::uint64_t>(batch.items.size()))
      .key("items")
      .begin_array();
  batch.items_at = json.size();
  write(json);
  json.end_array().end_object();
}

/// Some of its items, one behind the other, as a submission of their own.
Batch part_of(const Batch& whole, std::size_t first, std::size_t last) {
  Batch part;
  part.head = whole.head;
  part.items.assign(whole.items.begin() + static_cast<std::ptrdiff_t>(first),
                    whole.items.begin() + static_cast<std::ptrdiff_t>(last));
  part.row = whole.row;
  part.row.first = part.items.front().person;
  part.row.items = part.items.size();
  const auto start = first ? whole.items[first - 1].end + 1 : whole.items_at;  // past the comma
  compose(part, [&](JsonWriter& json) {
    json.raw(std::string_view{whole.body}.substr(start, part.items.back().end - start));
  });
  for (auto& item : part.items) item.end = item.end - start + part.items_at;
  return part;
}

}  // namespace

std::pair<Batch, Batch> Batch::halves() const {
  const auto middle = items.size() / 2;
  return {part_of(*this, 0, middle), part_of(*this, middle, items.size())};
}

std::string reference_of(crypto::Keyer& references, crypto::Key person) {
  references.encrypt({&person, 1});
  return crypto::hex(person.bytes());
}

BatchReader::BatchReader(deciding::ReaderPtr decisions, deciding::Renderer renderer, crypto::Keyer references,
                         std::shared_ptr<const Letterhead> head)
    : decisions_{std::move(decisions)}, renderer_{std::move(renderer)},
      references_{std::move(references)}, head_{std::move(head)} {}

/// Those of the submission that tell something; then goes to the first of the next one.
void BatchReader::take_decisions(const store::Submission& row) {
  if (!cursor_ || !cursor_->valid() || cursor_->key() != row.first)
    cursor_ = std::make_unique<list::ListCursor>(decisions_, row.first);
  if (!cursor_->valid() || cursor_->key() != row.first)
    throw Failure{Error{Errc::internal, "a submission begins with somebody of whom there is no decision"}};
  people_.clear();
  told_.clear();
  for (; cursor_->valid(); cursor_->next()) {
    auto decision = deciding::decode(cursor_->record());
    if (!decision) throw Failure{decision.error()};
    if (decision->action == deciding::Action::none) continue;
    if (told_.size() == row.items) return;
    people_.push_back(cursor_->key());
    told_.push_back(std::move(*decision));
  }
  if (told_.size() != row.items)
    throw Failure{Error{Errc::internal, "a submission names more decisions than there are"}};
}

std::unique_ptr<Batch> BatchReader::read(const store::Submission& row) {
  constexpr std::size_t kUsualBytes = 700;  // of an item
  take_decisions(row);
  auto batch = std::make_unique<Batch>();
  batch->row = row;
  batch->head = head_;
  auto& items = batch->items;
  for (std::size_t i = 0; i < told_.size(); ++i)
    items.push_back({people_[i], {}, std::uint64_t{told_[i].version} + 1, told_[i].action, told_[i].wanted.hash});
  references_.encrypt(people_);
  for (std::size_t i = 0; i < items.size(); ++i) items[i].hex = hex_of(people_[i]);
  batch->body.reserve(items.size() * kUsualBytes);
  compose(*batch, [&](JsonWriter& json) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      write_item(json, items[i], told_[i]);
      items[i].end = json.size();
    }
  });
  return batch;
}

void BatchReader::write_item(JsonWriter& json, const BatchItem& item, const deciding::Decision& decision) {
  const auto& wanted = decision.wanted;
  json.begin_object()
      .member("reference_id", item.reference())
      .member("version", item.version)
      .member("action", name_of(item.action))
      .member("kind", wanted.bases ? "low_income" : "to_visit");
  if (item.action == deciding::Action::upsert) {
    json.key("candidate");
    schema::write_candidate(json, schema::RecordView{renderer_.told(decision)});
  } else {
    json.key("standing").begin_object().member("code", name_of(wanted.standing)).key("rosters").begin_array();
    deciding::for_each(wanted.rosters, [&](const auto& roster, deciding::Kinds) { json.value(roster.code); });
    json.end_array().end_object();
  }
  json.end_object();
}

}  // namespace yingbao::forward
