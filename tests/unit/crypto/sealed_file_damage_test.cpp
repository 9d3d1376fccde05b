#include "sealed_files.hpp"

#include <set>

namespace yingbao::crypto {
namespace {

/// Three pieces, the last one short.
class DamagedSealedFile : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(write_sealed(file_, uid_, key_, pattern(2 * kPiece + 1000)));
    bytes_ = test::bytes_of(file_);
    starts_ = piece_starts(bytes_);
    ASSERT_EQ(starts_.size(), 4u);
  }
  bool opens(std::string_view bytes) {
    test::put_bytes(file_, bytes);
    return read_sealed(file_, uid_, key_).has_value();
  }

  test::TempFolder folder_;
  std::filesystem::path file_ = folder_ / "a.sealed";
  std::string uid_ = random_bytes(16);
  DataKey key_ = DataKey::random();
  std::string bytes_;
  std::vector<std::size_t> starts_;
};

TEST_F(DamagedSealedFile, DoesNotOpenToItsEndWhenCutOffAnywhere) {
  std::set<std::size_t> sizes{0, 1, 8, 16, 31};
  for (const auto start : starts_)
    for (const std::ptrdiff_t beside : {-17, -16, -1, 0, 1, 3, 4, 5, 20, 21}) {
      const auto size = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(start) + beside);
      if (size < bytes_.size()) sizes.insert(size);
    }
  for (const auto size : sizes) EXPECT_FALSE(opens(std::string_view{bytes_}.substr(0, size))) << size;
  EXPECT_TRUE(opens(bytes_)) << "the whole file does";
}

TEST_F(DamagedSealedFile, IsRefusedWithAnyByteFlipped) {
  std::set<std::size_t> places;
  for (std::size_t at = 0; at < 9; ++at) places.insert(at);    // what it is, and how it is sealed
  for (std::size_t at = 16; at < 32; ++at) places.insert(at);  // its name
  for (std::size_t piece = 0; piece < 3; ++piece) {
    const auto start = starts_[piece], end = starts_[piece + 1];
    for (std::size_t at = start; at < start + 8; ++at) places.insert(at);
    for (std::size_t at = end - 17; at < end; ++at) places.insert(at);
    places.insert((start + end) / 2);
  }
  for (const auto at : places) {
    auto changed = bytes_;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    EXPECT_FALSE(opens(changed)) << at;
  }
}

TEST_F(DamagedSealedFile, IsRefusedWithPiecesLeftOutRepeatedOrSwapped) {
  const auto header = bytes_.substr(0, 32);
  std::string piece[3];
  for (std::size_t i = 0; i < 3; ++i) piece[i] = bytes_.substr(starts_[i], starts_[i + 1] - starts_[i]);
  ASSERT_TRUE(opens(header + piece[0] + piece[1] + piece[2]));
  EXPECT_FALSE(opens(header));
  EXPECT_FALSE(opens(header + piece[0] + piece[2]));
  EXPECT_FALSE(opens(header + piece[1] + piece[2]));
  EXPECT_FALSE(opens(header + piece[1] + piece[0] + piece[2]));
  EXPECT_FALSE(opens(header + piece[0] + piece[0] + piece[2]));
  EXPECT_FALSE(opens(header + piece[2]));
  EXPECT_FALSE(opens(header + piece[0] + piece[1] + piece[1]));
}

TEST_F(DamagedSealedFile, IsRefusedUnderAnotherNameOrKey) {
  EXPECT_FALSE(read_sealed(file_, random_bytes(16), key_));
  EXPECT_FALSE(read_sealed(file_, uid_, DataKey::random()));
  const auto other = random_bytes(16);
  test::put_bytes(file_, bytes_.substr(0, 16) + other + bytes_.substr(32));
  EXPECT_FALSE(read_sealed(file_, other, key_)) << "a name written over";
}

TEST_F(DamagedSealedFile, OfAnotherSuiteSaysSo) {
  auto changed = bytes_;
  changed[8] = static_cast<char>(Suite::sm);
  test::put_bytes(file_, changed);
  const auto opened = SealedFileReader::open(file_, uid_, key_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), Errc::invalid_config);
}

TEST_F(DamagedSealedFile, ThatIsMissingSaysSo) {
  const auto opened = SealedFileReader::open(folder_ / "missing.sealed", uid_, key_);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code(), Errc::not_found);
}

}  // namespace
}  // namespace yingbao::crypto
