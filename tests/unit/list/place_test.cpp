#include "list_files.hpp"

namespace yingbao::list {
namespace {

struct Placed {
  Place place;
  std::string record;
};

std::vector<Placed> places_of(const Made& made) {
  std::vector<Placed> places;
  for (ListCursor cursor{made.reader}; cursor.valid(); cursor.next())
    places.push_back({cursor.place(), std::string{cursor.record()}});
  return places;
}

TEST(Places, OfSeveralRunsGiveWhatTheCursorGave) {
  const test::TempFolder folder;
  std::mt19937_64 random{5};
  const auto made = made_list(folder, random_rows(random, 3000, 900), 20'000);
  ASSERT_GT(made.reader->index().run_blocks.size(), 2u);
  auto places = places_of(made);
  PlaceReader in_order{made.reader};
  for (const auto& [place, record] : places) ASSERT_EQ(in_order.record(place), record);
  std::shuffle(places.begin(), places.end(), random);
  PlaceReader in_any_order{made.reader};
  for (const auto& [place, record] : places) ASSERT_EQ(in_any_order.record(place), record);
}

TEST(Places, OfRunsOfSeveralBlocksGiveWhatTheCursorGave) {
  const test::TempFolder folder;
  std::mt19937_64 random{6};
  const auto made = made_list(folder, random_rows(random, 3000, 900), 50'000);
  const auto& index = made.reader->index();
  ASSERT_GT(index.run_blocks.size(), 1u);
  ASSERT_GT(index.blocks.size(), index.run_blocks.size() + 2);
  PlaceReader reader{made.reader};
  const auto places = places_of(made);
  for (auto each = places.rbegin(); each != places.rend(); ++each) ASSERT_EQ(reader.record(each->place), each->record);
}

TEST(Places, OutsideOfTheListAreAFailure) {
  const test::TempFolder folder;
  std::mt19937_64 random{7};
  const auto made = made_list(folder, random_rows(random, 600, 300), 10'000);
  const auto blocks = static_cast<std::uint32_t>(made.reader->index().blocks.size());
  const auto records = static_cast<std::uint16_t>(made.reader->index().blocks[0].records);
  PlaceReader reader{made.reader};
  for (const Place outside :
       {Place{0, records}, Place{0, 65535}, Place{blocks, 0}, Place{blocks - 1, 300}, Place{~std::uint32_t{0}, 0}})
    EXPECT_THROW(reader.record(outside), Failure) << outside.block << ' ' << outside.index;
  const auto places = places_of(made);
  EXPECT_EQ(reader.record(places[0].place), places[0].record) << "and the reader goes on";
  EXPECT_EQ(reader.record(places.back().place), places.back().record);
  EXPECT_THROW(PlaceReader{made_list(folder, {}).reader}.record({}), Failure) << "an empty list has no place";
}

}  // namespace
}  // namespace yingbao::list
