#include <charconv>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <stdexcept>

#include "answers.hpp"
#include "assistance_rosters.hpp"
#include "disabled_persons_federation.hpp"
#include "extra.hpp"
#include "human_resources.hpp"
#include "medical_insurance.hpp"

namespace yingbao::sample {
namespace {

constexpr std::string_view usage =
    "usage: yingbao-sample --out DIR [--seed N] [--as-of YYYY-MM-DD] [--night 1|2]\n"
    "  writes synthetic deliveries to DIR/inbox, other shapes of two of them to DIR/extra,\n"
    "  and what a correct screening must find in them to DIR/answers\n";

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

void write(const std::filesystem::path& folder, const File& file) { write_bytes(folder / file.name, csv(file)); }

void generate(const Options& options) {
  const bool second = options.night == 2;
  const Night night{options.seed, options.as_of, options.as_of + std::chrono::days{second ? 1 : 0}};

  // The second night repeats the first, draw by draw, and changes it only then.
  Census census(options.seed, night.base);
  const Cast cast = draw_cast(census, options.seed);
  Sheet unemployed = human_resources(cast, census, night);
  Sheet settlements = medical_insurance(cast, census, night);
  Sheet certificates = disabled_persons_federation(cast, census, night);
  const std::deque<Person> on_dibao = dibao_people(census, night);
  Sheet dibao = dibao_roster(cast, on_dibao, census, night);
  Sheet tekun = tekun_roster(cast, census, night);
  const File summary = annual_summary(census, night);

  Visits visits = visits_of(cast);
  require_the_notice(visits);
  const auto answers = options.out / "answers";
  if (second) {
    const Turnover turnover = draw_turnover(cast, visits, census, night);
    apply(turnover, unemployed, dibao, census, night);
    apply(turnover, visits);
    write_changes(answers, turnover);
  }

  std::vector<Delivery> deliveries;
  for (Sheet* sheet : {&unemployed, &settlements, &certificates, &dibao, &tekun}) {
    deliveries.push_back(std::move(*sheet).finish());
    const Delivery& delivery = deliveries.back();
    write(options.out / "inbox" / delivery.agency, delivery.file);
    std::cout << delivery.agency << '/' << delivery.file.name << ": " << delivery.account.rows << " rows\n";
  }
  write(options.out / "extra", summary);
  write(options.out / "extra", dibao_households(on_dibao, night));
  write_appendix1(answers, visits);
  write_to_visit(answers, visits);
  write_accounts(answers, deliveries);
  write_rejects(answers, deliveries);
  std::cout << visits.size() << " people to visit\n";
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
