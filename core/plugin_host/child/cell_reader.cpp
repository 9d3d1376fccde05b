#include "plugin_host/child/cell_reader.hpp"

#include "base/text.hpp"
#include "format/row_reader.hpp"
#include "places/division.hpp"
#include "reading/cells.hpp"
#include "reading/codes.hpp"
#include "reading/disability_certificate.hpp"

#include <algorithm>

namespace yingbao::plugin_host {

using plugin::Reader;
using schema::Reason;

using schema::Field;

plugin::Reader reader_of(const plugin::Column& column) {
  if (column.reader != Reader::usual) return column.reader;
  const auto* info = column.local.empty() ? schema::info_of(column.field) : nullptr;
  if (!info) return Reader::text;
  switch (info->id) {
    case Field::name:
    case Field::head_name:
    case Field::guardian_name:
    case Field::father_name:
    case Field::mother_name: return Reader::name;
    case Field::id_number:
    case Field::head_id_number:
    case Field::father_id_number:
    case Field::mother_id_number:
    case Field::guardian_id_number: return Reader::identity;
    case Field::sex: return Reader::sex;
    case Field::ethnicity: return Reader::ethnicity;
    case Field::county: return Reader::county;
    case Field::disability_category: return Reader::category;
    case Field::disability_grade: return Reader::grade;
    default: break;
  }
  switch (info->kind) {
    case schema::Kind::date: return Reader::date;
    case schema::Kind::money: return Reader::money;
    case schema::Kind::integer: return Reader::integer;
    case schema::Kind::boolean: return Reader::boolean;
    default: return Reader::text;
  }
}

namespace {

/// What decides how six digits are read, and which days can be true.
reading::DateUse date_use(Field field) {
  switch (field) {
    case Field::birth_date: return reading::DateUse::birth;
    case Field::protected_until: return reading::DateUse::end;
    case Field::protected_since:
    case Field::identified_on:
    case Field::cleared_on: return reading::DateUse::month;
    default: return reading::DateUse::event;
  }
}

/// The field that a cell is read into: sets it, or tells why not.
class Target {
 public:
  Target(schema::Draft& draft, Field field) : draft_{draft}, field_{field} {}

  std::optional<Reason> text(std::string_view value, std::size_t most) const {
    if (value.size() > most) return Reason::text_too_long;
    draft_.set(field_, value);
    return {};
  }

  std::optional<Reason> code(std::string_view code, Reason otherwise = Reason::code_unreadable) const {
    if (code.empty()) return otherwise;
    draft_.set(field_, code);
    return {};
  }

  std::optional<Reason> number(std::optional<std::int64_t> value, Reason otherwise) const {
    if (!value) return otherwise;
    draft_.set(field_, *value);
    return {};
  }

  std::optional<Reason> date(std::string_view text, int latest_year) const {
    const auto read = reading::judge_date(text, date_use(field_), latest_year);
    if (read.kind == reading::DateKind::unreadable) return Reason::date_unreadable;
    if (read.kind == reading::DateKind::stand_in) return Reason::date_stand_in;
    draft_.set(field_, read.date);
    return {};
  }

 private:
  schema::Draft& draft_;
  Field field_;
};

bool is_formula_error(std::string_view text) {
  constexpr std::string_view kErrors[] = {"#N/A",   "#REF!",  "#VALUE!", "#DIV/0!",
                                          "#NAME?", "#NULL!", "#NUM!",   format::kUncomputed};
  return text.starts_with('#') && std::find(std::begin(kErrors), std::end(kErrors), text) != std::end(kErrors);
}

/// A formula's own text where a value was asked for: an export that computed nothing.
bool is_formula(plugin::Reader reader, std::string_view text) {
  return reader != plugin::Reader::text && text.starts_with('=') && !text.starts_with("=\"");
}

/// 无 answers a question that is answered with yes or no.
bool is_no(const plugin::Column& column, std::string_view text) {
  const auto* info = column.local.empty() ? schema::info_of(column.field) : nullptr;
  return info && info->kind == schema::Kind::boolean && trim(text) == "无";
}

/// Codes are counted from 1; 0 is none.
std::optional<std::int64_t> known(int code) { return code == 0 ? std::optional<std::int64_t>{} : code; }

}  // namespace

CellReading CellReader::read(const Binding& binding, std::string_view raw, format::Charset charset,
                             schema::Draft& draft) {
  const auto& column = *binding.column;
  if (raw.empty()) return {};
  const auto text = format::decode_cell(raw, charset, decoded_);
  const bool damaged = !text || text->find('\0') != std::string_view::npos;
  if (damaged) return {Cell::refused, Reason::undecodable};
  if (reading::says_nothing(*text) && !is_no(column, *text)) return {};
  if (!column.local.empty()) {
    if (text->size() <= schema::kMaxTextBytes) return {Cell::said};
    return {Cell::refused, Reason::text_too_long};
  }
  const bool decides = column.need == plugin::Need::readable || column.need == plugin::Need::required;
  const auto failed = is_formula_error(*text) || is_formula(binding.reader, *text)
                        ? std::optional{Reason::formula_error}
                        : read_text(binding, reading::unwrapped(*text), draft);
  if (!failed) return {Cell::said};
  if (*failed == Reason::date_stand_in) return {Cell::silent, Reason::date_stand_in};
  if (decides || *failed == Reason::text_too_long) return {Cell::refused, *failed};
  return {Cell::unreadable, Reason::optional_unreadable};
}

std::optional<Reason> CellReader::read_text(const Binding& binding, std::string_view text, schema::Draft& draft) {
  constexpr std::size_t kMostIdentityBytes = 256, kMostNameBytes = 512;
  const Target into{draft, binding.column->field};
  switch (binding.reader) {
    case Reader::usual:
    case Reader::text:
    case Reader::county: return into.text(folded(text, folded_), schema::kMaxTextBytes);
    case Reader::identity: return into.text(text, kMostIdentityBytes);
    case Reader::name: {
      const auto name = reading::read_name(text, folded_);
      return name.empty() ? Reason::name_missing : into.text(name, kMostNameBytes);
    }
    case Reader::date: return into.date(text, latest_year_);
    case Reader::money:
      return into.number(reading::read_money(text, binding.in_ten_thousands), Reason::money_unreadable);
    case Reader::integer: return into.number(reading::read_integer(text), Reason::number_unreadable);
    case Reader::boolean: return into.number(reading::read_boolean(text), Reason::code_unreadable);
    case Reader::sex: return into.code(reading::read_sex(text));
    case Reader::ethnicity: return into.code(reading::read_ethnicity(text));
    case Reader::county_code: {
      const auto code = folded(text, folded_);
      return into.code(places::is_county_code(code) ? code : std::string_view{}, Reason::division_unknown);
    }
    case Reader::category: return into.number(known(reading::read_disability_category(text)), Reason::code_unreadable);
    case Reader::grade: return into.number(known(reading::read_disability_grade(text)), Reason::code_unreadable);
  }
  return Reason::code_unreadable;
}

}  // namespace yingbao::plugin_host
