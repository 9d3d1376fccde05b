#include "report/return_slip.hpp"

#include "base/json_writer.hpp"
#include "report/columns_left.hpp"
#include "schema/masking.hpp"

#include <algorithm>

namespace yingbao::report {
namespace {

bool is_held(const store::List& list) { return list.state == store::ListState::held; }

std::string_view state_of(const SlipInput& in) {
  if (in.delivery.state == store::DeliveryState::set_aside) return "set_aside";
  return std::any_of(in.lists.begin(), in.lists.end(), is_held) ? "held" : "accepted";
}

std::string state_in_words(const SlipInput& in) {
  const auto state = state_of(in);
  if (state == "set_aside") return "未接收 (set aside)：" + schema::mask_numbers(in.delivery.reason);
  if (state == "accepted") return "已接收 (accepted)";
  std::string text = "暂缓使用，待人工放行 (held for release)：";
  for (const auto& list : in.lists)
    if (is_held(list)) text += list.feed + "：" + schema::mask_numbers(list.reason) + "；";
  return text;
}

void add_reasons(document::Table& sheet, const std::vector<store::Tally>& tallies, schema::ReasonClass kind,
                 std::string_view title, std::uint64_t one_by_one = UINT64_MAX) {
  bool titled = false;
  for (const auto& tally : tallies) {
    const auto* info = schema::info_of(tally.reason);
    if (!info || info->kind != kind) continue;
    if (!titled)
      sheet.rows.push_back({std::string{title}, "行数 rows", "代码 code", "说明 reason", "处理建议 what to do"});
    titled = true;
    sheet.rows.push_back(
        {"", std::to_string(tally.rows), std::string{info->code},
         std::string{info->zh} + " (" + std::string{info->en} + ")",
         info->advice_zh.empty() ? "" : std::string{info->advice_zh} + " (" + std::string{info->advice_en} + ")"});
    if (kind == schema::ReasonClass::finding && tally.rows > one_by_one && !info->advice_zh.empty())
      sheet.rows.push_back({"", std::to_string(tally.rows - one_by_one), std::string{info->code},
                            "未逐行列出 (counted, not given back row by row)"});
  }
}

void write_reasons(JsonWriter& json, const std::vector<store::Tally>& tallies, bool rejects) {
  for (const auto& tally : tallies)
    if (const auto* info = schema::info_of(tally.reason))
      json.begin_object()
          .member("code", info->code)
          .member("rows", tally.rows)
          .member("rejects", rejects)
          .member("zh", info->zh)
          .member("en", info->en)
          .member("advice_zh", info->advice_zh)
          .member("advice_en", info->advice_en)
          .end_object();
}

}  // namespace

document::Table return_slip(const SlipInput& in) {
  const auto& d = in.delivery;
  document::Table sheet{"退回单", {{"数据接收退回单 (return slip)"}}};
  const auto line = [&](std::string title, std::string value) {
    sheet.rows.push_back({std::move(title), std::move(value)});
  };
  line("报送部门 agency", in.agency);
  line("文件 file", schema::mask_numbers(d.name));
  line("接收批次 delivery", "delivery-" + std::to_string(d.id));
  line("接收时间 received", iso_local(d.received_at));
  line("SHA-256", d.sha256);
  if (d.as_of) line("数据日期 data of", d.as_of.iso());
  line("接收结果 result", state_in_words(in));
  line("总行数 rows", std::to_string(d.rows));
  line("已接收 used", std::to_string(d.used));
  line("退回 rejected", std::to_string(d.rejected));
  line("重复 duplicate", std::to_string(d.duplicate));
  line("略过 skipped", std::to_string(d.skipped));
  line("无法比对 not comparable", std::to_string(d.unkeyed));
  if (in.rejected_left > 0)
    line("退回行过多，其余行待本次退回行修正送回后继续退回 to follow", std::to_string(in.rejected_left));
  if (in.to_check > 0) line("需核对行 to be checked", std::to_string(in.to_check));
  if (in.to_check_left > 0)
    line("需核对行过多，其余待本次修正送回后继续退回 to follow", std::to_string(in.to_check_left));
  if (d.rejected > 0) line("请于此日前修正后重新报送退回行 mend by", in.mend_by.iso());
  add_reasons(sheet, in.rejected, schema::ReasonClass::reject, "退回原因 rejected");
  add_reasons(sheet, in.tallies, schema::ReasonClass::finding, "已接收但请核对 used, to be checked",
              in.rows_of_finding);
  add_reasons(sheet, in.tallies, schema::ReasonClass::skip, "略过 skipped");
  for (std::size_t i = 0; i < in.columns_left.size(); ++i)
    line(i == 0 ? "未采用的列 columns not taken in" : "", in_chinese(in.columns_left[i]));
  return sheet;
}

std::string verdict(const SlipInput& in) {
  const auto& d = in.delivery;
  std::string text;
  JsonWriter json{text};
  json.begin_object()
      .member("state", state_of(in))
      .member("reason", schema::mask_numbers(d.reason))
      .member("as_of", d.as_of ? d.as_of.iso() : std::string{})
      .member("rows", d.rows)
      .member("used", d.used)
      .member("rejected", d.rejected)
      .member("duplicate", d.duplicate)
      .member("skipped", d.skipped)
      .member("unkeyed", d.unkeyed)
      .member("to_check", in.to_check)
      .member("rejected_left", in.rejected_left)
      .member("to_check_left", in.to_check_left)
      .member("mend_by", d.rejected ? in.mend_by.iso() : std::string{});
  json.key("lists").begin_array();
  for (const auto& list : in.lists)
    json.begin_object()
        .member("feed", list.feed)
        .member("records", list.records)
        .member("state", store::name_of(list.state))
        .member("reason", schema::mask_numbers(list.reason))
        .end_object();
  json.end_array().key("reasons").begin_array();
  write_reasons(json, in.rejected, true);
  write_reasons(json, in.tallies, false);
  json.end_array().key("columns_left").begin_array();
  for (const auto& column : in.columns_left) json.value(in_chinese(column));
  json.end_array().end_object();
  return text;
}

}  // namespace yingbao::report
