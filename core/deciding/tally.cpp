#include "deciding/tally.hpp"

#include "base/json_writer.hpp"

#include <simdjson.h>

namespace yingbao::deciding {
namespace {

using Counts = Tally::Counts;

void write(JsonWriter& json, const Counts& counts) {
  json.begin_object();
  for (const auto& [name, count] : counts) json.member(name, count);
  json.end_object();
}

void write(JsonWriter& json, const std::map<std::string, Counts>& units) {
  json.begin_object();
  for (const auto& [unit, counts] : units) {
    json.key(unit);
    write(json, counts);
  }
  json.end_object();
}

Counts read_counts(const simdjson::dom::element& element) {
  Counts counts;
  for (const auto field : element.get_object())
    counts[std::string{field.key}] = static_cast<std::uint64_t>(std::int64_t{field.value});
  return counts;
}

std::map<std::string, Counts> read_units(const simdjson::dom::element& element) {
  std::map<std::string, Counts> units;
  for (const auto field : element.get_object()) units[std::string{field.key}] = read_counts(field.value);
  return units;
}

}  // namespace

std::uint64_t Tally::sum(const std::map<std::string, Counts>& units) {
  std::uint64_t all = 0;
  for (const auto& [unit, counts] : units)
    for (const auto& [group, count] : counts) all += count;
  return all;
}

std::uint64_t Tally::of(const std::string& unit, const std::string& group) const {
  const auto counts = to_visit.find(unit);
  if (counts == to_visit.end()) return 0;
  const auto count = counts->second.find(group);
  return count == counts->second.end() ? 0 : count->second;
}

std::string Tally::json() const {
  std::string text;
  JsonWriter json{text};
  json.begin_object().key("to_visit");
  write(json, to_visit);
  json.key("not_comparable");
  write(json, not_comparable);
  json.key("unmatched_cases");
  write(json, unmatched_cases);
  json.key("to_verify");
  write(json, to_verify);
  json.key("resembling");
  write(json, resembling);
  json.key("special");
  write(json, special);
  json.key("excluded");
  write(json, excluded);
  json.key("not_members");
  write(json, not_members);
  json.member("people", people)
      .member("low_income", low_income)
      .member("covered_members_unknown", covered_members_unknown)
      .member("for_review", for_review)
      .member("units_disagree", units_disagree)
      .key("idle")
      .begin_array();
  for (const auto& each : idle)
    json.begin_object()
        .member("list", each.list)
        .member("group", each.group)
        .member("rows", each.rows)
        .member("why", each.why)
        .end_object();
  json.end_array().key("not_screened").begin_object();
  for (const auto& [group, why] : not_screened) json.member(group, why);
  json.end_object().end_object();
  return text;
}

Result<Tally> Tally::parse(const std::string& text) {
  try {
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(text);
    Tally tally;
    tally.to_visit = read_units(root["to_visit"]);
    tally.not_comparable = read_units(root["not_comparable"]);
    // Screenings of earlier versions do not have these.
    simdjson::dom::element later;
    const auto has = [&](const char* key) { return root[key].get(later) == simdjson::SUCCESS; };
    if (has("unmatched_cases")) tally.unmatched_cases = read_units(later);
    if (has("to_verify")) tally.to_verify = read_units(later);
    if (has("resembling")) tally.resembling = read_units(later);
    if (has("special")) tally.special = read_counts(later);
    if (has("units_disagree")) tally.units_disagree = static_cast<std::uint64_t>(std::int64_t{later});
    if (has("idle"))
      for (const auto each : later.get_array())
        tally.idle.push_back({std::int64_t{each["list"]}, std::string{std::string_view{each["group"]}},
                              static_cast<std::uint64_t>(std::int64_t{each["rows"]}),
                              std::string{std::string_view{each["why"]}}});
    tally.excluded = read_counts(root["excluded"]);
    tally.not_members = read_counts(root["not_members"]);
    tally.people = static_cast<std::uint64_t>(std::int64_t{root["people"]});
    tally.low_income = static_cast<std::uint64_t>(std::int64_t{root["low_income"]});
    tally.covered_members_unknown = static_cast<std::uint64_t>(std::int64_t{root["covered_members_unknown"]});
    tally.for_review = static_cast<std::uint64_t>(std::int64_t{root["for_review"]});
    for (const auto field : root["not_screened"].get_object())
      tally.not_screened[std::string{field.key}] = std::string{std::string_view{field.value}};
    return tally;
  } catch (const simdjson::simdjson_error& error) {
    return Error{Errc::internal, std::string{"a screening's counts cannot be read: "} + error.what()};
  }
}

}  // namespace yingbao::deciding
