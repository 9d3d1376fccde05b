// The facet of lists: in force, held, past.
#pragma once

#include "store/rows.hpp"

#include <set>

namespace yingbao::store {

class Lists {
 public:
  virtual ~Lists() = default;

  virtual std::vector<List> lists(ListRole role) = 0;
  virtual std::optional<List> list(Id id) = 0;
  virtual std::optional<List> current_list(std::string_view feed) = 0;
  /// A held list comes into force; audited in the same transaction, as is revoking.
  virtual void release_list(Id id, const AuditEntry& audit) = 0;
  /// When it was in force, the list that it had replaced is in force again.
  virtual void revoke_list(Id id, const AuditEntry& audit) = 0;
  /// The list of statements in force.
  virtual std::optional<List> statements() = 0;
  /// Another comes into force; it gets its id.
  virtual void commit_statements(List& list, const AuditEntry& audit) = 0;
  /// Destroys lists that nothing rests on any more, key first: whoever sweeps then removes their files. Gives their number.
  virtual std::size_t retire_lists() = 0;
  /// The lists that the exchanges of the nights kept were decided from.
  virtual std::set<Id> lists_of_kept_nights() = 0;
  /// Uids of every list and sealed delivery that a transaction names.
  virtual std::vector<std::string> named_files() = 0;
};

}  // namespace yingbao::store
