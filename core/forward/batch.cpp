#include "forward/batch.hpp"

#include "base/json_writer.hpp"
#include "crypto/digest.hpp"
#include "schema/json.hpp"

namespace yingbao::forward {

using schema::Field;

BatchReader::BatchReader(std::shared_ptr<const list::ListReader> plan, std::uint64_t size, std::string sender,
                         std::string epoch, std::string exchange_date)
    : cursor_{std::move(plan)}, size_{size}, sender_{std::move(sender)}, epoch_{std::move(epoch)},
      date_{std::move(exchange_date)} {}

void BatchReader::skip() {
  for (std::uint64_t i = 0; i < size_ && cursor_.valid(); ++i) cursor_.next();
  ++number_;
}

std::unique_ptr<Batch> BatchReader::next() {
  if (at_end()) return nullptr;
  auto batch = std::make_unique<Batch>();
  batch->number = number_++;
  batch->items.reserve(size_);
  std::string items;
  items.reserve(size_ * 700);
  JsonWriter json{items};
  crypto::Sha256 identity;
  identity.add(sender_).add(epoch_);
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
    identity.add(reference).add(std::to_string(item.version)).add(action).add(hash);
    json.begin_object()
        .member("reference_id", item.reference)
        .member("version", item.version)
        .member("action", action)
        .member("kind", kind)
        .key("candidate");
    schema::write_candidate(json, record);
    json.end_object();
    batch->items.push_back(std::move(item));
  }
  const auto digest = identity.finish();
  batch->submission_id = crypto::hex(crypto::view(digest));
  JsonWriter whole{batch->body};
  batch->body.reserve(items.size() + 256);
  whole.begin_object()
      .member("submission_id", batch->submission_id)
      .member("exchange_date", date_)
      .member("sender", sender_)
      .member("total_count", static_cast<std::uint64_t>(batch->items.size()))
      .key("items")
      .begin_array();
  if (!items.empty()) whole.raw(items);
  whole.end_array().end_object();
  return batch;
}

}  // namespace yingbao::forward
