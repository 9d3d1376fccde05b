#include "plugin_host/child/row_kind.hpp"

#include "places/division.hpp"
#include "reading/cells.hpp"
#include "reading/identity.hpp"

#include <algorithm>

namespace yingbao::plugin_host {

using schema::Field;
using schema::Reason;

namespace {

constexpr std::string_view kTotals = "合计|总计|小计|累计|共计|总数";
constexpr std::string_view kTotalsOf =
    "本页|本表|本册|本单位|本月|本期|本县|本区|本市|本镇|本村|全市|全县|全区|全镇|全乡|全村|全街道|"
    "以上|上述|人数|人员|户数|金额|县级|市级|乡镇|各县";
constexpr std::string_view kFooters[] = {"制表", "填表", "填报",       "审核",   "说明",     "备注：",  "注：",
                                         "注:",  "打印", "单位负责人", "联系人", "统计时间", "导出时间"};
// How a row begins that has one cell and is about nobody.
constexpr std::string_view kAsides =
    "以下空白|以下无正文|以下无|续表|接上页|续上页|续前页|转下页|本页完|空白|此页|Total|TOTAL|total|NOTE|Note";
// Whoever signs the paper stands in the next cell.
constexpr std::string_view kSignatures =
    "制表|制表人|制表单位|填表|填表人|填表单位|填报|填报人|填报单位|审核|审核人|复核|复核人|打印|打印人|"
    "单位负责人|负责人|联系人|经办人|统计时间|导出时间|制表时间|填报时间|填表时间|说明|备注";
constexpr std::string_view kChineseNumbers =
    "一|二|三|四|五|六|七|八|九|十|十一|十二|十三|十四|十五|十六|十七|十八|十九|二十";
constexpr std::string_view kColumnHeads = "甲|乙|丙|丁|栏次|行次|序号|列号|栏号|代码|代号";
constexpr std::size_t kMostFooterCells = 3, kLongestTotal = 48, kLongestSection = 90;

bool is_ascii(std::string_view text) { return text.empty() || static_cast<unsigned char>(text[0]) < 0x80; }

/// Equal for texts that have their first three bytes in common, one character of most; seldom for others.
std::size_t start_of(std::string_view text) {
  const auto low = [&](std::size_t i) { return i < text.size() ? text[i] & 0x3F : 0; };
  return static_cast<std::size_t>((low(1) << 6 | low(2)) ^ low(0));
}

bool begins_with_any(std::string_view text, std::string_view words) {
  const auto each = split(words, '|');
  return std::any_of(each.begin(), each.end(), [&](auto word) { return text.starts_with(word); });
}

/// 第2页, 共3页, 共1人, 第1页小计, 2021年6月10日: of the paper, not of anybody.
bool is_of_the_paper(std::string_view text) {
  constexpr std::string_view kAbout = "第|共|本页|总|注";
  if (contains(text, "：") || contains(text, ":")) return true;
  const bool numbered = text.find_first_of("0123456789") != std::string_view::npos;
  if (numbered && begins_with_any(text, kAbout)) return true;
  return contains_any(text, "小计|合计|总计|共计") || reading::read_date(text).has_value() ||
         text.ends_with("名单(续)") || text.ends_with("（续）");
}

/// The place of a column in a form: 3 for 3, (3), C; 1 for 甲. 0 when it is none.
int column_number(std::string_view text) {
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
  if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z') return text[0] - 'A' + 1;
  if (text.size() == 1 && text[0] >= 'a' && text[0] <= 'z') return text[0] - 'a' + 1;
  for (const std::string_view mark : {".", "、"})
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  int number = 0;
  if (text.empty() || text.size() > 3) return 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

bool is_total(std::string_view raw) {
  if (raw.size() > kLongestTotal || is_ascii(raw) || !contains_any(raw, "计|总")) return false;
  auto text = fold_title(raw);
  if (const auto colon = text.find(':'); colon != std::string::npos) text.resize(colon);
  while (!text.empty() && is_ascii(text.substr(text.size() - 1)) && text.back() != ')') text.pop_back();  // 合计1204
  for (const auto word : split(kTotals, '|')) {
    if (text.starts_with(word)) return true;
    const auto at = text.find(word);
    if (at == std::string::npos || at == 0) continue;
    const auto before = text.substr(0, at);
    const auto* unit = places::unit_in_county_cell(before);
    if (is_one_of(before, kTotalsOf) || (unit && !reading::judge_identity(before).usable())) return true;
  }
  return false;
}

std::string section_of(std::string_view raw) {
  if (raw.size() > kLongestSection) return {};
  auto text = fold_title(raw);
  for (const std::string_view mark : {"★", "●", "■", "◆", "▲", "※"})
    if (text.starts_with(mark)) text.erase(0, mark.size());
  if (text.size() > 2 && text.front() == '(' && text.find(')') == text.size() - 1 &&
      places::unit_in_county_cell(text.substr(1, text.size() - 2)))
    text = text.substr(1, text.size() - 2);
  std::string_view rest{text};
  const bool bracket = rest.starts_with('(');
  if (bracket) rest.remove_prefix(1);
  std::string_view number;
  for (const auto word : split(kChineseNumbers, '|'))
    if (rest.starts_with(word) && word.size() > number.size()) number = word;
  if (!number.empty()) {
    rest.remove_prefix(number.size());
    for (const std::string_view mark : {"、", ")", ".", ",", ":"})
      if (rest.starts_with(mark) && (mark == ")") == bracket) {
        const auto heading = trim(rest.substr(mark.size()));
        return heading.empty() ? std::string{text} : std::string{heading};
      }
  }
  const auto digits = rest.find_first_not_of("0123456789");
  if (digits != std::string_view::npos && digits > 0 && digits <= 2)
    for (const std::string_view mark : {"、", ".", ")"})
      if (rest.substr(digits).starts_with(mark) && places::unit_in_county_cell(rest.substr(digits + mark.size())))
        return std::string{rest.substr(digits + mark.size())};
  // A cell that stands alone in its row and names a county: 石狮, 石狮市(20人), 石狮市总工会.
  auto place = text.substr(0, text.find_first_of("(:0123456789"));
  return places::unit_in_county_cell(place) || begins_with_any(place, "外市|外省|市外|省外") ? text : std::string{};
}

bool numbers_columns(const RowText& row) {
  int last = -1;
  std::size_t numbered = 0, heads = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row.is_blank(i)) continue;
    const auto text = fold_width(row.text(i));
    const bool head = numbered == 0 && is_one_of(text, kColumnHeads);
    const int number = column_number(text);
    if (!head && (number == 0 || (last > 0 && number != last + 1))) return false;
    if (!head && last <= 0 && number > 2) return false;
    last = head ? 0 : number;
    ++(head ? heads : numbered);
  }
  return numbered + heads >= 3;
}

void RowKinds::begin_table(const HeaderMatch& match, std::string_view sheet) {
  match_ = &match;
  sheet_ = sheet;
  section_.clear();
  reordered_ = false;
  totals_.begin_table();
  const auto* number = binding_of(Field::id_number);
  number_ = number ? std::optional{number->cell} : std::nullopt;
  title_starts_.reset();
  for (const auto& line : match.lines) title_starts_.set(start_of(line));
}

const Binding* RowKinds::binding_of(Field field) const {
  for (const auto& binding : match_->bindings)
    if (binding.column->local.empty() && binding.column->field == field) return &binding;
  return nullptr;
}

bool RowKinds::bears_number(const RowText& row) const {
  return std::any_of(match_->bindings.begin(), match_->bindings.end(), [&](const auto& binding) {
    return binding.column->local.empty() && binding.column->field == Field::id_number &&
           reading::judge_identity(row.text(binding.cell)).usable();
  });
}

bool RowKinds::may_be_title(std::string_view text) const {
  constexpr std::size_t kOneCharacter = 3;
  if (text.starts_with('*')) text.remove_prefix(1);
  if (!title_starts_.test(start_of(text))) return false;
  return std::any_of(match_->lines.begin(), match_->lines.end(), [&](const auto& line) {
    return line.compare(0, kOneCharacter, text.substr(0, kOneCharacter)) == 0;
  });
}

bool RowKinds::is_title(std::string_view text) const {
  auto title = fold_title(text);
  std::erase(title, '*');
  return std::find(match_->lines.begin(), match_->lines.end(), title) != match_->lines.end();
}

/// More than half of what it says stands in the header as well, and under the person's name nothing else does.
bool RowKinds::repeats_titles(const RowText& row, std::size_t filled) {
  std::size_t titles = 0, elsewhere = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row.is_blank(i) || !is_title(row.text(i))) continue;
    ++titles;
    elsewhere += is_title_of_another(row.text(i), i) ? 1 : 0;
  }
  if (titles * 2 <= filled || (titles < 2 && titles != filled)) return false;
  const auto* name = binding_of(Field::name);
  if (name && !row.is_blank(name->cell) && !is_title(row.text(name->cell))) return false;
  reordered_ = reordered_ || (elsewhere > 1 && elsewhere * 2 > titles);
  return true;
}

