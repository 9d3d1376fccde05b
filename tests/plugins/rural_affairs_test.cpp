#include "run_rows.hpp"

#include <gmock/gmock.h>

namespace yingbao::plugin_tests {
namespace {

using schema::Reason;
using testing::HasSubstr;

constexpr const char* kPlugin = "rural_affairs";
const std::string kNumber = number_of("19700103", "015");

plugin_host::Job job_named(const std::string& file) {
  auto job = job_of(kPlugin);
  job.file_name = file;
  return job;
}

TEST(RuralAffairs, ReadsTheMonitoringSystemsPersonList) {
  const auto rows = rows_of(job_named("已脱贫但不够稳定的监测对象202106.csv"),
                            "序号,县(市、区、旗),乡(镇),行政村,自然村,户编号,人编号,姓名,证件号码,人数,与户主关系,民族,"
                            "文化程度,在校生状况,健康状况,"
                            "劳动技能,务工时间（月）,是否参加大病保险,致贫原因1,危房户,是否解决安全饮用水,人均纯收入,"
                            "户联系电话,人联系电话,首次识别时间,"
                            "人员识别时间,户类型,监测对象类别,风险是否已消除,识别监测时间,消除监测时间\n"
                            "1,安溪县,甲镇,乙村,丙,H001,P001,张三," +
                                kNumber +
                                ",4,户主,畲族,小学,非在校生,长期慢性病,普通劳动力,6,是,因病,否,是,"
                                "\"8,123.45\",13900000001,13900000002,201601,201602,脱贫户,脱贫不稳定户,否,202011,\n"
                                "2,安溪县,甲镇,乙村,丙,H001,P002,李四,,4,配偶,汉族,小学,,健康,无劳动力,,是,因病,否,是,"
                                "8123.45,13900000001,,201601,"
                                "201602,脱贫户,脱贫不稳定户,是,2020年11月,2021-03\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.header.layout, "person_list");
  const auto& record = rows.records[0];
  EXPECT_EQ(record.feed, "G1A");
  EXPECT_EQ(record["id_number"], kNumber);
  EXPECT_EQ(record["household_number"], "H001");
  EXPECT_EQ(record["person_number"], "P001");
  EXPECT_EQ(record["household_size"], "4");
  EXPECT_EQ(record["relation"], "户主");
  EXPECT_EQ(record["health"], "长期慢性病");
  EXPECT_EQ(record["labour"], "普通劳动力");
  EXPECT_EQ(record["risks"], "因病");
  EXPECT_EQ(record["income_per_head"], "812345");
  EXPECT_EQ(record["phone"], "13900000002") << "the person's own goes before the household's";
  EXPECT_EQ(record["household_type"], "脱贫户");
  EXPECT_EQ(record["monitor_type"], "脱贫不稳定户");
  EXPECT_EQ(record["risk_cleared"], "0");
  EXPECT_EQ(record["identified_on"], "20201101") << "not the day the household was first registered as poor";
  EXPECT_EQ(record["unit"], "350524");
  EXPECT_EQ(rows.records[1]["phone"], "13900000001");
  EXPECT_EQ(rows.records[1]["identified_on"], "20201101");
  EXPECT_EQ(rows.records[1]["cleared_on"], "20210301");
  EXPECT_EQ(rows.found(Reason::head_only), 0u);
}

TEST(RuralAffairs, AColumnTellsTheGroupsApart) {
  const auto rows = rows_of(kPlugin,
                            "监测对象分类,姓名,证件号码,县区\n"
                            "已脱贫但不够稳定的监测对象,甲一,,安溪县\n"
                            "受疫情影响较大存在返贫风险,甲二,,安溪县\n"
                            "一键报贫新增贫困户,甲三,,安溪县\n"
                            "G1B,甲四,,安溪县\n"
                            "边缘易致贫户,甲五,,安溪县\n");
  ASSERT_EQ(rows.records.size(), 4u);
  EXPECT_EQ(rows.records[0].feed, "G1A");
  EXPECT_EQ(rows.records[1].feed, "G1B");
  EXPECT_EQ(rows.records[2].feed, "G1C");
  EXPECT_EQ(rows.records[3].feed, "G1B");
  ASSERT_EQ(rows.rejects.size(), 1u) << "the national category does not tell the three apart";
  EXPECT_EQ(rows.rejects[0].reason, Reason::code_unreadable);
  EXPECT_EQ(rows.rejects[0].column, "监测对象分类");
}

TEST(RuralAffairs, TheColumnGoesBeforeTheFilesName) {
  const auto rows = rows_of(job_named("一键报贫.csv"), "类别,姓名,证件号码\n受疫情影响,甲一,\n,甲二,\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[0].feed, "G1B");
  EXPECT_EQ(rows.records[1].feed, "G1C");
}

TEST(RuralAffairs, WithoutAGroupTheRowIsRefused) {
  const auto rows = rows_of(job_named("监测对象.csv"), "姓名,证件号码\n甲一,\n");
  ASSERT_EQ(rows.rejects.size(), 1u);
  EXPECT_EQ(rows.rejects[0].reason, Reason::code_unreadable);
  EXPECT_EQ(rows.rejects[0].column, "");
}

TEST(RuralAffairs, ReadsHeadsOfHouseholds) {
  const auto rows = rows_of(job_named("受疫情影响.csv"),
                            "县区,户编号,户主姓名,证件号码,家庭人口数,联系电话\n"
                            "德化县,H1,张三," +
                                kNumber +
                                ",3人,13900000001\n"
                                "德化县,H2,李四,,1,\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.header.layout, "household_list");
  EXPECT_EQ(rows.records[0]["name"], "张三");
  EXPECT_EQ(rows.records[0]["household_size"], "3");
  EXPECT_EQ(rows.found(Reason::head_only), 1u);
}

TEST(RuralAffairs, ACertificatesNumberTellsCategoryAndGrade) {
  const auto rows =
      rows_of(job_named("一键报贫.csv"), "姓名,证件号码\n张三," + kNumber + "43\n李四," + kNumber + "62B1\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[0]["id_number"], kNumber + "43") << "the hub takes the identity number out of it";
  EXPECT_EQ(rows.records[0]["disability_category"], "4");
  EXPECT_EQ(rows.records[0]["disability_grade"], "3");
  EXPECT_EQ(rows.records[1]["disability_category"], "6");
}

TEST(RuralAffairs, RisksStandSideBySide) {
  const auto rows = rows_of(job_named("一键报贫.csv"),
                            "致贫/返贫风险2,姓 名,证件号码,致贫/返贫风险1,致贫/返贫风险5,风险是否已消除\n"
                            "因残,张三,,因病,务工就业不稳,已\n,李四,,,因学,也许\n");
  ASSERT_EQ(rows.records.size(), 2u);
  EXPECT_EQ(rows.records[0]["risks"], "因病、因残、务工就业不稳");
  EXPECT_EQ(rows.records[0]["risk_cleared"], "1");
  EXPECT_EQ(rows.records[1]["risks"], "因学");
  EXPECT_EQ(rows.found(Reason::optional_unreadable), 1u);
}

TEST(RuralAffairs, MissingColumnsAreNamed) {
  EXPECT_THAT(refusal_of(job_of(kPlugin), "户编号,人编号,证件号码,监测对象类别\nH,P,,\n"), HasSubstr("姓名"));
}

TEST(RuralAffairs, ATypeThatSaysOtherwiseIsNotMonitored) {
  const std::pair<const char*, const char*> types[] = {
      {"脱贫不稳定户", "脱贫不稳定户"},
      {"边缘易致贫户", "边缘易致贫户"},
      {"非监测对象", "非监测对象"},
      {"不是监测对象", "非监测对象"},
      {"一般农户", "非监测对象"},
      {"稳定脱贫户", "非监测对象"},
      {"否", "非监测对象"},
      {"", ""},
      {"三保障户", "三保障户"},
  };
  std::string text = "姓名,证件号码,监测对象类别,户类型\n";
  for (const auto& [word, type] : types) text += std::string{"甲,,"} + word + ",一般农户\n";
  const auto rows = rows_of(job_named("一键报贫.csv"), text);
  ASSERT_EQ(rows.records.size(), std::size(types));
  for (std::size_t i = 0; i < std::size(types); ++i)
    EXPECT_EQ(rows.records[i]["monitor_type"], types[i].second) << types[i].first;
  EXPECT_EQ(rows.found(Reason::word_unknown), 1u);
  EXPECT_EQ(rows.found(Reason::type_missing), 0u);
}

TEST(RuralAffairs, AListWithoutTypesNamesMonitoredHouseholds) {
  const auto rows = rows_of(job_named("一键报贫.csv"), "姓名,证件号码,户类型\n甲一,,\n甲二,,脱贫户\n甲三,,边缘户\n");
  ASSERT_EQ(rows.records.size(), 3u);
  EXPECT_EQ(rows.records[0]["monitor_type"], "名单所列");
  EXPECT_EQ(rows.records[1]["monitor_type"], "非监测对象") << "the kind of family says otherwise";
  EXPECT_EQ(rows.records[2]["monitor_type"], "名单所列");
  EXPECT_EQ(rows.found(Reason::type_missing), 2u);
}

TEST(RuralAffairs, ARiskIsClearedOrNotInWords) {
  const auto rows = rows_of(job_named("一键报贫.csv"),
                            "姓名,证件号码,风险是否已消除\n甲一,,未消除\n甲二,,自然消除\n甲三,,尚未\n甲四,,部分消除\n");
  EXPECT_EQ(rows.records[0]["risk_cleared"], "0");
  EXPECT_EQ(rows.records[1]["risk_cleared"], "1");
  EXPECT_EQ(rows.records[3]["risk_cleared"], "");
  EXPECT_EQ(rows.found(Reason::optional_unreadable), 2u);
}

}  // namespace
}  // namespace yingbao::plugin_tests
