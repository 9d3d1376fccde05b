#include "assistance_rosters.hpp"

#include <array>
#include <string_view>

#include "dirt.hpp"

namespace yingbao::sample {
namespace {

using Words = std::string_view;

constexpr Ages any_age{1, 96};
constexpr Ages elderly{60, 98};
constexpr int dibao_size = 29'000;  // apart from those on the agencies' lists
constexpr int tekun_size = 2'700;

constexpr std::array<Words, 5> education{"文盲或半文盲", "小学", "初中", "高中", "其他"};
constexpr std::array<Words, 4> health{"健康或良好", "一般或较弱", "有慢性病", "残疾"};
constexpr std::array<Words, 4> marriage{"未婚", "已婚", "丧偶", "离婚"};
constexpr std::array<Words, 3> labour{"有劳动能力", "部分丧失", "完全丧失"};
constexpr std::array<Words, 3> self_care{"自理", "部分失能", "全失能"};
constexpr std::array<Words, 4> disability{"视力残疾", "肢体残疾", "智力残疾", "精神残疾"};
constexpr std::array<Words, 4> disability_grade{"一级", "二级", "三级", "四级"};

std::vector<std::string> person_columns() {
  return {"地区",     "姓名",     "性别",     "年龄",         "民族",     "身份证号", "是否“三无”", "文化程度",
          "健康状况", "婚姻状况", "劳动能力", "生活自理能力", "残疾类别", "残疾等级", "月收入",     "年收入"};
}

Layout dibao_layout(Day as_of) {
  std::vector<std::string> footer(person_columns().size());
  footer[0] = "制表人：王建国";
  footer[1] = joined({"制表时间：", dashed(as_of)});
  return {"assistance_rosters",
          joined({"低保对象名单_", compact(as_of), ".csv"}),
          Format::csv,
          Encoding::gb18030,
          "\r\n",
          person_columns(),
          {joined({"泉州市城乡低保人员查询报表_", compact(as_of)})},
          std::move(footer)};
}

Layout tekun_layout(Day as_of) {
  std::vector<std::string> header = person_columns();
  header.insert(header.end(), {"供养方式", "供养机构"});
  return {"assistance_rosters",
          joined({"特困人员名单_", compact(as_of), ".csv"}),
          Format::csv,
          Encoding::utf8_with_mark,
          "\n",
          std::move(header)};
}

class RosterWriter {
 public:
  RosterWriter(Sheet& sheet, Day base, bool tekun, Random& random)
      : sheet_(sheet), base_(base), tekun_(tekun), random_(random) {}

  Line& write(const Person& person, std::string number, std::string owner);
  Line& write(const Person& person, int dirty) {
    return write(person, number_as_written(person.number, dirty, random_), person.number);
  }
  Line& write_flawed(const Person& person, Flaw flaw) {
    return write(person, unusable_number(person.number, flaw, random_), "");
  }

  void dirt(Census& census, int unkeyed_of_each_kind, int nameless);
  void twice(Line& line) {
    if (random_.chance(500)) line.copies = 1;
    else sheet_.add_again(line, "身份证号", number_as_written(line.owner, 1000, random_));
  }

 private:
  Person somebody(Census& census) {
    return census.person(first_county + random_.below(units.size() - first_county), tekun_ ? elderly : any_age);
  }

  Sheet& sheet_;
  Day base_;
  bool tekun_;
  Random& random_;
};

Line& RosterWriter::write(const Person& person, std::string number, std::string owner) {
  const bool disabled = random_.chance(200), minor = person.age_on(base_) < 18;
  const std::int64_t income = tekun_ ? 0 : random_.between(0, 600'00);
  Record cells{joined({"泉州市", person.county, person.town}),
               name_as_written(person.name, random_),
               person.male ? "男" : "女",
               std::to_string(person.age_on(base_)),
               person.ethnicity,
               std::move(number),
               tekun_ ? "是" : "否",
               std::string(random_.pick(education)),
               std::string(random_.pick(health)),
               minor ? "未婚" : std::string(random_.pick(marriage)),
               minor ? "完全丧失" : std::string(random_.pick(labour)),
               std::string(random_.pick(self_care)),
               disabled ? random_.pick(disability) : Words(),
               disabled ? random_.pick(disability_grade) : Words(),
               yuan(income),
               yuan(income * 12)};
  if (tekun_) {
    const bool in_a_home = random_.chance(250);
    cells.push_back(in_a_home ? "集中供养" : "分散供养");
    cells.push_back(in_a_home ? joined({person.town, "敬老院"}) : "");
  }
  return sheet_.add(std::move(cells), std::move(owner));
}

void RosterWriter::dirt(Census& census, int unkeyed_of_each_kind, int nameless) {
  for (const Flaw flaw : flaws) {
    for (int i = 0; i < unkeyed_of_each_kind; ++i) write_flawed(somebody(census), flaw);
  }
  for (int i = 0; i < nameless; ++i) sheet_.reject(write(somebody(census), 0), "姓名", "missing_name", "");
  Line& line = write(somebody(census), 0);
  sheet_.reject(line, "姓名", "undecodable", undecodable(sheet_.cell(line, "姓名").text));
}

// Half of the covered are written otherwise than plainly, as on the agencies' side, so that most pairs differ.
void write_covered(RosterWriter& writer, const Cast& cast, Roster roster) {
  for (const Covered& covered : cast.rosters) {
    if (is_on(covered.roster, roster)) writer.write(*covered.person, 500);
  }
}

}  // namespace

std::deque<Person> dibao_people(Census& census, const Night& night) {
  Random random(night.seed, "dibao_people");
  std::deque<Person> people;
  for (int i = 0; i < dibao_size; ++i) {
    people.push_back(census.person(first_county + random.below(units.size() - first_county), any_age));
  }
  return people;
}

Sheet dibao_roster(const Cast& cast, const std::deque<Person>& others, Census& census, const Night& night) {
  Sheet sheet(dibao_layout(night.as_of), Random(night.seed, "order of dibao_roster"));
  Random random(night.seed, "dibao_roster");
  RosterWriter roster(sheet, night.base, false, random);
  write_covered(roster, cast, Roster::dibao);
  for (const Person& person : others) {
    Line& line = roster.write(person, 60);
    if (random.chance(15)) roster.twice(line);
  }
  for (const Person* person : cast.suspects) roster.write_flawed(*person, Flaw::masked);
  roster.dirt(census, 70, 40);
  return sheet;
}

Sheet tekun_roster(const Cast& cast, Census& census, const Night& night) {
  Sheet sheet(tekun_layout(night.as_of), Random(night.seed, "order of tekun_roster"));
  Random random(night.seed, "tekun_roster");
  RosterWriter roster(sheet, night.base, true, random);
  write_covered(roster, cast, Roster::tekun);
  for (int i = 0; i < tekun_size; ++i) {
    Line& line = roster.write(census.person(first_county + random.below(units.size() - first_county), elderly), 60);
    if (random.chance(30)) roster.twice(line);
  }
  roster.dirt(census, 20, 15);
  return sheet;
}

void take_into_dibao(Sheet& sheet, const Person& person, const Night& night, Random& random) {
  RosterWriter(sheet, night.base, false, random).write(person, 300);
}

}  // namespace yingbao::sample
