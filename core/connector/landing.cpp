#include "connector/landing.hpp"

#include "crypto/digest.hpp"
#include "crypto/sealed_file.hpp"

namespace yingbao::connector {

Result<store::Delivery> land(data::DataFolder& data, store::Delivery arrival,
                             const std::function<Status(const ByteSink&)>& give) {
  const auto key = crypto::DataKey::random();
  arrival.uid = crypto::random_bytes(16);
  arrival.key = data.shelf().wrap(key, arrival.uid);
  auto file = crypto::SealedFileWriter::create(data.shelf().file_of(arrival), arrival.uid, key);
  if (!file) return file.error();
  crypto::Sha256 digest;
  const auto given = give([&](std::string_view bytes) {
    digest.add(bytes);
    arrival.bytes += bytes.size();
    return file->write(bytes);
  });
  if (!given) return given.error();
  if (auto done = file->finish(); !done) return done.error();
  const auto sha256 = digest.finish();
  arrival.sha256 = crypto::hex(crypto::view(sha256));
  arrival.received_at = data.clock().now();
  arrival.id = data.store().add_delivery(arrival);
  return arrival;
}

}  // namespace yingbao::connector
