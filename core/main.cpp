#include "base/clock.hpp"
#include "cli/application.hpp"
#include "connector/type.hpp"
#include "plugin_host/child/child_main.hpp"
#include "process/process_state.hpp"

#include <string_view>

int main(int argc, char** argv) {
  yingbao::process::settle_process();
  // A child is this same executable: it must not run any other code first.
  if (argc == 2 && std::string_view{argv[1]} == yingbao::plugin_host::kChildArgument)
    return yingbao::plugin_host::child_main();
  const yingbao::SystemClock clock;
  for (const auto* type : yingbao::connector::types())
    if (argc == 2 && type->child.argument && std::string_view{argv[1]} == type->child.argument)
      return type->child.main(clock);
  return yingbao::cli::run_application(argc, argv, clock);
}
