#include "plugin_host/child/title.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cctype>

namespace yingbao::plugin_host {
namespace {

struct Owner {
  std::string_view word;
  bool has_number;  ///< is listed with an identity number of their own, now and then
};
// Longer words stand before those they contain.
constexpr Owner kOwners[] = {
    {"户主", true},    {"监护人", true},   {"监护", true},  {"家长", true},    {"抚养人", true},  {"扶养人", true},
    {"赡养人", true},  {"父亲", true},     {"母亲", true},  {"父母", true},    {"祖父", true},    {"祖母", true},
    {"配偶", true},    {"丈夫", true},     {"妻子", true},  {"子女", true},    {"亲属", true},    {"代办", true},
    {"代理", true},    {"代领", true},     {"代诉", true},  {"代报", true},    {"代为", true},    {"委托", true},
    {"受托", true},    {"被委托", true},   {"经办", true},  {"联系人", true},  {"联络人", true},  {"担保", true},
    {"开户人", true},  {"收款", true},     {"领款", true},  {"持卡人", true},  {"照料人", true},  {"护理人", true},
    {"填报", false},   {"填表", false},    {"制表", false}, {"录入", false},   {"审核人", false}, {"审批人", false},
    {"登记人", false}, {"受理人", false},  {"接访", false}, {"接待", false},   {"承办人", false}, {"责任人", false},
    {"负责人", false}, {"网格员", false},  {"帮扶", false}, {"走访", false},   {"调查", false},   {"核查", false},
    {"经手", false},   {"法定代表", true}, {"法人", true},  {"操作员", false}, {"采集人", false},
};
// Whom the rows of a list are about, whatever it calls them; a group or bracket of such a word is the person's own.
constexpr std::string_view kSelf =
    "本人|自己|个人|学生|儿童|孩子|对象|人员|职工|残疾人|持证人|申请人|申领人|失业者|参保人|求助人|诉求人|来电人|"
    "信访人|反映人|受灾户|困难群众";
// Groups of the person's own columns that name nobody.
constexpr std::string_view kNobody = "基本|身份|个人身份";
// How a title ends that is a word for somebody: 爱人, 家属, 介绍人, 爷爷.
constexpr std::string_view kPeopleEnds =
    "人|者|员|属|友|妻|夫|父|母|爸|妈|爷|奶|公|婆|孙|儿|女|伴|亲|方|成员|子女|儿子|妻子|孩子";
// What a bracket may say of a number or a name without making it another's.
constexpr std::string_view kHarmless =
    "社会保障|社保|位|必填|选填|文本|格式|证件|号码|居民|公民|户口|身份证|新|二代|一致|准确|核对|全称|真实|"
    "唯一|大写|英文|半角|同|含|汉字|中文|登记单位|签名|签字";
// What tells another value of the same kind apart: never the column that is meant.
constexpr std::string_view kAnother = "曾用|原|旧|上年|上月|上期|去年|变更前|调整前";
constexpr std::string_view kForms = "选填|必填|可填|可选";
constexpr std::string_view kUnits = "元|万元|人|户|件|次|间|岁|月|个月|年|公斤|亩|%|百分比|平方米|天|日";
constexpr std::string_view kGroupTails[] = {"基本信息", "基本情况", "信息", "情况", "资料"};
constexpr std::string_view kNumberWords = "身份证|证件号|公民身份|身份号|社会保障号";
constexpr std::string_view kNoNumbers = "类型|种类|有效期|地址|住址|照片|复印件|扫描|正面|反面|签发|到期|备注|归属";

bool ends_with_person(std::string_view word) {
  for (const auto end : split(kPeopleEnds, '|'))
    if (word.ends_with(end)) return true;
  return false;
}

const Owner* owner_in(std::string_view folded) {
  const Owner* found = nullptr;
  for (const auto& owner : kOwners)
    if (contains(folded, owner.word) && (!found || owner.word.size() > found->word.size())) found = &owner;
  return found;
}

/// A relation to somebody is a fact of the person: 与户主关系.
std::string_view owner_of(std::string_view folded) {
  if (contains(folded, "关系")) return {};
  const auto* owner = owner_in(folded);
  return owner ? owner->word : std::string_view{};
}

bool is_mark(char32_t c) {
  constexpr std::u32string_view kMarks =
      U"*#※★☆●○▲△■□◆◇•·。、，,．.！!—–-_~“”\"'‘’`「」『』<>《》〈〉‹›:：;；|/\\﹡＊＃";
  return kMarks.find(c) != kMarks.npos || (c >= 0x2460 && c <= 0x24FF);  // ①, ⑴, ⒈
}

/// Without ornaments at both ends and a bracket around the whole.
void strip_marks(std::string& text) {
  for (bool any = true; any && !text.empty();) {
    any = false;
    std::size_t at = 0, last = 0;
    if (is_mark(next_code_point(text, at)) && at < text.size()) text.erase(0, at), any = true;
    for (at = 0; at < text.size();) {
      last = at;
      if (!is_mark(next_code_point(text, at)) || at < text.size() || last == 0) continue;
      text.resize(last);
      any = true;
    }
    if (text.size() > 2 && text.front() == '(' && text.find(')') == text.size() - 1)
      text = text.substr(1, text.size() - 2), any = true;
  }
}

void strip_end(std::string& text, std::string_view tail) {
  if (text.size() > tail.size() && text.ends_with(tail)) text.resize(text.size() - tail.size());
}

/// "1.姓名", "(2)身份证号": the number of a column in front of its title.
void strip_number(std::string& text) {
  std::string_view rest{text};
  if (rest.starts_with('(')) rest.remove_prefix(1);
  const auto digits = rest.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos || digits > 3) return;
  rest.remove_prefix(digits);
  for (const std::string_view mark : {".", "、", ")"})
    if (rest.starts_with(mark) && rest.size() > mark.size()) {
      text = std::string{rest.substr(mark.size())};
      return;
    }
}

/// Folded, without the marks of a form.
std::string whole_title(std::string_view title) {
  auto text = fold_title(title);
  std::erase(text, '*');
  while (text.starts_with("()")) text.erase(0, 2);
  strip_end(text, "()");
  strip_marks(text);
  for (const auto form : split(kForms, '|')) {
    for (const auto& mark : {"(" + std::string{form} + ")", std::string{form}})
      if (text.size() > mark.size()) {
        if (text.starts_with(mark)) text.erase(0, mark.size());
        else strip_end(text, mark);
      }
  }
  strip_number(text);
  strip_marks(text);
  return text;
}

/// 证件号码(户主) and 户主(姓名) as 户主证件号码 and 户主姓名.
std::string with_owner_in_front(std::string text) {
  const auto inside = bracket_of(text);
  if (inside.empty()) return text;
  const auto before = std::string{text.substr(0, text.size() - inside.size() - 2)};
  if (!owner_of(inside).empty()) return std::string{inside} + before;
  const bool completes = inside == "姓名" || inside == "名字" || contains_any(inside, kNumberWords);
  return completes && !owner_of(before).empty() ? before + std::string{inside} : text;
}

std::string without_brackets(std::string text) {
  for (auto inside = bracket_of(text); !inside.empty() && !contains_any(inside, kAnother); inside = bracket_of(text))
    text.resize(text.size() - inside.size() - 2);
  return text;
}

std::string group_word(std::string_view above) {
  auto text = without_brackets(whole_title(above));
  for (const auto tail : kGroupTails) strip_end(text, tail);
  return text;
}

}  // namespace

