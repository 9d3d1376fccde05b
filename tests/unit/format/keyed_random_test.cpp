// Any bytes end in rows or in a malformed delivery, the same however they arrive.
#include "keyed_tables.hpp"

#include <gtest/gtest.h>

#include <random>

namespace yingbao::format {
namespace {

using testing::mutated;
using testing::read_keyed;

constexpr std::string_view kJson =
    R"({"code":0,"data":{"list":[{"姓名":"张\"三\\","n":350521199001011239,"o":{"a":[1,2,{"b":null}],"c":"\u5f20"}},
 {"x":[]},
 {"姓名":"李四","t":true,"e":-1.5e3}],"total":2},"ok":[1,"]",{}]})";
constexpr std::string_view kLines =
    "{\"a\":1,\"b\":\"张三\"}\n{\"a\":[1,\"x\"],\"c\":{\"d\":null}}\r\n\n{\"a\":\"\\ud842\\udfb7\"}\n";
constexpr std::string_view kXml =
    "<?xml version=\"1.0\" encoding=\"GBK\"?>\n<!-- c --><G><H><x>1</x></H><Data><Record id=\"1\"><姓名>张三&lt;</姓名>"
    "<a b='c'><d/></a><t>1</t><t>2</t><![CDATA[x]]></Record>\n<Record><姓名>李四</姓名></Record></Data></G>";

void expect_text(const testing::Reading& reading) {
  for (const auto& table : reading.tables)
    for (const auto& row : table) {
      if (row.malformed) continue;
      for (const auto& cell : row.cells) EXPECT_TRUE(is_utf8(cell)) << ::testing::PrintToString(cell);
    }
}

TEST(KeyedRandom, MutationsEndWellAndAlikeInEveryStep) {
  std::mt19937_64 random{20210615};
  for (int round = 0; round < 3'000; ++round) {
    const auto kind = round % 3;
    const auto original = std::string{kind == 0 ? kJson : kind == 1 ? kLines : kXml};
    const auto marks = kind == 2 ? std::string_view{"<>/&;\"'=!-?[] "} : std::string_view{"{}[]\",:\\\n 0-"};
    const auto encoded = random() % 4 == 0 ? testing::gb18030(original)
                       : random() % 4 == 0 ? testing::converted("\xEF\xBB\xBF" + original, "UTF-8", "UTF-16LE")
                                           : original;
    const auto bytes = mutated(encoded, marks, random);
    const auto whole = read_keyed(bytes);
    if (!whole.described.starts_with("CSV")) expect_text(whole);
    ASSERT_EQ(read_keyed(bytes, {}, 1), whole) << ::testing::PrintToString(bytes);
  }
}

TEST(KeyedRandom, RunsOfMarksEndWell) {
  std::mt19937_64 random{7};
  for (int round = 0; round < 6'000; ++round) {
    std::string bytes = random() % 2 ? "[{" : "<a><row>";
    for (auto left = random() % 60; left > 0; --left) bytes += R"({}[]",:\ 1an<>/&;'=!-?row)"[random() % 25];
    (void)read_keyed(bytes);
  }
}

/// Long enough for the reader's buffers to end in the midst of records, wherever that is.
TEST(KeyedRandom, RecordsAreTheSameWhereverABufferEnds) {
  std::mt19937_64 random{11};
  for (const bool xml : {false, true}) {
    std::string text = xml ? "<a>" : "[";
    std::vector<std::string> names;
    while (text.size() < 900'000) {
      std::string name;
      for (auto n = random() % 120; n > 0; --n) name += std::array{"张", "𠮷", "a", "/"}[random() % 4];
      std::string in_file = name;
      if (!xml && random() % 3 == 0) in_file += "\\\"\\\\";
      text += xml ? "<row><n>" + in_file + "</n></row>" : (names.empty() ? "" : ",") + ("{\"n\":\"" + in_file + "\"}");
      names.push_back(in_file == name ? name : name + "\"\\");
    }
    text += xml ? "</a>" : "]";
    for (const auto& bytes :
         {text, testing::gb18030(text), testing::converted("\xEF\xBB\xBF" + text, "UTF-8", "UTF-16BE")}) {
      const auto table = testing::one_table(bytes);
      ASSERT_EQ(table.size(), names.size() + 1);
      for (std::size_t i = 0; i < names.size(); ++i) ASSERT_EQ(table[i + 1].cells[0], names[i]) << i;
    }
  }
}

}  // namespace
}  // namespace yingbao::format
