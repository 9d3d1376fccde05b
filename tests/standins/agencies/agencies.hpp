#pragma once

#include <string>

#include "cast.hpp"
#include "night.hpp"
#include "sheet.hpp"

namespace yingbao::sample {

// The lists that are the same on both nights, one agency a file. What is said of whom counts holds for those on no
// roster that excludes the group.

// Monitored households, a row for each member: groups G1A, G1B and G1C, a sheet each. Counts: whoever has a category of
// monitoring, the risk cleared or not. Nobody is on the third sheet.
Delivery rural_affairs(const Cast& cast, Census& census, const Night& night);

// Petitions: group G4. Counts: a case about social assistance brought since 2020, whoever brings it, once.
inline constexpr std::string_view petitions_password = "Xinfang@2021";
Delivery petitions(const Cast& cast, Census& census, const Night& night);

// Tickets of the hotline: group G5. Counts: a call for help about social assistance, once.
Delivery hotline_12349(const Cast& cast, Census& census, const Night& night);

// Households hit by disasters, the head's row standing for all: group G7. Counts: a natural disaster since 2020 that
// left a need of any kind.
Delivery emergency_management(const Cast& cast, Census& census, const Night& night);

// Children whose parents may be unable to care for them: group G8. Counts: under 18, neither parent able (dead,
// declared missing, severely disabled or ill, imprisoned, lost, …; where it has to last, for six months).
Delivery child_welfare(const Cast& cast, Census& census, const Night& night);

// Pupils and workers in hardship: group G9, for those who are in no other group. Counts: a pupil with a kind of
// hardship; a worker whose hardship is approved.
Delivery education(const Cast& cast, Census& census, const Night& night);
Delivery trade_union(const Cast& cast, Census& census, const Night& night);

// Rosters of children already protected.
Delivery orphan_roster(const Cast& cast, Census& census, const Night& night);
Delivery defacto_roster(const Cast& cast, Census& census, const Night& night);

}  // namespace yingbao::sample
