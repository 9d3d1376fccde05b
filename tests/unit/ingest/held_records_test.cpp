// What a list holds and what is counted, whatever waited for its column on the way.
#include "ingest/record_intake.hpp"
#include "list/reader.hpp"
#include "schema/feed.hpp"
#include "schema/hash.hpp"
#include "schema/record.hpp"
#include "support/data_folders.hpp"

#include <gtest/gtest.h>

#include <map>

namespace yingbao::ingest {
namespace {

using schema::Field;
using schema::Reason;

const std::string kPasses = "350521196204194000", kFails = "350521199001011000", kPlain = "350582198506150021";

struct Row {
  std::string number, name;
  std::string sex = {};
  std::optional<Date> birth = {};
  bool is_number = false;
};

/// One delivery taken in, table by table.
class Intake {
 public:
  explicit Intake(bool typed = false) {
    agency_.id = "human_resources";
    agency_.feeds.resize(1);
    agency_.feeds[0].kind = "G6";
    delivery_ = store::landed();
    delivery_.as_of = store::day(2021, 6, 10);
    delivery_.id = data_.store.add_delivery(delivery_);
    intake_.emplace(data_.store, agency_, delivery_, Status{},
                    [this] { return data_.data.shelf().create({.person_key = &data_.keys.person_key()}); });
    intake_->meter().line_feeds = 1'000;
    intake_->meter().quotes = 1;  // so that fewer rows than lines are told
    EXPECT_TRUE(intake_->expect_feed("G6"));
    begin({}, typed);
  }

  void begin(const std::string& sheet, bool typed = false) {
    plugin_host::HeaderFrame header;
    header.row = row_ = 1;
    header.sheet = sheet;
    header.typed = typed;
    ASSERT_TRUE(intake_->header(header));
  }
  Intake& take(const std::vector<Row>& rows) {
    std::string batch;
    for (const auto& row : rows) {
      std::string record;
      schema::RecordWriter writer{record};
      if (!row.number.empty()) writer.bytes(Field::id_number, row.number);
      writer.bytes(Field::name, row.name);
      if (!row.sex.empty()) writer.bytes(Field::sex, row.sex);
      if (row.birth) writer.date(Field::birth_date, *row.birth);
      plugin_host::append_record(batch, {++row_, true, feed(), schema::hash_of(row.name), row.is_number}, record);
    }
    rows_ += rows.size();
    EXPECT_TRUE(intake_->records(batch));
    return *this;
  }
  void end() {
    plugin_host::EndFrame end;
    end.rows = rows_;
    const auto done = intake_->finish(end);
    ASSERT_TRUE(done) << done.error().detail();
    const auto tables_rows = intake_->used_rows();
    EXPECT_EQ(tables_rows, rows_) << "whoever waits is counted";
    for (const auto& tally : intake_->tallies(end)) findings_[tally.reason] = tally.rows;
    auto& writer = intake_->lists().at(0).writer;
    summary_ = writer.close().value();
    for (list::ListCursor cursor{list::ListReader::open(writer.file()).value()}; cursor.valid(); cursor.next()) {
      const schema::RecordView record{cursor.record()};
      std::string what{record.text(Field::name)};
      if (cursor.kind() == list::KeyKind::unkeyed) what += "?";
      statuses_[what] = record.text(Field::id_status);
      firsts_[what] = record.number(Field::row).value_or(0);
    }
  }

  std::uint64_t found(Reason reason) { return findings_[reason]; }
  /// By name, behind which a ? stands for a person without a key.
  std::map<std::string, std::string> statuses_;
  std::map<std::string, std::int64_t> firsts_;
  list::ListSummary summary_;

