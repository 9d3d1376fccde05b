#include "schema/feed.hpp"

#include "base/text.hpp"

namespace yingbao::schema {
namespace {

constexpr FeedKind kKinds[] = {
    {"G1A", "已脱贫但不够稳定的监测对象", false, false, false, {}, "已脱贫但|不够稳定"},
    {"G1B", "受疫情影响较大存在返贫风险贫困对象", false, false, false, {}, "疫情"},
    {"G1C", "一键报贫新增贫困户对象", false, false, false, {}, "一键报贫"},
    {"G2", "2020年以来个人自费医疗费超过4万元以上对象", false, false, false, {}, "医疗|医保"},
    {"G3", "2020年以来新增的重度残疾人（含智力、精神三级残疾）对象", false, false, false, {}, "残疾|残联"},
    {"G4", "2020年以来社会救助类信访对象", false, true, false, {}, "信访"},
    {"G5", "12349热线求助对象", false, true, false, {}, "12349|热线"},
    {"G6", "登记失业人员", false, false, false, {}, "失业"},
    {"G7", "2020年以来因灾需救助人员", false, false, false, {}, "因灾|受灾"},
    {"G8", "疑似符合孤儿、事实无人抚养儿童条件的对象", false, false, false, {}, "孤儿|无人抚养"},
    {"G9", "其他困难群众", false, false, false, {}, "其他困难"},
    {"DIBAO", "最低生活保障对象", true, false},
    {"DIBAO_SINGLE", "最低生活保障对象（单人）", true, false, false, "DIBAO"},
    {"TEKUN", "特困人员", true, false},
    {"ORPHAN", "孤儿", true, false},
    {"DEFACTO", "事实无人抚养儿童", true, false},
    {"UNAPPROVED", "未通过审核确认的低保申请人", false, false, true},
    {"BIG_TEMP", "大额临时救助对象", false, false, true},
    {"RECOGNISED", "已认定低收入家庭成员", false, false, true},
};

}  // namespace

std::span<const FeedKind> feed_kinds() { return kKinds; }

const FeedKind* feed_kind(std::string_view code) {
  for (const auto& kind : kKinds)
    if (kind.code == code) return &kind;
  return nullptr;
}

const FeedKind* group_called(std::string_view text) {
  const FeedKind* found = nullptr;
  for (const auto& kind : kKinds) {
    if (text == kind.code) return &kind;
    if (kind.words.empty() || !contains_any(text, kind.words)) continue;
    if (found) return nullptr;
    found = &kind;
  }
  return found;
}

std::optional<FeedId> FeedId::parse(std::string_view text) {
  const auto parts = split(text, '/');
  if (parts.size() < 2 || parts.size() > 3 || parts[0].empty() || !feed_kind(parts[1])) return {};
  FeedId id{std::string{parts[0]}, std::string{parts[1]}};
  if (parts.size() == 3) id.part = parts[2];
  return id;
}

}  // namespace yingbao::schema
