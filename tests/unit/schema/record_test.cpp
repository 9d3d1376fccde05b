#include "schema/record.hpp"
#include "support/people.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace yingbao::schema {
namespace {

constexpr auto kUnknown = static_cast<Field>(251);

std::string sample() {
  std::string bytes;
  RecordWriter writer{bytes};
  writer.number(Field::row, 17);
  writer.bytes(Field::id_number, testing::kMan);
  writer.bytes(Field::name, "张\u4DAE");
  writer.date(Field::birth_date, *Date::of(1990, 1, 1));
  writer.number(Field::amount, -4000001);
  writer.bytes(kUnknown, "from a later version");
  return bytes;
}

TEST(Record, GivesBackWhatWasWritten) {
  const auto bytes = sample();
  ASSERT_TRUE(check_record(bytes));
  const RecordView record{bytes};
  EXPECT_EQ(record.number(Field::row), 17);
  EXPECT_EQ(record.text(Field::id_number), testing::kMan);
  EXPECT_EQ(record.text(Field::name), "张\u4DAE");
  EXPECT_EQ(record.date(Field::birth_date).iso(), "1990-01-01");
  EXPECT_EQ(record.number(Field::amount), -4000001);
}

TEST(Record, TellsAnAbsentFieldFromAnEmptyOne) {
  std::string bytes;
  RecordWriter{bytes}.bytes(Field::name, "");
  const RecordView record{bytes};
  EXPECT_EQ(record.find(Field::name), std::string_view{});
  EXPECT_FALSE(record.find(Field::phone));
  EXPECT_FALSE(record.number(Field::row));
  EXPECT_FALSE(record.date(Field::birth_date));
  EXPECT_TRUE(check_record(""));
}

TEST(Record, CarriesFieldsItDoesNotKnow) {
  const auto bytes = sample();
  EXPECT_TRUE(check_record(bytes));
  EXPECT_EQ(RecordView{bytes}.text(kUnknown), "from a later version");
  std::string copied;
  for (const auto& field : RecordView{bytes}) copied += field.whole;
  EXPECT_EQ(copied, bytes);
}

TEST(Record, WritesEveryNumberInAsFewBytesAsItNeeds) {
  struct Number {
    std::int64_t value;
    std::size_t bytes;
  };
  for (const auto& [value, length] : {Number{0, 0},
                                      {-1, 1},
                                      {1, 1},
                                      {127, 1},
                                      {-128, 1},
                                      {128, 2},
                                      {20210615, 4},
                                      {-20210615, 4},
                                      {std::numeric_limits<std::int64_t>::max(), 8},
                                      {std::numeric_limits<std::int64_t>::min(), 8}}) {
    std::string bytes;
    RecordWriter{bytes}.number(Field::amount, value);
    EXPECT_EQ(bytes.size(), 2 + length) << value;
    EXPECT_EQ(RecordView{bytes}.number(Field::amount), value);
    EXPECT_TRUE(check_record(bytes)) << value;
  }
}

TEST(Record, TakesTextsOfEveryLengthUpToItsBound) {
  for (const std::size_t length :
       {std::size_t{0}, std::size_t{127}, std::size_t{128}, std::size_t{16383}, std::size_t{16384}, kMaxTextBytes}) {
    std::string bytes;
    RecordWriter{bytes}.bytes(Field::remark, std::string(length, 'x'));
    EXPECT_TRUE(check_record(bytes)) << length;
    EXPECT_EQ(RecordView{bytes}.text(Field::remark).size(), length);
  }
}

TEST(Entries, AreRecordsInsideARecord) {
  std::string entries, bytes;
  for (int i = 0; i < 3; ++i) {
    std::string entry;
    RecordWriter writer{entry};
    writer.date(Field::settled_on, *Date::of(2020, 1, i + 1));
    writer.number(Field::own_pay, 1000 * i);
    writer.bytes(Field::settlement_state, "settled");
    append_varint(entries, entry.size());
    entries += entry;
  }
  RecordWriter{bytes}.bytes(Field::settlements, entries);
  ASSERT_TRUE(check_record(bytes));
  EntriesView view{RecordView{bytes}.text(Field::settlements)};
  int count = 0;
  for (RecordView entry; view.next(entry); ++count) {
    EXPECT_EQ(entry.number(Field::own_pay), 1000 * count);
    EXPECT_EQ(entry.date(Field::settled_on).day(), count + 1);
  }
  EXPECT_EQ(count, 3);
}

TEST(Varint, RoundTripsEverySize) {
  for (int shift = 0; shift < 64; ++shift)
    for (const std::uint64_t value :
         {std::uint64_t{1} << shift, (std::uint64_t{1} << shift) - 1, ~std::uint64_t{0} >> shift}) {
      std::string bytes;
      append_varint(bytes, value);
      std::string_view in{bytes};
      EXPECT_EQ(take_varint(in), value);
      EXPECT_TRUE(in.empty());
    }
}

TEST(Varint, MustEndWithinItsBytes) {
  for (const auto& bytes : {std::string{}, std::string{"\x80"}, std::string{"\xFF\xFF"}, std::string(10, '\x80'),
                            std::string(20, '\xFF')}) {
    std::string_view in{bytes};
    EXPECT_FALSE(take_varint(in));
    EXPECT_EQ(in.size(), bytes.size()) << "nothing may be taken";
  }
}

}  // namespace
}  // namespace yingbao::schema
