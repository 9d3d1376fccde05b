// 人力资源和社会保障局: people registered as unemployed (G6).
#include "plugin_api/plugin.hpp"

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;

constexpr Column kColumns[] = {
    {.field = Field::name, .reader = Reader::name, .need = Need::required, .titles = "姓名|AAC003"},
    {.field = Field::id_number, .reader = Reader::identity,
     .titles = "身份证号（社会保障号码）|身份证号|身份证号码|公民身份号码|社会保障号码|社会保障号|证件号码|AAC002"},
    {.field = Field::sex, .reader = Reader::sex, .titles = "性别|AAC004"},
    {.field = Field::ethnicity, .reader = Reader::ethnicity, .titles = "民族|AAC005"},
    {.field = Field::education, .titles = "文化程度|学历|AAC011"},
    {.field = Field::hukou_type, .titles = "户口性质|AAC009"},
    {.field = Field::hukou_address, .titles = "户籍地址|户口所在地|AAC010"},
    {.field = Field::live_address, .titles = "常住地址|现住址|家庭住址|居住地址|AAE006"},
    {.field = Field::phone, .titles = "联系电话|手机号码|电话|AAE005"},
    {.field = Field::unemployment_certificate, .titles = "就业创业证号|失业登记证号|失业证号|YJE004"},
    {.field = Field::unemployed_on, .reader = Reader::date, .titles = "失业时间|失业日期|AJC090"},
    {.field = Field::unemployment_reason, .titles = "失业原因"},
    {.field = Field::registered_on, .reader = Reader::date, .need = Need::required,
     .titles = "失业登记日期|登记日期|失业登记时间|AJC094"},
    {.field = Field::registry, .titles = "登记机构|经办机构|登记单位"},
    {.field = Field::county, .reader = Reader::county, .titles = "县（市、区）|县区|所属区县|行政区划|AAB301"},
    {.field = Field::township, .titles = "乡镇（街道）|乡镇|街道"},
    {.field = Field::draws_benefit, .reader = Reader::boolean, .titles = "是否领取失业保险金"},
    {.field = Field::insured, .reader = Reader::boolean, .titles = "是否参加失业保险"},
    {.field = Field::hardship_class, .titles = "就业困难人员类别"},
    {.field = Field::cancelled_on, .reader = Reader::date, .need = Need::readable, .titles = "注销日期|失业注销日期|注销时间"},
    {.field = Field::registration_valid, .reader = Reader::boolean, .titles = "有效标志"},
};
constexpr Field kKey[] = {Field::registered_on};
constexpr Layout kLayouts[] = {
    {.id = "registered_unemployed", .feed = "G6", .columns = kColumns, .row_key = RowKey::fields, .key_fields = kKey}};
constexpr std::string_view kFeeds[] = {"G6"};
constexpr Description kDescription{"human_resources", "人力资源和社会保障局", "human resources and social security",
                                   kFeeds, kLayouts};

class HumanResources final : public Plugin {
 public:
  explicit HumanResources(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row&, RecordSink& sink) override {
    // Who registers people names the county they are registered in; there is seldom a column for it.
    if (!sink.has(Field::county) && sink.has(Field::registry)) sink.set(Field::county, sink.text(Field::registry));
    sink.emit();
  }
};

}  // namespace

YINGBAO_PLUGIN(HumanResources)
