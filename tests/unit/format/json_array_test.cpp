// A JSON array, or an object that holds one, as a table.
#include "keyed_tables.hpp"

#include <gtest/gtest.h>

namespace yingbao::format {
namespace {

using testing::Cells;
using testing::one_table;
using testing::read_keyed;
using testing::Table;

std::string error_of(std::string_view text, const ReadOptions& options = {}) { return read_keyed(text, options).error; }

TEST(JsonValues, AreToldAsTheyStandInTheFile) {
  EXPECT_EQ(one_table(R"([{"id":350521199001011239,"e":3.50521199001011E17,"z":-0,"f":1.50,"t":true,"n":false,"u":null,
                          "s":"a\"b\\c\/d\n\u5f20\ud842\udfb7"}])"),
            (Table{{0, {"id", "e", "z", "f", "t", "n", "u", "s"}},
                   {1,
                    {"350521199001011239", "3.50521199001011E17", "-0", "1.50", "TRUE", "FALSE", "",
                     "a\"b\\c/d\n张𠮷"}}}));
}

TEST(JsonValues, NestedMembersAndListsBecomeCells) {
  EXPECT_EQ(one_table(R"([{"人":{"姓名":"张三","住址":{"县":"安溪"}},"电话":["1",2,null,true],"无":[],
                          "家":[ {"x":1} , 2 ],"末":[[1,2]],"空":{}}])"),
            (Table{{0, {"人.姓名", "人.住址.县", "电话", "无", "家", "末"}},
                   {1, {"张三", "安溪", "1、2、、TRUE", "", R"([ {"x":1} , 2 ])", "[[1,2]]"}}}));
}

TEST(JsonArray, IsFoundByItsPath) {
  const std::string text = R"({"code":0,"data":{"list":[{"a":1}],"a.b":[{"a":2}]},"rows":[{"a":3}]})";
  for (const auto& [path, value] : {std::pair{"data.list", "1"}, {R"(data."a.b")", "2"}, {"rows", "3"}}) {
    EXPECT_EQ(one_table(text, {.records = path}), (Table{{0, {"a"}}, {1, {value}}})) << path;
    EXPECT_EQ(read_keyed(text, {.records = path}).described, std::string{"JSON, "} + path);
  }
}

TEST(JsonArray, IsFoundByItselfWhenItIsTheOnlyOne) {
  for (const auto* text : {R"({"data":{"list":[{"a":1}],"total":1},"message":"ok"})", R"({"rows":[{"a":1}]})",
                           R"({"x":[1,2],"y":[],"rows":[{"a":1}]})", R"( {"a":{"b":{"c":[ {"a":1} ]}}} )"})
    EXPECT_EQ(one_table(text), (Table{{0, {"a"}}, {1, {"1"}}})) << text;
  EXPECT_EQ(read_keyed(R"({"data":{"list":[{"a":1}]}})").described, "JSON, data.list");
  EXPECT_EQ(read_keyed(R"([{"a":1}])").described, "JSON");
}

TEST(JsonArray, MayBeEmpty) {
  for (const auto* text : {"[]", " [ ] ", R"({"data":[]})", R"({"code":0,"data":{"list":[]}})"}) {
    const auto reading = read_keyed(text);
    EXPECT_EQ(reading.error, "") << text;
    EXPECT_EQ(reading.tables, (std::vector<Table>{Table{{0, {}}}}))
        << "a header without titles says that nothing is missing";
  }
  for (const auto* text :
       {R"({"data":null,"msg":""})", R"({"data":{"list":null,"total":0}})", R"({"data":{"list":[]}})"})
    EXPECT_EQ(read_keyed(text, {.records = "data.list"}).tables, (std::vector<Table>{Table{{0, {}}}})) << text;
  EXPECT_NE(error_of(R"({"data":{"list":0}})", {.records = "data.list"}), "");
  EXPECT_NE(error_of(R"({"data":null},)", {.records = "data.list"}), "");
}

TEST(JsonArray, OfArraysHoldsRowsAndTheirTitles) {
  for (const auto& [text, described] :
       {std::pair{R"([["姓名","证件"],["张三",350521199001011239],[null,true,{"a":[1]}]])", "JSON arrays"},
        {R"({"code":0,"data":[["姓名","证件"],["张三",350521199001011239],[null,true,{"a":[1]}]]})",
         "JSON arrays, data"}}) {
    EXPECT_EQ(one_table(text),
              (Table{{1, {"姓名", "证件"}}, {2, {"张三", "350521199001011239"}}, {3, {"", "TRUE", R"({"a":[1]})"}}}));
    EXPECT_EQ(read_keyed(text).described, described);
  }
  EXPECT_EQ(one_table(R"([["a"],{"b":1},["c"],[])"
                      "\n]"),
            (Table{{1, {"a"}}, {2, {R"({"b":1})"}, true}, {3, {"c"}}, {4, {}}}));
  EXPECT_NE(error_of(R"([["a"],["b"])").find("cut off"), std::string::npos);
}

