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

/// Reasons as they add up, each in Chinese and English.
class Reasons {
 public:
  void say(const std::string& zh, const std::string& en) {
    text_ += (text_.empty() ? "" : "; ") + zh + " (" + en + ")";
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

void judge_rows(const GateInput& in, Reasons& reasons) {
  const auto records = std::to_string(in.made.records);
  if (in.made.records < in.gates.min_records)
    reasons.say("名单为空或记录过少：" + records, "too few records: " + records);
  if (in.reject_share > in.gates.max_reject_share)
    reasons.say(std::string{kRejectShare} + percent(in.reject_share) + "超过" + percent(in.gates.max_reject_share),
                "rejected rows " + percent(in.reject_share) + " exceed " + percent(in.gates.max_reject_share));
  if (in.unclear_share > in.gates.max_unclear_share)
    reasons.say(std::string{kUnclearShare} + percent(in.unclear_share) + "，超过" + percent(in.gates.max_unclear_share),
                "rows whose cover is unclear are " + percent(in.unclear_share) + ", more than " +
                    percent(in.gates.max_unclear_share));
}

/// By what the agency itself says of its rows.
void judge_totals(const GateInput& in, Reasons& reasons) {
  const auto& d = in.delivery;
  const auto said = std::to_string(d.rows_said), there = std::to_string(d.rows - d.skipped);
  if (d.rows_said && d.rows_said != d.rows && d.rows_said != d.rows - d.skipped)
    reasons.say("交接清单声明" + said + "行，实有" + there + "行",
                "its manifest says " + said + " rows, there are " + there);
  if (!in.wrong_totals) return;
  for (const auto& total : *in.wrong_totals) {
    const auto where = (total.sheet.empty() ? "" : total.sheet + " ") + std::to_string(total.row);
    const auto stated = std::to_string(total.stated), counted = std::to_string(total.counted);
    reasons.say("合计行与实际不符（" + where + "行）：合计" + stated + "，实有" + counted,
                "the total in row " + where + " states " + stated + ", there are " + counted);
  }
}

void judge_age(const GateInput& in, Reasons& reasons) {
  const auto as_of = in.made.as_of.iso();
  const auto age = in.business_date.days() - in.made.as_of.days();
  const auto limit = in.gates.max_age.count() / 86'400'000;
  if (age > limit)
    reasons.say("数据日期" + as_of + "已超过" + std::to_string(limit) + "天",
                "data of " + as_of + " is older than " + std::to_string(limit) + " days");
  if (age < 0) reasons.say("数据日期" + as_of + "晚于业务日期", "data of " + as_of + " is from the future");
}

void judge_unkeyed(const GateInput& in, Reasons& reasons) {
  if (in.made.keys == 0) return;
  const double share = static_cast<double>(in.made.unkeyed) / static_cast<double>(in.made.keys);
  if (share > in.gates.max_unkeyed_share)
    reasons.say("无法比对的人员占" + percent(share), "people without a usable number are " + percent(share));
}

void compare(const GateInput& in, const store::List& old, Reasons& reasons) {
  const auto& made = in.made;
  if (made.as_of == old.as_of && made.delivery < old.delivery)
    reasons.say("在用名单来自更晚的批次", "the list in force came with a later delivery");
  if (made.as_of < old.as_of)
    reasons.say("早于在用名单的数据日期" + old.as_of.iso(), "older than the list in force, of " + old.as_of.iso());
  const auto people = [](const store::List& list) { return list.keys - std::min(list.keys, list.unkeyed); };
  if (people(made) >= people(old)) return;
  const double shrink = static_cast<double>(people(old) - people(made)) / static_cast<double>(people(old));
  if (shrink > in.gates.max_shrink)
    reasons.say("人数比在用名单减少" + percent(shrink), "people shrank by " + percent(shrink));
}

}  // namespace

std::string why_held(const GateInput& in) {
  Reasons reasons;
  judge_rows(in, reasons);
  if (const auto change = header_change(in.accepted_titles, in.delivery.header); !change.zh.empty())
    reasons.say(change.zh, change.en);
  judge_totals(in, reasons);
  judge_age(in, reasons);
  judge_unkeyed(in, reasons);
  if (in.in_force) compare(in, *in.in_force, reasons);
  return std::move(reasons).text();
}

}  // namespace yingbao::ingest
