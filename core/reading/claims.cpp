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
    {"POV_MON", "7202|7203|7204|7205"}, {"EDGE", "7201"},    {"DIBAO", "7019"},
    {"TEKUN", "7131"},                  {"DEFACTO", "7141"}, {"ORPHAN", "7041"},
};

constexpr std::string_view kEnded = "ENDED";  // no claim, but the end of one
// Of what one part of a cell names, the first counts.
constexpr StateWords kClaims[] = {
    {"POV_MON", "脱贫不稳定|边缘易致贫|易致贫|易返贫|返贫致贫|突发严重困难|监测"},
    {"LOW_OTHER", "其他低收入|低收入人口"},
    {"EDGE", "边缘|低保边缘|最低生活保障边缘|低边|低收入家庭"},
    {"DIBAO", "低保|最低生活保障"},
    {"TEKUN", "特困|五保|三无"},
    {"DEFACTO", "无人抚养|事实无人抚养|事实孤儿"},
    {"ORPHAN", "孤儿"},
    {"RIGID", "刚性支出|支出型|支出贫困"},
    {kEnded, "退出|停|停保|停发|停助|清退|退保|注销|失效", "", "", "", "POV_MON|LOW_OTHER|EDGE|DIBAO|TEKUN|DEFACTO|ORPHAN|RIGID"},
};
// Words that begin with a negation and deny nothing.
constexpr Vocabulary kVocabulary{kClaims,
                                 "未成年|未成年人|无业|无劳动能力|无劳动力|无收入|无房|无固定收入|非农|非农业|非农户口|未婚|不稳定|失业|"
                                 "原因|曾用名",
                                 "享受|领取|纳入|列入|认定为|评为|户|家庭|对象|范围|待遇", true};

std::string_view claim_of(std::string_view part, bool& doubtful) {
  const auto insured_class = part.substr(part.rfind('-') + 1);  // all of it when there is no '-'
  for (const auto& claim : kInsuredClasses)
    if (is_one_of(insured_class, claim.classes)) return claim.code;
  const auto told = tell(part, kVocabulary);
  std::optional<std::size_t> first;
  for (const auto& mention : told.mentions) {
    if (kClaims[mention.row].code == kEnded) continue;
    const bool claimed = mention.stance == Mention::Stance::stated && !mention.clouded && !told.doubtful;
    if (claimed) first = std::min(first.value_or(mention.row), mention.row);
    else if (mention.clouded || told.doubtful) doubtful = true;
  }
  return first ? kClaims[*first].code : std::string_view{};
}

}  // namespace

std::string read_claims(std::string_view cell, bool* doubtful) {
  std::string claims;
  bool unclear = false;
  for (const auto& part : read_list(cell)) add_claim(claims, claim_of(part, unclear));
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
