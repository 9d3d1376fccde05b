#include "support/temp_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

namespace yingbao {
namespace {

class Files : public test::InTempFolder {};

TEST_F(Files, ReadsBackWhatWasWritten) {
  const std::string bytes(200'000, '\xA1');
  const auto path = write("a.bin", bytes);
  const auto read = read_file(path);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, bytes);
}

TEST_F(Files, ReplacesAFileAndLeavesNothingBeside) {
  write("a.txt", "old");
  write("a.txt", "new");
  EXPECT_EQ(*read_file(folder() / "a.txt"), "new");
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator{folder()}) ++files;
  EXPECT_EQ(files, 1u);
}

TEST_F(Files, GivesSecretsTheModeAskedForWhateverTheMask) {
  const auto before = ::umask(0);
  const auto done = write_file_durably(folder() / "key", "x", 0600);
  ::umask(before);
  ASSERT_TRUE(done);
  struct stat info {};
  ASSERT_EQ(::stat((folder() / "key").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777u, 0600u);
}

TEST_F(Files, RefusesAFileLargerThanExpected) {
  const auto path = write("a.txt", "12345");
  EXPECT_TRUE(read_file(path, 5));
  const auto read = read_file(path, 4);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code(), Errc::malformed);
}

TEST_F(Files, NamesAMissingFile) {
  const auto read = read_file(folder() / "nowhere");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code(), Errc::not_found);
  EXPECT_NE(read.error().detail().find("nowhere"), std::string::npos);
}

TEST_F(Files, ReadsExactlyWhatAnIndexNamesOrFails) {
  const auto path = write("a.txt", "0123456789");
  const UniqueFd fd{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  std::array<char, 4> out{};
  ASSERT_TRUE(read_exactly_at(fd.get(), out, 6));
  EXPECT_EQ(std::string(out.data(), out.size()), "6789");
  EXPECT_FALSE(read_exactly_at(fd.get(), out, 7));
}

TEST(FullDisk, IsTemporaryAndNoDefect) {
  const UniqueFd full{::open("/dev/full", O_WRONLY | O_CLOEXEC)};
  if (!full) GTEST_SKIP() << "no /dev/full here";
  const auto done = write_all(full.get(), "x");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code(), Errc::no_space);
}

TEST(UniqueFd, ClosesOnceAndMovesOwnership) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  UniqueFd reader{ends[0]};
  {
    UniqueFd writer{ends[1]};
    UniqueFd moved{std::move(writer)};
    EXPECT_FALSE(writer);
    EXPECT_TRUE(moved);
    ASSERT_TRUE(write_all(moved.get(), "ab"));
  }
  std::array<char, 8> out{};
  EXPECT_EQ(*read_some(reader.get(), out), 2u) << "the writing end must be closed by now";
  EXPECT_EQ(reader.release(), ends[0]);
  EXPECT_FALSE(reader);
  ::close(ends[0]);
}

}  // namespace
}  // namespace yingbao
