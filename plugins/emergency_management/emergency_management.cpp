// 应急管理局: households that need help after a disaster (G7), as their heads. Bank columns are named by no layout: the
// host drops them before anything is kept.
#include "base/text.hpp"
#include "reading/cells.hpp"
#include "reading/claims.hpp"
#include "reading/vocabularies.hpp"
#include "sdk/plugin.hpp"

#include <string>

namespace {

using namespace yingbao::plugin;
using yingbao::schema::Field;
using yingbao::schema::Reason;

constexpr Column kColumns[] = {
    {.field = Field::name, .need = Need::required, .titles = "户主姓名|姓名"},
    {.field = Field::id_number},
    {.field = Field::household_size},
    {.field = Field::family_type},
    {.field = Field::hukou_type},
    {.field = Field::phone},
    {.field = Field::county, .titles = "县（市、区）|县市区|县区|区县|行政区划代码|行政区划|地区|行政村（社区）代码"},
    {.field = Field::township},
    {.field = Field::village},
    {.field = Field::live_address},
    {.field = Field::disaster_kind},
    {.field = Field::disaster_date, .need = Need::readable},
    {.field = Field::houses_lost},
    {.local = "口粮", .titles = "需口粮救助（元）|需口粮"},
    {.local = "取暖", .titles = "需取暖救助（元）|需取暖"},
    {.local = "衣被", .titles = "需衣被救助（件）|需衣被"},
    {.local = "伤病", .titles = "需伤病救助（元）|需伤病"},
    {.local = "饮水", .titles = "需饮水救助（元）|需饮水"},
    {.local = "其他", .titles = "需其他救助（元）|需其他"},
    {.field = Field::amount, .titles = "核准救助金额（元）"},
    {.field = Field::remark},
};
constexpr std::string_view kNeeds[] = {"口粮", "取暖", "衣被", "伤病", "饮水", "其他"};
constexpr std::string_view kPieces = "衣被";  // counted in pieces, not in yuan
constexpr std::string_view kMeasures = "公斤|千克|件|床|套|条|双|份|斤|桶|箱|袋|吨|瓶|个|人|户";
constexpr Layout kLayouts[] = {{.id = "households_in_need", .feed = "G7", .columns = kColumns}};
constexpr std::string_view kFeeds[] = {"G7"};
constexpr Description kDescription{"emergency_management", "应急管理局", "emergency management", kFeeds, kLayouts};

class EmergencyManagement final : public Plugin {
 public:
  explicit EmergencyManagement(const Settings&) {}
  const Description& describe() const override { return kDescription; }

  void normalise(const Row& row, RecordSink& sink) override {
    add_needs(row, sink);
    if (sink.number(Field::household_size) > 1) sink.note(Reason::head_only);
    const auto kind = of_epidemic(sink.text(Field::disaster_kind)), remark = of_epidemic(sink.text(Field::remark));
    if (kind == Epidemic::yes || remark == Epidemic::yes) sink.set(Field::epidemic, std::int64_t{1});
    else if (kind == Epidemic::unclear || remark == Epidemic::unclear) sink.note(Reason::word_unknown);
    // Whoever is on such a roster should not be in this list: to be checked.
    bool doubtful = false;
    const auto claims = yingbao::reading::read_claims(sink.text(Field::family_type), &doubtful);
    if (doubtful) sink.note(Reason::word_unknown);
    if (!claims.empty()) sink.set(Field::claims, std::string_view{claims});
    if (yingbao::reading::claims_protection(claims)) sink.note(Reason::claims_protection);
    sink.emit();
  }

 private:
  enum class Epidemic { no, unclear, yes };
  /// Whether a text says that the epidemic was the cause, and not that it was none (未受疫情影响); the rest is free.
  static Epidemic of_epidemic(std::string_view text) {
    const auto told = yingbao::reading::tell(text, yingbao::reading::vocabularies::epidemic);
    auto found = Epidemic::no;
    for (const auto& mention : told.mentions) {
      const bool named = yingbao::reading::vocabularies::epidemic.states[mention.row].code == "EPIDEMIC";
      if (!named) continue;
      if (mention.clouded) found = Epidemic::unclear;
      else if (mention.stance != yingbao::reading::Mention::Stance::denied) return Epidemic::yes;
    }
    return found;
  }

  /// What a household needs, and how many yuan of it. A word instead of an amount (是, √) is a need as well; one that
  /// says neither yes nor no is none, and told.
  static void add_needs(const Row& row, RecordSink& sink) {
    std::string needs;
    std::int64_t fen = 0;
    for (const auto need : kNeeds) {
      const auto cell = row.cell(need);
      const auto stated = read_need(cell, need == kPieces);
      if (stated.unclear) sink.note(Reason::word_unknown);
      if (!stated.needed) continue;
      needs.append(needs.empty() ? "" : "、").append(need);
      fen += stated.fen;
    }
    if (!needs.empty()) sink.set(Field::needs, std::string_view{needs});
    if (fen > 0) sink.set(Field::need_amount, fen);
  }

  struct Stated {
    bool needed = false, unclear = false;
    std::int64_t fen = 0;
  };
  static Stated read_need(std::string_view cell, bool pieces) {
    if (cell.empty()) return {};
    std::string_view amount = cell;
    for (const std::string_view word : {"需要", "需", "约", "共"})
      if (amount.starts_with(word)) amount.remove_prefix(word.size());
    const auto money = yingbao::reading::read_money(amount);
    if (!pieces && money) return {*money > 0, false, *money};
    for (const auto measure : yingbao::split(kMeasures, '|'))  // of goods: their worth is not told
      if (amount.size() > measure.size() && amount.ends_with(measure)) {
        amount.remove_suffix(measure.size());
        break;
      }
    if (const auto count = yingbao::reading::read_money(amount)) return {*count > 0, false, 0};
    const auto word = yingbao::reading::read_state(cell, yingbao::reading::vocabularies::need);
    return {word == "NEEDED", word && word->empty(), 0};
  }
};

}  // namespace

YINGBAO_PLUGIN(EmergencyManagement)
