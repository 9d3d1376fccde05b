#include "base/text.hpp"

#include "base/look_alikes.hpp"

#include <cctype>
#include <cstring>

namespace yingbao {
namespace {

bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF;
}

/// Blanks that stand for an ordinary one: NFKC makes them U+0020.
bool is_wide_blank(char32_t c) {
  return c == 0x3000 || c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

bool is_blank(char32_t c) { return c == ' ' || (c >= 9 && c <= 13) || is_wide_blank(c) || is_invisible(c); }

template <class Predicate>
bool any_word(std::string_view words, Predicate good) {
  for (;;) {
    const auto end = words.find('|');
    if (good(words.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
    words.remove_prefix(end + 1);
  }
}

bool is_plain_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

}  // namespace

bool is_utf8(std::string_view text) {
  const auto* p = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = p + text.size();
  while (p < end) {
    // What texts here are made of goes first and in large steps: eight ASCII characters, or one of Chinese.
    std::uint64_t eight = 0;
    if (end - p >= 8 && (std::memcpy(&eight, p, sizeof eight), (eight & 0x8080808080808080) == 0)) {
      p += 8;
      continue;
    }
    if (*p < 0x80) {
      ++p;
      continue;
    }
    const bool of_three = *p > 0xE0 && *p <= 0xEF && *p != 0xED;
    if (of_three && end - p >= 3 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
      p += 3;
      continue;
    }
    const auto follows = [&](std::ptrdiff_t n, unsigned char low, unsigned char high) {
      if (end - p <= n || p[1] < low || p[1] > high) return false;
      for (std::ptrdiff_t i = 2; i <= n; ++i)
        if ((p[i] & 0xC0) != 0x80) return false;
      p += n + 1;
      return true;
    };
    const unsigned char c = *p;
    bool good = false;
    if (c >= 0xC2 && c <= 0xDF) good = follows(1, 0x80, 0xBF);
    else if (c == 0xE0) good = follows(2, 0xA0, 0xBF);
    else if (c == 0xED) good = follows(2, 0x80, 0x9F);
    else if (c == 0xF0) good = follows(3, 0x90, 0xBF);
    else if (c >= 0xF1 && c <= 0xF3) good = follows(3, 0x80, 0xBF);
    else if (c == 0xF4) good = follows(3, 0x80, 0x8F);
    if (!good) return false;
  }
  return true;
}

namespace {

/// What moves a cursor, starts a line, turns the direction of what follows, or does not show at all.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

}  // namespace

std::string printable(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  const bool whole = is_utf8(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto c = whole ? next_code_point(text, at) : (++at, char32_t{byte});
    if (!whole && byte >= 0x80) {
      out.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
    } else if (!is_control(c)) {
      append_utf8(out, c);
    } else {
      out += c < 0x20 ? "\\x" : "\\u";
      for (int shift = c < 0x20 ? 4 : 12; shift >= 0; shift -= 4) out += kDigits[c >> shift & 15];
    }
  }
  return out;
}

std::string percent_encoded(std::string_view text) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (kPlain.find(c) != kPlain.npos) out.push_back(c);
    else out.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
  }
  return out;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t c = byte(at);
  const auto tail = [&](std::size_t i) { return at + i < text.size() ? byte(at + i) & 0x3F : 0; };
  char32_t value = c;
  std::size_t length = 1;
  if (c >= 0xF0) value = (c & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), length = 4;
  else if (c >= 0xE0) value = (c & 0x0F) << 12 | tail(1) << 6 | tail(2), length = 3;
  else if (c >= 0xC0) value = (c & 0x1F) << 6 | tail(1), length = 2;
  at += length;
  return value;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  if (c < 0x10000) return put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    if (!is_blank(next_code_point(text, at))) break;
    text.remove_prefix(std::min(at, text.size()));
  }
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && text.size() - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    std::size_t at = start;
    if (!is_blank(next_code_point(text, at))) break;
    text.remove_suffix(text.size() - start);
  }
  return text;
}

std::string fold_width(std::string_view text) {
  if (is_plain_ascii(text)) return std::string{trim(text)};
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_invisible(c)) continue;
    if (c >= 0xFF01 && c <= 0xFF5E) append_utf8(out, c - 0xFEE0);
    else if (is_wide_blank(c)) out.push_back(' ');
    else append_utf8(out, standard_ideograph(c));
  }
  return std::string{trim(out)};
}

std::string_view folded(std::string_view text, std::string& buffer) {
  // Lead bytes under which fold_width changes anything: U+00A0, marks of U+20xx, radicals, U+3000, full-width forms.
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0xC2 || (c > 0xC2 && c < 0xE2) || (c > 0xE3 && c != 0xEF)) continue;
    if (c == 0xE3 && text.compare(i, 3, "\xE3\x80\x80") != 0) continue;
    return buffer = fold_width(text);
  }
  return trim(text);
}

std::string fold_title(std::string_view text) {
  std::string out;
  const std::string folded = fold_width(text);
  for (std::size_t at = 0; at < folded.size();) {
    char32_t c = next_code_point(folded, at);
    if (is_blank(c)) continue;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    if (c == '[' || c == 0x3010 || c == 0x3014 || c == 0x3016) c = '(';
    if (c == ']' || c == 0x3011 || c == 0x3015 || c == 0x3017) c = ')';
    append_utf8(out, c);
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

// Not find(): it stops at each byte that begins the part, and characters of Chinese have few beginnings.
bool contains(std::string_view text, std::string_view part) {
  if (part.empty() || text.size() < part.size()) return part.empty();  // an empty view may have no address
  return ::memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;
}

bool matches_pattern(std::string_view pattern, std::string_view name) {
  const auto lower = [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); };
  std::size_t p = 0, n = 0, star = std::string_view::npos, mark = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') star = p++, mark = n;
    else if (p < pattern.size() && (pattern[p] == '?' || lower(pattern[p]) == lower(name[n]))) ++p, ++n;
    else if (star != std::string_view::npos) p = star + 1, n = ++mark;
    else return false;
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool is_one_of(std::string_view word, std::string_view words) {
  return any_word(words, [&](auto each) { return each == word; });
}

bool contains_any(std::string_view text, std::string_view words) {
  return any_word(words, [&](auto each) { return contains(text, each); });
}

}  // namespace yingbao
