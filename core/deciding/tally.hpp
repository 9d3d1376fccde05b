// What deciding counted; travels as JSON from the exchange to the reports.
#pragma once

#include "base/error.hpp"
#include "deciding/funnel.hpp"

#include <cstdint>
#include <string>

namespace yingbao::deciding {

struct Tally {
  Funnel funnel;                              ///< of every row of the lists
  std::uint64_t people = 0;                   ///< distinct people to visit
  std::uint64_t low_income = 0;               ///< of them with a basis
  std::uint64_t covered_members_unknown = 0;  ///< of households of which a roster names the head alone
  std::uint64_t for_review = 0;               ///< candidates with something to check
  std::uint64_t units_disagree = 0;           ///< people and cases whose rows name several units

  Tally& operator+=(const Tally& other);
  std::string json() const;
  /// `internal` when the text is no such JSON, or that of a version which had no funnel.
  static Result<Tally> parse(const std::string& json);
};

}  // namespace yingbao::deciding
