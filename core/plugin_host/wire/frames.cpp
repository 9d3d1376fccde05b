#include "plugin_host/wire/frames.hpp"

#include <cstring>

namespace yingbao::plugin_host {
namespace {

constexpr unsigned kPrimary = 1, kIdIsNumber = 2;

struct PackedHead {
  std::uint64_t row, row_key;
  std::uint32_t length;
  std::uint8_t feed, flags;
};

}  // namespace

void append_record(std::string& batch, const RecordHead& head, std::string_view record) {
  const unsigned flags = (head.primary ? kPrimary : 0) | (head.id_is_number ? kIdIsNumber : 0);
  const PackedHead packed{head.row, head.row_key, static_cast<std::uint32_t>(record.size()), head.feed,
                          static_cast<std::uint8_t>(flags)};
  batch.append(reinterpret_cast<const char*>(&packed), sizeof packed);
  batch.append(record);
}

bool next_record(WireReader& reader, RecordHead& head, std::string_view& record) {
  if (reader.done()) return false;
  const auto bytes = reader.take(sizeof(PackedHead));
  if (!reader.good()) return false;
  PackedHead packed;
  std::memcpy(&packed, bytes.data(), sizeof packed);
  head = {packed.row, (packed.flags & kPrimary) != 0, packed.feed, packed.row_key, (packed.flags & kIdIsNumber) != 0};
  record = reader.take(packed.length);
  return reader.good();
}

}  // namespace yingbao::plugin_host
