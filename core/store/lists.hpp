// The facet of lists: in force, held, past.
#pragma once

#include "store/rows.hpp"

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
  /// Uids of every list and sealed delivery that a transaction names.
  virtual std::vector<std::string> named_files() = 0;
};

}  // namespace yingbao::store
