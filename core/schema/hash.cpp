#include "schema/hash.hpp"

#include "schema/record.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>

namespace yingbao::schema {
namespace {

constexpr std::uint8_t kBusiness = 1, kForwarded = 2;

/// Which hashes a field enters, by its id: a table, for it is asked of every field of every row.
const std::array<std::uint8_t, 256> kEnters = [] {
  std::array<std::uint8_t, 256> enters{};
  for (std::size_t id = 0; id < enters.size(); ++id) {
    const auto field = static_cast<Field>(id);
    const auto* info = info_of(field);
    const bool business = !info || info->use == Use::business || info->use == Use::derived;
    const bool forwarded = (info && info->forwarded) || field == Field::kind;
    enters[id] = static_cast<std::uint8_t>((business ? kBusiness : 0) | (forwarded ? kForwarded : 0));
  }
  return enters;
}();

/// Fields of one record, one behind the other: neighbours as they stand, copied only where others stand between. Of most
/// rows nothing is copied for the business hash, and of two stretches the forwarded fields.
class Joined {
 public:
  explicit Joined(std::string& buffer) : buffer_{buffer} { buffer_.clear(); }
  void add(std::string_view field) {
    if (field.data() != stretch_.data() + stretch_.size()) {
      buffer_.append(stretch_);
      stretch_ = field.substr(0, 0);
    }
    stretch_ = {stretch_.data(), stretch_.size() + field.size()};
  }
  std::string_view bytes() {
    if (buffer_.empty()) return stretch_;
    buffer_.append(std::exchange(stretch_, {}));
    return buffer_;
  }

 private:
  std::string& buffer_;
  std::string_view stretch_;
};

}  // namespace

RowHashes hashes_of(std::string_view record) {
  thread_local std::string buffers[2];
  Joined business{buffers[0]}, forwarded{buffers[1]};
  RowHashes hashes;
  for (const auto& field : RecordView{record}) {
    const auto enters = kEnters[static_cast<std::size_t>(field.id)];
    if (enters & kBusiness) business.add(field.whole);
    if (enters & kForwarded) forwarded.add(field.whole);
    if (field.id == Field::unit) hashes.unit = field.value;
  }
  const auto bytes = business.bytes();
  const auto hash = ::XXH3_128bits(bytes.data(), bytes.size());
  hashes.business = {hash.low64, hash.high64};
  hashes.forwarded = hash_of(forwarded.bytes());
  return hashes;
}

std::uint64_t hash_of(std::string_view bytes) { return ::XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace yingbao::schema
