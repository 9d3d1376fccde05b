#include "plugin_host/normaliser.hpp"

#include "base/text.hpp"
#include "plugin_host/cell_reader.hpp"
#include "schema/division.hpp"
#include "schema/feed.hpp"
#include "schema/identity.hpp"
#include "schema/reading.hpp"

#include <algorithm>
#include <stdexcept>

namespace yingbao::plugin_host {

using schema::Field;
using schema::Reason;

namespace {

constexpr std::string_view kTotalWords[] = {"合计", "总计", "小计", "累计", "合 计", "总 计", "小 计"};
constexpr std::string_view kFooterWords[] = {"制表",   "填表", "填报", "审核", "说明", "备注：", "注：",
                                             "注:",    "打印", "单位负责人", "联系人", "统计时间", "导出时间"};

template <class Words>
bool starts_with_any(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words), [&](auto word) { return text.starts_with(word); });
}

bool is_formula_error(std::string_view text) {
  constexpr std::string_view kErrors[] = {"#N/A",  "#REF!",  "#VALUE!", "#DIV/0!",
                                          "#NAME?", "#NULL!", "#NUM!",   format::kUncomputed};
  return text.starts_with('#') && std::find(std::begin(kErrors), std::end(kErrors), text) != std::end(kErrors);
}

/// 无 answers a question that is answered with yes or no.
bool is_no(const plugin::Column& column, std::string_view text) {
  const auto* info = column.local.empty() ? schema::info_of(column.field) : nullptr;
  return info && info->kind == schema::Kind::boolean && trim(text) == "无";
}

std::uint8_t feed_index(std::string_view code) {
  const auto kinds = schema::feed_kinds();
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (kinds[i].code == code) return static_cast<std::uint8_t>(i);
  return 0xFF;  // the owner refuses it by name
}

}  // namespace

Normaliser::Normaliser(plugin::Plugin& plugin, const Job& job, RowOutput& output)
    : plugin_{plugin}, job_{job}, output_{output} {}

Status Normaliser::begin_table(const HeaderMatch& match, std::string_view sheet) {
  match_ = &match;
  sheet_ = sheet;
  totals_.begin_table();
  feed_ = job_.feed;
  if (!match.layout->feed.empty() || !feed_.empty()) return {};
  for (const auto& [pattern, feed] : job_.feed_files) {
    if (!matches_pattern(pattern, sheet) || feed_ == feed) continue;
    if (!feed_.empty()) return Error{Errc::malformed, "its sheet " + sheet_ + " matches the `files` patterns of several feeds"};
    feed_ = feed;
  }
  if (feed_.empty() && !job_.feed_files.empty())
    return Error{Errc::malformed, "neither its name nor that of its sheet matches the `files` patterns of one of the agency's feeds"};
  return {};
}

void Normaliser::pass_over(std::uint64_t rows) {
  rows_ += rows;
  counts_[static_cast<std::size_t>(Reason::other_sheet)] += rows;
}

void Normaliser::take(const format::RowReader& rows) {
  ++rows_;
  row_ = rows.number();
  charset_ = rows.charset();
  cells_ = rows.cells();
  emitted_ = 0;
  ended_ = false;
  mends_.clear();
  if (const auto fault = rows.fault()) return totals_.count_row(), refuse(*fault, {});
  if (const auto reason = skip_reason(cells_)) return skip(*reason);
  totals_.count_row();
  if (rows.hidden()) note(Reason::hidden_row);
  for (std::size_t i = match_->width; i < cells_.size(); ++i)
    if (!is_blank(cells_[i])) return refuse(Reason::too_many_cells, {});
  if (!read_columns(cells_)) return;
  plugin_.normalise(*this, *this);
  if (emitted_ == 0 && !ended_) refuse(Reason::unaccounted, {});
}

bool Normaliser::is_blank(std::string_view cell) {
  constexpr std::size_t kLongestBlank = 16;  // more than a few blanks nobody types; such a cell is not looked into
  if (cell.empty()) return true;
  if (cell.size() > kLongestBlank || (cell[0] > ' ' && cell[0] < 0x7F)) return false;
  const auto text = format::decode_cell(cell, charset_, decode_buffer_);
  return text && trim(*text).empty();
}

std::optional<Reason> Normaliser::skip_reason(std::span<const std::string_view> cells) {
  std::size_t filled = 0, at = 0;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (!is_blank(cells[i]) && filled++ == 0) at = i;
  if (filled == 0) return Reason::blank_row;
  const auto first = cells[at];
  // Totals and footers begin with a Chinese word, and never name a person by number.
  if (first[0] > ' ' && first[0] < 0x7F) return {};
  for (const auto& binding : match_->bindings)
    if (binding.column->local.empty() && binding.column->field == Field::id_number &&
        binding.cell < cells.size() && schema::judge_identity(decoded(cells[binding.cell])).usable())
      return {};
  const auto text = trim(decoded(first));
  if (starts_with_any(text, kTotalWords)) return check_total(cells, at), Reason::total_row;
  if (filled <= 3 && starts_with_any(text, kFooterWords)) return Reason::footer_row;
  return {};
}

