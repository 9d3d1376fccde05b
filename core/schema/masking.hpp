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
/// Every run of digits that is built like an identity number, or like a certificate that begins with one, is masked as
/// mask_number does; the rest stays. For titles, names of files and whatever else comes from outside.
std::string mask_numbers(std::string_view text);
/// By the field table: open values as they are, names and numbers by the rules above, everything else as ***.
std::string mask(Field field, std::string_view text);

}  // namespace yingbao::schema
