#include "schema/json.hpp"

#include "base/text.hpp"
#include "schema/masking.hpp"

namespace yingbao::schema {
namespace {

std::string hex(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out.push_back(kDigits[byte >> 4]);
    out.push_back(kDigits[byte & 15]);
  }
  return out;
}

/// Codes that hold several words joined by '+' are arrays in JSON.
bool is_word_list(Field field) {
  return field == Field::groups || field == Field::bases || field == Field::rosters || field == Field::review ||
         field == Field::withheld;
}

void write_words(JsonWriter& json, std::string_view joined) {
  json.begin_array();
  for (auto rest = joined;;) {
    const auto end = rest.find('+');
    json.value(rest.substr(0, end));
    if (end == rest.npos) break;
    rest.remove_prefix(end + 1);
  }
  json.end_array();
}

void write_day(JsonWriter& json, std::int64_t yyyymmdd) {
  char iso[10] = {'0', '0', '0', '0', '-', '0', '0', '-', '0', '0'};
  constexpr int kPlaces[] = {9, 8, 6, 5, 3, 2, 1, 0};
  for (const int place : kPlaces) iso[place] = static_cast<char>('0' + yyyymmdd % 10), yyyymmdd /= 10;
  json.value(std::string_view{iso, 10});
}

/// `hidden` values stand as stars; texts go through `text_of`, which may mask them.
template <class Include, class Hidden, class Text>
void write_fields(JsonWriter& json, RecordView record, const Include& include, const Hidden& hidden,
                  const Text& text_of) {
  json.begin_object();
  for (const auto& field : record) {
    const auto* info = info_of(field.id);
    if (!info || !include(*info)) continue;
    json.key(info->name);
    if (hidden(*info)) {
      json.value("***");
      continue;
    }
    switch (info->kind) {
      case Kind::text: json.value(text_of(field)); break;
      case Kind::code:
        if (is_word_list(field.id)) write_words(json, field.value);
        else json.value(field.value);
        break;
      case Kind::integer: json.value(decode_number(field.value)); break;
      case Kind::boolean: json.value(decode_number(field.value) != 0); break;
      case Kind::date: write_day(json, decode_number(field.value)); break;
      case Kind::money: json.yuan(decode_number(field.value)); break;
      case Kind::bytes: json.value(hex(field.value)); break;
      case Kind::entries: {
        json.begin_array();
        EntriesView entries{field.value};
        for (RecordView entry; entries.next(entry);) write_fields(json, entry, include, hidden, text_of);
        json.end_array();
        break;
      }
    }
  }
  json.end_object();
}

void write_property(JsonWriter& json, const FieldInfo& info) {
  json.key(info.name).begin_object().member("title", info.title);
  switch (info.kind) {
    case Kind::text: json.member("type", "string").member("maxLength", static_cast<int>(kMaxTextBytes)); break;
    case Kind::code:
      if (is_word_list(info.id)) {
        json.member("type", "array").key("items").begin_object().member("type", "string").end_object();
      } else {
        json.member("type", "string");
        if (!info.values.empty()) {
          json.key("enum").begin_array();
          for (const auto word : split(info.values, '|')) json.value(word);
          json.end_array();
        }
      }
      break;
    case Kind::integer: json.member("type", "integer"); break;
    case Kind::boolean: json.member("type", "boolean"); break;
    case Kind::date: json.member("type", "string").member("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"); break;
    case Kind::money: json.member("type", "number"); break;
    case Kind::bytes: json.member("type", "string").member("pattern", "^[0-9a-f]*$"); break;
    case Kind::entries:
      json.member("type", "array").key("items").begin_object().member("type", "object").end_object();
      break;
  }
  json.end_object();
}

}  // namespace

void write_candidate(JsonWriter& json, RecordView record) {
  write_fields(
      json, record, [](const FieldInfo& info) { return info.forwarded; }, [](const FieldInfo&) { return false; },
      [](const FieldView& field) { return field.value; });
}

void write_record(JsonWriter& json, RecordView record, bool whole) {
  const auto hidden = [whole](const FieldInfo& info) {
    return !whole && info.sensitivity != Sensitivity::open && info.kind != Kind::text && info.kind != Kind::entries;
  };
  write_fields(
      json, record, [](const FieldInfo&) { return true; }, hidden,
      [whole](const FieldView& field) { return whole ? std::string{field.value} : mask(field.id, field.value); });
}

std::string candidate_schema() {
  std::string text;
  JsonWriter json{text};
  json.begin_object()
      .member("$schema", "https://json-schema.org/draft/2020-12/schema")
      .member("title", "candidate")
      .member("description", "What the hub forwards of one person; dates are days, money is yuan with two digits.")
      .member("type", "object")
      .key("properties")
      .begin_object();
  for (const auto& info : fields())
    if (info.forwarded) write_property(json, info);
  json.end_object()
      .key("required")
      .begin_array()
      .value("id_number")
      .value("id_status")
      .value("standing")
      .end_array()
      .member("additionalProperties", false)
      .end_object();
  return text;
}

}  // namespace yingbao::schema