std::optional<std::uint64_t> Normaliser::headcount_in(std::span<const std::string_view> cells, std::size_t first) {
  if (const auto stated = read_headcount(decoded(cells[first]))) return stated;
  if (match_->running_number && *match_->running_number < cells.size() && *match_->running_number != first)
    if (const auto stated = read_headcount(decoded(cells[*match_->running_number]))) return stated;
  // Beside the word, or under the names; never where the column is one of amounts.
  for (std::size_t i = first + 1; i < cells.size(); ++i) {
    if (is_blank(cells[i])) continue;
    const auto binding = std::find_if(match_->bindings.begin(), match_->bindings.end(),
                                      [&](const auto& each) { return each.cell == i; });
    using plugin::Reader;
    const bool amount = binding != match_->bindings.end() &&
                        (binding->reader == Reader::money || binding->reader == Reader::integer);
    const auto text = decoded(cells[i]);
    const bool names_people = binding != match_->bindings.end() &&
                              (binding->reader == Reader::name || binding->reader == Reader::identity);
    const bool says_people = contains(text, "人") || contains(text, "条");
    if (!amount && (names_people || says_people || i == first + 1)) return read_headcount(text);
    if (!says_people) return {};
  }
  return {};
}

void Normaliser::check_total(std::span<const std::string_view> cells, std::size_t first) {
  const auto stated = headcount_in(cells, first);
  if (!stated) return;
  const auto counted = totals_.contradiction(*stated);
  if (counted && wrong_totals_.size() < kMostWrongTotals) wrong_totals_.push_back({sheet_, row_, *stated, *counted});
}

std::string_view Normaliser::decoded(std::string_view cell) {
  return format::decode_cell(cell, charset_, decode_buffer_).value_or(std::string_view{});
}

bool Normaliser::read_columns(std::span<const std::string_view> cells) {
  draft_.clear();
  if (!read_reject_number(cells)) return false;
  const Binding* unfilled = nullptr;  // the first required column that says nothing
  for (const auto& binding : match_->bindings) {
    const auto& column = *binding.column;
    const auto raw = binding.cell < cells.size() ? cells[binding.cell] : std::string_view{};
    if (raw.empty()) {
      if (column.need == plugin::Need::required && !unfilled) unfilled = &binding;
      continue;
    }
    const auto text = format::decode_cell(raw, charset_, decode_buffer_);
    if (!text) return refuse(Reason::undecodable, binding.title), false;
    if (schema::says_nothing(*text) && !is_no(column, *text)) {
      if (column.need == plugin::Need::required && !unfilled) unfilled = &binding;
      continue;
    }
    if (!column.local.empty()) {
      if (text->size() > schema::kMaxTextBytes) return refuse(Reason::text_too_long, binding.title), false;
      continue;
    }
    const bool decides = column.need == plugin::Need::readable || column.need == plugin::Need::required;
    if (is_formula_error(*text)) {
      if (decides) return refuse(Reason::formula_error, binding.title), false;
      note(Reason::optional_unreadable);
      continue;
    }
    const auto failed = read_cell(column.field, binding.reader, *text, binding.in_ten_thousands, draft_, fold_buffer_);
    if (!failed) continue;
    if (decides || *failed == Reason::text_too_long) return refuse(*failed, binding.title), false;
    note(Reason::optional_unreadable);
  }
  // A case counts as a case, whoever brought it.
  const bool about_somebody = draft_.has(Field::name) || draft_.has(Field::id_number) || draft_.has(Field::case_number);
  if (!about_somebody) return refuse(Reason::nobody_named, {}), false;
  if (unfilled) {
    const bool name = unfilled->column->field == Field::name;
    return refuse(name ? Reason::name_missing : Reason::value_missing, unfilled->title), false;
  }
  note_key_fields();
  return true;
}

bool Normaliser::read_reject_number(std::span<const std::string_view> cells) {
  if (!match_->reject_number) return true;
  const auto cell = *match_->reject_number < cells.size() ? cells[*match_->reject_number] : std::string_view{};
  const auto number = trim(decoded(cell));
  constexpr std::size_t kLongest = 64;
  if (number.empty() || number.size() > kLongest) return refuse(Reason::not_rejected_before, kRejectNumberTitle), false;
  mends_ = number;
  draft_.set(Field::mends, number);
  return true;
}

void Normaliser::note_key_fields() {
  key_.clear();
  const auto& layout = *match_->layout;
  const auto fields = layout.key_fields;
  const bool entry = layout.row_key == plugin::RowKey::entry;
  if (layout.row_key != plugin::RowKey::fields && !entry) return;
  if (entry && (fields.empty() || !draft_.has(fields[0]))) return;
  schema::RecordWriter key{key_};
  for (const auto field : fields)
    if (draft_.has(field)) key.bytes(field, draft_.value(field));
}

