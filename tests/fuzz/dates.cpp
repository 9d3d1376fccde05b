// Days in cells: whatever was read is a day of the calendar, and is read as itself.
#include "check.hpp"

#include "base/text.hpp"
#include "reading/cells.hpp"
#include "reading/time_of_day.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yingbao;
  using namespace yingbao::reading;
  const auto cell = fuzz::text_of(data, size);
  if (!is_utf8(cell)) return 0;
  for (const auto use : {DateUse::event, DateUse::month, DateUse::birth, DateUse::end}) {
    for (const int latest : {2021, kLatestYear}) {
      const auto read = judge_date(cell, use, latest);
      fuzz::require((read.kind == DateKind::day) == bool{read.date}, "a day is told when there is one");
      if (read.kind != DateKind::day) continue;
      fuzz::require(Date::from_number(read.date.number()).has_value(), "a day stands in the calendar");
      const int last = use == DateUse::end ? 9999 : latest;
      fuzz::require(read.date.year() >= 1900 && read.date.year() <= last, "a day lies within its bounds");
      const auto again = judge_date(read.date.iso(), use, latest);
      fuzz::require(again.kind == DateKind::day && again.date == read.date, "a day that was told is read as itself");
    }
    const auto day = read_date(cell, use);
    fuzz::require(day == (judge_date(cell, use).kind == DateKind::day ? std::optional{judge_date(cell, use).date}
                                                                      : std::nullopt),
                  "both readers tell the same");
  }
  if (const auto time = read_time_of_day(cell))
    fuzz::require(time->minutes >= 0 && time->minutes <= 24 * 60, "a time lies within its day");
  return 0;
}
