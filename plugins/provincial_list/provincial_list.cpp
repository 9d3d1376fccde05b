// 省厅下发名单: the disc of 2021, a workbook for the city or for each group, with the groups or the counties as sheets.
#include "plugin_api/plugin.hpp"
#include "schema/division.hpp"
#include "schema/feed.hpp"

#include <algorithm>
#include <array>

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;

constexpr Column kColumns[] = {
    {.field = Field::category, .titles = "类别|对象类别|人员类别|名单类别|排查对象|人群类别"},
    {.field = Field::name},
    {.field = Field::county},
    {.field = Field::township},
    {.field = Field::live_address},
    {.field = Field::phone},
    {.field = Field::case_number, .titles = "编号|登记编号|信访件编号|工单编号"},
    {.field = Field::remark},
    {.field = Field::id_number},
};
constexpr Layout kLayouts[] = {{.id = "people", .columns = kColumns}};
constexpr std::string_view kFeeds[] = {"G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7"};
constexpr Description kDescription{"provincial_list", "省民政厅下发名单", "list handed down by the province", kFeeds,
                                   kLayouts};

class ProvincialList final : public Plugin {
 public:
  explicit ProvincialList(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    if (!sink.has(Field::county) && yingbao::schema::unit_in_county_cell(row.sheet())) sink.set(Field::county, row.sheet());
    const auto group = group_of(row, sink);
    if (group.empty()) return sink.reject(Reason::code_unreadable, Field::category);
    sink.emit(group);
  }

 private:
  /// The column goes before the sheet, the sheet before the file.
  static std::string_view group_of(const Row& row, const RecordSink& sink) {
    const std::array places{sink.text(Field::category), row.sheet(), row.file_name()};
    for (const auto place : places) {
      const auto* kind = yingbao::schema::group_called(place);
      if (kind && std::find(std::begin(kFeeds), std::end(kFeeds), kind->code) != std::end(kFeeds)) return kind->code;
    }
    return {};
  }
};

}  // namespace

YINGBAO_PLUGIN(ProvincialList)
