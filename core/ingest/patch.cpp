#include "ingest/patch.hpp"

namespace yingbao::ingest {

Status patch(const std::shared_ptr<const list::ListReader>& base, const std::shared_ptr<const list::ListReader>& delta,
             bool by_row_key, const Replaced& replaced, const Laid& laid, list::ListWriter& out) {
  const auto copy = [&](list::ListCursor& from) {
    laid(from);
    return out.add({from.key(), from.kind(), from.primary(), from.row_key(), from.record()});
  };
  list::ListCursor before{base}, rows{delta};
  const auto place = [](const list::ListCursor& cursor) { return std::tuple{cursor.key(), cursor.row_key()}; };
  for (; before.valid(); before.next()) {
    while (by_row_key && rows.valid() && place(rows) < place(before)) {
      if (auto done = copy(rows); !done) return done;
      rows.next();
    }
    const bool same_row = by_row_key && rows.valid() && place(rows) == place(before);
    if (same_row || replaced(schema::RecordView{before.record()})) continue;
    if (auto done = copy(before); !done) return done;
  }
  for (; rows.valid(); rows.next())
    if (auto done = copy(rows); !done) return done;
  return {};
}

}  // namespace yingbao::ingest
