#include <array>
#include <string_view>

#include "dirt.hpp"
#include "extra.hpp"

namespace yingbao::sample {

File dibao_members(const std::deque<Person>& dibao, const Night& night) {
  constexpr std::size_t households = 200;
  constexpr std::array<std::string_view, 5> relations{"户主", "配偶", "子/婿", "女/媳", "父母/岳父母/公婆"};
  Random random(night.seed, "dibao_members");
  std::vector<Record> records;
  const Record header{"地区",       "姓名",         "身份证号",     "性别",     "户主姓名", "是否保障对象",
                      "与户主关系", "月收入（元）", "年收入（元）", "健康状况", "婚姻状况", "教育状况"};
  records.emplace_back(header.size()).front() = "保障对象成员明细表";
  records.push_back(header);
  const std::size_t share = dibao.size() / households;
  for (std::size_t i = 0; i < households; ++i) {
    const Person& head = dibao[i * share + 11];
    const std::size_t members = 1 + random.below(relations.size());
    for (std::size_t m = 0; m < members; ++m) {
      const Person& person = dibao[i * share + 11 + m];
      const std::int64_t income = random.between(0, 900'00);
      const bool covered = m == 0 || random.chance(700);
      records.push_back({joined({"泉州市", head.county, head.town}), person.name,
                         number_as_written(person.number, 60, random), person.male ? "男" : "女", head.name,
                         covered ? "是" : "否", relations[m], yuan(income), yuan(income * 12), "一般或较弱", "其他",
                         "小学"});
    }
  }
  return csv_file(joined({"低保保障对象成员_", compact(night.as_of), ".csv"}), Encoding::utf8_with_mark, "\r\n",
                  std::move(records));
}

}  // namespace yingbao::sample
