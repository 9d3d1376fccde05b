#include "document/zip_archive.hpp"
#include "../format/archives.hpp"

#include <gtest/gtest.h>

namespace yingbao::document {
namespace {

using format::testing::complaint_about;
using format::testing::read_tables;

TEST(ZipArchive, GivesItsFilesToWhoeverHasThePasswordAndToNobodyElse) {
  const auto bytes = zip({{"退回单.csv", "a,b\n"}, {"退回行.csv", "c,d\n"}}, Secret{"密码 123"}).value();
  const auto tables = read_tables(bytes, {.password = "密码 123"});
  ASSERT_EQ(tables.size(), 2u);
  EXPECT_EQ(tables[0].name, "退回单.csv");
  EXPECT_EQ(tables[1].rows.at(0), (format::testing::Cells{"c", "d"}));
  EXPECT_NE(complaint_about(bytes, {.password = "wrong"}), "");
  EXPECT_EQ(bytes.find("a,b"), std::string::npos);
}

TEST(ZipArchive, IsNotMadeOfTwoFilesWithOneName) { EXPECT_FALSE(zip({{"a.csv", "1"}, {"a.csv", "2"}}, Secret{"p"})); }

}  // namespace
}  // namespace yingbao::document
