#include "schema/draft.hpp"

#include <gtest/gtest.h>

namespace yingbao::schema {
namespace {

std::string encoded(const Draft& draft) {
  std::string bytes;
  draft.encode(bytes);
  return bytes;
}

TEST(Draft, EncodesInAscendingOrderWhateverTheOrderOfSetting) {
  Draft draft;
  draft.set(Field::amount, std::int64_t{-5});
  draft.set(Field::name, "张三");
  draft.set(Field::birth_date, *Date::of(1990, 1, 1));
  draft.set(Field::id_number, "x");
  const auto bytes = encoded(draft);
  EXPECT_TRUE(check_record(bytes));
  EXPECT_EQ(RecordView{bytes}.number(Field::amount), -5);
  EXPECT_EQ(RecordView{bytes}.text(Field::name), "张三");
}

TEST(Draft, KeepsTheLastValueOfAField) {
  Draft draft;
  draft.set(Field::name, "a long first value");
  draft.set(Field::name, "b");
  draft.set(Field::quantity, std::int64_t{70000});
  draft.set(Field::quantity, std::int64_t{0});
  EXPECT_EQ(draft.value(Field::name), "b");
  EXPECT_EQ(draft.number(Field::quantity), 0);
  EXPECT_TRUE(draft.has(Field::quantity));
}

TEST(Draft, ForgetsErasedFieldsAndClearsForTheNextRow) {
  Draft draft;
  draft.set(Field::name, "张三");
  draft.set(Field::phone, "1");
  draft.erase(Field::name);
  EXPECT_FALSE(draft.has(Field::name));
  EXPECT_EQ(draft.value(Field::name), "");
  EXPECT_EQ(draft.number(Field::amount), 0);
  draft.clear();
  EXPECT_TRUE(draft.empty());
  EXPECT_EQ(encoded(draft), "");
}

TEST(Draft, GathersEntriesInTheirOrder) {
  Draft draft;
  for (int i = 1; i <= 200; ++i) {
    std::string entry;
    RecordWriter{entry}.number(Field::own_pay, i);
    draft.add_entry(Field::settlements, entry);
  }
  EntriesView entries{draft.value(Field::settlements)};
  int count = 0;
  for (RecordView entry; entries.next(entry);) EXPECT_EQ(entry.number(Field::own_pay), ++count);
  EXPECT_EQ(count, 200);
  EXPECT_TRUE(check_record(encoded(draft)));
}

TEST(Draft, CopiesOneOfItsOwnValues) {
  Draft draft;
  draft.set(Field::hukou_address, std::string(5000, 'x'));
  for (int i = 0; i < 20; ++i) draft.set(Field::live_address, draft.value(Field::hukou_address));
  EXPECT_EQ(draft.value(Field::live_address), std::string(5000, 'x'));
}

TEST(Draft, TakesARecordWithTheFieldsItDoesNotKnow) {
  std::string bytes;
  RecordWriter writer{bytes};
  writer.bytes(Field::name, "张三");
  writer.bytes(static_cast<Field>(240), "later");
  Draft draft;
  draft.set(Field::name, "before");
  draft.set(Field::phone, "1");
  draft.take(bytes);
  EXPECT_EQ(draft.value(Field::name), "张三");
  EXPECT_EQ(draft.value(Field::phone), "1");
  EXPECT_EQ(draft.value(static_cast<Field>(240)), "later");
  draft.erase(Field::phone);
  EXPECT_EQ(encoded(draft), bytes);
}

}  // namespace
}  // namespace yingbao::schema
