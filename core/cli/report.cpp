#include "base/file.hpp"
#include "cli/context.hpp"
#include "cli/terminal_table.hpp"
#include "document/csv.hpp"
#include "document/xlsx.hpp"
#include "places/division.hpp"
#include "report/appendix1.hpp"

#include <iostream>

namespace yingbao::cli {
namespace {

void print(const document::Table& table) {
  std::vector<std::string> titles;
  for (const auto& column : table.columns) titles.push_back(column.title);
  TerminalTable terminal{titles};
  for (const auto& row : table.rows) terminal.add(row);
  std::cout << table.caption << "\n\n" << terminal.text() << '\n' << table.note << '\n';
}

/// What the table cannot show: groups that were not screened, people without a unit. True when there is nothing.
bool tell_what_is_missing(const Language& words, const deciding::Tally& tally) {
  for (const auto& [group, why] : tally.not_screened)
    std::cerr << words(texts::kNotScreened) << ' ' << group << ": " << why << '\n';
  std::uint64_t placeless = 0;
  if (const auto nobodys = tally.to_visit.find(""); nobodys != tally.to_visit.end())
    for (const auto& [group, count] : nobodys->second) placeless += count;
  if (placeless) std::cerr << words(texts::kPlaceless) << ": " << placeless << '\n';
  const auto unclear = deciding::Tally::sum(tally.to_verify);
  for (const auto& [unit, counts] : tally.to_verify)
    for (const auto& [group, count] : counts)
      std::cerr << words(texts::kToVerify) << ": " << (unit.empty() ? "-" : places::division_name(unit)) << ' ' << group
                << ' ' << count << '\n';
  if (tally.units_disagree) std::cerr << words(texts::kUnitsDisagree) << ": " << tally.units_disagree << '\n';
  for (const auto& idle : tally.idle)
    std::cerr << "list-" << idle.list << ' ' << idle.group << ": " << idle.why << '\n';
  return tally.not_screened.empty() && placeless == 0 && unclear == 0;
}

int appendix1(const Context& context, const std::filesystem::path& out) {
  auto hub = context.open();
  const auto exchange = hub.data.store().latest_decided();
  if (!exchange || exchange->summary.empty())
    throw Failure{Error{Errc::not_found, std::string{context.words()(texts::kNoExchange)}}};
  const auto tally = deciding::Tally::parse(exchange->summary);
  if (!tally) throw Failure{tally.error()};
  const auto table = report::appendix1(*tally);
  const bool whole = tell_what_is_missing(context.words(), *tally);
  if (out.empty()) {
    if (context.json) std::cout << report::appendix1_json(*tally) << '\n';
    else print(table);
    return whole ? 0 : 1;
  }
  const auto type = out.extension();
  Result<std::string> bytes = Error{Errc::invalid_config, "--out must end in .xlsx, .csv or .json"};
  if (type == ".xlsx") bytes = document::to_xlsx({table});
  else if (type == ".csv") bytes = document::to_csv(table);
  else if (type == ".json") bytes = report::appendix1_json(*tally) + "\n";
  if (!bytes) throw Failure{bytes.error()};
  if (auto done = write_file_durably(out, *bytes); !done) throw Failure{done.error()};
  std::cout << context.words()(texts::kWritten) << ' ' << out.string() << '\n';
  return whole ? 0 : 1;
}

}  // namespace

void add_report(CLI::App& app, Action& action) {
  auto out = std::make_shared<std::filesystem::path>();
  auto* command = app.add_subcommand("report", "the tables of the notice");
  command->require_subcommand(1);
  auto* first = command->add_subcommand("appendix1", "泉州市部分特殊困难群体数据统计表, of the last exchange");
  first->add_option("--out", *out, "a .xlsx, .csv or .json file; default: the terminal");
  first->callback([out, &action] { action = [out](const Context& context) { return appendix1(context, *out); }; });
}

}  // namespace yingbao::cli
