#include "config/units_of_measure.hpp"

#include <gtest/gtest.h>

#include <string>

namespace yingbao::config {
namespace {

using namespace std::chrono_literals;

TEST(Duration, IsANumberWithAUnit) {
  EXPECT_EQ(parse_duration("250ms"), 250ms);
  EXPECT_EQ(parse_duration("30s"), 30s);
  EXPECT_EQ(parse_duration("5m"), 5min);
  EXPECT_EQ(parse_duration("2h"), 2h);
  EXPECT_EQ(parse_duration("45d"), 24h * 45);
  EXPECT_EQ(parse_duration("0s"), 0ms);
  EXPECT_EQ(parse_duration("1000000000d"), 24h * 1'000'000'000);
}

TEST(Duration, IsNotGuessed) {
  for (const std::string text : {"", "30", "s", "30 s", " 30s", "30s ", "-5s", "+5s", "1.5h", "5M", "5min", "1h30m",
                                 "0x5s", "1000000001s", "99999999999999999999s", "３０s"})
    EXPECT_FALSE(parse_duration(text)) << text;
}

TEST(Size, IsANumberOfBytesOrOfBinaryMultiples) {
  EXPECT_EQ(parse_size("0"), 0u);
  EXPECT_EQ(parse_size("4096"), 4096u);
  EXPECT_EQ(parse_size("64KiB"), 65536u);
  EXPECT_EQ(parse_size("64MiB"), 67108864u);
  EXPECT_EQ(parse_size("2GiB"), 2147483648u);
  EXPECT_EQ(parse_size("1000000000GiB"), 1'000'000'000ull << 30);
}

TEST(Size, IsNotGuessed) {
  for (const std::string text : {"", "KiB", "64KB", "64MB", "64kib", "64M", "64 MiB", "-1", "1.5GiB", "1TiB", "1e3",
                                 "1000000001", "99999999999999999999"})
    EXPECT_FALSE(parse_size(text)) << text;
}

}  // namespace
}  // namespace yingbao::config
