#include "schema/draft.hpp"
#include "schema/hash.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace yingbao::schema {
namespace {

void set_sample(Draft& draft, const FieldInfo& info, int variant) {
  switch (info.kind) {
    case Kind::code:
    case Kind::text:
    case Kind::bytes: draft.set(info.id, "value " + std::to_string(variant)); break;
    case Kind::entries: draft.add_entry(info.id, std::string(static_cast<std::size_t>(variant), '\0')); break;
    case Kind::date: draft.set(info.id, *Date::of(2020, 1, 1 + variant)); break;
    default: draft.set(info.id, std::int64_t{variant});
  }
}

std::string encoded(const Draft& draft) {
  std::string bytes;
  draft.encode(bytes);
  return bytes;
}

Draft whole_record() {
  Draft draft;
  for (const auto& info : fields()) set_sample(draft, info, 1);
  return draft;
}

TEST(BusinessHash, ChangesWithEveryFieldThatMattersAndWithNoOther) {
  const auto before = business_hash(encoded(whole_record()));
  for (const auto& info : fields()) {
    auto draft = whole_record();
    draft.erase(info.id);
    set_sample(draft, info, 2);
    const bool matters = info.use == Use::business || info.use == Use::derived;
    EXPECT_EQ(business_hash(encoded(draft)) != before, matters) << info.name;
    draft.erase(info.id);
    EXPECT_EQ(business_hash(encoded(draft)) != before, matters) << info.name << " left out";
  }
}

TEST(BusinessHash, IgnoresProvenance) {
  auto draft = whole_record();
  const auto before = business_hash(encoded(draft));
  draft.set(Field::agency, "another");
  draft.set(Field::delivery, std::int64_t{99});
  draft.set(Field::sheet, "Sheet9");
  draft.set(Field::row, std::int64_t{123456});
  draft.set(Field::as_of, *Date::of(2021, 6, 15));
  EXPECT_EQ(business_hash(encoded(draft)), before);
}

TEST(BusinessHash, KeepsTextsOfNeighbouringFieldsApart) {
  Draft left, right;
  left.set(Field::hukou_address, "ab"), left.set(Field::live_address, "c");
  right.set(Field::hukou_address, "a"), right.set(Field::live_address, "bc");
  EXPECT_NE(business_hash(encoded(left)), business_hash(encoded(right)));
}

TEST(BusinessHash, TellsAnEmptyFieldFromAnAbsentOne) {
  Draft left, right;
  left.set(Field::phone, "");
  left.set(Field::name, "张三");
  right.set(Field::name, "张三");
  EXPECT_NE(business_hash(encoded(left)), business_hash(encoded(right)));
}

TEST(BusinessHash, HasNoCollisionsAmongSimilarPeople) {
  std::set<std::uint64_t> low, high;
  constexpr std::size_t kPeople = 50'000;
  for (std::size_t i = 0; i < kPeople; ++i) {
    std::string bytes;
    RecordWriter{bytes}.bytes(Field::id_number, std::to_string(350521199001010000 + static_cast<std::int64_t>(i)));
    const auto hash = business_hash(bytes);
    low.insert(hash.low), high.insert(hash.high);
  }
  EXPECT_EQ(low.size(), kPeople);
  EXPECT_EQ(high.size(), kPeople);
}

TEST(ForwardedHash, ChangesWithWhatThePlatformIsToldAndWithNothingElse) {
  const auto before = forwarded_hash(encoded(whole_record()));
  for (const auto& info : fields()) {
    auto draft = whole_record();
    draft.erase(info.id);
    set_sample(draft, info, 2);
    const bool told = info.forwarded || info.id == Field::kind;
    EXPECT_EQ(forwarded_hash(encoded(draft)) != before, told) << info.name;
  }
}

}  // namespace
}  // namespace yingbao::schema
