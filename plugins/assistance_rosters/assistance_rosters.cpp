// The rosters of people already protected. The feed (DIBAO, TEKUN, …) comes from the file's name by configuration.
#include "plugin_api/plugin.hpp"

#include <initializer_list>

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;

constexpr std::string_view kNumbers = "身份证号|身份证号码|公民身份号码|证件号码";
constexpr std::string_view kPlaces = "地区|县（市、区）|县区|所属地区|行政区划";

constexpr Column kPersonColumns[] = {
    {.field = Field::county, .reader = Reader::county, .titles = kPlaces},
    {.field = Field::name, .reader = Reader::name, .need = Need::required, .titles = "姓名|对象姓名"},
    {.field = Field::id_number, .reader = Reader::identity, .titles = kNumbers},
    {.field = Field::sex, .reader = Reader::sex, .titles = "性别"},
    {.field = Field::ethnicity, .reader = Reader::ethnicity, .titles = "民族"},
    {.field = Field::education, .titles = "文化程度"},
    {.field = Field::head_name, .reader = Reader::name, .titles = "户主姓名"},
    {.field = Field::relation, .titles = "与户主关系"},
    {.field = Field::roster_certificate, .titles = "低保证号|救助证号|特困证号"},
    {.field = Field::care_mode, .titles = "供养方式"},
    {.field = Field::care_place, .titles = "供养机构"},
    {.field = Field::protected_since, .reader = Reader::date, .titles = "起始保障年月|享受时间|起始时间"},
    {.local = "protected", .titles = "是否保障对象|是否享受"},
    {.local = "state", .titles = "保障状态|状态|救助状态"},
};
constexpr Column kHouseholdColumns[] = {
    {.field = Field::county, .reader = Reader::county, .titles = kPlaces},
    {.field = Field::name, .reader = Reader::name, .need = Need::required, .titles = "户主姓名|户主"},
    {.field = Field::id_number, .reader = Reader::identity, .titles = "身份证号|身份证号码|户主身份证号|户主身份证号码"},
    {.field = Field::roster_certificate, .titles = "低保证号|救助证号"},
    {.field = Field::household_size, .reader = Reader::integer, .need = Need::required, .titles = "家庭人口数|家庭人口"},
    {.field = Field::protected_size, .reader = Reader::integer, .need = Need::required, .titles = "保障人口数|保障人数|享受人数"},
    {.field = Field::care_mode, .titles = "供养方式"},
    {.field = Field::protected_since, .reader = Reader::date, .titles = "起始保障年月"},
    {.field = Field::live_address, .titles = "家庭住址"},
    {.local = "state", .titles = "保障状态|状态"},
};
constexpr Layout kLayouts[] = {
    {.id = "person_list", .columns = kPersonColumns, .row_key = RowKey::person},
    {.id = "household_list", .columns = kHouseholdColumns, .row_key = RowKey::person},
};
constexpr std::string_view kFeeds[] = {"DIBAO", "DIBAO_SINGLE", "TEKUN", "ORPHAN", "DEFACTO"};
constexpr Description kDescription{"assistance_rosters", "社会救助在保名册", "rosters of people already protected", kFeeds,
                                   kLayouts};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const auto each : words)
    if (word == each) return true;
  return false;
}
bool says_no(std::string_view word) { return is_one_of(word, {"否", "0", "不享受", "未享受", "不是", "N"}); }
bool has_ended(std::string_view state) {
  return is_one_of(state, {"停保", "已停保", "停发", "停止", "注销", "已注销", "终止", "取消", "退保", "死亡"});
}

class AssistanceRosters final : public Plugin {
 public:
  explicit AssistanceRosters(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    if (says_no(row.cell("protected")) || has_ended(row.cell("state"))) return sink.skip(Reason::not_protected);
    const bool household = sink.has(Field::household_size);
    // The list names heads alone: of the others only their number is known.
    const bool others = household && sink.number(Field::household_size) > 1;
    sink.set(Field::roster_scope, std::string_view{others ? "HEAD_ONLY" : "PERSON"});
    if (others) sink.note(Reason::head_only);
    sink.emit();
  }
};

}  // namespace

YINGBAO_PLUGIN(AssistanceRosters)
