#pragma once

#include "cast.hpp"
#include "night.hpp"
#include "sheet.hpp"

namespace yingbao::sample {

// Certificate holders: group G3. Counts: first certified since 2020, and grade 1-2 or (智力/精神) grade 3, on no
// roster.
Sheet disabled_persons_federation(const Cast& cast, Census& census, const Night& night);

}  // namespace yingbao::sample
