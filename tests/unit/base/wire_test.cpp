#include "base/wire.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>

namespace yingbao {
namespace {

std::string label_of(std::string_view text) {
  std::string wire;
  WireWriter{wire}.label(text);
  WireReader reader{wire};
  std::string label;
  reader.label(label);
  EXPECT_TRUE(reader.good() && reader.done());
  return label;
}

TEST(WireLabel, IsTheTextWhereItIsShort) {
  for (const std::string text : {"", "名单.csv", "a/x.csv"}) EXPECT_EQ(label_of(text), text);
}

TEST(WireLabel, OfALongNameIsCutAndStillItsOwn) {
  std::string name;
  for (int i = 0; i < 1000; ++i) name += "长";
  const auto one = label_of(name + "1.csv"), other = label_of(name + "2.csv");
  EXPECT_TRUE(is_utf8(one));
  EXPECT_LE(one.size(), WireReader::kMaxLabelBytes);
  EXPECT_TRUE(one.starts_with("长长长"));
  EXPECT_NE(one, other);
}

}  // namespace
}  // namespace yingbao
