// 总工会: workers in difficulty (G9).
#include "places/division.hpp"
#include "reading/claims.hpp"
#include "reading/vocabularies.hpp"
#include "sdk/plugin.hpp"

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;

constexpr Column kColumns[] = {
    {.field = Field::name, .need = Need::required, .titles = "姓名|职工姓名|困难职工姓名"},
    {.field = Field::id_number},
    {.field = Field::sex},
    {.field = Field::ethnicity},
    {.field = Field::birth_date},
    {.field = Field::phone},
    {.field = Field::workplace},
    {.local = "所属工会", .titles = "所属工会|所在工会|工会名称|基层工会"},
    {.field = Field::county},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::live_address},
    {.field = Field::category, .titles = "职工身份"},
    {.field = Field::household_size},
    {.field = Field::family_income},
    {.field = Field::income_per_head},
    {.field = Field::hardship_standard},
    {.field = Field::hardship_cause},
    {.field = Field::claims},
    {.field = Field::decision, .titles = "审核状态|审核结果"},
    {.field = Field::remark},
};
constexpr Layout kLayouts[] = {{.id = "workers", .feed = "G9", .columns = kColumns}};
constexpr std::string_view kFeeds[] = {"G9"};
constexpr Description kDescription{"trade_union", "总工会", "trade union", kFeeds, kLayouts};

struct Decision {
  std::string_view code, words;
};
constexpr Decision kDecisions[] = {{"APPROVED", "审核通过"}, {"REFUSED", "审核未通过"}, {"PENDING", "待审核"}};

class TradeUnion final : public Plugin {
 public:
  explicit TradeUnion(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    // Without an address, the union tells the county: it bears its name.
    const bool county_named = yingbao::places::unit_in_county_cell(sink.text(Field::county)) != nullptr;
    if (!county_named && !sink.has(Field::live_address) && !row.cell("所属工会").empty())
      sink.set(Field::county, row.cell("所属工会"));
    bool doubtful = false;
    const auto claims = yingbao::reading::read_claims(sink.text(Field::claims), &doubtful);
    if (doubtful) sink.note(Reason::word_unknown);
    claims.empty() ? sink.erase(Field::claims) : sink.set(Field::claims, std::string_view{claims});
    if (yingbao::reading::claims_protection(claims)) sink.note(Reason::claims_protection);
    read_decision(sink);
    sink.emit();
  }

 private:
  /// In the words of the rules. Of 已审核 alone nobody knows how it ended: it stays as it is, and is told.
  static void read_decision(RecordSink& sink) {
    using namespace yingbao::reading;
    const auto decision = read_state(sink.text(Field::decision), vocabularies::review);
    if (!decision) return;
    for (const auto& [code, words] : kDecisions)
      if (*decision == code) return sink.set(Field::decision, words);
    sink.note(Reason::word_unknown);
  }
};

}  // namespace

YINGBAO_PLUGIN(TradeUnion)
