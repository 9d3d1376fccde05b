#include "cli/application.hpp"
#include "plugin_host/child_main.hpp"

#include <string_view>

int main(int argc, char** argv) {
  // A plugin's process is this same executable: it must not run any other code first.
  if (argc == 2 && std::string_view{argv[1]} == yingbao::plugin_host::kChildArgument)
    return yingbao::plugin_host::child_main();
  return yingbao::cli::run_application(argc, argv);
}
