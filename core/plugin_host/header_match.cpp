#include "plugin_host/header_match.hpp"

#include "base/text.hpp"
#include "plugin_host/cell_reader.hpp"
#include "schema/titles.hpp"

#include <algorithm>

namespace yingbao::plugin_host {
namespace {

constexpr std::uint64_t kLastHeaderRow = 10;
constexpr std::size_t kMaxTitleBytes = 200;

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

}  // namespace

Result<HeaderMatch> find_header(format::RowReader& rows, const plugin::Description& description, const Job& job) {
  std::optional<HeaderMatch> closest;
  std::uint64_t closest_row = 0;
  for (std::uint64_t row = 1; row <= kLastHeaderRow; ++row) {
    const auto more = rows.next();
    if (!more) return more.error();
    if (!*more) break;
    std::vector<std::string> titles;
    std::string buffer;
    for (const auto cell : rows.cells()) {
      const auto text = format::decode_cell(cell, rows.charset(), buffer);
      const auto title = text ? trim(*text) : std::string_view{};
      titles.emplace_back(title.size() <= kMaxTitleBytes ? title : std::string_view{});  // that long, it is no title
    }
    while (!titles.empty() && titles.back().empty()) titles.pop_back();
    std::optional<HeaderMatch> best;
    for (const auto& layout : description.layouts) {
      auto candidate = match(layout, job, titles);
      if (!closest || candidate.bindings.size() > closest->bindings.size()) {
        closest = candidate;
        closest_row = row;
      }
      if (candidate.bindings.empty() || !missing_titles(candidate).empty()) continue;
      if (!best || candidate.bindings.size() > best->bindings.size()) best = std::move(candidate);
    }
    if (best) return std::move(*best);
  }
  if (!closest || closest->bindings.empty())
    return Error{Errc::malformed, "no header row in the first 10 rows: none of the expected column titles stands there"};
  return Error{Errc::malformed, "the header row (row " + std::to_string(closest_row) + ", layout " +
                                    std::string{closest->layout->id} + ") lacks: " + missing_titles(*closest)};
}

}  // namespace yingbao::plugin_host