/// The title of a column, and not of the one that it stands in.
bool RowKinds::is_title_of_another(std::string_view text, std::size_t cell) const {
  auto title = fold_title(text);
  std::erase(title, '*');
  bool of_another = false;
  for (std::size_t i = 0; i < match_->columns.size(); ++i) {
    if (!contains(fold_title(match_->columns[i].title), title)) continue;
    if (i == cell) return false;
    of_another = true;
  }
  return of_another;
}

/// The cell that says that the row is a total: the first one, or the one under the names; npos when none does.
std::size_t RowKinds::total_at(const RowText& row, std::size_t first) const {
  if (is_total(row.text(first))) return first;
  const auto* name = binding_of(Field::name);
  return name && is_total(row.text(name->cell)) ? name->cell : std::string_view::npos;
}

/// 石狮市 | 20人: the heading of a section and its size.
bool RowKinds::says_how_many(const RowText& row, std::size_t first, std::size_t filled) const {
  if (filled > kMostFooterCells) return false;
  for (std::size_t i = first + 1; i < row.size(); ++i)
    if (!row.is_blank(i) && !(contains_any(row.text(i), "人|户|件") && read_headcount(row.text(i)))) return false;
  return true;
}

/// A heading stands where numbers of rows, names or places do; in another column a single cell is a row of which the rest
/// is missing.
bool RowKinds::may_head_a_section(std::size_t cell) const {
  return std::all_of(match_->bindings.begin(), match_->bindings.end(), [&](const auto& binding) {
    const auto field = binding.column->local.empty() ? binding.column->field : Field{};
    return binding.cell != cell || binding.reader == plugin::Reader::name ||
           binding.reader == plugin::Reader::identity || binding.reader == plugin::Reader::county ||
           field == Field::township || field == Field::village;
  });
}

