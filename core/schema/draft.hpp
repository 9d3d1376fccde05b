// A record while its fields are still being set, in any order; one draft is used again for every row.
#pragma once

#include "schema/record.hpp"

#include <array>

namespace yingbao::schema {

class Draft {
 public:
  void clear();
  void set(Field field, std::string_view value) {
    if (bytes_.size() - used_ < kLongestHead + value.size()) return grow_and_set(field, value);
    value.copy(append(field, value.size()), value.size());
  }
  void set(Field field, std::int64_t value) {
    std::array<char, 8> bytes;
    set(field, std::string_view{bytes.data(), encode_number(value, bytes)});
  }
  void set(Field field, Date value) { set(field, std::int64_t{value.number()}); }
  void erase(Field field) { word_of(field) &= ~bit_of(field); }
  /// Adds one entry to a field of kind `entries`; `entry` is a record.
  void add_entry(Field field, std::string_view entry);
  /// Sets every field of `record`, replacing what is there.
  void take(std::string_view record);

  bool has(Field field) const { return (present_[static_cast<std::size_t>(field) / 64] & bit_of(field)) != 0; }
  /// The stored value; empty when the field is not set. Valid until the next change.
  std::string_view value(Field field) const {
    if (!has(field)) return {};
    const auto& place = places_[static_cast<std::size_t>(field)];
    return {bytes_.data() + place.value, place.end - place.value};
  }
  std::int64_t number(Field field) const { return decode_number(value(field)); }
  bool empty() const { return present_ == decltype(present_){}; }

  /// Appends the record to `out`, fields ascending.
  void encode(std::string& out) const;

 private:
  /// Where a field stands in `bytes_`, as in a record: id, length, value.
  struct Place {
    std::uint32_t whole = 0, value = 0, end = 0;
  };
  static std::uint64_t bit_of(Field field) { return std::uint64_t{1} << static_cast<std::size_t>(field) % 64; }
  std::uint64_t& word_of(Field field) { return present_[static_cast<std::size_t>(field) / 64]; }
  static constexpr std::size_t kLongestHead = 1 + 5;  // id and length
  /// Where a value of so many bytes goes that has room behind all others.
  char* append(Field field, std::size_t size) {
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
  void grow_and_set(Field field, std::string_view value);

  std::string bytes_;     // in wire form; what was set again or erased stands there still
  std::size_t used_ = 0;  // of bytes_, which only grows
  std::array<Place, 256> places_{};
  std::array<std::uint64_t, 4> present_{};  // a bit for each field
};

}  // namespace yingbao::schema
