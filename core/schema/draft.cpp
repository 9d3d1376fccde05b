#include "schema/draft.hpp"

#include <cstring>

namespace yingbao::schema {

void Draft::clear() {
  arena_.clear();
  present_.reset();
}

void Draft::set(Field field, std::string_view value) {
  const auto id = static_cast<std::size_t>(field);
  slots_[id] = {static_cast<std::uint32_t>(arena_.size()), static_cast<std::uint32_t>(value.size())};
  arena_.append(value);
  present_.set(id);
}

void Draft::set(Field field, std::int64_t value) {
  const auto start = arena_.size();
  RecordWriter{arena_}.number(field, value);
  const auto id = static_cast<std::size_t>(field);
  slots_[id] = {static_cast<std::uint32_t>(start + 2), static_cast<std::uint32_t>(arena_.size() - start - 2)};
  present_.set(id);
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

std::string_view Draft::value(Field field) const {
  if (!has(field)) return {};
  const auto slot = slots_[static_cast<std::size_t>(field)];
  return std::string_view{arena_}.substr(slot.offset, slot.length);
}

void Draft::encode(std::string& out) const {
  constexpr std::size_t kHeadBytes = 1 + 5;  // id and the longest length
  std::size_t room = 0;
  for (auto id = present_._Find_first(); id < present_.size(); id = present_._Find_next(id))
    room += kHeadBytes + slots_[id].length;
  const auto start = out.size();
  out.resize(start + room);
  char* to = out.data() + start;
  for (auto id = present_._Find_first(); id < present_.size(); id = present_._Find_next(id)) {
    const auto slot = slots_[id];
    *to++ = static_cast<char>(id);
    auto length = slot.length;
    for (; length >= 0x80; length >>= 7) *to++ = static_cast<char>(length | 0x80);
    *to++ = static_cast<char>(length);
    std::memcpy(to, arena_.data() + slot.offset, slot.length);
    to += slot.length;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

}  // namespace yingbao::schema