/// In a column that nobody asked for, or in that of the names; elsewhere it is a value of somebody's row.
bool RowKinds::stands_where_names_do(std::size_t cell) const {
  return std::all_of(match_->bindings.begin(), match_->bindings.end(), [&](const auto& binding) {
    return binding.cell != cell || binding.reader == plugin::Reader::name || binding.reader == plugin::Reader::text;
  });
}

/// The row's own columns name a person or a case, whatever stands before them: 审核通过 | 李小红. A footer's colon leads on
/// to whoever signs.
bool RowKinds::names_somebody_else_where(const RowText& row, std::size_t first) const {
  if (const auto text = row.text(first); contains(text, "：") || contains(text, ":") || is_one_of(text, kSignatures))
    return false;
  for (const auto field : {Field::name, Field::case_number}) {
    const auto* binding = binding_of(field);
    if (!binding || binding->cell == first || row.is_blank(binding->cell)) continue;
    const auto text = row.text(binding->cell);
    if (!is_total(text) && !read_headcount(text) && !contains(text, "：") && !contains(text, ":")) return true;
  }
  return false;
}

bool RowKinds::plainly_somebodys(const RowText& row) const {
  if (!number_ || !reading::is_plain_number(row.raw(*number_))) return false;
  std::size_t filled = 0, first = 0;
  for (std::size_t i = 0; i < row.size() && filled <= kMostFooterCells; ++i)
    if (!row.is_blank(i) && filled++ == 0) first = i;
  return filled > kMostFooterCells && !may_be_title(row.text(first));
}

