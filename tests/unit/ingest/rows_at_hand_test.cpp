// Rows that came along are told as reading the delivery again would tell them, or not at all.
#include "ingest/rows_at_hand.hpp"

#include <gtest/gtest.h>

namespace yingbao::ingest {
namespace {

using plugin_host::RowId;

plugin_host::HeaderFrame table(std::string sheet) {
  plugin_host::HeaderFrame header;
  header.sheet = std::move(sheet);
  header.columns = {{"姓名", "name"}, {"备注", ""}};
  return header;
}

/// Writes down what it is told, up to a number of rows.
struct Heard final : plugin_host::RunHandler {
  std::string text;
  std::size_t most = 100;
  Status header(const plugin_host::HeaderFrame& frame) override {
    text += frame.sheet + "(" + frame.columns[0].title + ")";
    return {};
  }
  Status records(std::string_view) override { return {}; }
  Status reject(const plugin_host::RejectFrame&) override { return {}; }
  Status extracted(std::uint64_t row, const std::vector<std::string_view>& cells) override {
    text += std::to_string(row);
    for (const auto cell : cells) text += "|" + std::string{cell};
    text += ";";
    return --most > 0 ? Status{} : Status{Error{Errc::cancelled, "enough"}};
  }
};

RowsAtHand three_tables() {
  RowsAtHand rows;
  rows.begin_table(table("A"));
  rows.add({0, 2}, {"甲", ""});
  rows.add({0, 5}, {"乙"});
  rows.begin_table(table("B"));
  rows.add({1, 2}, {});
  rows.begin_table(table("C"));
  rows.add({2, 9}, {"丙"});
  return rows;
}

TEST(RowsAtHand, AreToldWithTheHeadersUpToTheLastRowWanted) {
  const auto rows = three_tables();
  Heard heard;
  const RowId wanted[] = {{0, 5}, {1, 2}};
  EXPECT_TRUE(rows.tell(wanted, heard));
  EXPECT_EQ(heard.text, "A(姓名)5|乙;B(姓名)2;");
}

TEST(RowsAtHand, TellNothingWhenOneIsNotThere) {
  const auto rows = three_tables();
  for (const auto missing : {RowId{0, 3}, RowId{1, 5}, RowId{3, 2}}) {
    Heard heard;
    std::vector<RowId> wanted{{0, 2}, missing};
    EXPECT_FALSE(rows.tell(wanted, heard));
    EXPECT_EQ(heard.text, "");
  }
}

TEST(RowsAtHand, StopWhenTheHandlerHasEnough) {
  const auto rows = three_tables();
  Heard heard;
  heard.most = 1;
  const RowId wanted[] = {{0, 2}, {2, 9}};
  EXPECT_TRUE(rows.tell(wanted, heard));
  EXPECT_EQ(heard.text, "A(姓名)2|甲|;");
}

TEST(RowsAtHand, KeepNoMoreThanTheyMayAndNothingBehindTheFirstThatDidNotFit) {
  RowsAtHand rows;
  rows.begin_table(table("A"));
  rows.add({0, 2}, {"甲"});
  const std::string large(RowsAtHand::kMostBytes, 'x');
  rows.add({0, 3}, {large});
  rows.add({0, 4}, {"乙"});
  EXPECT_LE(rows.bytes(), RowsAtHand::kMostBytes);
  Heard heard;
  EXPECT_TRUE(rows.tell(std::vector<RowId>{{0, 2}}, heard));
  EXPECT_FALSE(rows.tell(std::vector<RowId>{{0, 3}}, heard));
  EXPECT_FALSE(rows.tell(std::vector<RowId>{{0, 4}}, heard));
}

}  // namespace
}  // namespace yingbao::ingest
