#include "list_files.hpp"

#include "crypto/digest.hpp"

namespace yingbao::list {
namespace {

/// A list of several runs and blocks, and a try at reading whatever stands in its file.
class DamagedList : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(reads(made_.file));
    ASSERT_GT(made_.reader->index().run_blocks.size(), 1u);
  }

  static std::vector<Row> six_hundred_rows() {
    std::mt19937_64 random{9};
    return random_rows(random, 600, 400);
  }

  /// False when the list does not open or reading it fails.
  static bool reads(const ListFile& file) {
    try {
      const auto reader = ListReader::open(file);
      if (!reader) return false;
      rows_of(ListCursor{*reader});
      return true;
    } catch (const Failure&) {
      return false;
    }
  }
  bool reads(std::string_view bytes) {
    test::put_bytes(made_.file.path, bytes);
    return reads(made_.file);
  }
  bool reads_flipped(std::size_t at) {
    auto changed = bytes_;
    changed[at] = static_cast<char>(changed[at] ^ 0x04);
    return reads(changed);
  }

  test::TempFolder folder_;
  Made made_ = made_list(folder_, six_hundred_rows(), 8000);
  std::string bytes_ = test::bytes_of(made_.file.path);
  std::size_t index_at_ = number_at<std::uint64_t>(bytes_, bytes_.size() - kFooterBytes);
};

TEST_F(DamagedList, IsRefusedWhenAnyBlockIs) {
  for (const auto& block : made_.reader->index().blocks)
    for (const auto at : {block.offset, block.offset + block.keys_bytes - 1, block.offset + block.keys_bytes,
                          block.offset + block.keys_bytes + block.bodies_bytes - 1})
      EXPECT_FALSE(reads_flipped(at)) << at;
  for (std::size_t at = kHeaderBytes; at < index_at_; at += 101) EXPECT_FALSE(reads_flipped(at)) << at;
}

TEST_F(DamagedList, IsRefusedWhenItsIndexIs) {
  for (std::size_t at = index_at_; at < bytes_.size() - kFooterBytes; at += 7) EXPECT_FALSE(reads_flipped(at)) << at;
}

TEST_F(DamagedList, IsRefusedWhenItsFooterOrHeaderIs) {
  const auto footer = bytes_.size() - kFooterBytes;
  for (std::size_t at = 0; at < 12; ++at) EXPECT_FALSE(reads_flipped(footer + at)) << "footer " << at;
  for (std::size_t at = 16; at < 24; ++at) EXPECT_FALSE(reads_flipped(footer + at)) << "footer " << at;
  for (std::size_t at = 0; at < 9; ++at) EXPECT_FALSE(reads_flipped(at)) << "header " << at;
  for (std::size_t at = 16; at < 32; ++at) EXPECT_FALSE(reads_flipped(at)) << "header " << at;
}

TEST_F(DamagedList, IsRefusedWhenCutOffOrGrown) {
  for (std::size_t size = 0; size < bytes_.size(); size += 97)
    EXPECT_FALSE(reads(std::string_view{bytes_}.substr(0, size))) << size;
  EXPECT_FALSE(reads(std::string_view{bytes_}.substr(0, bytes_.size() - 1)));
  EXPECT_FALSE(reads(bytes_ + "x"));
  EXPECT_TRUE(reads(bytes_));
}

TEST_F(DamagedList, IsRefusedWhenBlocksChangedPlaces) {
  const auto& blocks = made_.reader->index().blocks;
  ASSERT_GE(blocks.size(), 2u);
  auto changed = bytes_;
  for (std::size_t i = 0; i < blocks[0].keys_bytes && i < blocks[1].keys_bytes; ++i)
    std::swap(changed[blocks[0].offset + i], changed[blocks[1].offset + i]);
  EXPECT_FALSE(reads(changed));
}

TEST_F(DamagedList, IsRefusedUnderAnotherKey) {
  auto other = made_.file;
  other.key = crypto::DataKey::random();
  EXPECT_FALSE(ListReader::open(other));
}

TEST_F(DamagedList, IsRefusedUnderAnotherName) {
  auto other = made_.file;
  other.uid = crypto::random_bytes(16);
  EXPECT_FALSE(ListReader::open(other));
  test::put_bytes(made_.file.path, bytes_.substr(0, 16) + other.uid + bytes_.substr(32));
  EXPECT_FALSE(ListReader::open(other)) << "a name written over";
}

TEST_F(DamagedList, OfAnotherSuiteSaysSo) {
  auto changed = bytes_;
  changed[8] = static_cast<char>(crypto::Suite::sm);
  test::put_bytes(made_.file.path, changed);
  const auto opened = ListReader::open(made_.file);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), Errc::invalid_config);
}

TEST_F(DamagedList, CannotStandInForAnotherList) {
  const auto other = made_list(folder_, six_hundred_rows(), 8000);
  test::put_bytes(made_.file.path, test::bytes_of(other.file.path));
  EXPECT_FALSE(reads(made_.file));
}

TEST_F(DamagedList, ThatIsMissingSaysSo) {
  std::filesystem::remove(made_.file.path);
  const auto opened = ListReader::open(made_.file);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), Errc::not_found);
}

}  // namespace
}  // namespace yingbao::list
