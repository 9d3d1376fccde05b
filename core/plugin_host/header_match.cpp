#include "plugin_host/header_match.hpp"

#include "base/text.hpp"
#include "plugin_host/cell_reader.hpp"
#include "schema/identity.hpp"
#include "schema/titles.hpp"

#include <algorithm>

namespace yingbao::plugin_host {
namespace {

constexpr std::uint64_t kLastHeaderRow = 10;
constexpr std::size_t kMaxTitleBytes = 200;
constexpr std::string_view kRunningNumbers[] = {"序号", "编号", "人数", "数量"};

/// Folded, and without a bracket at the end: 个人自费金额（元） is 个人自费金额.
std::string plain_title(std::string_view title) {
  auto text = fold_title(title);
  std::erase(text, '*');
  if (text.ends_with(')'))
    if (const auto open = text.rfind('('); open != std::string::npos && open > 0) text.resize(open);
  return text;
}

std::vector<std::string_view> spellings_of(const plugin::Column& column) {
  const auto usual = column.local.empty() ? schema::usual_titles(column.field) : column.local;
  return split(column.titles.empty() ? usual : column.titles, '|');
}

/// A column whose title must stand in the header, although an identity cell itself may be empty.
bool must_stand(const plugin::Column& column) {
  return column.need == plugin::Need::required || column.need == plugin::Need::present ||
         (column.local.empty() && column.field == schema::Field::id_number);
}

bool spells(const plugin::Column& column, const std::string& folded, const std::string& plain) {
  for (const auto spelling : spellings_of(column))
    if (fold_title(spelling) == folded || plain_title(spelling) == plain) return true;
  return false;
}

std::string_view target_of(const plugin::Column& column) {
  if (!column.local.empty()) return column.local;
  const auto* info = schema::info_of(column.field);
  return info ? info->name : std::string_view{};
}

bool is_allowed(const Job& job, const std::string& folded) {
  if (job.allowed.empty()) return true;
  return std::any_of(job.allowed.begin(), job.allowed.end(), [&](const auto& title) { return fold_title(title) == folded; });
}

const plugin::Column* column_for(const plugin::Layout& layout, const Job& job, const std::string& title) {
  const auto folded = fold_title(title), plain = plain_title(title);
  if (folded.empty() || !is_allowed(job, folded)) return nullptr;
  for (const auto& [spelling, target] : job.overrides)
    if (fold_title(spelling) == folded)
      for (const auto& column : layout.columns)
        if (target_of(column) == target) return &column;
  // An exact spelling beats one that matches only without its bracket.
  for (const auto& column : layout.columns)
    for (const auto spelling : spellings_of(column))
      if (fold_title(spelling) == folded) return &column;
  for (const auto& column : layout.columns)
    if (spells(column, folded, plain)) return &column;
  return nullptr;
}

HeaderMatch match(const plugin::Layout& layout, const Job& job, const std::vector<std::string>& titles) {
  HeaderMatch found;
  found.layout = &layout;
  found.width = titles.size();
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const auto* column = column_for(layout, job, titles[i]);
    const bool taken = column && std::any_of(found.bindings.begin(), found.bindings.end(),
                                             [&](const auto& other) { return other.column == column; });
    if (column && !taken) found.bindings.push_back({i, column, reader_of(*column), contains(titles[i], "万元"), titles[i]});
    found.columns.push_back({titles[i], column && !taken ? std::string{target_of(*column)} : std::string{}});
    const auto folded = fold_title(titles[i]);
    if (folded == kRejectNumberTitle) found.reject_number = i;
    if (std::find(std::begin(kRunningNumbers), std::end(kRunningNumbers), folded) != std::end(kRunningNumbers))
      found.running_number = i;
  }
  return found;
}

std::string missing_titles(const HeaderMatch& match) {
  std::string missing;
  for (const auto& column : match.layout->columns) {
    const bool bound = std::any_of(match.bindings.begin(), match.bindings.end(), [&](const auto& binding) {
      return binding.column == &column || (!column.local.empty() && spells(column, fold_title(binding.title), plain_title(binding.title)));
    });
    if (bound || !must_stand(column)) continue;
    if (!missing.empty()) missing += ", ";
    missing += spellings_of(column).front();
  }
  return missing;
}

std::vector<std::string> titles_of(const format::RowReader& rows) {
  std::vector<std::string> titles;
  std::string buffer;
  for (const auto cell : rows.cells()) {
    const auto text = format::decode_cell(cell, rows.charset(), buffer);
    const auto title = text ? trim(*text) : std::string_view{};
    titles.emplace_back(title.size() <= kMaxTitleBytes ? title : std::string_view{});  // that long, it is no title
  }
  while (!titles.empty() && titles.back().empty()) titles.pop_back();
  return titles;
}

/// Where a row has no title of its own, the one above is merged over both.
std::vector<std::string> merged(std::vector<std::string> titles, const std::vector<std::string>& above) {
  titles.resize(std::max(titles.size(), above.size()));
  for (std::size_t i = 0; i < above.size(); ++i)
    if (titles[i].empty()) titles[i] = above[i];
  return titles;
}

bool names_people(const HeaderMatch& match) {
  return std::any_of(match.bindings.begin(), match.bindings.end(), [](const auto& binding) {
    return binding.column->local.empty() &&
           (binding.column->field == schema::Field::name || binding.column->field == schema::Field::id_number);
  });
}

/// Keeps the best layout for each row of titles, and what the closest one lacked.
class Search {
 public:
  Search(const plugin::Description& description, const Job& job) : description_{description}, job_{job} {}

