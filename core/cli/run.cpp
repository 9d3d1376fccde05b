#include "exchange/exchange.hpp"
#include "report/columns_left.hpp"

#include "base/json_writer.hpp"
#include "cli/attention_lines.hpp"
#include "cli/context.hpp"
#include "cli/delivery_counts.hpp"
#include "cli/screen.hpp"
#include "cli/terminal_table.hpp"

#include <unistd.h>

#include <cstdio>
#include <iomanip>
#include <iostream>

namespace yingbao::cli {
namespace {

using exchange::RunReport;

void write_deliveries(JsonWriter& json, const RunReport& report) {
  json.key("deliveries").begin_array();
  for (const auto& d : report.deliveries) {
    json.begin_object()
        .member("id", d.id)
        .member("agency", d.agency)
        .member("name", d.name)
        .member("state", store::name_of(d.state));
    write_counts(json, d);
    json.member("unkeyed", d.unkeyed).end_object();
  }
  json.end_array().key("columns_left").begin_array();
  for (const auto& [id, columns] : report.columns_left)
    for (const auto& column : columns)
      json.begin_object()
          .member("delivery", id)
          .member("title", column.title)
          .member("after", column.preferred)
          .member("others", column.others)
          .end_object();
  json.end_array();
}

/// The plan and what came of it, as far as the run went.
void write_forwarding(JsonWriter& json, const RunReport& report) {
  if (report.changes)
    json.key("plan")
        .begin_object()
        .member("new", report.changes->added)
        .member("changed", report.changes->changed)
        .member("covered", report.changes->covered)
        .member("source_changed", report.changes->source_changed)
        .member("unchanged", report.changes->unchanged)
        .end_object();
  if (report.sent)
    json.key("sent")
        .begin_object()
        .member("batches", report.sent->batches)
        .member("answered", report.sent->answered)
        .member("accepted", report.sent->accepted)
        .member("refused", report.sent->refused)
        .end_object();
}

void print_json(const Language& words, const RunReport& report) {
  std::string text;
  JsonWriter json{text};
  json.begin_object()
      .member("date", report.date.iso())
      .member("exchange", report.exchange)
      .member("dry", report.dry)
      .member("nothing_new", report.nothing_new);
  write_deliveries(json, report);
  json.key("screening").raw(report.tally.json());
  write_forwarding(json, report);
  write(json, attention_lines(words, report.feeds, report.attention));
  json.key("seconds").begin_object();
  for (const auto& time : report.times) json.member(time.step, time.seconds);
  json.end_object().key("processor_seconds").begin_object();
  for (const auto& time : report.times)
    json.key(time.step).begin_object().member("hub", time.cpu).member("children", time.children_cpu).end_object();
  json.end_object();
  if (report.trouble) json.member("trouble", report.trouble->detail());
  json.end_object();
  std::cout << text << '\n';
}

void print_deliveries(const Language& words, const RunReport& report) {
  const auto title = [&](Text text) { return std::string{words(text)}; };
  TerminalTable deliveries{{title(texts::kDelivery), title(texts::kAgency), title(texts::kAsOf), title(texts::kRows),
                            title(texts::kUsed), title(texts::kRejected), title(texts::kDuplicate),
                            title(texts::kSkipped), title(texts::kUnkeyed), title(texts::kFile)}};
  for (const auto& d : report.deliveries)
    deliveries.add({"delivery-" + std::to_string(d.id), d.agency, d.as_of.iso(), std::to_string(d.rows),
                    std::to_string(d.used), std::to_string(d.rejected), std::to_string(d.duplicate),
                    std::to_string(d.skipped), std::to_string(d.unkeyed), d.name});
  if (!deliveries.empty()) std::cout << '\n' << deliveries.text();
  for (const auto& [id, columns] : report.columns_left) {
    std::cout << "delivery-" << id << ' ' << words(texts::kColumnsLeft) << ':';
    for (std::size_t i = 0; i < columns.size(); ++i)
      std::cout << (i == 0 ? " " : ", ")
                << (words.chinese() ? report::in_chinese(columns[i]) : report::in_english(columns[i]));
    std::cout << '\n';
  }
}

void print_attention(const Language& words, const RunReport& report) {
  const auto lines = attention_lines(words, report.feeds, report.attention);
  if (!lines.empty()) std::cout << '\n' << text_of(words, lines);
  const bool waits = std::any_of(report.attention.begin(), report.attention.end(), [](const auto& each) {
    using enum exchange::Attention::Kind;
    return each.kind == held_plan || each.kind == set_aside || each.kind == refused;
  });
  if (waits) std::cout << words(texts::kReleaseHint) << '\n';
}

void print(const Language& words, const RunReport& report) {
  std::cout << words(texts::kDate) << ' ' << report.date.iso() << "  " << words(texts::kExchange) << ' '
            << report.exchange << '\n';
  if (report.dry) std::cout << words(texts::kDry) << '\n';
  print_deliveries(words, report);
  if (report.nothing_new) std::cout << words(texts::kNothingNew) << '\n';
  std::cout << '\n' << words(texts::kToVisit) << ": " << report.tally.people;
  if (const auto unclear = report.tally.funnel.sum(deciding::Step::to_verify))
    std::cout << "  " << words(texts::kToVerify) << ": " << unclear;
  if (report.tally.covered_members_unknown)
    std::cout << "  " << words(texts::kMembersUnknown) << ": " << report.tally.covered_members_unknown;
  std::cout << '\n';
  if (report.changes)
    std::cout << words(texts::kPlanned) << ": " << report.changes->items() << " (" << words(texts::kNew) << ' '
              << report.changes->added << ", " << words(texts::kChanged) << ' ' << report.changes->changed << ", "
              << words(texts::kCovered) << ' ' << report.changes->covered << ", " << words(texts::kSourceChanged) << ' '
              << report.changes->source_changed << ")\n";
  if (report.sent)
    std::cout << words(texts::kBatches) << ": " << report.sent->answered << '/' << report.sent->batches << "  "
              << words(texts::kAccepted) << ": " << report.sent->accepted << "  " << words(texts::kRefused) << ": "
              << report.sent->refused << '\n';
  std::cout << words(texts::kSeconds) << ":";
  for (const auto& time : report.times)
    std::cout << ' ' << time.step << ' ' << std::fixed << std::setprecision(2) << time.seconds;
  std::cout << '\n';
  print_attention(words, report);
  if (report.trouble) std::cout << words(texts::kTrouble) << ": " << shown(report.trouble->detail()) << '\n';
}

/// A line that is drawn over while the run goes on; only where a person watches.
void draw_progress(std::string_view step, std::uint64_t done, std::uint64_t of) {
  std::fprintf(stderr, "\r%.*s %llu/%llu   ", static_cast<int>(step.size()), step.data(),
               static_cast<unsigned long long>(done), static_cast<unsigned long long>(of));
}

struct Arguments {
  std::string date, until = "report";
  std::vector<std::string> agencies;
};

int run(const Context& context, const Arguments& arguments) {
  exchange::RunOptions options;
  if (!arguments.date.empty()) {
    options.date = Date::parse_iso(arguments.date);
    if (!options.date) throw Failure{Error{Errc::invalid_config, "--date must be a date such as 2021-06-15"}};
  }
  const std::map<std::string, exchange::Until> untils{{"ingest", exchange::Until::ingest},
                                                      {"screen", exchange::Until::screen},
                                                      {"forward", exchange::Until::forward},
                                                      {"report", exchange::Until::report}};
  options.until = untils.at(arguments.until);
  auto hub = context.open();
  for (const auto& agency : arguments.agencies)
    if (!hub.config.agency(agency))
      throw Failure{Error{Errc::not_found, "there is no agency '" + agency + "' in the configuration"}};
  options.agencies = arguments.agencies;
  const bool watched = ::isatty(STDERR_FILENO) && !context.json;
  if (watched) options.progress = draw_progress;
  const auto report = exchange::run_exchange(hub, options);
  if (watched) std::fputs("\r\033[K", stderr);
  if (context.json) print_json(context.words(), report);
  else print(context.words(), report);
  return exchange::exit_code(report);
}

}  // namespace

void add_run(CLI::App& app, Action& action) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("run", "one exchange now; goes on where an unfinished one stopped");
  command->add_option("--date", arguments->date, "business date, YYYY-MM-DD; default: today");
  command->add_option("--agency", arguments->agencies, "take in only these");
  command->add_option("--until", arguments->until)->check(CLI::IsMember({"ingest", "screen", "forward", "report"}));
  command->callback(
      [arguments, &action] { action = [arguments](const Context& context) { return run(context, *arguments); }; });
}

}  // namespace yingbao::cli
