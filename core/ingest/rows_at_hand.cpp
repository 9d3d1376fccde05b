#include "ingest/rows_at_hand.hpp"

#include <algorithm>

namespace yingbao::ingest {

using plugin_host::RowId;

template <class Write>
void RowsAtHand::keep(const RowId& id, bool header, const Write& write) {
  if (full_) return;
  const auto offset = bytes_.size();
  plugin_host::WireWriter writer{bytes_};
  write(writer);
  full_ = bytes_.size() > kMostBytes;
  if (full_) bytes_.resize(offset);
  else items_.push_back({id, header, offset});
}

void RowsAtHand::begin_table(const plugin_host::HeaderFrame& header) {
  keep({tables_++, 0}, true, [&](auto& writer) { plugin_host::HeaderFrame::fields(writer, header); });
}

void RowsAtHand::add(const RowId& id, const std::vector<std::string_view>& cells) {
  keep(id, false, [&](auto& writer) { writer.texts(cells); });
}

bool RowsAtHand::tell(std::span<const RowId> rows, plugin_host::RunHandler& handler) const {
  auto wanted = rows.begin();
  for (const auto& item : items_)
    if (wanted != rows.end() && !item.header && item.id == *wanted) ++wanted;
  if (wanted != rows.end()) return false;
  wanted = rows.begin();
  std::vector<std::string_view> cells;
  for (const auto& item : items_) {
    if (wanted == rows.end()) break;
    if (!item.header && item.id != *wanted) continue;
    const auto bytes = std::string_view{bytes_}.substr(item.offset);
    Status told;
    if (item.header) {
      told = handler.header(*from_wire<plugin_host::HeaderFrame>(bytes));
    } else {
      plugin_host::WireReader{bytes}.texts(cells);
      told = handler.extracted(wanted->row, cells);
      ++wanted;
    }
    if (!told) break;
  }
  return true;
}

}  // namespace yingbao::ingest
