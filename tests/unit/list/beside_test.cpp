// What stands beside the keys: a comparison of two lists opens no record.
#include "list_files.hpp"

#include "schema/hash.hpp"

namespace yingbao::list {
namespace {

std::vector<Row> people(int count, std::string_view sex) {
  std::vector<Row> rows;
  for (int i = 0; i < count; ++i) {
    std::string record;
    schema::RecordWriter writer{record};
    writer.number(schema::Field::row, i);
    writer.bytes(schema::Field::sex, sex);
    if (i % 3) writer.bytes(schema::Field::unit, i % 3 == 1 ? "350502" : "350583");
    rows.push_back({{static_cast<std::uint64_t>(i), 7}, 0, record});
  }
  return rows;
}

/// Overwrites bytes of the file, and opens it again.
std::shared_ptr<const ListReader> overwritten(const Made& made, std::uint64_t offset, std::string_view bytes) {
  std::fstream file{made.file.path, std::ios::in | std::ios::out | std::ios::binary};
  file.seekp(static_cast<std::streamoff>(offset));
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  return ListReader::open(made.file).value();
}

TEST(Beside, AKeyStandUnitAndHashesOfTheRecord) {
  const test::TempFolder folder;
  const auto made = made_list(folder, people(1000, "1"), 8'000);
  for (ListCursor cursor{made.reader}; cursor.valid(); cursor.next())
    ASSERT_EQ(cursor.beside(), beside_of(cursor.record()));
  const auto unit = beside_of(people(2, "1")[1].record).unit;
  EXPECT_EQ(std::string(unit.begin(), unit.end()), std::string("350502\0\0", 8));
}

TEST(Beside, TheKeysAComparisonOpensNoRecord) {
  const test::TempFolder folder;
  const auto before = made_list(folder, people(900, "1")), after = made_list(folder, people(1000, "2"));
  auto damaged = after.reader;
  for (const auto& block : after.reader->index().blocks)
    damaged = overwritten(after, block.offset + block.keys_bytes, std::string(block.bodies_bytes, 'x'));
  ASSERT_THROW(ListCursor{damaged}.record(), Failure);
  const auto counts = diff(before.reader, damaged);
  EXPECT_EQ(counts.changed, 900u);
  EXPECT_EQ(counts.added, 100u);
}

TEST(Beside, HashesOfAnotherBuildAreMadeAgainFromTheRecords) {
  constexpr std::uint64_t kHashVersionAt = 9;
  const test::TempFolder folder;
  const auto before = made_list(folder, people(900, "1")), after = made_list(folder, people(900, "1"));
  const auto old = overwritten(before, kHashVersionAt, std::string(1, static_cast<char>(schema::kHashVersion + 1)));
  ASSERT_NE(old->hash_version(), schema::kHashVersion);
  const auto counts = diff(old, after.reader);
  EXPECT_EQ(counts.unchanged, 900u);
  EXPECT_EQ(counts.changed, 0u);
}

TEST(Beside, KeysOfAListWithoutFactsStandsNothing) {
  const test::TempFolder folder;
  auto writer = ListWriter::create(folder.path(), crypto::DataKey::random(), {.beside = false}).value();
  for (std::uint64_t i = 0; i < 300; ++i) writer.add({{i, 1}, KeyKind::person, true, 0, "opaque"}).value();
  writer.close().value();
  const auto reader = ListReader::open(writer.file()).value();
  EXPECT_EQ(reader->hash_version(), 0);
  EXPECT_EQ(reader->index().blocks[0].keys_bytes, 256 * kKeyBytes + 16);
  EXPECT_EQ(rows_of(ListCursor{reader}).size(), 300u);
}

/// The example of core/docs/list_file.md: whoever follows the paper reads what the hub writes.
TEST(ListFile, OfThePaperIsRead) {
  std::ifstream paper{YINGBAO_SOURCE_DIR "/core/docs/list_file.md"};
  ASSERT_TRUE(paper);
  std::string bytes, line;
  bool inside = false;
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  while (std::getline(paper, line)) {
    if (line.starts_with("   0  ")) inside = true;
    if (inside && line == "```") break;
    if (!inside) continue;
    for (std::size_t at = 6; at + 1 < line.size() && !line.substr(at).starts_with("  "); ++at) {
      if (line[at] == ' ') continue;
      bytes.push_back(static_cast<char>(digit(line[at]) << 4 | digit(line[at + 1])));
      ++at;
    }
  }
  ASSERT_GT(bytes.size(), 200u);
  std::string key;
  for (char c = 0; c < 32; ++c) key.push_back(c);
  const test::TempFolder folder;
  const ListFile file{folder.path() / "paper.list", bytes.substr(16, 16), crypto::DataKey::from(key)};
  std::ofstream{file.path, std::ios::binary} << bytes;
  const auto reader = ListReader::open(file).value();
  std::vector<std::string> names;
  for (ListCursor cursor{reader}; cursor.valid(); cursor.next()) {
    names.emplace_back(schema::RecordView{cursor.record()}.text(schema::Field::name));
    EXPECT_EQ(cursor.beside(), beside_of(cursor.record()));
  }
  EXPECT_EQ(names, (std::vector<std::string>{"李四", "张三"}));
}

}  // namespace
}  // namespace yingbao::list
