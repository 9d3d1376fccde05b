#include "deciding/tally.hpp"

#include "base/json_writer.hpp"
#include "schema/feed.hpp"

#include <simdjson.h>

#include <utility>

namespace yingbao::deciding {
namespace {

constexpr std::pair<std::string_view, std::uint64_t Tally::*> kNumbers[] = {
    {"people", &Tally::people},
    {"low_income", &Tally::low_income},
    {"covered_members_unknown", &Tally::covered_members_unknown},
    {"for_review", &Tally::for_review},
    {"units_disagree", &Tally::units_disagree},
};

bool is_special(const Fate& fate) {
  const auto* kind = schema::feed_kind(fate.group);
  return kind && kind->special;
}

/// What is asked for most, by unit and group: sums over the funnel, for whoever reads the JSON alone.
struct Sum {
  std::string_view name;
  bool (*of)(const Fate& fate);
};
constexpr Sum kSums[] = {
    {"to_visit", [](const Fate& fate) { return fate.visited() && !is_special(fate); }},
    {"special", [](const Fate& fate) { return fate.visited() && is_special(fate); }},
    {"resembling", [](const Fate& fate) { return fate.visited() && fate.detail == kResembling; }},
    {"unmatched_cases", [](const Fate& fate) { return fate.visited() && fate.detail == kUnmatched; }},
    {"to_verify", [](const Fate& fate) { return fate.step == Step::to_verify; }},
    {"not_comparable", [](const Fate& fate) { return fate.step == Step::not_comparable; }},
};

void write(JsonWriter& json, const Funnel& funnel, const Sum& sum) {
  json.key(sum.name).begin_object();
  std::optional<std::string> open;
  for (const auto& [place, rows] : funnel.by(sum.of, [](const Fate& fate) {
         return std::pair{fate.unit, fate.group};
       })) {
    const auto& [unit, group] = place;
    if (open != unit) {
      if (open) json.end_object();
      json.key(unit).begin_object();
      open = unit;
    }
    json.member(group, rows);
  }
  if (open) json.end_object();
  json.end_object();
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  for (const auto& [name, number] : kNumbers) this->*number += other.*number;
  for (const auto& [fate, rows] : other.funnel.rows()) funnel.add(fate, rows);
  return *this;
}

std::string Tally::json() const {
  std::string text;
  JsonWriter json{text};
  json.begin_object();
  for (const auto& [name, number] : kNumbers) json.member(name, this->*number);
  for (const auto& sum : kSums) write(json, funnel, sum);
  json.key("funnel").begin_array();
  for (const auto& [fate, rows] : funnel.rows())
    json.begin_object()
        .member("group", fate.group)
        .member("list", fate.list)
        .member("unit", fate.unit)
        .member("step", name_of(fate.step))
        .member("detail", fate.detail)
        .member("rows", rows)
        .end_object();
  json.end_array().end_object();
  return text;
}

Result<Tally> Tally::parse(const std::string& text) {
  const auto words = [](simdjson::dom::element element) { return std::string{std::string_view{element}}; };
  try {
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(text);
    Tally tally;
    for (const auto& [name, number] : kNumbers) tally.*number = std::uint64_t{root[name]};
    for (const auto each : root["funnel"].get_array()) {
      const auto step = step_named(std::string_view{each["step"]});
      if (!step)
        return Error{Errc::internal,
                     "an exchange's counts name a step that nobody knows: control.db was changed, or is damaged"};
      tally.funnel.add({words(each["group"]), std::int64_t{each["list"]}, words(each["unit"]), *step,
                        words(each["detail"])},
                       std::uint64_t{each["rows"]});
    }
    return tally;
  } catch (const simdjson::simdjson_error& error) {
    return Error{Errc::internal,
                 std::string{"an exchange's counts cannot be read, control.db was changed or is damaged: "} +
                     error.what()};
  }
}

}  // namespace yingbao::deciding