std::string without_latin_tail(std::string_view text) {
  auto end = text.size();
  while (end > 0 &&
         (std::isalpha(static_cast<unsigned char>(text[end - 1])) || text[end - 1] == '-' || text[end - 1] == '/'))
    --end;
  constexpr std::size_t kTwoCharacters = 6;
  return end >= kTwoCharacters ? std::string{text.substr(0, end)} : std::string{text};
}

std::string_view bracket_of(std::string_view text) {
  if (!text.ends_with(')')) return {};
  const auto open = text.rfind('(');
  if (open == std::string_view::npos || open == 0) return {};
  return text.substr(open + 1, text.size() - open - 2);
}

std::string plain_title(std::string_view text) { return without_brackets(with_owner_in_front(whole_title(text))); }

Title read_title(std::string_view text, std::string_view above) {
  if (const auto mark = text.rfind(kLineMark); above.empty() && mark != std::string_view::npos && mark > 0)
    return read_title(text.substr(mark + kLineMark.size()), text.substr(0, mark));
  Title title;
  const auto own = with_owner_in_front(whole_title(text));
  title.own = without_brackets(own);
  const auto over = above.empty() ? std::string{} : group_word(above);
  const bool of_people = contains_any(over, "姓名") || contains_any(over, kNumberWords);
  if (of_people && (is_self(title.own) || says_somebody(title.own))) {
    // 身份证号码 over 本人 and 配偶: the lower line says whose.
    title.text.append(above).append(kLineMark).append(text);
    title.whole = title.plain = is_self(title.own) ? over : title.own + over;
    title.own = title.plain;
  } else if (above.empty()) {
    title.text = text;
    title.whole = own;
    title.plain = title.own;
  } else if (explains_only(text)) {
    title.text = std::string{above} + std::string{text};
    title.whole = with_owner_in_front(whole_title(above)) + own;
    title.plain = title.own = plain_title(above);
  } else {
    title.text.append(above).append(kLineMark).append(text);
    title.whole = over + own;
    title.plain = over + title.own;
    title.group = over;
  }
  title.owner = owner_of(title.whole);
  const auto bracket = bracket_of(own);
  title.of_another = title.owner.empty() && !bracket.empty() && !is_self(bracket) &&
                     (!contains_any(bracket, kHarmless) || ends_with_person(bracket));
  return title;
}

