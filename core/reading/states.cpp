#include "reading/states.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace yingbao::reading {
namespace {

using Stance = Mention::Stance;

std::string_view code_of(const Mention& mention, const Vocabulary& vocabulary) {
  const auto& words = vocabulary.states[mention.row];
  return mention.stance == Stance::stated ? words.code : mention.stance == Stance::denied ? words.denied : words.ended;
}

/// True when two things that the cell says cannot both be true.
bool contradicts(const Told& told, const Vocabulary& vocabulary) {
  for (std::size_t i = 0; i < told.mentions.size(); ++i) {
    const auto& words = vocabulary.states[told.mentions[i].row];
    if (told.mentions[i].stance != Stance::stated) continue;
    for (std::size_t k = 0; k < told.mentions.size(); ++k) {
      const auto& other = told.mentions[k];
      const auto code = code_of(other, vocabulary);
      if (is_one_of(code, words.excludes) || (words.excludes == "*" && code != words.code)) return true;
      const bool of_the_same = vocabulary.states[other.row].code == words.code;
      if (of_the_same && (other.stance == Stance::denied || (other.stance == Stance::ended && k > i))) return true;
    }
  }
  return false;
}

std::optional<std::string_view> code_told(std::string_view cell, const Vocabulary& vocabulary) {
  if (is_one_of(cell, "-|--|—|——|/|\\|N/A|n/a|NULL|null|NaN|nan")) return {};
  for (const auto& words : vocabulary.states)  // nearly every cell is one word of the table
    if (is_one_of(cell, words.words) || is_one_of(cell, words.alone)) return words.code;
  const auto told = tell(cell, vocabulary);
  constexpr std::string_view kUnclear;
  if (told.mentions.empty() || told.doubtful || contradicts(told, vocabulary)) return kUnclear;
  const bool remarked = vocabulary.remarks && told.lead;
  if (told.strange && !remarked) return kUnclear;
  // Whatever is remarked behind it, a no stays a no.
  if (told.clouded && !(remarked && vocabulary.states[*told.lead].denied.empty())) return kUnclear;
  const auto rank = [&](std::string_view code) {
    const auto& rows = vocabulary.states;
    return std::find_if(rows.begin(), rows.end(), [&](auto& each) { return each.code == code; });
  };
  auto best = code_of(told.mentions.front(), vocabulary);
  for (const auto& mention : told.mentions) {
    const auto code = code_of(mention, vocabulary);
    if (code.empty()) return kUnclear;
    if (rank(code) < rank(best)) best = code;
  }
  return best;
}

/// A column says the same few words a million times: what each was read as is kept, for one thread.
class Remembered {
 public:
  std::optional<std::string_view> code_of(std::string_view cell, const Vocabulary& vocabulary) {
    if (cell.size() > kLongest) return code_told(cell, vocabulary);
    const auto place = std::hash<std::string_view>{}(cell) ^ std::hash<const void*>{}(vocabulary.states.data());
    auto& slot = slots_[place % slots_.size()];
    if (slot.vocabulary != &vocabulary || std::string_view{slot.cell.data(), slot.length} != cell) {
      slot.code = code_told(cell, vocabulary);
      slot.vocabulary = &vocabulary;
      slot.length = cell.copy(slot.cell.data(), kLongest);
    }
    return slot.code;
  }

 private:
  static constexpr std::size_t kLongest = 48;
  struct Slot {
    const Vocabulary* vocabulary = nullptr;
    std::size_t length = 0;
    std::array<char, kLongest> cell{};
    std::optional<std::string_view> code;  // of the vocabulary's table
  };
  std::array<Slot, 128> slots_;
};

}  // namespace

std::optional<std::string_view> read_state(std::string_view cell, const Vocabulary& vocabulary) {
  cell = trim(cell);
  if (cell.empty()) return {};
  thread_local Remembered remembered;
  return remembered.code_of(cell, vocabulary);
}

}  // namespace yingbao::reading
