#include "support/data_folders.hpp"

namespace yingbao::data {
namespace {

using namespace store;

namespace fs = std::filesystem;

fs::path put(const fs::path& file) {
  test::put_bytes(file, "bytes");
  return file;
}

TEST(Sweep, RemovesWhatNoTransactionNamesAndNothingElse) {
  test::TempFolder folder;
  const auto keys = crypto::KeyRing::generate();
  std::vector<fs::path> named, unnamed;
  {
    auto data = DataFolder::open(folder / "data", keys, test::kMorning).value();
    std::vector<List> lists{list_of("a/G6/all"), list_of("a/G6/all"), list_of("a/DIBAO/all", ListState::held)};
    const auto delivery = ingested(data.store(), lists);
    named.push_back(put(data.shelf().file_of(delivery)));
    for (const auto& list : lists) named.push_back(put(data.shelf().lists() / (crypto::hex(list.uid) + ".list")));
    unnamed.push_back(put(data.shelf().lists() / (crypto::hex(crypto::random_bytes(16)) + ".list")));
    unnamed.push_back(put(data.shelf().deliveries() / (crypto::hex(crypto::random_bytes(16)) + ".sealed")));
    named.push_back(put(data.shelf().lists() / "somebody else's.tmp"));
  }
  const auto beside = put(folder / "data" / "notes.txt"), outside = put(folder / "outside.list");
  const auto data = DataFolder::open(folder / "data", keys, test::kMorning).value();
  for (const auto& file : named) EXPECT_TRUE(fs::exists(file)) << file;
  for (const auto& file : unnamed) EXPECT_FALSE(fs::exists(file)) << file;
  EXPECT_TRUE(fs::exists(beside));
  EXPECT_TRUE(fs::exists(outside));
}

TEST(Sweep, KeepsTheDecisionsOfEveryExchange) {
  test::TempFolder folder;
  const auto keys = crypto::KeyRing::generate();
  std::vector<fs::path> named;
  {
    auto data = DataFolder::open(folder / "data", keys, test::kMorning).value();
    auto& store = data.store();
    for (const bool dry : {false, true, false}) {
      Exchange exchange;
      exchange.date = day(2021, 6, 15);
      exchange.dry = dry;
      exchange.id = store.begin_exchange(exchange);
      DecisionsCommit commit{exchange, list_of({})};
      commit.list->role = ListRole::decisions;
      store.commit_decisions(commit);
      named.push_back(put(data.shelf().lists() / (crypto::hex(commit.list->uid) + ".list")));
    }
  }
  const auto data = DataFolder::open(folder / "data", keys, test::kMorning).value();
  for (const auto& file : named) EXPECT_TRUE(fs::exists(file)) << file;
}

TEST(Sweep, TakesTheListsThatAreRetiredAndTheirKeys) {
  test::TempFolder folder;
  const auto keys = crypto::KeyRing::generate();
  auto data = DataFolder::open(folder / "data", keys, test::kMorning).value();
  std::vector<List> lists{list_of("a/G6/all"), list_of("a/G2/all", ListState::revoked)};
  ingested(data.store(), lists);
  const auto kept = put(data.shelf().lists() / (crypto::hex(lists[0].uid) + ".list"));
  const auto gone = put(data.shelf().lists() / (crypto::hex(lists[1].uid) + ".list"));
  data.retire_lists();
  EXPECT_TRUE(fs::exists(kept));
  EXPECT_FALSE(fs::exists(gone));
  const auto retired = data.store().list(lists[1].id).value();
  EXPECT_EQ(retired.state, ListState::retired);
  EXPECT_EQ(retired.key.bytes, "");
  EXPECT_EQ(data.shelf().open(retired).error().detail(), "list-2 is not kept any more");
}

TEST(Sweep, DoesNothingUnderOtherKeys) {
  test::TempFolder folder;
  { const auto data = DataFolder::open(folder / "data", crypto::KeyRing::generate(), test::kMorning).value(); }
  const auto stray = put(folder / "data" / "lists" / "stray.list");
  EXPECT_FALSE(DataFolder::open(folder / "data", crypto::KeyRing::generate(), test::kMorning));
  EXPECT_TRUE(fs::exists(stray));
}

}  // namespace
}  // namespace yingbao::data
