#include "medical_insurance.hpp"

#include <array>
#include <string_view>

#include "bills.hpp"
#include "dirt.hpp"

namespace yingbao::sample {
namespace {

using Words = std::string_view;

constexpr Words own_column = "个人自费金额（元）";
constexpr std::array<Words, 7> diseases{"恶性肿瘤", "尿毒症",
                                        "脑梗死",   "冠心病,高血压3级",
                                        "骨折",     "2型糖尿病\n伴有并发症",
                                        "肺炎"};
constexpr std::array<Words, 5> remarks{"", "", "", "异地就医,已备案", "家属称\"仍欠医院费用\",\n待核"};

Layout layout(Day as_of) {
  return {"medical_insurance",
          joined({"结算明细_", compact(as_of), ".csv"}),
          Format::csv,
          Encoding::utf8_with_mark,
          "\n",
          {"结算编号",
           "参保地",
           "姓名",
           "身份证号码",
           "险种类型",
           "人员类别",
           "结算日期",
           "医疗费总额",
           "统筹基金支付",
           "大病保险支付",
           "医疗救助支付",
           "个人自付金额（元）",
           "个人自费金额（元）",
           "个人负担合计（元）",
           "退费标志",
           "有效标志",
           "联系电话",
           "家庭住址",
           "主要病种",
           "备注"}};
}

// The same person always has the same place of insurance; of the zone's people some are insured in Hui'an.
std::string place_of_insurance(const Person& person, Random& random) {
  if (person.unit == city_level) {
    constexpr std::array<Words, 4> names{"泉州市本级", "市本级", "泉州市本级", "350501"};
    return std::string(random.pick(names));
  }
  if (person.unit == zone && random.chance(600)) return random.chance(700) ? "台商投资区" : "泉州台商投资区";
  const Unit& unit = units[person.unit == zone ? huian : person.unit];
  if (random.chance(700)) return std::string(unit.name);
  if (random.chance(300)) return joined({"泉州市", unit.name});
  return joined({unit.code, random.chance(500) ? "000000" : ""});
}

class Settlements {
 public:
  Settlements(Sheet& sheet, Census& census, const Night& night, Random& random)
      : sheet_(sheet), census_(census), base_(night.base), random_(random), bills_(night.base, random) {}

  void those_who_count(const Cast& cast);
  void those_who_do_not();
  void unkeyed();
  void rejected();

 private:
  struct Insured {
    Person person;
    std::string place, kind, category;
  };

  Person somebody() { return census_.person(city_level + random_.below(units.size() - city_level), {2, 92}); }
  Insured insured(const Person& person, bool perhaps_protected = false);
  Line& write(const Insured& insured, const Bill& bill, std::string number, std::string owner);
  Line& write(const Insured& insured, const Bill& bill, int dirty = 60) {
    return write(insured, bill, number_as_written(insured.person.number, dirty, random_), insured.person.number);
  }
  void write_all(const Person& person, const Bills& bills, int dirty = 60) {
    const Insured holder = insured(person, true);
    for (const Bill& bill : bills) write(holder, bill, dirty);
  }
  void again_in_the_other_spelling(Line& line) {
    sheet_.add_again(line, "身份证号码", number_as_written(line.owner, 1000, random_));
  }

