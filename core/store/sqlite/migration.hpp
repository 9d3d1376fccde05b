// Brings the tables of an earlier build to this one's.
#pragma once

#include "store/sqlite/database.hpp"

#include <span>

namespace yingbao::store {

/// The first version that later builds read. What was before had lists of another kind, and nobody runs it.
inline constexpr int kFirstTables = 7;

struct Migration {
  int to;  ///< from the version before
  const char* sql;
};

/// Makes new tables by `schema`, or takes each step from where the tables are to the newest one, in a transaction of its
/// own. Throws Failure for tables of a version before the first one or after the newest.
void migrate(Database& database, std::span<const Migration> steps, const char* schema);

}  // namespace yingbao::store
