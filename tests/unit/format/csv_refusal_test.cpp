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
       {Kind{"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml"s, "XLSX"}, {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s, "cut"},
        {"%PDF-1.7\n"s, "PDF"}, {"Rar!\x1A\x07"s, "RAR"}, {"7z\xBC\xAF\x27\x1C"s, "7z"}, {"\xFF\xFE" "a\0b\0"s, "UTF-16"},
        {"\xFE\xFF\0a\0b"s, "UTF-16"}, {"a\0,\0b\0\n\0"s, "binary"}, {"a,b\n\x01\x00\x02"s, "binary"}, {""s, "empty"}})
    EXPECT_NE(refusal_of(bytes).detail().find(told), std::string::npos) << refusal_of(bytes).detail();
}

TEST(Refusal, ComesHoweverTheBytesArrive) {
  MemorySource source{"PK\x03\x04rest", 1};
  EXPECT_FALSE(open_rows(source, {}));
}

TEST(Refusal, SparesTextThatOnlyBeginsAlike) {
  for (const std::string text : {"PK,name\n", "%,b\n", "7z,b\n", "Rar,b\n"}) EXPECT_NO_THROW(testing::read_rows(text)) << text;
}

TEST(Mark, WithNothingBehindItHoldsNoRow) { EXPECT_TRUE(testing::read_rows("\xEF\xBB\xBF").empty()); }

}  // namespace
}  // namespace yingbao::format
