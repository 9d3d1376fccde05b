#include "plugin_host/child/header_search.hpp"

#include "base/text.hpp"
#include "reading/identity.hpp"

#include <algorithm>

namespace yingbao::plugin_host {
namespace {

constexpr std::uint64_t kLastHeaderRow = 10;
constexpr std::size_t kMaxTitleBytes = 200, kMaxGroupBytes = 60, kMostLines = 3;

using Line = std::vector<std::string>;

Line line_of(const format::RowReader& rows) {
  Line line;
  std::string buffer;
  const auto cells = rows.cells();
  for (const auto cell : cells.first(std::min(cells.size(), kMostTitles))) {
    const auto text = format::decode_cell(cell, rows.charset(), buffer);
    const auto title = text ? trim(*text) : std::string_view{};
    line.emplace_back(title.size() <= kMaxTitleBytes ? title : std::string_view{});  // that long, it is no title
  }
  while (!line.empty() && line.back().empty()) line.pop_back();
  return line;
}

const std::string& at(const Line& line, std::size_t i) {
  static const std::string kNothing;
  return i < line.size() ? line[i] : kNothing;
}

/// What may group the titles below it: short, and no sentence about the table (填报单位：…, 2021年6月).
bool may_group(const std::string& text) {
  return !text.empty() && text.size() <= kMaxGroupBytes && text.find_first_of(":0123456789") == std::string::npos &&
         !contains(text, "：");
}

/// A sheet tells a title that is merged over columns for each of them.
bool spans_columns(const Line& line) {
  for (std::size_t i = 1; i < line.size(); ++i)
    if (!line[i].empty() && line[i] == line[i - 1]) return true;
  return false;
}

/// What stands over each column of `lower`. Where the format does not tell merges, a text over the first of several
/// titles stands over all of them.
Line groups_over(const Line& lower, const Line& upper) {
  Line groups(lower.size());
  const auto texts = static_cast<std::size_t>(
      std::count_if(upper.begin(), upper.end(), [](const auto& text) { return !text.empty(); }));
  if (texts <= 1) return groups;  // the title of the table
  const bool told = spans_columns(upper);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const auto& text = at(upper, i);
    if (may_group(text) && text != lower[i]) groups[i] = text;
    else if (!told && text.empty() && i > 0 && !lower[i].empty() && !lower[i - 1].empty()) groups[i] = groups[i - 1];
  }
  return groups;
}

/// The titles that `lines` make, the lowest last. `merges`: two columns side by side with one title are one cell of the
/// header, whose first column holds what it is about.
std::vector<Title> titles_of(const std::vector<const Line*>& lines, bool merges) {
  std::size_t width = 0;
  for (const auto* line : lines) width = std::max(width, line->size());
  Line text(width), above(width);
  for (const auto* line : lines) {
    Line lower = *line;
    lower.resize(width);
    const auto groups = groups_over(lower, text);
    for (std::size_t i = 0; i < width; ++i) {
      if (lower[i].empty() || lower[i] == text[i]) continue;  // merged down
      if (!groups[i].empty() && !(groups[i] == text[i] && !above[i].empty())) above[i] = groups[i];
      else if (groups[i].empty()) above[i].clear();
      text[i] = lower[i];
    }
  }
  std::vector<Title> titles;
  titles.reserve(width);
  for (std::size_t i = 0; i < width; ++i) {
    const bool spanned = merges && i > 0 && text[i] == text[i - 1] && above[i] == above[i - 1];
    titles.push_back(text[i].empty() || spanned ? Title{} : read_title(text[i], above[i]));
  }
  return titles;
}

/// A line above makes a name or a number somebody else's: 户主信息 over 姓名. Without that line nothing is read.
bool somebody_else_stands_over(const std::vector<Title>& titles, const std::vector<Title>& with_line_above) {
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const bool of_people = names_somebody(titles[i]) || numbers_somebody(titles[i]);
    const auto& grouped = with_line_above[i];
    if (of_people && titles[i].owner.empty() && !grouped.owner.empty() && may_have_number(grouped)) return true;
  }
  return false;
}

bool tells(const HeaderMatch& match, schema::Field field) {
  return std::any_of(match.bindings.begin(), match.bindings.end(), [&](const auto& binding) {
    return binding.column->local.empty() && binding.column->field == field;
  });
}
bool tells_number(const HeaderMatch& match) { return tells(match, schema::Field::id_number); }
bool names_people(const HeaderMatch& match) { return tells_number(match) || tells(match, schema::Field::name); }

