// 残疾人联合会: holders of a disability certificate (G3).
#include "plugin_api/plugin.hpp"
#include "schema/disability_certificate.hpp"
#include "schema/identity.hpp"

#include <string>

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;

constexpr Column kColumns[] = {
    {.field = Field::county, .reader = Reader::county, .titles = "县（市、区）|县区|区县|县市区|所属区县"},
    {.field = Field::township, .titles = "乡镇（街道）|乡镇|街道|乡（镇）"},
    {.field = Field::village, .titles = "村（社区）|村居|行政村|社区"},
    {.field = Field::name, .reader = Reader::name, .need = Need::required, .titles = "姓名"},
    {.field = Field::sex, .reader = Reader::sex, .titles = "性别"},
    {.field = Field::ethnicity, .reader = Reader::ethnicity, .titles = "民族"},
    {.field = Field::id_number, .reader = Reader::identity, .titles = "身份证号|身份证号码|公民身份号码|证件号码"},
    {.field = Field::certificate_number, .titles = "残疾人证号|残疾证号|残疾人证号码|残疾证号码"},
    {.field = Field::disability_category, .reader = Reader::category, .need = Need::readable, .titles = "残疾类别|残疾类型"},
    {.field = Field::disability_grade, .reader = Reader::grade, .need = Need::readable, .titles = "残疾等级|残疾级别"},
    {.field = Field::several_disabled, .reader = Reader::boolean, .titles = "是否一户多残|一户多残"},
    {.field = Field::first_issued_on, .reader = Reader::date, .need = Need::readable, .titles = "首次办证日期|首次发证日期|初次办证日期"},
    {.field = Field::issued_on, .reader = Reader::date, .titles = "发证日期|签发日期|办证日期"},
    {.field = Field::hukou_type, .titles = "户口性质|户口类别"},
    {.field = Field::hukou_address, .titles = "户籍地址|户口所在地"},
    {.field = Field::live_address, .titles = "现住址|居住地址|家庭住址"},
    {.field = Field::phone, .titles = "联系电话|手机号码|电话"},
    {.field = Field::guardian_name, .reader = Reader::name, .titles = "监护人姓名|监护人"},
    {.field = Field::guardian_phone, .titles = "监护人电话|监护人联系电话"},
};
constexpr Field kKey[] = {Field::certificate_number};
constexpr Layout kLayouts[] = {
    {.id = "certificate_holders", .feed = "G3", .columns = kColumns, .row_key = RowKey::fields, .key_fields = kKey}};
constexpr std::string_view kFeeds[] = {"G3"};
constexpr Description kDescription{"disabled_persons_federation", "残疾人联合会", "disabled persons' federation", kFeeds,
                                   kLayouts};

class DisabledPersonsFederation final : public Plugin {
 public:
  explicit DisabledPersonsFederation(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row&, RecordSink& sink) override {
    const std::string typed{sink.text(Field::certificate_number).empty() ? sink.text(Field::id_number)
                                                                         : sink.text(Field::certificate_number)};
    if (const auto certificate = yingbao::schema::parse_disability_certificate(typed)) compare(*certificate, sink);
    if (!sink.has(Field::disability_grade)) return sink.reject(Reason::code_unreadable, Field::disability_grade);
    if (!sink.has(Field::first_issued_on)) {
      if (!sink.has(Field::issued_on)) return sink.reject(Reason::date_unreadable, Field::first_issued_on);
      sink.set(Field::first_issued_on, sink.number(Field::issued_on));
      sink.note(Reason::replacement_looks_new);
    }
    sink.emit();
  }

 private:
  /// The certificate's own digits fill what the columns leave open; where both speak and differ, the columns hold only
  /// when the certificate was issued again since, as after a new assessment.
  static void compare(const yingbao::schema::DisabilityCertificate& certificate, RecordSink& sink) {
    const bool reissued = sink.has(Field::issued_on) && sink.has(Field::first_issued_on) &&
                          sink.number(Field::issued_on) > sink.number(Field::first_issued_on);
    const auto settle = [&](Field field, int digit) {
      const bool differs = sink.has(field) && sink.number(field) != digit;
      if (differs) sink.note(Reason::certificate_contradicts);
      if (!sink.has(field) || (differs && !reissued)) sink.set(field, std::int64_t{digit});
    };
    settle(Field::disability_category, certificate.category);
    settle(Field::disability_grade, certificate.grade);
    const auto of_certificate = yingbao::schema::judge_identity(certificate.id_number);
    if (!of_certificate.usable()) return;
    const auto typed = yingbao::schema::judge_identity(sink.text(Field::id_number));
    if (!typed.usable()) sink.set(Field::id_number, std::string_view{of_certificate.number});
    else if (typed.number != of_certificate.number) sink.note(Reason::certificate_other_person);
  }
};

}  // namespace

YINGBAO_PLUGIN(DisabledPersonsFederation)