bool is_self(std::string_view word) {
  return is_one_of(word, kSelf) || is_one_of(word, kNobody) || word.ends_with("人员") || word.ends_with("对象");
}

bool says_self(const Title& title) { return contains_any(title.plain, kSelf); }

bool says_somebody(std::string_view word) {
  constexpr std::size_t kFourCharacters = 12;
  if (word.empty() || word.size() > kFourCharacters || word.starts_with("是否") || word.starts_with("有无"))
    return false;
  return !owner_of(word).empty() || ends_with_person(word);
}

bool of_somebody_else(const Title& title) {
  return !title.owner.empty() || (!title.group.empty() && says_somebody(title.group) && !is_self(title.group));
}

bool names_somebody(const Title& title) {
  if (contains_any(bracket_of(title.whole), "拼音|英文|外文|曾用"))
    return false;  // the same person's, in other letters
  if (title.plain.ends_with("姓名") || title.plain.ends_with("名字")) return true;
  if (title.group.empty() && says_somebody(title.plain)) return true;
  if (title.owner.empty()) return false;
  const auto rest = title.plain.size() - title.owner.size();
  return title.plain.ends_with(title.owner) ||
         (title.plain.ends_with("人") && rest <= 12 && !numbers_somebody(title)) || title.plain.ends_with("员");
}

bool numbers_somebody(const Title& title) {
  return contains_any(title.plain, kNumberWords) && !contains_any(title.plain, kNoNumbers);
}

bool may_have_number(const Title& name) {
  const auto* owner = name.owner.empty() ? nullptr : owner_in(name.owner);
  return !owner || owner->has_number;
}

bool explains_only(std::string_view text) {
  auto folded = fold_title(text);
  if (folded.starts_with('(') && folded.ends_with(')')) return true;
  return is_one_of(folded, kUnits) || is_one_of(folded, kForms);
}

std::string_view stated_unit(std::string_view text) {
  const auto folded = fold_title(text);
  constexpr std::string_view kUnit = "单位";
  for (auto at = folded.find(kUnit); at != std::string::npos; at = folded.find(kUnit, at + 1)) {
    auto rest = std::string_view{folded}.substr(at + kUnit.size());
    for (const std::string_view mark : {":", "(", "为", "人民币"})
      if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
    for (const std::string_view unit : {"万元", "千元", "百元", "元"})
      if (rest.starts_with(unit)) return unit;
  }
  return {};
}

}  // namespace yingbao::plugin_host
