#include <array>
#include <string_view>

#include "bills.hpp"
#include "dirt.hpp"
#include "extra.hpp"
#include "table.hpp"

namespace yingbao::sample {

File annual_summary(Census& census, const Night& night) {
  constexpr int people = 300;
  constexpr std::array<std::string_view, 5> diseases{"恶性肿瘤", "尿毒症", "脑梗死", "冠心病", "骨折"};
  Random random(night.seed, "annual_summary");
  std::vector<Record> records;
  records.push_back({"序号",
                     "参保地",
                     "姓名",
                     "身份证号码",
                     "性别",
                     "年龄",
                     "险种类型",
                     "人员类别",
                     "联系电话",
                     "家庭住址",
                     "就诊次数",
                     "医疗总费用（元）",
                     "统筹基金支付",
                     "大病保险支付",
                     "医疗救助支付",
                     "个人自付金额（元）",
                     "个人自费金额（元）",
                     "个人负担合计（元）",
                     "主要病种",
                     "结算年度",
                     "备注"});
  for (int i = 0; i < people; ++i) {
    const Person person = census.person(city_level + random.below(units.size() - city_level), {2, 92});
    const Unit& unit = units[person.unit];
    for (const int year : {2020, 2021}) {
      if (year == 2021 && random.chance(600)) continue;
      const std::int64_t own = random.between(1'000'00, 2 * limit), self = random.between(500'00, limit);
      const std::int64_t fund = self * 3, serious = self / 2, aid = self / 10;
      const bool employee = random.chance(300);
      records.push_back({std::to_string(records.size()),
                         std::string(unit.name),
                         person.name,
                         number_as_written(person.number, 60, random),
                         person.male ? "男" : "女",
                         std::to_string(person.age_on(night.base)),
                         employee ? "310" : "390",
                         employee ? "在职职工" : "普通居民",
                         person.phone,
                         person.registered_address(),
                         std::to_string(random.between(1, 24)),
                         yuan(own + self + fund + serious + aid),
                         yuan(fund),
                         yuan(serious),
                         yuan(aid),
                         yuan(self),
                         yuan(own),
                         yuan(own + self),
                         std::string(random.pick(diseases)),
                         std::to_string(year),
                         ""});
    }
  }
  return csv_file(joined({"个人负担年度汇总_", compact(night.as_of), ".csv"}), Encoding::utf8_with_mark, "\n",
                  std::move(records));
}

}  // namespace yingbao::sample
