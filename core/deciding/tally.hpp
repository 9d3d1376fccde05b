// What a screening counted; travels as JSON from the exchange to the reports.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace yingbao::deciding {

struct Tally {
  using Counts = std::map<std::string, std::uint64_t>;  ///< by group

  /// A list of whose rows nobody is counted.
  struct Idle {
    std::int64_t list = 0;
    std::string group;
    std::uint64_t rows = 0;
    std::string why;
  };

  std::map<std::string, Counts> to_visit;         ///< by unit code; "" is nobody's unit
  std::map<std::string, Counts> not_comparable;   ///< members without a usable number, by unit
  std::map<std::string, Counts> unmatched_cases;  ///< of the cases counted, those that name nobody with a usable number
  std::map<std::string, Counts> to_verify;    ///< members of whom a roster does not say clearly whether it covers them
  std::map<std::string, Counts> resembling;   ///< of those to visit, whoever looks like a roster's row without a number
  Counts special;                             ///< people of special lists, by list
  Counts excluded;                            ///< members whom a roster covers
  Counts not_members;                         ///< people of the feed whom the rules leave out
  std::uint64_t people = 0;                   ///< distinct people to visit
  std::uint64_t low_income = 0;               ///< of them with a basis
  std::uint64_t covered_members_unknown = 0;  ///< of households of which a roster names the head alone
  std::uint64_t for_review = 0;               ///< candidates with something to check
  std::uint64_t units_disagree = 0;           ///< people and cases whose rows name several units
  std::vector<Idle> idle;
  std::map<std::string, std::string> not_screened;  ///< group -> why it could not be screened

  static std::uint64_t sum(const std::map<std::string, Counts>& units);
  std::uint64_t of(const std::string& unit, const std::string& group) const;
  std::string json() const;
  static Result<Tally> parse(const std::string& json);
};

}  // namespace yingbao::deciding
