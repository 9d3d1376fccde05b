// The cells of one row into the fields of its record, by the columns of its layout.
#include "places/division.hpp"
#include "plugin_host/child/normaliser.hpp"
#include "reading/identity.hpp"

#include <algorithm>

namespace yingbao::plugin_host {

using schema::Field;
using schema::Reason;

Cell Normaliser::read_binding(const Binding& binding, std::string_view raw) {
  const auto [cell, reason] = reader_.read(binding, raw, charset_, draft_);
  if (cell == Cell::refused) refuse(*reason, binding.title);
  else if (reason) note(*reason, binding.title);
  return cell;
}

Cell Normaliser::add_up(std::span<const Binding> parts, std::span<const std::string_view> cells) {
  const auto field = parts.front().column->field;
  std::int64_t sum = 0;
  bool any = false, all = true;
  for (const auto& part : parts) {
    const auto cell = read_binding(part, part.of(cells));
    if (cell == Cell::refused) return cell;
    if (cell == Cell::said) sum += draft_.number(field), any = true;
    all = all && cell != Cell::unreadable;
  }
  if (any && all) return draft_.set(field, sum), Cell::said;
  draft_.erase(field);  // a part alone is no amount
  return all ? Cell::silent : Cell::unreadable;
}

/// Two columns of the person's number, each with a usable one of somebody else: whose the row is cannot be told.
bool Normaliser::numbers_disagree(std::span<const Binding> group, std::span<const std::string_view> cells) {
  if (group.size() < 2 || group.front().reader != plugin::Reader::identity || !group.front().column->local.empty())
    return false;
  std::string first;
  for (const auto& binding : group) {
    const auto text = format::decode_cell(binding.of(cells), charset_, decode_buffer_);
    const auto identity = text ? reading::judge_identity(*text) : reading::Identity{};
    if (!identity.usable()) continue;
    if (first.empty()) first = identity.number;
    else if (first != identity.number) return true;
  }
  return false;
}

Cell Normaliser::read_group(std::span<const Binding> group, std::span<const std::string_view> cells) {
  if (numbers_disagree(group, cells)) return refuse(Reason::several_people, group.front().title), Cell::refused;
  auto outcome = Cell::silent;
  std::string vague;  // a county's cell that names no county, kept for want of a better one
  while (!group.empty()) {
    std::size_t parts = 1;
    while (parts < group.size() && group[parts].part) ++parts;
    const auto& first = group.front();
    const auto cell = parts == 1 ? read_binding(first, first.of(cells)) : add_up(group.first(parts), cells);
    group = group.subspan(parts);
    if (cell == Cell::refused) return cell;
    if (cell == Cell::unreadable && outcome == Cell::silent) outcome = cell;
    if (cell != Cell::said) continue;
    outcome = cell;
    if (first.reader != plugin::Reader::county || group.empty() ||
        places::unit_in_county_cell(draft_.value(first.column->field)))
      break;
    if (vague.empty()) vague = draft_.value(first.column->field);
  }
  if (!vague.empty() && !places::unit_in_county_cell(draft_.value(Field::county)))
    draft_.set(Field::county, std::string_view{vague});
  return outcome;
}

bool Normaliser::read_columns(std::span<const std::string_view> cells) {
  draft_.clear();
  if (!read_reject_number(cells)) return false;
  const Binding* unfilled = nullptr;  // the first required column that says nothing
  const std::span<const Binding> bindings{match_->bindings};
  for (std::size_t at = 0; at < bindings.size();) {
    auto end = at + 1;
    while (end < bindings.size() && bindings[end].column == bindings[at].column) ++end;
    const auto cell = read_group(bindings.subspan(at, end - at), cells);
    if (cell == Cell::refused) return false;
    if (cell == Cell::silent && bindings[at].column->need == plugin::Need::required && !unfilled)
      unfilled = &bindings[at];
    at = end;
  }
  // A case counts as a case, whoever brought it.
  const bool about_somebody = draft_.has(Field::name) || draft_.has(Field::id_number) || draft_.has(Field::case_number);
  if (!about_somebody) return refuse(Reason::nobody_named, {}), false;
  if (unfilled) {
    const bool name = unfilled->column->field == Field::name;
    return refuse(name ? Reason::name_missing : Reason::value_missing, unfilled->title), false;
  }
  return true;
}

}  // namespace yingbao::plugin_host
