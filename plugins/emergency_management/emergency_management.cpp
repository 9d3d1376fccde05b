// 应急管理局: households that need help after a disaster (G7), as their heads. Bank columns are named by no layout: the
// host drops them before anything is kept.
#include "base/text.hpp"
#include "plugin_api/plugin.hpp"
#include "schema/claims.hpp"
#include "schema/reading.hpp"

#include <string>

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;

constexpr Column kColumns[] = {
    {.field = Field::name, .need = Need::required, .titles = "户主姓名|姓名"},
    {.field = Field::id_number},
    {.field = Field::household_size},
    {.field = Field::family_type},
    {.field = Field::hukou_type},
    {.field = Field::phone},
    {.field = Field::county, .titles = "县（市、区）|县市区|县区|区县|行政区划代码|行政区划|地区|行政村（社区）代码"},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::live_address},
    {.field = Field::disaster_kind},
    {.field = Field::disaster_date, .need = Need::readable},
    {.field = Field::houses_lost},
    {.local = "口粮", .titles = "需口粮救助（元）|需口粮"},
    {.local = "取暖", .titles = "需取暖救助（元）|需取暖"},
    {.local = "衣被", .titles = "需衣被救助（件）|需衣被"},
    {.local = "伤病", .titles = "需伤病救助（元）|需伤病"},
    {.local = "饮水", .titles = "需饮水救助（元）|需饮水"},
    {.local = "其他", .titles = "需其他救助（元）|需其他"},
    {.field = Field::amount, .titles = "核准救助金额（元）"},
    {.field = Field::remark},
};
constexpr std::string_view kNeeds[] = {"口粮", "取暖", "衣被", "伤病", "饮水", "其他"};
constexpr std::string_view kPieces = "衣被";  // counted in pieces, not in yuan
constexpr Layout kLayouts[] = {{.id = "households_in_need", .feed = "G7", .columns = kColumns}};
constexpr std::string_view kFeeds[] = {"G7"};
constexpr Description kDescription{"emergency_management", "应急管理局", "emergency management", kFeeds, kLayouts};

class EmergencyManagement final : public Plugin {
 public:
  explicit EmergencyManagement(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    add_needs(row, sink);
    if (sink.number(Field::household_size) > 1) sink.note(Reason::head_only);
    if (yingbao::contains_any(sink.text(Field::disaster_kind), "疫情|新冠") ||
        yingbao::contains_any(sink.text(Field::remark), "疫情|新冠"))
      sink.set(Field::epidemic, std::int64_t{1});
    // Whoever is on such a roster should not be in this list: to be checked.
    const auto claims = yingbao::schema::read_claims(sink.text(Field::family_type));
    if (!claims.empty()) sink.set(Field::claims, std::string_view{claims});
    if (yingbao::schema::claims_protection(claims)) sink.note(Reason::claims_protection);
    sink.emit();
  }

 private:
  /// What a household needs, and how many yuan of it. A word instead of an amount (是, √) is a need as well.
  static void add_needs(const Row& row, RecordSink& sink) {
    std::string needs;
    std::int64_t fen = 0;
    for (const auto need : kNeeds) {
      const auto cell = row.cell(need);
      if (yingbao::schema::says_nothing(cell) || cell == "否") continue;
      const auto pieces = need == kPieces ? yingbao::schema::read_integer(cell) : std::nullopt;
      const auto amount = pieces ? pieces : yingbao::schema::read_money(cell);
      if (amount && *amount <= 0) continue;
      needs.append(needs.empty() ? "" : "、").append(need);
      if (need != kPieces) fen += amount.value_or(0);
    }
    if (!needs.empty()) sink.set(Field::needs, std::string_view{needs});
    if (fen > 0) sink.set(Field::need_amount, fen);
  }
};

}  // namespace

YINGBAO_PLUGIN(EmergencyManagement)
