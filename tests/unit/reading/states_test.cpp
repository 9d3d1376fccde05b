#include "base/text.hpp"
#include "reading/vocabularies.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace yingbao::reading {
namespace {

struct Cell {
  const Vocabulary& vocabulary;
  const char* code;  // empty: unclear
  std::vector<const char*> words;
};

TEST(States, AreReadOnBothSides) {
  using namespace vocabularies;
  const Cell cells[] = {
      {father,
       "NORMAL",
       {"健在，无业", "未离世", "从未入狱", "羁押期满", "坐牢，已出狱", "走失（已寻回）", "重疾，已痊愈",
        "宣告失踪，2020年已撤销", "曾经服刑", "免予羁押", "无大病、重残", "没有重病和残疾一级", "病逝：否", "重病×",
        "未被剥夺监护权"}},
      {father,
       "DEAD",
       {"已不在人世", "非正常死亡", "2018年3月溺亡", "因车祸身亡", "病故（肝癌）", "☑死亡□失联□服刑", "父亲已故",
        "服刑期间病故"}},
      {father,
       "LOST_CONTACT",
       {"下落不明", "无音讯", "无法取得联系", "曾服刑，出狱后失联", "失踪：是", "离家出走，失联", "外出务工后失联"}},
      {father, "PRISON", {"服刑，未释放", "仍在押", "在泉州监狱服刑", "服刑尚未期满", "健在，服刑"}},
      {father, "SEV_ILL", {"健在，重病", "患重病未治愈", "重病（尿毒症晚期）", "离异，患大病", "刑满释放，重病"}},
      {father,
       "",
       {"父亲去世，健在",
        "重病，健康",
        "疑似死亡",
        "丈夫死亡",
        "因妻子病故再婚",
        "母亲死亡",
        "死亡（谣传）",
        "未失联、服刑",
        "服刑、强戒期满",
        "并非未死亡",
        "不正常",
        "社区戒毒",
        "缓刑",
        "濒临死亡",
        "服刑中，2025年期满",
        "服刑，2025年刑满释放",
        "死亡抚恤",
        "未出具死亡证明",
        "□死亡□失联",
        "不详",
        "？"}},
      {mother, "DEAD", {"母亲去世"}},
      {mother, "", {"父亲去世"}},
      {yes_no,
       "YES",
       {"√", "✓", "1.0", "ＴＲＵＥ", "对", "是的", "■是□否", "是（√）否（ ）", "□否☑是", "正在领取", "已参加",
        "自然消除", "未停保"}},
      {yes_no,
       "NO",
       {"×", "✗", "0.0", "False", "错", "□是☑否", "是□否√", "未享受", "曾享受", "不是", "没有领取", "停止领取",
        "领取期满", "否（未申请）", "否（已于去年停保）", "尚未完全消除", "不再享受"}},
      {yes_no,
       "",
       {"○", "是/否", "是否", "有无", "□是□否", "☑是☑否", "申请中", "部分消除", "是，否", "不是没有", "2", "待核实",
        "是（待核实）", "也许"}},
      {roster, "ACTIVE", {"在保", "享受", "是", "集中供养", "未停保", "尚未终止", "在保（集中供养）"}},
      {roster,
       "ENDED",
       {"停保（去世）", "已终止", "低保已停", "曾享受", "停止享受低保待遇", "原低保户", "取消保障资格", "正常注销"}},
      {roster, "NOT_PROTECTED", {"非保障对象", "无", "×", "n", "不在保", "不予享受", "未纳入保障", "非农村低保"}},
      {roster, "NOT_BEGUN", {"待发放", "未起保"}},
      {roster, "", {"冻结", "复核中", "暂停发放", "拟停保", "在保（停保）", "搬迁", "停保待核实", "2021年7月起停保"}},
      {validity, "VALID", {"有效", "1", "在册", "正常", "未注销", "未过期"}},
      {validity, "INVALID", {"注销", "已注销", "失效", "0.0", "无效", "曾有效", "登记已失效", "未登记", "不再有效"}},
      {validity, "", {"挂失", "拟注销", "有效？", "大概有效"}},
      {need, "NEEDED", {"需", "√", "急需", "不足", "未解决", "需口粮"}},
      {need, "NONE", {"无需", "不需要", "×", "没有", "无需求", "暂不需要", "不缺", "需求已解决", "不需口粮"}},
      {need, "", {"大米", "可能需要", "见附件"}},
      {refund, "REFUNDED", {"1", "已退费", "冲正"}},
      {refund, "SETTLED", {"0", "未退费", "正常", "不退费"}},
      {refund, "", {"部分退费", "退费失败"}},
      {monitoring, "MONITORED", {"脱贫不稳定户", "边缘易致贫户", "突发严重困难户", "脱贫不稳定户（风险已消除）"}},
      {monitoring,
       "NOT_MONITORED",
       {"非监测对象", "不是监测对象", "一般农户", "稳定脱贫户", "未纳入监测", "非边缘易致贫户"}},
      {review, "APPROVED", {"审核通过", "同意", "终审通过"}},
      {review, "REFUSED", {"未通过", "不同意", "审核未通过", "驳回"}},
      {review, "PENDING", {"待审核", "未审核", "公示中"}},
      {review, "", {"已审核", "初审通过"}},
  };
  for (const auto& [vocabulary, code, words] : cells)
    for (const auto* word : words) EXPECT_EQ(read_state(word, vocabulary), std::string_view{code}) << word;
}

TEST(States, ATimeIsNoEndAndAPeriodDecidesNothing) {
  using namespace vocabularies;
  const Cell cells[] = {
      {father,
       "LOST_CONTACT",
       {"失联满6个月", "下落不明满二年", "失踪（满2年）", "失联已满两年", "失联未满半年", "2019年起失联"}},
      {father, "PRISON", {"服刑满2年", "服刑2年", "服刑，2018年起"}},
      {father, "DETOX", {"戒毒满1年", "强戒满十八个月"}},
      {father, "NORMAL", {"服刑期满", "服刑，刑满", "强戒届满", "服刑满", "服刑满2年，已释放", "服刑2019年已期满"}},
      {father,
       "",
       {"服刑，期满2030年1月", "服刑期满（2022年1月）", "服刑至2020年", "服刑（2015-2019）", "服刑2015年-2019年",
        "服刑2015年至2019年", "强戒，期满2022年", "强戒到2022年5月", "服刑2015~2019"}},
      {father, "NORMAL", {"已不在服刑", "已不在监狱", "已不在戒毒", "已不在失联"}},
      {father, "DEAD", {"已不在", "父亲已不在", "已不在人世", "已不在。"}},
      {roster,
       "",
       {"享受至2021年3月", "2021年12月起享受", "停保（2021年12月起）", "在保至2021-03", "2019年享受", "享受2021.3",
        "已享受至2021年3月", "退出低保纳入特困", "转出低保", "纳入低保退出特困", "退出低保，列入特困", "成员死亡",
        "家庭成员死亡", "领取0元", "发放0.00元"}},
      {roster, "ENDED", {"转出", "退出低保", "已于2020年3月停保"}},
      {roster, "ACTIVE", {"领取500元", "领取2000元", "享受低保满12个月", "纳入低保"}},
      {roster, "NOT_PROTECTED", {"未纳入低保"}},
      {validity, "", {"有效至2020-12-31", "有效到2022年", "登记有效（2019-2020）"}},
      {validity, "VALID", {"取消注销", "撤销注销", "注销已撤销"}},
      {refund, "", {"退费撤销", "退费中", "撤销退费", "正在退费", "退费已取消"}},
  };
  for (const auto& [vocabulary, code, words] : cells)
    for (const auto* word : words) EXPECT_EQ(read_state(word, vocabulary), std::string_view{code}) << word;
}

TEST(States, ASilentCellTellsNothing) {
  for (const auto& [name, vocabulary] : vocabularies::all())
    for (const auto* cell : {"", " ", "-", "—", "--", "/", "　"})
      EXPECT_EQ(read_state(cell, *vocabulary), std::nullopt) << cell;
}

/// Every word of the vocabulary with the row that it stands in.
template <class Each>
void each_word(const Vocabulary& vocabulary, Each each) {
  for (const auto& row : vocabulary.states)
    for (const auto word : split(row.words, '|'))
      if (!word.empty()) each(row, std::string{word});
}

/// True when a word of the table begins with the negation and goes into the word: 不健在, 不足.
bool is_a_word_of_its_own(const Vocabulary& vocabulary, const std::string& negation, const std::string& denied) {
  bool found = false;
  each_word(vocabulary, [&](auto&, const std::string& word) {
    found = found || (word.size() > negation.size() && word.starts_with(negation) && denied.starts_with(word));
  });
  return found;
}

TEST(States, NoWordMeansTheSameWhenItIsDenied) {
  constexpr const char* kNegations[] = {"未",   "无",   "非",   "不",     "没",   "没有", "未曾", "尚未",
                                        "并未", "从未", "不是", "不属于", "暂无", "并非", "不予", "免于"};
  for (const auto& [name, vocabulary] : vocabularies::all())
    each_word(*vocabulary, [&, &name = name, &vocabulary = vocabulary](const StateWords& row, const std::string& word) {
      if (row.code.empty()) return;
      for (const std::string negation : kNegations) {
        const auto denied = negation + word;
        if (is_a_word_of_its_own(*vocabulary, negation, denied)) continue;
        const auto told = read_state(denied, *vocabulary);
        if (row.denied != row.code) {  // married again or not, a parent is there
          EXPECT_NE(told, row.code) << name << " " << denied;
        }
        EXPECT_TRUE(told && (told->empty() || *told == row.denied)) << name << " " << denied;
      }
    });
}

TEST(States, AnEndOrADoubtIsNeverTheStateItself) {
  for (const auto& [name, vocabulary] : vocabularies::all())
    each_word(*vocabulary, [&, &name = name, &vocabulary = vocabulary](const StateWords& row, const std::string& word) {
      if (row.code.empty()) return;
      for (const auto& cell : {"曾" + word, "疑似" + word, word + "待核实", "可能" + word, word + "（误填）"}) {
        const auto told = read_state(cell, *vocabulary);
        if (row.code != row.ended) {
          EXPECT_NE(told, row.code) << name << " " << cell;
        }
      }
    });
}

TEST(States, AnEndingThatIsUndoneIsNeverAnEnding) {
  using namespace vocabularies;
  constexpr const char* kRenewed[] = {"恢复",   "续保",     "复保",     "重新登记", "继续享受",
                                      "仍享受", "还在享受", "恢复享受", "新增",     "重新纳入"};
  constexpr const char* kUndone[] = {"取消", "撤销", "撤消", "撤回", "作废", "更正"};
  constexpr const char* kStops[] = {"停保", "停发", "停止享受", "终止", "注销", "退保",
                                    "退出", "清退", "停止",     "核减", "放弃", "剔除"};
  constexpr const char* kTerms[] = {"到期", "期满", "届满", "死亡", "病故", "迁出"};
  const auto undone = [](const std::string& ending, const std::string& by) {
    return std::vector<std::string>{
        ending + by,        ending + "已" + by,          ending + "后" + by,          ending + "，" + by,
        ending + "、" + by, ending + "（已" + by + "）", "低保" + ending + "已" + by, ending + "并" + by};
  };
  const auto never_ended = [](const std::string& cell) {
    for (const auto* vocabulary : {&roster, &yes_no, &validity, &review}) {
      const auto told = read_state(cell, *vocabulary);
      EXPECT_TRUE(told && *told != "ENDED" && *told != "NO" && *told != "INVALID" && *told != "REFUSED")
          << cell << *told;
    }
  };
  const auto cross = [&](const auto& endings, const auto& words) {
    for (const std::string ending : endings)
      for (const std::string by : words) {
        for (const auto& cell : undone(ending, by)) never_ended(cell);
        never_ended(by + ending);
      }
  };
  cross(kStops, kRenewed);
  cross(kStops, kUndone);
  cross(kTerms, kRenewed);
  for (const auto* cell : {"停保已取消", "恢复停保", "撤销停发", "取消低保停保", "到期续保", "停保（已撤销）"})
    EXPECT_EQ(read_state(cell, roster), "") << cell;
  for (const std::string ending : kStops)
    for (const std::string no : {"：否", "：无", "（否）", "：不是"}) never_ended(ending + no);
  // Whoever ends something of his own undoes nothing, nor does anybody undo a death.
  for (const auto* cell : {"停保（取消低保资格）", "因死亡取消", "死亡注销", "到期取消", "停保，取消享受", "停发停保"})
    EXPECT_EQ(read_state(cell, roster), "ENDED") << cell;
  EXPECT_EQ(read_state("注销重新登记", validity), "");
  EXPECT_EQ(read_state("继续享受", roster), "ACTIVE");
}

TEST(States, UnseenWordsAreNeverSilent) {
  constexpr const char* kUnseen[] = {"甲乙", "搬到邻县", "另附", "同上", "见备注",  "其它",
                                     "abc",  "赔偿金",   "纠纷", "登报", "补办手续"};
  for (const auto& [name, vocabulary] : vocabularies::all()) {
    for (const std::string unseen : kUnseen) {
      EXPECT_EQ(read_state(unseen, *vocabulary), "") << name << " " << unseen;
      each_word(*vocabulary, [&, &name = name, &vocabulary = vocabulary](const StateWords&, const std::string& word) {
        EXPECT_EQ(read_state(word + unseen, *vocabulary), "") << name << " " << word << unseen;
        EXPECT_EQ(read_state(unseen + word, *vocabulary), "") << name << " " << unseen << word;
      });
    }
  }
}

TEST(States, EveryWordOfATableIsReadAsItsRow) {
  for (const auto& [name, vocabulary] : vocabularies::all())
    each_word(*vocabulary, [&, &name = name, &vocabulary = vocabulary](const StateWords& row, const std::string& word) {
      EXPECT_EQ(read_state(word, *vocabulary), row.code) << name << " " << word;
      const auto word_by_word = read_state(word + "。", *vocabulary);
      EXPECT_EQ(word_by_word, row.code) << name << " " << word;
    });
}

}  // namespace
}  // namespace yingbao::reading
