#include "human_resources.hpp"

#include <array>
#include <string_view>

#include "dirt.hpp"

namespace yingbao::sample {
namespace {

using Words = std::string_view;
using std::chrono::days;

constexpr Ages working_age{18, 58};
constexpr Words number_column = "身份证号（社会保障号码）";
constexpr std::array<Words, 6> education{"小学", "初中", "高中", "中专", "大专", "大学本科"};
constexpr std::array<Words, 4> hukou{"居民户", "居民户", "农业户口", "非农业户口"};
constexpr std::array<Words, 6> reasons{"企业裁员", "合同期满", "毕业后未就业", "企业停业，破产", "个人辞职", "失地"};
constexpr std::array<Words, 4> hardship{"", "", "长期失业人员", "零就业家庭成员"};

struct Registration {
  Day lost;
  Day registered;
  std::string cancelled;  // as written; empty: still registered
  bool valid = true;
};

Layout layout(Day as_of) {
  return {"human_resources",
          joined({"登记失业人员名单_", compact(as_of), ".csv"}),
          Format::csv,
          Encoding::gb18030,
          "\r\n",
          {"序号",
           "姓名",
           "身份证号（社会保障号码）",
           "性别",
           "民族",
           "文化程度",
           "户口性质",
           "户籍地址",
           "常住地址",
           "联系电话",
           "就业创业证号",
           "失业时间",
           "失业原因",
           "失业登记日期",
           "登记机构",
           "是否领取失业保险金",
           "待遇起止年月",
           "是否参加失业保险",
           "就业困难人员类别",
           "注销日期",
           "有效标志"},
          {joined({"泉州市登记失业人员名单（截至", dashed(as_of), "）"})},
          {"制表人：陈丽华", joined({"制表时间：", dashed(as_of)})}};
}

std::string office_of(const Person& person, Random& random) {
  if (person.unit == city_level) return random.chance(600) ? "泉州市人力资源和社会保障局" : "泉州市就业服务中心";
  if (person.unit == zone && random.chance(650)) return "台商投资区民生保障局";
  return joined({person.county, "人力资源和社会保障局"});  // for the rest of the zone: 惠安县
}

// Writes one registration after another; what a row says beside the facts given is drawn.
class Register {
 public:
  Register(Sheet& sheet, Day base, Random& random) : sheet_(sheet), base_(base), random_(random) {}

  Registration current() {
    const Day registered = base_ - days{random_.between(5, 900)};
    return {registered - days{random_.between(3, 200)}, registered, "", true};
  }

  Line& write(const Person& person, std::string number, const Registration& entry, std::string owner);
  Line& write(const Person& person, const Registration& entry, int dirty = 90) {
    return write(person, number_as_written(person.number, dirty, random_), entry, person.number);
  }

 private:
  std::string certificate_of(const Person& person) {
    const Unit& issuer = units[person.unit == zone ? huian : person.unit];
    return joined({issuer.code, "00", padded(random_.between(14, 20), 2), padded(random_.between(1, 999999), 6)});
  }

  std::string hardship_of(const Person& person) {
    if (person.age_on(base_) >= (person.male ? 50 : 40) && random_.chance(500)) return "大龄失业人员";
    return std::string(random_.pick(hardship));
  }

  Sheet& sheet_;
  Day base_;
  Random& random_;
};

Line& Register::write(const Person& person, std::string number, const Registration& entry, std::string owner) {
  const bool benefit = random_.chance(150);
  const std::string months = joined(
      {compact(entry.registered + days{20}).substr(0, 6), "-", compact(entry.registered + days{200}).substr(0, 6)});
  return sheet_.add({"",
                     name_as_written(person.name, random_),
                     std::move(number),
                     person.male ? "男" : "女",
                     person.ethnicity,
                     std::string(random_.pick(education)),
                     std::string(random_.pick(hukou)),
                     person.registered_address(),
                     person.local_address(),
                     person.phone,
                     certificate_of(person),
                     dashed(entry.lost),
                     std::string(random_.pick(reasons)),
                     date_as_written(entry.registered, random_),
                     office_of(person, random_),
                     benefit ? "是" : "否",
                     benefit ? months : "",
                     benefit || random_.chance(300) ? "是" : "否",
                     hardship_of(person),
                     entry.cancelled,
                     entry.valid ? "1" : "0"},
                    std::move(owner));
}

Person somebody(Census& census, Random& random) {
  return census.person(city_level + random.below(units.size() - city_level), working_age);
}

void write_those_who_count(Sheet& sheet, Register& book, Random& random, const Cast& cast) {
  const auto& people = cast.to_visit[index_of(Group::g6)];
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Registration entry = book.current();
    Line& line = book.write(*people[i], entry);
    if (i % 100 == 7) line.copies = i % 1000 == 7 ? 2 : 1;
    if (i % 100 == 13 || i % 100 == 57) {
      sheet.add_again(line, number_column, number_as_written(people[i]->number, 1000, random));
    }
    if (i % 400 == 21) {  // an earlier spell of unemployment, long over
      const Day before = entry.registered - days{random.between(300, 700)};
      book.write(*people[i], {before - days{30}, before, dashed(before + days{150}), false});
    }
  }
  for (const Person* person : cast.covered[index_of(Group::g6)]) book.write(*person, book.current(), 500);
}

void write_cancelled(Register& book, Census& census, Random& random, Day base) {
  for (int i = 0; i < 500; ++i) {
    Registration entry = book.current();
    if (i % 3 != 0) entry.cancelled = dashed(base - days{random.between(1, 4)});
    entry.valid = i % 3 == 1;
    book.write(somebody(census, random), entry);
  }
}

void write_unkeyed(Register& book, Census& census, Random& random) {
  constexpr std::array<int, flaws.size()> how_many{150, 120, 100, 80, 60, 40};  // in the order of `flaws`
  for (std::size_t kind = 0; kind < flaws.size(); ++kind) {
    for (int i = 0; i < how_many[kind]; ++i) {
      const Person person = somebody(census, random);
      book.write(person, unusable_number(person.number, flaws[kind], random), book.current(), "");
    }
  }
}

void write_rejected(Sheet& sheet, Register& book, Census& census, Random& random) {
  const auto row = [&]() -> Line& { return book.write(somebody(census, random), book.current()); };
  for (int i = 0; i < 30; ++i) sheet.reject(row(), "姓名", "missing_name", i % 3 == 0 ? "  " : "");
  for (int i = 0; i < 40; ++i) sheet.reject(row(), "失业登记日期", "bad_date", unreadable_date(random));
  Line& line = row();
  sheet.reject(line, "户籍地址", "undecodable", undecodable(sheet.cell(line, "户籍地址").text));
}

}  // namespace

Sheet human_resources(const Cast& cast, Census& census, const Night& night) {
  Sheet sheet(layout(night.as_of), Random(night.seed, "order of human_resources"));
  Random random(night.seed, "human_resources");
  Register book(sheet, night.base, random);
  write_those_who_count(sheet, book, random, cast);
  write_cancelled(book, census, random, night.base);
  write_unkeyed(book, census, random);
  write_rejected(sheet, book, census, random);
  return sheet;
}

void register_unemployed(Sheet& sheet, const Person& person, const Night& night, Random& random) {
  Register(sheet, night.base, random).write(person, {night.base - days{20}, night.base, "", true});
}

}  // namespace yingbao::sample
