// What check_record must refuse: the bytes come from a process that is not trusted.
#include "schema/record.hpp"

#include <gtest/gtest.h>

namespace yingbao::schema {
namespace {

std::string field(Field id, std::string_view value) {
  std::string bytes;
  RecordWriter{bytes}.bytes(id, value);
  return bytes;
}

std::string number(Field id, std::int64_t value) {
  std::string bytes;
  RecordWriter{bytes}.number(id, value);
  return bytes;
}

/// A field of entries that holds `entry` once.
std::string holding(Field id, const std::string& entry) {
  std::string entries;
  append_varint(entries, entry.size());
  return field(id, entries + entry);
}

void expect_refused(const std::string& bytes, std::string_view told) {
  const auto checked = check_record(bytes);
  ASSERT_FALSE(checked) << ::testing::PrintToString(bytes);
  EXPECT_EQ(checked.error().code(), Errc::malformed);
  EXPECT_NE(checked.error().detail().find(told), std::string::npos) << checked.error().detail();
}

TEST(CheckRecord, RefusesEveryBeginningThatBreaksOffInsideAField) {
  const auto whole = field(Field::name, "张三") + field(Field::phone, std::string(200, '1'));
  const auto first = field(Field::name, "张三").size();
  ASSERT_TRUE(check_record(whole));
  for (std::size_t length = 1; length < whole.size(); ++length)
    if (length != first) {
      EXPECT_FALSE(check_record(whole.substr(0, length))) << length;
    }
}

TEST(CheckRecord, RefusesLengthsThatLeaveTheRecord) {
  const char id = static_cast<char>(Field::name);
  expect_refused(std::string{id} +
                     "\x05"
                     "abcd",
                 "leaves its record");
  expect_refused(std::string{id} + "\x80", "leaves its record");
  expect_refused(std::string{id} + std::string(9, '\xFF') +
                     "\x01"
                     "ab",
                 "leaves its record");
  expect_refused(std::string{id} + std::string(11, '\xFF'), "leaves its record");
}

TEST(CheckRecord, RefusesFieldsOutOfOrder) {
  expect_refused(field(Field::name, "张") + field(Field::id_number, "x"), "out of order");
  expect_refused(field(Field::name, "张") + field(Field::name, "张"), "out of order");
  expect_refused(field(static_cast<Field>(0), "x"), "out of order");
  expect_refused(field(static_cast<Field>(252), "x") + field(static_cast<Field>(251), "x"), "out of order");
}

TEST(CheckRecord, RefusesTextThatIsNoUtf8OrTooLong) {
  expect_refused(field(Field::name, "\xD5\xC5"), "name: not UTF-8");
  expect_refused(field(Field::remark, "\xED\xA0\x80"), "not UTF-8");
  expect_refused(field(Field::remark, std::string(kMaxTextBytes + 1, 'x')), "too long");
}

TEST(CheckRecord, RefusesUnknownWordsOfCodes) {
  for (const auto& info : fields()) {
    if (info.kind != Kind::code) continue;
    expect_refused(field(info.id, ""), info.name);
    expect_refused(field(info.id, "two words"), info.name);
    expect_refused(field(info.id, "男"), info.name);
    expect_refused(field(info.id, std::string(129, 'x')), info.name);
    if (info.values.empty()) continue;
    expect_refused(field(info.id, "nonsense"), "unknown code");
    expect_refused(field(info.id, info.values.substr(0, info.values.find('|') + 1)), info.name);
    expect_refused(field(info.id, info.values.substr(0, info.values.find('|', info.values.find('|') + 1))), info.name);
    EXPECT_TRUE(check_record(field(info.id, info.values.substr(0, info.values.find('|'))))) << info.name;
    EXPECT_TRUE(check_record(field(info.id, info.values.substr(info.values.rfind('|') + 1)))) << info.name;
  }
}

TEST(CheckRecord, RefusesDatesThatAreNotInTheCalendar) {
  for (const std::int64_t day : {0, 20210229, 20200230, 20201301, 20200100, 202001, -20200101, 999999999})
    expect_refused(number(Field::birth_date, day), "birth_date: not a day");
  expect_refused(number(Field::birth_date, std::int64_t{1} << 40), "not a day");
  expect_refused(field(Field::birth_date, std::string(9, '\x01')), "not a day");
  EXPECT_TRUE(check_record(number(Field::birth_date, 20200229)));
}

TEST(CheckRecord, RefusesNumbersAndFlagsOutOfBounds) {
  expect_refused(field(Field::amount, std::string(9, '\x01')), "amount");
  expect_refused(field(Field::household_size, std::string(9, '\x01')), "household_size");
  expect_refused(number(Field::insured, 2), "insured: not a boolean");
  expect_refused(number(Field::insured, -1), "not a boolean");
  expect_refused(field(Field::reference_id, std::string(65, 'x')), "too long");
  EXPECT_TRUE(check_record(number(Field::insured, 1)));
  EXPECT_TRUE(check_record(number(Field::insured, 0)));
}

TEST(CheckRecord, RefusesEntriesThatLeaveTheirField) {
  expect_refused(field(Field::settlements,
                       "\x05"
                       "ab"),
                 "entry leaves its field");
  expect_refused(field(Field::settlements, "\x80"), "entry leaves its field");
  expect_refused(field(Field::settlements, std::string(9, '\xFF') + "\x01"), "entry leaves its field");
  EXPECT_TRUE(check_record(field(Field::settlements, "")));
  EXPECT_TRUE(check_record(field(Field::settlements, std::string(3, '\0')))) << "three empty entries";
}

TEST(CheckRecord, ChecksTheFieldsOfEntries) {
  expect_refused(holding(Field::settlements, number(Field::settled_on, 20200230)), "not a day");
  expect_refused(holding(Field::settlements, field(Field::settlement_state, "paid")), "unknown code");
  expect_refused(holding(Field::settlements, field(Field::name, "x").substr(0, 2)), "leaves its record");
  EXPECT_TRUE(check_record(holding(Field::settlements, number(Field::settled_on, 20200229))));
}

TEST(CheckRecord, RefusesNestingWithoutEnd) {
  std::string bytes;
  for (int depth = 0; depth < 20; ++depth) bytes = holding(Field::settlements, bytes);
  expect_refused(bytes, "nested too deeply");
}

TEST(CheckRecord, RefusesARecordThatIsTooLong) {
  std::string bytes;
  for (int id = 224; id < 256 && bytes.size() <= kMaxRecordBytes; ++id)
    bytes += field(static_cast<Field>(id), std::string(kMaxTextBytes, 'x'));
  ASSERT_GT(bytes.size(), kMaxRecordBytes);
  expect_refused(bytes, "too long");
}

TEST(CheckRecord, NamesNoValueInItsRefusal) {
  const auto checked = check_record(field(Field::id_status, "350521199001011239"));
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().detail().find("3505"), std::string::npos);
}

TEST(FaultOf, AgreesWithTheCheckOfTheWholeRecord) {
  for (const auto& bytes : {field(Field::name, "张三"), field(Field::name, "\xD5"), number(Field::birth_date, 20200230),
                            field(Field::sex, "3"), field(static_cast<Field>(250), "\xFF")}) {
    const RecordView record{bytes};
    EXPECT_EQ(fault_of(*record.begin()) == nullptr, check_record(bytes).has_value());
  }
}

}  // namespace
}  // namespace yingbao::schema
