#include "plugin_host/child/plain_rows.hpp"

#include "reading/cells.hpp"

#include <algorithm>

namespace yingbao::plugin_host {

using plugin::Reader;
using schema::Field;

namespace {

/// Digits with points and hyphens between them: no encoding, no width and no word for nothing begins so.
bool is_number(std::string_view raw) {
  return raw.front() >= '0' && raw.front() <= '9' &&
         std::all_of(raw.begin(), raw.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; });
}

/// The columns of one field stand together. More than the first is asked where numbers are compared, amounts added up
/// and the clearest county is wanted.
bool needs_all(std::span<const Binding> group) {
  if (group.size() == 1) return false;
  const auto reader = group.front().reader;
  const bool part = std::any_of(group.begin(), group.end(), [](const auto& binding) { return binding.part; });
  return part || reader == Reader::identity || reader == Reader::county;
}

/// Local columns go before all fields.
int order_of(const Binding& binding) {
  return binding.column->local.empty() ? static_cast<int>(binding.column->field) : -1;
}

}  // namespace

PlainRows::Form PlainRows::form_of(const Binding& binding) {
  if (!binding.column->local.empty()) return Form::text;
  switch (binding.reader) {
    case Reader::text:
    case Reader::county: return Form::text;
    case Reader::name:
    case Reader::identity: return Form::worded;
    case Reader::date:
    case Reader::money:
    case Reader::integer: return Form::number;
    default: return Form::coded;
  }
}

void PlainRows::begin_table(const HeaderMatch& match) {
  columns_.clear();
  if (match.reject_number) return;
  std::vector<std::span<const Binding>> groups;
  for (std::span<const Binding> rest{match.bindings}; !rest.empty(); rest = rest.subspan(groups.back().size())) {
    const auto end = std::find_if(rest.begin(), rest.end(), [&](auto& each) { return each.column != rest[0].column; });
    groups.push_back(rest.first(static_cast<std::size_t>(end - rest.begin())));
    if (needs_all(groups.back())) return;
  }
  const auto before = [](const auto& a, const auto& b) { return order_of(a.front()) < order_of(b.front()); };
  std::stable_sort(groups.begin(), groups.end(), before);
  const auto same = [](const auto& a, const auto& b) {
    return order_of(a.front()) == order_of(b.front()) && order_of(a.front()) >= 0;
  };
  if (std::adjacent_find(groups.begin(), groups.end(), same) != groups.end()) return;  // then their order decides
  for (const auto group : groups)
    for (const auto& binding : group) {
      const bool last = &binding == &group.back();
      const bool required = last && binding.column->need == plugin::Need::required;
      columns_.push_back({&binding, binding.cell, binding.column->field, !binding.column->local.empty(),
                          form_of(binding), &binding != &group.front(), required});
    }
}

bool PlainRows::read(std::span<const std::string_view> cells, format::Charset charset, schema::Draft& draft) {
  if (columns_.empty()) return false;
  if (charset != charset_)
    for (auto& column : columns_) column.memo.clear();
  charset_ = charset;
  draft.clear();
  bool said = false;
  for (auto& column : columns_) {
    said = said && column.spare;
    if (said) continue;
    if (column.cell < cells.size() && !cells[column.cell].empty()) {
      const auto read = read_cell(column, cells[column.cell], draft);
      if (read == Read::doubt) return false;
      said = read == Read::said;
    }
    if (column.required && !said) return false;
  }
  return draft.has(Field::name) || draft.has(Field::id_number) || draft.has(Field::case_number);
}

PlainRows::Read PlainRows::read_cell(Column& column, std::string_view raw, schema::Draft& draft) {
  if (read_plain(column, raw, draft) == Read::said) return Read::said;
  if (const auto* known = column.memo.find(raw))
    return known->said ? take(column, known->value(), draft) : Read::silent;
  return read_carefully(column, raw, draft);
}

PlainRows::Read PlainRows::take(const Column& column, std::string_view value, schema::Draft& draft) {
  if (!column.local) draft.set(column.field, value);
  return Read::said;
}

PlainRows::Read PlainRows::read_plain(const Column& column, std::string_view raw, schema::Draft& draft) {
  const bool number = column.form == Form::number;
  if (column.form == Form::coded || (number && !is_number(raw))) return Read::doubt;
  const auto text = number ? raw : format::plain_text(raw, charset_, text_);
  if (!number && !reading::begins_plainly(text)) return Read::doubt;
  if (column.form == Form::text) return take(column, text, draft);
  return reader_.read_text(*column.binding, text, draft) ? Read::doubt : Read::said;
}

PlainRows::Read PlainRows::read_carefully(Column& column, std::string_view raw, schema::Draft& draft) {
  aside_.clear();
  const auto [cell, reason] = reader_.read(*column.binding, raw, charset_, aside_);
  if (reason) return Read::doubt;
  const auto value = aside_.value(column.field);
  column.memo.keep(raw, cell == Cell::said, value);
  return cell == Cell::said ? take(column, value, draft) : Read::silent;
}

}  // namespace yingbao::plugin_host
