#include "cli/texts.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace yingbao::cli {
namespace {

class LanguageOfTexts : public testing::Test {
 protected:
  LanguageOfTexts() {
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) ::unsetenv(name);
  }
};

TEST_F(LanguageOfTexts, IsTheOneAskedForWhateverTheLocale) {
  ::setenv("LANG", "zh_CN.UTF-8", 1);
  EXPECT_EQ(Language{"en"}(texts::kDate), "business date");
  ::setenv("LANG", "en_US.UTF-8", 1);
  EXPECT_EQ(Language{"zh"}(texts::kDate), "业务日期");
}

TEST_F(LanguageOfTexts, FollowsTheFirstLocaleThatIsSet) {
  EXPECT_FALSE(Language{""}.chinese());
  ::setenv("LANG", "zh_CN.UTF-8", 1);
  EXPECT_TRUE(Language{""}.chinese());
  ::setenv("LC_ALL", "C.UTF-8", 1);
  EXPECT_FALSE(Language{""}.chinese());
}

}  // namespace
}  // namespace yingbao::cli
