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
  while (before.valid() || rows.valid()) {
    const auto turn = by_row_key ? list::turn_of(before, rows, place) : list::Turn{before.valid(), !before.valid()};
    Status done;
    if (turn.second) done = copy(rows);
    else if (!replaced(schema::RecordView{before.record()})) done = copy(before);
    if (!done) return done;
    if (turn.first) before.next();
    if (turn.second) rows.next();
  }
  return {};
}

}  // namespace yingbao::ingest
