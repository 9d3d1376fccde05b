#include "reading/codes.hpp"

#include "base/text.hpp"
#include "reading/cells.hpp"
#include "reading/private_use.hpp"
#include "reading/vocabularies.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace yingbao::reading {
namespace {

// GB/T 3304 in the order of its numeric codes, 01-56.
constexpr std::array<std::string_view, 56> kEthnicities{
    "汉",   "蒙古",   "回",   "藏",     "维吾尔",   "苗",   "彝",       "壮",     "布依",   "朝鲜", "满",   "侗",
    "瑶",   "白",     "土家", "哈尼",   "哈萨克",   "傣",   "黎",       "傈僳",   "佤",     "畲",   "高山", "拉祜",
    "水",   "东乡",   "纳西", "景颇",   "柯尔克孜", "土",   "达斡尔",   "仫佬",   "羌",     "布朗", "撒拉", "毛南",
    "仡佬", "锡伯",   "阿昌", "普米",   "塔吉克",   "怒",   "乌孜别克", "俄罗斯", "鄂温克", "德昂", "保安", "裕固",
    "京",   "塔塔尔", "独龙", "鄂伦春", "赫哲",     "门巴", "珞巴",     "基诺"};

constexpr std::array<std::string_view, 100> kTwoDigits = [] {
  std::array<std::string_view, 100> out{};
  constexpr std::string_view digits =
      "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
      "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
  for (std::size_t i = 0; i < 100; ++i) out[i] = digits.substr(i * 2, 2);
  return out;
}();

const std::unordered_map<std::string, std::string_view>& ethnicity_table() {
  static const auto table = [] {
    std::unordered_map<std::string, std::string_view> map;
    for (std::size_t i = 0; i < kEthnicities.size(); ++i) {
      const auto code = kTwoDigits[i + 1];
      map[std::string{kEthnicities[i]}] = code;
      map[std::string{kEthnicities[i]} + "族"] = code;
      map[std::string{code}] = code;
      map[std::to_string(i + 1)] = code;
    }
    // Old names and frequent misspellings.
    map["毛难族"] = map["毛南"];
    map["撤拉族"] = map["撒拉"];
    map["佘族"] = map["舍族"] = map["佘"] = map["舍"] = map["畲"];
    map["其他"] = map["97"] = "97";
    map["外国血统中国籍人士"] = map["98"] = "98";
    return map;
  }();
  return table;
}

/// A cell that holds a word or a code; a code may have gone through a floating-point cell: 1.0.
std::string_view code_of(std::string_view cell) {
  auto text = unwrapped(cell);
  if (text.size() > 2 && text.ends_with(".0")) text.remove_suffix(2);
  return text;
}

bool is_dot(char32_t c) {
  constexpr std::u32string_view kDots = U"\u00B7\u2022\u2027\u2219\u22C5\u2E31\u30FB\uFF0E";
  return kDots.find(c) != kDots.npos;
}

/// Writes the name without blanks, with its dots as U+00B7; false when nothing is left.
bool write_name(std::string_view text, bool leave_brackets_out, std::string& out) {
  out.clear();
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool opens = c == '(' || c == '[' || c == 0x3010 || c == 0x3014;  // 【 and 〔
    const bool closes = c == ')' || c == ']' || c == 0x3011 || c == 0x3015;
    if (opens || closes) {
      depth = opens ? depth + 1 : depth > 0 ? depth - 1 : 0;
      continue;
    }
    if ((leave_brackets_out && depth > 0) || c == ' ' || (c >= '\t' && c <= '\r')) continue;
    if (is_dot(c) || (c == '.' && !out.empty())) append_utf8(out, 0x00B7);
    else append_utf8(out, standardised(c));
  }
  return !out.empty();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Without the number that counts the row in front (1. 张三, 2、李四) and marks left at the end.
std::string_view without_marks(std::string_view name) {
  constexpr std::string_view kMarks[] = {"·", "、", ",", ";", ":", "。", "/", "|", "\\"};
  const auto numbered = std::min(name.find_first_not_of("0123456789"), name.size());
  if (numbered > 0)
    for (const std::string_view mark : {"·", "、"})
      if (name.substr(numbered).starts_with(mark)) {
        name.remove_prefix(numbered + mark.size());
        break;
      }
  for (bool any = true; any;) {
    any = false;
    for (const auto mark : kMarks) {
      if (name.ends_with(mark)) name.remove_suffix(mark.size()), any = true;
      if (name.starts_with(mark)) name.remove_prefix(mark.size()), any = true;
    }
  }
  return name;
}

/// 张三等5人 is Zhang San and others whom nobody names.
std::string_view without_company(std::string_view name) {
  if (!name.ends_with("人")) return name;
  const auto at = name.rfind("等");
  if (at == std::string_view::npos || at == 0) return name;
  auto count = name.substr(at + std::string_view{"等"}.size());
  count.remove_suffix(std::string_view{"人"}.size());
  return !count.empty() && read_integer(count) ? name.substr(0, at) : name;
}

bool is_title_of_names(std::string_view text) {
  if (!text.ends_with("名") && !text.ends_with("字")) return false;
  return is_one_of(text, "姓名|名字|人员姓名|对象姓名|户主姓名");
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  const bool sign = c < 0xC0 || c == 0xD7 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) ||
                    (c >= 0xFF00 && c <= 0xFFFF);
  return !sign;
}

