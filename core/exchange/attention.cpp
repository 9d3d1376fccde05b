#include "exchange/attention.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace yingbao::exchange {
namespace {

using deciding::Fate;
using deciding::Funnel;
using deciding::Part;
using deciding::Step;
using Kind = Attention::Kind;

std::string nobody_counts(std::uint64_t rows, const Part& most) {
  const auto number = std::to_string(rows);
  return number + "行无一人计入 (nobody of " + number + " rows counts)；" + most.in_words();
}

std::string share_of(std::uint64_t rows, const Part& part) {
  const auto number = std::to_string(rows), share = std::to_string(part.rows * 100 / rows) + "%";
  return number + "行的" + share + " (" + share + " of " + number + " rows)：" + part.in_words();
}

/// Whether a person hears of a step that takes much. The others are a group's end as it should be, or told on their own.
bool is_worth_a_look(Step step) {
  using enum Step;
  return step == not_member || step == not_comparable || step == without_unit;
}

using IdleLists = std::set<std::pair<std::string, std::int64_t>>;

/// The steps that take more of a group's rows than its rules expect. Rows of lists that count nobody are told of with
/// their list; those that count in another group, or beside another row, have not fallen away.
void tell_left_out(const Funnel& funnel, const std::string& group, const IdleLists& idle, double share,
                   std::vector<Attention>& all) {
  const auto wanted = [&](const Fate& fate) {
    return fate.group == group && fate.step != Step::of_another && fate.step != Step::other_row &&
           !idle.contains({group, fate.list});
  };
  const auto rows = funnel.sum(wanted);
  if (rows == 0) return;
  const auto parts = funnel.parts(wanted);
  if (std::none_of(parts.begin(), parts.end(), [](const Part& part) { return part.step == Step::to_visit; })) {
    all.push_back({Kind::idle, group, nobody_counts(rows, parts.front())});
    return;
  }
  for (const auto& part : parts)
    if (is_worth_a_look(part.step) && static_cast<double>(part.rows) > share * static_cast<double>(rows))
      all.push_back({Kind::left_out, group, share_of(rows, part)});
}

void tell_funnel(const Funnel& funnel, const config::Rules& rules, std::vector<Attention>& all) {
  IdleLists idle;
  const auto not_screened = funnel.not_screened();
  for (const auto& each : funnel.idle()) {
    idle.emplace(each.group, each.list);
    all.push_back(
        {Kind::idle, "list-" + std::to_string(each.list), each.group + "：" + nobody_counts(each.rows, each.most)});
  }
  for (const auto& [group, rows] :
       funnel.by_group([&](const Fate& fate) { return !not_screened.contains(fate.group); })) {
    const auto* rule = rules.group(group);
    tell_left_out(funnel, group, idle, (rule ? *rule : config::GroupRule{}).max_left_out_share, all);
  }
}

}  // namespace

std::string_view name_of(Kind kind) {
  constexpr std::string_view kNames[] = {"left",         "not_taken", "set_aside",   "held_plan",
                                         "not_screened", "refused",   "unreachable", "unconfirmed",
                                         "unreturned",   "idle",      "left_out",    "to_verify"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Attention> attention_of(const deciding::Tally& tally, const config::Rules& rules,
                                    std::span<const FeedState> feeds) {
  std::vector<Attention> all;
  const auto& funnel = tally.funnel;
  for (const auto& [group, why] : funnel.not_screened()) {
    const bool told = std::any_of(feeds.begin(), feeds.end(),
                                  [&group = group](const auto& feed) { return feed.stops.contains(group); });
    if (!told) all.push_back({Kind::not_screened, group, why});
  }
  tell_funnel(funnel, rules, all);
  for (const auto& [group, count] : funnel.by_group(Step::to_verify))
    all.push_back({Kind::to_verify, group,
                   std::to_string(count) + "人在保状态不明，待核实，未计入也未报送 (people whose cover is unclear, "
                                           "neither counted nor sent): candidates --review"});
  for (const auto& [group, count] :
       funnel.by_group([](const Fate& fate) { return fate.detail == deciding::kResembling; }))
    all.push_back({Kind::to_verify, group,
                   std::to_string(count) + "人与在保名册中证件号码有误的人员相似，已计入，核实前不报送 (people who "
                                           "look like a roster's row with a damaged number, "
                                           "counted and not sent): candidates --review"});
  return all;
}

}  // namespace yingbao::exchange
