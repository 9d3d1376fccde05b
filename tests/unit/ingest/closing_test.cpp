// Which list comes of a delivery: the rows delivered, or the list before with them laid in.
#include "ingest/closing.hpp"
#include "list/reader.hpp"
#include "schema/feed.hpp"
#include "schema/record.hpp"
#include "support/data_folders.hpp"

#include <gmock/gmock.h>

namespace yingbao::ingest {
namespace {

using schema::Field;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

const std::string kAnna = "350582198506150021", kBao = "350521196204194000";

struct Row {
  std::string number, name;
  std::uint64_t row_key;
};

/// What came of one delivery.
struct Closed {
  store::List list;
  std::vector<std::string> names;
  std::uint64_t duplicates, unkeyed;
};

class ClosingLists : public testing::Test {
 protected:
  explicit ClosingLists(bool increment = false) {
    agency_.id = "human_resources";
    agency_.feeds.resize(1);
    agency_.feeds[0].kind = "G6";
    agency_.feeds[0].increment = increment;
  }

  /// A delivery of the day of June, its list in force or held afterwards. Runs of two records, so that rows of one list
  /// meet across them.
  Closed deliver(const std::vector<Row>& rows, int day = 10, store::ListState state = store::ListState::current) {
    auto delivery = store::landed("登记失业人员_202106" + std::to_string(day) + ".csv");
    delivery.as_of = store::day(2021, 6, day);
    delivery.id = data_.store.add_delivery(delivery);
    RecordIntake intake{data_.store, agency_, delivery, Status{}, [this] {
                          list::ListWriter::Options options;
                          options.run_records = 2;
                          options.person_key = &data_.keys.person_key();
                          return list::ListWriter::create(data_.folder / "data" / "lists", crypto::DataKey::random(),
                                                          options);
                        }};
    read(intake, rows);
    Closing closing{data_.data, agency_, delivery, intake};
    auto lists = closing.lists().value();
    EXPECT_EQ(lists.size(), 1u);
    lists.at(0).state = state;
    delivery.state = store::DeliveryState::listed;
    store::IngestCommit commit{delivery, lists, {}};
    data_.store.commit_ingest(commit);
    Closed closed{commit.lists.at(0), {}, closing.duplicates(), closing.unkeyed()};
    for (list::ListCursor cursor{data_.data.shelf().open(closed.list).value()}; cursor.valid(); cursor.next())
      closed.names.emplace_back(schema::RecordView{cursor.record()}.text(Field::name));
    return closed;
  }

 private:
  static void read(RecordIntake& intake, const std::vector<Row>& rows) {
    std::uint8_t feed = 0;
    while (schema::feed_kinds()[feed].code != "G6") ++feed;
    intake.meter().line_feeds = 1 + rows.size();
    ASSERT_TRUE(intake.expect_feed("G6"));
    plugin_host::HeaderFrame header;
    header.row = 1;
    ASSERT_TRUE(intake.header(header));
    std::string batch;
    std::uint64_t row = 1;
    for (const auto& each : rows) {
      std::string record;
      schema::RecordWriter writer{record};
      if (!each.number.empty()) writer.bytes(Field::id_number, each.number);
      writer.bytes(Field::name, each.name);
      plugin_host::append_record(batch, {++row, true, feed, each.row_key}, record);
    }
    ASSERT_TRUE(intake.records(batch));
    plugin_host::EndFrame end;
    end.rows = rows.size();
    ASSERT_TRUE(intake.finish(end));
  }

  store::OpenData data_;
  config::AgencyConfig agency_;
};

class ClosingIncrements : public ClosingLists {
 protected:
  ClosingIncrements() : ClosingLists{true} {}
};

TEST_F(ClosingLists, AFullDeliveryStandsForItself) {
  deliver({{kAnna, "安娜", 1}});
  const auto second = deliver({{kBao, "宝", 1}}, 11);
  EXPECT_THAT(second.names, UnorderedElementsAre("宝"));
  EXPECT_EQ(second.list.feed, "human_resources/G6/all");
  EXPECT_EQ(second.list.as_of, store::day(2021, 6, 11));
}

TEST_F(ClosingLists, EqualRowsCountOnceHoweverFarApart) {
  const auto closed =
      deliver({{kAnna, "安娜", 1}, {kBao, "宝", 1}, {"", "无", 1}, {kBao, "宝", 2}, {kAnna, "安娜", 1}});
  EXPECT_THAT(closed.names, UnorderedElementsAre("安娜", "宝", "宝", "无"));
  EXPECT_EQ(closed.duplicates, 1u);
  EXPECT_EQ(closed.unkeyed, 1u);
}

TEST_F(ClosingIncrements, TheFirstIsTheWholeList) {
  EXPECT_THAT(deliver({{kAnna, "安娜", 1}}).names, UnorderedElementsAre("安娜"));
}

TEST_F(ClosingIncrements, ReplaceTheRowsTheyNameAndKeepTheOthers) {
  deliver({{kAnna, "安娜", 1}, {kAnna, "安娜二", 2}, {kBao, "宝", 1}});
  const auto second = deliver({{kAnna, "安娜新", 1}}, 11);
  EXPECT_THAT(second.names, UnorderedElementsAre("安娜新", "安娜二", "宝")) << "a row key is a person's own";
  EXPECT_EQ(second.list.records, 3u);
}

TEST_F(ClosingIncrements, WhatComesOnceMoreIsNoDuplicate) {
  deliver({{kAnna, "安娜", 1}, {kBao, "宝", 1}});
  const auto second = deliver({{kAnna, "安娜", 1}}, 11);
  EXPECT_THAT(second.names, UnorderedElementsAre("安娜", "宝"));
  EXPECT_EQ(second.duplicates, 0u);
}

TEST_F(ClosingIncrements, OlderOnesDoNotMakeTheListOlder) {
  deliver({{kAnna, "安娜", 1}}, 20);
  EXPECT_EQ(deliver({{kBao, "宝", 1}}, 11).list.as_of, store::day(2021, 6, 20));
}

TEST_F(ClosingIncrements, OfAHeldListWaitWithIt) {
  const auto held = deliver({{kAnna, "安娜", 1}}, 10, store::ListState::held);
  EXPECT_THAT(deliver({{kBao, "宝", 1}}, 11).list.reason, HasSubstr("list-" + std::to_string(held.list.id)));
}

}  // namespace
}  // namespace yingbao::ingest
