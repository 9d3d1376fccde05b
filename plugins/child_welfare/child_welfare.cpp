// 儿童福利: children who may be orphans or without anybody who brings them up (G8). What has become of each parent is
// told in the words of the rules; whether that makes a group is theirs to say.
#include "reading/identity.hpp"
#include "reading/vocabularies.hpp"
#include "sdk/plugin.hpp"

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;
namespace vocabularies = yingbao::reading::vocabularies;

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

class ChildWelfare final : public Plugin {
 public:
  explicit ChildWelfare(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row&, RecordSink& sink) override {
    read_parent(Field::father_state, vocabularies::father, sink);
    read_parent(Field::mother_state, vocabularies::mother, sink);
    if (!sink.has(Field::birth_date)) {
      const auto child = yingbao::reading::judge_identity(sink.text(Field::id_number));
      if (child.usable()) sink.set(Field::birth_date, yingbao::reading::birth_date_of(child.number).number());
    }
    sink.emit();
  }

 private:
  static void read_parent(Field parent, const yingbao::reading::Vocabulary& words, RecordSink& sink) {
    const auto state = yingbao::reading::read_state(sink.text(parent), words).value_or(std::string_view{});
    if (state.empty()) sink.note(Reason::parent_unknown);
    sink.set(parent, state.empty() ? "UNKNOWN" : state);
  }
};

}  // namespace

YINGBAO_PLUGIN(ChildWelfare)
