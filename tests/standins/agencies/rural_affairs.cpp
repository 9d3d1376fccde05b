#include <array>
#include <string_view>

#include "agencies.hpp"
#include "dirt.hpp"
#include "households.hpp"
#include "identity.hpp"
#include "places.hpp"

namespace yingbao::sample {
namespace {

using Words = std::string_view;
using std::chrono::days;

constexpr Words number_column = "证件号码";
constexpr std::array<Words, 5> education{"文盲或半文盲", "小学", "初中", "高中", "大专"};
constexpr std::array<Words, 4> health{"健康", "健康", "长期慢性病", "患有大病"};
constexpr std::array<Words, 4> labour{"普通劳动力", "技能劳动力", "丧失劳动力", "无劳动力"};
constexpr std::array<Words, 6> causes{"因病", "因残", "因学", "缺劳动力", "务工就业不稳", "因自然灾害(洪涝)"};
constexpr std::array<Words, 3> unstable{"脱贫不稳定户", "脱贫不稳定户", "边缘易致贫户"};
constexpr std::array<Words, 2> stricken{"突发严重困难户", "边缘易致贫户"};
constexpr std::size_t headcount_column = 9;

Layout layout(std::string_view sheet, Day as_of) {
  return {"rural_affairs",
          joined({"易返贫监测对象_", compact(as_of), ".xlsx"}),
          Format::xlsx,
          Encoding::utf8,
          "",
          {"序号",         "县(市、区、旗)", "乡(镇)",
           "行政村",       "自然村",         "户编号",
           "人编号",       "姓名",           "证件号码",
           "人数",         "与户主关系",     "民族",
           "文化程度",     "在校生状况",     "健康状况",
           "劳动技能",     "务工时间（月）", "是否参加大病保险",
           "致贫原因1",    "危房户",         "是否解决安全饮用水",
           "人均纯收入",   "户联系电话",     "人联系电话",
           "首次识别时间", "人员识别时间",   "户类型",
           "监测对象类别", "风险是否已消除", "识别监测时间",
           "消除监测时间"},
          {joined({"泉州市防止返贫监测对象信息表（", sheet, "）"})},
          {},
          std::string(sheet),
          true,
          headcount_column};
}

// What all rows of a household have in common.
struct House {
  const Person* head;
  std::string number;
  std::size_t size;
  std::string category;  // of monitoring; empty: not monitored
  std::string kind, cause;
  std::int64_t income;  // a head and year, in fen
  Day identified;
  bool cleared;
  std::uint64_t place;  // in the sheet: its rows stay together
};

class Monitored {
 public:
  Monitored(Group group, Census& census, const Night& night)
      : group_(group), census_(census), night_(night),
        random_(night.seed, joined({"rural_affairs ", group_names[index_of(group)]})),
        sheet_(layout(sheet_of(group), night.as_of), Random(night.seed, joined({"order of ", sheet_of(group)}))) {}

  Delivery write(const Cast& cast) &&;

 private:
  static Words sheet_of(Group group) {
    if (group == Group::g1a) return "已脱贫但不够稳定";
    return group == Group::g1b ? "受疫情影响较大" : "一键报贫新增";
  }

  House house(const Person& head, std::size_t size, bool monitored);
  Cell number_of(const Person& person);
  Line& write(const House& house, const Person& person, Words relation, Cell number, std::string owner);
  Line& write(const House& house, const Person& person, Words relation) {
    return write(house, person, relation, number_of(person), person.number);
  }
  void write_household(const Household& household, int nth);
  void write_a_child_without_number(const House& house, int nth);
  void those_not_monitored();

  Cell month(Day day) { return Cell::date_or_text(day, month_as_written(day, random_), random_.chance(250)); }

