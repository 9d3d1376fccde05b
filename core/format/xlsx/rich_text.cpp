#include "format/xlsx/rich_text.hpp"

#include "base/text.hpp"

#include <charconv>

namespace yingbao::format {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// The character of the escape that begins `text`; 0 when none does. Halves of a pair and NUL stay as they are written.
char32_t escaped(std::string_view text) {
  constexpr std::size_t kLength = 7;
  if (text.size() < kLength || !text.starts_with("_x") || text[kLength - 1] != '_') return 0;
  unsigned code = 0;
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
  const bool whole = error == std::errc{} && end == text.data() + 6;
  return whole && (code < 0xD800 || code > 0xDFFF) ? char32_t{code} : 0;
}

}  // namespace

void RichText::opened(std::string_view name, const Attributes& attributes, const std::string& out) {
  if (name == "rPh") ++phonetic_;
  if (name != "t" || phonetic_) return;
  in_run_ = true;
  keeps_space_ = attributes["xml:space"] == "preserve";
  run_at_ = out.size();
}

void RichText::closed(std::string_view name, std::string& out) {
  if (name == "rPh") --phonetic_;
  if (name != "t" || !in_run_) return;
  in_run_ = false;
  if (keeps_space_ || out.size() == run_at_) return;
  const auto run = std::string_view{out}.substr(run_at_);
  const auto last = run.find_last_not_of(kBlanks);
  if (last == std::string_view::npos) return out.resize(run_at_);
  const auto first = run.find_first_not_of(kBlanks);
  out.resize(run_at_ + last + 1);
  out.erase(run_at_, first);
}

void decode_escapes(std::string& text, std::size_t from) {
  auto at = text.find("_x", from);
  if (at == std::string::npos) return;
  const std::string tail{text, at};
  text.resize(at);
  for (std::string_view left = tail; !left.empty();) {
    if (const auto character = escaped(left)) {
      append_utf8(text, character);
      left.remove_prefix(7);
    } else {
      text.push_back(left[0]);
      left.remove_prefix(1);
    }
  }
}

}  // namespace yingbao::format
