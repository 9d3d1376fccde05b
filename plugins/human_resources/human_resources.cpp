// 人力资源和社会保障局: people registered as unemployed (G6).
#include "places/division.hpp"
#include "reading/vocabularies.hpp"
#include "sdk/plugin.hpp"

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;

constexpr Column kColumns[] = {
    {.field = Field::name, .need = Need::required},
    {.field = Field::id_number},
    {.field = Field::sex},
    {.field = Field::ethnicity},
    {.field = Field::education},
    {.field = Field::hukou_type},
    {.field = Field::hukou_address},
    {.field = Field::live_address},
    {.field = Field::phone},
    {.field = Field::unemployment_certificate},
    {.field = Field::unemployed_on},
    {.field = Field::unemployment_reason},
    {.field = Field::registered_on, .need = Need::required},
    {.field = Field::registry},
    {.field = Field::county},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::draws_benefit},
    {.field = Field::insured},
    {.field = Field::hardship_class},
    {.field = Field::cancelled_on, .need = Need::readable},
    {.field = Field::registration_valid, .reader = Reader::text},  // 注销 is an answer as well as 0
};
// Of two registrations of one day that differ the open one stays (list/content_order.hpp); in an increment the later.
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
    if (!yingbao::places::unit_in_county_cell(sink.text(Field::county)) && sink.has(Field::registry))
      sink.set(Field::county, sink.text(Field::registry));
    read_validity(sink);
    // A registration is not cancelled before it is made: 1900-01-01 stands for no day at all.
    if (sink.has(Field::cancelled_on) && sink.number(Field::cancelled_on) < sink.number(Field::registered_on)) {
      sink.erase(Field::cancelled_on);
      sink.note(Reason::date_stand_in);
    }
    sink.emit();
  }

 private:
  static void read_validity(RecordSink& sink) {
    const auto valid =
        yingbao::reading::read_state(sink.text(Field::registration_valid), yingbao::reading::vocabularies::validity);
    if (!valid || valid->empty()) sink.erase(Field::registration_valid);
    else sink.set(Field::registration_valid, std::int64_t{*valid == "VALID" ? 1 : 0});
    if (valid && valid->empty()) sink.note(Reason::word_unknown);
  }
};

}  // namespace

YINGBAO_PLUGIN(HumanResources)
