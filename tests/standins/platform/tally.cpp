#include "tally.hpp"

#include <algorithm>

namespace yingbao::sandbox {

bool Tally::is_stale(const Item& item) const {
  const auto found = states_.find(item.reference_id);
  return found != states_.end() && found->second.accepted && item.version < found->second.version;
}

void Tally::record(const Item& item, bool accepted, std::int64_t row) {
  auto found = states_.find(item.reference_id);
  if (found == states_.end()) found = states_.try_emplace(std::string(item.reference_id)).first;
  LastState& state = found->second;

  ++counts_.items;
  if (accepted) {
    ++counts_.accepted;
    ++(item.action == Action::upsert ? counts_.upserts : counts_.standings);
    const bool again = state.accepted && state.version == item.version;
    ++(again ? counts_.duplicate_effects : counts_.effects);
  } else {
    ++counts_.refused;
    if (state.accepted) return;
  }
  const auto facts_row = item.action == Action::upsert ? row : state.facts_row;
  state = {item.content, item.version, row, facts_row, item.action, item.kind, accepted};
}

Digest Tally::state_digest() const {
  std::vector<Digest> contents;
  contents.reserve(states_.size());
  for (const auto& [reference, state] : states_)
    if (state.accepted) contents.push_back(state.content);
  std::sort(contents.begin(), contents.end());
  return sha256({{reinterpret_cast<const char*>(contents.data()), contents.size() * sizeof(Digest)}});
}

void Tally::for_each(const std::function<void(std::string_view, const LastState&)>& visit) const {
  std::vector<std::string_view> references;
  references.reserve(states_.size());
  for (const auto& entry : states_) references.push_back(entry.first);
  std::sort(references.begin(), references.end());
  for (std::string_view reference : references) visit(reference, states_.find(reference)->second);
}

}  // namespace yingbao::sandbox
