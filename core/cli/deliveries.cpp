#include "base/json_writer.hpp"
#include "cli/context.hpp"
#include "cli/delivery_counts.hpp"
#include "cli/terminal_table.hpp"

#include <iostream>

namespace yingbao::cli {
namespace {

void write(JsonWriter& json, store::Store& store, const store::Delivery& d) {
  json.begin_object()
      .member("id", d.id)
      .member("agency", d.agency)
      .member("connector", d.connector)
      .member("name", d.name)
      .member("sha256", d.sha256)
      .member("bytes", d.bytes)
      .member("received_at", iso_local(d.received_at))
      .member("as_of", d.as_of.iso())
      .member("state", store::name_of(d.state))
      .member("reason", d.reason)
      .member("layout", d.layout)
      .member("format", d.format)
      .member("header_row", d.header_row);
  write_counts(json, d);
  json.member("unkeyed", d.unkeyed).key("tallies").begin_object();
  for (const auto& tally : store.tallies(d.id))
    if (const auto* info = schema::info_of(tally.reason)) json.member(info->code, tally.rows);
  json.end_object().end_object();
}

int deliveries(const Context& context) {
  auto hub = context.open();
  auto& store = hub.data.store();
  const auto found = store.deliveries();
  if (context.json) {
    std::string text;
    JsonWriter json{text};
    json.begin_array();
    for (const auto& d : found) write(json, store, d);
    json.end_array();
    std::cout << text << '\n';
    return 0;
  }
  const auto words = context.words();
  const auto title = [&](Text text) { return std::string{words(text)}; };
  TerminalTable table{{title(texts::kDelivery), title(texts::kAgency), title(texts::kState), title(texts::kAsOf),
                       title(texts::kRows), title(texts::kUsed), title(texts::kRejected), title(texts::kDuplicate),
                       title(texts::kSkipped), title(texts::kFile), title(texts::kReason)}};
  for (const auto& d : found)
    table.add({"delivery-" + std::to_string(d.id), d.agency, std::string{store::name_of(d.state)}, d.as_of.iso(),
               std::to_string(d.rows), std::to_string(d.used), std::to_string(d.rejected), std::to_string(d.duplicate),
               std::to_string(d.skipped), d.name, d.reason});
  std::cout << table.text();
  return 0;
}

}  // namespace

void add_deliveries(CLI::App& app, Action& action) {
  app.add_subcommand("deliveries", "everything that came in and what became of it")->callback([&action] {
    action = deliveries;
  });
}

}  // namespace yingbao::cli
