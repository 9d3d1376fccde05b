#include "format/csv/csv_shape.hpp"

#include "format/gb18030.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

namespace yingbao::format {
namespace {

constexpr std::string_view kCandidates = ",\t;|";
constexpr std::size_t kLines = 20, kDigitsOfANumber = 15;

struct Line {
  std::array<std::size_t, kCandidates.size()> counts{};
  bool has_number = false;  ///< of identity, as titles have none
};

/// A tab beside another delimiter is there to make its cell a text.
bool is_text_mark(std::string_view window, std::size_t at) {
  const auto cuts = [&](std::size_t i) {
    return i < window.size() && (window[i] == ',' || window[i] == ';' || window[i] == '|');
  };
  return window[at] == '\t' && (cuts(at + 1) || (at > 0 && cuts(at - 1)));
}

std::vector<Line> count_lines(std::string_view window, Charset charset) {
  std::vector<Line> lines;
  Line line;
  bool quoted = false, blank = true;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < window.size() && lines.size() < kLines; ++i) {
    const char c = window[i];
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    line.has_number = line.has_number || digits >= kDigitsOfANumber;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') {
      if (!blank) lines.push_back(line);
      line = {};
      blank = true;
      continue;
    }
    blank = false;
    if (static_cast<unsigned char>(c) >= 0x80) {
      const auto length = charset == Charset::gb18030 ? gb18030_length(window.substr(i)) : 1;
      if (length > 1) i += length - 1;
    } else if (const auto candidate = kCandidates.find(c); candidate != kCandidates.npos && !is_text_mark(window, i)) {
      ++line.counts[candidate];
    }
  }
  if (!blank && lines.size() < kLines) lines.push_back(line);
  return lines;
}

/// "sep=;" as Excel writes and obeys it. A byte beyond ASCII is part of a character, and a quote delimits nothing.
char told_delimiter(std::string_view window) {
  constexpr std::string_view kWord = "sep=";
  const auto line = window.substr(0, window.find_first_of("\r\n"));
  if (line.size() != kWord.size() + 1 || !line.starts_with(kWord)) return '\0';
  const bool usable = static_cast<unsigned char>(line.back()) < 0x80 && line.back() != '"';
  return usable ? line.back() : '\0';
}

}  // namespace

char find_delimiter(std::string_view window, Charset charset) {
  if (const char told = told_delimiter(window)) return told;
  const auto lines = count_lines(window, charset);
  const auto body = std::find_if(lines.begin(), lines.end(), [](const Line& line) { return line.has_number; });
  const auto titles_end = body == lines.begin() && body != lines.end() ? body + 1 : body;
  char best = ',';
  std::size_t best_agreeing = 0, best_cuts = 0;
  for (std::size_t i = 0; i < kCandidates.size(); ++i) {
    std::size_t cuts = 0;
    for (auto line = lines.begin(); line != titles_end; ++line) cuts = std::max(cuts, line->counts[i]);
    if (cuts == 0) continue;
    const auto agreeing = static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(), [&](const Line& line) { return line.counts[i] == cuts; }));
    if (agreeing < best_agreeing || (agreeing == best_agreeing && cuts <= best_cuts)) continue;
    best = kCandidates[i];
    best_agreeing = agreeing;
    best_cuts = cuts;
  }
  return best;
}

RowEnd find_row_end(std::string_view window) {
  constexpr std::size_t kFarMore = 10;
  std::size_t lf = 0, crlf = 0, cr = 0;
  std::optional<RowEnd> first;
  bool quoted = false;
  for (std::size_t i = 0; i < window.size(); ++i) {
    if (window[i] == '"') quoted = !quoted;
    if (quoted || (window[i] != '\n' && window[i] != '\r')) continue;
    const auto end = window[i] == '\n' ? RowEnd::lf : window.substr(i + 1, 1) == "\n" ? RowEnd::crlf : RowEnd::cr;
    if (!first) first = end;
    ++(end == RowEnd::lf ? lf : end == RowEnd::crlf ? crlf : cr);
    i += end == RowEnd::crlf;
  }
  if (!first) return RowEnd::lf;
  if (*first == RowEnd::cr && cr > kFarMore * (lf + crlf)) return RowEnd::cr;
  return *first == RowEnd::crlf || (crlf > 0 && crlf >= lf) ? RowEnd::crlf : RowEnd::lf;
}

RowWidth find_width(std::span<const std::size_t> rows) {
  std::map<std::size_t, std::size_t> widths;
  for (const auto cells : rows)
    if (cells > 1) ++widths[cells];
  RowWidth width;
  std::size_t most = 0;
  for (const auto& [cells, count] : widths)
    if (count >= most) most = count, width.cells = cells;
  std::size_t exceptions = 0;
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t cells = rows[i], end = i + 1;
    while (cells < width.cells && end < rows.size() && rows[i] > 1 && rows[end] > 1) cells += rows[end++] - 1;
    const bool whole = cells == width.cells;
    exceptions += !whole && rows[i] > 1;
    i = whole ? end : i + 1;
  }
  width.regular = width.cells > 1 && exceptions * 10 <= rows.size();
  return width;
}

}  // namespace yingbao::format
