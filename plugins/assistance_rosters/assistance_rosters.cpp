// The rosters of people already protected, and the lists of people who applied, were helped or recognised. Which one a
// file holds comes from its name by configuration.
#include "base/text.hpp"
#include "reading/cells.hpp"
#include "reading/codes.hpp"
#include "reading/vocabularies.hpp"
#include "schema/feed.hpp"
#include "sdk/plugin.hpp"

#include <string>

namespace {

using namespace yingbao::plugin;
using yingbao::contains;
using yingbao::contains_any;
using yingbao::reading::DateKind;
using yingbao::reading::DateUse;
using yingbao::reading::read_state;
using yingbao::schema::Field;
using yingbao::schema::Reason;
namespace vocabularies = yingbao::reading::vocabularies;

constexpr std::string_view kHeads = "户主姓名|户主";
constexpr std::string_view kHeadsNumbers = "户主身份证号码|户主身份证号|身份证号码|身份证号";
constexpr std::string_view kStates = "保障状态|救助状态|状态";
constexpr std::string_view kSingle = "是否单人保|单人保|是否单人户保障|是否单人保障|保障方式";

constexpr Column kPersonColumns[] = {
    {.field = Field::county},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::name, .need = Need::required},
    {.field = Field::id_number},
    {.field = Field::sex},
    {.field = Field::birth_date},
    {.field = Field::ethnicity},
    {.field = Field::education},
    {.field = Field::hukou_type},
    {.field = Field::head_name},
    {.field = Field::head_id_number},
    {.field = Field::relation},
    {.field = Field::household_size},
    {.field = Field::protected_size},
    {.field = Field::live_address},
    {.field = Field::roster_certificate},
    {.field = Field::care_mode},
    {.field = Field::care_place},
    {.field = Field::amount},
    {.field = Field::protected_since, .reader = Reader::text},  // 2021年7月起 is an answer as well as a day
    {.field = Field::protected_until, .reader = Reader::text},
    {.field = Field::decided_on},
    {.field = Field::decision},
    {.local = "single", .titles = kSingle},
    {.local = "protected", .titles = "是否保障对象|是否享受"},
    {.local = "state", .titles = kStates},
};
constexpr Column kHouseholdColumns[] = {
    {.field = Field::county},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::name, .need = Need::required, .titles = kHeads},
    {.field = Field::id_number, .titles = kHeadsNumbers},
    {.field = Field::roster_certificate},
    {.field = Field::household_size, .need = Need::required},
    {.field = Field::protected_size, .need = Need::required},
    {.field = Field::care_mode},
    {.field = Field::amount},
    {.field = Field::protected_since, .reader = Reader::text},  // 2021年7月起 is an answer as well as a day
    {.field = Field::protected_until, .reader = Reader::text},
    {.field = Field::live_address},
    {.local = "single", .titles = kSingle},
    {.local = "state", .titles = kStates},
};
// The ledger spreads a household over one row; its 证件号码 is the certificate's, not a person's.
constexpr Column kLedgerColumns[] = {
    {.field = Field::county},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::name, .need = Need::required, .titles = kHeads},
    {.field = Field::id_number, .titles = kHeadsNumbers},
    {.field = Field::roster_certificate, .titles = "低保证号|救助证号|保障证号|证件号码"},
    {.field = Field::amount, .titles = "户月保障金|保障金额"},
    {.field = Field::protected_since, .reader = Reader::text},  // 2021年7月起 is an answer as well as a day
    {.field = Field::protected_until, .reader = Reader::text},
    {.field = Field::live_address},
    {.local = "state", .titles = kStates},
    {.local = "户主是否享受", .need = Need::present},
    {.local = "成员一姓名"},
    {.local = "成员一身份证号"},
    {.local = "成员二姓名"},
    {.local = "成员二身份证号"},
    {.local = "成员三姓名"},
    {.local = "成员三身份证号"},
    {.local = "成员四姓名"},
    {.local = "成员四身份证号"},
    {.local = "成员五姓名"},
    {.local = "成员五身份证号"},
    {.local = "成员六姓名"},
    {.local = "成员六身份证号"},
    {.local = "成员七姓名"},
    {.local = "成员七身份证号"},
    {.local = "成员八姓名"},
    {.local = "成员八身份证号"},
    {.local = "成员九姓名"},
    {.local = "成员九身份证号"},
};
constexpr std::string_view kMembers[] = {"成员一", "成员二", "成员三", "成员四", "成员五",
                                         "成员六", "成员七", "成员八", "成员九"};
constexpr Layout kLayouts[] = {
    {.id = "household_list", .columns = kHouseholdColumns, .row_key = RowKey::person},
    {.id = "person_list", .columns = kPersonColumns, .row_key = RowKey::person},
    {.id = "ledger", .columns = kLedgerColumns, .row_key = RowKey::person},
};
constexpr std::string_view kFeeds[] = {"DIBAO",   "DIBAO_SINGLE", "TEKUN",    "ORPHAN",
                                       "DEFACTO", "UNAPPROVED",   "BIG_TEMP", "RECOGNISED"};
constexpr Description kDescription{"assistance_rosters", "社会救助在保名册", "rosters of people already protected",
                                   kFeeds, kLayouts};

