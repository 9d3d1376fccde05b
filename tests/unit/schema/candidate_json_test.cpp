// What is forwarded validates against the published schema, and the schema allows nothing else.
#include "schema/draft.hpp"
#include "schema/json.hpp"
#include "support/people.hpp"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <regex>
#include <set>
#include <string>

namespace yingbao::schema {
namespace {

namespace dom = simdjson::dom;

/// A draft with every field of the table set to something its kind allows.
Draft full_record() {
  Draft draft;
  for (const auto& info : fields()) {
    switch (info.kind) {
      case Kind::text: draft.set(info.id, "文字\"\\\n"); break;
      case Kind::code:
        draft.set(info.id, info.values.empty() ? "A+B" : info.values.substr(0, info.values.find('|')));
        break;
      case Kind::bytes: draft.set(info.id, "\x01\xFF"); break;
      case Kind::date: draft.set(info.id, *Date::of(2020, 2, 29)); break;
      case Kind::entries: break;
      default: draft.set(info.id, std::int64_t{1});
    }
  }
  std::string entry;
  RecordWriter writer{entry};
  writer.date(Field::settled_on, *Date::of(2020, 3, 1));
  writer.bytes(Field::settlement_number, "S1");
  writer.number(Field::own_pay, -4000001);
  draft.add_entry(Field::settlements, entry);
  draft.add_entry(Field::settlements, "");
  return draft;
}

std::string candidate_of(const Draft& draft) {
  std::string record, json;
  draft.encode(record);
  EXPECT_TRUE(check_record(record));
  JsonWriter writer{json};
  write_candidate(writer, RecordView{record});
  return json;
}

std::set<std::string> keys_of(dom::object object) {
  std::set<std::string> keys;
  for (const auto& member : object) EXPECT_TRUE(keys.emplace(member.key).second) << "twice: " << member.key;
  return keys;
}

std::set<std::string> forwarded_names() {
  std::set<std::string> names;
  for (const auto& info : fields())
    if (info.forwarded) names.emplace(info.name);
  return names;
}

/// The part of JSON Schema that candidate_schema() uses.
void expect_valid(dom::element value, dom::element schema, const std::string& at) {
  std::string_view type, pattern;
  ASSERT_FALSE(schema["type"].get(type)) << at;
  if (type == "string") {
    std::string_view text;
    ASSERT_FALSE(value.get(text)) << at;
    if (!schema["pattern"].get(pattern)) {
      EXPECT_TRUE(std::regex_match(std::string{text}, std::regex{std::string{pattern}})) << at << ": " << text;
    }
    dom::array words;
    if (!schema["enum"].get(words)) {
      bool found = false;
      for (const auto word : words) found = found || std::string_view{word} == text;
      EXPECT_TRUE(found) << at << ": " << text;
    }
  } else if (type == "array") {
    ASSERT_TRUE(value.is_array()) << at;
    for (const auto item : dom::array{value}) expect_valid(item, schema["items"], at + "[]");
  } else if (type == "object") {
    ASSERT_TRUE(value.is_object()) << at;
    dom::element properties;
    if (!schema["properties"].get(properties))
      for (const auto& member : dom::object{value}) {
        dom::element property;
        ASSERT_FALSE(properties[member.key].get(property)) << at << "." << member.key << " is not in the schema";
        expect_valid(member.value, property, at + "." + std::string{member.key});
      }
    dom::array required;
    if (!schema["required"].get(required)) {
      for (const auto name : required)
        EXPECT_FALSE(dom::object{value}[std::string_view{name}].error()) << at << " lacks " << name;
    }
  } else {
    EXPECT_TRUE(type == "integer"   ? value.is_int64()
                : type == "boolean" ? value.is_bool()
                                    : type == "number" && value.is_number())
        << at << " is no " << type;
  }
}

TEST(CandidateSchema, HoldsAllForwardedFieldsAndNothingElse) {
  dom::parser parser;
  const dom::element schema = parser.parse(simdjson::padded_string{candidate_schema()});
  EXPECT_EQ(keys_of(schema["properties"]), forwarded_names());
  EXPECT_EQ(schema["additionalProperties"].get_bool().value(), false);
  for (const auto name : schema["required"].get_array())
    EXPECT_TRUE(forwarded_names().contains(std::string{std::string_view{name}}));
}

TEST(CandidateSchema, AsksForNoGroupsOfWhomOnlyASpecialListTold) {
  dom::parser schemas, candidates;
  const dom::element schema = schemas.parse(simdjson::padded_string{candidate_schema()});
  Draft draft;
  draft.set(Field::id_number, testing::kMan);
  draft.set(Field::id_status, "OK");
  draft.set(Field::standing, "present");
  const dom::element candidate = candidates.parse(simdjson::padded_string{candidate_of(draft)});
  ASSERT_TRUE(candidate["groups"].error());
  expect_valid(candidate, schema, "candidate");
}

TEST(Candidate, HoldsAllForwardedFieldsAndNothingElse) {
  dom::parser parser;
  const dom::element candidate = parser.parse(simdjson::padded_string{candidate_of(full_record())});
  EXPECT_EQ(keys_of(candidate), forwarded_names());
}

TEST(Candidate, ValidatesAgainstTheSchema) {
  dom::parser schema_parser, parser;
  const dom::element schema = schema_parser.parse(simdjson::padded_string{candidate_schema()});
  expect_valid(parser.parse(simdjson::padded_string{candidate_of(full_record())}), schema, "candidate");
  Draft small;
  small.set(Field::id_number, testing::kMan);
  small.set(Field::id_status, "OK");
  small.set(Field::standing, "present");
  small.set(Field::groups, "G6");
  expect_valid(parser.parse(simdjson::padded_string{candidate_of(small)}), schema, "candidate");
}

TEST(Candidate, WritesDaysYuanAndListsOfWords) {
  Draft draft;
  draft.set(Field::birth_date, *Date::of(1990, 1, 2));
  draft.set(Field::amount, std::int64_t{-4000001});
  draft.set(Field::groups, "G2+G6");
  draft.set(Field::insured, std::int64_t{0});
  draft.set(Field::household_size, std::int64_t{3});
  EXPECT_EQ(
      candidate_of(draft),
      R"({"birth_date":"1990-01-02","household_size":3,"insured":false,"amount":-40000.01,"groups":["G2","G6"]})");
}

TEST(Candidate, KeepsUnforwardedFactsOfEntriesBack) {
  Draft draft;
  std::string entry;
  RecordWriter writer{entry};
  writer.bytes(Field::settlement_number, "S1");
  writer.number(Field::own_pay, 150);
  draft.add_entry(Field::settlements, entry);
  EXPECT_EQ(candidate_of(draft), R"({"settlements":[{"own_pay":1.50}]})");
}

}  // namespace
}  // namespace yingbao::schema
