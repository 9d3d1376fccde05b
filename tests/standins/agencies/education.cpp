#include <array>
#include <string_view>

#include "agencies.hpp"
#include "dirt.hpp"

namespace yingbao::sample {
namespace {

using Words = std::string_view;

constexpr Words no_hardship = "无";
constexpr std::array<Words, 8> hardships{
    "脱贫家庭学生",         "低保家庭学生",       "低保边缘家庭学生", "刚性支出困难家庭学生",
    "突发严重困难家庭学生", "其他低收入家庭学生", "残疾学生",         "残疾人子女"};
constexpr std::array<Words, 3> schools{"中心小学", "第一中学", "职业中专学校"};

Layout layout(Day as_of) {
  return {"education",
          joined({"家庭经济困难学生名册_", compact(as_of), ".xlsx"}),
          Format::xlsx,
          Encoding::utf8,
          "",
          {"学校名称", "年级", "班级", "学号", "学生姓名", "身份证号", "性别", "民族", "出生日期",
           "户籍所在地(省/市/区县)", "家庭地址", "家庭人口总数（人）", "特殊困难类型", "家庭人均年收入（元）",
           "家长联系电话"},
          {joined({"家庭经济困难学生名册（", compact(as_of).substr(0, 6), "）"})},
          {},
          "学生名册",
          false};
}

class Pupils {
 public:
  Pupils(Census& census, const Night& night)
      : census_(census), night_(night), random_(night.seed, "education"),
        sheet_(layout(night.as_of), Random(night.seed, "order of education")) {}

  Delivery write(const Cast& cast) &&;

 private:
  bool is_pupil(const Person& person) const {
    const int age = person.age_on(night_.base);
    return age >= 7 && age < working_from;
  }
  Person somebody() { return census_.person(first_county + random_.below(units.size() - first_county), {7, 17}); }
  Line& write(const Person& pupil, Words hardship, Cell number, std::string owner);
  Line& write(const Person& pupil, Words hardship) {
    return write(pupil, hardship, number_as_written(pupil.number, 100, random_), pupil.number);
  }
  void those_in_other_groups(const Cast& cast);

  Census& census_;
  Night night_;
  Random random_;
  Sheet sheet_;
};

Line& Pupils::write(const Person& pupil, Words hardship, Cell number, std::string owner) {
  const Words county = pupil.unit == zone ? Words("台商投资区") : pupil.county;
  const int grade = std::max(1, pupil.age_on(night_.base) - 6);
  return sheet_.add({joined({pupil.town, random_.pick(schools)}), std::to_string(grade),
                     joined({std::to_string(random_.between(1, 8)), "班"}),
                     joined({"G", pupil.number.substr(0, 6), padded(random_.between(1, 99'999'999), 8)}),
                     name_as_written(pupil.name, random_), std::move(number), pupil.male ? "男" : "女", pupil.ethnicity,
                     Cell::date_or_text(pupil.birth, compact(pupil.birth), random_.chance(500)),
                     joined({"福建省/泉州市/", county}), pupil.local_address(), Cell::number(random_.between(2, 7)),
                     hardship, Cell::number(yuan(random_.between(2'000'00, 16'000'00))), pupil.phone},
                    std::move(owner));
}

// In hardship, and to be visited for another reason already.
void Pupils::those_in_other_groups(const Cast& cast) {
  for (const Person* child : cast.to_visit[index_of(Group::g8)]) {
    if (is_pupil(*child)) write(*child, random_.chance(300) ? "孤儿" : "事实无人抚养儿童");
  }
  for (const Group group : {Group::g1a, Group::g1b}) {
    for (const Person* person : cast.to_visit[index_of(group)]) {
      if (is_pupil(*person)) write(*person, group == Group::g1a ? "脱贫不稳定家庭学生" : "边缘易致贫家庭学生");
    }
  }
}

Delivery Pupils::write(const Cast& cast) && {
  std::size_t nth = 0;
  for (const Person* person : cast.to_visit[index_of(Group::g9)]) {
    if (!is_pupil(*person)) continue;
    Line& line =
        write(*person, hardships[nth++ % hardships.size()]);  // 低保家庭学生 too: on no roster, whatever they say
    if (nth % 20 == 6) line.copies = 1;
  }
  for (const Person* person : cast.covered[index_of(Group::g9)]) {
    if (is_pupil(*person)) write(*person, random_.chance(700) ? "低保家庭学生" : "特困救助供养学生");
  }
  those_in_other_groups(cast);
  for (int i = 0; i < 60; ++i) write(somebody(), no_hardship);
  for (const Flaw flaw : flaws) {
    const Person pupil = somebody();
    write(pupil, hardships[0], unusable_number(pupil.number, flaw, random_), "");
  }
  for (int i = 0; i < 2; ++i) sheet_.reject(write(somebody(), hardships[1]), "学生姓名", "missing_name", "");
  return std::move(sheet_).finish();
}

}  // namespace

Delivery education(const Cast& cast, Census& census, const Night& night) { return Pupils(census, night).write(cast); }

}  // namespace yingbao::sample
