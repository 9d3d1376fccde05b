// One call of the connector to one agency's gateway, for the tests:
//   pull_door AGENCY.toml probe
//   pull_door AGENCY.toml give_back NAME TEXT     about the list of 2021-06-15
#include "https_pull/connector.hpp"

#include <iostream>

using namespace yingbao;

namespace {

int tell(const Error& error) {
  std::cerr << name_of(error.code()) << ": " << error.detail() << '\n';
  return 1;
}

int probe(connector::Connector& connector) {
  const auto seen = connector.probe();
  if (!seen) return tell(seen.error());
  std::cout << seen->who << "\nuntil " << seen->certificate_until.value_or(0) << '\n';
  if (seen->clock_ahead_ms) std::cout << "clock " << *seen->clock_ahead_ms << '\n';
  return 0;
}

int give_back(connector::Connector& connector, const https_pull::Config& config, Date date, const char* name,
              const char* text) {
  const store::Bookmark bookmark{config.requests.front().id, date.iso()};
  const auto given = connector.give_back({bookmark, "{}", {{name, text}}});
  if (!given) return tell(given.error());
  std::cout << (*given ? "given back" : "no place for it") << '\n';
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 5) return 2;
  const std::filesystem::path file = argv[1];
  config::Problems problems;
  const auto agency = config::load_agency(file, file.parent_path().parent_path(),
                                          {&https_pull::https_pull_connector.config}, {}, problems);
  if (!problems.none()) return tell(problems.error());
  const auto* config = dynamic_cast<const https_pull::Config*>(agency.connector.get());
  const auto date = Date::parse_iso("2021-06-15");
  if (!config || !date) return 2;
  const SystemClock clock;
  https_pull::HttpsPullConnector connector{*config, *date, clock};
  return argc == 5 ? give_back(connector, *config, *date, argv[3], argv[4]) : probe(connector);
}
