// What the owner thinks of a plugin's records: well-formed is not true.
#include "ingest/record_intake.hpp"
#include "schema/feed.hpp"
#include "schema/record.hpp"
#include "support/data_folders.hpp"

#include <gmock/gmock.h>

namespace yingbao::ingest {
namespace {

using schema::Field;
using schema::Reason;
using testing::HasSubstr;

constexpr std::uint64_t kHeaderRow = 1, kRows = 3;  // behind the header

std::uint8_t index_of(std::string_view kind) {
  std::uint8_t at = 0;
  while (schema::feed_kinds()[at].code != kind) ++at;
  return at;
}

std::string record_of(std::initializer_list<std::pair<Field, std::string_view>> fields) {
  std::string record;
  schema::RecordWriter writer{record};
  for (const auto& [field, value] : fields) writer.bytes(field, value);
  return record;
}

/// A delivery of three rows, of an agency that delivers G6 and nothing else.
class UntrustedRecord : public testing::Test {
 protected:
  UntrustedRecord() {
    agency_.id = "human_resources";
    agency_.feeds.resize(1);
    agency_.feeds[0].kind = "G6";
    delivery_.as_of = store::day(2021, 6, 10);
    delivery_.id = data_.store.add_delivery(delivery_);
    intake_.meter().line_feeds = kHeaderRow + kRows;
    EXPECT_TRUE(intake_.expect_feed("G6"));
    plugin_host::HeaderFrame header;
    header.row = kHeaderRow;
    EXPECT_TRUE(intake_.header(header));
  }
  Status take(const std::string& record, const plugin_host::RecordHead& head) {
    std::string batch;
    plugin_host::append_record(batch, head, record);
    return intake_.records(batch);
  }
  Status take(const std::string& record, std::uint64_t row = 2) {
    return take(record, {row, true, index_of("G6"), row});
  }
  Status end(std::uint64_t rows) {
    plugin_host::EndFrame frame;
    frame.rows = rows;
    return intake_.finish(frame);
  }

  static inline const std::string kGood = record_of({{Field::id_number, "350582198506150021"}, {Field::name, "甲"}});
  store::OpenData data_;
  config::AgencyConfig agency_;
  store::Delivery delivery_ = store::landed();
  RecordIntake intake_{data_.store, agency_, delivery_, Status{},
                       [this] { return data_.data.shelf().create({.person_key = &data_.keys.person_key()}); }};
};

void expect_refused(const Status& done, std::string_view why) {
  ASSERT_FALSE(done) << why;
  EXPECT_EQ(done.error().code(), Errc::refused);
  EXPECT_THAT(done.error().detail(), HasSubstr(why));
}

TEST_F(UntrustedRecord, ThatKeepsTheRulesIsUsed) {
  EXPECT_TRUE(take(kGood));
  EXPECT_TRUE(take(record_of({{Field::name, "乙"}, {Field::sex, "2"}, {Field::unit, "350582"}}), 4));
  EXPECT_EQ(intake_.used_rows(), 2u);
}

TEST_F(UntrustedRecord, WithAWordThatItsFieldDoesNotHaveIsRefused) {
  expect_refused(take(record_of({{Field::name, "甲"}, {Field::sex, "男"}})), "sex");
}

TEST_F(UntrustedRecord, WithBadUtf8IsRefused) { expect_refused(take(record_of({{Field::name, "\xC0\xAF"}})), "name"); }

TEST_F(UntrustedRecord, WhoseFieldsAreOutOfOrderOrTwiceIsRefused) {
  expect_refused(take(record_of({{Field::sex, "1"}, {Field::name, "甲"}})), "out of order");
  expect_refused(take(record_of({{Field::name, "甲"}, {Field::name, "乙"}}), 3), "out of order");
}

TEST_F(UntrustedRecord, WhoseLastValueIsCutOffIsRefused) {
  expect_refused(take(kGood.substr(0, kGood.size() - 1)), "cut off");
}

TEST_F(UntrustedRecord, ThatSaysWhatOnlyTheHubMaySayIsRefused) {
  expect_refused(take(record_of({{Field::agency, "civil_affairs"}, {Field::name, "甲"}})), "only the hub");
  expect_refused(take(record_of({{Field::name, "甲"}, {Field::kind, "low_income"}}), 3), "no agency's row");
}

TEST_F(UntrustedRecord, OfAUnitThatDoesNotExistIsRefused) {
  expect_refused(take(record_of({{Field::name, "甲"}, {Field::unit, "999999"}})), "unit that does not exist");
}

TEST_F(UntrustedRecord, OfAGroupThatTheDeliveryDoesNotCarryIsRefused) {
  expect_refused(take(kGood, {2, true, index_of("DIBAO"), 1}), "DIBAO, which this delivery does not carry");
  expect_refused(take(kGood, {3, true, 250, 1}), "a group that does not exist");
}

TEST_F(UntrustedRecord, OfARowThatWasNotDeliveredIsRefused) {
  expect_refused(take(kGood, kHeaderRow), "row 1, which was not delivered");
  expect_refused(take(kGood, kHeaderRow + kRows + 2), "row 6, which was not delivered");
}

TEST_F(UntrustedRecord, OfARowThatWasToldBeforeIsRefused) {
  EXPECT_TRUE(take(kGood, 3));
  expect_refused(take(kGood, 3), "one row twice");
  expect_refused(take(kGood, 2), "out of order");
}

TEST_F(UntrustedRecord, OfABatchThatIsCutOffIsRefused) {
  std::string batch;
  plugin_host::append_record(batch, {2, true, index_of("G6"), 1}, kGood);
  expect_refused(intake_.records(std::string_view{batch}.substr(0, batch.size() - 3)), "malformed batch");
}

TEST_F(UntrustedRecord, ThatIsMissingInTheAccountOfRowsIsNoticed) {
  EXPECT_TRUE(take(kGood));
  expect_refused(end(kRows), "accounts for 1 of 3 rows");
}

TEST_F(UntrustedRecord, ThatWasNeverDeliveredIsNoAccountOfRows) {
  EXPECT_TRUE(take(kGood));
  expect_refused(end(kRows + 2), "not what was delivered");
}

TEST_F(UntrustedRecord, MayBeRefusedByItsPluginForAKnownReasonOnly) {
  EXPECT_TRUE(intake_.reject({2, Reason::value_missing, "姓名"}));
  expect_refused(intake_.reject({2, Reason::value_missing}), "one row twice");
  expect_refused(intake_.reject({3, static_cast<Reason>(255)}), "no known reason");
  expect_refused(intake_.reject({9, Reason::value_missing}), "not delivered");
}

TEST_F(UntrustedRecord, RowsThatNobodyAskedForAreRefused) {
  expect_refused(intake_.extracted(2, {"甲"}), "nobody asked for");
  RowsAtHand rows;
  intake_.keep_rows(rows);
  expect_refused(intake_.extracted(kHeaderRow, {"甲"}), "not delivered");
  expect_refused(intake_.extracted(1'000'000, {"甲"}), "not delivered");
  EXPECT_TRUE(intake_.extracted(3, {"甲"}));
  expect_refused(intake_.extracted(3, {"甲"}), "one row twice");
  expect_refused(intake_.extracted(2, {"甲"}), "out of order");
}

}  // namespace
}  // namespace yingbao::ingest
