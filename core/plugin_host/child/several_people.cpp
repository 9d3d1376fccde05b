#include "plugin_host/child/several_people.hpp"

#include "base/text.hpp"
#include "reading/cells.hpp"
#include "reading/codes.hpp"
#include "reading/identity.hpp"

#include <algorithm>

namespace yingbao::plugin_host {
namespace {

constexpr std::size_t kShortestNumber = 15, kShortestDocument = 8;

std::size_t signs_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '*';
  }));
}

/// The parts, when each is a document's number and one at least as long as a person's. A number whose groups stand
/// apart is one.
std::vector<std::string> numbers_among(std::vector<std::string> parts) {
  const bool documents =
      std::all_of(parts.begin(), parts.end(), [](auto& part) { return signs_in(part) >= kShortestDocument; });
  const bool person =
      std::any_of(parts.begin(), parts.end(), [](auto& part) { return signs_in(part) >= kShortestNumber; });
  if (parts.size() < 2 || !documents || !person) return {};
  return parts;
}

std::vector<std::string> numbers_in(std::string_view cell) {
  auto numbers = numbers_among(reading::read_list(cell));
  if (!numbers.empty()) return numbers;
  std::vector<std::string> parts;
  const auto text = fold_width(cell);
  for (const auto part : split(text, ' '))
    if (!trim(part).empty()) parts.emplace_back(part);
  return numbers_among(std::move(parts));
}

/// The same number twice, the one of 15 digits beside that of 18, or the certificate's beside either.
bool are_one_persons(const std::vector<std::string>& numbers) {
  if (numbers.empty()) return false;
  const auto first = reading::judge_identity(numbers[0]);
  return std::all_of(numbers.begin(), numbers.end(), [&](const std::string& each) {
    return each == numbers[0] || (first.usable() && reading::judge_identity(each).number == first.number);
  });
}

std::vector<std::string> names_in(std::string_view cell) {
  std::vector<std::string> names;
  for (const auto& part : reading::read_list(cell))
    if (auto name = reading::read_name(part); !name.empty()) names.push_back(std::move(name));
  return names;
}

}  // namespace

bool may_name_several(std::string_view name) {
  // 、 ， ； ／ begin with E3 or EF, as few characters of names do.
  return std::any_of(name.begin(), name.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xE3 || byte == 0xEF || c == ',' || c == ';' || c == '/' || c == '|' || c == '\n' || c == '\r';
  });
}

bool may_number_several(std::string_view number) { return number.size() > kShortestNumber + kShortestDocument; }

PeopleOfRow people_of(std::string_view name, std::string_view name_cell, std::string_view number) {
  using enum PeopleOfRow::Kind;
  auto numbers = numbers_in(number);
  if (are_one_persons(numbers)) numbers.resize(1);
  auto names = names_in(name);
  if (numbers.size() > names.size()) {
    auto in_cell = names_in(name_cell);
    if (in_cell.size() == numbers.size()) names = std::move(in_cell);
  }
  if (names.size() < 2 && numbers.size() < 2) return {one, {}, std::move(numbers)};
  const bool no_names = names.empty() && name.empty(), no_numbers = numbers.empty() && number.empty();
  if (no_names || no_numbers || names.size() == numbers.size()) return {several, std::move(names), std::move(numbers)};
  return {unclear, {}, {}};
}

}  // namespace yingbao::plugin_host
