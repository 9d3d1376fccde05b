#include "connector/file_version.hpp"

#include <gtest/gtest.h>

namespace yingbao::connector {
namespace {

TEST(FileVersion, ComesBackFromABookmark) {
  for (const FileVersion& version : {FileVersion{}, FileVersion{1234, 1623283200000000001}, FileVersion{7, -5}})
    EXPECT_EQ(FileVersion::parse(version.text()), version) << version.text();
}

TEST(FileVersion, OfWhatIsNoneIsNothing) {
  for (const auto* text : {"", "x", "7", "7 ", "7 x", "7 8 9", "2021-06-15"})
    EXPECT_EQ(FileVersion::parse(text), FileVersion{}) << text;
}

}  // namespace
}  // namespace yingbao::connector
