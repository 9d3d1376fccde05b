// 儿童福利: children who may be orphans or without anybody who brings them up (G8). What has become of each parent is
// told in the words of the rules; whether that makes a group is theirs to say.
#include "base/text.hpp"
#include "plugin_api/plugin.hpp"
#include "schema/identity.hpp"

namespace {

using namespace yingbao::plugin;
using yingbao::contains_any;
using yingbao::schema::Field;
using yingbao::schema::Reason;

constexpr Column kColumns[] = {
    {.field = Field::county},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::name, .need = Need::required, .titles = "儿童姓名|姓名|学生姓名"},
    {.field = Field::sex},
    {.field = Field::birth_date},
    {.field = Field::id_number, .titles = "儿童身份证号|儿童身份证号码|身份证号|身份证号码|公民身份号码|证件号码"},
    {.field = Field::live_address},
    {.field = Field::school},
    {.field = Field::father_name},
    {.field = Field::father_id_number},
    {.field = Field::father_state},
    {.field = Field::father_state_since},
    {.field = Field::mother_name},
    {.field = Field::mother_id_number},
    {.field = Field::mother_state},
    {.field = Field::mother_state_since},
    {.field = Field::guardian_name},
    {.field = Field::guardian_relation},
    {.field = Field::guardian_id_number},
    {.field = Field::guardian_phone},
    {.field = Field::suspected_category},
    {.field = Field::already_protected},
};
constexpr Layout kLayouts[] = {{.id = "children", .feed = "G8", .columns = kColumns}};
constexpr std::string_view kFeeds[] = {"G8"};
constexpr Description kDescription{"child_welfare", "儿童福利（民政）", "child welfare", kFeeds, kLayouts};

struct ParentState {
  std::string_view code, words;
};
// The first that fits. 失踪 alone is lost contact: only a court's declaration makes an orphan. Who has left or married
// again is there to be asked: NORMAL.
constexpr ParentState kStates[] = {
    {"DEAD", "死亡|去世|已故|亡故|病故|身故"},
    {"MISSING_DECLARED", "宣告失踪"},
    {"LOST_CONTACT", "失联|失踪|失去联系"},
    {"PRISON", "服刑|在押"},
    {"DETOX", "戒毒"},
    {"OTHER_RESTRICTED", "限制人身自由"},
    {"SEV_DISABLED", "重残|重度残疾"},
    {"SEV_ILL", "重病"},
    {"GUARDIAN_REVOKED", "撤销监护"},
    {"DEPORTED", "遣送|驱逐"},
    {"NORMAL", "改嫁|离家|再婚|离异|外出|务工|正常|健在|健康"},
};

std::string_view state_of(std::string_view words) {
  for (const auto& state : kStates)
    if (contains_any(words, state.words)) return state.code;
  return "UNKNOWN";
}

class ChildWelfare final : public Plugin {
 public:
  explicit ChildWelfare(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row&, RecordSink& sink) override {
    for (const auto parent : {Field::father_state, Field::mother_state}) {
      const auto state = state_of(sink.text(parent));
      if (state == "UNKNOWN") sink.note(Reason::parent_unknown);
      sink.set(parent, state);
    }
    if (!sink.has(Field::birth_date)) {
      const auto child = yingbao::schema::judge_identity(sink.text(Field::id_number));
      if (child.usable()) sink.set(Field::birth_date, yingbao::schema::birth_date_of(child.number).number());
    }
    sink.emit();
  }
};

}  // namespace

YINGBAO_PLUGIN(ChildWelfare)
