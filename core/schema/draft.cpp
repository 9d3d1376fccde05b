#include "schema/draft.hpp"

#include <bit>
#include <cstring>

namespace yingbao::schema {
namespace {

/// Apart, so that whoever needs no more room saves no registers for it.
[[gnu::noinline]] void grow(std::string& bytes, std::size_t least) { bytes.resize(2 * least); }

}  // namespace

void Draft::clear() {
  used_ = 0;
  present_ = {};
}

char* Draft::append(Field field, std::size_t size) {
  constexpr std::size_t kLongestHead = 1 + 5;  // id and length
  if (bytes_.size() < used_ + kLongestHead + size) grow(bytes_, used_ + kLongestHead + size);
  char* const whole = bytes_.data() + used_;
  char* to = whole;
  *to++ = static_cast<char>(field);
  auto length = size;
  for (; length >= 0x80; length >>= 7) *to++ = static_cast<char>(length | 0x80);
  *to++ = static_cast<char>(length);
  const auto value = used_ + static_cast<std::size_t>(to - whole);
  places_[static_cast<std::size_t>(field)] = {static_cast<std::uint32_t>(used_), static_cast<std::uint32_t>(value),
                                              static_cast<std::uint32_t>(value + size)};
  used_ = value + size;
  word_of(field) |= bit_of(field);
  return to;
}

void Draft::set(Field field, std::string_view value) {
  const bool own = !value.empty() && value.data() >= bytes_.data() && value.data() < bytes_.data() + bytes_.size();
  if (own) return set(field, std::string{value});  // it would move with the others
  value.copy(append(field, value.size()), value.size());
}

void Draft::set(Field field, std::int64_t value) {
  std::array<char, 8> bytes;
  const auto size = encode_number(value, bytes);
  std::memcpy(append(field, size), bytes.data(), size);
}

void Draft::add_entry(Field field, std::string_view entry) {
  std::string entries{value(field)};
  append_varint(entries, entry.size());
  entries.append(entry);
  set(field, entries);
}

void Draft::take(std::string_view record) {
  for (const auto& field : RecordView{record}) set(field.id, field.value);
}

void Draft::encode(std::string& out) const {
  std::uint32_t from = 0, to = 0;  // fields that were set in order are copied together
  for (std::size_t word = 0; word < present_.size(); ++word)
    for (auto left = present_[word]; left != 0; left &= left - 1) {
      const auto& place = places_[word * 64 + static_cast<std::size_t>(std::countr_zero(left))];
      if (place.whole != to) {
        out.append(bytes_, from, to - from);
        from = place.whole;
      }
      to = place.end;
    }
  out.append(bytes_, from, to - from);
}

}  // namespace yingbao::schema
