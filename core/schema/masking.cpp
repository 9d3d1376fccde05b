#include "schema/masking.hpp"

#include "base/text.hpp"

namespace yingbao::schema {

std::string mask_number(std::string_view number) {
  // A cell that holds words instead of a number is no number to keep the ends of.
  for (const char c : number)
    if (static_cast<unsigned char>(c) >= 0x80) return mask_name(number);
  const std::size_t keep = number.size() >= 16 ? 4 : number.size() / 4;
  std::string out{number};
  for (std::size_t i = keep; i + keep < out.size(); ++i) out[i] = '*';
  return out;
}

std::string mask_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0, seen = 0; at < name.size(); ++seen) {
    const auto c = next_code_point(name, at);
    append_utf8(out, seen == 0 ? c : U'*');
  }
  return out;
}

namespace {

/// '0' to '9' and 'X' for digits of either width and the last sign of a number; 0 for everything else.
char sign_of(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c >= '0' && c <= '9') return static_cast<char>(c);
  return c == 'X' || c == 'x' ? 'X' : '\0';
}

bool is_within(std::string_view digits, int from, int to) {
  const int value = (digits[0] - '0') * 10 + digits[1] - '0';
  return value >= from && value <= to;
}

/// 18 signs, 20 of a certificate, or the 15 of old.
bool is_built_like_number(std::string_view signs) {
  constexpr int kFirstProvince = 11, kLastProvince = 91;
  const bool old = signs.size() == 15;
  if (!old && signs.size() != 18 && signs.size() != 20) return false;
  const auto day = signs.substr(old ? 8 : 10);
  return is_within(signs, kFirstProvince, kLastProvince) && (old || is_within(signs.substr(6), 18, 20)) &&
         is_within(day, 1, 12) && is_within(day.substr(2), 1, 31);
}

/// Digits within a digest or another name made of 32 hexadecimal digits or more are nobody's number.
bool is_within_digest(std::string_view text, std::size_t start, std::size_t end) {
  constexpr std::size_t kShortestDigest = 32;
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  if (!is_hex(text[start])) return false;  // digits of full width
  while (start > 0 && is_hex(text[start - 1])) --start;
  while (end < text.size() && is_hex(text[end])) ++end;
  return end - start >= kShortestDigest;
}

}  // namespace

std::string mask_numbers(std::string_view text) {
  std::string out, signs;
  std::size_t start = 0;
  const auto end_run = [&](std::size_t end) {
    const auto run = text.substr(start, end - start);
    if (is_built_like_number(signs) && !is_within_digest(text, start, end)) out += mask_number(signs);
    else out += run;
    signs.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto here = at;
    const auto sign = sign_of(next_code_point(text, at));
    const bool last = signs.ends_with('X');
    if (sign && !last && (sign != 'X' || signs.size() == 17)) {
      if (signs.empty()) start = here;
      signs += sign;
      continue;
    }
    end_run(here);
    start = here;
    if (sign && sign != 'X') signs += sign;
    else out += text.substr(here, at - here), start = at;
  }
  end_run(text.size());
  return out;
}

std::string mask(Field field, std::string_view text) {
  const auto* info = info_of(field);
  if (text.empty() || (info && info->sensitivity == Sensitivity::open)) return std::string{text};
  switch (field) {
    case Field::id_number:
    case Field::head_id_number:
    case Field::certificate_number:
    case Field::phone:
    case Field::guardian_phone: return mask_number(text);
    case Field::name:
    case Field::head_name:
    case Field::guardian_name: return mask_name(text);
    default: return "***";
  }
}

}  // namespace yingbao::schema
