#include "plugin_host/child/occurrences.hpp"

#include <utility>

namespace yingbao::plugin_host {

std::optional<std::uint64_t> Occurrences::count(std::uint64_t content) {
  if (slots_.empty()) slots_.resize(std::size_t{1} << 10);
  auto* slot = &place(slots_, content);
  if (slot->times == 0) {
    if (used_ + 1 > slots_.size() / 4 * 3) {
      if (!grow()) return {};
      slot = &place(slots_, content);
    }
    slot->content = content;
    ++used_;
  }
  return slot->times++;
}

Occurrences::Slot& Occurrences::place(std::vector<Slot>& slots, std::uint64_t content) {
  const auto mask = slots.size() - 1;
  for (auto at = content & mask;; at = (at + 1) & mask)
    if (slots[at].times == 0 || slots[at].content == content) return slots[at];
}

bool Occurrences::grow() {
  if (slots_.size() * 2 > most_slots_) return false;
  std::vector<Slot> larger(slots_.size() * 2);
  for (const auto& slot : slots_)
    if (slot.times > 0) place(larger, slot.content) = slot;
  slots_ = std::move(larger);
  return true;
}

}  // namespace yingbao::plugin_host
