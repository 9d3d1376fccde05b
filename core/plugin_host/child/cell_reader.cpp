#include "plugin_host/child/cell_reader.hpp"

#include "base/text.hpp"
#include "places/division.hpp"
#include "reading/cells.hpp"
#include "reading/codes.hpp"
#include "reading/disability_certificate.hpp"

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

}  // namespace

std::optional<Reason> read_cell(Field field, Reader reader, std::string_view cell, bool in_ten_thousands,
                                schema::Draft& draft, std::string& buffer, int latest_year) {
  const auto text = reading::unwrapped(cell);
  const auto set_code = [&](std::string_view code, Reason otherwise) -> std::optional<Reason> {
    if (code.empty()) return otherwise;
    draft.set(field, code);
    return {};
  };
  switch (reader) {
    case Reader::usual:
    case Reader::text:
    case Reader::county: {
      const auto value = folded(text, buffer);
      if (value.size() > schema::kMaxTextBytes) return Reason::text_too_long;
      draft.set(field, value);
      return {};
    }
    case Reader::identity:
      if (text.size() > 256) return Reason::text_too_long;
      draft.set(field, text);
      return {};
    case Reader::name: {
      const auto value = reading::read_name(text, buffer);
      if (value.empty()) return Reason::name_missing;
      if (value.size() > 512) return Reason::text_too_long;
      draft.set(field, value);
      return {};
    }
    case Reader::date: {
      const auto read = reading::judge_date(text, date_use(field), latest_year);
      if (read.kind == reading::DateKind::unreadable) return Reason::date_unreadable;
      if (read.kind == reading::DateKind::stand_in) return Reason::date_stand_in;
      draft.set(field, read.date);
      return {};
    }
    case Reader::money: {
      const auto fen = reading::read_money(text, in_ten_thousands);
      if (!fen) return Reason::money_unreadable;
      draft.set(field, *fen);
      return {};
    }
    case Reader::integer: {
      const auto number = reading::read_integer(text);
      if (!number) return Reason::number_unreadable;
      draft.set(field, *number);
      return {};
    }
    case Reader::boolean: {
      const auto flag = reading::read_boolean(text);
      if (!flag) return Reason::code_unreadable;
      draft.set(field, std::int64_t{*flag ? 1 : 0});
      return {};
    }
    case Reader::sex: return set_code(reading::read_sex(text), Reason::code_unreadable);
    case Reader::ethnicity: return set_code(reading::read_ethnicity(text), Reason::code_unreadable);
    case Reader::county_code: {
      const auto code = folded(text, buffer);
      if (!places::is_county_code(code)) return Reason::division_unknown;
      draft.set(field, code);
      return {};
    }
    case Reader::category:
    case Reader::grade: {
      const int number =
          reader == Reader::grade ? reading::read_disability_grade(text) : reading::read_disability_category(text);
      if (number == 0) return Reason::code_unreadable;
      draft.set(field, std::int64_t{number});
      return {};
    }
  }
  return Reason::code_unreadable;
}

}  // namespace yingbao::plugin_host
