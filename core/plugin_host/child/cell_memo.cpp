#include "plugin_host/child/cell_memo.hpp"

#include "schema/hash.hpp"

namespace yingbao::plugin_host {

std::size_t CellMemo::place_of(std::string_view cell) { return schema::hash_of(cell) % kEntries; }

const CellMemo::Entry* CellMemo::find(std::string_view cell) const {
  if (entries_.empty() || cell.size() > Entry::kLongestCell) return nullptr;
  const auto& entry = entries_[place_of(cell)];
  return std::string_view{entry.cell.data(), entry.cell_size} == cell ? &entry : nullptr;
}

void CellMemo::keep(std::string_view cell, bool said, std::string_view value) {
  if (cell.empty() || cell.size() > Entry::kLongestCell || value.size() > Entry::kLongestValue) return;
  entries_.resize(kEntries);
  auto& entry = entries_[place_of(cell)];
  entry.said = said;
  entry.cell_size = static_cast<std::uint8_t>(cell.copy(entry.cell.data(), cell.size()));
  entry.value_size = static_cast<std::uint8_t>(value.copy(entry.stored.data(), value.size()));
}

}  // namespace yingbao::plugin_host
