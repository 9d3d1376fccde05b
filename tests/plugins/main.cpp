#include "plugin_host/child/child_main.hpp"

#include <gtest/gtest.h>

#include <string_view>

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view{argv[1]} == yingbao::plugin_host::kChildArgument)
    return yingbao::plugin_host::child_main();
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
