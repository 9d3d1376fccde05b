// 医疗保障局: what people paid themselves (G2), as settlements or summed by year. Each row is one entry; amounts of
// different meaning (自付, 自费, 个人负担) are kept apart, and the rules choose.
#include "reading/claims.hpp"
#include "reading/vocabularies.hpp"
#include "refunds.hpp"
#include "sdk/plugin.hpp"

#include <algorithm>
#include <cstdlib>

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;
namespace vocabularies = yingbao::reading::vocabularies;

// Both layouts share most columns: what only settlements have stands first, what only yearly sums have, last.
constexpr Column kColumns[] = {
    {.field = Field::settlement_number, .combine = Combine::alone},
    {.field = Field::settled_on, .need = Need::required},
    {.field = Field::name, .need = Need::required},
    {.field = Field::id_number},
    {.field = Field::county,
     .titles = "县（市、区）|县市区|县区|区县|参保地|参保区划|参保机构|统筹区|insu_admdvs|insuplc_admdvs"},
    {.field = Field::township},
    {.field = Field::village},
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
// A refund may bear the number of what it refunds: the amount tells them apart. Without numbers equal rows are entries
// of their own, as equal months are.
constexpr Field kSettlementKey[] = {Field::settlement_number, Field::settled_on, Field::own_pay};
constexpr Layout kLayouts[] = {
    {.id = "settlements",
     .feed = "G2",
     .columns = std::span{kColumns}.first(std::size(kColumns) - 1),
     .row_key = RowKey::entry,
     .key_fields = kSettlementKey},
    {.id = "yearly_sums", .feed = "G2", .columns = std::span{kColumns}.subspan(2), .row_key = RowKey::entry},
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
    const auto valid = yingbao::reading::read_state(row.cell("valid"), vocabularies::validity);
    const auto refunded = yingbao::reading::read_state(row.cell("refunded"), vocabularies::refund);
    const bool is_void = valid == "INVALID";
    const auto amounts = amounts_of(sink);
    const bool taken_back = is_void || refunded == "REFUNDED";
    const bool negative = *std::find_if(amounts.begin(), amounts.end() - 1, [](auto each) { return each != 0; }) < 0;
    const auto left = is_void && negative ? Refunds::Amounts{} : refunds_.left_of(amounts, taken_back, sink);
    const bool nothing = left == Refunds::Amounts{} && (taken_back || amounts != left);
    if (nothing) return sink.skip(is_void ? Reason::void_settlement : Reason::refunded);
    for (std::size_t i = 0; i < left.size(); ++i)
      if (left[i] != amounts[i]) sink.set(kAmounts[i], left[i]);
    if ((valid && valid->empty()) || (refunded && refunded->empty())) sink.note(Reason::word_unknown);
    if (implausible(sink)) sink.note(Reason::amount_implausible);
    sink.set(Field::settlement_state, std::string_view{"settled"});
    bool doubtful = false;
    const auto claims = yingbao::reading::read_claims(sink.text(Field::insured_class), &doubtful);
    if (doubtful) sink.note(Reason::word_unknown);
    if (!claims.empty()) sink.set(Field::claims, std::string_view{claims});
    sink.move_to_entry(Field::settlements, kEntry);
    sink.emit();
  }

 private:
  static constexpr Field kAmounts[] = {Field::own_pay, Field::self_pay, Field::personal_total};

  static Refunds::Amounts amounts_of(const RecordSink& sink) {
    Refunds::Amounts amounts{};
    for (std::size_t i = 0; i < amounts.size(); ++i)
      if (sink.has(kAmounts[i])) amounts[i] = sink.number(kAmounts[i]);
    return amounts;
  }

  /// Ten million yuan paid by one person: yuan were taken for ten thousands of them.
  static bool implausible(const RecordSink& sink) {
    constexpr std::int64_t kMost = 1'000'000'000;  // fen
    for (const auto amount : kAmounts)
      if (sink.has(amount) && std::abs(sink.number(amount)) > kMost) return true;
    return false;
  }

  Refunds refunds_;
};

}  // namespace

YINGBAO_PLUGIN(MedicalInsurance)
