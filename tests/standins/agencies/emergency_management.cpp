#include <array>
#include <stdexcept>
#include <string_view>

#include "agencies.hpp"
#include "dirt.hpp"
#include "places.hpp"

namespace yingbao::sample {
namespace {

using Words = std::string_view;
using std::chrono::days;

constexpr std::array<Words, 5> disasters{"台风", "洪涝", "暴雨", "山体滑坡", "火灾"};
constexpr std::array<Words, 2> epidemics{"疫情", "新冠肺炎疫情"};
constexpr std::array<Words, 3> families{"其他户", "其他户", "重点优抚对象"};
constexpr std::array<Words, 3> banks{"福建省农村信用社", "中国农业银行", "中国邮政储蓄银行"};

struct Township {
  Words name, code;
};
// Hui'an's, the zone's among them: only the code or the name tells which is whose.
constexpr std::array<Township, 16> townships{{
    {"螺城镇", "350521100"},
    {"螺阳镇", "350521101"},
    {"黄塘镇", "350521102"},
    {"紫山镇", "350521103"},
    {"洛阳镇", "350521104"},
    {"东园镇", "350521105"},
    {"张坂镇", "350521106"},
    {"崇武镇", "350521107"},
    {"山霞镇", "350521108"},
    {"涂寨镇", "350521109"},
    {"东岭镇", "350521110"},
    {"东桥镇", "350521111"},
    {"净峰镇", "350521112"},
    {"小岞镇", "350521113"},
    {"辋川镇", "350521114"},
    {"百崎回族乡", "350521200"},
}};

Layout layout(Day as_of) {
  return {"emergency_management",
          joined({"受灾困难群众救助花名册_", compact(as_of), ".xls"}),
          Format::html,
          Encoding::utf8,
          "",
          {"户主姓名",
           "身份证号码",
           "家庭人口（人）",
           "家庭类型",
           "户口类型",
           "行政村（社区）代码",
           "行政村（社区）名称",
           "需口粮救助（元）",
           "需取暖救助（元）",
           "需衣被救助（件）",
           "需伤病救助（元）",
           "需其他救助（元）",
           "需饮水救助（元）",
           "核准救助时段（月）",
           "核准救助口粮（公斤）",
           "核准救助衣被（件）",
           "核准救助金额（元）",
           "发放单位",
           "发放方式",
           "开户银行",
           "开户银行帐号",
           "开户银行地址",
           "村级填报人姓名",
           "村级填报日期",
           "备注",
           "受灾时间",
           "灾害种类"},
          {"填表说明：以户为单位填报，一户一行；家庭类型填五保户、低保户、重点优抚对象、其他户"},
          {},
          "",
          true,
          2};
}

std::string village_code(const Person& person, Random& random) {
  if (person.unit != huian && person.unit != zone) return joined({units[person.unit].code, "000000"});
  for (const Township& township : townships) {
    if (township.name == person.town) return joined({township.code, padded(random.between(201, 225), 3)});
  }
  throw std::logic_error("a township without a code: " + std::string(person.town));
}

class Relief {
 public:
  Relief(Census& census, const Night& night)
      : census_(census), night_(night), random_(night.seed, "emergency_management"),
        sheet_(layout(night.as_of), Random(night.seed, "order of emergency_management")) {}

  Delivery write(const Cast& cast) &&;

 private:
  struct Event {
    Words kind;
    Day day;
    bool in_need = true;
    Words family = {};  // drawn when empty
  };

  Event disaster() { return {random_.pick(disasters), day_since()}; }
  Day day_since() { return window_start + days{random_.between(0, (night_.base - window_start).count() - 40)}; }
  Person somebody() { return census_.person(any_county(random_), {25, 85}); }
  Line& write(const Person& head, const Event& event, std::string number, std::string owner);
  Line& write(const Person& head, const Event& event) {
    return write(head, event, number_as_written(head.number, 150, random_), head.number);
  }
  void those_who_do_not_count(const Cast& cast);
  void unkeyed_and_rejected();

  Census& census_;
  Night night_;
  Random random_;
  Sheet sheet_;
};

Line& Relief::write(const Person& head, const Event& event, std::string number, std::string owner) {
  const std::string village = head.village.substr(0, head.village.find_first_of("123456789"));
  const std::string none = random_.chance(500) ? "0" : "";
  const auto need = [&](std::int64_t most) {
    return event.in_need && random_.chance(400) ? std::to_string(random_.between(1, most)) : none;
  };
  const std::string grain = event.in_need ? std::to_string(random_.between(1, 9) * 100) : none;
  const std::string heating = need(500), clothes = need(5), illness = need(3000), other = need(1000), water = need(200);
  const std::string granted = event.in_need ? std::to_string(random_.between(2, 30) * 100) : "0";
  return sheet_.add({name_as_written(head.name, random_),
                     std::move(number),
                     std::to_string(random_.between(1, 7)),
                     event.family.empty() ? random_.pick(families) : event.family,
                     random_.chance(800) ? "农村" : "城镇",
                     village_code(head, random_),
                     joined({head.county, head.town, village}),
                     grain,
                     heating,
                     clothes,
                     illness,
                     other,
                     water,
                     std::to_string(random_.between(1, 3)),
                     "",
                     "",
                     granted,
                     "乡镇级",
                     "银行发放",
                     random_.pick(banks),
                     joined(
                         {"6221", padded(random_.between(0, 999'999'999), 9), padded(random_.between(0, 999'999), 6)}),
                     joined({head.county, head.town, "支行"}),
                     census_.guardian(),
                     dashed(event.day + days{20}),
                     "",
                     random_.chance(250) ? month_as_written(event.day, random_) : date_as_written(event.day, random_),
                     event.kind},
                    std::move(owner));
}

void Relief::those_who_do_not_count(const Cast& cast) {
  // Protected already, and some of these lists say so.
  int nth = 0;
  for (const Person* person : cast.covered[index_of(Group::g7)]) {
    Event event = disaster();
    if (nth++ % 2 == 0) event.family = "低保户";
    write(*person, event);
  }
  for (int i = 0; i < 25; ++i) {  // in a month before 2020
    const Day before = window_start - days{i == 0 ? 1 : random_.between(1, 300)};
    write(somebody(), {random_.pick(disasters), before});
  }
  for (int i = 0; i < 20; ++i) write(somebody(), {random_.pick(disasters), day_since(), false});
  // The epidemic is no natural disaster. All these families are monitored, so it puts them into no other group.
  for (const Household& household : cast.monitored) {
    if (household.group != Group::g1b || nth++ % 3 != 0) continue;
    write(*household.members.front().person, {random_.pick(epidemics), day_since()});
  }
}

void Relief::unkeyed_and_rejected() {
  for (const Flaw flaw : flaws) {
    const Person head = somebody();
    write(head, disaster(), unusable_number(head.number, flaw, random_), "");
  }
  for (int i = 0; i < 2; ++i) sheet_.reject(write(somebody(), disaster()), "户主姓名", "missing_name", "");
}

Delivery Relief::write(const Cast& cast) && {
  for (const Person* person : cast.to_visit[index_of(Group::g7)]) write(*person, disaster()).copies = 1;
  those_who_do_not_count(cast);
  unkeyed_and_rejected();
  return std::move(sheet_).finish();
}

}  // namespace

Delivery emergency_management(const Cast& cast, Census& census, const Night& night) {
  return Relief(census, night).write(cast);
}

}  // namespace yingbao::sample
