#include "config/rules.hpp"

#include "base/file.hpp"
#include "config/section.hpp"
#include "reading/cells.hpp"
#include "schema/feed.hpp"

#include <algorithm>
#include <charconv>

namespace yingbao::config {
namespace {

schema::Field read_field(Section& section, std::string_view key) {
  const auto name = section.required_text(key);
  if (const auto* info = schema::field_named(name)) return info->id;
  if (!name.empty()) section.problem(key, "there is no field '" + name + "'");
  return {};
}

constexpr std::string_view kBusinessDate = "business_date";

/// "" is 0, "-6m" is 6, "-18y" is 216.
std::optional<int> months_behind(std::string_view text) {
  if (text.empty()) return 0;
  const char unit = text.back();
  int number = 0;
  const auto* end = text.data() + text.size() - 1;
  if (text.size() < 3 || text[0] != '-' || (unit != 'm' && unit != 'y')) return {};
  const auto [at, error] = std::from_chars(text.data() + 1, end, number);
  if (error != std::errc{} || at != end || number < 0 || number > 1200) return {};
  return unit == 'y' ? number * 12 : number;
}

std::optional<DateBound> read_bound(Section& section, std::string_view key) {
  const auto text = section.shape(key) == Section::Shape::text ? section.text(key) : std::string{};
  if (text.starts_with(kBusinessDate)) {
    if (const auto months = months_behind(std::string_view{text}.substr(kBusinessDate.size())))
      return DateBound{{}, true, *months};
    section.problem(
        key, "must be a date, \"business_date\", or so long before it: \"business_date-6m\", \"business_date-18y\"");
    return {};
  }
  if (const auto date = section.date(key)) return DateBound{*date, false};
  return {};
}

Condition read_condition(Section& section) {
  Condition condition;
  if (!section.has("fields")) condition.fields.push_back(read_field(section, "field"));
  for (const auto& name : section.texts("fields")) {
    const auto* info = schema::field_named(name);
    if (!info) section.problem("fields", "there is no field '" + name + "'");
    condition.fields.push_back(info ? info->id : schema::Field{});
  }
  if (condition.fields.empty()) section.problem("fields", "must name a field");
  if (section.has("fields") && section.has("field"))
    section.problem("field", "stands beside 'fields': use one of them");
  condition.in = section.numbers("in");
  condition.not_in = section.numbers("not_in");
  condition.words = section.texts("words");
  condition.not_words = section.texts("not_words");
  condition.contains = section.texts("contains");
  condition.not_contains = section.texts("not_contains");
  condition.present = section.flag("present", false);
  if (const auto over = section.text("over"); !over.empty()) {
    condition.over = reading::read_money(over);
    if (!condition.over) section.problem("over", "must be an amount of yuan in quotes");
  }
  condition.from = read_bound(section, "from");
  condition.until = read_bound(section, "until");
  condition.after = read_bound(section, "after");
  condition.missing_counts = section.flag("missing_counts", false);
  return condition;
}

SumRule read_sum(Section& section) {
  SumRule sum;
  sum.entries = read_field(section, "entries");
  sum.amount = read_field(section, "amount");
  sum.date = read_field(section, "date");
  sum.year = read_field(section, "year");
  sum.state = read_field(section, "state");
  sum.state_word = section.required_text("state_is");
  const auto over = section.required_text("over");
  if (const auto fen = reading::read_money(over)) sum.over = *fen;
  else section.problem("over", "must be an amount of yuan in quotes");
  sum.from = read_bound(section, "from").value_or(DateBound{});
  sum.until = read_bound(section, "until").value_or(DateBound{{}, true});
  return sum;
}

/// FNV-1a: tells an edited file from the one before, no more.
std::string digest_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out.push_back(kDigits[hash >> shift & 15]);
  return out;
}

GroupRule read_group(const std::string& code, Section& section) {
  GroupRule group;
  group.group = code;
  group.excluded_by = section.texts("excluded_by");
  for (const auto& roster : group.excluded_by) {
    const auto* kind = schema::feed_kind(roster);
    if (!kind || !kind->roster) section.problem("excluded_by", "'" + roster + "' is no roster");
  }
  section.tables("all", [&](Section& inner) { group.all.push_back(read_condition(inner)); });
  section.tables("any", [&](Section& inner) {
    group.any.emplace_back();
    inner.tables("all", [&](Section& condition) { group.any.back().push_back(read_condition(condition)); });
  });
  section.tables("also", [&](Section& inner) {
    AlsoRule also{inner.required_text("feed"), {}};
    if (!also.feed.empty() && !schema::feed_kind(also.feed)) inner.problem("feed", "'" + also.feed + "' is no feed");
    inner.tables("all", [&](Section& condition) { also.all.push_back(read_condition(condition)); });
    group.also.push_back(std::move(also));
  });
  group.not_in = section.texts("not_in");
  for (const auto& other : group.not_in)
    if (const auto* kind = schema::feed_kind(other); !kind || kind->roster || other == code)
      section.problem("not_in", "'" + other + "' is no other target group");
  section.tables("marks", [&](Section& inner) {
    MarkRule mark{inner.required_text("as"), {}};
    inner.tables("all", [&](Section& condition) { mark.all.push_back(read_condition(condition)); });
    if (mark.all.empty()) inner.problem("all", "is needed: a mark without a condition marks everybody");
    group.marks.push_back(std::move(mark));
  });
  if (section.has("newest")) {
    group.newest = read_field(section, "newest");
    if (const auto* info = schema::info_of(group.newest); info && info->kind != schema::Kind::date)
      section.problem("newest", "must name a date");
  }
  section.table("sum", [&](Section& inner) { group.sum = read_sum(inner); });
  group.max_left_out_share = section.share("max_left_out_share", group.max_left_out_share);
  group.basis = section.text("basis");
  group.reason = section.text("reason");
  return group;
}

}  // namespace

bool GroupRule::takes_in(std::string_view feed) const {
  return feed == group || std::any_of(also.begin(), also.end(), [&](const auto& each) { return each.feed == feed; });
}

bool GroupRule::is_excluded_by(std::string_view roster) const {
  const auto* kind = schema::feed_kind(roster);
  return std::any_of(excluded_by.begin(), excluded_by.end(),
                     [&](const auto& wanted) { return wanted == roster || (kind && kind->part_of == wanted); });
}

const GroupRule* Rules::group(std::string_view code) const {
  for (const auto& each : groups)
    if (each.group == code) return &each;
  return nullptr;
}

Rules load_rules(const std::filesystem::path& file, Problems& problems) {
  Rules rules;
  read_toml(file, problems, [&](Section& section) {
    if (const auto text = read_file(file)) rules.digest = digest_of(*text);
    rules.version = section.required_text("version");
    rules.title = section.text("title");
    section.table("groups", [&](Section& groups) {
      groups.each_table([&](const std::string& code, Section& group) {
        const auto* kind = schema::feed_kind(code);
        if (!kind || kind->roster) group.problem("excluded_by", "'" + code + "' is no target group");
        rules.groups.push_back(read_group(code, group));
      });
    });
  });
  return rules;
}

}  // namespace yingbao::config
