// The control tables: what is in force, what came in, what was sent. One process has them open (see DataFolder).
//
// Every function is one transaction, durable when it returns, and may be called from any thread. A failed write throws
// Failure and is never tried again: after a failed sync nobody knows what the disk holds.
#pragma once

#include "store/rows.hpp"

#include <memory>
#include <span>

namespace yingbao::store {

/// Everything that becomes visible together when a delivery has been read.
struct IngestCommit {
  Delivery delivery;               ///< with its new state and counts
  std::vector<List> lists;         ///< ids are given by the commit; current ones supersede the one in force
  std::vector<Tally> tallies;
  std::vector<MendedRow> mended = {};  ///< rows of earlier deliveries that are settled by it
  std::vector<std::string> sheets = {};  ///< of its tables, as its records name them
  std::vector<ColumnLeft> columns_left = {};
};

class Store {
 public:
  virtual ~Store() = default;

  // Settings of the installation: core/docs/control_tables.md names them.
  virtual std::string setting(std::string_view name) = 0;
  virtual void set_setting(std::string_view name, std::string_view value) = 0;

  // Deliveries.
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
  /// `in_part`: rows were left out, and it is answered again once a file has mended some of those that went back.
  virtual void set_answered(Id delivery, bool in_part = false) = 0;
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

  // Lists.
  virtual std::vector<List> lists(ListRole role) = 0;
  virtual std::optional<List> list(Id id) = 0;
  virtual std::optional<List> current_list(std::string_view feed) = 0;
  /// A held list comes into force; audited in the same transaction, as is revoking.
  virtual void release_list(Id id, const AuditEntry& audit) = 0;
  /// When it was in force, the list that it had replaced is in force again.
  virtual void revoke_list(Id id, const AuditEntry& audit) = 0;
  /// Uids of every list and sealed delivery that a transaction names.
  virtual std::vector<std::string> named_files() = 0;

  // Exchanges.
  virtual std::optional<Exchange> exchange(Id id) = 0;
  virtual std::optional<Exchange> exchange_with(Date date, std::string_view manifest) = 0;
  virtual std::optional<Exchange> latest_exchange() = 0;
  /// The same among those that have been screened: what reports are made of.
  virtual std::optional<Exchange> latest_screened() = 0;
  /// The newest date that came as far as planning what to send.
  virtual Date newest_forwarded_date() = 0;
  /// The last exchange that has a plan: its answers are the newest part of what was sent.
  virtual std::optional<Exchange> latest_planned() = 0;
  virtual Id begin_exchange(const Exchange& exchange) = 0;
  virtual void commit_screening(Id exchange, List& candidates, std::string_view summary) = 0;
  /// `sent`, when given, replaces the sent list: it has taken in the plan before.
  virtual void commit_plan(const Plan& plan, List& list, List* sent) = 0;
  virtual std::optional<Plan> plan(Id exchange) = 0;
  virtual void release_plan(Id exchange, const AuditEntry& audit) = 0;
  /// Answers of the platform, as many as are there: one transaction.
  virtual void add_submissions(std::span<const std::pair<Submission, std::vector<Refusal>>> answers) = 0;
  virtual std::vector<Submission> submissions(Id exchange) = 0;
  virtual std::vector<Refusal> refusals(Id exchange) = 0;
  virtual void set_sending(Id exchange) = 0;
  /// Nothing of the exchange waits for an answer any more.
  virtual void commit_settlement(Id exchange) = 0;
  virtual std::optional<List> sent_list() = 0;

  // Audit.
  virtual void add_audit(const AuditEntry& entry) = 0;
  virtual std::vector<AuditEntry> audit() = 0;
  /// The id of the first entry whose hash does not follow from the one before; 0 when the chain holds.
  virtual Id broken_audit_entry() = 0;
};

std::string_view name_of(DeliveryState state);
std::string_view name_of(ListRole role);
std::string_view name_of(ListState state);
std::string_view name_of(Step step);
std::string_view name_of(PlanState state);

/// Opens, and where needed creates, the database of a data folder.
std::unique_ptr<Store> open_sqlite_store(const std::filesystem::path& file);

}  // namespace yingbao::store
