// Archives that are cut off, contradict themselves or are made to overflow whoever opens them.
#include "format/zip/archive.hpp"
#include "workbooks.hpp"

#include <gtest/gtest.h>

namespace yingbao::format::testing {
namespace {

const std::string kArchive =
    zip_of({{"a.csv", "a,b\n1,2\n", ZIP_EM_NONE, ZIP_CM_STORE}, {"b.csv", std::string(500, 'x') + "\n"}});
const std::size_t kCentral = kArchive.find("PK\x01\x02");

std::string changed(std::size_t at, const std::string& bytes) {
  auto copy = kArchive;
  copy.replace(at, bytes.size(), bytes);
  return copy;
}

TEST(ZipDamage, IsSeenWhereverItIsCut) {
  for (std::size_t length = 4; length < kArchive.size(); ++length)
    ASSERT_NE(complaint_about(kArchive.substr(0, length)), "") << length;
}

TEST(ZipDamage, OfTheContentFailsTheChecksum) {
  const auto at = kArchive.find("1,2");
  EXPECT_EQ(complaint_about(changed(at, "1,3")), "a.csv: it is cut off or damaged; ask for it again");
}

constexpr auto kTold = ": it is cut off or damaged; ask for it again";

TEST(ZipDamage, MakesNoLetterOfAListThatIsNamedLikeOne) {
  std::string people = "姓名,身份证号\n";
  for (int i = 1; i <= 8; ++i) people += "张三,43010219800000000" + std::to_string(i) + "\n";
  for (const auto* name : {"b.txt", "b.doc", "b.pdf"})
    for (const auto method : {ZIP_CM_STORE, ZIP_CM_DEFLATE}) {
      const auto bytes = zip_of({{"a.csv", people}, {name, people, ZIP_EM_NONE, method}});
      EXPECT_EQ(complaint_about(bytes), "");
      auto damaged = bytes;
      const auto at = damaged.find(name) + std::string_view{name}.size() + 30;
      damaged[at] = static_cast<char>(damaged[at] ^ 1);
      EXPECT_EQ(complaint_about(damaged), name + std::string{kTold});
    }
}

TEST(ZipDamage, MakesNoLetterOfAListWhoseBeginningItHides) {
  // Of a large file no more is read than what shows that it is no table.
  std::string people = "姓名,身份证号\n";
  while (people.size() < 600'000) people += "张三,430102198000000001\n";
  for (const auto* start : {"%PDF", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"}) {
    auto bytes = zip_of({{"a.csv", people}, {"b.txt", people, ZIP_EM_NONE, ZIP_CM_STORE}});
    bytes.replace(bytes.find("姓名"), std::string_view{start}.size(), start);
    EXPECT_EQ(complaint_about(bytes), std::string{"b.txt"} + kTold);
  }
}

TEST(ZipDamage, OfALetterIsToldBeforeAndBehindAList) {
  const std::string letter = "%PDF-1.7 请于6月15日前报送";
  for (const bool before : {true, false}) {
    const File list{"名单.csv", "姓名\n"}, pdf{"函件.pdf", letter, ZIP_EM_NONE, ZIP_CM_STORE};
    auto bytes = before ? zip_of({pdf, list}) : zip_of({list, pdf});
    EXPECT_EQ(complaint_about(bytes), "");
    bytes[bytes.find("1.7")] = '2';
    EXPECT_EQ(complaint_about(bytes), std::string{"函件.pdf"} + kTold);
  }
}

TEST(ZipDamage, IsADirectoryThatContradictsItsEntries) {
  const auto contradicts = [](const std::string& bytes) {
    return complaint_about(bytes).find("its directory contradicts its entries") != std::string::npos;
  };
  EXPECT_TRUE(contradicts(changed(kCentral + 46, "x"))) << "name";
  EXPECT_TRUE(contradicts(changed(30, "x"))) << "name in front of the entry";
  EXPECT_TRUE(contradicts(changed(kCentral + 10, std::string{'\x08', '\0'}))) << "method";
  EXPECT_TRUE(contradicts(changed(kCentral + 8, std::string{'\x01', '\0'}))) << "locked or not";
  EXPECT_TRUE(contradicts(changed(kCentral + 20, "\x07"))) << "packed size";
  EXPECT_TRUE(contradicts(changed(kCentral + 24, "\x07"))) << "size";
  EXPECT_TRUE(contradicts(changed(kCentral + 42, "\x01"))) << "place";
}

TEST(ZipDamage, IsASizeThatIsNotTrue) {
  // Told alike in both places, so that only inflating shows it.
  const auto second = kArchive.find("PK\x03\x04", 4), central = kArchive.find("PK\x01\x02", kCentral + 4);
  for (const char size : {'\x10', '\x7F'}) {
    auto bytes = kArchive;
    bytes[second + 22] = bytes[central + 24] = size;
    EXPECT_NE(complaint_about(bytes), "");
  }
}

TEST(ZipDamage, IsTwoFilesOfOneName) {
  auto bytes = kArchive;
  for (auto at = bytes.find("b.csv"); at != std::string::npos; at = bytes.find("b.csv")) bytes[at] = 'a';
  EXPECT_EQ(complaint_about(bytes), "the archive holds two files named a.csv; ask which is right");
}

TEST(ZipMethod, UnknownIsNamed) {
  EXPECT_EQ(read_tables(zip_of({{"a.csv", "a\n", ZIP_EM_NONE, ZIP_CM_BZIP2}}))[0].rows, (std::vector<Cells>{{"a"}}));
  for (const auto& [method, name] :
       {std::pair{'\x09', "Deflate64"}, {'\x0E', "LZMA"}, {'\x5D', "Zstandard"}, {'\x33', "method 51"}}) {
    auto bytes = kArchive;
    bytes[8] = bytes[kCentral + 10] = method;
    EXPECT_EQ(complaint_about(bytes),
              std::string{"a.csv: is packed with "} + name + "; ask for an ordinary ZIP archive");
  }
}

TEST(ZipBomb, StopsWhileItInflates) {
  const std::string zeros(40u << 20, '0');
  EXPECT_EQ(complaint_about(zip_of({{"a.csv", zeros}})),
            "a.csv: inflates to far more than any table of its packed size; ask for it in parts, or as CSV");
}

TEST(ZipBomb, IsNoLetter) {
  const std::string zeros(40u << 20, '\0');
  EXPECT_EQ(complaint_about(zip_of({{"a.csv", "a\n"}, {"b.txt", zeros}})),
            "b.txt: inflates to far more than any table of its packed size; ask for it in parts, or as CSV");
}

TEST(ZipBomb, OfManyFilesIsNotOpened) {
  std::vector<File> files;
  for (std::size_t i = 0; i <= Archive::kMaxEntries; ++i) files.push_back({std::to_string(i), "a"});
  EXPECT_EQ(complaint_about(zip_of(files)), "the archive holds more than 2000 files");
}

TEST(ZipLimit, SparesWhatIsOnlyRepetitive) {
  std::string rows;
  while (rows.size() < 15u << 20) rows += "张三,350521199001011234,泉州市\n";
  EXPECT_EQ(complaint_about(zip_of({{"a.csv", rows}})), "");
}

TEST(ZipWriter, ThatStreamsLeavesSizesForLater) {
  // As a program writes that cannot go back: flag 3, no sizes in front, a descriptor behind.
  const std::string content = "a,b\n";
  auto plain = zip_of({{"a.csv", content, ZIP_EM_NONE, ZIP_CM_STORE}});
  const auto central = plain.find("PK\x01\x02");
  const std::string sums = plain.substr(14, 12);
  plain.replace(14, 12, std::string(12, '\0'));
  plain[6] = plain[central + 8] = static_cast<char>(plain[6] | 8);
  const auto descriptor = std::string{"PK\x07\x08"} + sums;
  plain.insert(central, descriptor);
  const auto end = plain.rfind("PK\x05\x06");
  plain[end + 16] = static_cast<char>(plain[end + 16] + static_cast<char>(descriptor.size()));
  EXPECT_EQ(read_tables(plain)[0].rows, (std::vector<Cells>{{"a", "b"}}));
}

}  // namespace
}  // namespace yingbao::format::testing
