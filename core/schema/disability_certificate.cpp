#include "schema/disability_certificate.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace yingbao::schema {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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
  std::string_view word{text};
  if (word.starts_with("残疾")) word.remove_prefix(std::string_view{"残疾"}.size());
  if (word.ends_with("级")) word.remove_suffix(std::string_view{"级"}.size());
  constexpr std::string_view kWords[4][5] = {{"1", "一", "壹", "Ⅰ", "i"}, {"2", "二", "贰", "Ⅱ", "ii"},
                                             {"3", "三", "叁", "Ⅲ", "iii"}, {"4", "四", "肆", "Ⅳ", "iv"}};
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
  if (text.size() == 1 && text[0] >= '1' && text[0] <= '7') return text[0] - '0';
  constexpr std::string_view kWords[] = {"视力", "听力", "言语", "肢体", "智力", "精神", "多重"};
  for (int category = 7; category >= 1; --category)
    if (text.starts_with(kWords[category - 1])) return category;
  if (text.starts_with("语言")) return 3;
  return 0;
}

}  // namespace yingbao::schema
