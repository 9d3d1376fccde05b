#include "plugin_host/wire/frames.hpp"

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
    const auto read = HeaderFrame::decode(frame.encode());
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
  const auto read = RejectFrame::decode(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->reason, schema::Reason{});
}

TEST(Wire, AJobOfNoKnownTaskOrCharsetIsMalformed) {
  for (const auto charset : {format::Charset::utf8, format::Charset::gb18030, format::Charset::utf16}) {
    Job job;
    job.read.charset = charset;
    const auto read = Job::decode(job.encode());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->read.charset, charset);
  }
  Job job;
  job.task = static_cast<Task>(4);
  EXPECT_FALSE(Job::decode(job.encode()));
  job.task = Task::extract;
  job.read.charset = static_cast<format::Charset>(3);
  EXPECT_FALSE(Job::decode(job.encode()));
}

}  // namespace
}  // namespace yingbao::plugin_host
