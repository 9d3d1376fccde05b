// The vocabularies of what agencies say in words.
#pragma once

#include "reading/states.hpp"

namespace yingbao::reading::vocabularies {

extern const Vocabulary yes_no;          ///< YES, NO
extern const Vocabulary father, mother;  ///< the codes of Field::father_state
extern const Vocabulary roster;          ///< ACTIVE, ENDED, NOT_PROTECTED, NOT_BEGUN
extern const Vocabulary validity;        ///< VALID, INVALID: a registration, a certificate, a settlement
extern const Vocabulary refund;          ///< REFUNDED, SETTLED
extern const Vocabulary need;            ///< NEEDED, NONE
extern const Vocabulary monitoring;      ///< MONITORED, NOT_MONITORED
extern const Vocabulary review;          ///< APPROVED, REFUSED, PENDING
extern const Vocabulary epidemic;        ///< EPIDEMIC, NONE: what befell a household

/// All of them by name, for checks that cross every table.
struct Named {
  std::string_view name;
  const Vocabulary* vocabulary;
};
std::span<const Named> all();

}  // namespace yingbao::reading::vocabularies
