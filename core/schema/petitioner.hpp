// Who brings a case to the petitions office or the hotline is not always the one in need.
#pragma once

#include <string_view>

namespace yingbao::schema {

/// True when the name says so (张三（代）, 代理人李四) or the text opens so (代邻居反映…, 代母亲申请…).
bool speaks_for_another(std::string_view name, std::string_view text);

}  // namespace yingbao::schema