/// Whether more lines make more of a header. To leave a person's number out makes none clearer.
bool is_better(const HeaderMatch& more, const HeaderMatch& fewer) {
  const bool same = tells_number(more) == tells_number(fewer);
  if (same && more.unclear.empty() != fewer.unclear.empty()) return more.unclear.empty();
  if (more.bindings.size() != fewer.bindings.size()) return more.bindings.size() > fewer.bindings.size();
  return tells_number(more) && !same;
}

/// The rows of one table so far, and what the best of them makes of each layout.
class Search {
 public:
  Search(const std::vector<Spellings>& layouts, const Job& job, bool merges)
      : layouts_{layouts}, job_{job}, merges_{merges} {}

  /// The header that ends with the last line: by the layout that takes in most, of the lines that it needs.
  std::optional<HeaderMatch> try_last(std::uint64_t row) {
    std::vector<std::vector<Title>> by_depth;
    for (std::size_t depth = 1; depth <= std::min(kMostLines, lines_.size()); ++depth) {
      std::vector<const Line*> lines;
      for (auto i = lines_.size() - depth; i < lines_.size(); ++i) lines.push_back(&lines_[i]);
      by_depth.push_back(titles_of(lines, merges_));
    }
    std::optional<HeaderMatch> best;
    for (const auto& layout : layouts_) {
      std::optional<HeaderMatch> found;
      for (std::size_t depth = 0; depth < by_depth.size(); ++depth) {
        if (depth + 1 < by_depth.size() && somebody_else_stands_over(by_depth[depth], by_depth[depth + 1])) continue;
        auto candidate = match_header(layout, job_, by_depth[depth]);
        candidate.row = row;
        names_people_ = names_people_ || names_people(candidate);
        if (!closest_ || candidate.bindings.size() > closest_->bindings.size()) closest_ = candidate;
        if (candidate.bindings.empty() || !candidate.missing.empty()) continue;
        if (!found || is_better(candidate, *found)) found = std::move(candidate);
      }
      if (found && (!best || found->bindings.size() > best->bindings.size())) best = std::move(found);
    }
    return best;
  }

  /// Whether the last line goes on with the titles of `header`: below the names and numbers of people it has nothing or
  /// titles, and what else it has are titles for the most part.
  bool goes_on(const HeaderMatch& header) const {
    const auto& line = lines_.back();
    const auto& above = lines_[lines_.size() - 2];
    std::size_t known = 0, unknown = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i].empty() || line[i] == at(above, i)) continue;
      const auto grouped = read_title(line[i], at(above, i));
      const bool title = explains_only(line[i]) || says_whose(header, above, i, line[i]) ||
                         (splits_amount(line[i]) && stands_under_amount(header, above, i)) ||
                         std::any_of(layouts_.begin(), layouts_.end(), [&](const auto& layout) {
                           return layout.of(grouped) || layout.of(read_title(line[i]));
                         });
      title ? ++known : ++unknown;
      if (!title && is_about_people(header, i)) return false;
    }
    return known > 0 && known >= unknown;
  }

  void add(Line line) { lines_.push_back(std::move(line)); }
  const std::vector<Line>& lines() const { return lines_; }
  bool names_people_seen() const { return names_people_; }

  std::string why() const {
    if (!closest_ || closest_->bindings.empty())
      return "no header row in the first 10 rows: none of the expected column titles stands there";
    return "the header row (row " + std::to_string(closest_->row) + ", layout " + std::string{closest_->layout->id} +
           ") lacks: " + closest_->missing;
  }

 private:
  /// Its own title or the one that groups it is that of an amount whose parts are added up.
  static bool stands_under_amount(const HeaderMatch& header, const Line& above, std::size_t cell) {
    const auto first = first_of_span(above, cell);
    return std::any_of(header.bindings.begin(), header.bindings.end(), [&](const auto& binding) {
      return binding.cell == first && binding.column->combine == plugin::Combine::sum;
    });
  }
  /// The column in which the title that stands over this one begins.
  static std::size_t first_of_span(const Line& above, std::size_t cell) {
    while (cell > 0 && (at(above, cell).empty() || at(above, cell) == at(above, cell - 1))) --cell;
    return cell;
  }
  /// 本人 or 配偶 below a title of names or numbers says whose.
  static bool says_whose(const HeaderMatch& header, const Line& above, std::size_t cell, const std::string& text) {
    const auto word = plain_title(text);
    return (is_self(word) || says_somebody(word)) && is_about_people(header, first_of_span(above, cell));
  }
  static bool is_about_people(const HeaderMatch& header, std::size_t cell) {
    return std::any_of(header.bindings.begin(), header.bindings.end(), [&](const auto& binding) {
      return binding.cell == cell &&
             (binding.reader == plugin::Reader::name || binding.reader == plugin::Reader::identity);
    });
  }

  const std::vector<Spellings>& layouts_;
  const Job& job_;
  bool merges_;
  std::vector<Line> lines_;
  std::optional<HeaderMatch> closest_;
  bool names_people_ = false;
};

