#include "format/text_mark.hpp"

namespace yingbao::format {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

}  // namespace

std::string_view without_text_marks(std::string_view cell) {
  const auto first = cell.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return cell;
  auto marked = cell.substr(first, cell.find_last_not_of(kBlanks) + 1 - first);
  const char mark = marked.front();
  marked.remove_prefix(1);
  if (mark == '\'' && !marked.empty()) {
    if (marked.ends_with('\'')) marked.remove_suffix(1);
    return marked;
  }
  if (mark != '=') return cell;
  for (const std::string_view quote : {"\"\"", "\""}) {
    if (marked.size() < 2 * quote.size() || !marked.starts_with(quote) || !marked.ends_with(quote)) continue;
    const auto text = marked.substr(quote.size(), marked.size() - 2 * quote.size());
    if (text.find('"') == std::string_view::npos) return text;
  }
  return cell;
}

}  // namespace yingbao::format
