// What no command of the hub does yet with one agency's SFTP server, for the tests:
//   sftp_door AGENCY.toml probe
//   sftp_door AGENCY.toml give_back NAME TEXT
#include "config/agency_config.hpp"
#include "sftp/child.hpp"
#include "sftp/sftp.hpp"

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

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view{argv[1]} == sftp::kChildArgument) return sftp::child_main();
  if (argc < 3) return 2;
  const std::filesystem::path file = argv[1];
  config::Problems problems;
  const auto agency = config::load_agency(file, file.parent_path().parent_path(), problems);
  if (!problems.none()) return tell(problems.error());
  const auto* settings = std::get_if<config::SftpConfig>(&agency.connector);
  if (!settings) return 2;
  sftp::SftpConnector connector{*settings};
  return argc == 5 ? give_back(connector, argv[3], argv[4]) : probe(connector);
}
