// 省厅下发名单: the disc of 2021, a workbook for the city or for each group, with the groups or the counties as sheets.
#include "places/division.hpp"
#include "schema/feed.hpp"
#include "sdk/plugin.hpp"

#include <algorithm>

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;

constexpr Column kColumns[] = {
    {.field = Field::id_number},
    {.field = Field::case_number, .combine = Combine::alone, .titles = "登记编号|信访件编号|工单编号|编号"},
    {.field = Field::category, .titles = "排查对象|名单类别|人群类别|对象类别|人员类别|类别"},
    {.field = Field::name},
    {.field = Field::county},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::live_address},
    {.field = Field::phone},
    {.field = Field::remark},
};
constexpr Layout kLayouts[] = {{.id = "people_or_cases", .columns = kColumns, .need = LayoutNeed::number_or_case}};
constexpr std::string_view kFeeds[] = {"G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7"};
constexpr Description kDescription{"provincial_list", "省民政厅下发名单", "list handed down by the province", kFeeds,
                                   kLayouts};

class ProvincialList final : public Plugin {
 public:
  explicit ProvincialList(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    // A list without people's numbers is one of cases.
    if (!row.has_column(Field::id_number) && !sink.has(Field::case_number))
      return sink.reject(Reason::value_missing, Field::case_number);
    const bool county_sheet = yingbao::places::unit_in_county_cell(row.sheet()) != nullptr;
    if (county_sheet && !yingbao::places::unit_in_county_cell(sink.text(Field::county)))
      sink.set(Field::county, row.sheet());
    const auto* group = group_of(row, sink);
    if (!group) return sink.reject(Reason::code_unreadable, Field::category);
    if (!group->case_counted) sink.erase(Field::case_number);  // a line's number, nothing more
    const bool about_somebody = sink.has(Field::name) || sink.has(Field::id_number) || sink.has(Field::case_number);
    if (!about_somebody) return sink.reject(Reason::nobody_named, Field::name);
    sink.emit(group->code);
  }

 private:
  /// The column goes before the sheet, the sheet before the file; null when none names one of this list's groups.
  static const yingbao::schema::FeedKind* group_of(const Row& row, const RecordSink& sink) {
    for (const auto place : {sink.text(Field::category), row.sheet(), row.file_name()}) {
      const auto* kind = yingbao::schema::group_called(place);
      if (kind && std::find(std::begin(kFeeds), std::end(kFeeds), kind->code) != std::end(kFeeds)) return kind;
    }
    return nullptr;
  }
};

}  // namespace

YINGBAO_PLUGIN(ProvincialList)
