#include "ingest/gates.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <set>

namespace yingbao::ingest {
namespace {

std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f%%", share * 100);
  return text;
}

struct Change {
  std::string zh, en;
};

std::set<std::string> titles_in(std::string_view header) {
  std::set<std::string> titles;
  for (const auto line : split(header, '\n'))
    for (const auto title : split(line, '\t'))
      if (auto folded = fold_title(title); !folded.empty()) titles.insert(std::move(folded));
  return titles;
}

std::string joined(const std::set<std::string>& titles) {
  constexpr std::size_t kMost = 600;
  std::string all;
  for (const auto& title : titles) {
    if (all.size() > kMost) return all + "…";
    all += (all.empty() ? "" : "、") + title;
  }
  return all;
}

/// Columns are read by their titles, so their order changes nothing.
Change header_change(std::string_view accepted, std::string_view delivered) {
  if (accepted.empty() || delivered.empty() || accepted == delivered) return {};
  const auto before = titles_in(accepted), after = titles_in(delivered);
  std::set<std::string> added, missing;
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::inserter(added, added.end()));
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::inserter(missing, missing.end()));
  if (added.empty() && missing.empty()) return {};
  const auto both = "上次：" + joined(before) + "；本次：" + joined(after);
  return {"表头与上次接受的不同：新增[" + joined(added) + "] 缺少[" + joined(missing) + "]；" + both,
          "the header differs from the last accepted one: new [" + joined(added) + "], missing [" + joined(missing) +
              "]"};
}

}  // namespace

std::string why_held(const GateInput& in) {
  std::string why;
  const auto say = [&](const std::string& zh, const std::string& en) {
    why += (why.empty() ? "" : "; ") + zh + " (" + en + ")";
  };
  const auto& made = in.made;
  if (made.records < in.gates.min_records)
    say("名单为空或记录过少：" + std::to_string(made.records), "too few records: " + std::to_string(made.records));
  if (in.reject_share > in.gates.max_reject_share)
    say(std::string{kRejectShare} + percent(in.reject_share) + "超过" + percent(in.gates.max_reject_share),
        "rejected rows " + percent(in.reject_share) + " exceed " + percent(in.gates.max_reject_share));
  if (in.unclear_share > in.gates.max_unclear_share)
    say(std::string{kUnclearShare} + percent(in.unclear_share) + "，超过" + percent(in.gates.max_unclear_share),
        "rows whose cover is unclear are " + percent(in.unclear_share) + ", more than " +
            percent(in.gates.max_unclear_share));
  if (const auto change = header_change(in.accepted_titles, in.delivery.header); !change.zh.empty())
    say(change.zh, change.en);
  const auto& d = in.delivery;
  if (d.rows_said && d.rows_said != d.rows && d.rows_said != d.rows - d.skipped)
    say("交接清单声明" + std::to_string(d.rows_said) + "行，实有" + std::to_string(d.rows - d.skipped) + "行",
        "its manifest says " + std::to_string(d.rows_said) + " rows, there are " + std::to_string(d.rows - d.skipped));
  if (in.wrong_totals)
    for (const auto& total : *in.wrong_totals) {
      const auto where = (total.sheet.empty() ? "" : total.sheet + " ") + std::to_string(total.row);
      say("合计行与实际不符（" + where + "行）：合计" + std::to_string(total.stated) + "，实有" +
              std::to_string(total.counted),
          "the total in row " + where + " states " + std::to_string(total.stated) + ", there are " +
              std::to_string(total.counted));
    }
  const auto age = in.business_date.days() - made.as_of.days();
  const auto limit = in.gates.max_age.count() / 86'400'000;
  if (age > limit)
    say("数据日期" + made.as_of.iso() + "已超过" + std::to_string(limit) + "天",
        "data of " + made.as_of.iso() + " is older than " + std::to_string(limit) + " days");
  if (age < 0)
    say("数据日期" + made.as_of.iso() + "晚于业务日期", "data of " + made.as_of.iso() + " is from the future");
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