  Group group_;
  Census& census_;
  Night night_;
  Random random_;
  Sheet sheet_;
  std::int64_t houses_ = 0, people_ = 0;
};

House Monitored::house(const Person& head, std::size_t size, bool monitored) {
  const bool poor_before = group_ == Group::g1a || random_.chance(300);
  House house{&head,
              joined({"3505", padded(++houses_, 6), padded(random_.between(1, 9999), 4)}),
              size,
              "",
              poor_before ? "脱贫户" : "一般农户",
              std::string(random_.pick(causes)),
              random_.between(4'000'00, 14'000'00),
              night_.base - days{random_.between(90, 500)},
              random_.chance(300),
              random_.next() & ~std::uint64_t{0xFFFF}};
  if (monitored) house.category = group_ == Group::g1a ? random_.pick(unstable) : random_.pick(stricken);
  return house;
}

Cell Monitored::number_of(const Person& person) {
  if (random_.chance(70)) return certificate_as_written(person.number, random_);
  // Fifteen digits fit into a number, and clerks let them become one.
  if (had_fifteen_digits(person.number) && random_.chance(40)) return Cell::number(fifteen_digits(person.number));
  return number_as_written(person.number, 120, random_);
}

Line& Monitored::write(const House& house, const Person& person, Words relation, Cell number, std::string owner) {
  const Person& head = *house.head;
  const int age = person.age_on(night_.base);
  const bool pupil = age >= 7 && age < 18, able = age >= 18 && age < 60, monitored = !house.category.empty();
  const std::string village = head.village.substr(0, head.village.find_first_of("123456789"));
  Line& line = sheet_.add({"",
                           head.county,
                           head.town,
                           village,
                           random_.chance(300) ? "上厝" : "",
                           house.number,
                           joined({house.number, padded(++people_, 3)}),
                           name_as_written(person.name, random_),
                           std::move(number),
                           Cell::number(static_cast<std::int64_t>(house.size)),
                           relation,
                           person.ethnicity,
                           random_.pick(education),
                           pupil ? "义务教育" : "",
                           random_.pick(health),
                           able ? random_.pick(labour) : Words("无劳动力"),
                           able ? Cell::number(random_.between(0, 12)) : Cell(),
                           random_.chance(900) ? "是" : "否",
                           house.cause,
                           random_.chance(30) ? "是" : "否",
                           "是",
                           Cell::number(yuan(house.income)),
                           head.phone,
                           person.phone,
                           month(house.identified - days{700}),
                           month(house.identified),
                           house.kind,
                           house.category,
                           monitored ? (house.cleared ? "是" : "否") : "",
                           monitored ? month(house.identified) : Cell(),
                           monitored && house.cleared ? month(house.identified + days{60}) : Cell()},
                          std::move(owner));
  line.place = house.place + sheet_.lines().size();
  return line;
}

void Monitored::write_household(const Household& household, int nth) {
  const auto& members = household.members;
  const House home = house(*members.front().person, members.size(), true);
  for (const Member& member : members) {
    Line& line = write(home, *member.person, member.relation);
    if (nth == 2 && &member == &members.back()) line.hidden = true;  // and all the same a member of the household
    if (nth % 13 == 5 && &member == &members.front()) line.copies = 1;
  }
  if (nth % 5 == 4) write_a_child_without_number(home, nth);
  if (nth % 20 == 11) {
    sheet_.reject(write(home, census_.relative(*home.head, {20, 50}, true, true), "兄弟姐妹"), "姓名", "missing_name",
                  "");
  }
}

// One more of the household, whom nobody can tell apart from others of the name: used, and without a key.
void Monitored::write_a_child_without_number(const House& home, int nth) {
  Person child = census_.relative(*home.head, {1, 20}, nth % 2 == 0, true);
  if (nth % 2 == 0) {
    while (child.number.back() == 'X') child = census_.relative(*home.head, {1, 20}, true, true);
    write(home, child, "子", Cell::number(child.number), "");
    return;
  }
  const Flaw flaw = nth % 3 == 0 ? Flaw::missing : Flaw::masked;
  write(home, child, "女", unusable_number(child.number, flaw, random_), "");
}

void Monitored::those_not_monitored() {
  for (int i = 0; i < 14; ++i) {
    const auto members = family(census_, any_county(random_), 3, night_.base, random_);
    const House home = house(members.front().person, members.size(), false);
    for (const Relative& member : members) write(home, member.person, member.relation);
  }
}

Delivery Monitored::write(const Cast& cast) && {
  int nth = 0;
  for (const Household& household : cast.monitored) {
    if (household.group == group_) write_household(household, nth++);
  }
  if (group_ != Group::g1c) those_not_monitored();
  return std::move(sheet_).finish();
}

}  // namespace

Delivery rural_affairs(const Cast& cast, Census& census, const Night& night) {
  Delivery delivery = Monitored(Group::g1a, census, night).write(cast);
  delivery.append(Monitored(Group::g1b, census, night).write(cast));
  delivery.append(Monitored(Group::g1c, census, night).write(cast));
  return delivery;
}

}  // namespace yingbao::sample
