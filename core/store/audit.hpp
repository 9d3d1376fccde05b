// The facet of who did what: a chain in which each entry seals the one before.
#pragma once

#include "store/rows.hpp"

namespace yingbao::store {

class Audit {
 public:
  virtual ~Audit() = default;

  virtual void add_audit(const AuditEntry& entry) = 0;
  virtual std::vector<AuditEntry> audit() = 0;
  /// The id of the first entry whose hash does not follow from the one before; 0 when the chain holds.
  virtual Id broken_audit_entry() = 0;
};

}  // namespace yingbao::store
