#include "deciding/cover.hpp"

namespace yingbao::deciding {
namespace {

constexpr std::int32_t month_of(Date date) { return date.number() / 100; }

bool is_over(Date until, Date on) { return until.day() == 1 ? month_of(until) < month_of(on) : until < on; }

}  // namespace

Cover cover_of(schema::RecordView row, Date on) {
  using schema::Field;
  std::string_view state;
  Date since, until;
  for (const auto& field : row) {
    if (field.id > Field::roster_state) break;
    if (field.id == Field::roster_state) state = field.value;
    if (field.id == Field::protected_since)
      since = Date::from_number(schema::decode_number(field.value)).value_or(Date{});
    if (field.id == Field::protected_until)
      until = Date::from_number(schema::decode_number(field.value)).value_or(Date{});
  }
  const bool begun = !since || month_of(since) <= month_of(on);
  if (!begun || (until && is_over(until, on))) return Cover::none;
  if (state == "ENDED" || state == "NOT_PROTECTED") return Cover::none;
  // Written down before its day came: now that the day is past, nobody has said that it began.
  if (state == "NOT_BEGUN") return since ? Cover::unclear : Cover::none;
  return state.empty() || state == "ACTIVE" ? Cover::protects : Cover::unclear;
}

}  // namespace yingbao::deciding
