#include "schema/identity.hpp"

#include "base/text.hpp"
#include "schema/disability_certificate.hpp"
#include "schema/reference_data.hpp"

#include <algorithm>
#include <bitset>
#include <memory>

namespace yingbao::schema {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

int two(std::string_view text, std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

bool is_eighteen(std::string_view text) {
  return text.size() == 18 && all_digits(text.substr(0, 17)) && (is_digit(text[17]) || text[17] == 'X');
}

/// Date and check character of a number that has the shape of 18 characters.
IdStatus judge_eighteen(std::string_view number) {
  const int year = two(number, 6) * 100 + two(number, 8);
  if (!Date::of(year, two(number, 10), two(number, 12))) return IdStatus::bad_date;
  if (check_character(number.substr(0, 17)) != number[17]) return IdStatus::bad_check;
  return number[0] == '9' ? IdStatus::foreign_ok : IdStatus::ok;
}

/// Undoes what spreadsheets and clerks wrap around a number; keeps letters as typed.
std::string unwrap(std::string_view cell) {
  std::string text = fold_width(cell);
  if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"')) text = text.substr(2, text.size() - 3);
  const auto is_quote = [](std::string_view t) {
    return t.starts_with('\'') || t.starts_with('"') || t.starts_with('`');
  };
  while (is_quote(text)) text.erase(0, 1);
  for (const std::string_view mark : {"‘", "“"})
    if (text.starts_with(mark)) text.erase(0, mark.size());
  while (text.ends_with('"') || text.ends_with('\'')) text.pop_back();
  for (const std::string_view mark : {"’", "”"})
    if (text.ends_with(mark)) text.resize(text.size() - mark.size());
  return std::string{trim(text)};
}

bool is_exponent_form(std::string_view text) {
  const auto e = text.find_first_of("Ee");
  if (e == std::string_view::npos || e == 0 || e + 2 >= text.size() || text[e + 1] != '+') return false;
  if (!all_digits(text.substr(e + 2))) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(e),
                     [](char c) { return is_digit(c) || c == '.'; });
}

/// Separators and the look-alikes of X at the end; everything else stays.
std::string canonical_marks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == ' ' || c == '-' || c == 0x2014 || c == 0x2013 || c == '.' || c == '\t' || c == '\r' || c == '\n') continue;
    const bool like_x = c == 'x' || c == 0xD7 || c == 0x2715 || c == 0x445 || c == 0x425 || c == 0x3C7 || c == 0x3A7 ||
                        c == 0x2169 || c == 0x2179;
    if (like_x && out.size() == 17) out.push_back('X');
    else if (c == '*' && out.size() == 17 && at == text.size() && all_digits(out)) out.push_back('X');
    else append_utf8(out, c);
  }
  return out;
}

/// O for 0 and l or I for 1, kept only when the result passes.
std::optional<std::string> with_look_alike_digits(std::string_view text) {
  std::string out{text};
  for (auto& c : out) {
    if (c == 'O' || c == 'o') c = '0';
    if (c == 'l' || c == 'I') c = '1';
  }
  if (out == text || !is_eighteen(out)) return {};
  const auto status = judge_eighteen(out);
  if (status != IdStatus::ok && status != IdStatus::foreign_ok) return {};
  return out;
}

Identity judge_fifteen(std::string_view digits) {
  if (digits.substr(12) >= "996") return {IdStatus::bad_date, {}};
  std::string number = std::string{digits.substr(0, 6)} + "19" + std::string{digits.substr(6)};
  if (!Date::of(1900 + two(digits, 6), two(digits, 8), two(digits, 10))) return {IdStatus::bad_date, {}};
  number.push_back(check_character(number));
  return {IdStatus::upgraded_15, number};
}

bool is_other_document(std::string_view text) {
  const auto tail_digits = [&](std::size_t letters) { return all_digits(text.substr(letters)); };
  if ((text.size() == 9 || text.size() == 11) && (text[0] == 'H' || text[0] == 'M' || text[0] == 'h' || text[0] == 'm'))
    return tail_digits(1);
  if (text.size() == 8 || text.size() == 10) return tail_digits(0);
  return text.size() == 15 && is_letter(text[0]) && is_letter(text[1]) && is_letter(text[2]) && tail_digits(3);
}

