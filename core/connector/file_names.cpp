#include "connector/file_names.hpp"

#include "config/agency_config.hpp"

#include <algorithm>

namespace yingbao::connector {

bool is_programs_own(std::string_view name) {
  return name.starts_with("~$") || name == "Thumbs.db" || name == "desktop.ini";
}

bool is_litter(std::string_view name) {
  return is_programs_own(name) || name.starts_with('.') || name.ends_with(".part") || name.ends_with(".filepart") ||
         name.ends_with(".tmp");
}

bool is_wanted(const std::vector<std::string>& patterns, std::string_view name) {
  return patterns.empty() || std::any_of(patterns.begin(), patterns.end(),
                                         [&](const auto& pattern) { return config::matches_pattern(pattern, name); });
}

}  // namespace yingbao::connector
