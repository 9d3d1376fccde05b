#include <array>
#include <string_view>

#include "dirt.hpp"
#include "extra.hpp"

namespace yingbao::sample {
namespace {

constexpr std::size_t households = 150, most_members = 9;
constexpr std::array<std::string_view, most_members> ordinals{"一", "二", "三", "四", "五", "六", "七", "八", "九"};

Record header() {
  Record header{"登记时间", "证件号码", "户主姓名", "身份证号码", "地区", "家庭住址", "户月保障金", "户主是否享受"};
  for (const std::string_view ordinal : ordinals) {
    header.push_back(joined({"成员", ordinal, "姓名"}));
    header.push_back(joined({"成员", ordinal, "身份证号"}));
  }
  header.insert(header.end(), {"在职人员", "灵活就业", "登记失业"});
  return header;
}

}  // namespace

File dibao_ledger(const std::deque<Person>& dibao, const Night& night) {
  Random random(night.seed, "dibao_ledger");
  std::vector<Record> records{header()};
  const std::size_t share = dibao.size() / households;
  for (std::size_t i = 0; i < households; ++i) {
    const Person& head = dibao[i * share];
    const bool head_too = random.chance(850);
    const std::size_t members = random.below(i % 30 == 0 ? most_members + 1 : 4) + (head_too ? 0 : 1);
    const std::string certificate =
        joined({random.chance(300) ? "C" : "N", "3505211002019", padded(static_cast<std::int64_t>(i + 1), 5)});
    Record record{dashed(night.base - std::chrono::days{random.between(100, 2000)}),
                  certificate,
                  head.name,
                  number_as_written(head.number, 60, random),
                  joined({"泉州市", head.county, head.town}),
                  head.local_address(),
                  yuan(random.between(300'00, 2500'00)),
                  head_too ? "是" : "否"};
    for (std::size_t m = 0; m < most_members; ++m) {
      const bool named = m < members;
      const Person& member = dibao[i * share + m + 1];
      record.push_back(named ? member.name : "");
      record.push_back(named ? number_as_written(member.number, 60, random) : "");
    }
    record.insert(record.end(), {"0", std::to_string(random.below(2)), "0"});
    records.push_back(std::move(record));
  }
  return csv_file(joined({"低保台账_", compact(night.as_of), ".csv"}), Encoding::gb18030, "\r\n", std::move(records));
}

}  // namespace yingbao::sample
