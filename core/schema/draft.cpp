#include "schema/draft.hpp"

#include <bit>

namespace yingbao::schema {

void Draft::clear() {
  used_ = 0;
  present_ = {};
}

void Draft::grow_and_set(Field field, std::string_view value) {
  const std::string kept{value};  // it may be one of the draft's own, which move
  bytes_.resize(2 * (used_ + kLongestHead + kept.size()));
  kept.copy(append(field, kept.size()), kept.size());
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
