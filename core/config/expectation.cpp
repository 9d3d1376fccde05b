#include "config/expectation.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

namespace yingbao::config {
namespace {

constexpr std::string_view kWeekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr unsigned kEveryDay = 0x7f;
constexpr std::string_view kAllowed =
    "must be \"daily\", \"weekly by Tue\" (Mon to Sun), \"half-monthly by 13, 28\", \"monthly by 10\", "
    "\"quarterly by 10\" or \"yearly by 02-28, 09-30\"";

/// Digits and nothing else.
std::optional<int> number_of(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool plain = !text.empty() && text.size() <= 2 && text[0] != '-';
  return plain && error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

/// "10" is day 10 of every month, (0, 10); where the year is meant, "03-31" is (3, 31).
std::optional<std::pair<int, int>> day_of(std::string_view item, bool of_year) {
  if (of_year && (item.size() != 5 || item[2] != '-')) return {};
  const auto month = of_year ? number_of(item.substr(0, 2)).value_or(0) : 1;
  const auto day = number_of(of_year ? item.substr(3) : item).value_or(0);
  if (!Date::of(2024, month, day)) return {};  // January, and a leap year, have every day
  return std::pair{of_year ? month : 0, day};
}

std::vector<std::string_view> items_of(std::string_view text) {
  auto items = split(text, ',');
  for (auto& item : items) item = trim(item);
  return items;
}

}  // namespace

Result<Expectation> Expectation::parse(std::string_view text) {
  constexpr std::string_view kBy = " by ";
  const Error error{Errc::invalid_config, "'" + std::string{text} + "': " + std::string{kAllowed}};
  const auto by = text.find(kBy);
  const auto rhythm = trim(text.substr(0, by));
  const auto items = by == text.npos ? std::vector<std::string_view>{} : items_of(text.substr(by + kBy.size()));
  Expectation expectation;
  if (!expectation.read(rhythm, items)) return error;
  expectation.text_ = rhythm;
  for (const auto item : items) expectation.text_.append(item == items.front() ? kBy : ", ").append(item);
  return expectation;
}

bool Expectation::read(std::string_view rhythm, const std::vector<std::string_view>& items) {
  if (rhythm == "daily") {
    weekdays_ = kEveryDay;
    return items.empty();
  }
  if (rhythm == "weekly") return read_weekdays(items);
  const bool yearly = rhythm == "yearly", half = rhythm == "half-monthly", quarterly = rhythm == "quarterly";
  if (!yearly && !half && !quarterly && rhythm != "monthly") return false;
  if (items.empty() || (!yearly && items.size() != (half ? 2u : 1u))) return false;
  for (const auto item : items) {
    const auto day = day_of(item, yearly);
    if (!day || (!days_.empty() && *day <= days_.back())) return false;
    days_.push_back(*day);
  }
  if (quarterly) days_ = {{1, days_[0].second}, {4, days_[0].second}, {7, days_[0].second}, {10, days_[0].second}};
  return true;
}

bool Expectation::read_weekdays(const std::vector<std::string_view>& items) {
  if (items.size() != 1) return false;
  const auto* found = std::find(std::begin(kWeekdays), std::end(kWeekdays), items.front());
  if (found == std::end(kWeekdays)) return false;
  weekdays_ = 1u << (found - kWeekdays);
  return true;
}

bool Expectation::falls_on(std::int64_t day) const {
  using namespace std::chrono;
  const sys_days on{std::chrono::days{day}};
  if (weekdays_ >> weekday{on}.c_encoding() & 1) return true;
  const year_month_day date{on};
  const auto last = (date.year() / date.month() / std::chrono::last).day();
  return std::any_of(days_.begin(), days_.end(), [&](const auto& each) {
    const auto wanted = std::chrono::day{static_cast<unsigned>(each.second)};
    return (each.first == 0 || std::chrono::month{static_cast<unsigned>(each.first)} == date.month()) &&
           std::min(wanted, last) == date.day();
  });
}

Date Expectation::due(Date business_date) const {
  if (!business_date) return {};
  auto day = business_date.days() - 1;
  while (!falls_on(day)) --day;
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return Date::of(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                  static_cast<int>(static_cast<unsigned>(date.day())))
      .value_or(Date{});
}

Date Expectation::missed(Date newest, Date business_date) const {
  auto deadline = due(business_date);
  if (!newest) return deadline;
  Date missed;
  for (auto before = due(deadline); deadline && newest <= before; before = due(before)) {
    missed = deadline;
    deadline = before;
  }
  return missed;
}

}  // namespace yingbao::config
