// Every member is judged as RFC 8259 says: what must be accepted is read, what must be refused costs its record.
#include "keyed_tables.hpp"

#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using testing::read_keyed;

/// The cell of {"v": value} in an array between two good records; nothing when the record was refused.
std::optional<std::string> read_value(const std::string& value) {
  const auto reading = read_keyed("[{\"v\":\"张 三 李 四 王 五\"},{\"v\":" + value + "},{\"v\":3}]");
  EXPECT_EQ(reading.error, "") << value;
  if (reading.tables.size() != 1 || reading.tables[0].size() != 4) {
    ADD_FAILURE() << value;
    return {};
  }
  const auto& row = reading.tables[0][2];
  if (row.malformed) return {};
  return row.cells.at(0);
}

TEST(JsonConformance, AcceptsEveryNumber) {
  for (const std::string number :
       {"0", "-0", "0.0", "-0.1", "1e5", "1E5", "1e+5", "1E-5", "0e1", "0E+1", "20e1", "123.456e78",
        "123456789012345678901234567890", "1e400", "-1e-400", "0.00000000000000000000000001"})
    EXPECT_EQ(read_value(number), number);
}

TEST(JsonConformance, RefusesWhatIsNoNumber) {
  for (const std::string number : {"01",  "-01",  "+1",   ".5",    "-.5",   "1.",       "1.e5",      "1e",  "1e+", "0e",
                                   "--1", "-",    "0x1",  "1_000", "NaN",   "Infinity", "-Infinity", "1 2", "1a",  "１",
                                   "-2.", "2.e3", "0.3e", "1eE2",  "1.2.3", "1+2",      "- 1",       "∞"})
    EXPECT_FALSE(read_value(number)) << number;
}

TEST(JsonConformance, AcceptsEveryString) {
  for (const auto& [string, text] : {std::pair{R"("")", ""},
                                     {R"("\u0041\u00e9\u5F20")", "Aé张"},
                                     {R"("\ud834\udd1e")", "𝄞"},
                                     {R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"},
                                     {R"("\\u0041")", "\\u0041"},
                                     {R"("a/b")", "a/b"},
                                     {"\"\x7F\"", "\x7F"},
                                     {"\"\u2028\u2029\"", "\u2028\u2029"},
                                     {R"("{}[],:")", "{}[],:"},
                                     {R"("\u200b")", "\u200b"},
                                     {R"("\uFFFF")", "\uFFFF"},
                                     {R"("\\")", "\\"},
                                     {R"("\\\"")", "\\\""}})
    EXPECT_EQ(read_value(string), text) << string;
  EXPECT_EQ(read_value(R"("\u0000")"), std::string(1, '\0'));
}

TEST(JsonConformance, RefusesWhatIsNoString) {
  for (const std::string string :
       {R"("\x00")", R"("\a")", R"("\u12")", R"("\u")", R"("\uXYZW")", R"("\ud800")", R"("\udc00")",
        R"("\ud800\ud800")", R"("\ud800x")", R"("\U0041")", "'x'", "\"a\tb\"", "\"a\nb\"", "\"\xC0\xAF\"",
        "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xE5\xBC\"", "\"\x80\"", R"("\é")"})
    EXPECT_FALSE(read_value(string)) << string;
  EXPECT_FALSE(read_value("\"a" + std::string(1, '\0') + "\""));
}

TEST(JsonConformance, AcceptsAndRefusesStructures) {
  for (const std::string value :
       {"[]", "{}", "[[]]", "[{}]", "[{\"a\":[1,2,{\"b\":null}]}]", "{\"\":1}", " \t\r\n1\r\n", "[1 , 2]"})
    EXPECT_TRUE(read_keyed("[{\"v\":" + value + "}]").tables.at(0).size() == 2) << value;
  for (const std::string value : {"",
                                  "[1,]",
                                  "[,1]",
                                  "[1,,2]",
                                  "[1 2]",
                                  "[1:2]",
                                  "{\"a\"}",
                                  "{\"a\":}",
                                  "{\"a\":1,}",
                                  "{1:1}",
                                  "{a:1}",
                                  "{\"a\":1 \"b\":2}",
                                  "{\"a\"::1}",
                                  "{,}",
                                  "[,]",
                                  "nul",
                                  "nulll",
                                  "tru",
                                  "True",
                                  "truefalse",
                                  "true false",
                                  "/**/1",
                                  "1//",
                                  "[{\"b\":1,}]",
                                  "[{\"b\":nul}]",
                                  "[[1,]]",
                                  "[{\"b\"}]",
                                  "[\"\\x\"]",
                                  "[{\"\\x\":1}]",
                                  "\f1",
                                  "\xC2\xA0"
                                  "1",
                                  ",",
                                  ":"})
    EXPECT_FALSE(read_value(value)) << value;
}

TEST(JsonConformance, DepthIsBounded) {
  const auto nested = [](int depth) { return std::string(depth, '[') + "1" + std::string(depth, ']'); };
  EXPECT_EQ(read_value(nested(63)), nested(63));
  EXPECT_FALSE(read_value(nested(64)));
  EXPECT_FALSE(read_value(nested(100'000)));
}

/// What stands around the records.
TEST(JsonConformance, RefusesFilesOutOfShape) {
  for (const std::string text :
       {R"([{"a":1})", R"([{"a":1)", R"([{"a":1}]])", R"([{"a":1}}])", R"([{"a":1}],)", R"([{"a":1},])",
        R"([{"a":1}]x)", R"([{"a":1}][])", R"({"d":[{"a":1}]]})", R"({"d":[{"a":1}])", R"({"d":[{"a":1}]},)",
        R"({"d":[{"a":1}]:1})", R"({"d":[{"a":1}],1:1})", R"({"d":[{"a":1}],"e"})", R"({"d":[{"a":1}],"e":[}})",
        R"([{"a":1},)", R"([{"a":"1)"})
    EXPECT_NE(read_keyed(text).error, "") << text;
  EXPECT_NE(read_keyed(R"([{"a":1}])" + std::string(1, '\0')).error, "");
  EXPECT_EQ(read_keyed(" \r\n\t[ {\"a\" : 1 } \n, { } ] \r\n").error, "");
}

}  // namespace
}  // namespace yingbao::format
