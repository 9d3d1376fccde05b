#pragma once

#include "cast.hpp"
#include "night.hpp"
#include "sheet.hpp"

namespace yingbao::sample {

// Settlements, several per person: group G2. Counts: own payments (自费) since 2020 of more than 40,000.00 yuan,
// refunded and void settlements left out, on no roster.
Sheet medical_insurance(const Cast& cast, Census& census, const Night& night);

}  // namespace yingbao::sample
