#include "reading/claims.hpp"

#include "base/text.hpp"
#include "reading/cells.hpp"
#include "reading/states.hpp"
#include "schema/feed.hpp"

#include <algorithm>

namespace yingbao::reading {
namespace {

struct InsuredClass {
  std::string_view code, classes;
};
constexpr InsuredClass kInsuredClasses[] = {
    {"POV_MON", "7202|7203|7204|7205"},
    {"EDGE", "7201"},
    {"DIBAO", "7019"},
    {"TEKUN", "7131"},
    {"DEFACTO", "7141"},
    {"ORPHAN", "7041"},
};

constexpr std::string_view kEnded = "ENDED";  // no claim, but the end of one
constexpr std::string_view kDenied = "DENIED";
// Of what one part of a cell names, the first counts.
constexpr StateWords kClaims[] = {
    {"POV_MON", "脱贫不稳定|边缘易致贫|易致贫|易返贫|返贫致贫|突发严重困难|监测", kDenied},
    {"LOW_OTHER", "其他低收入|低收入人口", kDenied},
    {"EDGE", "边缘|低保边缘|最低生活保障边缘|低边|低收入家庭", kDenied},
    {"DIBAO", "低保|最低生活保障", kDenied},
    {"TEKUN", "特困|五保|三无", kDenied},
    {"DEFACTO", "无人抚养|事实无人抚养|事实孤儿", kDenied},
    {"ORPHAN", "孤儿", kDenied},
    {"RIGID", "刚性支出|支出型|支出贫困", kDenied},
    {kEnded, "退出|停|停保|停发|停助|清退|退保|注销|失效", "", "", "",
     "POV_MON|LOW_OTHER|EDGE|DIBAO|TEKUN|DEFACTO|ORPHAN|RIGID", "", "", "重新|继续|仍|还|取消|撤销|撤消|撤回|更正"},
    {"", "恢复|续保|复保"},
};
// A part of a list that begins so says something of its own: 未享受低保、享受特困.
constexpr std::string_view kSaysItself[] = {"是",   "有",   "为", "系",   "属", "享受", "领取", "纳入",
                                            "列入", "认定", "现", "目前", "但", "而",   "仅",   "只"};
// Words that begin with a negation and deny nothing.
constexpr Vocabulary kVocabulary{
    kClaims,
    "未成年|未成年人|无业|无劳动能力|无劳动力|无收入|无房|无固定收入|非农|非农业|非农户口|未婚|不稳定|失业|"
    "原因|曾用名|重新",
    "享受|领取|纳入|列入|认定为|评为|户|家庭|对象|范围|待遇", true};

/// A denial, an ending or a doubt that a list began with: it is of all that follows as well.
struct Reach {
  bool any = false;
  bool plain = false;  ///< a denial that can mean nothing else: 不是低保、孤儿, and not 非低保、孤儿
};

std::string_view claim_of(std::string_view part, Reach& reach, bool& doubtful) {
  const auto begins = [&](std::string_view word) { return part.starts_with(word); };
  if (std::any_of(std::begin(kSaysItself), std::end(kSaysItself), begins)) reach = {};
  const auto insured_class = part.substr(part.rfind('-') + 1);  // all of it when there is no '-'
  for (const auto& claim : kInsuredClasses)
    if (is_one_of(insured_class, claim.classes)) return claim.code;
  const auto told = tell(part, kVocabulary);
  std::optional<std::size_t> first;
  bool denied = false;
  for (const auto& mention : told.mentions) {
    doubtful = doubtful || told.doubtful;
    if (kClaims[mention.row].code == kEnded) continue;
    const bool clear = !mention.clouded && !told.doubtful;
    const bool stated = mention.stance == Mention::Stance::stated;
    denied = denied || mention.stance == Mention::Stance::denied;
    if (stated && clear && !reach.any) first = std::min(first.value_or(mention.row), mention.row);
    doubtful = doubtful || !clear || (stated && reach.any && !reach.plain);
  }
  if (told.reaches) reach = {true, denied && !told.doubtful && !part.starts_with("非")};
  return first ? kClaims[*first].code : std::string_view{};
}

}  // namespace

std::string read_claims(std::string_view cell, bool* doubtful) {
  std::string claims;
  bool unclear = false;
  const auto text = fold_width(unwrapped(cell));
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find_first_of(";\r\n", from), text.size());
    Reach reach;
    for (const auto phrase : split(std::string_view{text}.substr(from, end - from), ',')) {
      reach.plain = false;  // behind a comma something else may be meant
      for (const auto& part : read_list(phrase)) add_claim(claims, claim_of(part, reach, unclear));
    }
    from = end + 1;
  }
  if (doubtful) *doubtful = unclear;
  return claims;
}

void add_claim(std::string& claims, std::string_view code) {
  if (code.empty()) return;
  const auto known = split(claims, '+');
  if (std::find(known.begin(), known.end(), code) != known.end()) return;
  if (!claims.empty()) claims += '+';
  claims += code;
}

bool claims_protection(std::string_view claims) {
  const auto codes = split(claims, '+');
  return std::any_of(codes.begin(), codes.end(), [](auto code) {
    const auto* kind = schema::feed_kind(code);
    return kind && kind->roster;
  });
}

}  // namespace yingbao::reading
