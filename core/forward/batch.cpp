#include "forward/batch.hpp"

#include "base/json_writer.hpp"
#include "crypto/digest.hpp"
#include "schema/json.hpp"

namespace yingbao::forward {

using schema::Field;

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
    half->number = number;
    half->head = head;
    half->submission_id = forward::submission_id(*half);
  }
  return {std::move(first), std::move(second)};
}

BatchReader::BatchReader(std::shared_ptr<const list::ListReader> plan, std::uint64_t size, std::string sender,
                         std::string epoch, std::string exchange_date)
    : cursor_{std::move(plan)}, size_{size}, head_{std::make_shared<Letterhead>(
                                                 Letterhead{std::move(sender), std::move(epoch),
                                                            std::move(exchange_date)})} {}

void BatchReader::skip() {
  for (std::uint64_t i = 0; i < size_ && cursor_.valid(); ++i) cursor_.next();
  ++number_;
}

std::unique_ptr<Batch> BatchReader::next() {
  if (at_end()) return nullptr;
  auto batch = std::make_unique<Batch>();
  batch->number = number_++;
  batch->head = head_;
  batch->items.reserve(size_);
  auto& items = batch->items_json;
  items.reserve(size_ * 700);
  JsonWriter json{items};
  for (std::uint64_t i = 0; i < size_ && cursor_.valid(); ++i, cursor_.next()) {
    const schema::RecordView record{cursor_.record()};
    BatchItem item;
    std::string_view action = "upsert", kind = "to_visit", hash, reference;
    for (const auto& field : record) {
      if (field.id == Field::kind) kind = field.value;
      if (field.id == Field::reference_id) reference = field.value;
      if (field.id == Field::version) item.version = static_cast<std::uint64_t>(schema::decode_number(field.value));
      if (field.id == Field::action) action = field.value;
      if (field.id == Field::content_hash) hash = field.value;
    }
    item.reference = crypto::hex(reference);
    item.identity.append(reference).append(std::to_string(item.version)).append(action).append(hash);
    json.begin_object()
        .member("reference_id", item.reference)
        .member("version", item.version)
        .member("action", action)
        .member("kind", kind)
        .key("candidate");
    schema::write_candidate(json, record);
    json.end_object();
    item.end = items.size();
    batch->items.push_back(std::move(item));
  }
  batch->submission_id = submission_id(*batch);
  return batch;
}

}  // namespace yingbao::forward
