// Rows of rosters whose number cannot be used: nobody can be compared with them by key, but whoever bears the same name
// and was born on the same day, or lives in the same township, may be meant.
#pragma once

#include "base/date.hpp"
#include "list/reader.hpp"
#include "schema/record.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace yingbao::deciding {

class Resemblance {
 public:
  /// Takes in the rows without a key of roster source `roster` that cover somebody on the day, or may.
  void add_roster(std::size_t roster, const std::shared_ptr<const list::ListReader>& reader, Date on);
  void finish();
  bool empty() const { return traits_.empty(); }

  /// Calls `found` with each roster source that has a row like this one of a person; may name a source twice.
  template <class Found>
  void look_up(schema::RecordView row, Found&& found) const {
    for (const auto trait : traits_of(row)) {
      if (trait == 0) continue;
      for (auto at = first(trait); at != traits_.end() && at->first == trait; ++at) found(at->second);
    }
  }

 private:
  using Trait = std::pair<std::uint64_t, std::uint32_t>;  // a hash, and the roster source that has it
  using Traits = std::array<std::uint64_t, 3>;  // by either day of birth, by township; 0 where the row does not tell
  static Traits traits_of(schema::RecordView row);
  std::vector<Trait>::const_iterator first(std::uint64_t trait) const;

  std::vector<Trait> traits_;
};

}  // namespace yingbao::deciding
