// A file that somebody else could have written is not loaded.
#include "run_rows.hpp"
#include "test_hub.hpp"

#include "base/file.hpp"

#include <gmock/gmock.h>

#include <sys/stat.h>
#include <unistd.h>

namespace yingbao::plugin_tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view kPeople = TestHub::kPeople;

class PluginFile : public testing::Test {
 protected:
  PluginFile() { std::filesystem::copy_file(hostile_plugin("behave"), file_); }

  std::string refusal(const std::filesystem::path& file) {
    auto job = job_of({});
    job.plugin = file;
    return refusal_of(job, kPeople);
  }

  test::TempFolder folder_;
  std::filesystem::path file_ = folder_.path() / "agency.so";
};

TEST_F(PluginFile, OfTheOwnerAloneIsLoaded) {
  auto job = job_of({});
  job.plugin = file_;
  EXPECT_EQ(rows_of(job, kPeople).records.size(), 3u);
}

TEST_F(PluginFile, OfTheVersionBeforeNeedsNumbersWhateverStandsWhereItsLayoutHasPadding) {
  auto job = job_of({});
  job.plugin = hostile_plugin("api_without_needs");
  EXPECT_EQ(rows_of(job, kPeople).records.size(), 3u);
  EXPECT_THAT(refusal_of(job, "姓名,县区\n张三,晋江市\n"), HasSubstr("lacks: 身份证号"));
}

TEST_F(PluginFile, ThatItsGroupMayWriteIsRefused) {
  ::chmod(file_.c_str(), 0775);
  EXPECT_THAT(refusal(file_), AllOf(StartsWith("plugin agency.so: "), HasSubstr("may write it")));
}

TEST_F(PluginFile, ThatAnybodyMayWriteIsRefused) {
  ::chmod(file_.c_str(), 0757);
  EXPECT_THAT(refusal(file_), AllOf(StartsWith("plugin agency.so: "), HasSubstr("may write it")));
}

TEST_F(PluginFile, InAFolderThatAnybodyMayWriteIsRefused) {
  ::chmod(folder_.path().c_str(), 0777);
  EXPECT_THAT(refusal(file_), AllOf(StartsWith("plugin agency.so: "), HasSubstr("its folder")));
}

TEST_F(PluginFile, InAFolderThatItsGroupMayWriteIsRefused) {
  ::chmod(folder_.path().c_str(), 0770);
  EXPECT_THAT(refusal(file_), AllOf(StartsWith("plugin agency.so: "), HasSubstr("its folder")));
}

TEST_F(PluginFile, OfAnotherUserIsRefused) {
  constexpr uid_t kNobody = 65534;
  if (::chown(file_.c_str(), kNobody, static_cast<gid_t>(-1)) != 0) GTEST_SKIP() << "only root can give a file away";
  EXPECT_THAT(refusal(file_), AllOf(StartsWith("plugin agency.so: "), HasSubstr("may write it")));
}

TEST_F(PluginFile, ThatIsALinkIsRefused) {
  const auto link = folder_.path() / "link.so";
  std::filesystem::create_symlink(file_, link);
  EXPECT_THAT(refusal(link), AllOf(StartsWith("plugin link.so: "), HasSubstr("not a regular file")));
}

TEST_F(PluginFile, ThatIsAFolderIsRefused) {
  const auto folder = folder_.path() / "folder.so";
  std::filesystem::create_directory(folder);
  EXPECT_THAT(refusal(folder), AllOf(StartsWith("plugin folder.so: "), HasSubstr("not a regular file")));
}

TEST_F(PluginFile, ThatIsMissingIsRefused) {
  EXPECT_THAT(refusal(folder_.path() / "missing.so"),
              AllOf(StartsWith("plugin missing.so: "), HasSubstr("no such file")));
}

TEST_F(PluginFile, ThatIsNoLibraryIsRefused) {
  for (const std::string content : {"", "not a library",
                                    "\x7F"
                                    "ELF and no more"}) {
    const auto file = folder_.path() / "text.so";
    ASSERT_TRUE(write_file_durably(file, content));
    EXPECT_THAT(refusal(file), StartsWith("plugin text.so: "));
  }
}

TEST_F(PluginFile, ThatIsCutOffIsRefused) {
  std::filesystem::resize_file(file_, std::filesystem::file_size(file_) / 2);
  EXPECT_THAT(refusal(file_), StartsWith("plugin agency.so: "));
}

}  // namespace
}  // namespace yingbao::plugin_tests
