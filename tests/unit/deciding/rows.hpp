// Rows of a test, and the rules of the notice.
#pragma once

#include "config/rules.hpp"
#include "records.hpp"

#include <gtest/gtest.h>

namespace yingbao::deciding {

using schema::Field;
using test::Cell;
using test::day;
using test::entries_of;
using test::record_of;

/// As the installation gets them.
inline const config::Rules& rules_of_the_notice() {
  static const auto rules = [] {
    config::Problems problems;
    auto loaded = config::load_rules(YINGBAO_RULES, problems);
    EXPECT_TRUE(problems.none()) << problems.error().detail();
    return loaded;
  }();
  return rules;
}

}  // namespace yingbao::deciding
