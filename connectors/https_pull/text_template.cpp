#include "https_pull/text_template.hpp"

#include "base/json_writer.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace yingbao::https_pull {
namespace {

constexpr std::string_view kDate = "business_date";
constexpr std::string_view kIsoFormat = "%Y-%m-%d";
constexpr std::string_view kNameLetters = "abcdefghijklmnopqrstuvwxyz0123456789_";

Error wrong(std::string_view place, std::string_view what) {
  return Error{Errc::invalid_config, "{" + std::string{place} + "}: " + std::string{what}};
}

/// The day `days` earlier, or the same day `months` earlier; the month's last where it is shorter.
Date earlier(Date date, int days, int months) {
  if (days) return business_date((date.days() - days) * 86400);
  const int month = date.year() * 12 + date.month() - 1 - months;
  for (int day = date.day();; --day)
    if (const auto found = Date::of(month / 12, month % 12 + 1, day)) return *found;
}

std::string formatted(Date date, std::string_view format) {
  std::string out;
  for (std::size_t i = 0; i < format.size(); ++i) {
    std::array<char, 8> digits{};
    if (format[i] != '%') out.push_back(format[i]);
    else if (format[++i] == 'Y') std::snprintf(digits.data(), digits.size(), "%04d", date.year());
    else std::snprintf(digits.data(), digits.size(), "%02d", format[i] == 'm' ? date.month() : date.day());
    out += digits.data();
  }
  return out;
}

bool is_format(std::string_view format) {
  for (std::size_t i = 0; i < format.size(); ++i)
    if (format[i] == '%' && (++i == format.size() || (format[i] != 'Y' && format[i] != 'm' && format[i] != 'd')))
      return false;
  return !format.empty();
}

std::string xml(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (c == '\'') out += "&apos;";
    else out.push_back(c);
  }
  return out;
}

std::string json(std::string_view value) {
  std::string out;
  JsonWriter{out}.value(value);
  return out.substr(1, out.size() - 2);
}

}  // namespace

std::string escaped(std::string_view value, Escape escape) {
  switch (escape) {
    case Escape::none: break;
    case Escape::json: return json(value);
    case Escape::xml: return xml(value);
    case Escape::percent: return percent_encoded(value);
  }
  return std::string{value};
}

Result<TextTemplate::Part> TextTemplate::read_place(std::string_view inside) {
  Part part{std::string{inside.substr(0, inside.find_first_not_of(kNameLetters))}, true, 0, 0, {}};
  auto rest = inside.substr(part.text.size());
  if (part.text != kDate) return rest.empty() ? Result<Part>{part} : wrong(inside, "only a date has more than a name");
  part.format = kIsoFormat;
  if (rest.starts_with('-')) {
    int number = 0;
    const auto [end, ec] = std::from_chars(rest.data() + 1, rest.data() + rest.size(), number);
    const auto unit = rest.substr(static_cast<std::size_t>(end - rest.data()));
    if (ec != std::errc{} || number < 0 || number > 4000 || !(unit.starts_with('d') || unit.starts_with('m')))
      return wrong(inside, "an earlier date is written -1d or -1m");
    (unit[0] == 'd' ? part.days : part.months) = number;
    rest = unit.substr(1);
  }
  if (rest.starts_with(':')) {
    part.format = rest.substr(1);
    rest = {};
    if (!is_format(part.format)) return wrong(inside, "a date's format holds %Y, %m and %d");
  }
  if (!rest.empty()) return wrong(inside, "is no date");
  return part;
}

Result<TextTemplate> TextTemplate::parse(std::string_view text) {
  TextTemplate parsed;
  std::string plain;
  while (!text.empty()) {
    const auto close = text.find('}');
    const bool is_place = text[0] == '{' && text.size() > 1 && text[1] >= 'a' && text[1] <= 'z' && close != text.npos;
    if (!is_place) {
      plain.push_back(text[0]);
      text.remove_prefix(1);
      continue;
    }
    auto part = read_place(text.substr(1, close - 1));
    if (!part) return part.error();
    if (!plain.empty()) parsed.parts_.push_back({std::exchange(plain, {}), false, 0, 0, {}});
    parsed.parts_.push_back(std::move(*part));
    text.remove_prefix(close + 1);
  }
  if (!plain.empty()) parsed.parts_.push_back({std::move(plain), false, 0, 0, {}});
  return parsed;
}

bool TextTemplate::uses(std::string_view name) const {
  return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) { return part.is_name && part.text == name; });
}

std::vector<std::string> TextTemplate::names() const {
  std::vector<std::string> found;
  for (const auto& part : parts_)
    if (part.is_name && part.text != kDate) found.push_back(part.text);
  return found;
}

std::string TextTemplate::expand(Date business_date, const Values& values, Escape escape) const {
  std::string out;
  for (const auto& part : parts_) {
    if (!part.is_name) out += part.text;
    else if (part.text == kDate) out += formatted(earlier(business_date, part.days, part.months), part.format);
    else out += escaped(values(part.text), escape);
  }
  return out;
}

}  // namespace yingbao::https_pull
