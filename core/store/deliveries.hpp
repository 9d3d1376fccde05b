// The facet of what came in: deliveries, their rejects and findings, and the commit that makes lists of them.
#pragma once

#include "store/rows.hpp"

#include <span>

namespace yingbao::store {

/// Everything that becomes visible together when a delivery has been read.
struct IngestCommit {
  Delivery delivery;        ///< with its new state and counts
  std::vector<List> lists;  ///< ids are given by the commit; current ones supersede the one in force
  std::vector<Tally> tallies;
  std::vector<MendedRow> mended = {};    ///< rows of earlier deliveries that are settled by it
  std::vector<std::string> sheets = {};  ///< of its tables, as its records name them
  std::vector<ColumnLeft> columns_left = {};
};

class Deliveries {
 public:
  virtual ~Deliveries() = default;

  virtual Id add_delivery(const Delivery& landed) = 0;
  virtual std::vector<Delivery> deliveries() = 0;
  virtual std::vector<Delivery> landed_deliveries() = 0;
  virtual std::optional<Delivery> delivery(Id id) = 0;
  /// The delivery that came from this object and has not been confirmed at its source.
  virtual std::optional<Delivery> unconfirmed(std::string_view agency, const Bookmark& bookmark) = 0;
  /// Whether a delivery came from this object, confirmed or not, that was not set aside.
  virtual bool taken(std::string_view agency, const Bookmark& bookmark) = 0;
  /// What one connector brought that has been read and not been confirmed, oldest first.
  virtual std::vector<Delivery> read_unconfirmed(std::string_view agency, std::string_view connector) = 0;
  virtual void set_confirmed(Id delivery) = 0;
  /// Deliveries that were read or set aside and whose agency has not got its return slip.
  virtual std::vector<Delivery> unanswered_deliveries() = 0;
  virtual void set_slip(Id delivery, SlipState slip) = 0;
  /// Rejects and findings of a landed delivery; nobody sees them before its commit. `clear` goes before a new attempt.
  virtual void clear_rejects(Id delivery) = 0;
  virtual void add_rejects(Id delivery, std::span<const Reject> rejects) = 0;
  /// Rows that were used: one for each row and reason.
  virtual void add_findings(Id delivery, std::span<const Reject> findings) = 0;
  virtual std::vector<Reject> rejects(Id delivery, std::uint64_t limit) = 0;
  /// Those of the delivery that nobody has mended, in the order of their rows.
  virtual std::vector<Reject> open_rows(Id delivery, RowClass which, std::uint64_t limit) = 0;
  /// The same, counted by reason.
  virtual std::vector<Tally> open_reasons(Id delivery, RowClass which) = 0;
  /// The row when it was refused or bears a finding.
  virtual std::optional<Reject> reject(const MendedRow& row) = 0;
  virtual std::vector<ColumnLeft> columns_left(Id delivery) = 0;
  /// What the records of a table call their sheet.
  virtual std::string sheet_of(Id delivery, std::uint64_t table) = 0;
  /// Rejected rows of a full delivery, and of those that mended it, that nobody has mended and no record stands for.
  virtual std::uint64_t open_rejects(Id full_delivery) = 0;
  virtual std::vector<Tally> tallies(Id delivery) = 0;
  virtual void commit_ingest(IngestCommit& commit) = 0;
  /// A delivery that was set aside is read again by the next run; audited in the same transaction.
  virtual void read_again(Id delivery, const AuditEntry& audit) = 0;
};

}  // namespace yingbao::store
