#include "base/file.hpp"
#include "cli/context.hpp"
#include "cli/screen.hpp"
#include "document/csv.hpp"
#include "document/xlsx.hpp"
#include "exchange/give_back.hpp"

#include <iostream>

namespace yingbao::cli {
namespace {

struct Named {
  store::Delivery delivery;
  const config::AgencyConfig* agency;
};

Named named(exchange::Hub& hub, const std::string& id) {
  const auto delivery = hub.data.store().delivery(id_in(id, "delivery-"));
  if (!delivery)
    throw Failure{Error{Errc::not_found, "name a delivery as `yingbao deliveries` shows it, such as delivery-7"}};
  const auto* agency = hub.config.agency(delivery->agency);
  if (!agency) throw Failure{Error{Errc::not_found, "agency " + delivery->agency + " is not configured any more"}};
  return {*delivery, agency};
}

void write(const Context& context, const std::filesystem::path& file, std::string_view bytes) {
  if (auto done = write_file_durably(file, bytes, 0600); !done) throw Failure{done.error()};
  std::cout << context.words()(texts::kWritten) << ' ' << file.string() << '\n';
}

int rejects(const Context& context, const std::string& id, const std::filesystem::path& out, bool findings) {
  auto hub = context.open();
  const auto [delivery, agency] = named(hub, id);
  const auto returned = exchange::returned_sheets(hub, *agency, delivery);
  if (!returned) throw Failure{returned.error()};
  const auto& sheets = findings ? returned->noted : returned->rejected;
  if (const auto left = findings ? returned->noted_left : returned->rejected_left)
    std::cerr << context.words()(texts::kRowsLeft) << ": " << left << '\n';
  hub.data.store().add_audit(
      context.audit("rejects", id, findings ? "rows with findings given out whole" : "rejected rows given out whole"));
  if (out.extension() == ".xlsx") {
    const auto bytes = document::to_xlsx(sheets);
    if (!bytes) throw Failure{bytes.error()};
    write(context, out, *bytes);
    return 0;
  }
  std::string text;
  for (const auto& sheet : sheets) text += document::to_csv(sheet);
  if (!out.empty()) return write(context, out, text), 0;
  const Screen::Whole whole{std::cout};
  std::cout << text;
  return 0;
}

int slip(const Context& context, const std::string& id, const std::filesystem::path& folder) {
  auto hub = context.open();
  const auto [delivery, agency] = named(hub, id);
  const auto answer = exchange::answer_to(hub, *agency, delivery);
  if (!answer) throw Failure{answer.error()};
  hub.data.store().add_audit(context.audit("slip", id, "return slip and rejected rows given out"));
  if (context.json) {
    std::cout << answer->verdict << '\n';
    return 0;
  }
  for (const auto& file : answer->files) write(context, folder / file.name, file.bytes);
  return 0;
}

}  // namespace

void add_rejects(CLI::App& app, Action& action) {
  struct Arguments {
    std::string id;
    std::filesystem::path out;
    bool findings = false;
  };
  auto arguments = std::make_shared<Arguments>();
  auto* command =
      app.add_subcommand("rejects", "the rejected rows of a delivery, with where and why, ready to be mended");
  command->add_option("ID", arguments->id, "delivery-7")->required();
  command->add_option("--out", arguments->out, "a .csv or .xlsx file; default: CSV to standard output");
  command->add_flag("--findings", arguments->findings, "instead the used rows with something to check");
  command->callback([arguments, &action] {
    action = [arguments](const Context& context) {
      return rejects(context, arguments->id, arguments->out, arguments->findings);
    };
  });
  auto folder = std::make_shared<Arguments>(Arguments{{}, ".", false});
  auto* give = app.add_subcommand("slip", "a delivery's return slip and rejected rows as the agency gets them");
  give->add_option("ID", folder->id, "delivery-7")->required();
  give->add_option("--out", folder->out, "a folder; default: this one");
  give->callback([folder, &action] {
    action = [folder](const Context& context) { return slip(context, folder->id, folder->out); };
  });
}

}  // namespace yingbao::cli
