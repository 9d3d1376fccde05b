// What is no table of text is refused with a sentence that says what to ask for.
#include "csv_rows.hpp"

#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using namespace std::string_literals;

Error refusal_of(const std::string& bytes) {
  MemorySource source{bytes};
  const auto reader = open_rows(source, {});
  if (reader) {
    ADD_FAILURE() << "accepted " << ::testing::PrintToString(bytes);
    return {};
  }
  EXPECT_EQ(reader.error().code(), Errc::malformed);
  return reader.error();
}

struct Kind {
  std::string bytes;
  const char* told;
};

TEST(Refusal, NamesTheKindOfFile) {
  for (const auto& [bytes, told] :
       {Kind{"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml"s, "archive is cut off"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s, "cut short"},
        {"%PDF-1.7\n"s, "PDF"},
        {"Rar!\x1A\x07"s, "RAR"},
        {"7z\xBC\xAF\x27\x1C"s, "7z"},
        {"a,b\n\x01\x00\x02"s, "binary"},
        {"\x03\x79\x06\x0A\x02\0\0\0\x61\0\x20\0"s + std::string(84, '\0') + "\r张三"s, "DBF"},
        {"\xFF\xFE\0\0a\0\0\0"s, "UTF-32"},
        {"SQLite format 3\0"s, "database"},
        {""s, "empty"}})
    EXPECT_NE(refusal_of(bytes).detail().find(told), std::string::npos) << refusal_of(bytes).detail();
}

TEST(Refusal, ComesHoweverTheBytesArrive) {
  MemorySource source{"PK\x03\x04rest", 1};
  EXPECT_FALSE(open_rows(source, {}));
}

TEST(Refusal, SparesTextThatOnlyBeginsAlike) {
  for (const std::string text : {"PK,name\n", "%,b\n", "7z,b\n", "Rar,b\n"})
    EXPECT_NO_THROW(testing::read_rows(text)) << text;
}

TEST(Mark, WithNothingBehindItHoldsNoRow) { EXPECT_TRUE(testing::read_rows("\xEF\xBB\xBF").empty()); }

}  // namespace
}  // namespace yingbao::format
