// 残疾人联合会: holders of a disability certificate (G3).
#include "reading/disability_certificate.hpp"
#include "reading/identity.hpp"
#include "reading/vocabularies.hpp"
#include "sdk/plugin.hpp"

#include <string>

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;

constexpr Column kColumns[] = {
    {.field = Field::county},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::name, .need = Need::required},
    {.field = Field::sex},
    {.field = Field::ethnicity},
    {.field = Field::id_number},
    {.field = Field::certificate_number},
    {.field = Field::disability_category, .need = Need::readable},
    {.field = Field::disability_grade, .need = Need::readable},
    {.field = Field::several_disabled},
    {.field = Field::first_issued_on, .need = Need::readable},
    {.field = Field::issued_on},
    // When the grade was raised or given anew: whether that counts as new is for the rules to say.
    {.field = Field::decided_on, .titles = "等级变更日期|残疾等级变更日期|变更日期|评定日期|残疾评定日期"},
    {.field = Field::hukou_type},
    {.field = Field::hukou_address},
    {.field = Field::live_address},
    {.field = Field::phone},
    {.field = Field::guardian_name},
    {.field = Field::guardian_phone},
    {.local = "证件状态", .titles = "证件状态|持证状态|残疾人证状态|残疾证状态|证件有效状态|证书状态"},
};
constexpr Field kKey[] = {Field::certificate_number};
constexpr Layout kLayouts[] = {
    {.id = "certificate_holders", .feed = "G3", .columns = kColumns, .row_key = RowKey::fields, .key_fields = kKey}};
constexpr std::string_view kFeeds[] = {"G3"};
constexpr Description kDescription{"disabled_persons_federation", "残疾人联合会", "disabled persons' federation",
                                   kFeeds, kLayouts};

class DisabledPersonsFederation final : public Plugin {
 public:
  explicit DisabledPersonsFederation(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    // A certificate that was cancelled, has expired or is frozen is none.
    const auto state = yingbao::reading::read_state(row.cell("证件状态"), yingbao::reading::vocabularies::validity);
    if (state == "INVALID") return sink.skip(Reason::filtered);
    if (state && state->empty()) sink.note(Reason::word_unknown);
    const std::string typed{sink.text(Field::certificate_number).empty() ? sink.text(Field::id_number)
                                                                         : sink.text(Field::certificate_number)};
    if (const auto certificate = yingbao::reading::parse_disability_certificate(typed)) compare(*certificate, sink);
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
  static void compare(const yingbao::reading::DisabilityCertificate& certificate, RecordSink& sink) {
    const bool reissued = sink.has(Field::issued_on) && sink.has(Field::first_issued_on) &&
                          sink.number(Field::issued_on) > sink.number(Field::first_issued_on);
    const auto settle = [&](Field field, int digit) {
      const bool differs = sink.has(field) && sink.number(field) != digit;
      if (differs) sink.note(Reason::certificate_contradicts);
      if (!sink.has(field) || (differs && !reissued)) sink.set(field, std::int64_t{digit});
    };
    settle(Field::disability_category, certificate.category);
    settle(Field::disability_grade, certificate.grade);
    const auto of_certificate = yingbao::reading::judge_identity(certificate.id_number);
    if (!of_certificate.usable()) return;
    const auto typed = yingbao::reading::judge_identity(sink.text(Field::id_number));
    if (!typed.usable()) sink.set(Field::id_number, std::string_view{of_certificate.number});
    else if (typed.number != of_certificate.number) sink.note(Reason::certificate_other_person);
  }
};

}  // namespace

YINGBAO_PLUGIN(DisabledPersonsFederation)
