// The smallest plugin: copy this folder, and say what is particular about the agency's list.
#include "sdk/plugin.hpp"

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;

// A column without titles answers to the usual ones of its field (core/schema/titles.cpp).
constexpr Column kColumns[] = {
    {.field = Field::name, .need = Need::required},
    {.field = Field::id_number},
    {.field = Field::county},
    {.field = Field::live_address},
    {.field = Field::phone},
    {.field = Field::amount},
    {.local = "撤销标志"},
};
// Its need is the identity number's column; lists that come without one say .need = LayoutNeed::somebody.
constexpr Layout kLayouts[] = {{.id = "people", .feed = "G9", .columns = kColumns}};
constexpr std::string_view kFeeds[] = {"G9"};
constexpr Description kDescription{"template", "某部门", "some agency", kFeeds, kLayouts};

class Template final : public Plugin {
 public:
  explicit Template(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    if (row.cell("撤销标志") == "是") return sink.skip(yingbao::schema::Reason::filtered);
    sink.emit();
  }
};

}  // namespace

YINGBAO_PLUGIN(Template)
