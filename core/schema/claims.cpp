#include "schema/claims.hpp"

#include "base/text.hpp"
#include "schema/feed.hpp"
#include "schema/reading.hpp"

#include <algorithm>

namespace yingbao::schema {
namespace {

struct Claim {
  std::string_view code, words, insured_classes;
};

// The first whose word stands in the text: 低保边缘 is no 低保, 边缘易致贫 no 低保边缘.
constexpr Claim kClaims[] = {
    {"POV_MON", "脱贫不稳定|易致贫|易返贫|返贫致贫|突发严重困难|监测", "7202|7203|7204|7205"},
    {"LOW_OTHER", "其他低收入|低收入人口", ""},
    {"EDGE", "边缘|低边|低收入家庭", "7201"},
    {"DIBAO", "低保|最低生活保障", "7019"},
    {"TEKUN", "特困|五保|三无", "7131"},
    {"DEFACTO", "无人抚养|事实孤儿", "7141"},
    {"ORPHAN", "孤儿", "7041"},
    {"RIGID", "刚性支出|支出型|支出贫困", ""},
};

bool denies(std::string_view part) {
  constexpr std::string_view kDenials[] = {"非", "否", "不是", "不享受", "未享受", "未纳入"};
  return std::any_of(std::begin(kDenials), std::end(kDenials), [&](auto word) { return part.starts_with(word); });
}

std::string_view claim_of(std::string_view part) {
  const auto insured_class = part.substr(part.rfind('-') + 1);  // all of it when there is no '-'
  for (const auto& claim : kClaims)
    if (!claim.insured_classes.empty() && is_one_of(insured_class, claim.insured_classes)) return claim.code;
  if (denies(part)) return {};
  for (const auto& claim : kClaims)
    if (contains_any(part, claim.words)) return claim.code;
  return {};
}

}  // namespace

std::string read_claims(std::string_view cell) {
  std::string claims;
  for (const auto& part : read_list(cell)) add_claim(claims, claim_of(part));
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
    const auto* kind = feed_kind(code);
    return kind && kind->roster;
  });
}

}  // namespace yingbao::schema
