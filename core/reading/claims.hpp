// The help that a list says somebody gets: 低保家庭学生, 特困人员-7131. What an agency says is no proof; it is compared
// with the rosters.
#pragma once

#include <string>
#include <string_view>

namespace yingbao::reading {

/// DIBAO, TEKUN, ORPHAN, DEFACTO, EDGE, RIGID, POV_MON and LOW_OTHER joined by '+', as far as the cell claims them.
/// Several claims stand in one cell with marks between them; the national class of medical insurance stands behind the
/// last '-' and goes before the words. What is denied, has ended or is doubted is not claimed, nor what a list goes on with
/// behind it (未享受低保、特困); `doubtful` tells of words that may mean either (申请低保中).
std::string read_claims(std::string_view cell, bool* doubtful = nullptr);
/// Adds what is not there yet.
void add_claim(std::string& claims, std::string_view code);
/// True when a roster must confirm it: DIBAO, TEKUN, ORPHAN, DEFACTO.
bool claims_protection(std::string_view claims);

}  // namespace yingbao::reading
