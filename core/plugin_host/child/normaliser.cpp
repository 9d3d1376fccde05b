#include "plugin_host/child/normaliser.hpp"

#include "base/guarded_text.hpp"
#include "base/text.hpp"
#include "places/division.hpp"
#include "plugin_host/child/several_people.hpp"
#include "reading/cells.hpp"
#include "reading/identity.hpp"
#include "schema/feed.hpp"
#include "schema/hash.hpp"

#include <algorithm>
#include <stdexcept>

namespace yingbao::plugin_host {

using schema::Field;
using schema::Reason;

namespace {

constexpr std::uint8_t kUnknownFeed = 0xFF;  // the owner refuses it by name

std::uint8_t feed_index(std::string_view code) {
  const auto* kind = schema::feed_kind(code);
  return kind ? static_cast<std::uint8_t>(kind - schema::feed_kinds().data()) : kUnknownFeed;
}

}  // namespace

Normaliser::Normaliser(plugin::Plugin& plugin, const Job& job, RowOutput& output, Pace pace)
    : plugin_{plugin}, job_{job}, output_{output}, pace_{pace}, plain_rows_{job}, reader_{job.latest_year} {}

Status Normaliser::begin_table(const HeaderMatch& match, std::string_view sheet) {
  match_ = &match;
  sheet_ = sheet;
  kinds_.begin_table(match, sheet);
  plain_rows_.begin_table(match);
  if (auto found = find_feed(); !found) return found;
  feed_index_ = feed_index(match.layout->feed.empty() ? feed_ : match.layout->feed);
  return {};
}

Status Normaliser::find_feed() {
  feed_ = job_.feed;
  if (!match_->layout->feed.empty() || !feed_.empty()) return {};
  for (const auto& [pattern, feed] : job_.feed_files) {
    if (!matches_pattern(pattern, sheet_) || feed_ == feed) continue;
    if (!feed_.empty())
      return Error{Errc::malformed, "its sheet " + sheet_ + " matches the `files` patterns of several feeds"};
    feed_ = feed;
  }
  if (feed_.empty() && !job_.feed_files.empty())
    return Error{Errc::malformed,
                 "neither its name nor that of its sheet matches the `files` patterns of one of the agency's feeds"};
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
  rows_at_ = &rows;
  cells_ = rows.cells();
  if (match_->reject_number) {
    unguarded_.assign(cells_.begin(), cells_.end());
    for (auto& cell : unguarded_) cell = unguarded(cell);
    cells_ = unguarded_;
  }
  emitted_ = 0;
  ended_ = unclear_ = false;
  may_go_back_ = match_->reject_number.has_value();  // the owner judges what it stands in for
  mends_.clear();
  noted_.clear();
  const RowText row{cells_, charset_, decode_buffer_};
  if (const auto fault = rows.fault()) return kinds_.count_row(), refuse(*fault, {});
  const bool plain = pace_ == Pace::quick && plain_rows_.read(cells_, charset_, draft_);
  if (!plain || !kinds_.plainly_somebodys(row))
    if (const auto reason = kinds_.of(row, row_)) return skip(*reason);
  kinds_.count_row();
  if (kinds_.reordered()) return refuse(Reason::record_malformed, {});
  if (rows.hidden()) note(Reason::hidden_row);
  for (std::size_t i = match_->width; i < cells_.size(); ++i)
    if (!row.is_blank(i)) return refuse(Reason::too_many_cells, {});
  if (!plain && !read_columns(cells_)) return;
  note_key_fields();
  plugin_.normalise(*this, *this);
  if (emitted_ == 0 && !ended_) refuse(Reason::unaccounted, {});
  if (emitted_ > 0 && !noted_.empty()) tell_findings();
}

void Normaliser::note(Reason finding, std::string_view title) {
  ++counts_[static_cast<std::size_t>(finding)];
  if (told_rows_[static_cast<std::size_t>(finding)] == kMostRowsOfFinding) return;
  const auto same = [&](const Noted& noted) { return noted.reason == finding; };
  if (std::none_of(noted_.begin(), noted_.end(), same)) noted_.push_back({finding, title});
}

void Normaliser::tell_findings() {
  for (const auto& [reason, title] : noted_) {
    const auto* info = schema::info_of(reason);
    if (!info || info->advice_zh.empty()) continue;
    ++told_rows_[static_cast<std::size_t>(reason)];
    may_go_back_ = true;
    output_.finding({row_, reason, std::string{title}, mends_});
  }
}

std::string_view Normaliser::decoded(std::string_view cell) {
  return format::decode_cell(cell, charset_, decode_buffer_).value_or(std::string_view{});
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
    const auto text = format::decode_cell(binding.of(cells_), charset_, local_buffer_);
    return text ? reading::unwrapped(*text) : std::string_view{};
  };
  const Binding* preferred = nullptr;
  for (const auto& binding : match_->bindings) {
    if (binding.column->local != local && binding.title != local) continue;
    if (!preferred) preferred = &binding;
    if (const auto text = text_of(binding); !reading::says_nothing(text)) return text;
  }
  if (preferred) return text_of(*preferred);  // 无 is a word to whoever asks for words
  const auto wanted = fold_title(local);
  for (const auto& binding : match_->bindings)
    if (fold_title(binding.title) == wanted) return text_of(binding);
  return {};
}