Identity judge_marked(std::string_view text) {
  if (text.find('*') != std::string_view::npos) return {IdStatus::masked, {}};
  if (is_eighteen(text)) {
    const auto status = judge_eighteen(text);
    // A spreadsheet keeps 15 significant digits and fills up with zeros.
    if (status != IdStatus::ok && status != IdStatus::foreign_ok && text.ends_with("000"))
      return {IdStatus::precision_lost, {}};
    const bool good = status == IdStatus::ok || status == IdStatus::foreign_ok;
    return {status, good ? std::string{text} : std::string{}};
  }
  if (auto corrected = with_look_alike_digits(text)) return {IdStatus::auto_corrected, *corrected};
  if (text.size() == 15 && all_digits(text)) return judge_fifteen(text);
  if (is_other_document(text)) return {IdStatus::non_id_doc, {}};
  if (text.size() >= 20) {
    if (const auto certificate = parse_disability_certificate(text)) {
      auto identity = judge_marked(certificate->id_number);
      identity.certificate_category = certificate->category;
      identity.certificate_grade = certificate->grade;
      return identity;
    }
  }
  return {IdStatus::bad_length, {}};
}

}  // namespace

std::string_view name_of(IdStatus status) {
  constexpr std::string_view kNames[] = {"OK",       "UPGRADED_15",    "AUTO_CORRECTED", "BAD_LENGTH",
                                         "BAD_DATE", "BAD_CHECK",      "PRECISION_LOST", "MASKED",
                                         "FOREIGN_OK", "NON_ID_DOC",   "MISSING"};
  return kNames[static_cast<std::size_t>(status)];
}

char check_character(std::string_view digits) {
  constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (digits[i] - '0') * kWeights[i];
  return "10X98765432"[sum % 11];
}

bool is_plain_number(std::string_view cell) {
  if (!is_eighteen(cell)) return false;
  const auto status = judge_eighteen(cell);
  return status == IdStatus::ok || status == IdStatus::foreign_ok;
}

Identity judge_identity(std::string_view cell, CellKind kind) {
  if (kind == CellKind::text && is_plain_number(cell))
    return {cell[0] == '9' ? IdStatus::foreign_ok : IdStatus::ok, std::string{cell}};
  std::string text = unwrap(cell);
  if (text.empty() || text == "-" || text == "无" || text == "/" || text == "—" || text == "--") return {IdStatus::missing, {}};
  if (is_exponent_form(text)) return {IdStatus::precision_lost, {}};
  if (const auto dot = text.find('.'); dot != std::string::npos && dot + 1 < text.size() && all_digits(text.substr(0, dot)) &&
                                       text.find_first_not_of('0', dot + 1) == std::string::npos) {
    if (dot > 15) return {IdStatus::precision_lost, {}};
    text.resize(dot);
  }
  if (kind == CellKind::numeric && std::count_if(text.begin(), text.end(), is_digit) > 15)
    return {IdStatus::precision_lost, {}};
  return judge_marked(canonical_marks(text));
}

Date birth_date_of(std::string_view number) {
  return Date::of(two(number, 6) * 100 + two(number, 8), two(number, 10), two(number, 12)).value_or(Date{});
}

char sex_of(std::string_view number) { return (number[16] - '0') % 2 ? '1' : '2'; }

bool is_known_prefix(std::string_view number) {
  if (number[0] == '9') return true;
  static const auto known = [] {
    auto table = std::make_unique<std::bitset<1000000>>();
    for (const auto line : split(number_prefixes_csv, '\n'))
      if (line.size() == 6 && all_digits(line))
        table->set(static_cast<std::size_t>(two(line, 0) * 10000 + two(line, 2) * 100 + two(line, 4)));
    return table;
  }();
  return known->test(static_cast<std::size_t>(two(number, 0) * 10000 + two(number, 2) * 100 + two(number, 4)));
}

}  // namespace yingbao::schema
