#include "format/spreadsheet/number_format.hpp"

#include "format/spreadsheet/sheet_value.hpp"

#include <algorithm>
#include <cmath>

namespace yingbao::format {
namespace {

/// Serial days that a reader of dates takes for a day of the calendar of 1900.
constexpr double kFirstSerial = 20'000, kBehindSerials = 60'001;

struct BuiltIn {
  unsigned first, last;
  std::string_view code;
};
constexpr BuiltIn kBuiltIn[] = {{1, 1, "0"},
                                {2, 2, "0.00"},
                                {3, 3, "#,##0"},
                                {4, 4, "#,##0.00"},
                                {5, 6, "#,##0"},
                                {7, 8, "#,##0.00"},
                                {9, 9, "0%"},
                                {10, 10, "0.00%"},
                                {14, 17, "yyyy-mm-dd"},
                                {18, 21, "h:mm:ss"},
                                {22, 22, "yyyy-mm-dd h:mm"},
                                {27, 31, "yyyy-mm-dd"},
                                {32, 33, "h:mm:ss"},
                                {34, 36, "yyyy-mm-dd"},
                                {37, 38, "#,##0"},
                                {39, 40, "#,##0.00"},
                                {41, 42, "#,##0"},
                                {43, 44, "#,##0.00"},
                                {45, 45, "mm:ss"},
                                {46, 46, "[h]:mm:ss"},
                                {47, 47, "mm:ss"},
                                {50, 58, "yyyy-mm-dd"}};

/// Words, not a dash for nothing.
bool says_something(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0xE4 && byte <= 0xE9) || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
  });
}

}  // namespace

NumberFormat NumberFormat::built_in(unsigned id) {
  for (const auto& [first, last, code] : kBuiltIn)
    if (id >= first && id <= last) return NumberFormat{code};
  return {};
}

bool NumberFormat::Section::holds(double value) const {
  switch (compares) {
    case '<': return value < with;
    case '>': return value > with;
    case '=': return value == with;
    case 'l': return value <= with;
    case 'g': return value >= with;
    default: return value != with;
  }
}

bool NumberFormat::Section::adds_nothing() const {
  if (shows == Shows::general) return true;
  return shows == Shows::number && before.empty() && behind.empty() && gaps.empty() && least_whole <= 1 &&
         !fraction_always && shift == 0;
}

const NumberFormat::Section* NumberFormat::section_for(double value) const {
  const auto count = sections_.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto& section = sections_[i];
    const bool last = i + 1 == count;
    const bool fits = section.compares ? section.holds(value)
                    : last             ? true
                    : i == 0           ? value > 0 || (value == 0 && count == 2)
                                       : value < 0;
    if (fits) return &section;
  }
  return nullptr;
}

bool NumberFormat::append_digits(std::string& out, const Section& section, double value) {
  Decimal number{value};
  if (number.is_cut()) return false;
  number.shift(section.shift);
  constexpr int kSmallest = -20;
  if (number.is_cut() || number.exponent() < kSmallest) return false;
  if (!section.gaps.empty() && number.has_fraction() && section.least_fraction == 0) return false;
  std::string whole;
  number.append_whole(whole);
  if (whole.size() < section.least_whole) whole.insert(0, section.least_whole - whole.size(), '0');
  if (number.negative()) out.push_back('-');
  out += section.before;
  std::size_t at = 0;
  for (const auto& [behind, text] : section.gaps) {
    if (whole.size() <= behind) continue;  // no digit stands before it
    const auto upto = whole.size() - behind;
    out.append(whole, at, upto - at).append(text);
    at = upto;
  }
  out.append(whole, at);
  if (number.has_fraction() || section.fraction_always) {
    out.push_back('.');
    const auto start = out.size();
    number.append_fraction(out);
    const auto have = out.size() - start;
    if (have < section.least_fraction) out.append(section.least_fraction - have, '0');
  }
  out += section.behind;
  return true;
}

void NumberFormat::append(std::string& out, double value, bool from_1904) const {
  if (keeps_whole_ && !from_1904 && append_whole_number(out, value)) return;
  const auto* const section = std::isfinite(value) ? section_for(value) : nullptr;
  const auto shows = section ? section->shows : Shows::general;
  // Nobody knows whether a bare number is a day. Where days are counted from 1904 it must not be read as one of 1900:
  // grouped as an amount it is none.
  const bool may_be_day = from_1904 && value >= kFirstSerial && value < kBehindSerials;
  bool told = false;
  switch (shows) {
    case Shows::general: break;
    case Shows::number: told = !section->adds_nothing() || (section->least_fraction > 0 && !may_be_day); break;
    case Shows::words: told = says_something(section->before + section->behind); break;
    case Shows::date: told = append_moment(out, value, from_1904); break;
    case Shows::time: told = append_time_of_day(out, value); break;
    case Shows::duration: told = append_duration(out, value); break;
  }
  if (told && shows == Shows::words) out.append(section->before).append(section->behind);
  if (told && shows == Shows::number) told = append_digits(out, *section, value);
  if (told) return;
  const auto start = out.size();
  append_number(out, value);
  if (may_be_day) out.insert(start + 2, 1, ',');
}

void NumberStyles::settle() {
  formats_.clear();
  for (const auto style : styles_)
    formats_.push_back(&own_.try_emplace(style, NumberFormat::built_in(style)).first->second);
}

}  // namespace yingbao::format
