// A delivery that changes a list row by row makes a new complete list: the one before, less what is replaced, and the
// rows delivered.
#pragma once

#include "list/merge.hpp"
#include "list/writer.hpp"
#include "schema/record.hpp"

#include <functional>

namespace yingbao::ingest {

/// True for a record of the list before that a row delivered stands in for.
using Replaced = std::function<bool(schema::RecordView)>;
/// Is told of each entry of the new list.
using Laid = std::function<void(list::ListCursor&)>;

/// Adds to `out` every record of `base` that nothing replaces, then every record of `delta`. With `by_row_key`, an entry
/// of the same person (or case) and row key is replaced as well. Memory stays bounded: both are walked in order.
Status patch(const std::shared_ptr<const list::ListReader>& base, const std::shared_ptr<const list::ListReader>& delta,
             bool by_row_key, const Replaced& replaced, const Laid& laid, list::ListWriter& out);

}  // namespace yingbao::ingest
