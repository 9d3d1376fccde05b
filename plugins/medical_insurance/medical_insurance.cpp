// 医疗保障局: what people paid themselves (G2), as settlements or summed by year. Each row is one entry; amounts of
// different meaning (自付, 自费, 个人负担) are kept apart, and the rules choose.
#include "plugin_api/plugin.hpp"

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;

constexpr std::string_view kNames = "姓名|人员姓名|psn_name";
constexpr std::string_view kNumbers = "身份证号码|身份证号|证件号码|公民身份号码|社会保障号码|certno|psn_cert_no";
constexpr std::string_view kPlaces = "参保地|参保区划|参保机构|统筹区|县（市、区）|insu_admdvs|insuplc_admdvs";
constexpr std::string_view kSelf = "个人自付金额（元）|个人自付金额|自付金额|个人自付|自付";
constexpr std::string_view kOwn = "个人自费金额（元）|个人自费金额|自费金额|全自费金额|个人自费|自费|fulamt_ownpay_amt";
constexpr std::string_view kTotal = "个人负担合计（元）|个人负担合计|个人负担总金额|个人负担|psn_part_amt";

constexpr Column kSettlementColumns[] = {
    {.field = Field::name, .reader = Reader::name, .need = Need::required, .titles = kNames},
    {.field = Field::id_number, .reader = Reader::identity, .titles = kNumbers},
    {.field = Field::county, .reader = Reader::county, .titles = kPlaces},
    {.field = Field::sex, .reader = Reader::sex, .titles = "性别|gend"},
    {.field = Field::phone, .titles = "联系电话|电话|手机号码|tel"},
    {.field = Field::live_address, .titles = "家庭住址|住址|联系地址|现住址|addr"},
    {.field = Field::insurance_kind, .titles = "险种类型|险种|insutype"},
    {.field = Field::insured_class, .titles = "人员类别|身份类别|psn_type"},
    {.field = Field::disease, .titles = "主要病种|病种|疾病诊断|诊断名称|dise_name"},
    {.field = Field::settlement_number, .titles = "结算编号|结算ID|结算流水号|结算单号|setl_id"},
    {.field = Field::settled_on, .reader = Reader::date, .need = Need::required, .titles = "结算日期|结算时间|setl_time|setl_date"},
    {.field = Field::self_pay, .reader = Reader::money, .titles = kSelf},
    {.field = Field::own_pay, .reader = Reader::money, .need = Need::required, .titles = kOwn},
    {.field = Field::personal_total, .reader = Reader::money, .titles = kTotal},
    {.local = "refunded", .titles = "退费标志|退费结算标志|是否退费|refd_setl_flag"},
    {.local = "valid", .titles = "有效标志|是否有效|vali_flag"},
};
constexpr Column kYearColumns[] = {
    {.field = Field::name, .reader = Reader::name, .need = Need::required, .titles = kNames},
    {.field = Field::id_number, .reader = Reader::identity, .titles = kNumbers},
    {.field = Field::county, .reader = Reader::county, .titles = kPlaces},
    {.field = Field::sex, .reader = Reader::sex, .titles = "性别"},
    {.field = Field::phone, .titles = "联系电话|电话|手机号码"},
    {.field = Field::live_address, .titles = "家庭住址|住址|联系地址|现住址"},
    {.field = Field::insurance_kind, .titles = "险种类型|险种"},
    {.field = Field::insured_class, .titles = "人员类别|身份类别"},
    {.field = Field::disease, .titles = "主要病种|病种"},
    {.field = Field::settled_year, .reader = Reader::integer, .need = Need::required, .titles = "结算年度|年度|统计年度"},
    {.field = Field::self_pay, .reader = Reader::money, .titles = kSelf},
    {.field = Field::own_pay, .reader = Reader::money, .need = Need::required, .titles = kOwn},
    {.field = Field::personal_total, .reader = Reader::money, .titles = kTotal},
    {.local = "refunded", .titles = "退费标志|是否退费"},
    {.local = "valid", .titles = "有效标志|是否有效"},
};
// A refund may bear the number of what it refunds: the amount tells them apart.
constexpr Field kSettlementKey[] = {Field::settlement_number, Field::settled_on, Field::own_pay};
constexpr Layout kLayouts[] = {
    {.id = "settlements", .feed = "G2", .columns = kSettlementColumns, .row_key = RowKey::fields, .key_fields = kSettlementKey},
    {.id = "yearly_sums", .feed = "G2", .columns = kYearColumns},
};
constexpr std::string_view kFeeds[] = {"G2"};
constexpr Description kDescription{"medical_insurance", "医疗保障局", "medical insurance", kFeeds, kLayouts};

constexpr Field kEntry[] = {Field::settled_on,     Field::settlement_number, Field::self_pay,    Field::own_pay,
                            Field::personal_total, Field::settlement_state,  Field::settled_year};

bool says_yes(std::string_view flag) { return flag == "1" || flag == "是" || flag == "Y" || flag == "已退费" || flag == "退费"; }
bool says_no(std::string_view flag) { return flag == "0" || flag == "否" || flag == "N" || flag == "无效" || flag == "作废"; }

class MedicalInsurance final : public Plugin {
 public:
  explicit MedicalInsurance(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    if (says_no(row.cell("valid"))) return sink.skip(Reason::void_settlement);
    sink.set(Field::settlement_state, std::string_view{says_yes(row.cell("refunded")) ? "refunded" : "settled"});
    sink.move_to_entry(Field::settlements, kEntry);
    sink.emit();
  }
};

}  // namespace

YINGBAO_PLUGIN(MedicalInsurance)
