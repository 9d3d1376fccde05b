// A record while its fields are still being set, in any order; one draft is used again for every row.
#pragma once

#include "schema/record.hpp"

#include <array>
#include <bitset>

namespace yingbao::schema {

class Draft {
 public:
  void clear();
  void set(Field field, std::string_view value);
  void set(Field field, std::int64_t value);
  void set(Field field, Date value) { set(field, std::int64_t{value.number()}); }
  void erase(Field field) { present_.reset(static_cast<std::size_t>(field)); }
  /// Adds one entry to a field of kind `entries`; `entry` is a record.
  void add_entry(Field field, std::string_view entry);
  /// Sets every field of `record`, replacing what is there.
  void take(std::string_view record);

  bool has(Field field) const { return present_.test(static_cast<std::size_t>(field)); }
  /// The stored value; empty when the field is not set. Valid until the next change.
  std::string_view value(Field field) const;
  std::int64_t number(Field field) const { return decode_number(value(field)); }
  bool empty() const { return present_.none(); }

  /// Appends the record to `out`, fields ascending.
  void encode(std::string& out) const;

 private:
  struct Slot {
    std::uint32_t offset = 0, length = 0;
  };
  std::string arena_;
  std::array<Slot, 256> slots_{};
  std::bitset<256> present_;
};

}  // namespace yingbao::schema