std::string_view Normaliser::cell(std::string_view local) const {
  const auto text_of = [&](const Binding& binding) -> std::string_view {
    if (binding.cell >= cells_.size()) return {};
    const auto text = format::decode_cell(cells_[binding.cell], charset_, local_buffer_);
    return text ? trim(*text) : std::string_view{};
  };
  for (const auto& binding : match_->bindings)
    if (binding.column->local == local || binding.title == local) return text_of(binding);
  const auto wanted = fold_title(local);
  for (const auto& binding : match_->bindings)
    if (fold_title(binding.title) == wanted) return text_of(binding);
  return {};
}

bool Normaliser::has_column(Field field) const {
  return std::any_of(match_->bindings.begin(), match_->bindings.end(),
                     [&](const auto& binding) { return binding.column->local.empty() && binding.column->field == field; });
}

void Normaliser::move_to_entry(Field entries, std::span<const Field> fields) {
  schema::Draft entry;
  for (const auto field : fields) {
    if (!draft_.has(field)) continue;
    entry.set(field, draft_.value(field));
    draft_.erase(field);
  }
  std::string encoded;
  entry.encode(encoded);
  draft_.add_entry(entries, encoded);
}

void Normaliser::emit(std::string_view feed) {
  if (ended_) throw std::logic_error{"emit after reject or skip of the same row"};
  if (++emitted_ > kMaxRecordsOfRow) throw std::logic_error{"more than 64 records from one row"};
  const auto kind = !feed.empty() ? feed : match_->layout->feed.empty() ? feed_ : match_->layout->feed;
  const auto* known = schema::feed_kind(kind);
  place_person(known && known->roster);
  record_.clear();
  draft_.encode(record_);
  output_.record({row_, emitted_ == 1, feed_index(kind), row_key()}, record_);
}

void Normaliser::place_person(bool roster) {
  schema::PlaceEvidence evidence;
  evidence.county = draft_.value(Field::county);
  evidence.township = draft_.value(Field::township);
  evidence.village = draft_.value(Field::village);
  evidence.hukou_address = draft_.value(Field::hukou_address);
  evidence.live_address = draft_.value(Field::live_address);
  evidence.agency_unit = job_.agency_unit;
  const auto placement = schema::place(evidence);
  draft_.set(Field::unit_basis, schema::name_of(placement.basis));
  if (placement.unit) draft_.set(Field::unit, std::string_view{placement.unit->code});
  else draft_.erase(Field::unit);  // not the one of another person of this row
  if (!placement.unit && !roster) note(Reason::unit_unknown);
}

std::uint64_t Normaliser::row_key() {
  const auto& layout = *match_->layout;
  if (layout.row_key == plugin::RowKey::person) return 0;
  if (!key_.empty()) return schema::hash_of(key_);
  // The person's number is the key itself, however it was typed, and which row it mends says nothing of the row.
  std::string_view rest{record_};
  while (!rest.empty()) {
    const auto field = *schema::RecordView{rest}.begin();
    if (field.id != Field::mends && field.id != Field::id_number) break;
    rest.remove_prefix(field.whole.size());
  }
  const auto content = schema::hash_of(rest);
  return layout.row_key == plugin::RowKey::entry ? entry_key(content) : content;
}

std::uint64_t Normaliser::entry_key(std::uint64_t content) {
  // A mended row is the entry of the one rejected, however many are equal to it.
  const auto before = mends_.empty() ? occurrences_.count(content) : std::nullopt;
  std::string key{reinterpret_cast<const char*>(&content), sizeof content};
  if (!mends_.empty()) key += "mends " + mends_;
  else if (before) key += std::to_string(*before);
  else key += "row " + sheet_ + " " + std::to_string(row_);  // past what can be remembered: never one too few
  return schema::hash_of(key);
}

void Normaliser::reject(Reason reason, Field column) {
  for (const auto& binding : match_->bindings)
    if (binding.column->local.empty() && binding.column->field == column) return refuse(reason, binding.title);
  refuse(reason, {});
}

void Normaliser::refuse(Reason reason, std::string_view title) {
  if (emitted_ > 0 || ended_) throw std::logic_error{"a row was given two outcomes"};
  ended_ = true;
  output_.reject({row_, reason, std::string{title}, mends_});
}

void Normaliser::skip(Reason reason) {
  if (emitted_ > 0 || ended_) throw std::logic_error{"a row was given two outcomes"};
  ended_ = true;
  ++counts_[static_cast<std::size_t>(reason)];
}

EndFrame Normaliser::counts() const {
  EndFrame frame;
  frame.rows = rows_;
  frame.wrong_totals = wrong_totals_;
  for (const auto& info : schema::reasons()) {
    const auto count = counts_[static_cast<std::size_t>(info.id)];
    if (count == 0) continue;
    if (info.kind == schema::ReasonClass::skip) frame.skipped.push_back({info.id, count});
    if (info.kind == schema::ReasonClass::finding) frame.findings.push_back({info.id, count});
  }
  return frame;
}

}  // namespace yingbao::plugin_host
