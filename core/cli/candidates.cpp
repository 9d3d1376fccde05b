#include "base/json_writer.hpp"
#include "cli/context.hpp"
#include "deciding/render.hpp"
#include "schema/json.hpp"

#include <iostream>

namespace yingbao::cli {
namespace {

struct Arguments {
  std::string group, unit;
  bool review = false, schema = false;
  std::uint64_t limit = 100;
};

bool is_wanted(const deciding::Decision& decision, const Arguments& arguments) {
  if (decision.wanted.standing == deciding::Standing::source_changed) return false;
  if (!arguments.group.empty() && !(deciding::bit_of(arguments.group) & (decision.wanted.groups | decision.withheld())))
    return false;
  if (!arguments.unit.empty() && decision.unit != arguments.unit) return false;
  return !arguments.review || !decision.reviews.empty() || decision.withheld();
}

int candidates(const Context& context, const Arguments& arguments) {
  if (arguments.schema) {
    std::cout << schema::candidate_schema() << '\n';
    return 0;
  }
  if (!arguments.group.empty() && !deciding::bit_of(arguments.group))
    throw Failure{Error{Errc::invalid_config, "there is no group '" + arguments.group + "'"}};
  auto hub = context.open();
  const auto exchange = hub.data.store().latest_decided();
  const auto list = exchange ? hub.data.store().list(exchange->decisions) : std::nullopt;
  if (!list) {
    std::cout << context.words()(texts::kNoExchange) << '\n';
    return 0;
  }
  const auto reader = hub.data.shelf().open(*list);
  if (!reader) throw Failure{reader.error()};
  deciding::Renderer renderer{hub.config.rules, hub.data.list_opener()};
  std::uint64_t shown = 0;
  for (list::ListCursor cursor{*reader}; cursor.valid() && shown < arguments.limit; cursor.next()) {
    if (cursor.kind() != list::KeyKind::person) continue;
    const auto decision = deciding::decode(cursor.record());
    if (!decision) throw Failure{decision.error()};
    if (!is_wanted(*decision, arguments)) continue;
    std::string text;
    JsonWriter json{text};
    schema::write_record(json, schema::RecordView{renderer.candidate(*decision)}, false);
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
