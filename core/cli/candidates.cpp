#include "base/json_writer.hpp"
#include "base/text.hpp"
#include "cli/context.hpp"
#include "list/reader.hpp"
#include "schema/json.hpp"

#include <iostream>

namespace yingbao::cli {
namespace {

using schema::Field;

struct Arguments {
  std::string group, unit;
  bool review = false, schema = false;
  std::uint64_t limit = 100;
};

bool has_word(std::string_view words, std::string_view word) {
  for (const auto each : split(words, '+'))
    if (each == word) return true;
  return false;
}

bool is_wanted(schema::RecordView record, const Arguments& arguments) {
  if (!arguments.group.empty() && !has_word(record.text(Field::groups), arguments.group) &&
      !has_word(record.text(Field::withheld), arguments.group))
    return false;
  if (!arguments.unit.empty() && record.text(Field::unit) != arguments.unit) return false;
  return !arguments.review || record.find(Field::review) || record.find(Field::withheld);
}

int candidates(const Context& context, const Arguments& arguments) {
  if (arguments.schema) {
    std::cout << schema::candidate_schema() << '\n';
    return 0;
  }
  auto hub = context.open();
  const auto exchange = hub.data.store().latest_screened();
  const auto list = exchange ? hub.data.store().list(exchange->candidates) : std::nullopt;
  if (!list) {
    std::cout << context.words()(texts::kNoExchange) << '\n';
    return 0;
  }
  const auto reader = hub.data.shelf().open(*list);
  if (!reader) throw Failure{reader.error()};
  std::uint64_t shown = 0;
  for (list::ListCursor cursor{*reader}; cursor.valid() && shown < arguments.limit; cursor.next()) {
    const schema::RecordView record{cursor.record()};
    if (!is_wanted(record, arguments)) continue;
    std::string text;
    JsonWriter json{text};
    schema::write_record(json, record, false);
    std::cout << text << '\n';
    ++shown;
  }
  return 0;
}

}  // namespace

void add_candidates(CLI::App& app, Action& action) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("candidates", "people to visit or low-income, masked, one JSON object a line");
  command->add_option("--group", arguments->group, "G2, G6, …");
  command->add_option("--unit", arguments->unit, "350502, …");
  command->add_flag("--review", arguments->review, "only those with something to check");
  command->add_option("--limit", arguments->limit);
  command->add_flag("--schema", arguments->schema, "print the JSON Schema of what is forwarded");
  command->callback([arguments, &action] {
    action = [arguments](const Context& context) { return candidates(context, *arguments); };
  });
}

}  // namespace yingbao::cli
