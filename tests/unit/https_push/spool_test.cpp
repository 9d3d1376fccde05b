#include "spools.hpp"

#include <gmock/gmock.h>

namespace yingbao::https_push {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kId;
using testing::kOtherId;
using testing::Spools;
using ::testing::UnorderedElementsAre;

TEST_F(Spools, HandsOverWhatWasAdded) {
  pushed(kOtherId, "second", 2);
  pushed(kId, "first", 1);
  const auto waiting = spool.waiting().value();
  ASSERT_EQ(waiting.size(), 2u);
  EXPECT_EQ(waiting[0].id, kId) << "oldest first";
  EXPECT_EQ(waiting[0].name, "登记失业人员_20210610.csv");
  EXPECT_EQ(waiting[0].size, 5u);
  EXPECT_EQ(text_of(spool.read(waiting[0])), "first");
}

TEST_F(Spools, HoldNothingReadable) {
  pushed(kId, "郑小明,350500197803070007");
  for (const auto& name : files())
    EXPECT_EQ(read_file(spool.folder() / name).value().find("350500197803070007"), std::string::npos) << name;
}

TEST_F(Spools, DoNotOpenWithAnotherKey) {
  const auto received = pushed(kId, "bytes");
  const auto others = crypto::KeyRing::generate();
  EXPECT_FALSE(Spool::open(spool.folder(), others).value().read(received));
}

// A listener that dies at any step leaves nothing that counts; what counts survives.
TEST_F(Spools, CutOffWhileReceivingListNothingAndSweepTheBytes) {
  {
    Received received;
    auto writer = std::make_unique<crypto::SealedFileWriter>(spool.create(kId, received).value());
    ASSERT_TRUE(writer->write(std::string(1 << 20, 'x')));
    std::filesystem::copy_file(spool.folder() / (kId + ".sealed"), spool.folder() / (kOtherId + ".sealed"));
  }
  EXPECT_THAT(files(), ElementsAre(kOtherId + ".sealed")) << "an upload that ends unfinished removes its own";
  EXPECT_THAT(spool.waiting().value(), IsEmpty());
  ASSERT_TRUE(spool.sweep());
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(Spools, CutOffBeforeTheRecordListNothingAndSweepTheBytes) {
  sealed(kId, "bytes");
  EXPECT_THAT(spool.waiting().value(), IsEmpty());
  EXPECT_FALSE(spool.find(kId).value());
  ASSERT_TRUE(spool.sweep());
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(Spools, CutOffWhileWritingTheRecordListNothingAndSweepBoth) {
  sealed(kId, "bytes");
  write("spool/" + kId + ".json.new", "{\"id\":\"aaaa");
  EXPECT_THAT(spool.waiting().value(), IsEmpty());
  ASSERT_TRUE(spool.sweep());
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(Spools, SweepingSparesWhatWasAddedAndWhatIsNotTheirs) {
  pushed(kId, "bytes");
  write("spool/notes.txt", "an operator's");
  write("spool/backup.sealed", "an operator's");
  ASSERT_TRUE(spool.sweep());
  EXPECT_THAT(files(), UnorderedElementsAre(kId + ".sealed", kId + ".json", "notes.txt", "backup.sealed"));
}

TEST_F(Spools, ADamagedRecordIsAnErrorAndNotAnEmptySpool) {
  pushed(kId, "bytes");
  write("spool/" + kId + ".json", "{\"id\":");
  EXPECT_FALSE(spool.waiting());
}

TEST_F(Spools, AnswersReplaceEachOtherWholeWithTheirFiles) {
  pushed(kId, "bytes");
  ASSERT_TRUE(spool.answer(kId, "held", "{\"state\":\"held\"}", {{"退回行.csv", "行号"}, {"slip.json", "{}"}}));
  ASSERT_TRUE(spool.answer(kId, "accepted", "{\"state\":\"accepted\"}", {{"退回行.csv", "新"}}));
  const auto answered = spool.answer_of(kId).value();
  ASSERT_TRUE(answered);
  EXPECT_EQ(answered->state, "accepted");
  ASSERT_EQ(answered->slips.size(), 1u);
  EXPECT_EQ(text_of(spool.read(kId, answered->slips[0])), "新");
  EXPECT_EQ(files().size(), 4u) << "bytes, record, answer and one slip";
}

TEST_F(Spools, ForgetWhatIsCommittedAndOldButNeverWhatWaits) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  pushed(kId, "committed", 100 * kSecond);
  pushed(kOtherId, "waits", 100 * kSecond);
  ASSERT_TRUE(spool.answer(kId, "accepted", "{}", {{"a.csv", "a"}}));
  ASSERT_TRUE(spool.remove_bytes(kId));
  ASSERT_TRUE(spool.forget(100));
  EXPECT_TRUE(spool.find(kId).value());
  ASSERT_TRUE(spool.forget(101));
  EXPECT_FALSE(spool.find(kId).value());
  EXPECT_THAT(files(), UnorderedElementsAre(kOtherId + ".sealed", kOtherId + ".json"));
}

}  // namespace
}  // namespace yingbao::https_push
