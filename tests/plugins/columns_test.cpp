// Several columns for one field, over every column of every layout of every plugin: the order of the file's columns
// changes nothing, and a row's value comes from the preferred one that says something.
#include "in_process.hpp"

#include "base/text.hpp"
#include "plugin_host/child/cell_reader.hpp"
#include "schema/titles.hpp"

#include <gtest/gtest.h>

namespace yingbao::plugin_tests {
namespace {

using plugin::Reader;
using schema::Field;

constexpr const char* kPlugins[] = {"assistance_rosters", "child_welfare",        "disabled_persons_federation",
                                    "education",          "emergency_management", "hotline_12349",
                                    "human_resources",    "medical_insurance",    "petitions",
                                    "provincial_list",    "rural_affairs",        "trade_union"};

std::vector<std::string> spellings_of(const plugin::Column& column) {
  const auto usual = column.local.empty() ? schema::usual_titles(column.field) : column.local;
  std::vector<std::string> spellings;
  for (const auto each : split(column.titles.empty() ? usual : column.titles, '|')) spellings.emplace_back(each);
  return spellings;
}

/// Two cells that the reader reads to different values.
std::pair<std::string, std::string> samples(const plugin::Column& column) {
  switch (plugin_host::reader_of(column)) {
    case Reader::name: return {"张甲", "李乙"};
    case Reader::identity: return {number_of("19850312", "100"), number_of("19610412", "247")};
    case Reader::date: return {"2021-01-02", "2020-03-04"};
    case Reader::money: return {"100.50", "23.25"};
    case Reader::integer: return {"3", "2"};
    case Reader::boolean: return {"是", "否"};
    case Reader::sex: return {"男", "女"};
    case Reader::ethnicity: return {"汉", "畲"};
    case Reader::county: return {"鲤城区", "安溪县"};
    case Reader::county_code: return {"350502", "350524"};
    case Reader::category: return {"听力", "肢体"};
    case Reader::grade: return {"一级", "二级"};
    default: return {"甲说", "乙说"};
  }
}

bool of_people(const plugin::Column& column) {
  const auto reader = plugin_host::reader_of(column);
  return reader == Reader::name || reader == Reader::identity ||
         (column.local.empty() && (column.field == Field::name || column.field == Field::id_number));
}

/// The layout's other required columns, so that a row is used, with what they hold.
void add_required(const plugin::Layout& layout, const plugin::Column& tried, Table& table) {
  for (const auto& column : layout.columns) {
    const bool number = column.local.empty() && column.field == Field::id_number;
    const bool wanted =
        column.need == plugin::Need::required || column.need == plugin::Need::present || number ||
        (column.local.empty() && (column.field == Field::name || column.field == Field::first_issued_on ||
                                  column.field == Field::disability_grade || column.field == Field::case_number));
    if (!wanted || &column == &tried) continue;
    table[0].push_back(spellings_of(column).front());
    for (std::size_t row = 1; row < table.size(); ++row) table[row].push_back(samples(column).first);
  }
}

std::vector<Fields> fields_of(Read read) {
  std::vector<Fields> all;
  for (auto& record : read.records) all.push_back(record.fields);
  return all;
}

TEST(Columns, TheirOrderInTheFileDecidesNothing) {
  std::size_t pairs = 0;
  for (const std::string id : kPlugins) {
    LoadedPlugin plugin{id};
    for (const auto& layout : plugin.description().layouts)
      for (const auto& column : layout.columns) {
        if (of_people(column)) continue;  // whose they are is told by their neighbours
        const auto spellings = spellings_of(column);
        const auto [first, second] = samples(column);
        for (std::size_t i = 0; i + 1 < spellings.size(); ++i) {
          Table table{{spellings[i], spellings[i + 1]}, {first, second}, {"", second}, {first, ""}};
          Table turned{{spellings[i + 1], spellings[i]}, {second, first}, {second, ""}, {"", first}};
          add_required(layout, column, table);
          add_required(layout, column, turned);
          const auto one = plugin.read(table), other = plugin.read(turned);
          const auto what = id + "/" + std::string{layout.id} + ": " + spellings[i] + " and " + spellings[i + 1];
          EXPECT_EQ(one.why, other.why) << what;
          EXPECT_EQ(fields_of(one), fields_of(other)) << what;
          EXPECT_EQ(one.rejects.size(), other.rejects.size()) << what;
          ++pairs;
        }
      }
  }
  EXPECT_GT(pairs, 300u);
}

TEST(Columns, ThePreferredOneThatSaysSomethingHasTheWord) {
  std::size_t compared = 0;
  for (const std::string id : kPlugins) {
    LoadedPlugin plugin{id};
    for (const auto& layout : plugin.description().layouts)
      for (const auto& column : layout.columns) {
        const auto spellings = spellings_of(column);
        const auto* info = column.local.empty() ? schema::info_of(column.field) : nullptr;
        if (!info || of_people(column) || spellings.size() < 2 || column.need == plugin::Need::required) continue;
        if (column.combine == plugin::Combine::alone) continue;  // what the others say is no substitute
        const auto [first, second] = samples(column);
        Table table{{spellings.back(), spellings.front()}, {second, first}, {second, ""}};
        Table alone{{spellings.front()}, {first}, {second}};
        add_required(layout, column, table);
        add_required(layout, column, alone);
        const auto both = plugin.read(table), one = plugin.read(alone);
        ASSERT_EQ(both.records.size(), one.records.size()) << id << '/' << layout.id << ": " << spellings.front();
        if (one.records.size() != 2) continue;  // the plugin refuses such a row
        ++compared;
        for (std::size_t row = 0; row < 2; ++row)
          EXPECT_EQ(both.records[row][std::string{info->name}], one.records[row][std::string{info->name}])
              << id << '/' << layout.id << ": " << spellings.front() << " before " << spellings.back();
      }
  }
  EXPECT_GT(compared, 150u);
}

TEST(Columns, ThatAreNotTakenInAreNamedWithTheOneThatWon) {
  using plugin_host::ColumnUse;
  const auto read = LoadedPlugin{"human_resources"}.read(
      {{"地区", "县（市、区）", "姓名", "身份证号码", "代办人", "身份证号码", "失业登记日期", "银行账号"},
       {"泉州市", "安溪县", "甲", "", "乙", number_of("19610412", "247"), "2021-03-01", "6222"}});
  ASSERT_EQ(read.columns.size(), 8u) << read.why;
  EXPECT_EQ(read.columns[0].use, ColumnUse::spare);
  EXPECT_EQ(read.columns[0].target, "county");
  EXPECT_EQ(read.columns[1].use, ColumnUse::taken);
  EXPECT_EQ(read.columns[5].use, ColumnUse::others);
  EXPECT_EQ(read.columns[5].target, "");
  EXPECT_EQ(read.columns[7].use, ColumnUse::dropped);
  ASSERT_EQ(read.records.size(), 1u);
  EXPECT_EQ(read.records[0]["unit"], "350524");
}

TEST(Columns, ThatArePartsOfAnAmountAreAddedUp) {
  const auto read = LoadedPlugin{"medical_insurance"}.read(
      {{"姓名", "身份证号码", "个人自费金额（门诊）", "住院个人自费金额", "参保地", "结算年度"},
       {"甲", "", "10000", "30000.50", "安溪县", "2020"},
       {"乙", "", "", "30000", "安溪县", "2020"},
       {"丙", "", "1,2,3", "30000", "安溪县", "2020"}});
  ASSERT_EQ(read.records.size(), 2u) << read.why;
  EXPECT_EQ(read.records[0]["settlements.0.own_pay"], "4000050");
  EXPECT_EQ(read.records[1]["settlements.0.own_pay"], "3000000");
  ASSERT_EQ(read.rejects.size(), 1u);  // a part that cannot be read leaves no amount
  EXPECT_EQ(read.rejects[0].reason, schema::Reason::money_unreadable);
}

}  // namespace
}  // namespace yingbao::plugin_tests
