#include <array>
#include <string_view>

#include "agencies.hpp"
#include "dirt.hpp"

namespace yingbao::sample {
namespace {

using Words = std::string_view;
using std::chrono::days;

struct Parents {
  Words father, mother;
};
// Each pair makes a child count, if it has lasted: both dead or declared missing, or neither able to care.
constexpr std::array<Parents, 13> unable{{{"死亡", "死亡"},
                                          {"死亡", "宣告失踪"},
                                          {"死亡", "重病"},
                                          {"服刑", "失联"},
                                          {"重残", "服刑"},
                                          {"强制戒毒", "死亡"},
                                          {"失联", "死亡"},
                                          {"宣告死亡", "重残"},
                                          {"被撤销监护资格", "失联"},
                                          {"死亡", "被遣送出境"},
                                          {"重病", "重残"},
                                          {"其他限制人身自由", "失联"},
                                          {"宣告失踪", "强制戒毒"}}};
// One parent can, or nobody knows: remarriage or leaving is not among the states that count.
constexpr std::array<Parents, 6> able{{{"死亡", "正常"},
                                       {"服刑", "改嫁/离家"},
                                       {"死亡", "改嫁/离家"},
                                       {"正常", "重病"},
                                       {"死亡", "不详"},
                                       {"不详", "失联"}}};
// States that count after six months only, with one that always counts.
constexpr std::array<Parents, 4> fresh{{{"死亡", "服刑"}, {"死亡", "失联"}, {"强制戒毒", "重病"}, {"失联", "重残"}}};
constexpr bool has_to_last(Words state) {
  return state == "服刑" || state == "强制戒毒" || state == "失联" || state == "其他限制人身自由";
}
constexpr std::array<Words, 4> guardians{"祖父", "祖母", "外祖母", "伯父"};
constexpr std::array<Words, 4> remarks{"", "", "监护人年迈 & 多病", "材料见附件<1>"};
constexpr int long_ago = 240, lately = 130;  // days: either side of six months, whatever the night

Layout layout(Day as_of) {
  return {"child_welfare",
          joined({"困境儿童摸排_", compact(as_of), ".xml"}),
          Format::xml,
          Encoding::utf8,
          "\n",
          {"序号",
           "县市区",
           "乡镇",
           "村社区",
           "儿童姓名",
           "性别",
           "出生日期",
           "身份证号",
           "就读学校",
           "父亲姓名",
           "父亲身份证号",
           "父亲情况",
           "父亲情况起始时间",
           "母亲姓名",
           "母亲身份证号",
           "母亲情况",
           "母亲情况起始时间",
           "监护人姓名",
           "与儿童关系",
           "监护人身份证号",
           "监护人电话",
           "疑似类别",
           "是否已享受保障",
           "备注"},
          {},
          {},
          "",
          false};
}

class Children {
 public:
  Children(Census& census, const Night& night)
      : census_(census), night_(night), random_(night.seed, "child_welfare"),
        sheet_(layout(night.as_of), Random(night.seed, "order of child_welfare")) {}

  Delivery write(const Cast& cast) &&;

 private:
  Person some_child(Ages ages = {1, 16}) {
    return census_.person(first_county + random_.below(units.size() - first_county), ages);
  }
  Day since(Words state, bool lasting) {
    if (state == "正常" || state == "不详") return {};
    const bool short_time = !lasting && has_to_last(state);
    return night_.base - days{short_time ? random_.between(20, lately) : random_.between(long_ago, 900)};
  }
  Line& write(const Person& child, const Parents& parents, std::string number, std::string owner, bool lasting = true,
              bool on_a_roster = false);
  Line& write(const Person& child, const Parents& parents, bool lasting = true, bool on_a_roster = false) {
    return write(child, parents, number_as_written(child.number, 150, random_), child.number, lasting, on_a_roster);
  }

  Census& census_;
  Night night_;
  Random random_;
  Sheet sheet_;
};

Line& Children::write(const Person& child, const Parents& parents, std::string number, std::string owner, bool lasting,
                      bool on_a_roster) {
  const int age = child.age_on(night_.base);
  const Person father = census_.relative(child, {age + 22, age + 33}, true, true);
  const Person mother = census_.relative(child, {age + 20, age + 31}, false, false);
  const Person guardian = census_.relative(child, {age + 45, age + 55}, true, true);
  const auto day = [&](Words state) {
    const Day began = since(state, lasting);
    return began == Day{} ? std::string() : date_as_written(began, random_);
  };
  const bool orphan = parents.father == "死亡" && parents.mother == "死亡";
  const std::string county(child.unit == zone && random_.chance(600) ? Words("台商投资区") : child.county);
  const std::string village = child.village.substr(0, child.village.find_first_of("123456789"));
  return sheet_.add({"",
                     county,
                     child.town,
                     village,
                     name_as_written(child.name, random_),
                     child.male ? "男" : "女",
                     dashed(child.birth),
                     std::move(number),
                     age < 7 ? "" : joined({child.town, "中心学校"}),
                     father.name,
                     random_.chance(150) ? "" : father.number,
                     parents.father,
                     day(parents.father),
                     mother.name,
                     random_.chance(250) ? "" : mother.number,
                     parents.mother,
                     day(parents.mother),
                     guardian.name,
                     random_.pick(guardians),
                     guardian.number,
                     guardian.phone,
                     orphan ? "孤儿" : "事实无人抚养儿童",
                     on_a_roster ? "是" : "否",
                     random_.pick(remarks)},
                    std::move(owner));
}

Delivery Children::write(const Cast& cast) && {
  std::size_t nth = 0;
  for (const Person* child : cast.to_visit[index_of(Group::g8)]) {
    Line& line = write(*child, unable[nth++ % unable.size()]);
    if (nth % 9 == 4) line.copies = 1;
  }
  for (const Covered& covered : cast.rosters) {
    if (covered.roster == Roster::orphan) write(*covered.person, {"死亡", "死亡"}, true, true);
    if (covered.roster == Roster::defacto) write(*covered.person, unable[2 + nth++ % 6], true, true);
  }
  for (std::size_t i = 0; i < 30; ++i) write(some_child(), able[i % able.size()]);
  for (std::size_t i = 0; i < 12; ++i) write(some_child(), fresh[i % fresh.size()], false);
  for (std::size_t i = 0; i < 8; ++i) write(some_child({19, 20}), unable[i]);
  for (const Flaw flaw : {Flaw::missing, Flaw::masked, Flaw::wrong_check}) {
    const Person child = some_child();
    write(child, unable[0], unusable_number(child.number, flaw, random_), "");
  }
  for (int i = 0; i < 2; ++i) sheet_.reject(write(some_child(), unable[3]), "儿童姓名", "missing_name", "");
  return std::move(sheet_).finish();
}

}  // namespace

Delivery child_welfare(const Cast& cast, Census& census, const Night& night) {
  return Children(census, night).write(cast);
}

}  // namespace yingbao::sample
