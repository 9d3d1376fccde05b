#include "deciding/funnel.hpp"

#include "base/text.hpp"

#include <array>

namespace yingbao::deciding {
namespace {

/// Characters of a condition: in the rules it can be read whole.
constexpr std::size_t kMostShown = 100;

struct StepWords {
  std::string_view name, words;
};

/// In the order of the enumeration. What is stored is the name, never the number.
constexpr std::array kSteps{
    StepWords{"other_row", "同一对象的其他行 (other rows of the same person or case)"},
    StepWords{"not_member", "不符合条件 (rows fail this condition)"},
    StepWords{"of_another", "在其他人群中计 (counts in another group)"},
    StepWords{"not_screened", "未比对 (not screened)"},
    StepWords{"excluded", "已在保排除 (covered by this roster)"},
    StepWords{"to_verify", "在保状态不明、待核实 (cover unclear in this roster)"},
    StepWords{"not_comparable", "证件号码无法比对 (no usable identity number)"},
    StepWords{"without_unit", "无填报单位 (no reporting unit)"},
    StepWords{"to_visit", "待排查 (to visit)"},
};
static_assert(kSteps.size() == static_cast<std::size_t>(Step::to_visit) + 1);

}  // namespace

std::string_view name_of(Step step) { return kSteps[static_cast<std::size_t>(step)].name; }

std::optional<Step> step_named(std::string_view name) {
  for (std::size_t i = 0; i < kSteps.size(); ++i)
    if (kSteps[i].name == name) return static_cast<Step>(i);
  return {};
}

std::string Part::in_words() const {
  const auto number = std::to_string(rows);
  auto text = std::string{kSteps[static_cast<std::size_t>(step)].words};
  std::size_t end = 0;
  for (std::size_t i = 0; i < kMostShown && end < detail.size(); ++i) next_code_point(detail, end);
  if (end) text += "：" + detail.substr(0, end) + (end < detail.size() ? "…" : "");
  return text + "，" + number + "行 (" + number + " rows)";
}

std::uint64_t Funnel::to_visit(std::string_view unit, std::string_view group) const {
  return sum([&](const Fate& fate) { return fate.visited() && fate.unit == unit && fate.group == group; });
}

std::map<std::string, std::string> Funnel::not_screened() const {
  std::map<std::string, std::string> groups;
  for (const auto& [fate, rows] : rows_)
    if (fate.step == Step::not_screened) groups[fate.group] = fate.detail;
  return groups;
}

std::vector<Idle> Funnel::idle() const {
  std::vector<Idle> lists;
  const auto falls_away = [](Step step) {
    return step == Step::not_member || step == Step::not_comparable || step == Step::without_unit;
  };
  const auto list_of = [](const Fate& fate) { return std::pair{fate.group, fate.list}; };
  const auto all = by([](const Fate&) { return true; }, list_of);
  const auto fallen = by([&](const Fate& fate) { return falls_away(fate.step); }, list_of);
  for (const auto& [list, rows] : fallen) {
    if (rows != all.at(list)) continue;
    const auto most = parts([&, &list = list](const Fate& fate) { return list_of(fate) == list; });
    lists.push_back({list.second, list.first, rows, most.front()});
  }
  return lists;
}

}  // namespace yingbao::deciding
