#include "base/json_writer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>

namespace yingbao {
namespace {

template <class Write>
std::string written(const Write& write) {
  std::string text;
  JsonWriter json{text};
  write(json);
  return text;
}

TEST(JsonWriter, SeparatesMembersAndItems) {
  EXPECT_EQ(written([](JsonWriter& json) {
              json.begin_object()
                  .member("a", 1)
                  .key("b")
                  .begin_array()
                  .value(1)
                  .value("x")
                  .begin_object()
                  .end_object()
                  .begin_array()
                  .end_array()
                  .end_array()
                  .member("c", true)
                  .end_object();
            }),
            R"({"a":1,"b":[1,"x",{},[]],"c":true})");
}

TEST(JsonWriter, WritesSeveralValuesOneAfterAnother) {
  EXPECT_EQ(written([](JsonWriter& json) { json.begin_array().value(false).raw("{\"a\":null}").value(2).end_array(); }),
            R"([false,{"a":null},2])");
}

TEST(JsonWriter, EscapesWhatJsonMustNotHold) {
  EXPECT_EQ(written([](JsonWriter& json) {
              json.value(std::string_view{"a\"b\\c\n\t\0\x1F", 9});
            }),
            R"("a\"b\\c\u000a\u0009\u0000\u001f")");
}

TEST(JsonWriter, EscapesTheSameBytesWhereverTheyStand) {
  for (std::size_t length = 1; length < 20; ++length)
    for (std::size_t at = 0; at < length; ++at)
      for (int byte = 0; byte < 256; ++byte) {
        std::string text(length, 'x'), expected = text;
        text[at] = static_cast<char>(byte);
        std::array<char, 8> escape{text[at]};
        if (byte == '"' || byte == '\\') escape = {'\\', text[at]};
        else if (byte < 0x20) std::snprintf(escape.data(), escape.size(), "\\u%04x", byte);
        expected.replace(at, 1, escape.data(), std::max<std::size_t>(1, std::strlen(escape.data())));
        ASSERT_EQ(written([&](JsonWriter& json) { json.begin_array().value(text).value(text).end_array(); }),
                  "[\"" + expected + "\",\"" + expected + "\"]");
      }
}

TEST(JsonWriter, MakesRoomForTextsOfEverySize) {
  std::string text, expected = "[1";
  JsonWriter json{text};
  json.begin_array().value(1);
  for (const std::size_t size : {1u, 1000u, 1020u, 1024u, 5000u, 100'000u, 3u}) {
    json.value(std::string(size, 'y')).value(std::string(size, '\n'));
    expected += ",\"" + std::string(size, 'y') + "\",\"";
    for (std::size_t i = 0; i < size; ++i) expected += "\\u000a";
    expected += '"';
  }
  json.end_array();
  EXPECT_EQ(text, expected + "]");
}

TEST(JsonWriter, LeavesUtf8AsItIs) {
  EXPECT_EQ(written([](JsonWriter& json) { json.value("张\U00020BB7·/"); }), "\"张\U00020BB7·/\"");
}

TEST(JsonWriter, WritesWholeNumbersOfEverySize) {
  EXPECT_EQ(written([](JsonWriter& json) { json.value(std::numeric_limits<std::int64_t>::min()); }),
            "-9223372036854775808");
  EXPECT_EQ(written([](JsonWriter& json) { json.value(std::numeric_limits<std::int64_t>::max()); }),
            "9223372036854775807");
  EXPECT_EQ(written([](JsonWriter& json) { json.value(std::numeric_limits<std::uint64_t>::max()); }),
            "18446744073709551615");
}

TEST(JsonWriter, WritesYuanWithTwoDigits) {
  for (const auto& [fen, text] : {std::pair<std::int64_t, const char*>{0, "0.00"},
                                  {1, "0.01"},
                                  {-1, "-0.01"},
                                  {4000000, "40000.00"},
                                  {4000001, "40000.01"},
                                  {-12345, "-123.45"},
                                  {std::numeric_limits<std::int64_t>::min(), "-92233720368547758.08"}})
    EXPECT_EQ(written([fen = fen](JsonWriter& json) { json.yuan(fen); }), text);
}

TEST(JsonWriter, AppendsToWhatIsThere) {
  std::string text = "{\"head\":1}\n";
  JsonWriter{text}.begin_object().end_object();
  EXPECT_EQ(text, "{\"head\":1}\n{}");
}

}  // namespace
}  // namespace yingbao