 private:
  static std::uint8_t feed() {
    std::uint8_t at = 0;
    while (schema::feed_kinds()[at].code != "G6") ++at;
    return at;
  }
  store::OpenData data_;
  config::AgencyConfig agency_;
  store::Delivery delivery_;
  std::optional<RecordIntake> intake_;
  std::map<Reason, std::uint64_t> findings_;
  std::uint64_t row_ = 1, rows_ = 0;
};

using Statuses = std::map<std::string, std::string>;

TEST(HeldRecords, OneDamagedRowTakesAwayNobodyElse) {
  Intake intake;
  intake.take({{"3.50521E+17", "甲"}, {kPlain, "乙"}, {kPasses, "丙"}}).end();
  EXPECT_EQ(intake.statuses_, (Statuses{{"甲?", "PRECISION_LOST"}, {"乙", "OK"}, {"丙", "OK"}}));
  EXPECT_EQ(intake.found(Reason::id_precision_lost), 1u);
}

TEST(HeldRecords, EvidenceBelowAndInALaterBatchCounts) {
  Intake intake;
  intake.take({{kPasses, "甲"}, {kPlain, "乙"}}).take({{kFails, "丙"}}).end();
  EXPECT_EQ(intake.statuses_, (Statuses{{"甲?", "PRECISION_LOST"}, {"乙", "OK"}, {"丙?", "PRECISION_LOST"}}));
  EXPECT_EQ(intake.found(Reason::id_precision_lost), 2u);
  EXPECT_EQ(intake.summary_.unkeyed, 2u);
}

TEST(HeldRecords, CellsWithTypesAreAsTyped) {
  Intake intake{true};
  intake.take({{kPasses, "甲"}, {kFails, "乙"}}).end();
  EXPECT_EQ(intake.statuses_, (Statuses{{"甲", "OK"}, {"乙?", "PRECISION_LOST"}}));
}

TEST(HeldRecords, AnotherFileOfAnArchiveIsAnotherColumn) {
  Intake intake;
  intake.begin("甲县.csv");
  intake.take({{kPasses, "甲"}});
  intake.begin("乙县.csv");
  intake.take({{kFails, "乙"}, {kPasses, "丙"}}).end();
  EXPECT_EQ(intake.statuses_, (Statuses{{"甲", "OK"}, {"乙?", "PRECISION_LOST"}, {"丙?", "PRECISION_LOST"}}));
}

TEST(HeldRecords, RunsOfRecordsWithOtherKeysAreTheSameColumn) {
  Intake intake;
  intake.take({{kPasses, "甲"}});
  intake.begin("");
  intake.take({{kFails, "乙"}}).end();
  EXPECT_EQ(intake.statuses_, (Statuses{{"甲?", "PRECISION_LOST"}, {"乙?", "PRECISION_LOST"}}));
}

TEST(HeldRecords, EqualRowsStayDuplicatesAndTheFirstStaysFirst) {
  Intake intake;
  intake.take({{kPasses, "甲"}, {kPlain, "乙"}, {"'" + kPasses, "甲"}, {kPlain, "乙"}}).end();
  EXPECT_EQ(intake.summary_.records, 2u);
  EXPECT_EQ(intake.summary_.duplicate_rows, 2u);
  EXPECT_EQ(intake.firsts_["甲"], 2);
  EXPECT_EQ(intake.firsts_["乙"], 3);
}

TEST(HeldRecords, RoundedJsonNumbersAreNobodys) {
  Intake intake;
  intake.take({{"350502195607122200", "甲", {}, {}, true}, {"350502195412122200", "乙", {}, {}, true}}).end();
  EXPECT_EQ(intake.statuses_, (Statuses{{"甲?", "PRECISION_LOST"}, {"乙?", "PRECISION_LOST"}}));
}

TEST(HeldRecords, ABirthdayThatContradictsTheNumberIsAFinding) {
  Intake intake;
  intake
      .take({{kPlain, "甲", {}, store::day(1985, 6, 15)},
             {kPlain, "乙", {}, store::day(1985, 6, 1)},
             {kPlain, "丙", {}, store::day(1985, 5, 1)},
             {kPlain, "丁", {}, store::day(1985, 6, 16)},
             {"", "戊", {}, store::day(1985, 6, 16)}})
      .end();
  EXPECT_EQ(intake.found(Reason::birth_contradicts), 2u) << "a month alone was read as its first day";
  EXPECT_EQ(intake.statuses_["丁"], "OK") << "the number decides";
}

TEST(HeldRecords, OfAManANumberOfZerosIsDamaged) {
  Intake intake;
  intake.take({{kPlain, "甲", "2"}, {kPasses, "乙", "1"}}).end();
  EXPECT_EQ(intake.statuses_, (Statuses{{"甲", "OK"}, {"乙?", "PRECISION_LOST"}}));
  EXPECT_EQ(intake.found(Reason::sex_contradicts), 0u) << "nothing is said of somebody else's number";
}

}  // namespace
}  // namespace yingbao::ingest
