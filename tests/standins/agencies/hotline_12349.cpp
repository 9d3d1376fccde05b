#include <array>
#include <string_view>

#include "agencies.hpp"
#include "dirt.hpp"

namespace yingbao::sample {
namespace {

using Words = std::string_view;
using std::chrono::days;

constexpr Words help = "社会救助求助";
constexpr std::array<Words, 4> others{"咨询", "投诉养老机构", "婚姻登记咨询", "殡葬服务"};
constexpr std::array<Words, 4> pleas{"来电人称家中困难,\n希望申请低保,\n请核实", "老人独居无人照料,请求救助",
                                     "住院费用高,\"新农合\"报销后仍难以承担", "失业后无收入,\r\n申请临时救助"};
constexpr std::array<Words, 3> other_matters{"咨询低保申请条件", "投诉养老院伙食差,\n要求整改", "咨询社会救助办理时间"};

Layout layout(Day as_of) {
  return {"hotline_12349",
          joined({"12349热线工单_", compact(as_of), ".json"}),
          Format::json,
          Encoding::utf8,
          "\n",
          {"工单编号", "来电时间", "来电号码", "诉求人姓名", "证件号码", "性别",     "联系电话",
           "联系地址", "诉求类型", "诉求标题", "诉求内容",   "紧急程度", "承办单位", "派单时间",
           "办理时限", "办理结果", "办结时间", "是否回访",   "满意度",   "备注"},
          {},
          {},
          "",
          false};
}

// An office in the zone stands for the zone, one in Hui'an for the rest of the county.
std::string office_of(const Person& person) {
  if (person.unit == zone) return "台商投资区民生保障局";
  return joined({units[person.unit].name, "民政局"});
}

class Hotline {
 public:
  Hotline(Census& census, const Night& night)
      : census_(census), night_(night), random_(night.seed, "hotline_12349"),
        sheet_(layout(night.as_of), Random(night.seed, "order of hotline_12349")) {}

  Delivery write(const Cast& cast) &&;

 private:
  Line& write(const std::string& number, Day day, Words kind, const Person& caller);
  void write_case(const Case& each, int nth);
  void tickets_that_do_not_count();

  Census& census_;
  Night night_;
  Random random_;
  Sheet sheet_;
};

Line& Hotline::write(const std::string& number, Day day, Words kind, const Person& caller) {
  const bool says_who = random_.chance(350);
  const bool done = random_.chance(600);
  const std::string hour = padded(random_.between(8, 17), 2), minute = padded(random_.between(0, 59), 2);
  const std::string called = joined({dashed(day), " ", hour, ":", minute, ":30"});
  return sheet_.add({number,
                     called,
                     caller.phone,
                     name_as_written(caller.name, random_),
                     says_who ? number_as_written(caller.number, 100, random_) : "",
                     caller.male ? "男" : "女",
                     caller.phone,
                     caller.local_address(),
                     kind,
                     kind == help ? "请求社会救助" : kind,
                     kind == help ? random_.pick(pleas) : random_.pick(other_matters),
                     random_.chance(100) ? "紧急" : "一般",
                     office_of(caller),
                     dashed(day),
                     dashed(day + days{15}),
                     done ? "已上门核实" : "",
                     done ? dashed(day + days{9}) : "",
                     done ? "是" : "否",
                     done ? Cell::number(random_.between(3, 5)) : Cell(),
                     ""},
                    number);
}

void Hotline::write_case(const Case& each, int nth) {
  Line& line = write(each.number, each.day, help, *each.from);
  if (nth % 8 == 1) sheet_.cell(line, "联系地址") = "";  // only the office says where
  if (nth % 12 == 6) sheet_.cell(line, "诉求人姓名") = "";
  if (nth % 10 == 3) line.copies = 1;
  if (nth % 10 == 8) {  // called again
    Record later = line.cells;
    Line& again = sheet_.add(std::move(later), each.number);
    sheet_.cell(again, "诉求内容") = "来电人再次来电,\n询问办理进度";
    sheet_.cell(again, "备注") = "重复来电,催办";
  }
}

void Hotline::tickets_that_do_not_count() {
  for (int i = 0; i < 130; ++i) {
    const Person caller = census_.person(first_county + random_.below(units.size() - first_county), {20, 82});
    const Day day = window_start + days{random_.between(0, (night_.base - window_start).count() - 5)};
    const std::string number = case_number(Group::g5, day, scenery_from + i);
    if (i < 3) sheet_.reject(write(number, day, help, caller), "工单编号", "missing_case", "");
    else write(number, day, random_.pick(others), caller);
  }
}

Delivery Hotline::write(const Cast& cast) && {
  int nth = 0;
  for (const Case& each : cast.cases) {
    if (each.group == Group::g5) write_case(each, nth++);
  }
  tickets_that_do_not_count();
  return std::move(sheet_).finish();
}

}  // namespace

Delivery hotline_12349(const Cast& cast, Census& census, const Night& night) {
  return Hotline(census, night).write(cast);
}

}  // namespace yingbao::sample