/// A unit that a line above the table states holds for the amounts whose titles state none.
void apply_stated_unit(HeaderMatch& match, const std::vector<Line>& lines) {
  std::string_view unit;
  for (const auto& line : lines)
    for (const auto& text : line)
      if (const auto stated = stated_unit(text); !stated.empty()) unit = stated;
  for (auto& binding : match.bindings) {
    if (binding.reader != plugin::Reader::money) continue;
    const bool silent = !contains(binding.title, "元");
    if (silent && unit == "万元") binding.in_ten_thousands = true;
    const bool odd = contains_any(silent ? unit : std::string_view{binding.title}, "千元|百元");
    if (odd && match.unclear.empty())
      match.unclear = "the amounts of " + binding.title +
                      " are in thousands or hundreds of yuan; ask for yuan (元) or ten thousands (万元)";
  }
}

/// What stands above the data: the header's own words, and the unit that they state.
void take_lines(HeaderMatch& match, const std::vector<Line>& lines) {
  for (const auto& line : lines)
    for (const auto& text : line)
      if (!text.empty()) {
        auto& words = match.lines.emplace_back(fold_title(text));
        std::erase(words, '*');
      }
  apply_stated_unit(match, lines);
}

}  // namespace

HeaderFinder::HeaderFinder(const plugin::Description& description, std::uint32_t api_version, const Job& job)
    : job_{job} {
  constexpr std::uint32_t kFirstWithNeeds = 4;
  for (const auto& layout : description.layouts)
    layouts_.emplace_back(layout, api_version < kFirstWithNeeds ? plugin::LayoutNeed::number : layout.need);
}

Result<HeaderSearch> HeaderFinder::find(format::RowReader& rows) const {
  HeaderSearch found;
  Search search{layouts_, job_, rows.typed()};
  const auto read_line = [&]() -> Result<bool> {
    const auto more = rows.next();
    if (!more) return more.error();
    if (!*more) return false;
    found.empty_list = found.rows == 0 && rows.number() == 0 && rows.cells().empty();
    ++found.rows;
    search.add(line_of(rows));
    return true;
  };
  while (found.rows < kLastHeaderRow && !found.match) {
    const auto more = read_line();
    if (!more) return more.error();
    if (!*more) break;
    found.match = search.try_last(rows.number());
    // A sheet that goes on without titles, where another one was full.
    for (const auto& title : search.lines().back())
      found.names_people = found.names_people || reading::judge_identity(title).usable();
  }
  for (std::size_t lines = 1; found.match && !found.at_data && lines < kMostLines; ++lines) {
    const auto more = read_line();
    if (!more) return more.error();
    if (!*more) break;
    auto longer = search.goes_on(*found.match) ? search.try_last(rows.number()) : std::nullopt;
    if (longer) found.match = std::move(longer);
    else found.at_data = true;
  }
  found.names_people = found.names_people || search.names_people_seen();
  found.why = search.why();
  if (!found.match) return found;
  const auto last = search.lines().size() - (found.at_data ? 1 : 0);
  take_lines(*found.match, {search.lines().begin(), search.lines().begin() + static_cast<std::ptrdiff_t>(last)});
  if (!found.match->unclear.empty()) {
    found.why = "row " + std::to_string(found.match->row) + ": " + found.match->unclear;
    found.names_people = true;
    found.match.reset();
  }
  return found;
}

}  // namespace yingbao::plugin_host
