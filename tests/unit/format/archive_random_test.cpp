// Whatever happens to the bytes of a workbook or an archive, it is read or refused with a sentence: nothing else.
#include "workbooks.hpp"

#include <gtest/gtest.h>

#include <random>

namespace yingbao::format::testing {
namespace {

using Random = std::mt19937;

Book full_book() {
  return {
      {{"名单",
        R"(<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><r><t>a_x000D_</t></r></is></c></row>)"
        R"(<row r="3"><c t="b"><v>1</v></c><c s="1"><v>44357.5</v></c><c><f>A1</f></c><c t="d"><v>2021-06-10</v></c></row>)"},
       {"乙", R"(<row><c t="str"><f>1</f><v>x</v></c><c s="2"><v>3.5E+17</v></c></row>)", "state=\"hidden\""}},
      "<si><t>张三</t></si><si><r><t xml:space=\"preserve\"> b</t></r><rPh sb=\"0\"><t>c</t></rPh></si>",
      "<numFmts><numFmt numFmtId=\"176\" formatCode=\"[h]:mm;@\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/></cellXfs>",
      "date1904=\"1\""};
}

void damage(std::string& bytes, Random& random) {
  if (bytes.empty()) return;
  const auto at = random() % bytes.size();
  switch (random() % 6) {
    case 0: bytes[at] = static_cast<char>(random()); break;
    case 1: bytes[at] = static_cast<char>(bytes[at] ^ 1 << random() % 8); break;
    case 2: bytes.erase(at, 1 + random() % 20); break;
    case 3: bytes.insert(at, bytes.substr(random() % bytes.size(), 1 + random() % 40)); break;
    case 4: bytes.replace(at, std::min<std::size_t>(4, bytes.size() - at), "\xFF\xFF\xFF\xFF"); break;
    default: bytes.resize(at); break;
  }
}

/// Reads to the end or to a refusal; a refusal must say something, in valid text.
void expect_typed(const std::string& bytes, std::size_t& read) {
  MemorySource source{bytes};
  const auto reader = open_rows(source, {.password = "p"});
  const auto judge = [](const Error& error) {
    EXPECT_TRUE(error.code() == Errc::malformed) << error.detail();
    EXPECT_FALSE(error.detail().empty());
  };
  if (!reader) return judge(reader.error());
  for (bool tables = true; tables;) {
    for (;;) {
      const auto more = (*reader)->next();
      if (!more) return judge(more.error());
      if (!*more) break;
      for (const auto cell : (*reader)->cells()) ASSERT_LE(cell.size(), bytes.size() * 1000);
    }
    const auto more = (*reader)->next_table();
    if (!more) return judge(more.error());
    tables = *more;
  }
  ++read;
}

TEST(RandomDamage, ToArchivesIsReadOrRefused) {
  const auto book = full_book().bytes();
  const std::vector<std::string> good{
      book, zip_of({{"a.csv", "a,b\n1,2\n", ZIP_EM_AES_128}, {"b.csv", "姓名\n", ZIP_EM_TRAD_PKWARE}}, "p"),
      zip_of({{"甲.zip", zip_of({{"a.xlsx", book, ZIP_EM_NONE, ZIP_CM_STORE}}), ZIP_EM_NONE, ZIP_CM_STORE},
              {"b.csv", "a\n"}})};
  Random random{20210615};
  std::size_t read = 0;
  for (int i = 0; i < 4000; ++i) {
    auto bytes = good[static_cast<std::size_t>(i) % good.size()];
    for (auto times = 1 + random() % 3; times > 0; --times) damage(bytes, random);
    if (bytes.empty()) continue;
    expect_typed(bytes, read);
  }
  EXPECT_GT(read, 0u);
}

TEST(RandomDamage, ToTheXmlOfAWorkbookIsReadOrRefused) {
  const auto good = full_book().parts();
  Random random{20210616};
  std::size_t read = 0;
  for (int i = 0; i < 4000; ++i) {
    auto parts = good;
    for (auto times = 1 + random() % 3; times > 0; --times) damage(parts[random() % parts.size()].content, random);
    expect_typed(zip_of(parts), read);
  }
  EXPECT_GT(read, 100u) << "most damage must not be caught at the door";
}

}  // namespace
}  // namespace yingbao::format::testing
