#include "format/markup/attributes.hpp"

namespace yingbao::format {

std::string_view Attributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (name == pair[0]) return pair[1];
  return {};
}

std::string_view Attributes::prefixed(std::string_view name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (const auto local = without_prefix(pair[0]); local.data() != pair[0] && local == name) return pair[1];
  return {};
}

std::string_view Attributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (without_prefix(pair[0]) == name) return pair[1];
  return {};
}

bool Attributes::is_true(std::string_view name) const {
  const auto value = (*this)[name];
  return value == "1" || value == "true";
}

}  // namespace yingbao::format
