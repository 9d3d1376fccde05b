#include <array>
#include <string_view>

#include "dirt.hpp"
#include "extra.hpp"

namespace yingbao::sample {

File dibao_households(const std::deque<Person>& dibao, const Night& night) {
  constexpr std::size_t households = 400;
  constexpr std::array<std::string_view, 5> causes{"因病", "因残", "缺劳动力", "因学", "年老体弱"};
  Random random(night.seed, "dibao_households");
  std::vector<Record> records;
  const std::vector<std::string> header{"地区",         "户主姓名",     "身份证号",   "低保证号",
                                        "主要致贫原因", "家庭人口数",   "保障人口数", "保障金额（元）",
                                        "供养方式",     "起始保障年月", "家庭住址"};
  records.emplace_back(header.size()).front() = joined({"泉州市城乡低保家庭查询报表_", compact(night.as_of)});
  records.emplace_back(header.begin(), header.end());
  for (std::size_t i = 0; i < households; ++i) {
    const Person& head = dibao[i * dibao.size() / households];
    const std::int64_t members = random.between(1, 6);
    // One protected person in a larger household: dibao for that person alone.
    const std::int64_t covered = random.chance(300) ? 1 : members;
    const std::string certificate = joined({"N", padded(static_cast<std::int64_t>(i + 1), 9)});
    records.push_back({joined({"泉州市", head.county, head.town}), head.name,
                       number_as_written(head.number, 60, random), certificate, std::string(random.pick(causes)),
                       std::to_string(members), std::to_string(covered), yuan(covered * random.between(300'00, 800'00)),
                       "", joined({std::to_string(random.between(2015, 2020)), padded(random.between(1, 12), 2)}),
                       head.local_address()});
  }
  records.emplace_back(header.size());
  records.back()[0] = "制表人：王建国";
  records.back()[1] = joined({"制表时间：", dashed(night.as_of)});
  return csv_file(joined({"低保家庭名单_", compact(night.as_of), ".csv"}), Encoding::gb18030, "\r\n",
                  std::move(records));
}

}  // namespace yingbao::sample