std::optional<Reason> RowKinds::of(const RowText& row, std::uint64_t number) {
  std::size_t filled = 0, first = 0, second = 0;
  for (std::size_t i = 0; i < row.size(); ++i)
    if (!row.is_blank(i)) {
      if (filled == 0) first = i;
      if (filled == 1) second = i;
      ++filled;
    }
  if (filled == 0) return Reason::blank_row;
  // Most rows begin with a number in front of a name, or with a name that begins like no title.
  const auto start = row.raw(first)[0];
  const bool number_first = start >= '0' && start <= '9';
  constexpr std::size_t kShort = 5;
  if (is_ascii(row.raw(first)) && filled > 1 && row.raw(second).size() <= kShort && is_ascii(row.raw(second)) &&
      numbers_columns(row))
    return Reason::title_row;
  if (number_first && filled > kMostFooterCells) {
    const auto* name = binding_of(Field::name);
    if (!name || !is_total(row.text(name->cell)) || bears_number(row)) return {};
  }
  if (may_be_title(row.text(first)) && repeats_titles(row, filled)) return Reason::title_row;
  const auto begins = row.text(first);
  if ((begins.starts_with("（") || is_one_of(begins, kColumnHeads)) && numbers_columns(row)) return Reason::title_row;
  if ((filled == 1 || says_how_many(row, first, filled)) && may_head_a_section(first))
    if (auto section = section_of(row.text(first)); !section.empty()) {
      // （一）城镇 below 一、鲤城区 divides the county and names no other.
      const bool divides = fold_width(row.text(first)).starts_with('(') && !places::unit_in_county_cell(section);
      if (!divides) section_ = std::move(section);
      return Reason::section_row;
    }
  if (bears_number(row)) return {};
  if (filled == 1 && total_at(row, first) == std::string_view::npos && stands_where_names_do(first) &&
      (begins_with_any(row.text(first), kAsides) || is_of_the_paper(row.text(first))))
    return Reason::footer_row;
  if (names_somebody_else_where(row, first)) return {};
  if (const auto at = total_at(row, first); at != std::string_view::npos) {
    check_total(row, at, number);
    return Reason::total_row;
  }
  const auto text = row.text(first);
  const bool footer =
      std::any_of(std::begin(kFooters), std::end(kFooters), [&](auto word) { return text.starts_with(word); });
  if (filled <= kMostFooterCells && footer) return Reason::footer_row;
  return {};
}

std::optional<std::uint64_t> RowKinds::headcount_in(const RowText& row, std::size_t first) const {
  if (const auto stated = read_headcount(row.text(first))) return stated;
  if (match_->running_number && *match_->running_number != first)
    if (const auto stated = read_headcount(row.text(*match_->running_number))) return stated;
  // Beside the word, or under the names; never where the column is one of amounts.
  for (std::size_t i = first + 1; i < row.size(); ++i) {
    if (row.is_blank(i)) continue;
    const auto binding = std::find_if(match_->bindings.begin(), match_->bindings.end(),
                                      [&](const auto& each) { return each.cell == i; });
    using plugin::Reader;
    const bool amount =
        binding != match_->bindings.end() && (binding->reader == Reader::money || binding->reader == Reader::integer);
    const auto text = row.text(i);
    const bool names_people =
        binding != match_->bindings.end() && (binding->reader == Reader::name || binding->reader == Reader::identity);
    const bool says_people = contains(text, "人") || contains(text, "条");
    if (!amount && (names_people || says_people || i == first + 1)) return read_headcount(text);
    if (!says_people) return {};
  }
  return {};
}

void RowKinds::check_total(const RowText& row, std::size_t first, std::uint64_t number) {
  const auto stated = headcount_in(row, first);
  if (!stated) return;
  const auto counted = totals_.contradiction(*stated);
  if (counted && wrong_totals_.size() < kMostWrongTotals) wrong_totals_.push_back({sheet_, number, *stated, *counted});
}

}  // namespace yingbao::plugin_host
