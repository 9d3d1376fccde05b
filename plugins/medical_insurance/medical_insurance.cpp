// 医疗保障局: what people paid themselves (G2), as settlements or summed by year. Each row is one entry; amounts of
// different meaning (自付, 自费, 个人负担) are kept apart, and the rules choose.
#include "base/text.hpp"
#include "plugin_api/plugin.hpp"
#include "schema/claims.hpp"

namespace {

using namespace yingbao::plugin;
using yingbao::is_one_of;
using yingbao::schema::Field;
using yingbao::schema::Reason;

// Both layouts share most columns: what only settlements have stands first, what only yearly sums have, last.
constexpr Column kColumns[] = {
    {.field = Field::settlement_number},
    {.field = Field::settled_on, .need = Need::required},
    {.field = Field::name, .need = Need::required},
    {.field = Field::id_number},
    {.field = Field::county, .titles = "县（市、区）|县市区|县区|区县|参保地|参保区划|参保机构|统筹区|insu_admdvs|insuplc_admdvs"},
    {.field = Field::sex},
    {.field = Field::phone},
    {.field = Field::live_address},
    {.field = Field::insurance_kind},
    {.field = Field::insured_class},
    {.field = Field::disease},
    {.field = Field::self_pay, .combine = Combine::sum},
    {.field = Field::own_pay, .need = Need::required, .combine = Combine::sum},
    {.field = Field::personal_total, .combine = Combine::sum},
    {.local = "refunded", .titles = "退费标志|退费结算标志|是否退费|refd_setl_flag"},
    {.local = "valid", .titles = "有效标志|是否有效|vali_flag"},
    {.field = Field::settled_year, .need = Need::required},
};
// A refund may bear the number of what it refunds: the amount tells them apart.
constexpr Field kSettlementKey[] = {Field::settlement_number, Field::settled_on, Field::own_pay};
constexpr Layout kLayouts[] = {
    {.id = "settlements", .feed = "G2", .columns = std::span{kColumns}.first(std::size(kColumns) - 1),
     .row_key = RowKey::fields, .key_fields = kSettlementKey},
    {.id = "yearly_sums", .feed = "G2", .columns = std::span{kColumns}.subspan(2)},
};
constexpr std::string_view kFeeds[] = {"G2"};
constexpr Description kDescription{"medical_insurance", "医疗保障局", "medical insurance", kFeeds, kLayouts};

constexpr Field kEntry[] = {Field::settled_on,     Field::settlement_number, Field::self_pay,    Field::own_pay,
                            Field::personal_total, Field::settlement_state,  Field::settled_year};

class MedicalInsurance final : public Plugin {
 public:
  explicit MedicalInsurance(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    if (is_one_of(row.cell("valid"), "0|否|N|无效|作废")) return sink.skip(Reason::void_settlement);
    const bool refunded = is_one_of(row.cell("refunded"), "1|是|Y|已退费|退费");
    sink.set(Field::settlement_state, std::string_view{refunded ? "refunded" : "settled"});
    const auto claims = yingbao::schema::read_claims(sink.text(Field::insured_class));
    if (!claims.empty()) sink.set(Field::claims, std::string_view{claims});
    sink.move_to_entry(Field::settlements, kEntry);
    sink.emit();
  }
};

}  // namespace

YINGBAO_PLUGIN(MedicalInsurance)
