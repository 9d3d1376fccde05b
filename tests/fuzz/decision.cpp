// Decisions as they lie in their list, and what the platform's answers make of them.
#include "check.hpp"

#include "deciding/base.hpp"
#include "schema/feed.hpp"

namespace {

using namespace yingbao;
using namespace yingbao::deciding;
using fuzz::require;

std::string bytes_of(const Decision& decision) {
  std::string bytes;
  encode(decision, bytes);
  return bytes;
}

void require_stays(const Decision& decision, const char* what) {
  const auto again = decode(bytes_of(decision));
  require(again.has_value() && *again == decision, what);
}

void require_sound(const Decision& decision) {
  for (const auto& view : {decision.told, decision.wanted})
    require(!name_of(view.standing).empty(), "a standing has a name");
  require(!name_of(decision.action).empty(), "an action has a name");
  for (const auto& cited : decision.evidence)
    require(cited.kind < schema::feed_kinds().size(), "evidence is of a kind that there is");
}

void require_settles(const Decision& decision, Told::Outcome outcome, bool refused) {
  const list::Key key{1, 2};
  Base base;
  base.submissions = {{{}, outcome}};
  if (refused) base.refused.insert(key.bytes());
  const auto settled = base.settled(key, decision).decision;
  require(settled.action == Action::none, "once it is answered or forgotten nothing is wanted any more");
  require_stays(settled, "a settled decision is written like any other");
  const bool told = decision.action != Action::none && outcome != Told::Outcome::unanswered;
  require(settled.version == static_cast<std::uint32_t>(decision.version + (told ? 1 : 0)),
          "an answer counts one version");
  require(base.settled(key, settled).decision == settled, "settling twice is settling once");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto decision = decode(fuzz::text_of(data, size));
  if (!decision) return 0;
  require_sound(*decision);
  require_stays(*decision, "decode(encode(x)) is x");
  if (decision->version == ~std::uint32_t{0}) return 0;  // nobody is told something so often
  for (const auto outcome : {Told::Outcome::unanswered, Told::Outcome::acknowledged, Told::Outcome::parked})
    for (const bool refused : {false, true}) require_settles(*decision, outcome, refused);
  return 0;
}