bool Normaliser::has_column(Field field) const {
  return std::any_of(match_->bindings.begin(), match_->bindings.end(), [&](const auto& binding) {
    return binding.column->local.empty() && binding.column->field == field;
  });
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
  if (unclear_) return;
  if (ended_) throw std::logic_error{"emit after reject or skip of the same row"};
  const bool several =
      may_name_several(draft_.value(Field::name)) || may_number_several(draft_.value(Field::id_number));
  several ? emit_several(feed) : emit_one(feed);
}

void Normaliser::emit_several(std::string_view feed) {
  const std::string name{draft_.value(Field::name)}, number{draft_.value(Field::id_number)};
  const auto people = people_of(name, cell_of_field(Field::name), number);
  const auto& [kind, names, numbers] = people;
  const auto count = std::max(names.size(), numbers.size());
  if (kind == PeopleOfRow::Kind::one) {
    if (!numbers.empty()) draft_.set(Field::id_number, std::string_view{numbers[0]});
    return emit_one(feed);
  }
  if (kind == PeopleOfRow::Kind::unclear || emitted_ + count > kMaxRecordsOfRow) {
    if (emitted_ == 0) return reject(Reason::several_people, Field::id_number), void(unclear_ = true);
    note(Reason::several_numbers);
    return emit_one(feed);
  }
  if (!numbers.empty()) note(Reason::several_numbers);
  for (std::size_t i = 0; i < count; ++i) {
    if (!names.empty()) draft_.set(Field::name, std::string_view{names[i]});
    if (!numbers.empty()) draft_.set(Field::id_number, std::string_view{numbers[i]});
    emit_one(feed);
  }
  if (!names.empty()) draft_.set(Field::name, std::string_view{name});
  if (!numbers.empty()) draft_.set(Field::id_number, std::string_view{number});
}

void Normaliser::emit_one(std::string_view feed) {
  if (++emitted_ > kMaxRecordsOfRow) throw std::logic_error{"more than 64 records from one row"};
  const auto kind = feed.empty() ? feed_index_ : feed_index(feed);
  const auto* known = kind != kUnknownFeed ? &schema::feed_kinds()[kind] : nullptr;
  place_person(known && known->roster);
  const bool without_case = known && known->case_counted && !draft_.has(Field::case_number);
  may_go_back_ = may_go_back_ || without_case || may_be_noted();
  record_.clear();
  draft_.encode(record_);
  output_.record({row_, emitted_ == 1, kind, row_key(), id_came_as_number()}, record_);
}

std::string_view Normaliser::cell_of_field(Field field) {
  const RowText row{cells_, charset_, decode_buffer_};
  for (const auto& binding : match_->bindings)
    if (binding.column->local.empty() && binding.column->field == field && !row.is_blank(binding.cell))
      return row.text(binding.cell);
  return {};
}

/// Told by the value: a plugin may have taken it from any cell.
bool Normaliser::id_came_as_number() const {
  const auto value = draft_.value(Field::id_number);
  if (value.empty() || rows_at_->typed()) return false;
  for (std::size_t i = 0; i < cells_.size(); ++i)
    if (cells_[i].size() == value.size() && cells_[i] == value && rows_at_->is_number(i)) return true;
  return false;
}

bool Normaliser::may_be_noted() const {
  const auto number = draft_.value(Field::id_number), sex = draft_.value(Field::sex);
  if (!reading::is_plain_number(number)) return true;
  if ((sex == "1" || sex == "2") && sex[0] != reading::sex_of(number)) return true;
  return draft_.has(Field::birth_date) && draft_.number(Field::birth_date) != reading::birth_date_of(number).number();
}

void Normaliser::place_person(bool roster) {
  places::PlaceEvidence evidence;
  evidence.county = draft_.value(Field::county);
  evidence.township = draft_.value(Field::township);
  evidence.village = draft_.value(Field::village);
  evidence.hukou_address = draft_.value(Field::hukou_address);
  evidence.live_address = draft_.value(Field::live_address);
  evidence.agency_unit = job_.agency_unit;
  evidence.section = kinds_.section();
  const auto placement = places::place(evidence);
  draft_.set(Field::unit_basis, name_of(placement.basis));
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
  ended_ = may_go_back_ = true;
  output_.reject({row_, reason, std::string{title}, mends_});
}

void Normaliser::skip(Reason reason) {
  if (emitted_ > 0 || ended_) throw std::logic_error{"a row was given two outcomes"};
  ended_ = true;
  ++counts_[static_cast<std::size_t>(reason)];
  if (!mends_.empty()) output_.skipped({row_, reason, {}, mends_});
}

EndFrame Normaliser::counts() const {
  EndFrame frame;
  frame.rows = rows_;
  frame.wrong_totals = kinds_.wrong_totals();
  for (const auto& info : schema::reasons()) {
    const auto count = counts_[static_cast<std::size_t>(info.id)];
    if (count == 0) continue;
    if (info.kind == schema::ReasonClass::skip) frame.skipped.push_back({info.id, count});
    if (info.kind == schema::ReasonClass::finding) frame.findings.push_back({info.id, count});
  }
  return frame;
}

}  // namespace yingbao::plugin_host
