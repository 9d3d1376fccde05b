#include "plugin_host/child/spellings.hpp"

#include "base/text.hpp"
#include "schema/titles.hpp"

namespace yingbao::plugin_host {
namespace {

// What an amount is split by; the parts of one amount are added up where the layout says so.
constexpr std::string_view kParts =
    "门诊|住院|普通门诊|特殊门诊|门诊特殊病种|门特|慢特病|药店|购药|大病|药品|诊疗|检查|其他";
constexpr std::string_view kAmountUnits = "元|万元|人民币元|人民币万元";
constexpr std::string_view kWholeAmounts = "合计|总额|总计|总金额|小计|合计金额|金额|全部|累计";

}  // namespace

std::vector<std::string_view> spellings_of(const plugin::Column& column) {
  const auto usual = column.local.empty() ? schema::usual_titles(column.field) : column.local;
  return split(column.titles.empty() ? usual : column.titles, '|');
}

bool splits_amount(std::string_view title) {
  const auto plain = plain_title(title);
  return is_one_of(plain, kParts) || is_one_of(plain, kWholeAmounts);
}

bool sums_up(std::string_view plain_title) { return is_one_of(plain_title, kWholeAmounts); }

Spellings::Spellings(const plugin::Layout& layout, plugin::LayoutNeed need) : layout_{&layout}, need_{need} {
  for (const auto& column : layout.columns) {
    std::size_t rank = 0;
    for (const auto spelling : spellings_of(column)) {
      const auto title = read_title(spelling);
      known_.push_back({title.whole, title.plain, {&column, rank++, true, false}});
    }
  }
}

std::optional<Fit> Spellings::exact(std::string_view whole) const {
  for (const auto& each : known_)
    if (each.whole == whole) return each.fit;
  return {};
}

std::optional<Fit> Spellings::plain(std::string_view text) const {
  for (const auto& each : known_)
    if (each.plain == text) return Fit{each.fit.column, each.fit.rank, false, false};
  return {};
}

std::optional<Fit> Spellings::part(const Title& title) const {
  for (const auto& each : known_) {
    if (each.fit.column->combine != plugin::Combine::sum || !title.plain.ends_with(each.plain)) continue;
    const auto before = std::string_view{title.plain}.substr(0, title.plain.size() - each.plain.size());
    if (is_one_of(before, kParts)) return Fit{each.fit.column, each.fit.rank, false, true};
  }
  return {};
}

std::optional<Fit> Spellings::of(const Title& title) const {
  if (title.empty()) return {};
  if (auto fit = exact(title.whole)) return fit;
  if (auto fit = plain(title.plain)) {
    const auto said = bracket_of(title.whole);
    if (is_one_of(said, kWholeAmounts) || is_one_of(said, kAmountUnits)) fit->exact = true;
    fit->part = is_one_of(said, kParts);
    return fit;
  }
  if (const auto chinese = without_latin_tail(title.plain); chinese != title.plain)
    if (auto fit = plain(chinese)) return fit;
  if (auto fit = part(title)) return fit;
  if (title.own == title.plain || of_somebody_else(title)) return {};
  if (auto fit = exact(title.own)) return fit;
  return plain(title.own);
}

}  // namespace yingbao::plugin_host
