#include "list_files.hpp"

#include <sys/stat.h>

namespace yingbao::list {
namespace {

TEST(ListWriter, LeavesNoFileWhenItIsNotClosed) {
  const test::TempFolder folder;
  {
    auto writer = ListWriter::create(folder.path(), crypto::DataKey::random(), {10}).value();
    for (std::uint64_t i = 0; i < 1000; ++i)
      ASSERT_TRUE(writer.add({Key{1, i}, KeyKind::person, true, 0, "some bytes"}));
    EXPECT_EQ(folder.files(), 1u);
  }
  EXPECT_EQ(folder.files(), 0u);
}

TEST(ListWriter, LeavesTheFileWhenItWasMovedAndClosed) {
  const test::TempFolder folder;
  {
    auto first = ListWriter::create(folder.path(), crypto::DataKey::random()).value();
    auto writer = std::move(first);
    ASSERT_TRUE(writer.close());
  }
  EXPECT_EQ(folder.files(), 1u);
}

TEST(ListWriter, TurnsBlocksIntoKeysAndPutsStampsInFront) {
  const test::TempFolder folder;
  const auto key = crypto::DataKey::random();
  crypto::Keyer keyer{key};
  auto writer =
      ListWriter::create(folder.path(), crypto::DataKey::random(), {.run_records = 700, .person_key = &key}).value();
  std::vector<Row> expected;
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const auto block = crypto::Keyer::hashed_block(KeyKind::cases, i * i, i);
    Key whole = block;
    keyer.encrypt({&whole, 1});
    const auto body = "body " + std::to_string(i);
    ASSERT_TRUE(writer.add({block, KeyKind::cases, i % 3 != 0, i, body}, "stamp "));
    expected.push_back({whole, i, "stamp " + body, KeyKind::cases, i % 3 != 0});
  }
  ASSERT_TRUE(writer.close());
  std::sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  EXPECT_EQ(rows_of(ListCursor{ListReader::open(writer.file()).value()}), expected);
}

TEST(ListWriter, CannotMakeAListWhereThereIsNoFolder) {
  const test::TempFolder folder;
  const auto made = ListWriter::create(folder / "missing", crypto::DataKey::random());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code(), Errc::not_found);
}

TEST(ListWriter, NamesEachListAnewAndForItsOwnerAlone) {
  const test::TempFolder folder;
  const auto a = made_list(folder, {}), b = made_list(folder, {});
  EXPECT_NE(a.file.uid, b.file.uid);
  EXPECT_NE(a.file.path, b.file.path);
  EXPECT_EQ(a.file.uid.size(), 16u);
  struct stat info {};
  ASSERT_EQ(::stat(a.file.path.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST(ListWriter, SealsKeysAndBodies) {
  const test::TempFolder folder;
  const Key key{0x4142434445464748, 0x494A4B4C4D4E4F50};  // "ABCDEFGHIJKLMNOP"
  const auto made = made_list(folder, {{key, 0, "a body in plain words"}});
  const auto bytes = test::bytes_of(made.file.path);
  EXPECT_EQ(bytes.find("plain words"), std::string::npos);
  EXPECT_EQ(bytes.find("ABCDEFGHIJKLMNOP"), std::string::npos);
}

TEST(ListWriter, StartsARunWhenTheBodiesHeldReachTheLimit) {
  const test::TempFolder folder;
  std::vector<Row> rows;
  for (std::uint64_t i = 0; i < 100; ++i) rows.push_back({Key{0, i}, 0, std::string(10, 'x')});
  EXPECT_EQ(made_list(folder, rows, 100).reader->index().run_blocks.size(), 10u);
  EXPECT_EQ(made_list(folder, rows, 1000).reader->index().run_blocks.size(), 1u);
}

TEST(ListWriter, TakesRecordsLargerThanARunAndABlock) {
  const test::TempFolder folder;
  std::mt19937_64 random{8};
  std::vector<Row> rows;
  for (const std::size_t size : {schema::kMaxRecordBytes, kBlockBytes - 1, kBlockBytes, std::size_t{1}, std::size_t{0},
                                 schema::kMaxRecordBytes, schema::kMaxRecordBytes}) {
    std::string record(size, '\0');
    for (auto& byte : record) byte = static_cast<char>(random());  // does not compress
    rows.push_back({Key{9, rows.size()}, 0, std::move(record)});
  }
  for (const std::size_t run_bytes : {std::size_t{1}, std::size_t{300000}, std::size_t{12} << 20}) {
    const auto made = made_list(folder, rows, run_bytes);
    EXPECT_TRUE(rows_of(made) == rows) << run_bytes;
    EXPECT_TRUE(lookup(made.reader, Key{9, 5}).at(0) == rows[5].record);
  }
}

TEST(ListWriter, ClosesABlockEarlyWhenItsBodiesAreBig) {
  const test::TempFolder folder;
  std::vector<Row> rows;
  for (std::uint64_t i = 0; i < 10; ++i) rows.push_back({Key{0, i}, 0, std::string(100u << 10, 'b')});
  const auto made = made_list(folder, rows);
  for (const auto& block : made.reader->index().blocks) EXPECT_LE(block.records, 3u);
}

}  // namespace
}  // namespace yingbao::list
