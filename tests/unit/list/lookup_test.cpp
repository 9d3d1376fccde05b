#include "list_files.hpp"

namespace yingbao::list {
namespace {

TEST(Lookup, FindsEveryRecordOfAKeyAndOfNoOther) {
  const test::TempFolder folder;
  std::mt19937_64 random{5};
  const auto rows = random_rows(random, 4000, 1200);
  const Reference reference{rows};
  const auto made = made_list(folder, rows, 9000);
  for (std::size_t i = 0; i < rows.size(); i += 37) {
    const auto key = rows[i].key;
    std::vector<std::string> expected;
    for (const auto& row : reference.rows(key, key)) expected.push_back(row.record);
    EXPECT_EQ(lookup(made.reader, key), expected);
  }
}

TEST(Lookup, FindsNothingUnderAKeyThatIsNotThere) {
  const test::TempFolder folder;
  const auto made = made_list(folder, {{Key{1, 1}, 0, "a"}, {Key{3, 3}, 0, "b"}}, 1);
  for (const Key key : {Key{}, Key{1, 0}, Key{1, 2}, Key{2, 2}, Key{3, 4}, crypto::kLastKey})
    EXPECT_TRUE(lookup(made.reader, key).empty()) << key.high << '/' << key.low;
  EXPECT_TRUE(lookup(made_list(folder, {}).reader, Key{1, 1}).empty());
}

TEST(Lookup, StillWorksAfterTheFileWasUnlinked) {
  const test::TempFolder folder;
  const auto made = made_list(folder, {{Key{1, 1}, 0, "a"}});
  std::filesystem::remove(made.file.path);
  EXPECT_EQ(lookup(made.reader, Key{1, 1}), std::vector<std::string>{"a"});
}

}  // namespace
}  // namespace yingbao::list
