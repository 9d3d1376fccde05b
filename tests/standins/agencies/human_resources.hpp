#pragma once

#include "cast.hpp"
#include "night.hpp"
#include "sheet.hpp"

namespace yingbao::sample {

// The list of registered unemployed people: group G6. Counts: not cancelled, valid, on no roster.
Sheet human_resources(const Cast& cast, Census& census, const Night& night);

// One more valid registration, for the following night.
void register_unemployed(Sheet& sheet, const Person& person, const Night& night, Random& random);

}  // namespace yingbao::sample
