#include "deciding/placing.hpp"

#include <algorithm>

namespace yingbao::deciding {

namespace {

struct Named {
  std::string_view code, basis;
};

Named unit_named_by(const Group::Row& row) {
  Named unit;
  for (const auto& field : schema::RecordView{row.record}) {
    if (field.id > schema::Field::unit_basis) break;
    if (field.id == schema::Field::unit) unit.code = field.value;
    if (field.id == schema::Field::unit_basis) unit.basis = field.value;
  }
  return unit;
}

/// Calls `each` with the unit of every row that names one; stops when it says so. False when it did.
template <class Each>
bool for_each_unit(std::span<const Group* const> groups, const Each& each) {
  for (const auto* group : groups)
    for (const auto& row : group->rows())
      if (const auto unit = unit_named_by(row); !unit.code.empty() && !each(unit)) return false;
  return true;
}

PlacedUnit voted_unit(std::span<const Group* const> groups) {
  struct Vote {
    Named unit;
    std::uint64_t rows = 0;
  };
  std::vector<Vote> votes;
  for_each_unit(groups, [&](const Named& unit) {
    auto vote = std::find_if(votes.begin(), votes.end(), [&](const auto& each) { return each.unit.code == unit.code; });
    if (vote == votes.end()) vote = votes.insert(vote, {unit});
    ++vote->rows;
    return true;
  });
  const auto best = std::min_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
    return a.rows != b.rows ? a.rows > b.rows : a.unit.code < b.unit.code;
  });
  return {std::string{best->unit.code}, std::string{best->unit.basis}, true};
}

}  // namespace

PlacedUnit unit_of(std::span<const Group* const> groups) {
  Named first;
  const bool agreed = for_each_unit(groups, [&](const Named& unit) {
    if (first.code.empty()) first = unit;
    return unit.code == first.code;
  });
  if (!agreed) return voted_unit(groups);
  if (first.code.empty()) return {{}, "NONE"};
  return {std::string{first.code}, std::string{first.basis}};
}

}  // namespace yingbao::deciding
