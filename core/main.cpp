#include "cli/application.hpp"
#include "connector/type.hpp"
#include "plugin_host/child/child_main.hpp"

#include <malloc.h>

#include <string_view>

int main(int argc, char** argv) {
  // Buffers of some hundred KiB come and go with every block and batch: freed memory is kept, for fresh pages are dear.
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
  ::mallopt(M_TRIM_THRESHOLD, 64 << 20);
  // A child is this same executable: it must not run any other code first.
  if (argc == 2 && std::string_view{argv[1]} == yingbao::plugin_host::kChildArgument)
    return yingbao::plugin_host::child_main();
  for (const auto* type : yingbao::connector::types())
    if (argc == 2 && type->child.argument && std::string_view{argv[1]} == type->child.argument) return type->child.main();
  return yingbao::cli::run_application(argc, argv);
}