bool says_single(std::string_view word) {
  return contains(word, "单人") ? !contains_any(word, "非|不|未|否|无") : yingbao::reading::read_boolean(word) == true;
}
std::string_view said(std::string_view cell) {
  return yingbao::reading::says_nothing(cell) ? std::string_view{} : cell;
}

class AssistanceRosters final : public Plugin {
 public:
  explicit AssistanceRosters(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    const auto* kind = yingbao::schema::feed_kind(row.feed());
    const bool roster = !kind || kind->roster;
    for (const auto [field, use] : kDays)
      if (!roster && !read_day(field, use, sink)) sink.note(Reason::optional_unreadable);
    // Of an application, 终止 and 否 are how it ended.
    if (roster && !state_standing(row, sink)) return sink.skip(Reason::not_protected);
    const bool several = sink.number(Field::household_size) > 1;
    // A list of households names heads alone: of the others only their number is known.
    const bool others_unknown = several && row.layout() == "household_list";
    sink.set(Field::roster_scope, std::string_view{others_unknown ? "HEAD_ONLY" : "PERSON"});
    if (others_unknown) sink.note(Reason::head_only);
    const bool stated = says_single(row.cell("single")) || says_single(sink.text(Field::care_mode));
    if (stated || row.feed() == "DIBAO_SINGLE" || (several && sink.number(Field::protected_size) == 1))
      sink.set(Field::single_protection, std::int64_t{1});
    if (row.layout() == "ledger") return emit_household(row, sink);
    sink.emit();
  }

 private:
  struct Day {
    Field field;
    DateUse use;
  };
  static constexpr Day kDays[] = {{Field::protected_since, DateUse::month}, {Field::protected_until, DateUse::end}};

  /// False when the cell says something of a day and no day can be read: whether it has come then nobody knows.
  static bool read_day(Field field, DateUse use, RecordSink& sink) {
    if (!sink.has(field)) return true;
    const auto cell = sink.text(field);
    const bool silent = yingbao::reading::says_nothing(cell) ||
                        yingbao::is_one_of(cell, "长期|永久|长期有效|至今|未停保|无期限|无固定期限");
    const auto read = silent ? yingbao::reading::DateReading{} : yingbao::reading::judge_date(cell, use);
    sink.erase(field);
    if (read.kind == DateKind::day) sink.set(field, std::int64_t{read.date.number()});
    if (!silent && read.kind == DateKind::stand_in) sink.note(Reason::date_stand_in);
    return silent || read.kind != DateKind::unreadable;
  }

  /// A standing and one word more: who may not be protected counts as such, and what is unclear stays so.
  static std::string_view with(std::string_view standing, std::string_view told) {
    if (told.empty()) return "UNCLEAR";
    return told == "NOT_BEGUN" && standing == "ACTIVE" ? told : standing;
  }

  /// What the row's words say of its protection; false when it is none. Its days are judged on the business date.
  static bool state_standing(const Row& row, RecordSink& sink) {
    std::string_view standing = "ACTIVE";
    for (const auto column : {"protected", "state"}) {
      const auto told = read_state(row.cell(column), vocabularies::roster);
      if (!told) continue;
      if (*told == "ENDED" || *told == "NOT_PROTECTED") return false;
      standing = with(standing, *told);
    }
    for (const auto [field, use] : kDays)
      if (!read_day(field, use, sink)) standing = "UNCLEAR";
    if (standing != "ACTIVE") sink.set(Field::roster_state, standing);
    if (standing == "UNCLEAR") sink.note(Reason::protection_unclear);
    if (sink.has(Field::protected_until)) sink.note(Reason::protection_ends);
    return true;
  }

  static void emit_household(const Row& row, RecordSink& sink) {
    const std::string head{sink.text(Field::name)}, head_number{sink.text(Field::id_number)};
    const auto of_head = read_state(row.cell("户主是否享受"), vocabularies::roster);
    bool anybody = of_head != "ENDED" && of_head != "NOT_PROTECTED";
    if (anybody) emit_head(of_head.value_or("ACTIVE"), sink);
    if (!head.empty()) sink.set(Field::head_name, std::string_view{head});
    if (!head_number.empty()) sink.set(Field::head_id_number, std::string_view{head_number});
    for (const auto each : kMembers) {
      const std::string member{each};
      const auto name = yingbao::reading::read_name(said(row.cell(member + "姓名")));
      const std::string number{said(row.cell(member + "身份证号"))};
      if (name.empty() && number.empty()) continue;
      name.empty() ? sink.erase(Field::name) : sink.set(Field::name, std::string_view{name});
      number.empty() ? sink.erase(Field::id_number) : sink.set(Field::id_number, std::string_view{number});
      sink.emit();
      anybody = true;
    }
    if (!anybody) sink.skip(Reason::not_protected);
  }

  /// Words about the head alone leave the members' standing as it is.
  static void emit_head(std::string_view told, RecordSink& sink) {
    const std::string of_all{sink.text(Field::roster_state)};
    const auto standing = with(of_all.empty() ? "ACTIVE" : std::string_view{of_all}, told);
    if (standing != "ACTIVE") sink.set(Field::roster_state, standing);
    if (standing == "UNCLEAR" && of_all != standing) sink.note(Reason::protection_unclear);
    sink.emit();
    of_all.empty() ? sink.erase(Field::roster_state) : sink.set(Field::roster_state, std::string_view{of_all});
  }
};

}  // namespace

YINGBAO_PLUGIN(AssistanceRosters)