  Sheet& sheet_;
  Census& census_;
  Day base_;
  Random& random_;
  BillWriter bills_;
  std::int64_t settlements_ = 0;
};

Settlements::Insured Settlements::insured(const Person& person, bool perhaps_protected) {
  const int age = person.age_on(base_);
  const bool employee = age >= 22 && random_.chance(300);
  // Only of those who do not count: the class of the insured is no roster, and nobody's answer may rest on it.
  constexpr std::array<Words, 3> protected_classes{"特困人员-7131", "低保中重残重病人员-7019", "低保边缘户-7201"};
  const std::string category = employee                                 ? (age < 60 ? "在职职工" : "退休人员")
                             : perhaps_protected && random_.chance(150) ? std::string(random_.pick(protected_classes))
                             : random_.chance(50)                       ? "重度残疾-7069"
                                                                        : "普通居民";
  return {person, place_of_insurance(person, random_), employee ? "310" : "390", category};
}

Line& Settlements::write(const Insured& insured, const Bill& bill, std::string number, std::string owner) {
  const Person& person = insured.person;
  const std::int64_t personal = bill.self + bill.own;
  const std::int64_t fund = bill.self * 2, serious = bill.self / 3, aid = random_.chance(100) ? bill.self / 5 : 0;
  Line& line = sheet_.add({joined({"JS", compact(bill.day), padded(++settlements_, 8)}),
                           insured.place,
                           name_as_written(person.name, random_),
                           std::move(number),
                           insured.kind,
                           insured.category,
                           date_as_written(bill.day, random_),
                           yuan(fund + serious + aid + personal),
                           yuan(fund),
                           yuan(serious),
                           yuan(aid),
                           money_as_written(bill.self, random_),
                           money_as_written(bill.own, random_),
                           yuan(personal),
                           bill.refunded ? "1" : "0",
                           bill.voided ? "0" : "1",
                           person.phone,
                           person.registered_address(),
                           random_.pick(diseases),
                           random_.pick(remarks)},
                          std::move(owner));
  if (bill.voided || bill.refunded) line.fate = Fate::skipped;
  return line;
}

void Settlements::those_who_count(const Cast& cast) {
  const auto& people = cast.to_visit[index_of(Group::g2)];
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Insured holder = insured(*people[i]);
    const Bills bills = i % 400 == 3 ? bills_.a_cent_over() : bills_.over();
    for (const Bill& bill : bills) {
      Line& line = write(holder, bill);
      if (line.fate == Fate::skipped) continue;
      if (random_.chance(8)) line.copies = 1;
      if (random_.chance(8)) again_in_the_other_spelling(line);
    }
  }
  for (const Person* person : cast.covered[index_of(Group::g2)]) write_all(*person, bills_.over(), 500);
}

void Settlements::those_who_do_not() {
  for (int i = 0; i < 60; ++i) write_all(somebody(), bills_.exactly_at_the_limit());
  for (int i = 0; i < 300; ++i) write_all(somebody(), bills_.under());
  for (int i = 0; i < 120; ++i) write_all(somebody(), bills_.over_with(Excess::before_the_window));
  for (int i = 0; i < 80; ++i) write_all(somebody(), bills_.over_with(Excess::refunded));
  for (int i = 0; i < 80; ++i) write_all(somebody(), bills_.over_with(Excess::voided));
  for (int i = 0; i < 60; ++i) write_all(somebody(), bills_.over_until_corrected());
  for (int i = 0; i < 150; ++i) write_all(somebody(), bills_.only_self_paid());
  for (int i = 0; i < 60; ++i) {  // over the limit for those who count a settlement twice
    const Insured holder = insured(somebody());
    write(holder, bills_.of(15'000'00));
    Line& line = write(holder, bills_.of(15'000'00));
    if (i % 2 == 0) line.copies = 1;
    else again_in_the_other_spelling(line);
  }
}

void Settlements::unkeyed() {
  constexpr std::array<int, flaws.size()> how_many{120, 80, 80, 60, 40, 30};  // people, in the order of `flaws`
  for (std::size_t kind = 0; kind < flaws.size(); ++kind) {
    for (int i = 0; i < how_many[kind]; ++i) {
      const Insured holder = insured(somebody());
      const std::string number = unusable_number(holder.person.number, flaws[kind], random_);
      for (const Bill& bill : bills_.over()) write(holder, bill, number, "");
    }
  }
}

void Settlements::rejected() {
  const auto row = [&]() -> Line& { return write(insured(somebody()), bills_.of(50'000'00)); };
  for (int i = 0; i < 25; ++i) sheet_.reject(row(), "姓名", "missing_name", "");
  for (int i = 0; i < 30; ++i) sheet_.reject(row(), "结算日期", "bad_date", unreadable_date(random_));
  for (int i = 0; i < 30; ++i) sheet_.reject(row(), own_column, "bad_amount", unreadable_amount(random_));
  Line& line = row();
  sheet_.reject(line, "家庭住址", "undecodable", undecodable(sheet_.cell(line, "家庭住址").text));
}

}  // namespace

Sheet medical_insurance(const Cast& cast, Census& census, const Night& night) {
  Sheet sheet(layout(night.as_of), Random(night.seed, "order of medical_insurance"));
  Random random(night.seed, "medical_insurance");
  Settlements settlements(sheet, census, night, random);
  settlements.those_who_count(cast);
  settlements.those_who_do_not();
  settlements.unkeyed();
  settlements.rejected();
  return sheet;
}

}  // namespace yingbao::sample
