#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/context.hpp"
#include "connector/landing.hpp"

#include <fcntl.h>

#include <iostream>

namespace yingbao::cli {
namespace {

struct Arguments {
  std::filesystem::path file;
  std::string agency, as_of, part, carrier, handed_by, received_by;
};

int import_file(const Context& context, const Arguments& arguments) {
  auto hub = context.open();
  if (!hub.config.agency(arguments.agency))
    throw Failure{Error{Errc::not_found, "there is no agency '" + arguments.agency + "' in the configuration"}};
  if (!arguments.as_of.empty() && !Date::parse_iso(arguments.as_of))
    throw Failure{Error{Errc::invalid_config, "--as-of must be a date such as 2021-06-10"}};
  const UniqueFd fd{::open(arguments.file.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!fd) throw Failure{errno_error(arguments.file.string())};
  store::Delivery arrival;
  arrival.agency = arguments.agency;
  arrival.connector = "import";
  arrival.name = printable(arguments.file.filename().string());
  arrival.as_of_said = arguments.as_of;
  arrival.part = arguments.part;
  arrival.handover =
      "carrier=" + arguments.carrier + " handed_by=" + arguments.handed_by + " received_by=" + arguments.received_by;
  const auto landed = connector::land(hub.data, arrival, [&](const connector::ByteSink& sink) -> Status {
    std::string buffer(1u << 20, '\0');
    for (;;) {
      const auto n = read_some(fd.get(), buffer);
      if (!n) return n.error();
      if (*n == 0) return {};
      if (auto done = sink(std::string_view{buffer}.substr(0, *n)); !done) return done;
    }
  });
  if (!landed) throw Failure{landed.error()};
  hub.data.store().add_audit(context.audit("import", "delivery-" + std::to_string(landed->id), arrival.handover));
  std::cout << context.words()(texts::kLanded) << ": delivery-" << landed->id << "  SHA-256 " << landed->sha256 << '\n';
  return 0;
}

}  // namespace

void add_import(CLI::App& app, Action& action) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("import", "land a file that was handed over; the next run reads it");
  command->add_option("FILE", arguments->file)->required();
  command->add_option("--agency", arguments->agency)->required();
  command->add_option("--as-of", arguments->as_of, "the day its data are from, YYYY-MM-DD");
  command->add_option("--part", arguments->part,
                      "the county or township it is of, by its code, where a feed comes in parts");
  command->add_option("--carrier", arguments->carrier, "number of the disc or stick");
  command->add_option("--handed-by", arguments->handed_by);
  command->add_option("--received-by", arguments->received_by);
  command->callback([arguments, &action] {
    action = [arguments](const Context& context) { return import_file(context, *arguments); };
  });
}

}  // namespace yingbao::cli
