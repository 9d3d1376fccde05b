#include "https_pull/paging.hpp"

#include <gtest/gtest.h>

namespace yingbao::https_pull {
namespace {

Paging paging(Paging::Kind kind) {
  Paging made;
  made.kind = kind;
  made.size = 10;
  return made;
}

PageSeen page(std::uint64_t records, const char* digest, std::optional<std::uint64_t> total = {}) {
  return {records, total, {}, digest};
}
PageSeen leading_to(const char* next, std::uint64_t records = 10) { return {records, {}, next, next}; }

TEST(Paging, WithoutPagesIsOneAnswer) {
  const auto none = paging(Paging::Kind::none);
  EXPECT_FALSE(Pages{none}.advance(page(10, "a")).value());
}

TEST(Paging, ByNumberEndsAtAnEmptyPage) {
  const auto numbered = paging(Paging::Kind::page);
  Pages pages{numbered};
  EXPECT_EQ(pages.number(), 1);
  EXPECT_TRUE(pages.advance(page(10, "a")).value());
  EXPECT_EQ(pages.number(), 2);
  EXPECT_TRUE(pages.advance(page(3, "b")).value()) << "a gateway may give fewer than it was asked for";
  EXPECT_FALSE(pages.advance(page(0, "")).value());
}

TEST(Paging, ByNumberEndsAtAShortPageWhereThatIsConfigured) {
  auto numbered = paging(Paging::Kind::page);
  numbered.short_page_ends = true;
  numbered.start = 0;
  Pages pages{numbered};
  EXPECT_EQ(pages.number(), 0);
  EXPECT_TRUE(pages.advance(page(10, "a")).value());
  EXPECT_FALSE(pages.advance(page(9, "b")).value());
}

TEST(Paging, EndsWhenAllThatWereCountedCame) {
  const auto numbered = paging(Paging::Kind::page);
  Pages pages{numbered};
  EXPECT_TRUE(pages.advance(page(10, "a", 20)).value());
  EXPECT_FALSE(pages.advance(page(10, "b", 20)).value());
}

TEST(Paging, NeverTakesAListThatLacksARecord) {
  const auto numbered = paging(Paging::Kind::page);
  Pages fewer{numbered};
  EXPECT_TRUE(fewer.advance(page(10, "a", 21)).value());
  EXPECT_TRUE(fewer.advance(page(10, "b", 21)).value());
  EXPECT_EQ(fewer.advance(page(0, "", 21)).error().code(), Errc::conflict);
  Pages more{numbered};
  EXPECT_EQ(more.advance(page(10, "a", 9)).error().code(), Errc::conflict);
}

TEST(Paging, ThatTurnsInACircleIsFoundOut) {
  const auto numbered = paging(Paging::Kind::page);
  Pages same{numbered};
  EXPECT_TRUE(same.advance(page(10, "a")).value());
  EXPECT_EQ(same.advance(page(10, "a")).error().code(), Errc::malformed);
  const auto by_cursor = paging(Paging::Kind::cursor);
  Pages stuck{by_cursor};
  EXPECT_TRUE(stuck.advance(leading_to("c1")).value());
  EXPECT_EQ(stuck.advance(leading_to("c1")).error().code(), Errc::malformed);
}

TEST(Paging, ByCursorOrLinkGoesWhereThePageSays) {
  for (const auto kind : {Paging::Kind::cursor, Paging::Kind::link}) {
    const auto led = paging(kind);
    Pages pages{led};
    EXPECT_EQ(pages.at(), "");
    EXPECT_TRUE(pages.advance(leading_to("b")).value());
    EXPECT_EQ(pages.at(), "b");
    EXPECT_TRUE(pages.advance(leading_to("c", 0)).value()) << "an empty page need not be the last";
    EXPECT_FALSE(pages.advance(leading_to("")).value());
  }
}

}  // namespace
}  // namespace yingbao::https_pull
