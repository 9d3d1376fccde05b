// 农业农村局 (扶贫): households watched for falling back into poverty (G1A, G1B, G1C), person by person or as heads of
// households. Which of the three groups a row belongs to comes from the delivery: the national monitoring category
// (脱贫不稳定户, 边缘易致贫户 …) cuts across them.
#include "reading/disability_certificate.hpp"
#include "reading/vocabularies.hpp"
#include "schema/feed.hpp"
#include "sdk/plugin.hpp"

#include <string>

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;

constexpr std::string_view kFurtherRisks[] = {"致贫返贫风险2", "致贫返贫风险3", "致贫返贫风险4", "致贫返贫风险5"};

// Both layouts share most columns: what only persons have stands first, what only heads of households have, last.
constexpr Column kColumns[] = {
    {.field = Field::name, .need = Need::required},
    {.field = Field::id_number},
    {.field = Field::person_number},
    {.field = Field::relation},
    {.field = Field::head_name},
    {.field = Field::head_id_number},
    {.field = Field::category, .titles = "名单类别|监测对象分类|对象类别|类别"},
    {.field = Field::county},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::household_number},
    {.field = Field::household_size},
    {.field = Field::sex},
    {.field = Field::ethnicity},
    {.field = Field::education},
    {.field = Field::health},
    {.field = Field::labour},
    {.field = Field::risks, .titles = "致贫/返贫风险1|致贫返贫风险1|致贫返贫风险|致贫原因1|致贫原因|返贫风险"},
    {.local = kFurtherRisks[0], .titles = "致贫/返贫风险2|致贫返贫风险2|致贫原因2"},
    {.local = kFurtherRisks[1], .titles = "致贫/返贫风险3|致贫返贫风险3|致贫原因3"},
    {.local = kFurtherRisks[2], .titles = "致贫/返贫风险4|致贫返贫风险4"},
    {.local = kFurtherRisks[3], .titles = "致贫/返贫风险5|致贫返贫风险5"},
    {.field = Field::income_per_head},
    {.field = Field::phone, .titles = "人联系电话|联系电话|手机号码|电话"},
    {.local = "户联系电话"},
    {.field = Field::household_type},
    {.field = Field::monitor_type},
    {.field = Field::risk_cleared},
    {.field = Field::identified_on},
    {.field = Field::cleared_on},
    {.field = Field::name, .need = Need::required, .titles = "户主姓名|户主"},
    {.field = Field::id_number, .titles = "户主证件号码|户主身份证号码|户主身份证号|证件号码|身份证号码|身份证号"},
};
constexpr std::size_t kOfPersons = 6, kOfHeads = 2;
constexpr Layout kLayouts[] = {
    {.id = "person_list", .columns = std::span{kColumns}.first(std::size(kColumns) - kOfHeads)},
    {.id = "household_list", .columns = std::span{kColumns}.subspan(kOfPersons)},
};
constexpr std::string_view kFeeds[] = {"G1A", "G1B", "G1C"};
constexpr Description kDescription{"rural_affairs", "农业农村局（扶贫监测）", "rural affairs, poverty monitoring",
                                   kFeeds, kLayouts};

class RuralAffairs final : public Plugin {
 public:
  explicit RuralAffairs(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    const auto group = group_of(row, sink);
    if (group.empty())
      return sink.reject(Reason::code_unreadable, sink.has(Field::category) ? Field::category : Field::monitor_type);
    join_risks(row, sink);
    if (!sink.has(Field::phone) && !row.cell("户联系电话").empty()) sink.set(Field::phone, row.cell("户联系电话"));
    // The number of a disability certificate stands where the identity number should; the hub takes the number out.
    if (const auto certificate = yingbao::reading::parse_disability_certificate(sink.text(Field::id_number))) {
      sink.set(Field::disability_category, std::int64_t{certificate->category});
      sink.set(Field::disability_grade, std::int64_t{certificate->grade});
    }
    state_type(row, sink);
    if (row.layout() == "household_list" && sink.number(Field::household_size) > 1) sink.note(Reason::head_only);
    sink.emit(group);
  }

 private:
  /// The column goes before the sheet, the sheet before the file.
  static std::string_view group_of(const Row& row, const RecordSink& sink) {
    for (const auto place :
         {sink.text(Field::category), sink.text(Field::monitor_type), row.sheet(), row.file_name()}) {
      const auto* kind = yingbao::schema::group_called(place);
      if (kind && kind->code.starts_with("G1")) return kind->code;
    }
    return {};
  }

  /// Whether the row is of a monitored household, as its type says it. The kind of family speaks only where the list
  /// has no column of types: a household of the kind 一般农户 may well be monitored.
  static void state_type(const Row& row, RecordSink& sink) {
    const bool typed = row.has_column(Field::monitor_type);
    const auto type = typed ? Field::monitor_type : sink.has(Field::category) ? Field::category : Field::household_type;
    const auto told = yingbao::reading::read_state(sink.text(type), yingbao::reading::vocabularies::monitoring);
    const auto* group = yingbao::schema::group_called(sink.text(type));
    const bool group_named = type != Field::household_type && group && group->code.starts_with("G1");
    if (told == "NOT_MONITORED") return sink.set(Field::monitor_type, std::string_view{"非监测对象"});
    if (told && told->empty() && !group_named && type != Field::household_type) sink.note(Reason::word_unknown);
    if (typed) return;
    if (!group_named) sink.note(Reason::type_missing);
    sink.set(Field::monitor_type, std::string_view{"名单所列"});
  }

  static void join_risks(const Row& row, RecordSink& sink) {
    std::string risks{sink.text(Field::risks)};
    for (const auto column : kFurtherRisks)
      if (const auto risk = row.cell(column); !risk.empty()) risks.append(risks.empty() ? "" : "、").append(risk);
    if (!risks.empty()) sink.set(Field::risks, std::string_view{risks});
  }
};

}  // namespace

YINGBAO_PLUGIN(RuralAffairs)
