// Whatever bytes arrive, nothing is read beyond them and nothing that was accepted surprises later.
#include "base/text.hpp"
#include "schema/draft.hpp"
#include "schema/hash.hpp"
#include "schema/json.hpp"

#include <gtest/gtest.h>

#include <random>

namespace yingbao::schema {
namespace {

std::string sample_record() {
  std::string entry, bytes;
  RecordWriter{entry}.number(Field::own_pay, 123456);
  Draft draft;
  draft.set(Field::id_number, "350521199001011239");
  draft.set(Field::name, "张三");
  draft.set(Field::sex, "1");
  draft.set(Field::birth_date, std::int64_t{19900101});
  draft.set(Field::insured, std::int64_t{1});
  draft.add_entry(Field::settlements, entry);
  draft.add_entry(Field::settlements, entry);
  draft.encode(bytes);
  return bytes;
}

/// Reads the bytes in every way the hub does, checked or not.
void read_everywhere(std::string_view bytes) {
  const RecordView record{bytes};
  std::size_t fields = 0;
  for (const auto& field : record) {
    fields += field.whole.size();
    EntriesView entries{field.value};
    for (RecordView entry; entries.next(entry);) fields += entry.bytes().size();
  }
  (void)business_hash(bytes);
  (void)forwarded_hash(bytes);
  (void)record.number(Field::amount);
  (void)record.date(Field::birth_date);
}

void expect_no_surprise(std::string_view bytes) {
  std::string again, json;
  Draft draft;
  draft.take(bytes);
  draft.encode(again);
  ASSERT_TRUE(check_record(again)) << ::testing::PrintToString(bytes);
  JsonWriter writer{json};
  write_record(writer, RecordView{bytes}, true);
  ASSERT_TRUE(is_utf8(json)) << ::testing::PrintToString(bytes);
}

TEST(AnyBytes, AreReadWithinTheirBounds) {
  std::mt19937_64 random{42};
  std::string bytes;
  for (int round = 0; round < 50'000; ++round) {
    bytes.resize(random() % 48);
    for (auto& byte : bytes) byte = static_cast<char>(random() % 3 ? random() % 32 : random());
    read_everywhere(bytes);
    if (check_record(bytes)) expect_no_surprise(bytes);
  }
}

TEST(DamagedRecord, IsReadWithinItsBounds) {
  const auto whole = sample_record();
  ASSERT_TRUE(check_record(whole));
  std::mt19937_64 random{43};
  for (int round = 0; round < 50'000; ++round) {
    auto bytes = whole;
    for (auto damages = 1 + random() % 3; damages > 0; --damages) {
      const auto at = random() % bytes.size();
      switch (random() % 4) {
        case 0: bytes[at] = static_cast<char>(random()); break;
        case 1: bytes.resize(at + 1); break;
        case 2: bytes.insert(at, 1, static_cast<char>(random())); break;
        default: bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
      }
    }
    read_everywhere(bytes);
    if (check_record(bytes)) expect_no_surprise(bytes);
  }
}

}  // namespace
}  // namespace yingbao::schema
