#include "people.hpp"

#include <array>

#include "identity.hpp"
#include "places.hpp"
#include "table.hpp"

namespace yingbao::sample {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 48> surnames{"陈", "林", "黄", "吴", "王", "张", "李", "蔡", "许",   "庄", "苏", "杨",
                                         "曾", "洪", "谢", "郭", "陈", "林", "黄", "叶", "刘",   "郑", "施", "颜",
                                         "潘", "周", "傅", "邱", "余", "尤", "辜", "骆", "陈",   "林", "柯", "何",
                                         "赖", "徐", "朱", "胡", "戴", "卢", "孙", "连", "欧阳", "廖", "温", "涂"};
constexpr std::array<Words, 36> male_given{"志", "明", "强", "伟", "建", "国", "文", "荣", "清", "金", "水", "德",
                                           "福", "生", "辉", "华", "龙", "海", "山", "木", "东", "成", "义", "宗",
                                           "耀", "鸿", "泽", "永", "祖", "友", "忠", "炳", "火", "良", "春", "进"};
constexpr std::array<Words, 36> female_given{"丽", "美", "秀", "珍", "英", "华", "玉", "兰", "芳", "红", "霞", "燕",
                                             "琼", "玲", "梅", "娥", "碧", "珠", "雅", "婷", "惠", "月", "彩", "云",
                                             "金", "淑", "敏", "萍", "莲", "素", "阿", "宝", "清", "瑜", "蓉", "雪"};
constexpr std::array<Words, 4> she_surnames{"蓝", "雷", "钟", "蓝"};
constexpr std::array<Words, 6> uyghur{"阿卜杜拉·买买提", "古丽娜尔·艾合买提", "吐尔逊·阿不都热依木",
                                      "阿依古丽·玉素甫", "买买提明·吐尔地",   "热依汗古丽·卡德尔"};
constexpr std::array<Words, 4> foreign_names{"玛丽亚·桑托斯", "阿米尔·哈桑", "安娜·伊万诺娃", "约瑟夫·陈"};
// Beyond GBK: only GB18030 can write them.
constexpr std::array<Words, 2> rare_given{"䶮", "𠮷"};
constexpr std::array<Words, 5> permits{"810000", "820000", "830000", "935682", "911124"};
constexpr std::array<Words, 8> phone_prefixes{"134", "136", "139", "150", "158", "159", "180", "189"};

bool has_permit(std::string_view number) { return number[0] >= '8'; }

}  // namespace

std::string Person::local_address() const { return joined({"福建省泉州市", county, town, village}); }

int Person::age_on(Day day) const {
  const std::chrono::year_month_day born{birth}, now{day};
  const bool birthday_to_come = now.month() < born.month() || (now.month() == born.month() && now.day() < born.day());
  return static_cast<int>(now.year()) - static_cast<int>(born.year()) - (birthday_to_come ? 1 : 0);
}

Person Census::person(std::size_t unit, Ages ages) {
  Person person;
  person.unit = unit;
  const std::size_t home = unit == city_level ? any_county(random_) : unit;
  person.county = territory(home).county;
  person.town = random_.pick(territory(home).towns);
  person.village = village_and_house(random_);
  // The zone's people stay at home: for some of them the address is the only evidence of the zone.
  if (unit != zone && random_.chance(40)) person.away = address_elsewhere(unit, random_);
  person.male = random_.chance(500);
  embody(person, ages, home, "");
  return person;
}

Person Census::relative(const Person& head, Ages ages, bool male, bool of_the_name) {
  Person person = head;
  person.male = male;
  embody(person, ages, head.unit, of_the_name ? head.surname : "");
  return person;
}

void Census::embody(Person& person, Ages ages, std::size_t home, std::string_view surname) {
  person.birth = as_of_ - std::chrono::days{random_.between(ages.youngest * 366, ages.oldest * 365)};
  person.number = number(person, home);
  person.ethnicity = "汉族";
  name(person, surname);
  if (has_permit(person.number)) person.ethnicity.clear();
  else if (person.name.find("·") != std::string::npos) person.ethnicity = "维吾尔族";
  else if (person.town == "百崎回族乡" && random_.chance(600)) person.ethnicity = "回族";
  else if (person.name.starts_with("蓝") || person.name.starts_with("雷")) person.ethnicity = "畲族";
  person.phone = phone();
}

std::string_view Census::prefix(const Person& person, std::size_t home) {
  if (random_.chance(2)) return random_.pick(permits);
  if (random_.chance(80)) return foreign_prefix(random_);
  const auto& prefixes = territory(random_.chance(100) ? any_county(random_) : home).prefixes;
  // A number keeps the code under which it was first issued, long after that code was abolished.
  const bool old_enough = person.birth < Day{std::chrono::year{1992} / 1 / 1};
  return old_enough && random_.chance(450) ? random_.pick(prefixes) : prefixes.front();
}

std::string Census::number(const Person& person, std::size_t home) {
  while (true) {
    const std::int64_t sequence = random_.between(1, 497) * 2 - (person.male ? 1 : 0);
    std::string number = joined({prefix(person, home), compact(person.birth), padded(sequence, 3)});
    number.push_back(check_character(number));
    // Leaves out the few valid numbers that look like those a spreadsheet has rounded.
    if (usable_number(number) == number && numbers_.insert(number).second) return number;
  }
}

void Census::name(Person& person, std::string_view surname) {
  person.surname.clear();
  if (has_permit(person.number) && person.number[0] == '9') {
    person.name = random_.pick(foreign_names);
    return;
  }
  if (surname.empty() && random_.chance(3)) {
    person.name = random_.pick(uyghur);
    return;
  }
  person.surname = random_.chance(12) ? random_.pick(she_surnames) : random_.pick(surnames);
  if (person.town == "百崎回族乡" && random_.chance(600)) person.surname = "郭";
  if (!surname.empty()) person.surname = surname;
  person.name = person.surname;
  if (random_.chance(1)) person.name += random_.pick(rare_given);
  else person.name += given_name(person.male);
}

std::string Census::given_name(bool male) {
  const auto& given = male ? male_given : female_given;
  return joined({random_.pick(given), random_.chance(850) ? random_.pick(given) : ""});
}

std::string Census::guardian() { return joined({random_.pick(surnames), given_name(random_.chance(500))}); }

std::string Census::phone() { return joined({random_.pick(phone_prefixes), padded(random_.between(0, 99999999), 8)}); }

}  // namespace yingbao::sample
