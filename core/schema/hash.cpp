#include "schema/hash.hpp"

#include "schema/record.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace yingbao::schema {
namespace {

/// Which fields enter a hash, by their ids: a table, for it is asked of every field of every row.
template <class Wanted>
std::array<bool, 256> fields_that(const Wanted& wanted) {
  std::array<bool, 256> those{};
  for (std::size_t id = 0; id < those.size(); ++id) {
    const auto field = static_cast<Field>(id);
    those[id] = wanted(info_of(field), field);
  }
  return those;
}

/// Those fields as they stand in the record, one behind the other; valid as long as the record, until the next call. Neighbours
/// go together: of most records the fields that count are neighbours all, and none is copied.
std::string_view gathered(std::string_view record, const std::array<bool, 256>& those) {
  thread_local std::string bytes;
  bytes.clear();
  std::string_view neighbours;
  for (const auto& field : RecordView{record}) {
    if (!those[static_cast<std::size_t>(field.id)]) continue;
    if (neighbours.data() + neighbours.size() == field.whole.data()) {
      neighbours = {neighbours.data(), neighbours.size() + field.whole.size()};
      continue;
    }
    bytes.append(neighbours);
    neighbours = field.whole;
  }
  return bytes.empty() ? neighbours : std::string_view{bytes.append(neighbours)};
}

}  // namespace

BusinessHash business_hash(std::string_view record) {
  static const auto kFields = fields_that(
      [](const FieldInfo* info, Field) { return !info || info->use == Use::business || info->use == Use::derived; });
  const auto bytes = gathered(record, kFields);
  const auto hash = ::XXH3_128bits(bytes.data(), bytes.size());
  return {hash.low64, hash.high64};
}

std::uint64_t forwarded_hash(std::string_view record) {
  static const auto kFields =
      fields_that([](const FieldInfo* info, Field field) { return (info && info->forwarded) || field == Field::kind; });
  return hash_of(gathered(record, kFields));
}

std::uint64_t hash_of(std::string_view bytes) { return ::XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace yingbao::schema
