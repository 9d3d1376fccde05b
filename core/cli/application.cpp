#include "cli/application.hpp"

#include "cli/context.hpp"
#include "cli/screen.hpp"

#include <cstdlib>
#include <iostream>

namespace yingbao::cli {

int run_application(int argc, char** argv, const Clock& clock) {
  CLI::App app{"Yingbao (应保): takes in agencies' lists, finds who was missed, tells the platform"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "yingbao 0.1.0");
  Context context{clock};
  if (const auto* from_environment = std::getenv("YINGBAO_CONFIG")) context.config = from_environment;
  app.add_option("-c,--config", context.config, "hub.toml (or YINGBAO_CONFIG)");
  app.add_option("--lang", context.language, "zh or en; default by locale")->check(CLI::IsMember({"zh", "en"}));
  app.add_flag("--json", context.json, "print data as JSON");
  app.fallthrough();
  const Screen screen{std::cout}, errors{std::cerr};
  Action action;
  for (const auto add :
       {add_init, add_check, add_keys, add_preview, add_import, add_run, add_status, add_deliveries, add_rejects,
        add_lists, add_candidates, add_explain, add_ledger, add_report, add_plugin, add_agency, add_audit, add_listen})
    add(app, action);
  try {
    app.parse(argc, argv);
    return action ? action(context) : 0;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const Failure& failure) {
    std::cerr << "yingbao: " << failure.what() << '\n';
    return exit_code_of(failure.error());
  } catch (const std::exception& error) {
    std::cerr << "yingbao: " << error.what() << '\n';
    return 3;
  }
}

}  // namespace yingbao::cli
