#include "exchange/attention.hpp"

#include <algorithm>

namespace yingbao::exchange {
namespace {

using Kind = Attention::Kind;

/// People of all units, by group.
deciding::Tally::Counts by_group(const std::map<std::string, deciding::Tally::Counts>& units) {
  deciding::Tally::Counts groups;
  for (const auto& [unit, counts] : units)
    for (const auto& [group, count] : counts) groups[group] += count;
  return groups;
}

}  // namespace

std::string_view name_of(Kind kind) {
  constexpr std::string_view kNames[] = {"left",         "not_taken", "set_aside",   "held_plan",
                                         "not_screened", "refused",   "unreachable", "unconfirmed",
                                         "unreturned",   "idle",      "to_verify"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Attention> attention_of(const deciding::Tally& tally, std::span<const FeedState> feeds) {
  std::vector<Attention> all;
  for (const auto& [group, why] : tally.not_screened) {
    const bool told =
        std::any_of(feeds.begin(), feeds.end(), [&](const auto& feed) { return feed.stops.contains(group); });
    if (!told) all.push_back({Kind::not_screened, group, why});
  }
  for (const auto& idle : tally.idle) {
    const auto rows = std::to_string(idle.rows);
    all.push_back({Kind::idle, "list-" + std::to_string(idle.list),
                   idle.group + "：" + rows + "行无一人计入 (nobody of " + rows + " rows counts)；" + idle.why});
  }
  for (const auto& [group, count] : by_group(tally.to_verify))
    all.push_back({Kind::to_verify, group,
                   std::to_string(count) + "人在保状态不明，待核实，未计入也未报送 (people whose cover is unclear, "
                                           "neither counted nor sent): candidates --review"});
  for (const auto& [group, count] : by_group(tally.resembling))
    all.push_back({Kind::to_verify, group,
                   std::to_string(count) + "人与在保名册中证件号码有误的人员相似，已计入，核实前不报送 (people who "
                                           "look like a roster's row with a damaged number, "
                                           "counted and not sent): candidates --review"});
  return all;
}

}  // namespace yingbao::exchange
