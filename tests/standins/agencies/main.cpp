#include <charconv>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <stdexcept>

#include "agencies.hpp"
#include "answers.hpp"
#include "assistance_rosters.hpp"
#include "disabled_persons_federation.hpp"
#include "disk.hpp"
#include "extra.hpp"
#include "human_resources.hpp"
#include "medical_insurance.hpp"

namespace yingbao::sample {
namespace {

constexpr std::string_view usage =
    "usage: yingbao-sample --out DIR [--seed N] [--as-of YYYY-MM-DD] [--night 1|2]\n"
    "  writes synthetic deliveries to DIR/inbox (the password of one to DIR/secrets), other shapes of some to\n"
    "  DIR/extra, and what a correct screening must find in them to DIR/answers\n";

struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Options {
  std::filesystem::path out;
  std::uint64_t seed = 1;
  Day as_of = std::chrono::year{2021} / 6 / 10;
  int night = 1;
};

template <class Integer>
Integer parse_number(std::string_view text) {
  Integer value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) throw UsageError("not a number: " + std::string(text));
  return value;
}

Day parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') throw UsageError("not a date: " + std::string(text));
  const std::chrono::year_month_day day{std::chrono::year{parse_number<int>(text.substr(0, 4))},
                                        std::chrono::month{parse_number<unsigned>(text.substr(5, 2))},
                                        std::chrono::day{parse_number<unsigned>(text.substr(8, 2))}};
  if (!day.ok()) throw UsageError("no such day: " + std::string(text));
  // Everything that counts happened between the start of 2020 and the as-of date; there must be room for it.
  if (Day{day} < window_start + std::chrono::days{180}) throw UsageError("--as-of must be 2020-06-29 or later");
  return day;
}

Options parse(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; i += 2) {
    const std::string_view name = arguments[i];
    if (i + 1 == count) throw UsageError("no value for " + std::string(name));
    const std::string_view value = arguments[i + 1];
    if (name == "--out") options.out = value;
    else if (name == "--seed") options.seed = parse_number<std::uint64_t>(value);
    else if (name == "--as-of") options.as_of = parse_day(value);
    else if (name == "--night") options.night = parse_number<int>(value);
    else throw UsageError("unknown option " + std::string(name));
  }
  if (options.out.empty()) throw UsageError("--out is missing");
  if (options.night != 1 && options.night != 2) throw UsageError("--night is 1 or 2");
  return options;
}

// The deliveries of one night, what is beside them, and what must be found in them.
struct Evening {
  Cast cast;  // the visits point into it
  std::vector<Delivery> deliveries;
  std::vector<File> extra;
  Visits visits;
  std::optional<Turnover> turnover;  // the second night's
};

// The second night repeats the first, draw by draw, and changes it only then.
Evening make(const Options& options, const Night& night) {
  Evening evening;
  Census census(options.seed, night.base);
  const Cast& cast = evening.cast = draw_cast(census, night);
  Sheet unemployed = human_resources(cast, census, night);
  Sheet settlements = medical_insurance(cast, census, night);
  Sheet certificates = disabled_persons_federation(cast, census, night);
  const std::deque<Person> on_dibao = dibao_people(census, night);
  Sheet dibao = dibao_roster(cast, on_dibao, census, night);
  Sheet tekun = tekun_roster(cast, census, night);
  for (const auto& agency : {rural_affairs, petitions, hotline_12349, emergency_management, child_welfare, education,
                             trade_union, orphan_roster, defacto_roster}) {
    evening.deliveries.push_back(agency(cast, census, night));
  }
  evening.extra = {annual_summary(census, night), dibao_households(on_dibao, night), dibao_ledger(on_dibao, night),
                   dibao_members(on_dibao, night)};
  evening.visits = visits_of(cast);
  require_the_notice(evening.visits);
  if (options.night == 2) {
    evening.turnover = draw_turnover(cast, evening.visits, census, night);
    apply(*evening.turnover, unemployed, dibao, census, night);
    apply(*evening.turnover, evening.visits);
  }
  for (Sheet* sheet : {&unemployed, &settlements, &certificates, &dibao, &tekun}) {
    evening.deliveries.push_back(std::move(*sheet).finish());
  }
  evening.extra.push_back(provincial_list(evening.visits, night));
  return evening;
}

void write(const Evening& evening, const std::filesystem::path& out) {
  for (const Delivery& delivery : evening.deliveries) {
    write_file(out / "inbox" / delivery.agency, delivery.file);
    std::cout << delivery.agency << '/' << delivery.file.name << ": " << delivery.account.rows << " rows\n";
  }
  for (const File& file : evening.extra) write_file(out / "extra", file);
  write_secret(out / "secrets" / "petitions.password", petitions_password);
  const auto answers = out / "answers";
  write_appendix1(answers, evening.visits);
  write_to_visit(answers, evening.visits);
  write_cases(answers, evening.visits);
  write_accounts(answers, evening.deliveries);
  write_rejects(answers, evening.deliveries);
  if (evening.turnover) write_changes(answers, *evening.turnover);
  std::cout << evening.visits.people.size() << " people to visit, " << evening.visits.cases.size() << " cases\n";
}

void generate(const Options& options) {
  const std::chrono::days later{options.night == 2 ? 1 : 0};
  write(make(options, {options.seed, options.as_of, options.as_of + later}), options.out);
}

}  // namespace
}  // namespace yingbao::sample

int main(int count, char** arguments) {
  using namespace yingbao::sample;
  if (count == 2 && std::string_view(arguments[1]) == "--help") {
    std::cout << usage;
    return EXIT_SUCCESS;
  }
  try {
    generate(parse(count, arguments));
    return EXIT_SUCCESS;
  } catch (const UsageError& error) {
    std::cerr << error.what() << '\n' << usage;
    return 2;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
