#include "deciding/membership.hpp"
#include "rows.hpp"

namespace yingbao::deciding {
namespace {

struct Case {
  const char* group;
  const char *type, *title, *text;  ///< "" for a cell that is not there
  bool counts;
};

TEST(WordsOfAssistance, StandInTheTypeTheTitleOrTheText) {
  const Case cases[] = {
      {"G5", "求助", "临时救助", "家中困难", true},
      {"G5", "低保求助", "", "", true},
      {"G5", "求助", "申请帮扶", "本人想申请低保，请协助", true},
      {"G5", "", "求助：特困供养", "", true},
      {"G5", "求助", "老人走失", "走失老人是低保户", false},
      {"G5", "求助", "", "", false},
      {"G5", "咨询", "低保政策", "如何申请低保", false},
      {"G5", "非求助", "临时救助", "", false},
      {"G4", "社会救助类", "", "", true},
      {"G4", "求决", "申请低保未批", "", true},
      {"G4", "求决", "", "反映申请低保未获批准", true},
      {"G4", "", "", "要求给予临时救助", true},
      {"G4", "求决类", "", "反映申请低保未获批准", true},
      {"G4", "申诉求决类", "", "反映申请低保未获批准", true},
      {"G4", "建议意见", "", "办理低保手续太多", true},
      {"G4", "求决-土地征收", "", "本人申请低保时提供过土地证明", false},
      {"G4", "土地征收", "", "本人系低保户，申请低保时提供过土地证明", false},
      {"G4", "非社会救助类", "", "", false},
      {"G4", "求决", "", "要求给予经济补偿", false},
      {"G4", "求决", "与低保无关的土地问题", "", false},
      {"G4", "求决", "不属于社会救助", "", false},
      {"G4", "求决", "", "反映噪音，不是申请低保", false},
      {"G4", "求决", "", "没有申请低保，反映土地", false},
      {"G4", "求决", "", "本人不是特困人员，反映噪音", false},
      {"G4", "求决", "", "非低保问题，反映噪音", false},
      {"G4", "求决", "", "本人不是特困人员，要求给予临时救助", true},
      {"G4", "求决", "非低保户申请临时救助", "", true},
      {"G5", "求助", "未涉及低保", "", false},
      {"G5", "求助", "不是特困", "", false},
      {"G5", "求助", "不是低保户，生活困难", "", true},
  };
  for (const auto& each : cases) {
    std::vector<Cell> cells{{Field::case_date, day(2021, 1, 1)}};
    if (*each.type) cells.emplace_back(Field::case_type, each.type);
    if (*each.title) cells.emplace_back(Field::case_title, each.title);
    if (*each.text) cells.emplace_back(Field::case_text, each.text);
    const auto row = record_of(cells);
    const auto& rule = *rules_of_the_notice().group(each.group);
    EXPECT_EQ(!failed_condition(rule, schema::RecordView{row}, day(2021, 6, 15)), each.counts)
        << each.group << ' ' << each.type << " | " << each.title << " | " << each.text;
  }
}

}  // namespace
}  // namespace yingbao::deciding
