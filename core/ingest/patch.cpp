#include "ingest/patch.hpp"


namespace yingbao::ingest {
namespace {

Status copy(list::ListCursor& from, list::ListWriter& out) {
  return out.add({from.key(), from.kind(), from.primary(), from.row_key(), from.record()});
}

}  // namespace

Status patch(const std::shared_ptr<const list::ListReader>& base, const std::shared_ptr<const list::ListReader>& delta,
             bool by_row_key, const Replaced& replaced, list::ListWriter& out) {
  list::ListCursor before{base}, rows{delta};
  const auto place = [](const list::ListCursor& cursor) { return std::tuple{cursor.key(), cursor.row_key()}; };
  for (; before.valid(); before.next()) {
    while (by_row_key && rows.valid() && place(rows) < place(before)) {
      if (auto done = copy(rows, out); !done) return done;
      rows.next();
    }
    const bool same_row = by_row_key && rows.valid() && place(rows) == place(before);
    if (same_row || replaced(schema::RecordView{before.record()})) continue;
    if (auto done = copy(before, out); !done) return done;
  }
  for (; rows.valid(); rows.next())
    if (auto done = copy(rows, out); !done) return done;
  return {};
}

}  // namespace yingbao::ingest
