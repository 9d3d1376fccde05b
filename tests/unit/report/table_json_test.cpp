#include "report/appendix1.hpp"

#include <gtest/gtest.h>

#include <simdjson.h>

namespace yingbao::report {
namespace {

TEST(TableJson, has_one_object_a_row_with_unit_code_groups_and_total) {
  screening::Tally tally;
  tally.to_visit["350582"] = {{"G2", 3}, {"G6", 4}};
  const auto text = to_json(appendix1(tally));
  simdjson::dom::parser parser;
  const simdjson::dom::element root = parser.parse(text);
  const auto rows = root["rows"].get_array().value();
  ASSERT_EQ(rows.size(), 14u);
  const char* keys[] = {"unit", "code", "G1A", "G1B", "G1C", "G2", "G3", "G4", "G5", "G6", "G7", "total"};
  for (const auto row : rows) {
    std::size_t i = 0;
    for (const auto field : row.get_object()) {
      ASSERT_LT(i, std::size(keys));
      EXPECT_EQ(field.key, keys[i++]);
    }
    EXPECT_EQ(i, std::size(keys));
  }
  const auto jinjiang = rows.at(7);
  EXPECT_EQ(std::string_view{jinjiang["unit"]}, "晋江市");
  EXPECT_EQ(std::string_view{jinjiang["code"]}, "350582");
  EXPECT_EQ(std::int64_t{jinjiang["G2"]}, 3);
  EXPECT_EQ(std::int64_t{jinjiang["G6"]}, 4);
  EXPECT_EQ(std::int64_t{jinjiang["G7"]}, 0);
  EXPECT_EQ(std::int64_t{jinjiang["total"]}, 7);
  EXPECT_EQ(std::int64_t{rows.at(0)["total"]}, 7);
}

TEST(TableJson, of_an_empty_table_has_no_rows) {
  simdjson::dom::parser parser;
  const auto text = to_json(Table{});
  EXPECT_EQ(parser.parse(text)["rows"].get_array().size(), 0u);
}

}  // namespace
}  // namespace yingbao::report
