#include "cli/attention_lines.hpp"

#include <gmock/gmock.h>

namespace yingbao::cli {
namespace {

using exchange::FeedState;
using exchange::Trouble;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// DIBAO of an agency, its list of 10 June.
class AttentionLines : public ::testing::Test {
 protected:
  AttentionLines() {
    agency_.name = "民政局";
    config_.kind = "DIBAO";
    feed_ = {"rosters/DIBAO/all", "DIBAO", &agency_, &config_};
    feed_.came = true;
    feed_.current = list(7);
  }
  static store::List list(store::Id id, std::string reason = {}) {
    store::List list;
    list.id = id;
    list.as_of = Date::of(2021, 6, 10).value();
    list.reason = std::move(reason);
    return list;
  }
  std::vector<std::string> lines(std::vector<exchange::Attention> others = {}) {
    std::vector<std::string> texts;
    for (const auto& line : attention_lines(Language{"en"}, std::span{&feed_, 1}, others))
      texts.push_back(std::string{line.kind} + " " + line.object + " | " + line.why);
    return texts;
  }

  config::AgencyConfig agency_;
  config::FeedConfig config_;
  FeedState feed_;
};

TEST_F(AttentionLines, OfAFeedThatIsFineAreNone) {
  EXPECT_THAT(lines(), IsEmpty());
  EXPECT_EQ(text_of(Language{"en"}, {}), "");
}

TEST_F(AttentionLines, OfARosterThatIsTooOldOfferTheReleaseThatStatesItsDays) {
  feed_.stale = true;
  feed_.trouble = Trouble::stale;
  feed_.stops = {"G2", "G6"};
  EXPECT_THAT(lines(), ElementsAre("stale list-7 | rosters/DIBAO/all: the data of 2021-06-10 is older than 45 days; "
                                   "not screened because of it: G2 G6. Next: ask 民政局 for a newer one; until then: "
                                   "yingbao release list-7 --days N --reason WHY"));
}

TEST_F(AttentionLines, OfAListThatIsHeldStandBesideWhatElseIsWrong) {
  feed_.held = {list(9, "too short")};
  EXPECT_THAT(lines(), ElementsAre("held_list list-9 | rosters/DIBAO/all: held: too short. Next: after a look: yingbao "
                                   "release list-9 --reason WHY"));
  config_.expect = config::Expectation::parse("monthly by 10").value();
  feed_.missed = Date::of(2021, 7, 10).value();
  feed_.trouble = Trouble::late;
  EXPECT_EQ(lines().size(), 2u);
  EXPECT_EQ(lines()[0],
            "late rosters/DIBAO/all | late: was due by 2021-07-10 (expect: monthly by 10). Next: ask 民政局 for it");
}

TEST_F(AttentionLines, OfFeedsComeBeforeAllOthers) {
  feed_.held = {list(9, "too short")};
  const auto both = lines({{exchange::Attention::Kind::set_aside, "delivery-3", "no header"}});
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[1], "set_aside delivery-3 | no header");
}

}  // namespace
}  // namespace yingbao::cli