TEST(JsonNumber, OfManyDigitsIsToldApartFromAText) {
  for (const auto* text : {R"([{"a":350502195703122200,"b":"350502195703122200","c":350502195703122,"d":1}])",
                           R"([["a","b","c","d"],[350502195703122200,"350502195703122200",350502195703122,1]])"}) {
    MemorySource source{text};
    const auto rows = open_rows(source, {});
    ASSERT_TRUE((*rows)->next().value());
    ASSERT_TRUE((*rows)->next().value());
    EXPECT_EQ((*rows)->cells()[0], "350502195703122200") << "as it is written";
    EXPECT_TRUE((*rows)->is_number(0));
    for (const std::size_t cell : {1u, 2u, 3u}) EXPECT_FALSE((*rows)->is_number(cell)) << cell;
  }
}

TEST(Json, EndsWhereCtrlZStands) {
  for (const auto* text : {"[{\"a\":1}]\x1A", "{\"a\":1}\n\x1A", "[{\"a\":1}]\n\x1A\x1A"})
    EXPECT_EQ(one_table(text), (Table{{0, {"a"}}, {1, {"1"}}})) << text;
}

TEST(JsonArray, OneOfSeveralIsNotGuessed) {
  const auto told = error_of(R"({"people":[{"a":1}],"dead":[{"a":2}]})");
  EXPECT_NE(told.find("people, dead"), std::string::npos) << told;
  EXPECT_NE(told.find("`records`"), std::string::npos);
  const auto number = error_of(R"({"350521199001011239":[{"a":1}],"dead":[{"a":2}]})");
  EXPECT_EQ(number.find("350521"), std::string::npos) << "a key may be a person's number";
}

TEST(JsonArray, ASecondOneBeyondTheBeginningIsNotOverlooked) {
  std::string text = R"({"people":[)";
  for (int i = 0; i < 30'000; ++i) text += R"({"a":"a person with some text"},)";
  text.back() = ']';
  const auto reading = read_keyed(text + R"(,"n":{"dead":[{"a":2}]}})");
  EXPECT_EQ(reading.records(), 30'000u);
  EXPECT_NE(reading.error.find("people, n.dead"), std::string::npos) << reading.error;
  EXPECT_EQ(error_of(text + R"(,"dead":[{"a":2}]})", {.records = "people"}), "");
  EXPECT_NE(error_of(text + R"(,"people":[{"a":2}]})", {.records = "people"}), "") << "the same key again";
}

TEST(JsonArray, AnAnswerThatHoldsNoneIsTakenForAnErrorMessage) {
  for (const auto* text : {R"({"code":500,"message":"系统繁忙"})", "{\n \"code\": 500\n}\n",
                           R"({"data":null,"msg":"x"})", "{\n\"a\":\n1}", R"({"data":[1,2],"code":1})"})
    EXPECT_NE(error_of(text).find("perhaps it is an error message"), std::string::npos) << text;
  EXPECT_NE(error_of(R"({"code":500})", {.records = "data.list"}).find("data.list"), std::string::npos);
  EXPECT_NE(error_of(R"({"data":{"list":{}}})", {.records = "data.list"}), "");
  EXPECT_NE(error_of(R"([{"a":1}])", {.records = "data.list"}).find("leave `records`"), std::string::npos);
}

TEST(JsonArray, ARecordOutOfShapeCostsThatRecord) {
  for (const std::string bad : {R"({"a":1 "b":2})",
                                R"({"a":01})",
                                R"({"a":nul})",
                                R"({"a":.5})",
                                R"({"a":"\x"})",
                                R"({"a":1,"a":2})",
                                R"({"a":"\ud800"})",
                                R"({"a":"\udc00"})",
                                R"({"a":1,})",
                                R"({,})",
                                R"({"a"})",
                                R"({"a":"b":"c"})",
                                "{\"a\":\"\xFF\"}",
                                "{\"a\":\"\x01\"}",
                                "{\"a\":\"new\nline\"}",
                                "7",
                                "null",
                                "\"text\"",
                                "[1]",
                                "{a:1}",
                                R"({"a":+1})",
                                R"({"a":1.})",
                                R"({"a":1e})",
                                R"({"a":TRUE})",
                                R"({"a":0x1})",
                                R"({"a":[1,]})",
                                R"({"a":[{"b":01}]})",
                                R"({"a":{"b":1,"b":2}})",
                                R"({"a.b":1,"a":{"b":1}})"}) {
    const auto reading = read_keyed(R"([{"a":1},)" + bad + R"(,{"a":3}])");
    EXPECT_EQ(reading.error, "") << bad;
    ASSERT_EQ(reading.tables.size(), 1u) << bad;
    EXPECT_EQ(reading.tables[0], (Table{{0, {"a"}}, {1, {"1"}}, {2, {bad}, true}, {3, {"3"}}})) << bad;
  }
}

TEST(JsonArray, ALostStructureCostsTheFileAndSaysWhere) {
  for (const auto& [text, place] : {std::pair{R"([{"a":1},{"a":[2}},{"a":3}])", "byte 16"},
                                    {R"([{"a":1},{"a":"x"y"},{"a":"z"}])", "byte"},
                                    {R"([{"a":1},{"a":"x"y"},{"a":"z"y"}])", "byte 17"},
                                    {R"([{"a":1},])", "byte 9"},
                                    {R"([{"a":1},,{"a":2}])", "byte 9"},
                                    {R"([{"a":1} {"a":2}])", "byte 9"},
                                    {R"([{"a":1}]])", "byte 9"},
                                    {R"([{"a":1}] x)", "byte 10"},
                                    {R"({"d":[{"a":1}],})", "byte 15"},
                                    {R"({"d":[{"a":1}] "e":1})", "byte 15"},
                                    {R"({"d":[{"a":1}],"e":})", "byte 19"}}) {
    const auto reading = read_keyed(text);
    EXPECT_NE(reading.error.find(place), std::string::npos) << text << ": " << reading.error;
    EXPECT_EQ(reading.records(), 1u) << text;
  }
}

