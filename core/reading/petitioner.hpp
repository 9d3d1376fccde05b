// Who brings a case to the petitions office or the hotline is not always the one in need.
#pragma once

#include <cstdint>
#include <string_view>

namespace yingbao::reading {

enum class Petitioner : std::uint8_t { self, proxy, unstated };

/// A proxy when the name says so (张三（代）, 代理人李四) or the text opens so (代邻居反映…, 替其母申请…, 受…委托); in
/// person when either says 本人. Who would be both is taken for a proxy: his number must not stand for another's.
Petitioner petitioner_of(std::string_view name, std::string_view text);
/// As Field::case_role has it: SELF, PROXY, UNSTATED.
std::string_view name_of(Petitioner petitioner);

/// True when the type of a case names no kind of assistance, and its title or text does: it counts on what somebody wrote.
bool tells_assistance_elsewhere(std::string_view type, std::string_view title, std::string_view text);

}  // namespace yingbao::reading
