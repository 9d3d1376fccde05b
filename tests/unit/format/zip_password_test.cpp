// Archives that are locked with a password.
#include "workbooks.hpp"

#include <gtest/gtest.h>

namespace yingbao::format::testing {
namespace {

class ZipPassword : public ::testing::TestWithParam<zip_uint16_t> {
 protected:
  std::string content_ = "姓名,年龄\n张三,7\n" + std::string(100'000, 'x') + "\n";
  std::string locked_ = zip_of({{"a.csv", content_, GetParam()}}, "密码 123");
};

TEST_P(ZipPassword, Opens) {
  const auto tables = read_tables(locked_, {.password = "密码 123"});
  ASSERT_EQ(tables.size(), 1u);
  EXPECT_EQ(tables[0].rows.at(1), (Cells{"张三", "7"}));
  EXPECT_EQ(tables[0].rows.at(2).at(0).size(), 100'000u);
}

TEST_P(ZipPassword, IsAskedFor) {
  EXPECT_EQ(complaint_about(locked_), "a.csv: it is locked with a password; set `password` in [read]");
}

TEST_P(ZipPassword, ThatIsWrongIsSaidToBe) {
  // The old encryption lets one wrong password of 256 pass at first; none lets the content pass.
  for (int i = 0; i < 600; ++i) {
    const auto told = complaint_about(locked_, {.password = "wrong" + std::to_string(i)});
    ASSERT_NE(told.find("`password` in [read]"), std::string::npos) << told;
    if (GetParam() != ZIP_EM_TRAD_PKWARE && i == 20) break;  // each costs a thousand hashes
  }
}

TEST_P(ZipPassword, ThatIsWrongMakesNoLetterOfAListThatIsNamedLikeOne) {
  std::string people = "姓名,身份证号\n";
  while (people.size() < 300'000) people += "张三,430102198000000001\n";
  const auto mixed = zip_of({{"a.csv", "a\n"}, {"b.txt", people, GetParam(), ZIP_CM_STORE}}, "密码 123");
  EXPECT_EQ(complaint_about(mixed), "b.txt: it is locked with a password; set `password` in [read]");
  for (int i = 0; i < 600; ++i) {
    const auto told = complaint_about(mixed, {.password = "wrong" + std::to_string(i)});
    ASSERT_NE(told.find("`password` in [read]"), std::string::npos) << told;
    if (GetParam() != ZIP_EM_TRAD_PKWARE && i == 20) break;
  }
}

TEST_P(ZipPassword, IsNotNeededByFilesWithoutOne) {
  const auto mixed = zip_of({{"a.csv", "a\n"}, {"b.csv", "b\n", GetParam()}}, "p");
  EXPECT_EQ(read_tables(mixed, {.password = "p"}), (std::vector<Table>{{"a.csv", {{"a"}}}, {"b.csv", {{"b"}}}}));
}

TEST_P(ZipPassword, OpensAWorkbook) {
  const auto book = Book{{{"S", "<row><c><v>1</v></c></row>"}}}.bytes();
  EXPECT_EQ(read_tables(zip_of({{"a.xlsx", book, GetParam()}}, "p"), {.password = "p"}),
            (std::vector<Table>{{"a.xlsx/S", {{"1"}}}}));
}

TEST_P(ZipPassword, DoesNotHideDamage) {
  auto bytes = locked_;
  bytes[100] = static_cast<char>(bytes[100] ^ 1);
  EXPECT_NE(complaint_about(bytes, {.password = "密码 123"}), "");
}

INSTANTIATE_TEST_SUITE_P(Methods, ZipPassword,
                         ::testing::Values(zip_uint16_t{ZIP_EM_TRAD_PKWARE}, zip_uint16_t{ZIP_EM_AES_128},
                                           zip_uint16_t{ZIP_EM_AES_256}));

}  // namespace
}  // namespace yingbao::format::testing
