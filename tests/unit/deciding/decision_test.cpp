// The bytes of a decision, and the answers that are laid over it.
#include "town.hpp"

namespace yingbao::deciding {
namespace {

std::string bytes_of(const Decision& decision) {
  std::string bytes;
  encode(decision, bytes);
  return bytes;
}

std::string hex(std::string_view bytes) {
  std::string text;
  for (const unsigned char byte : bytes) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

/// Every member says something.
Decision full() {
  Decision decision;
  decision.present = bit_of("G6") | bit_of("UNAPPROVED");
  decision.frozen = bit_of("G2");
  decision.unclear = bit_of("G3");
  decision.resembling = bit_of("G9");
  decision.unit = "350582";
  decision.unit_basis = "COUNTY_FIELD";
  decision.reviews = "unit_disagrees";
  decision.evidence = {{7, true, false, 300, {2, 255}}, {3, false, true, 1, {70000, 0}}};
  decision.version = 200;
  decision.answer = Answer::refused;
  decision.told = {bit_of("G2"), bit_of("G1A"), bit_of("DIBAO"), Standing::covered, 0x0123456789abcdef};
  decision.wanted = {bit_of("G6"), bit_of("BIG_TEMP"), bit_of("TEKUN"), Standing::present, ~std::uint64_t{0}};
  decision.action = Action::upsert;
  decision.rows = 0x1122334455667788;
  return decision;
}

/// Somebody new in one group.
Decision plain() {
  Decision decision;
  decision.present = bit_of("G6");
  decision.unit = "350582";
  decision.evidence = {{7, true, false, 1, {0, 4}}};
  decision.wanted = {bit_of("G6"), 0, 0, Standing::present, 1};
  decision.action = Action::upsert;
  return decision;
}

/// Somebody whom the platform knows, and is told nothing of.
Decision settled() {
  auto decision = plain();
  decision.version = 1;
  decision.answer = Answer::acknowledged;
  decision.told = decision.wanted;
  decision.action = Action::none;
  return decision;
}

TEST(Decisions, AreReadAsTheyWereWritten) {
  for (const auto& decision : {Decision{}, full(), plain(), settled()})
    EXPECT_EQ(decode(bytes_of(decision)).value(), decision);
  EXPECT_LE(bytes_of(plain()).size(), 80u);
}

TEST(Decisions, KeepEveryMember) {
  const auto base = full();
  const std::pair<const char*, void (*)(Decision&)> members[] = {
      {"present", [](Decision& d) { d.present = 0; }},
      {"frozen", [](Decision& d) { d.frozen = 0; }},
      {"unclear", [](Decision& d) { d.unclear = 0; }},
      {"resembling", [](Decision& d) { d.resembling = 0; }},
      {"unit", [](Decision& d) { d.unit = ""; }},
      {"unit_basis", [](Decision& d) { d.unit_basis = ""; }},
      {"reviews", [](Decision& d) { d.reviews = ""; }},
      {"evidence", [](Decision& d) { d.evidence.pop_back(); }},
      {"evidence kind", [](Decision& d) { d.evidence[0].kind = 0; }},
      {"evidence wanted", [](Decision& d) { d.evidence[0].wanted = false; }},
      {"evidence told", [](Decision& d) { d.evidence[0].told = true; }},
      {"evidence list", [](Decision& d) { d.evidence[0].list = 0; }},
      {"evidence block", [](Decision& d) { d.evidence[0].place.block = 0; }},
      {"evidence index", [](Decision& d) { d.evidence[0].place.index = 0; }},
      {"version", [](Decision& d) { d.version = 1; }},
      {"answer", [](Decision& d) { d.answer = Answer::none; }},
      {"action", [](Decision& d) { d.action = Action::standing; }},
      {"rows", [](Decision& d) { d.rows = 1; }},
      {"no rows", [](Decision& d) { d.rows = 0; }},
      {"told groups", [](Decision& d) { d.told.groups = 0; }},
      {"told bases", [](Decision& d) { d.told.bases = 0; }},
      {"told rosters", [](Decision& d) { d.told.rosters = 0; }},
      {"told standing", [](Decision& d) { d.told.standing = Standing::none; }},
      {"told hash", [](Decision& d) { d.told.hash = 0; }},
      {"wanted groups", [](Decision& d) { d.wanted.groups = 0; }},
      {"wanted bases", [](Decision& d) { d.wanted.bases = 0; }},
      {"wanted rosters", [](Decision& d) { d.wanted.rosters = 0; }},
      {"wanted standing", [](Decision& d) { d.wanted.standing = Standing::none; }},
      {"wanted hash", [](Decision& d) { d.wanted.hash = 0; }},
  };
  for (const auto& [name, change] : members) {
    auto changed = base;
    change(changed);
    EXPECT_NE(bytes_of(changed), bytes_of(base)) << name;
    EXPECT_EQ(decode(bytes_of(changed)).value(), changed) << name;
  }
}

/// Decisions of former nights lie on disk in exactly these bytes.
TEST(Decisions, HaveFrozenBytes) {
  EXPECT_EQ(hex(bytes_of(plain())),
            "8001000000063335303538320000010701000100040000018001000001"
            "0100000000000000");
  EXPECT_EQ(hex(bytes_of(settled())), "80010000000633353035383200000107010001000401018001000001010000000000000000");
}

TEST(Decisions, CutShortAreNone) {
  for (const auto& decision : {full(), plain(), settled()}) {
    const auto bytes = bytes_of(decision);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const auto cut = decode(std::string_view{bytes}.substr(0, size));
      ASSERT_FALSE(cut) << size;
      EXPECT_EQ(cut.error().code(), Errc::internal) << size;
    }
    EXPECT_FALSE(decode(bytes + '\0')) << "nor with more behind";
  }
}

TEST(Decisions, WithWhatNobodyKnowsAreNone) {
  const std::pair<const char*, void (*)(Decision&)> damages[] = {
      {"answer", [](Decision& d) { d.answer = static_cast<Answer>(3); }},
      {"action", [](Decision& d) { d.action = static_cast<Action>(3); }},
      {"told", [](Decision& d) { d.told.standing = static_cast<Standing>(5); }},
      {"wanted", [](Decision& d) { d.wanted.standing = static_cast<Standing>(5); }},
      {"kind", [](Decision& d) { d.evidence[0].kind = static_cast<std::uint8_t>(schema::feed_kinds().size()); }},
      {"kind beyond the bits", [](Decision& d) { d.evidence[0].kind = 200; }},
  };
  for (const auto& [name, damage] : damages) {
    auto decision = full();
    damage(decision);
    const auto read = decode(bytes_of(decision));
    ASSERT_FALSE(read) << name;
    EXPECT_EQ(read.error().code(), Errc::internal) << name;
  }
}

TEST(Decisions, WithNumbersTooLargeOrBytesOfAnythingAreNoneOrWhole) {
  EXPECT_FALSE(decode(std::string("\xff\xff\xff\xff\x7f") + bytes_of(plain()).substr(2))) << "more kinds than bits";
  const auto bytes = bytes_of(full());
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (const char byte : {'\0', '\x7f', '\x80', '\xff'}) {
      auto damaged = bytes;
      damaged[at] = byte;
      const auto read = decode(damaged);
      if (read)
        for (const auto& cited : read->evidence) EXPECT_LT(cited.kind, schema::feed_kinds().size());
      else EXPECT_EQ(read.error().code(), Errc::internal);
    }
}

using Outcome = Told::Outcome;

TEST(BaseOf, ASubmissionReachesToTheFirstOfTheNext) {
  Base base;
  EXPECT_EQ(base.outcome({1, 0}), Outcome::unanswered);
  base.submissions = {{{2, 0}, Outcome::acknowledged}, {{4, 7}, Outcome::parked}, {{6, 0}, Outcome::unanswered}};
  const std::pair<list::Key, Outcome> cases[] = {
      {{0, 0}, Outcome::unanswered},   {{1, ~std::uint64_t{0}}, Outcome::unanswered},
      {{2, 0}, Outcome::acknowledged}, {{4, 6}, Outcome::acknowledged},
      {{4, 7}, Outcome::parked},       {{5, 9}, Outcome::parked},
      {{6, 0}, Outcome::unanswered},   {crypto::kLastKey, Outcome::unanswered},
  };
  for (const auto& [key, outcome] : cases) EXPECT_EQ(base.outcome(key), outcome) << key.high << ' ' << key.low;
}

TEST(BaseOf, AnAnswerMakesToldWhatWasWanted) {
  const list::Key key{2, 0};
  for (const auto outcome : {Outcome::acknowledged, Outcome::parked})
    for (const bool refused : {false, true}) {
      Base base;
      base.submissions = {{key, outcome}};
      if (refused) base.refused.insert(key.bytes());
      const auto known = base.settled(key, full());
      const auto& decision = known.decision;
      EXPECT_FALSE(known.untold);
      EXPECT_EQ(decision.told, full().wanted);
      EXPECT_EQ(decision.wanted, full().wanted);
      EXPECT_EQ(decision.version, 201u);
      EXPECT_EQ(decision.action, Action::none);
      const bool accepted = outcome == Outcome::acknowledged && !refused;
      EXPECT_EQ(decision.answer, accepted ? Answer::acknowledged : Answer::refused);
      ASSERT_EQ(decision.evidence.size(), 1u);
      EXPECT_EQ(decision.evidence[0].list, 300);
      EXPECT_TRUE(decision.evidence[0].wanted && !decision.evidence[0].told);
    }
}

TEST(BaseOf, WithoutAnAnswerWhatWasToldStands) {
  const auto known = Base{}.settled({2, 0}, full());
  const auto& decision = known.decision;
  EXPECT_TRUE(known.untold);
  EXPECT_EQ(decision.told, full().told);
  EXPECT_EQ(decision.wanted, full().told);
  EXPECT_EQ(decision.version, 200u);
  EXPECT_EQ(decision.answer, Answer::refused);
  EXPECT_EQ(decision.action, Action::none);
  ASSERT_EQ(decision.evidence.size(), 1u);
  EXPECT_EQ(decision.evidence[0].list, 1);
  EXPECT_TRUE(decision.evidence[0].wanted && !decision.evidence[0].told);
  EXPECT_FALSE(Base{}.settled({2, 0}, plain()).decision.known());
}

TEST(BaseOf, AnAnswerSaysNothingOfWhomNothingWasTold) {
  Base base;
  base.submissions = {{{0, 0}, Outcome::parked}};
  const auto known = base.settled({2, 0}, settled());
  EXPECT_EQ(known.decision, settled());
  EXPECT_FALSE(known.untold);
}

}  // namespace
}  // namespace yingbao::deciding
