// 教育局: pupils in difficulty (G9). What a school notes of a family is a claim: somebody said to be on a roster who is
// not found there is what the hub looks for.
#include "base/text.hpp"
#include "reading/claims.hpp"
#include "reading/vocabularies.hpp"
#include "sdk/plugin.hpp"

#include <algorithm>
#include <string>

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;

constexpr Column kColumns[] = {
    {.field = Field::school},
    {.field = Field::name, .need = Need::required, .titles = "学生姓名|姓名"},
    {.field = Field::id_number, .titles = "学生身份证号|身份证号|身份证号码|身份证件号|公民身份号码|证件号码"},
    {.field = Field::sex},
    {.field = Field::ethnicity},
    {.field = Field::birth_date},
    {.field = Field::hukou_address, .titles = "户籍地址|户籍所在地（省/市/区县）|户籍所在地|户口所在地"},
    {.field = Field::live_address},
    {.field = Field::county},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::household_size},
    {.field = Field::income_per_head},
    {.field = Field::guardian_name, .titles = "家长姓名|监护人姓名|监护人"},
    {.field = Field::phone, .titles = "家长联系电话|联系电话|监护人联系电话|手机号码|电话"},
    {.field = Field::claims},
    {.local = "dibao", .titles = "是否城乡低保|是否低保|是否低保家庭"},
    {.local = "tekun", .titles = "是否城乡特困救助供养|是否特困救助供养|是否特困"},
    {.local = "orphan", .titles = "是否孤儿（含事实无人抚养儿童）|是否孤儿"},
    {.local = "unstable", .titles = "是否脱贫不稳定家庭（未）已消除风险|是否脱贫不稳定家庭|是否脱贫不稳定户"},
    {.local = "marginal", .titles = "是否边缘易致贫户家庭|是否边缘易致贫家庭|是否边缘易致贫户"},
    {.local = "sudden", .titles = "是否突发严重困难户|是否突发严重困难家庭"},
};
constexpr Layout kLayouts[] = {{.id = "pupils", .feed = "G9", .columns = kColumns}};
constexpr std::string_view kFeeds[] = {"G9"};
constexpr Description kDescription{"education", "教育局", "education", kFeeds, kLayouts};

struct Flag {
  std::string_view column, claims;
  std::string_view either = {};  ///< words that say yes however they go on
};
// One column asks for orphans and children nobody brings up together: either may be meant. Another asks whether the
// risk of an unstable family is over: it is one with 已消除 and 未消除 alike.
constexpr Flag kFlags[] = {
    {"dibao", "DIBAO"},      {"tekun", "TEKUN"},    {"orphan", "ORPHAN+DEFACTO"}, {"unstable", "POV_MON", "消除"},
    {"marginal", "POV_MON"}, {"sudden", "POV_MON"},
};
constexpr std::string_view kOtherHelp = "助学|奖学|补助|补贴|资助|津贴|减免|助餐|贷款";

void add_claims(std::string& claims, std::string_view codes) {
  for (const auto code : yingbao::split(codes, '+')) yingbao::reading::add_claim(claims, code);
}

/// Adds what the cell says of the flag, or the help that it names instead; false when it does not answer the question:
/// 是否特困 = 享受低保.
bool answer(std::string_view cell, std::string_view told, const Flag& flag, std::string& claims) {
  if (!flag.either.empty() && yingbao::contains(cell, flag.either)) return add_claims(claims, flag.claims), true;
  const auto named = yingbao::reading::read_claims(cell);
  if (told == "NO") return named.empty();
  if (!named.empty()) {
    add_claims(claims, named);
    const auto asked = yingbao::split(flag.claims, '+'), codes = yingbao::split(named, '+');
    return std::all_of(codes.begin(), codes.end(),
                       [&](auto code) { return std::find(asked.begin(), asked.end(), code) != asked.end(); });
  }
  if (told.empty() || yingbao::contains_any(cell, kOtherHelp)) return false;
  add_claims(claims, flag.claims);
  return true;
}

class Education final : public Plugin {
 public:
  explicit Education(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    const std::string kind{sink.text(Field::claims)};
    bool doubtful = false;
    auto claims = yingbao::reading::read_claims(kind, &doubtful);
    bool asked = row.has_column(Field::claims);
    for (const auto& flag : kFlags) {
      const auto cell = row.cell(flag.column);
      const auto told = yingbao::reading::read_state(cell, yingbao::reading::vocabularies::yes_no);
      if (!told) continue;
      asked = true;
      doubtful = !answer(cell, *told, flag, claims) || doubtful;
    }
    if (doubtful) sink.note(Reason::word_unknown);
    // A list that asks for the kind of hardship says of some pupils that they have none.
    if (!kind.empty()) sink.set(Field::hardship_cause, std::string_view{kind});
    else if (asked && !doubtful && claims.empty()) sink.set(Field::hardship_cause, std::string_view{"无"});
    claims.empty() ? sink.erase(Field::claims) : sink.set(Field::claims, std::string_view{claims});
    if (yingbao::reading::claims_protection(claims)) sink.note(Reason::claims_protection);
    sink.emit();
  }
};

}  // namespace

YINGBAO_PLUGIN(Education)
