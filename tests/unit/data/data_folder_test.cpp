#include "support/data_folders.hpp"

#include <gmock/gmock.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yingbao::data {
namespace {

using namespace store;

namespace fs = std::filesystem;
using testing::HasSubstr;

/// What another process is told that tries to open the folder: the error's code and sentence, or "opened".
std::string told_to_another_process(const fs::path& folder, const crypto::KeyRing& keys) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return "no pipe";
  const auto child = ::fork();
  if (child == 0) {
    std::string told = "opened";
    try {
      const auto opened = DataFolder::open(folder, keys, test::kMorning);
      if (!opened) told = std::string{name_of(opened.error().code())} + ": " + opened.error().detail();
    } catch (const std::exception& failure) {
      told = failure.what();
    }
    const auto written = write_all(ends[1], told);
    ::_exit(written ? 0 : 1);
  }
  const UniqueFd in{ends[0]};
  ::close(ends[1]);
  std::string told(4096, '\0');
  told.resize(read_some(in.get(), told).value());
  ::waitpid(child, nullptr, 0);
  return told;
}

TEST(DataFolder, IsMadeForItsOwnerAlone) {
  OpenData open;
  for (const auto& part : {open.folder / "data", open.data.shelf().lists(), open.data.shelf().deliveries()}) {
    struct stat info {};
    ASSERT_EQ(::stat(part.c_str(), &info), 0) << part;
    EXPECT_EQ(info.st_mode & 0777, 0700u) << part;
  }
  struct stat info {};
  ASSERT_EQ(::stat((open.folder / "data" / "control.db").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST(DataFolder, BelongsToOneProcessAndNamesItToAnother) {
  OpenData open;
  const auto told = told_to_another_process(open.folder / "data", open.keys);
  EXPECT_THAT(told, HasSubstr("conflict: "));
  EXPECT_THAT(told, HasSubstr("process " + std::to_string(::getpid()) + ","));
}

TEST(DataFolder, IsFreeAgainWhenItsOwnerClosedIt) {
  test::TempFolder folder;
  const auto keys = crypto::KeyRing::generate();
  { const auto first = DataFolder::open(folder / "data", keys, test::kMorning).value(); }
  EXPECT_EQ(told_to_another_process(folder / "data", keys), "opened");
  EXPECT_TRUE(DataFolder::open(folder / "data", keys, test::kMorning));
}

TEST(DataFolder, DoesNotHandItsLockOrTablesToChildren) {
  OpenData open;
  std::size_t held = 0;
  for (const auto& entry : fs::directory_iterator{"/proc/self/fd"}) {
    std::error_code gone;
    const auto target = fs::read_symlink(entry.path(), gone);
    if (gone || target.string().rfind((open.folder / "data").string(), 0) != 0) continue;
    ++held;
    EXPECT_TRUE(::fcntl(std::stoi(entry.path().filename()), F_GETFD) & FD_CLOEXEC) << target;
  }
  EXPECT_GE(held, 2u);
}

TEST(DataFolder, IsNotKeptLockedByAChildThatOutlivesIt) {
  test::TempFolder folder;
  const auto keys = crypto::KeyRing::generate();
  int ends[2];
  ASSERT_EQ(::pipe2(ends, O_CLOEXEC), 0);
  pid_t child = -1;
  {
    const auto data = DataFolder::open(folder / "data", keys, test::kMorning).value();
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, ends[0], 0);
    char program[] = "cat";
    char* arguments[] = {program, nullptr};
    ASSERT_EQ(::posix_spawnp(&child, program, &actions, nullptr, arguments, environ), 0);
    ::posix_spawn_file_actions_destroy(&actions);
  }
  EXPECT_TRUE(DataFolder::open(folder / "data", keys, test::kMorning))
      << "the child waits for its input and holds nothing";
  ::close(ends[0]);
  ::close(ends[1]);
  ::waitpid(child, nullptr, 0);
}

TEST(DataFolder, RefusesOtherKeysAndStillOpensWithItsOwn) {
  test::TempFolder folder;
  const auto keys = crypto::KeyRing::generate();
  std::string epoch;
  {
    auto data = DataFolder::open(folder / "data", keys, test::kMorning).value();
    epoch = data.store().setting("sender_epoch");
  }
  const auto refused = DataFolder::open(folder / "data", crypto::KeyRing::generate(), test::kMorning);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code(), Errc::unauthorised);
  auto again = DataFolder::open(folder / "data", keys, test::kMorning);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->store().setting("sender_epoch"), epoch);
  EXPECT_EQ(epoch.size(), 16u);
}

TEST(DataFolder, GivesEachInstallationAnEpochOfItsOwn) {
  OpenData a, b;
  EXPECT_NE(a.store.setting("sender_epoch"), b.store.setting("sender_epoch"));
}

TEST(DataFolder, BindsAKeyToTheFileItSeals) {
  OpenData open;
  const auto key = crypto::DataKey::random();
  auto list = list_of("a/G6/all");
  list.key = open.data.shelf().wrap(key, list.uid);
  const auto file = open.data.shelf().file_of(list);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->key.bytes(), key.bytes());
  EXPECT_EQ(file->path, open.data.shelf().lists() / (crypto::hex(list.uid) + ".list"));
  list.uid = crypto::random_bytes(16);
  EXPECT_FALSE(open.data.shelf().file_of(list));
}

TEST(DataFolder, OpensAListByItsId) {
  OpenData open;
  auto writer = open.data.shelf().create().value();
  writer.add({{1, 2}, list::KeyKind::person, true, 0, "record"}).value();
  const auto summary = writer.close().value();
  std::vector<List> lists{open.data.shelf().describe(writer.file(), summary, ListRole::feed, 1623283300)};
  lists[0].feed = "a/G6/all";
  ingested(open.store, lists);
  const auto opener = open.data.list_opener();
  const auto reader = opener(lists[0].id);
  ASSERT_TRUE(reader) << reader.error().detail();
  list::ListCursor cursor{*reader};
  ASSERT_TRUE(cursor.valid());
  EXPECT_EQ(cursor.record(), "record");
  const auto stranger = opener(lists[0].id + 1);
  ASSERT_FALSE(stranger);
  EXPECT_EQ(stranger.error().code(), Errc::internal);
}

}  // namespace
}  // namespace yingbao::data
