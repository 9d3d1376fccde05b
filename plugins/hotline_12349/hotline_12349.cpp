// 12349热线: tickets of the civil affairs hotline (G5), counted as cases. Callers are treated as petitioners are: whoever
// speaks for another is not compared.
#include "places/division.hpp"
#include "reading/codes.hpp"
#include "reading/petitioner.hpp"
#include "sdk/plugin.hpp"

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;

// Many a ticket system asks callers for no number.
constexpr Column kColumns[] = {
    {.field = Field::case_number, .need = Need::required, .combine = Combine::alone},
    {.field = Field::name,
     .reader = Reader::text,
     .titles = "诉求人姓名|诉求人|来电人姓名|来电人|求助人姓名|求助人|姓名"},
    {.field = Field::sex},
    {.field = Field::phone},
    {.local = "来电号码"},
    {.field = Field::county},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::live_address},
    {.local = "承办单位"},
    {.field = Field::case_date, .need = Need::readable},
    {.field = Field::case_form},
    {.field = Field::case_type},
    {.field = Field::case_title},
    {.field = Field::case_text},
    {.field = Field::case_status},
    {.field = Field::case_result},
    {.field = Field::id_number},
};
constexpr Layout kLayouts[] = {{.id = "tickets", .feed = "G5", .columns = kColumns, .need = LayoutNeed::case_number}};
constexpr std::string_view kFeeds[] = {"G5"};
constexpr Description kDescription{"hotline_12349", "12349热线", "civil affairs hotline 12349", kFeeds, kLayouts};

class Hotline final : public Plugin {
 public:
  explicit Hotline(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    if (!sink.has(Field::phone) && !row.cell("来电号码").empty()) sink.set(Field::phone, row.cell("来电号码"));
    // Without an address, the bureau that was given the ticket tells the county.
    const bool county_named = yingbao::places::unit_in_county_cell(sink.text(Field::county)) != nullptr;
    if (!county_named && !sink.has(Field::live_address) && !row.cell("承办单位").empty())
      sink.set(Field::county, row.cell("承办单位"));
    // Read as text, so that a （代） behind the name is seen.
    const auto who = yingbao::reading::petitioner_of(sink.text(Field::name), sink.text(Field::case_text));
    sink.set(Field::case_role, name_of(who));
    if (who == yingbao::reading::Petitioner::proxy) {
      sink.note(Reason::proxy_named);
      sink.erase(Field::id_number);
    }
    if (yingbao::reading::tells_assistance_elsewhere(sink.text(Field::case_type), sink.text(Field::case_title),
                                                     sink.text(Field::case_text)))
      sink.note(Reason::type_elsewhere);
    const auto name = yingbao::reading::read_name(sink.text(Field::name));
    if (!name.empty()) sink.set(Field::name, std::string_view{name});
    sink.emit();
  }
};

}  // namespace

YINGBAO_PLUGIN(Hotline)
