#include "ingest/as_of.hpp"

#include "reading/cells.hpp"

namespace yingbao::ingest {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A run of digits at `at`, moved behind; -1 when there is none or it is longer than `longest`.
int take_digits(std::string_view text, std::size_t& at, std::size_t longest) {
  const auto start = at;
  int value = 0;
  while (at < text.size() && is_digit(text[at])) {
    if (at - start == longest) return -1;
    value = value * 10 + (text[at++] - '0');
  }
  return at == start ? -1 : value;
}

bool take_mark(std::string_view text, std::size_t& at, std::initializer_list<std::string_view> marks) {
  for (const auto mark : marks)
    if (text.substr(at).starts_with(mark)) {
      at += mark.size();
      return true;
    }
  return false;
}

/// The date that starts with the digit at `at`: eight digits and no more, or year, month and day between marks.
std::optional<Date> date_at(std::string_view name, std::size_t at) {
  auto end = at;
  while (end < name.size() && is_digit(name[end])) ++end;
  if (end - at == 8) return reading::read_date(name.substr(at, 8));
  if (end - at != 4) return {};
  const int year = take_digits(name, at, 4);
  if (!take_mark(name, at, {"-", ".", "_", "年"})) return {};
  const int month = take_digits(name, at, 2);
  if (month < 0 || !take_mark(name, at, {"-", ".", "_", "月"})) return {};
  const int day = take_digits(name, at, 2);
  return day < 0 ? std::nullopt : Date::of(year, month, day);
}

}  // namespace

std::optional<Date> date_in_name(std::string_view name) {
  std::optional<Date> found;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (!is_digit(name[at]) || (at > 0 && is_digit(name[at - 1]))) continue;
    if (const auto date = date_at(name, at); date && date->year() >= 2000) found = date;
  }
  return found;
}

Result<Date> as_of_date(const store::Delivery& delivery, const config::FeedConfig* feed) {
  if (const auto said = Date::parse_iso(delivery.as_of_said)) return *said;
  const auto from = feed ? feed->as_of : config::AsOfFrom::file_name;
  if (from == config::AsOfFrom::arrival) return business_date(delivery.received_at);
  if (from == config::AsOfFrom::file_name)
    if (const auto named = date_in_name(delivery.name)) return *named;
  return Error{Errc::malformed,
               "the date of its data is not known: name the file with it (…20210610.csv), hand it over with "
               "`yingbao import --as-of`, or set as_of = \"arrival\" for the feed"};
}

}  // namespace yingbao::ingest
