#include "ingest/gates.hpp"

#include <algorithm>
#include <cstdio>

namespace yingbao::ingest {
namespace {

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f%%", share * 100);
  return text;
}

}  // namespace

std::string why_held(const GateInput& in) {
  std::string why;
  const auto say = [&](const std::string& zh, const std::string& en) {
    why += (why.empty() ? "" : "; ") + zh + " (" + en + ")";
  };
  const auto& d = in.delivery;
  const auto& made = in.made;
  const auto counted = d.rows - d.skipped;
  if (made.records < in.gates.min_records)
    say("名单为空或记录过少：" + std::to_string(made.records), "too few records: " + std::to_string(made.records));
  if (counted > 0) {
    const double share = static_cast<double>(d.rejected) / static_cast<double>(counted);
    if (share > in.gates.max_reject_share)
      say("退回行比例" + percent(share) + "超过" + percent(in.gates.max_reject_share),
          "rejected rows " + percent(share) + " exceed " + percent(in.gates.max_reject_share));
  }
  const auto age = in.business_date.days() - made.as_of.days();
  const auto limit = in.gates.max_age.count() / 86'400'000;
  if (age > limit)
    say("数据日期" + made.as_of.iso() + "已超过" + std::to_string(limit) + "天",
        "data of " + made.as_of.iso() + " is older than " + std::to_string(limit) + " days");
  if (age < 0) say("数据日期" + made.as_of.iso() + "晚于业务日期", "data of " + made.as_of.iso() + " is from the future");
  const auto people = [](const store::List& list) { return list.keys - std::min(list.keys, list.unkeyed); };
  if (made.keys > 0) {
    const double share = static_cast<double>(made.unkeyed) / static_cast<double>(made.keys);
    if (share > in.gates.max_unkeyed_share)
      say("无法比对的人员占" + percent(share), "people without a usable number are " + percent(share));
  }
  if (in.in_force) {
    const auto& old = *in.in_force;
    if (made.as_of == old.as_of && made.delivery < old.delivery)
      say("在用名单来自更晚的批次", "the list in force came with a later delivery");
    if (made.as_of < old.as_of)
      say("早于在用名单的数据日期" + old.as_of.iso(), "older than the list in force, of " + old.as_of.iso());
    if (people(made) < people(old)) {
      const double shrink = static_cast<double>(people(old) - people(made)) / static_cast<double>(people(old));
      if (shrink > in.gates.max_shrink)
        say("人数比在用名单减少" + percent(shrink), "people shrank by " + percent(shrink));
    }
  }
  return why;
}

}  // namespace yingbao::ingest
