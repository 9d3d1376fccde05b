#include "list/merge.hpp"

namespace yingbao::list {

bool GroupMerge::next() {
  if (started_)
    for (std::size_t i = 0; i < sources_.size(); ++i)
      while (at(i)) advance(i);
  started_ = true;
  bool found = false;
  for (const auto& source : sources_) {
    if (!source.valid() || (found && !(source.key() < key_))) continue;
    key_ = source.key();
    found = true;
  }
  return found;
}

DiffCounts diff(const std::shared_ptr<const ListReader>& before, const std::shared_ptr<const ListReader>& after) {
  std::vector<ListCursor> sources;
  sources.emplace_back(before);
  sources.emplace_back(after);
  GroupMerge merge{std::move(sources)};
  // Row keys order the records of a person, and a row key does not depend on the run: sums are comparable.
  const auto hash_of = [&](std::size_t source) {
    std::uint64_t sum = 0;
    for (; merge.at(source); merge.advance(source)) sum += merge.beside(source).business;
    return sum;
  };
  DiffCounts counts;
  while (merge.next()) {
    const bool was = merge.at(0), is = merge.at(1);
    if (was && is) ++(hash_of(0) == hash_of(1) ? counts.unchanged : counts.changed);
    else ++(is ? counts.added : counts.gone);
  }
  return counts;
}

}  // namespace yingbao::list
