// What spans people: a roster that names heads of households alone leaves the rest of each household covered or not,
// nobody knows. Their kin are found by the head's number in the agencies' rows and go to review.
#pragma once

#include "base/date.hpp"
#include "crypto/person_key.hpp"
#include "deciding/render.hpp"
#include "list/merge.hpp"

#include <filesystem>
#include <optional>

namespace yingbao::deciding {

struct HouseholdFacts {
  std::uint64_t members_unknown = 0;   ///< covered people whom no roster names
  ReaderPtr kin;                       ///< keys of people whose head is on such a roster; null when there are none
  std::optional<list::ListFile> file;  ///< the temporary list behind `kin`; the caller removes it
};

/// `heads`: rosters with head-only rows, of which those count that cover anybody on the business date. `groups`: the
/// agencies' lists. Memory stays bounded: relations are lists too, sorted by the head's key, merged with the rosters, and
/// sorted back by person.
Result<HouseholdFacts> find_kin(const std::vector<ReaderPtr>& heads, const std::vector<ReaderPtr>& groups,
                                Date business_date, crypto::Keyer& keyer, const std::filesystem::path& folder);

}  // namespace yingbao::deciding
