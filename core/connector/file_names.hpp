// Which names in a folder are deliveries.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yingbao::connector {

/// Left behind by office programs, file managers and unfinished uploads; nobody delivers them.
bool is_litter(std::string_view name);
/// Of them, what an office program or file manager keeps beside its files: worth a note, for a lock file tells of a
/// workbook that somebody has open.
bool is_programs_own(std::string_view name);
/// Whether one of the patterns matches, or there is none.
bool is_wanted(const std::vector<std::string>& patterns, std::string_view name);

}  // namespace yingbao::connector
