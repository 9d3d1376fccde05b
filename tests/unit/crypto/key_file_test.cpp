#include "crypto/key_ring.hpp"

#include "support/temp_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

namespace yingbao::crypto {
namespace {

namespace fs = std::filesystem;

class KeyFile : public testing::Test {
 protected:
  void save() { ASSERT_TRUE(ring_.save_new(file_)); }
  test::TempFolder folder_;
  fs::path file_ = folder_ / "master.key";
  KeyRing ring_ = KeyRing::generate();
};

TEST_F(KeyFile, IsLoadedAsItWasSaved) {
  save();
  const auto back = KeyRing::load(file_);
  ASSERT_TRUE(back) << back.error().detail();
  EXPECT_EQ(back->fingerprint(), ring_.fingerprint());
  EXPECT_EQ(back->person_key().bytes(), ring_.person_key().bytes());
  EXPECT_EQ(back->reference_key().bytes(), ring_.reference_key().bytes());
  EXPECT_TRUE(back->unwrap(ring_.wrap(DataKey::random(), "file a"), "file a"));
}

TEST_F(KeyFile, BelongsToItsOwnerAloneWhateverTheUmask) {
  const auto mask = ::umask(0);
  save();
  ::umask(mask);
  struct stat info {};
  ASSERT_EQ(::stat(file_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST_F(KeyFile, IsNeverReplaced) {
  save();
  const auto before = test::bytes_of(file_);
  EXPECT_FALSE(KeyRing::generate().save_new(file_));
  EXPECT_EQ(test::bytes_of(file_), before);
}

TEST_F(KeyFile, IsNeverWrittenThroughASymlink) {
  fs::create_symlink(folder_ / "elsewhere", file_);
  EXPECT_FALSE(ring_.save_new(file_));
  EXPECT_FALSE(fs::exists(folder_ / "elsewhere"));
}

TEST_F(KeyFile, MayBeNamedWithoutAFolder) {
  const auto before = fs::current_path();
  fs::current_path(folder_.path());
  const auto saved = ring_.save_new("bare.key");
  const auto loaded = KeyRing::load("bare.key");
  fs::current_path(before);
  EXPECT_TRUE(saved) << saved.error().detail();
  EXPECT_TRUE(loaded);
}

TEST_F(KeyFile, IsRefusedWhenOthersMayTouchIt) {
  save();
  for (const unsigned mode : {0640u, 0604u, 0620u, 0602u, 0610u, 0601u, 0644u, 0666u}) {
    ASSERT_EQ(::chmod(file_.c_str(), mode), 0);
    const auto back = KeyRing::load(file_);
    ASSERT_FALSE(back) << std::oct << mode;
    EXPECT_EQ(back.error().code(), Errc::unauthorised);
  }
  for (const unsigned mode : {0600u, 0400u}) {
    ASSERT_EQ(::chmod(file_.c_str(), mode), 0);
    EXPECT_TRUE(KeyRing::load(file_)) << std::oct << mode;
  }
}

TEST_F(KeyFile, IsRefusedBehindASymlinkAndWhenItIsNoFile) {
  save();
  fs::create_symlink(file_, folder_ / "link.key");
  EXPECT_FALSE(KeyRing::load(folder_ / "link.key"));
  EXPECT_FALSE(KeyRing::load(folder_.path()));
  const auto missing = KeyRing::load(folder_ / "missing.key");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code(), Errc::not_found);
}

TEST_F(KeyFile, OfAnotherVersionOfTheHubSaysWhatToDo) {
  test::put_bytes(file_, "yingbao-keys 1 aes256-gcm\nmaster 1 " + std::string(64, 'a') + "\nperson " +
                             std::string(64, 'a') + "\n");
  ::chmod(file_.c_str(), 0600);
  const auto refused = KeyRing::load(file_);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().detail().find("another version of the hub"), std::string::npos);
  EXPECT_NE(refused.error().detail().find("yingbao keys init"), std::string::npos);
}

TEST_F(KeyFile, IsRefusedWithASentenceWhenItIsDamaged) {
  const std::string title = "yingbao-keys 2 aes256-gcm\n", key(64, 'a'), master = "master 1 " + key + "\n",
                    person = "person " + key + "\n", reference = "reference " + key + "\n";
  test::put_bytes(file_, title + master + person + reference);
  ::chmod(file_.c_str(), 0600);
  ASSERT_TRUE(KeyRing::load(file_)) << "nothing else is wrong with what follows";
  const std::string contents[] = {
      "",
      "\n",
      "other\n",
      title,
      title + person + reference,
      title + master + reference,
      title + master + person,
      title + master + reference + "person " + key.substr(2) + "\n",
      title + master + reference + "person " + std::string(64, 'g') + "\n",
      title + master + person + "reference " + key.substr(2) + "\n",
      title + master + person + "reference " + std::string(64, 'g') + "\n",
      title + master + person + "reference\n",
      title + master + person + "reference 1 " + key + "\n",
      title + master + person + reference + "stranger " + key + "\n",
      title + "master x " + key + "\n" + person + reference,
      title + "master  " + key + "\n" + person + reference,
      title + "master 99999999999999999999999 " + key + "\n" + person + reference,
      "yingbao-keys 1 aes256-gcm\n" + master + person,
      "yingbao-keys 1 aes256-gcm\n" + master + person + reference,
      "yingbao-keys 3 aes256-gcm\n" + master + person + reference,
  };
  for (const auto& content : contents) {
    test::put_bytes(file_, content);
    try {
      const auto back = KeyRing::load(file_);
      ASSERT_FALSE(back) << content;
      EXPECT_EQ(back.error().code(), Errc::invalid_config) << content;
    } catch (const std::exception& escaped) {
      ADD_FAILURE() << "threw " << escaped.what() << " for\n" << content;
    }
  }
}

}  // namespace
}  // namespace yingbao::crypto
