#include "ingest/as_of.hpp"

#include "schema/reading.hpp"

namespace yingbao::ingest {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The end of what could be a date that starts at `at`: digits and the marks between them.
std::size_t end_of_date(std::string_view name, std::size_t at) {
  std::size_t end = at;
  while (end < name.size()) {
    const auto rest = name.substr(end);
    if (is_digit(rest[0])) ++end;
    else if (rest.starts_with("年") || rest.starts_with("月")) end += std::string_view{"年"}.size();
    else if ((rest[0] == '-' || rest[0] == '.' || rest[0] == '_') && rest.size() > 1 && is_digit(rest[1])) ++end;
    else break;
  }
  return end;
}

}  // namespace

std::optional<Date> date_in_name(std::string_view name) {
  std::optional<Date> found;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (!is_digit(name[at]) || (at > 0 && is_digit(name[at - 1]))) continue;
    std::string text{name.substr(at, end_of_date(name, at) - at)};
    for (auto& c : text)
      if (c == '_') c = '-';
    const bool long_enough = text.size() >= 8;  // a month alone does not say which day
    if (const auto date = long_enough ? schema::read_date(text) : std::nullopt; date && date->year() >= 2000) found = date;
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
