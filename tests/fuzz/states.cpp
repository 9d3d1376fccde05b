// States and claims in words, by every vocabulary.
#include "check.hpp"

#include "base/text.hpp"
#include "reading/claims.hpp"
#include "reading/petitioner.hpp"
#include "reading/ticked_boxes.hpp"
#include "reading/vocabularies.hpp"

#include <algorithm>
#include <set>

namespace {

using namespace yingbao;
using namespace yingbao::reading;
using fuzz::require;

bool has_code(const Vocabulary& vocabulary, std::string_view code) {
  return std::any_of(vocabulary.states.begin(), vocabulary.states.end(), [&](const StateWords& words) {
    return words.code == code || words.denied == code || words.ended == code;
  });
}

void require_state(std::string_view cell, const Vocabulary& vocabulary) {
  const auto told = tell(cell, vocabulary);
  for (const auto& mention : told.mentions) require(mention.row < vocabulary.states.size(), "a mention is of a row");
  require(!told.lead || *told.lead < vocabulary.states.size(), "a lead is of a row");
  const auto code = read_state(cell, vocabulary);
  require(!code || code->empty() || has_code(vocabulary, *code), "a state stands in its vocabulary");
  require(read_state(cell, vocabulary) == code, "what is remembered is what was read");
  require(read_state(std::string{"\u3000"}.append(cell) + " ", vocabulary) == code, "blanks around a cell say nothing");
}

void require_claims(std::string_view cell) {
  bool doubtful = false;
  const auto claims = read_claims(cell, &doubtful);
  require(read_claims(cell) == claims, "whoever asks, the same is claimed");
  std::set<std::string_view> seen;
  for (const auto claim : split(claims, '+')) {
    if (claims.empty()) break;
    require(is_one_of(claim, "DIBAO|TEKUN|ORPHAN|DEFACTO|EDGE|RIGID|POV_MON|LOW_OTHER"), "a claim is one of the table");
    require(seen.insert(claim).second, "nothing is claimed twice");
  }
  static_cast<void>(claims_protection(claims));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto cell = yingbao::fuzz::text_of(data, size);
  if (!yingbao::is_utf8(cell)) return 0;
  for (const auto& named : vocabularies::all()) require_state(cell, *named.vocabulary);
  require_claims(cell);
  const auto folded = yingbao::fold_title(cell);
  require(yingbao::is_utf8(folded), "folded text is text");
  require(yingbao::fold_title(folded) == folded, "folding twice changes nothing");
  if (const auto words = ticked_words(folded)) require(yingbao::is_utf8(*words), "ticked words are text");
  require(!name_of(petitioner_of(cell, cell)).empty(), "whoever brings a case is named");
  static_cast<void>(tells_assistance_elsewhere(cell, cell, cell));
  return 0;
}
