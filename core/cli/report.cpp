#include "base/file.hpp"
#include "cli/context.hpp"
#include "cli/terminal_table.hpp"
#include "document/csv.hpp"
#include "document/xlsx.hpp"
#include "places/division.hpp"
#include "report/appendix1.hpp"

#include <algorithm>
#include <iostream>
#include <utility>

namespace yingbao::cli {
namespace {

void print(const document::Table& table) {
  std::vector<std::string> titles;
  for (const auto& column : table.columns) titles.push_back(column.title);
  TerminalTable terminal{titles};
  for (const auto& row : table.rows) terminal.add(row);
  std::cout << table.caption << "\n\n" << terminal.text() << '\n' << table.note << '\n';
}

/// Whoever counts and is in no row or column of the table.
void print(const Language& words, const std::vector<report::NotInTable>& left) {
  constexpr Text kWhy[] = {texts::kPlaceless, texts::kNoRow, texts::kNoColumn};
  for (const auto& [why, unit, group, count] : left) {
    const auto name = places::division_name(unit);
    std::cout << words(kWhy[static_cast<std::size_t>(why)]) << ": " << group << ' '
              << (name.empty() ? std::string_view{unit} : name) << (unit.empty() ? "" : " ") << count << '\n';
  }
}

/// What was not compared, beside the table. True when there is nothing.
bool tell_what_is_missing(const Language& words, const deciding::Tally& tally) {
  const auto not_screened = tally.funnel.not_screened();
  for (const auto& [group, why] : not_screened)
    std::cerr << words(texts::kNotScreened) << ' ' << group << ": " << why << '\n';
  const auto unclear = tally.funnel.by([](const auto& fate) { return fate.step == deciding::Step::to_verify; },
                                       [](const auto& fate) {
                                         return std::pair{fate.unit, fate.group};
                                       });
  for (const auto& [place, count] : unclear)
    std::cerr << words(texts::kToVerify) << ": " << (place.first.empty() ? "-" : places::division_name(place.first))
              << ' ' << place.second << ' ' << count << '\n';
  if (tally.units_disagree) std::cerr << words(texts::kUnitsDisagree) << ": " << tally.units_disagree << '\n';
  for (const auto& idle : tally.funnel.idle())
    std::cerr << "list-" << idle.list << ' ' << idle.group << ": " << idle.most.in_words() << '\n';
  return not_screened.empty() && unclear.empty();
}

int appendix1(const Context& context, const std::filesystem::path& out) {
  auto hub = context.open();
  const auto exchange = hub.data.store().latest_decided();
  if (!exchange || exchange->summary.empty())
    throw Failure{Error{Errc::not_found, std::string{context.words()(texts::kNoExchange)}}};
  const auto tally = deciding::Tally::parse(exchange->summary);
  if (!tally) throw Failure{tally.error()};
  const auto table = report::appendix1(*tally);
  const auto left = report::not_in_table(*tally);
  const bool placed = std::all_of(left.begin(), left.end(),
                                  [](const auto& each) { return each.why == report::NotInTable::Why::no_column; });
  const int code = tell_what_is_missing(context.words(), *tally) && placed ? 0 : 1;
  if (out.empty()) {
    if (context.json) std::cout << report::appendix1_json(*tally) << '\n';
    else print(table), print(context.words(), left);
    return code;
  }
  const auto type = out.extension();
  Result<std::string> bytes = Error{Errc::invalid_config, "--out must end in .xlsx, .csv or .json"};
  if (type == ".xlsx") bytes = document::to_xlsx({table});
  else if (type == ".csv") bytes = document::to_csv(table);
  else if (type == ".json") bytes = report::appendix1_json(*tally) + "\n";
  if (!bytes) throw Failure{bytes.error()};
  if (auto done = write_file_durably(out, *bytes); !done) throw Failure{done.error()};
  std::cout << context.words()(texts::kWritten) << ' ' << out.string() << '\n';
  print(context.words(), left);
  return code;
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
