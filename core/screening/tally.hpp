// What a screening counted; travels as JSON from the exchange to the reports.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace yingbao::screening {

struct Tally {
  using Counts = std::map<std::string, std::uint64_t>;  ///< by group

  std::map<std::string, Counts> to_visit;      ///< by unit code; "" is nobody's unit
  std::map<std::string, Counts> not_comparable; ///< members without a usable number, by unit
  std::map<std::string, Counts> unmatched_cases; ///< of the cases counted, those that name nobody with a usable number
  Counts special;                              ///< people of special lists, by list
  Counts excluded;                             ///< members whom a roster covers
  Counts not_members;                          ///< people of the feed whom the rules leave out
  std::uint64_t people = 0;                    ///< distinct people to visit
  std::uint64_t low_income = 0;                ///< of them with a basis
  std::uint64_t covered_members_unknown = 0;   ///< of households of which a roster names the head alone
  std::uint64_t for_review = 0;                ///< candidates with something to check
  std::map<std::string, std::string> not_screened;  ///< group -> why it could not be screened

  std::uint64_t of(const std::string& unit, const std::string& group) const;
  std::string json() const;
  static Result<Tally> parse(const std::string& json);
};

}  // namespace yingbao::screening
