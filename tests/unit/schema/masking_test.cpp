#include "schema/masking.hpp"
#include "base/text.hpp"
#include "schema/json.hpp"
#include "support/people.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yingbao::schema {
namespace {

TEST(MaskNumber, NeverShowsTheMiddle) {
  EXPECT_EQ(mask_number(testing::kMan), "3505**********1239");
  EXPECT_EQ(mask_number("13800138000"), "13*******00");
  EXPECT_EQ(mask_number("350521670401001"), "350*********001");
  for (std::size_t length = 1; length < 40; ++length) {
    const auto masked = mask_number(std::string(length, '7'));
    EXPECT_EQ(masked.size(), length);
    EXPECT_GE(2 * std::count(masked.begin(), masked.end(), '*'), static_cast<std::ptrdiff_t>(length)) << masked;
    EXPECT_EQ(masked[length / 2], '*') << masked;
  }
  EXPECT_EQ(mask_number(""), "");
}

TEST(MaskNumbers, HidesWhatIsBuiltLikeANumberWhereverItStands) {
  struct Case {
    std::string text, shown;
  };
  const Case cases[] = {{"张三_350502199001011234.csv", "张三_3505**********1234.csv"},
                        {"35050219900101123X", "3505**********123X"},
                        {"350502199001011234,350502199001011234", "3505**********1234,3505**********1234"},
                        {"{\"title\":\"35050219900101123x\"}", "{\"title\":\"3505**********123X\"}"},
                        {"证350521670401001号", "证350*********001号"},
                        {"35050219900101123444", "3505************3444"},
                        {"３５０５０２１９９００１０１１２３４", "3505**********1234"},
                        {"cID350502199001011234", "cID3505**********1234"},
                        {"0123456789abcdefa350502199001011234bcdef", "0123456789abcdefa350502199001011234bcdef"},
                        {"20210610123456789", "20210610123456789"},
                        {"350502199013011234", "350502199013011234"},
                        {"1623283200000000001", "1623283200000000001"},
                        {"T12-1-57-A3F9 13800138000 XX", "T12-1-57-A3F9 13800138000 XX"},
                        {"", ""}};
  for (const auto& each : cases) EXPECT_EQ(mask_numbers(each.text), each.shown);
}

TEST(MaskNumber, CutsNoCharacterInTwo) {
  for (const char* cell :
       {"身份证丢失补办中", "３５０５２１１９９００１０１１２３９", "无号码", "35052119900101123九", "丢失"})
    EXPECT_TRUE(is_utf8(mask(Field::id_number, cell))) << cell;
}

TEST(MaskName, ShowsTheFirstCharacter) {
  EXPECT_EQ(mask_name("张三"), "张*");
  EXPECT_EQ(mask_name("欧阳小明"), "欧***");
  EXPECT_EQ(mask_name("\U00020BB7三"), "\U00020BB7*");
  EXPECT_EQ(mask_name("买买提·吐尔逊"), "买******");
  EXPECT_EQ(mask_name(""), "");
}

TEST(Mask, FollowsTheTableOfFields) {
  const std::string value = "泉州市惠安县某镇某村1号";
  for (const auto& info : fields()) {
    const auto masked = mask(info.id, value);
    EXPECT_EQ(masked.find("惠安县") != std::string::npos, info.sensitivity == Sensitivity::open) << masked;
    EXPECT_EQ(mask(info.id, ""), "") << info.name;
  }
}

TEST(Mask, HidesAFieldItDoesNotKnow) { EXPECT_EQ(mask(static_cast<Field>(251), "350521199001011239"), "***"); }

/// A value of the field that cannot be mistaken for anything else in the text.
std::string telling_value(const FieldInfo& info, std::string& record) {
  RecordWriter writer{record};
  std::string entry;
  switch (info.kind) {
    case Kind::integer: writer.number(info.id, 7654321); return "7654321";
    case Kind::money: writer.number(info.id, 765432100); return "7654321.00";
    case Kind::date: writer.date(info.id, *Date::of(1987, 6, 5)); return "1987-06-05";
    case Kind::boolean: writer.number(info.id, 1); return "true";
    case Kind::bytes: writer.bytes(info.id, "QQQQQ"); return "5151515151";
    case Kind::entries: return "";
    default: writer.bytes(info.id, "AAAAMIDDLEZZZZ"); return "MIDDLE";
  }
}

TEST(WrittenRecord, ShowsNoPersonalValueUnlessWhole) {
  for (const auto& info : fields()) {
    std::string record, masked, whole;
    const auto value = telling_value(info, record);
    if (value.empty()) continue;
    JsonWriter masked_writer{masked}, whole_writer{whole};
    write_record(masked_writer, RecordView{record}, false);
    write_record(whole_writer, RecordView{record}, true);
    EXPECT_NE(whole.find(value), std::string::npos) << whole;
    EXPECT_EQ(masked.find(value) != std::string::npos, info.sensitivity == Sensitivity::open) << masked;
  }
}

TEST(WrittenRecord, ShowsNoPersonalValueOfAnEntry) {
  std::string entry, entries, record, json;
  RecordWriter{entry}.bytes(Field::disease, "AAAAMIDDLEZZZZ");
  append_varint(entries, entry.size());
  RecordWriter{record}.bytes(Field::settlements, entries + entry);
  JsonWriter writer{json};
  write_record(writer, RecordView{record}, false);
  EXPECT_EQ(json.find("MIDDLE"), std::string::npos) << json;
}

}  // namespace
}  // namespace yingbao::schema
