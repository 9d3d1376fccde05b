#include "disabled_persons_federation.hpp"

#include <array>
#include <string_view>

#include "dirt.hpp"

namespace yingbao::sample {
namespace {

using Words = std::string_view;
using std::chrono::days;
using std::chrono::year;

constexpr Ages any_age{12, 92};
constexpr int intellectual = 5, mental = 6;
constexpr std::array<Words, 7> categories{"视力", "听力", "言语", "肢体", "智力", "精神", "多重"};
constexpr std::array<std::array<Words, 5>, 4> grades{{{"一级", "壹级", "1", "1级", "Ⅰ"},
                                                      {"二级", "贰级", "2", "2级", "Ⅱ"},
                                                      {"三级", "叁级", "3", "3级", "Ⅲ"},
                                                      {"四级", "肆级", "4", "4级", "Ⅳ"}}};
constexpr std::array<Words, 6> remarks{
    "", "", "", "材料齐全,已归档", "本人行动不便,\n由家属代办", "村里反映\"长期卧床\",\n\n待上门核实"};

struct Certificate {
  int category;  // 1-7
  int grade;     // 1-4
  Day first;
  Day issued;
  bool replaced = false;
};

Layout layout(Day as_of) {
  return {"disabled_persons_federation",
          joined({"持证残疾人信息_", compact(as_of), ".xls"}),
          Format::xls,
          Encoding::utf8,
          "",
          {"序号",     "县（市、区）", "乡镇（街道）", "村（社区）", "姓名",         "性别",         "民族",
           "身份证号", "残疾人证号",   "残疾类别",     "残疾等级",   "是否一户多残", "首次办证日期", "发证日期",
           "户口性质", "户籍地址",     "现住址",       "联系电话",   "监护人姓名",   "监护人电话",   "备注"},
          {},
          {},
          "持证残疾人"};
}

std::string county_of(const Person& person, Random& random) {
  if (person.unit == zone && random.chance(650)) return random.chance(750) ? "台商投资区" : "泉州台商投资区";
  return joined({random.chance(100) ? "泉州市" : "", person.county});
}

// Typed by hand, a grade or a number of 15 digits becomes a number, and a date a date.
Cell grade_as_written(int grade, Random& random) {
  const Words word = random.pick(grades[static_cast<std::size_t>(grade - 1)]);
  return word.size() == 1 ? Cell::number(grade) : Cell(word);
}

Cell id_cell(std::string number) {
  const bool exact = number.size() == 15 && number.find_first_not_of("0123456789") == std::string::npos;
  return exact ? Cell::number(std::move(number)) : Cell(std::move(number));
}

std::string category_as_written(int category, Random& random) {
  const Words word = categories[static_cast<std::size_t>(category - 1)];
  switch (random.below(4)) {
    case 0: return std::to_string(category);
    case 1: return joined({word, "残疾"});
    default: return std::string(word);
  }
}

class Certificates {
 public:
  Certificates(Sheet& sheet, Census& census, Day base, Random& random)
      : sheet_(sheet), census_(census), base_(base), random_(random) {}

  void those_who_count(const Cast& cast);
  void those_who_do_not();
  void unkeyed();
  void rejected();

 private:
  Person somebody() { return census_.person(first_county + random_.below(units.size() - first_county), any_age); }
  int any_category() { return static_cast<int>(random_.between(1, 7)); }
  int severe() { return static_cast<int>(random_.between(1, 2)); }
  int mind() { return random_.chance(500) ? intellectual : mental; }
  Day in_window() { return window_start + days{random_.between(0, (base_ - window_start).count() - 3)}; }
  Day before_window() {
    const Day earliest{year{2010} / 1 / 1};
    return earliest + days{random_.between(0, (window_start - earliest).count() - 1)};
  }

  Certificate counting();
  Line& write(const Person& person, std::string number, Words number_on_certificate, const Certificate& certificate,
              std::string owner);
  Line& write(const Person& person, const Certificate& certificate, int dirty = 90) {
    return write(person, number_as_written(person.number, dirty, random_), person.number, certificate, person.number);
  }

