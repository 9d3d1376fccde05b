// Groups, special lists and rosters as a set of bits. The bit of a kind is its place in the table of feed kinds, where
// kinds are only ever added at the end: it never changes, for decisions on disk hold it.
#pragma once

#include "schema/feed.hpp"

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace yingbao::deciding {

using Kinds = std::uint32_t;

/// 0 when no kind is called so.
inline Kinds bit_of(std::string_view kind) {
  const auto* info = schema::feed_kind(kind);
  return info ? Kinds{1} << (info - schema::feed_kinds().data()) : Kinds{0};
}

/// Calls `each` with every kind of the set, in the order of their bits.
template <class Each>
void for_each(Kinds kinds, Each&& each) {
  const auto all = schema::feed_kinds();
  for (; kinds; kinds &= kinds - 1)
    if (const auto place = static_cast<std::size_t>(std::countr_zero(kinds)); place < all.size())
      each(all[place], Kinds{1} << place);
}

/// Their codes, joined by '+' as in a record.
inline std::string words_of(Kinds kinds) {
  std::string words;
  for_each(kinds, [&](const schema::FeedKind& kind, Kinds) {
    if (!words.empty()) words += '+';
    words += kind.code;
  });
  return words;
}

inline Kinds special_kinds() {
  static const Kinds kSpecial = [] {
    Kinds special = 0;
    for (const auto& kind : schema::feed_kinds())
      if (kind.special) special |= bit_of(kind.code);
    return special;
  }();
  return kSpecial;
}

}  // namespace yingbao::deciding
