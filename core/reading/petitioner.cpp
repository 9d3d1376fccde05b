#include "reading/petitioner.hpp"

#include "base/text.hpp"

#include <string>

namespace yingbao::reading {
namespace {

constexpr std::string_view kProxyNames = "(代|代理|代诉|代访|代办|代反映|代申请|代为|(替|受托|受委托|(帮";
constexpr std::string_view kSelfNames = "(本人|本人)|(自己|(自诉|(户主";
// How somebody begins who speaks for another. 代 and 替 alone may open other words: those of kOther.
constexpr std::string_view kOpenings = "代|替|帮|为其|为父|为母|为邻|为岳|为爷|为奶|为外公|为外婆|为丈夫|为妻子|为亲戚";
constexpr std::string_view kOther =
    "代课|代耕|代表全|代表村|代表我|代表本|代表大|代表小|代表群|代表广|代办员|代办点|代办处|代办费|代销|代驾|代工|代购|"
    "代理商|代理店|代理记账|代缴|"
    "代扣|代收|代码|代号|代沟|替代|替换|替补|帮扶|帮助|帮忙|帮工|帮教";
constexpr std::string_view kAsks =
    "反映|申请|求助|咨询|来信|来访|来电|办理|投诉|询问|诉求|请求|要求|代诉|代访|委托|反应|申报|领取|提出";
constexpr std::string_view kSelfOpenings = "本人|自己|我本人|来电人本人|诉求人本人|信访人本人|我家|自述|自诉";
// Anywhere in the opening: whoever is named is a relative of the person in need.
constexpr std::string_view kRelatives =
    "系其子|系其女|系其父|系其母|系其妻|系其夫|系其丈夫|系其配偶|系其邻|为其代|代其|替其|代为反映|代为申请|"
    "代为咨询|代为求助|代为诉求|代理人|委托代理|受托";
constexpr std::size_t kOpening = 60;  // bytes, twenty characters

bool starts_with_any(std::string_view text, std::string_view words) {
  for (const auto word : split(words, '|'))
    if (text.starts_with(word)) return true;
  return false;
}

/// A person may open the text before he is said to speak for somebody: 来电人替其母…, 市民代邻居….
std::string_view after_caller(std::string_view text) {
  for (const std::string_view caller :
       {"来电人", "来访人", "信访人", "反映人", "诉求人", "市民", "群众", "村民", "居民", "网民", "本人", "我"})
    if (text.starts_with(caller)) {
      auto rest = text.substr(caller.size());
      for (const std::string_view mark : {"称", ":", "，", ",", "说"})
        if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
      return rest;
    }
  return text;
}

bool opens_for_another(std::string_view text) {
  if (text.starts_with("受") && contains(text, "委托")) return true;
  if (!starts_with_any(text, kOpenings) || starts_with_any(text, kOther)) return false;
  return contains_any(text.substr(0, kOpening), kAsks);
}

}  // namespace

Petitioner petitioner_of(std::string_view name, std::string_view text) {
  const auto named = fold_title(name), told = fold_title(text.substr(0, 4 * kOpening));
  const auto opening = std::string_view{told}.substr(0, kOpening);
  if (contains_any(named, kProxyNames) || opens_for_another(opening) || opens_for_another(after_caller(opening)))
    return Petitioner::proxy;
  if (contains_any(named, kSelfNames) || starts_with_any(opening, kSelfOpenings)) return Petitioner::self;
  // 由村里代为申请: it is somebody else who speaks for the one named.
  return contains_any(opening, kRelatives) && !contains(opening, "由") ? Petitioner::proxy : Petitioner::unstated;
}

std::string_view name_of(Petitioner petitioner) {
  return petitioner == Petitioner::self ? "SELF" : petitioner == Petitioner::proxy ? "PROXY" : "UNSTATED";
}

bool tells_assistance_elsewhere(std::string_view type, std::string_view title, std::string_view text) {
  constexpr std::string_view kKinds = "社会救助|低保|最低生活保障|特困|临时救助|生活困难|生活救助";
  return !contains_any(type, kKinds) && (contains_any(title, kKinds) || contains_any(text, kKinds));
}

}  // namespace yingbao::reading
