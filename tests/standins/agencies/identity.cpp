#include "identity.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace yingbao::sample {
namespace {

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_at(std::string_view text, std::size_t begin, std::size_t length) {
  int value = 0;
  std::from_chars(text.data() + begin, text.data() + begin + length, value);
  return value;
}

bool real_birth_date(std::string_view eight) {
  const std::chrono::year_month_day day{std::chrono::year{number_at(eight, 0, 4)},
                                        std::chrono::month{static_cast<unsigned>(number_at(eight, 4, 2))},
                                        std::chrono::day{static_cast<unsigned>(number_at(eight, 6, 2))}};
  return day.ok() && day.year() >= std::chrono::year{1900};
}

// Undoes wrappers, blanks and full width. What remains unknown stays in and makes the number unusable.
std::string plain_characters(std::string_view cell) {
  if (cell.starts_with("=\"") && cell.ends_with("\"")) cell = cell.substr(2, cell.size() - 3);
  std::string plain;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const std::string_view wide = cell.substr(i, 3);
    if (wide.size() == 3 && wide >= "０" && wide <= "９") {
      plain.push_back(static_cast<char>('0' + (wide[2] - std::string_view("０")[2])));
      i += 2;
    } else if (wide == "Ｘ" || wide == "ｘ") {
      plain.push_back('X');
      i += 2;
    } else if (wide == "　") {
      i += 2;
    } else if (cell[i] == 'x') {
      plain.push_back('X');
    } else if (cell[i] != ' ' && cell[i] != '\t' && cell[i] != '-' && !(cell[i] == '\'' && i == 0)) {
      plain.push_back(cell[i]);
    }
  }
  return plain;
}

// Category, grade and perhaps a replacement behind an identity number.
bool is_certificate(std::string_view text) {
  if (text.size() != 20 && text.size() != 22) return false;
  const bool digits = text[18] >= '1' && text[18] <= '7' && text[19] >= '1' && text[19] <= '4';
  return digits && (text.size() == 20 || (text[20] == 'B' && text[21] >= '1' && text[21] <= '9'));
}

}  // namespace

char check_character(std::string_view seventeen) {
  constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += (seventeen[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

bool had_fifteen_digits(std::string_view canonical) {
  return canonical.substr(6, 2) == "19" && canonical[0] < '8' && number_at(canonical, 14, 3) < 996;
}

std::string fifteen_digits(std::string_view canonical) { return std::string(canonical).erase(17).erase(6, 2); }

std::optional<std::string> usable_number(std::string_view cell) {
  std::string plain = plain_characters(cell);
  if (is_certificate(plain)) plain.resize(18);
  if (plain.size() == 15 && all_digits(plain) && number_at(plain, 12, 3) < 996) {
    plain.insert(6, "19");
    plain.push_back(check_character(plain));
  } else if (plain.size() == 18 && plain.ends_with("000")) {
    return std::nullopt;  // what a spreadsheet leaves of a number that it took for a quantity
  }
  const std::string_view text = plain;
  if (text.size() != 18 || !all_digits(text.substr(0, 17)) || !real_birth_date(text.substr(6, 8))) return std::nullopt;
  if (check_character(text.substr(0, 17)) != text[17]) return std::nullopt;
  return plain;
}

}  // namespace yingbao::sample