/// A name has a letter: digits alone are a number in the wrong column, and signs alone are nothing.
bool is_name(std::string_view text) {
  bool letters = false;
  for (std::size_t at = 0; at < text.size();) letters = is_letter(next_code_point(text, at)) || letters;
  const bool number = std::count_if(text.begin(), text.end(), is_digit) >= 15;
  return letters && !number && !is_title_of_names(text);
}

}  // namespace

std::string_view read_sex(std::string_view raw) {
  const auto cell = code_of(raw);
  if (cell == "男" || cell == "1") return "1";
  if (cell == "女" || cell == "2") return "2";
  const auto word = fold_title(cell);
  if (word == "男" || word == "男性" || word == "m" || word == "male" || word == "1") return "1";
  if (word == "女" || word == "女性" || word == "f" || word == "female" || word == "2") return "2";
  if (word == "0" || word == "未知" || word == "未知的性别") return "0";
  if (word == "9" || word == "未说明" || word == "未说明的性别") return "9";
  return {};
}

std::string_view read_ethnicity(std::string_view raw) {
  const auto cell = code_of(raw);
  if (cell == "汉族" || cell == "汉") return "01";
  const auto& table = ethnicity_table();
  const auto found = table.find(fold_title(cell));
  return found == table.end() ? std::string_view{} : found->second;
}

std::string_view ethnicity_name(std::string_view code) {
  for (std::size_t i = 0; i < kEthnicities.size(); ++i)
    if (kTwoDigits[i + 1] == code) return kEthnicities[i];
  if (code == "97") return "其他";
  if (code == "98") return "外国血统中国籍人士";
  return {};
}

std::optional<bool> read_boolean(std::string_view cell) {
  const auto told = read_state(cell, vocabularies::yes_no);
  if (!told || told->empty()) return {};
  return *told == "YES";
}

std::string_view read_name(std::string_view cell, std::string& out) {
  // Most names are nothing but Chinese characters: no byte of theirs needs a look.
  const bool plain = std::none_of(cell.begin(), cell.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEE || byte == 0xEF;
  });
  if (plain) return is_title_of_names(cell) ? std::string_view{} : without_company(cell);
  const auto folded = fold_width(unwrapped(cell));
  // （张三） is the name itself; beside a name, brackets hold a remark: （户主）, （已故）.
  if (!write_name(folded, true, out)) write_name(folded, false, out);
  const auto name = without_company(without_marks(out));
  return is_name(name) ? name : std::string_view{};
}

std::string read_name(std::string_view cell) {
  std::string buffer;
  return std::string{read_name(cell, buffer)};
}

}  // namespace yingbao::reading
