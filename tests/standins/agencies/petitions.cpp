#include <array>
#include <string_view>

#include "agencies.hpp"
#include "dirt.hpp"
#include "places.hpp"

namespace yingbao::sample {
namespace {

using Words = std::string_view;
using std::chrono::days;

constexpr Words case_column = "信访件编号";
constexpr std::array<Words, 3> assistance{"社会救助", "社会救助类", "民政-社会救助"};
constexpr std::array<Words, 6> others{"劳动社保", "城乡建设", "农村农业", "交通运输", "教育", "卫生计生"};
constexpr std::array<Words, 4> forms{"来信", "来访", "网上信访", "来电"};
constexpr std::array<Words, 5> pleas{"本人患病无力支付医疗费,申请低保", "家庭生活困难,\n请求临时救助",
                                     "申请特困供养,村里答复\"不符合条件\"", "低保被取消,要求复核",
                                     "因疫情失业,申请社会救助"};
constexpr std::array<Words, 3> pleas_of_proxies{"代其父亲反映生活困难,申请低保", "代邻居申请临时救助,本人卧床不起",
                                                "代母亲反映医疗费负担过重"};
// Other matters, however often assistance is mentioned in them.
constexpr std::array<Words, 4> other_matters{"工地拖欠工资,家中吃低保", "房屋漏水无人维修", "村道被占,影响出行",
                                             "要求解决子女入学"};
constexpr std::array<Words, 3> statuses{"办理中", "已办结", "已转送"};

Layout layout(Day as_of) {
  return {"petitions",
          joined({"信访件登记表_", compact(as_of), ".zip"}),
          Format::csv,
          Encoding::gb18030,
          "\r\n",
          {"信访件编号",        "姓名",       "身份证号", "手机号码",     "住址",
           "信访内容",          "登记时间",   "限办时间", "信访件状态",   "信访形式",
           "信访日期",          "问题发生地", "异常动态", "问题发生日期", "信访人数",
           "信访诉求",          "登记单位",   "档案编号", "转往处",       "办理方式",
           "具体承办单位",      "办结状态",   "责任部门", "办结时间",     "信访事项编号",
           "信访目的(登记单位)"},
          {"泉州市信访件登记表", joined({"登记时间：2019-01-01至", dashed(as_of)})},
          {},
          "",
          false};
}

class Petitions {
 public:
  Petitions(Census& census, const Night& night)
      : census_(census), night_(night), random_(night.seed, "petitions"),
        sheet_(layout(night.as_of), Random(night.seed, "order of petitions")) {}

  Delivery write(const Cast& cast) &&;

 private:
  struct Petition {
    std::string number;
    Day day;
    Words category;
    bool by_proxy = false;
    int people = 1;
  };

  Line& write(const Petition& petition, const Person& from);
  void write_case(const Case& each, int nth);
  void cases_that_do_not_count();
  Cell number_of(const Person& person);
  Petition petition(Day day, Words category) { return {case_number(Group::g4, day, sequence_++), day, category}; }

  Census& census_;
  Night night_;
  Random random_;
  Sheet sheet_;
  int sequence_ = scenery_from;
};

Cell Petitions::number_of(const Person& person) {
  if (random_.chance(450)) return "";  // a letter need not say
  if (random_.chance(80)) return unusable_number(person.number, Flaw::masked, random_);
  return number_as_written(person.number, 100, random_);
}

Line& Petitions::write(const Petition& petition, const Person& from) {
  const std::string place = joined({random_.chance(300) ? "福建省" : "", "泉州市", from.county, from.town});
  const Words office = random_.pick(std::array<Words, 2>{"民政局", "人民政府"});
  const bool about_assistance = petition.category.find("社会救助") != Words::npos;
  const Words matter = !about_assistance ? random_.pick(other_matters)
                     : petition.by_proxy ? random_.pick(pleas_of_proxies)
                                         : random_.pick(pleas);
  return sheet_.add({petition.number,
                     random_.chance(60) ? "群众" : name_as_written(from.name, random_),
                     number_of(from),
                     from.phone,
                     from.local_address(),
                     matter,
                     joined({dashed(petition.day + days{1}), " 09:12:0", std::to_string(random_.below(10))}),
                     dashed(petition.day + days{61}),
                     random_.pick(statuses),
                     random_.pick(forms),
                     date_as_written(petition.day, random_),
                     place,
                     "",
                     dashed(petition.day - days{random_.between(10, 400)}),
                     std::to_string(petition.people),
                     petition.category,
                     joined({from.county, "信访局"}),
                     joined({"D", padded(random_.between(1, 99999), 6)}),
                     "",
                     "转送",
                     joined({from.county, office}),
                     "",
                     "民政局",
                     "",
                     joined({"S", petition.number.substr(2)}),
                     petition.by_proxy ? "代为申请" : "申诉求助"},
                    petition.number);
}

// What makes it one case is its number, however many rows and people it has.
void Petitions::write_case(const Case& each, int nth) {
  Petition own{each.number, each.day, random_.pick(assistance), nth % 6 == 1, 1};
  const bool several = nth % 8 == 2;
  if (several) own.people = static_cast<int>(random_.between(2, 4));
  Line& line = write(own, *each.from);
  const std::string place = sheet_.cell(line, "问题发生地").text;
  if (nth % 10 == 5) line.copies = 1;
  if (nth % 10 == 7) {  // registered once more, after it was dealt with
    Record later = line.cells;
    Line& again = sheet_.add(std::move(later), each.number);
    sheet_.cell(line, "信访件状态") = "办理中";
    sheet_.cell(again, "信访件状态") = "已办结";
    sheet_.cell(again, "办结状态") = "已办结";
    sheet_.cell(again, "办结时间") = dashed(night_.base - days{1});
  }
  if (nth % 15 == 4) sheet_.cell(line, "姓名") = "";
  for (int i = 1; several && i < own.people; ++i) {
    const Person neighbour = census_.relative(*each.from, {20, 80}, i % 2 == 0, false);
    sheet_.cell(write(own, neighbour), "问题发生地") = place;
  }
}

void Petitions::cases_that_do_not_count() {
  const auto somebody = [&] {
    return census_.person(first_county + random_.below(units.size() - first_county), {20, 82});
  };
  const auto day_since = [&] {
    return window_start + days{random_.between(0, (night_.base - window_start).count() - 5)};
  };
  for (int i = 0; i < 110; ++i) write(petition(day_since(), random_.pick(others)), somebody());
  for (int i = 0; i < 30; ++i) {
    const Day before = window_start - days{i == 0 ? 3 : random_.between(3, 360)};  // registered before 2020 as well
    write(petition(before, random_.pick(assistance)), somebody());
  }
  for (int i = 0; i < 4; ++i) {
    sheet_.reject(write(petition(day_since(), random_.pick(assistance)), somebody()), case_column, "missing_case", "");
  }
}

Delivery Petitions::write(const Cast& cast) && {
  int nth = 0;
  for (const Case& each : cast.cases) {
    if (each.group == Group::g4) write_case(each, nth++);
  }
  cases_that_do_not_count();
  Delivery delivery = std::move(sheet_).finish();
  delivery.file.archive =
      Archive{joined({"信访件登记表_", compact(night_.as_of), ".csv"}), std::string(petitions_password)};
  return delivery;
}

}  // namespace

Delivery petitions(const Cast& cast, Census& census, const Night& night) {
  return Petitions(census, night).write(cast);
}

}  // namespace yingbao::sample
