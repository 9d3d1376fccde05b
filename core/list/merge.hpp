// Merges several lists key by key, and compares two.
#pragma once

#include "list/reader.hpp"

#include <functional>

namespace yingbao::list {

/// Walks the union of several lists; at each key it tells which of them hold it.
class GroupMerge {
 public:
  explicit GroupMerge(std::vector<ListCursor> sources) : sources_{std::move(sources)} {}

  /// Moves to the next key, past whatever of the current one was not read.
  bool next();
  Key key() const { return key_; }
  /// True while source `i` stands at an unread record of the current key.
  bool at(std::size_t i) const { return sources_[i].valid() && sources_[i].key() == key_; }
  std::string_view record(std::size_t i) { return sources_[i].record(); }
  Beside beside(std::size_t i) { return sources_[i].beside(); }
  KeyKind kind(std::size_t i) const { return sources_[i].kind(); }
  Place place(std::size_t i) const { return sources_[i].place(); }
  /// The next record of source `i`; follow with at(i).
  void advance(std::size_t i) { sources_[i].next(); }

 private:
  std::vector<ListCursor> sources_;
  Key key_;
  bool started_ = false;
};

/// Which of two sorted walks stand at the lesser place; both when they share it, none when both are done.
struct Turn {
  bool first = false, second = false;
};
template <class First, class Second, class Place>
Turn turn_of(const First& first, const Second& second, const Place& place) {
  if (!first.valid() || !second.valid()) return {first.valid(), second.valid()};
  return {!(place(second) < place(first)), !(place(first) < place(second))};
}
/// By their keys.
template <class First, class Second>
Turn turn_of(const First& first, const Second& second) {
  return turn_of(first, second, [](const auto& walk) { return walk.key(); });
}

struct DiffCounts {
  std::uint64_t added = 0, changed = 0, unchanged = 0, gone = 0;
};

/// Compares two lists person by person: equal when the business hashes of all their records are.
/// Opens keys alone.
DiffCounts diff(const std::shared_ptr<const ListReader>& before, const std::shared_ptr<const ListReader>& after);

}  // namespace yingbao::list
