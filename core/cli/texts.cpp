#include "cli/texts.hpp"

#include <cstdlib>

namespace yingbao::cli {
namespace {

bool locale_is_chinese() {
  for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto* value = std::getenv(name);
    if (value && *value) return std::string_view{value}.starts_with("zh");
  }
  return false;
}

}  // namespace

Language::Language(const std::string& asked) : chinese_{asked == "zh" || (asked != "en" && locale_is_chinese())} {}

}  // namespace yingbao::cli
