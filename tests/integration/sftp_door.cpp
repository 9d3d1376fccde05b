// One call of the connector to one agency's SFTP server, for the tests and the benchmark:
//   sftp_door AGENCY.toml probe
//   sftp_door AGENCY.toml take FILE          the first that is new
//   sftp_door AGENCY.toml give_back NAME TEXT
#include "config/agency_config.hpp"
#include "sftp/child.hpp"
#include "sftp/connector.hpp"

#include <fcntl.h>

#include <iostream>

using namespace yingbao;

namespace {

int tell(const Error& error) {
  std::cerr << name_of(error.code()) << ": " << error.detail() << '\n';
  return 1;
}

int probe(sftp::SftpConnector& connector) {
  const auto seen = connector.probe();
  if (!seen) return tell(seen.error());
  std::cout << seen->who << "\nwaiting " << seen->waiting << '\n';
  if (seen->clock_ahead_ms) std::cout << "clock " << *seen->clock_ahead_ms << '\n';
  return 0;
}

int give_back(sftp::SftpConnector& connector, const char* name, const char* text) {
  connector::Return answer;
  answer.files.push_back({name, text});
  const auto given = connector.give_back(answer);
  if (!given) return tell(given.error());
  std::cout << (*given ? "given back" : "no outbox") << '\n';
  return 0;
}

int take(sftp::SftpConnector& connector, const char* file) {
  std::vector<connector::Left> left;
  const auto found = connector.list_new(left);
  if (!found) return tell(found.error());
  if (found->empty()) return 1;
  const UniqueFd out{::open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
  const auto taken =
      connector.take(found->front(), [&](std::string_view bytes) { return write_all(out.get(), bytes); });
  return taken ? 0 : tell(taken.error());
}

}  // namespace

int main(int argc, char** argv) {
  const SystemClock clock;
  if (argc == 2 && std::string_view{argv[1]} == sftp::kChildArgument) return sftp::child_main(clock);
  if (argc < 3) return 2;
  const std::filesystem::path file = argv[1];
  config::Problems problems;
  const auto agency =
      config::load_agency(file, file.parent_path().parent_path(), {&sftp::sftp_connector.config}, {}, problems);
  if (!problems.none()) return tell(problems.error());
  const auto* settings = dynamic_cast<const sftp::Config*>(agency.connector.get());
  if (!settings) return 2;
  sftp::SftpConnector connector{*settings, clock};
  if (argc == 5) return give_back(connector, argv[3], argv[4]);
  return argc == 4 ? take(connector, argv[3]) : probe(connector);
}
