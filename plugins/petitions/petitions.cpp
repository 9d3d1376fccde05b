// 信访局: petitions about social assistance (G4), from the registry of cases or the list of the petition line. Cases are
// counted, so one that names nobody is used as well. Of somebody who speaks for another the name stays and the number
// is left out: it must not be compared in place of the person in need.
#include "places/division.hpp"
#include "reading/cells.hpp"
#include "reading/codes.hpp"
#include "reading/petitioner.hpp"
#include "sdk/plugin.hpp"

namespace {

using namespace yingbao::plugin;
using yingbao::reading::read_list;
using yingbao::schema::Field;
using yingbao::schema::Reason;

// Names and numbers are read as text: a cell may hold several. The list of the line has no numbers of people.
constexpr Column kColumns[] = {
    {.field = Field::case_number,
     .combine = Combine::alone,
     .titles = "信访件编号|省信访件编号|登记编号|信访事项编号|案件编号"},
    {.local = "市受理编号"},
    {.local = "区县受理编号"},
    {.field = Field::name,
     .reader = Reader::text,
     .titles = "姓名|信访人姓名|信访人|反映人|反映人姓名|来电人|来电人姓名"},
    {.field = Field::phone},
    {.local = "来电号码"},
    {.field = Field::county},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::live_address},
    {.field = Field::case_place},
    {.field = Field::case_date, .need = Need::readable},
    {.field = Field::case_form},
    {.field = Field::case_type},
    {.field = Field::case_title},
    {.field = Field::case_text},
    {.field = Field::case_people},
    {.field = Field::case_status},
    {.field = Field::case_result},
    {.field = Field::id_number, .reader = Reader::text},
};
constexpr Layout kLayouts[] = {{.id = "registry", .feed = "G4", .columns = kColumns, .need = LayoutNeed::case_number}};
constexpr std::string_view kFeeds[] = {"G4"};
constexpr Description kDescription{"petitions", "信访局", "petitions office", kFeeds, kLayouts};

class Petitions final : public Plugin {
 public:
  explicit Petitions(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    // A case that never reached the province has the number of whoever took it.
    for (const auto office : {"市受理编号", "区县受理编号"})
      if (!sink.has(Field::case_number) && !row.cell(office).empty()) sink.set(Field::case_number, row.cell(office));
    if (!sink.has(Field::case_number)) return sink.reject(Reason::value_missing, Field::case_number);
    if (!yingbao::places::unit_in_county_cell(sink.text(Field::county)) && sink.has(Field::case_place))
      sink.set(Field::county, sink.text(Field::case_place));
    if (!sink.has(Field::phone) && !row.cell("来电号码").empty()) sink.set(Field::phone, row.cell("来电号码"));
    const auto who = yingbao::reading::petitioner_of(sink.text(Field::name), sink.text(Field::case_text));
    sink.set(Field::case_role, name_of(who));
    if (who == yingbao::reading::Petitioner::proxy) {
      sink.note(Reason::proxy_named);
      sink.erase(Field::id_number);
    }
    if (yingbao::reading::tells_assistance_elsewhere(sink.text(Field::case_type), sink.text(Field::case_title),
                                                     sink.text(Field::case_text)))
      sink.note(Reason::type_elsewhere);
    // Several names are told apart by the host, which needs them as they stand.
    const auto names = read_list(sink.text(Field::name));
    if (names.size() == 1) sink.set(Field::name, std::string_view{yingbao::reading::read_name(names[0])});
    sink.emit();
  }
};

}  // namespace

YINGBAO_PLUGIN(Petitions)
