#include "ingest/number_evidence.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace yingbao::ingest {
namespace {

constexpr std::size_t kLength = 18, kLongestCell = 64;
constexpr std::uint64_t kTextsRounded = 3;
/// Passing numbers that end in 000 are one in 1,100; twice that leaves room for how stations give sequences out.
constexpr double kZerosByChance = 1.0 / 500, kZerosOfMistakes = 1.0 / 1000;
/// Of a clean column's passing zeros (one column in a million); of what mistakes explain (one in twenty).
constexpr double kMillion = 13.8, kTwenty = 2.0;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool ends_in_zeros(std::string_view number) { return number.ends_with("000"); }

/// Chernoff's bound on a Poisson count, an upper bound on what chance gives: e^-nats. kTwenty is set where the exact
/// tail of small counts is one in twenty, which is what happens.
bool beyond_chance(std::uint64_t count, double expected, double nats) {
  const auto n = static_cast<double>(count);
  if (n <= expected) return false;
  return expected <= 0 || n * std::log(n / expected) - (n - expected) > nats;
}

/// The 18 characters that a cell holds when nothing but marks, blanks and a fraction of zeros stands around them.
struct Eighteen {
  char text[kLength + 1];
  std::size_t length = 0;
  std::string_view view() const { return length == kLength ? std::string_view{text, kLength} : std::string_view{}; }
};

Eighteen eighteen_of(std::string_view cell) {
  Eighteen found;
  if (cell.size() > kLongestCell) return found;
  bool fraction = false;
  for (std::size_t at = 0; at < cell.size();) {
    char32_t c = next_code_point(cell, at);
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    const bool digit = c >= '0' && c <= '9', last = found.length == kLength - 1 && (c == 'X' || c == 'x');
    if (fraction && digit && c != '0') return {};
    if (fraction && digit) continue;
    if (c == '.' && found.length == kLength) fraction = true;
    if (!digit && !last) {
      const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '*' || c == '/' || c == ',';
      if (letter) return {};
      continue;
    }
    if (found.length == kLength) return {};
    found.text[found.length++] = last ? 'X' : static_cast<char>(c);
  }
  return found;
}

bool has_birthday(std::string_view eighteen) { return static_cast<bool>(reading::birth_date_of(eighteen)); }

}  // namespace

bool survives_a_double(std::string_view digits) {
  std::uint64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return false;
  const auto held = static_cast<double>(value);
  if (static_cast<std::uint64_t>(held) == value) return true;
  char shortest[32];
  const auto written = std::to_chars(shortest, shortest + sizeof shortest, held, std::chars_format::scientific);
  // d.ddde+17: the digits before the exponent, filled up with zeros, are the number.
  std::size_t at = 0;
  for (const char* c = shortest; c != written.ptr && *c != 'e'; ++c) {
    if (*c == '.') continue;
    if (at == digits.size() || digits[at++] != *c) return false;
  }
  return digits.find_first_not_of('0', at) == std::string_view::npos;
}

void NumberEvidence::see(const SeenNumber& seen) {
  if (typed_) return;
  see_zeros(seen);
  if (!rounding_of(seen).exact) see_rounding(seen);
}

void NumberEvidence::see_zeros(const SeenNumber& seen) {
  const bool said = seen.sex == '1' || seen.sex == '2';
  if (!seen.usable.empty()) {
    ++usable_;
    if (!ends_in_zeros(seen.usable)) {
      sexes_ += said;
      wrong_sexes_ += said && seen.sex != reading::sex_of(seen.usable);
      return;
    }
    if (eighteen_of(seen.cell).view().empty()) return;  // brought to 18 from another form, which no spreadsheet rounds
    ++zeros_;
    men_with_zeros_ += seen.sex == '1';
    const bool too_many = beyond_chance(zeros_, static_cast<double>(usable_) * kZerosByChance, kMillion);
    if (too_many && !too_many_) too_many_ = settled_ = true;
    return;
  }
  const auto found = eighteen_of(seen.cell);
  if (found.view().empty() || !has_birthday(found.view())) return;
  ++(ends_in_zeros(found.view()) ? failing_zeros_ : failing_);
}

void NumberEvidence::see_rounding(const SeenNumber& seen) {
  auto& rounding = rounding_of(seen);
  const auto found = eighteen_of(seen.cell);
  if (found.view().empty() || !is_digit(found.text[kLength - 1])) return;
  if (survives_a_double(found.view())) {
    if (++rounding.survivors == kCertainlyRounded) settled_ = true;
    return;
  }
  rounding.exact = true;
  settled_ = settled_ || rounding.survivors > 0;
}

bool NumberEvidence::zeros_are_damage() const {
  if (too_many_ || beyond_chance(failing_zeros_, static_cast<double>(failing_) * kZerosOfMistakes, kTwenty))
    return true;
  const auto share = sexes_ == 0 ? 0 : static_cast<double>(wrong_sexes_) / static_cast<double>(sexes_);
  return beyond_chance(men_with_zeros_, static_cast<double>(zeros_) * share, kTwenty);
}

NumberEvidence::Verdict NumberEvidence::verdict(const SeenNumber& seen, bool ended) const {
  const auto& rounding = seen.is_number ? numbers_ : texts_;
  const bool zeros = ends_in_zeros(seen.usable);
  if (typed_ || (!zeros && rounding.exact)) return Verdict::sound;
  const auto found = eighteen_of(seen.cell);
  if (found.view().empty()) return Verdict::sound;
  const bool rounded = !rounding.exact && is_digit(found.text[kLength - 1]) && survives_a_double(found.view());
  const auto needed = !ended ? kCertainlyRounded : seen.is_number ? 1 : kTextsRounded;
  if (rounded && rounding.survivors >= needed) return Verdict::lost;
  if (zeros && (seen.sex == '1' || too_many_)) return Verdict::lost;
  if (!ended) return zeros || rounded ? Verdict::waits : Verdict::sound;
  return zeros && zeros_are_damage() ? Verdict::lost : Verdict::sound;
}

}  // namespace yingbao::ingest