  std::optional<HeaderMatch> try_row(std::uint64_t row, const std::vector<std::string>& titles) {
    std::optional<HeaderMatch> best;
    for (const auto& layout : description_.layouts) {
      auto candidate = match(layout, job_, titles);
      names_people_ = names_people_ || names_people(candidate);
      if (!closest_ || candidate.bindings.size() > closest_->bindings.size()) {
        closest_ = candidate;
        closest_row_ = row;
      }
      if (candidate.bindings.empty() || !missing_titles(candidate).empty()) continue;
      if (!best || candidate.bindings.size() > best->bindings.size()) best = std::move(candidate);
    }
    return best;
  }
  bool names_people_seen() const { return names_people_; }
  std::string why() const {
    if (!closest_ || closest_->bindings.empty())
      return "no header row in the first 10 rows: none of the expected column titles stands there";
    return "the header row (row " + std::to_string(closest_row_) + ", layout " + std::string{closest_->layout->id} +
           ") lacks: " + missing_titles(*closest_);
  }

 private:
  const plugin::Description& description_;
  const Job& job_;
  std::optional<HeaderMatch> closest_;
  std::uint64_t closest_row_ = 0;
  bool names_people_ = false;
};

}  // namespace

Result<HeaderSearch> find_header(format::RowReader& rows, const plugin::Description& description, const Job& job) {
  HeaderSearch found;
  Search search{description, job};
  std::vector<std::string> above;
  for (; found.rows < kLastHeaderRow && !found.match;) {
    const auto more = rows.next();
    if (!more) return more.error();
    if (!*more) break;
    found.empty_list = found.rows == 0 && rows.number() == 0 && rows.cells().empty();
    ++found.rows;
    auto titles = titles_of(rows);
    found.match = search.try_row(rows.number(), titles);
    // A sheet that goes on without titles, where another one was full.
    for (const auto& title : titles) found.names_people = found.names_people || schema::judge_identity(title).usable();
    if (!found.match && !above.empty()) found.match = search.try_row(rows.number(), merged(titles, above));
    above = std::move(titles);
  }
  found.names_people = found.names_people || search.names_people_seen();
  found.why = search.why();
  return found;
}

}  // namespace yingbao::plugin_host
