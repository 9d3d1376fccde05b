#include "report/appendix1.hpp"

#include <gmock/gmock.h>

#include <simdjson.h>

namespace yingbao::report {
namespace {

using testing::ElementsAre;

TEST(Appendix1Json, HasOneObjectARowWithUnitCodeGroupsAndTotal) {
  deciding::Tally tally;
  tally.funnel.add({"G2", 1, "350582", deciding::Step::to_visit, {}}, 3);
  tally.funnel.add({"G6", 2, "350582", deciding::Step::to_visit, {}}, 4);
  tally.funnel.add({"G6", 2, {}, deciding::Step::without_unit, {}}, 5);
  const auto text = appendix1_json(tally);
  simdjson::dom::parser parser;
  const simdjson::dom::element root = parser.parse(text);
  const auto rows = root["rows"].get_array().value();
  ASSERT_EQ(rows.size(), 14u);
  const char* keys[] = {"unit", "code", "G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7", "total"};
  std::vector<std::string_view> codes;
  for (const auto row : rows) {
    codes.push_back(row["code"]);
    std::size_t i = 0;
    for (const auto field : row.get_object()) {
      ASSERT_LT(i, std::size(keys));
      EXPECT_EQ(field.key, keys[i++]);
    }
    EXPECT_EQ(i, std::size(keys));
  }
  EXPECT_THAT(codes, ElementsAre("350500", "350501", "350502", "350503", "350504", "350505", "350581", "350582",
                                 "350583", "350521", "350524", "350525", "350526", "3505TS"));
  const auto jinjiang = rows.at(7);
  EXPECT_EQ(std::string_view{jinjiang["unit"]}, "晋江市");
  EXPECT_EQ(std::string_view{jinjiang["code"]}, "350582");
  EXPECT_EQ(std::int64_t{jinjiang["G2"]}, 3);
  EXPECT_EQ(std::int64_t{jinjiang["G6"]}, 4);
  EXPECT_EQ(std::int64_t{jinjiang["G7"]}, 0);
  EXPECT_EQ(std::int64_t{jinjiang["total"]}, 7);
  EXPECT_EQ(std::int64_t{rows.at(0)["total"]}, 7);
  const auto left = root["not_in_table"].get_array().value();
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(std::string_view{left.at(0)["why"]}, "no_unit");
  EXPECT_EQ(std::string_view{left.at(0)["group"]}, "G6");
  EXPECT_EQ(std::int64_t{left.at(0)["count"]}, 5);
}

}  // namespace
}  // namespace yingbao::report
