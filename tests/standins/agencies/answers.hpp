#pragma once

#include <filesystem>
#include <vector>

#include "sheet.hpp"
#include "turnover.hpp"
#include "visits.hpp"

namespace yingbao::sample {

void write_appendix1(const std::filesystem::path& folder, const Visits& visits);
void write_to_visit(const std::filesystem::path& folder, const Visits& visits);
void write_cases(const std::filesystem::path& folder, const Visits& visits);
void write_accounts(const std::filesystem::path& folder, const std::vector<Delivery>& deliveries);
void write_rejects(const std::filesystem::path& folder, const std::vector<Delivery>& deliveries);
void write_changes(const std::filesystem::path& folder, const Turnover& turnover);

// Throws unless the people to visit and the cases are exactly as many per unit and group as Appendix 1 says.
void require_the_notice(const Visits& visits);

}  // namespace yingbao::sample
