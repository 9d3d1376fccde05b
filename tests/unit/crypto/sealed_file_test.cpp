#include "sealed_files.hpp"

#include <sys/stat.h>

namespace yingbao::crypto {
namespace {

class SealedFile : public testing::Test {
 protected:
  test::TempFolder folder_;
  std::filesystem::path file_ = folder_ / "a.sealed";
  std::string uid_ = random_bytes(16);
  DataKey key_ = DataKey::random();
};

TEST_F(SealedFile, GivesBackWhatWasWrittenWhateverItsSize) {
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, kPiece - 1, kPiece, kPiece + 1, 3 * kPiece, 3 * kPiece + 1}) {
    const auto bytes = pattern(size);
    ASSERT_TRUE(write_sealed(file_, uid_, key_, bytes)) << size;
    const auto back = read_sealed(file_, uid_, key_);
    ASSERT_TRUE(back) << size << ": " << back.error().detail();
    EXPECT_TRUE(*back == bytes) << size;
    std::filesystem::remove(file_);
  }
}

TEST_F(SealedFile, DoesNotDependOnHowTheWritesWereCut) {
  const auto bytes = pattern(2 * kPiece);
  for (const std::size_t chunk : {std::size_t{4093}, kPiece - 1, kPiece, kPiece + 1, 2 * kPiece}) {
    ASSERT_TRUE(write_sealed(file_, uid_, key_, bytes, chunk));
    EXPECT_EQ(piece_starts(test::bytes_of(file_)).size(), 3u) << "two whole pieces, none empty; chunk " << chunk;
    const auto back = read_sealed(file_, uid_, key_);
    ASSERT_TRUE(back);
    EXPECT_TRUE(*back == bytes) << chunk;
    std::filesystem::remove(file_);
  }
}

TEST_F(SealedFile, StaysAtItsEnd) {
  ASSERT_TRUE(write_sealed(file_, uid_, key_, "short"));
  auto reader = SealedFileReader::open(file_, uid_, key_);
  ASSERT_TRUE(reader);
  EXPECT_EQ(reader->next().value(), "short");
  EXPECT_EQ(reader->next().value(), "");
  EXPECT_EQ(reader->next().value(), "");
}

TEST_F(SealedFile, ShowsNothingOfItsContent) {
  ASSERT_TRUE(write_sealed(file_, uid_, key_, std::string(1000, 'A')));
  EXPECT_EQ(test::bytes_of(file_).find("AAAA"), std::string::npos);
  struct stat info {};
  ASSERT_EQ(::stat(file_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST_F(SealedFile, IsGoneWhenItWasNotFinished) {
  {
    auto writer = SealedFileWriter::create(file_, uid_, key_);
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->write(pattern(2 * kPiece)));
    EXPECT_TRUE(std::filesystem::exists(file_));
  }
  EXPECT_EQ(folder_.files(), 0u);
}

TEST_F(SealedFile, StaysWhenItsWriterWasMoved) {
  {
    auto writer = SealedFileWriter::create(file_, uid_, key_);
    ASSERT_TRUE(writer);
    auto moved = std::move(*writer);
    ASSERT_TRUE(moved.write("kept"));
    ASSERT_TRUE(moved.finish());
  }
  EXPECT_EQ(read_sealed(file_, uid_, key_).value(), "kept");
}

TEST_F(SealedFile, NeverReplacesAnother) {
  ASSERT_TRUE(write_sealed(file_, uid_, key_, "first"));
  EXPECT_FALSE(SealedFileWriter::create(file_, uid_, key_));
  EXPECT_EQ(read_sealed(file_, uid_, key_).value(), "first");
}

}  // namespace
}  // namespace yingbao::crypto
