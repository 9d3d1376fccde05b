#include "reading/disability_certificate.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace yingbao::reading {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::string_view kCategories[7][3] = {
    {"视力", "视残", "盲人"}, {"听力", "听残"}, {"言语", "语言", "言残"}, {"肢体", "肢残"}, {"智力", "智残"},
    {"精神", "精残"},         {"多重"}};

bool take(std::string_view& text, std::string_view word, bool behind) {
  if (word.empty() || !(behind ? text.ends_with(word) : text.starts_with(word))) return false;
  behind ? text.remove_suffix(word.size()) : text.remove_prefix(word.size());
  return true;
}

/// A grade may have its category beside it: 肢体一级, 二级（肢体）, 一级残疾.
std::string_view without_category(std::string_view word) {
  const bool bracketed = take(word, ")", true);
  const bool behind = bracketed || word.ends_with("残疾");
  if (behind) take(word, "残疾", behind);
  bool named = false;
  for (const auto& category : kCategories)
    for (const auto spelling : category) named = named || take(word, spelling, behind);
  if (!behind) take(word, "残疾", behind);
  if (bracketed && !(named && take(word, "(", true))) return {};
  return word;
}

/// 1.0 and 01, as a spreadsheet leaves a number.
std::string_view plain_number(std::string_view word) {
  if (const auto point = word.find('.'); point != std::string_view::npos && point + 1 < word.size() &&
                                         word.find_first_not_of('0', point + 1) == std::string_view::npos)
    word = word.substr(0, point);
  if (word.size() == 2 && word[0] == '0') word.remove_prefix(1);
  return word;
}

}  // namespace

std::optional<DisabilityCertificate> parse_disability_certificate(std::string_view raw) {
  std::string text;
  for (const char c : fold_width(raw)) {
    if (c == ' ' || c == '-' || c == '\'') continue;
    text.push_back(c == 'x' ? 'X' : c == 'b' ? 'B' : c);
  }
  if (text.size() < 20 || text.size() > 23) return {};
  const std::string_view view{text};
  if (!std::all_of(view.begin(), view.begin() + 17, is_digit)) return {};
  if (!is_digit(view[17]) && view[17] != 'X') return {};
  if (view[18] < '1' || view[18] > '7' || view[19] < '1' || view[19] > '4') return {};
  auto suffix = view.substr(20);
  if (suffix.starts_with('B')) {
    suffix.remove_prefix(1);
    if (suffix.empty()) return {};
  }
  if (suffix.size() > 2 || !std::all_of(suffix.begin(), suffix.end(), is_digit)) return {};
  int replacement = 0;
  for (const char c : suffix) replacement = replacement * 10 + (c - '0');
  return DisabilityCertificate{std::string{view.substr(0, 18)}, view[18] - '0', view[19] - '0', replacement};
}

int read_disability_grade(std::string_view raw) {
  const auto text = fold_title(raw);
  auto word = without_category(text);
  if (word.ends_with("级")) word.remove_suffix(std::string_view{"级"}.size());
  else word = plain_number(word);
  constexpr std::string_view kWords[4][5] = {{"1", "一", "壹", "Ⅰ", "i"},
                                             {"2", "二", "贰", "Ⅱ", "ii"},
                                             {"3", "三", "叁", "Ⅲ", "iii"},
                                             {"4", "四", "肆", "Ⅳ", "iv"}};
  for (int grade = 1; grade <= 4; ++grade)
    for (const auto spelling : kWords[grade - 1])
      if (word == spelling) return grade;
  // The words below name a grade only when they stand alone.
  if (word == "极重度" || word == "极重") return 1;
  if (word == "重度") return 2;
  if (word == "中度") return 3;
  if (word == "轻度") return 4;
  return 0;
}

int read_disability_category(std::string_view raw) {
  const auto text = fold_title(raw);
  if (const auto word = plain_number(text); word.size() == 1 && word[0] >= '1' && word[0] <= '7') return word[0] - '0';
  for (int category = 7; category >= 1; --category)
    for (const auto spelling : kCategories[category - 1])
      if (!spelling.empty() && text.starts_with(spelling)) return category;
  return 0;
}

}  // namespace yingbao::reading