  Sheet& sheet_;
  Census& census_;
  Day base_;
  Random& random_;
};

Certificate Certificates::counting() {
  const Day first = random_.chance(20) ? window_start : in_window();
  Certificate certificate{any_category(), severe(), first, first};
  if (random_.chance(250)) {
    certificate.category = mind();
    certificate.grade = 3;
  }
  if (random_.chance(20)) {
    certificate.issued = base_ - days{1};
    certificate.replaced = true;
  }
  return certificate;
}

Line& Certificates::write(const Person& person, std::string number, Words number_on_certificate,
                          const Certificate& certificate, std::string owner) {
  const bool ward = certificate.category == intellectual || certificate.category == mental;
  const std::size_t house = person.village.find_first_of("123456789");
  return sheet_.add({"",
                     county_of(person, random_),
                     std::string(person.town),
                     person.village.substr(0, house),
                     name_as_written(person.name, random_),
                     person.male ? "男" : "女",
                     person.ethnicity,
                     id_cell(std::move(number)),
                     joined({number_on_certificate, std::to_string(certificate.category),
                             std::to_string(certificate.grade), certificate.replaced ? "B1" : ""}),
                     category_as_written(certificate.category, random_),
                     grade_as_written(certificate.grade, random_),
                     random_.chance(60) ? "是" : "否",
                     Cell::date_or_text(certificate.first, date_as_written(certificate.first, random_),
                                        random_.chance(400)),
                     Cell::date(certificate.issued),
                     random_.chance(700) ? "农业户口" : "非农业户口",
                     person.registered_address(),
                     person.local_address(),
                     person.phone,
                     ward ? census_.guardian() : "",
                     ward ? census_.phone() : "",
                     std::string(random_.pick(remarks))},
                    std::move(owner));
}

void Certificates::those_who_count(const Cast& cast) {
  const auto& people = cast.to_visit[index_of(Group::g3)];
  for (std::size_t i = 0; i < people.size(); ++i) {
    Line& line = write(*people[i], counting());
    if (i % 40 == 7) line.copies = 1;
    if (i % 40 == 19) sheet_.add_again(line, "身份证号", number_as_written(people[i]->number, 1000, random_));
  }
  for (const Person* person : cast.covered[index_of(Group::g3)]) write(*person, counting(), 500);
}

void Certificates::those_who_do_not() {
  for (int i = 0; i < 500; ++i) {  // new, but not severe; 多重 is left out, its grade 3 would need a person's judgement
    const Day first = in_window();
    write(somebody(), {static_cast<int>(random_.between(1, 4)), static_cast<int>(random_.between(3, 4)), first, first});
  }
  for (int i = 0; i < 150; ++i) {
    const Day first = in_window();
    write(somebody(), {mind(), 4, first, first});
  }
  for (int i = 0; i < 900; ++i) {  // severe, certified long ago
    const Day first = i < 20 ? window_start - days{1} : before_window();
    write(somebody(), {any_category(), severe(), first, first});
  }
  for (int i = 0; i < 300; ++i) {
    const Day first{year{2015} / 3 / 1};
    write(somebody(), {4, static_cast<int>(random_.between(3, 4)), first + days{i}, first + days{i}});
  }
  for (int i = 0; i < 400; ++i) write(somebody(), {any_category(), severe(), before_window(), in_window(), true});
}

void Certificates::unkeyed() {
  constexpr std::array<int, flaws.size()> how_many{90, 70, 60, 50, 30, 20};  // in the order of `flaws`
  for (std::size_t kind = 0; kind < flaws.size(); ++kind) {
    for (int i = 0; i < how_many[kind]; ++i) {
      const Person person = somebody();
      const std::string number = unusable_number(person.number, flaws[kind], random_);
      // The certificate holds the identity number as well; it must not give away what the other cell lost.
      const std::string on_certificate =
          unusable_number(person.number, flaws[kind] == Flaw::masked ? Flaw::masked : Flaw::wrong_check, random_);
      Line& line = write(person, number, on_certificate, counting(), "");
      if (flaws[kind] == Flaw::precision_lost && person.number.back() != 'X' && i % 2 == 0) {
        sheet_.cell(line, "身份证号") = Cell::number(person.number);  // the writer cannot hold more of it than a double
      }
    }
  }
}

void Certificates::rejected() {
  const auto row = [&]() -> Line& { return write(somebody(), counting()); };
  for (int i = 0; i < 20; ++i) sheet_.reject(row(), "姓名", "missing_name", "");
  for (int i = 0; i < 30; ++i) sheet_.reject(row(), "首次办证日期", "bad_date", unreadable_date(random_));
}

}  // namespace

Sheet disabled_persons_federation(const Cast& cast, Census& census, const Night& night) {
  Sheet sheet(layout(night.as_of), Random(night.seed, "order of disabled_persons_federation"));
  Random random(night.seed, "disabled_persons_federation");
  Certificates certificates(sheet, census, night.base, random);
  certificates.those_who_count(cast);
  certificates.those_who_do_not();
  certificates.unkeyed();
  certificates.rejected();
  return sheet;
}

}  // namespace yingbao::sample
