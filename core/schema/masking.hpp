// What a screen may show of a value; the whole value needs an audited unmasking.
#pragma once

#include "schema/field.hpp"

#include <string>
#include <string_view>

namespace yingbao::schema {

/// 3505**********1239; shorter numbers keep at most a quarter at each end.
std::string mask_number(std::string_view number);
/// The first character and a star for each other one.
std::string mask_name(std::string_view name);
/// By the field table: open values as they are, names and numbers by the rules above, everything else as ***.
std::string mask(Field field, std::string_view text);

}  // namespace yingbao::schema
