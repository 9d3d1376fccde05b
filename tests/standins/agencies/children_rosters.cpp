#include <array>
#include <string_view>

#include "agencies.hpp"
#include "dirt.hpp"

namespace yingbao::sample {
namespace {

constexpr Ages child{1, 16};

Layout layout(Roster roster, Day as_of) {
  const bool orphans = roster == Roster::orphan;
  return {"assistance_rosters",
          joined({orphans ? "孤儿名册_" : "事实无人抚养儿童名册_", compact(as_of), ".csv"}),
          Format::csv,
          orphans ? Encoding::gb18030 : Encoding::utf8_with_mark,
          "\r\n",
          {"地区", "姓名", "性别", "出生日期", "民族", "身份证号", "供养方式", "起始保障年月", "监护人姓名",
           "监护人电话"},
          {orphans ? "泉州市孤儿名册" : "泉州市事实无人抚养儿童名册"}};
}

Delivery roster_of(Roster roster, int others, const Cast& cast, Census& census, const Night& night) {
  const std::string stream = roster == Roster::orphan ? "orphan_roster" : "defacto_roster";
  Random random(night.seed, stream);
  Sheet sheet(layout(roster, night.as_of), Random(night.seed, joined({"order of ", stream})));
  const auto write = [&](const Person& person, std::string number, std::string owner) -> Line& {
    const Day since = person.birth + (night.base - person.birth) / 2;
    return sheet.add({joined({"泉州市", person.county, person.town}), name_as_written(person.name, random),
                      person.male ? "男" : "女", date_as_written(person.birth, random), person.ethnicity,
                      std::move(number), roster == Roster::orphan && random.chance(200) ? "机构养育" : "散居",
                      compact(since).substr(0, 6), census.guardian(), census.phone()},
                     std::move(owner));
  };
  const auto somebody = [&] { return census.person(first_county + random.below(units.size() - first_county), child); };
  for (const Covered& covered : cast.rosters) {
    const Person& person = *covered.person;
    if (is_on(covered.roster, roster)) write(person, number_as_written(person.number, 500, random), person.number);
  }
  for (int i = 0; i < others; ++i) {
    const Person person = somebody();
    Line& line = write(person, number_as_written(person.number, 60, random), person.number);
    if (i % 40 == 9) line.copies = 1;
  }
  for (const Flaw flaw : {Flaw::missing, Flaw::masked}) {
    const Person person = somebody();
    write(person, unusable_number(person.number, flaw, random), "");
  }
  const Person nameless = somebody();
  sheet.reject(write(nameless, nameless.number, nameless.number), "姓名", "missing_name", "");
  return std::move(sheet).finish();
}

}  // namespace

Delivery orphan_roster(const Cast& cast, Census& census, const Night& night) {
  return roster_of(Roster::orphan, 120, cast, census, night);
}

Delivery defacto_roster(const Cast& cast, Census& census, const Night& night) {
  return roster_of(Roster::defacto, 260, cast, census, night);
}

}  // namespace yingbao::sample
