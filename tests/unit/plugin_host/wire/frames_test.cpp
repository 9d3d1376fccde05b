#include "plugin_host/wire/frames.hpp"

#include "crypto/digest.hpp"
#include "plugin_host/wire/job.hpp"

#include <gtest/gtest.h>

namespace yingbao::plugin_host {
namespace {

TEST(Wire, WhatARecordIsToldWithArrives) {
  std::string batch;
  for (const bool primary : {true, false})
    for (const bool number : {true, false}) append_record(batch, {12, primary, 3, 0xABCDEF, number}, "record");
  WireReader in{batch};
  RecordHead head;
  std::string_view record;
  for (const bool primary : {true, false})
    for (const bool number : {true, false}) {
      ASSERT_TRUE(next_record(in, head, record));
      EXPECT_EQ(head.row, 12u);
      EXPECT_EQ(head.primary, primary);
      EXPECT_EQ(head.feed, 3);
      EXPECT_EQ(head.row_key, 0xABCDEFu);
      EXPECT_EQ(head.id_is_number, number);
      EXPECT_EQ(record, "record");
    }
  EXPECT_FALSE(next_record(in, head, record));
  EXPECT_TRUE(in.good());
}

TEST(Wire, AHeaderTellsWhetherCellsHaveTypes) {
  for (const bool typed : {true, false}) {
    HeaderFrame frame;
    frame.sheet = "Sheet1";
    frame.typed = typed;
    frame.columns = {{"姓名", "name"}};
    const auto read = from_wire<HeaderFrame>(to_wire(frame));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->typed, typed);
    EXPECT_EQ(read->sheet, "Sheet1");
    ASSERT_EQ(read->columns.size(), 1u);
    EXPECT_EQ(read->columns[0].target, "name");
  }
}

TEST(Wire, ANumberBeyondAllReasonsIsNoneOfThem) {
  std::string text;
  WireWriter out{text};
  out.number(7).number(258).label("姓名").label("");
  const auto read = from_wire<RejectFrame>(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->reason, schema::Reason{});
}

TEST(Wire, AJobOfNoKnownTaskOrCharsetIsMalformed) {
  for (const auto charset : {format::Charset::utf8, format::Charset::gb18030, format::Charset::utf16}) {
    Job job;
    job.read.charset = charset;
    const auto read = from_wire<Job>(to_wire(job));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->read.charset, charset);
  }
  Job job;
  job.task = static_cast<Task>(4);
  EXPECT_FALSE(from_wire<Job>(to_wire(job)));
  job.task = Task::extract;
  job.read.charset = static_cast<format::Charset>(3);
  EXPECT_FALSE(from_wire<Job>(to_wire(job)));
}

template <class Message>
void expect_no_part_is_read(const Message& message) {
  const auto whole = to_wire(message);
  EXPECT_TRUE(from_wire<Message>(whole));
  EXPECT_TRUE(from_wire<Message>(whole + "more"));
  for (std::size_t cut = 0; cut < whole.size(); ++cut)
    EXPECT_FALSE(from_wire<Message>(std::string_view{whole}.substr(0, cut))) << cut << " of " << whole.size();
}

TEST(Wire, AMessageThatIsCutAnywhereIsMalformed) {
  Job job;
  job.plugin = "/p.so";
  job.settings = {{"a", "b"}};
  job.allowed = {"c"};
  job.rows = {{0, 1}, {1, 2}};
  expect_no_part_is_read(job);
  HeaderFrame header;
  header.columns = {{"姓名", "name"}, {"备注", ""}};
  expect_no_part_is_read(header);
  expect_no_part_is_read(EndFrame{9, {{schema::Reason::total_row, 1}}, {}, {{"S", 11, 10, 9}}});
  expect_no_part_is_read(RejectFrame{5, schema::Reason::name_missing, "姓名", {}});
  expect_no_part_is_read(DescriptionFrame{"id", "名", "name", {"G1"}, {"people"}});
  expect_no_part_is_read(FailureFrame{5, "no"});
  expect_no_part_is_read(ExtractedFrame<std::string>{5, {"a", ""}});
}

TEST(Wire, AColumnOfNoKnownUseIsMalformed) {
  HeaderFrame frame;
  frame.columns = {{"姓名", "name", static_cast<ColumnUse>(5)}};
  EXPECT_FALSE(from_wire<HeaderFrame>(to_wire(frame)));
}

TEST(Wire, ALabelThatCannotBeShownIsMalformed) {
  for (const auto& sheet : {std::string{"\xE5\xBC"}, std::string(401, 'x')}) {
    std::string text;
    WireWriter{text}.text("").text(sheet).text("").number(0).number(0).number(0).number(0);
    EXPECT_FALSE(from_wire<HeaderFrame>(text));
  }
}

/// As core/docs/frames.md has them.
TEST(Wire, MessagesAreTheBytesThatAreDocumented) {
  Job job;
  job.plugin = "/p.so";
  job.max_rows = 3;
  EXPECT_EQ(to_wire(job).size(), 157u);
  EXPECT_EQ(crypto::hex(to_wire(job)),
            "0100000000000000"
            "05000000000000002f702e736f"
            "000000000000000000000000000000000000000000000000"
            "00000000000000000000000000000000"
            "00000000000000000000000000000000"
            "000000000000000000000000000000000000000000000000"
            "0300000000000000"
            "000000000000000000000000000000000000000000000000"
            "0000002000000000100e0000000000003208000000000000");
  EXPECT_EQ(crypto::hex(to_wire(RejectFrame{5, static_cast<schema::Reason>(2), "姓名", {}})),
            "05000000000000000200000000000000"
            "0600000000000000e5a793e5908d0000000000000000");
  EXPECT_EQ(crypto::hex(to_wire(EndFrame{9, {{static_cast<schema::Reason>(32), 1}}, {}, {{"S", 11, 10, 9}}})),
            "0900000000000000"
            "010000000000000020000000000000000100000000000000"
            "0000000000000000"
            "0100000000000000"
            "0100000000000000530b000000000000000a000000000000000900000000000000");
}

}  // namespace
}  // namespace yingbao::plugin_host
