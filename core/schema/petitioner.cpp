#include "schema/petitioner.hpp"

#include "base/text.hpp"

namespace yingbao::schema {

bool speaks_for_another(std::string_view name, std::string_view text) {
  if (contains_any(fold_width(name), "(代|代理|代诉|代访")) return true;
  constexpr std::size_t kOpening = 60;  // bytes, twenty characters
  if (!text.starts_with("代") || contains_any(text.substr(0, 6), "代表|代课|代耕|代办")) return false;
  return contains_any(text.substr(0, kOpening), "反映|申请|求助|咨询|来信|来访|来电");
}

}  // namespace yingbao::schema
