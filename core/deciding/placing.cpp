#include "deciding/placing.hpp"

#include <algorithm>

namespace yingbao::deciding {

PlacedUnit unit_of(std::span<const Group* const> groups) {
  struct Vote {
    std::string_view code, basis;
    std::uint64_t rows = 0;
  };
  std::vector<Vote> votes;
  for (const auto* group : groups)
    for (const auto& row : group->rows()) {
      const schema::RecordView view{row.record};
      const auto code = view.text(schema::Field::unit);
      if (code.empty()) continue;
      auto vote = std::find_if(votes.begin(), votes.end(), [&](const auto& each) { return each.code == code; });
      if (vote == votes.end()) vote = votes.insert(vote, {code, view.text(schema::Field::unit_basis)});
      ++vote->rows;
    }
  if (votes.empty()) return {{}, "NONE"};
  const auto best = std::min_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
    return a.rows != b.rows ? a.rows > b.rows : a.code < b.code;
  });
  return {std::string{best->code}, std::string{best->basis}, votes.size() > 1};
}

}  // namespace yingbao::deciding