TEST(JsonArray, ACutOffFileDoesNotPassForAWholeOne) {
  const std::string text = R"({"data":[{"a":"1"},{"a":{"b":[2]}}],"total":2})";
  for (std::size_t size = 22; size < text.size(); ++size) {
    const auto reading = read_keyed(text.substr(0, size), {.records = "data"});
    EXPECT_NE(reading.error, "") << text.substr(0, size);
    EXPECT_GE(reading.records(), 1u);
  }
}

TEST(JsonArray, ARecordTooLongOrTooDeepCostsThatRecord) {
  const std::string deep = R"({"a":)" + std::string(100, '[') + std::string(100, ']') + "}";
  const std::string longer = R"({"a":")" + std::string(3 << 20, 'x') + "\"}";
  for (const auto& bad : {deep, longer}) {
    const auto table = one_table(R"([{"a":1},)" + bad + R"(,{"a":3}])");
    ASSERT_EQ(table.size(), 4u);
    EXPECT_TRUE(table[2].malformed);
    EXPECT_EQ(table[2].cells[0].substr(0, 5), R"({"a":)");
    EXPECT_EQ(table[3], (testing::KeyedRow{3, {"3"}}));
  }
}

TEST(JsonArray, QuotesGoneAstrayDoNotSwallowPeopleInALongRecord) {
  std::string text = R"([{"a":1},{"a":"x"y"})";
  for (int i = 0; i < 100'000; ++i) text += R"(,{"a":"some person"})";
  const auto reading = read_keyed(text + R"(,{"a":"x"y"}])");
  EXPECT_NE(reading.error.find("byte 17: a quote stands inside a text"), std::string::npos) << reading.error;
}

TEST(JsonArray, MayComeInTheEncodingsOfAgencies) {
  const std::string text = R"({"数据":[{"姓名":"张三","镕":"䶮\\"},{"姓名":"𠮷野"}]})";
  const Table expected{{0, {"姓名", "镕"}}, {1, {"张三", "䶮\\"}}, {2, {"𠮷野", ""}}};
  EXPECT_EQ(one_table(text), expected);
  EXPECT_EQ(one_table("\xEF\xBB\xBF" + text), expected);
  EXPECT_EQ(one_table(testing::gb18030(text)), expected);
  EXPECT_EQ(read_keyed(testing::gb18030(text)).described, "JSON, gb18030, 数据");
  EXPECT_EQ(one_table(testing::converted(text, "UTF-8", "UTF-16LE")), expected);
  EXPECT_EQ(one_table(testing::converted("\xEF\xBB\xBF" + text, "UTF-8", "UTF-16BE")), expected);
}

TEST(JsonArray, BytesThatAreNoGb18030CostTheirRecord) {
  const auto table =
      one_table(testing::gb18030(R"([{"a":"张三"},{"a":")") + "\xFF\xFF" + testing::gb18030(R"("},{"a":"李四"}])"));
  ASSERT_EQ(table.size(), 4u);
  EXPECT_TRUE(table[2].malformed);
  EXPECT_EQ(table[3].cells, Cells{"李四"});
}

TEST(JsonClaim, LeavesCsvAlone) {
  for (const auto* text :
       {"[a],b\n1,2\n", "[],b\n1,2\n", "{a},b\n1,2\n", "{},b\n1,2\n", "[1,2]\n", "{\"a\",b\n1,2\n", "[\n", "{"})
    EXPECT_TRUE(read_keyed(text).described.starts_with("CSV")) << text;
}

}  // namespace
}  // namespace yingbao::format
