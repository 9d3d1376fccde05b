#include "deciding/deciding.hpp"

#include "base/ahead.hpp"
#include "deciding/lane.hpp"

#include <algorithm>

namespace yingbao::deciding {
namespace {

/// Where range `number` of `count` begins; the one behind the last begins at 0 again.
list::Key start_of(std::size_t number, std::size_t count) {
  const auto step = ~std::uint64_t{0} / count;
  return {number == count ? 0 : step * number, 0};
}
list::Key end_of(std::size_t number, std::size_t count) {
  return {start_of(number + 1, count).high - 1, ~std::uint64_t{0}};
}

Result<Decided> sum_of(const std::vector<Lane>& lanes, const Input& input) {
  Decided decided;
  for (const auto& lane : lanes) {
    auto tally = lane.tally();
    if (!tally) return tally.error();
    decided.tally += *tally;
    decided.changes += lane.changes();
    decided.cited.insert(lane.cited().begin(), lane.cited().end());
  }
  for (std::size_t i = 0; i < input.groups.size(); ++i) {
    const auto& [kind, list, reader, head_only, unkeyed, baseline, records] = input.groups[i];
    std::uint64_t read = 0;
    for (const auto& lane : lanes) read += lane.read()[i];
    if (records.value_or(read) != read)
      return Error{Errc::internal, kind + ": list-" + std::to_string(list) + " holds " + std::to_string(*records) +
                                       " records, of which " + std::to_string(read) + " were read"};
  }
  return decided;
}

}  // namespace

Result<Decided> decide(const Input& input, crypto::Keyer& keyer, const std::filesystem::path& scratch,
                       const DecisionSink& sink) {
  std::vector<ReaderPtr> heads, groups;
  for (const auto& roster : input.rosters)
    if (roster.head_only) heads.push_back(roster.reader);
  for (const auto& group : input.groups) groups.push_back(group.reader);
  const auto facts = find_kin(heads, groups, input.business_date, keyer, scratch);
  if (!facts) return facts.error();
  if (facts->file) std::filesystem::remove(facts->file->path);  // its reader keeps it open
  Resemblance resemblance;
  for (std::size_t i = 0; i < input.rosters.size(); ++i)
    if (input.rosters[i].unkeyed) resemblance.add_roster(i, input.rosters[i].reader, input.business_date);
  resemblance.finish();

  std::vector<Lane> lanes;
  for (std::size_t i = 0; i < std::min(input.lanes, input.ranges); ++i) lanes.emplace_back(input, *facts, resemblance);
  {
    Ahead<Range> ranges{lanes.size(), 1, input.ranges, [&](std::size_t lane, std::size_t number) {
                          return lanes[lane].decide(start_of(number, input.ranges), end_of(number, input.ranges));
                        }};
    while (const auto range = ranges.next())
      if (auto done = range->give(sink); !done) return done.error();
  }
  auto decided = sum_of(lanes, input);
  if (decided) decided->tally.covered_members_unknown = facts->members_unknown;
  return decided;
}

}  // namespace yingbao::deciding
