// The Store on SQLite. Its functions stand in one file for each part of the interface.
#pragma once

#include "store/in_force.hpp"
#include "store/retention.hpp"
#include "store/sqlite/database.hpp"
#include "store/store.hpp"

namespace yingbao::store {

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(const std::filesystem::path& file);

  std::string setting(std::string_view name) override;
  void set_setting(std::string_view name, std::string_view value) override;

  Id add_delivery(const Delivery& landed) override;
  std::vector<Delivery> deliveries() override;
  std::vector<Delivery> landed_deliveries() override;
  std::optional<Delivery> delivery(Id id) override;
  std::optional<Delivery> unconfirmed(std::string_view agency, const Bookmark& bookmark) override;
  bool taken(std::string_view agency, const Bookmark& bookmark) override;
  std::vector<Delivery> read_unconfirmed(std::string_view agency, std::string_view connector) override;
  void set_confirmed(Id delivery) override;
  std::vector<Delivery> unanswered_deliveries() override;
  void set_slip(Id delivery, SlipState slip) override;
  void clear_rejects(Id delivery) override;
  void add_rejects(Id delivery, std::span<const Reject> rejects) override;
  void add_findings(Id delivery, std::span<const Reject> findings) override;
  std::vector<Reject> rejects(Id delivery, std::uint64_t limit) override;
  std::vector<Reject> open_rows(Id delivery, RowClass which, std::uint64_t limit) override;
  std::vector<Tally> open_reasons(Id delivery, RowClass which) override;
  std::optional<Reject> reject(const MendedRow& row) override;
  std::vector<ColumnLeft> columns_left(Id delivery) override;
  std::string sheet_of(Id delivery, std::uint64_t table) override;
  std::uint64_t open_rejects(Id full_delivery) override;
  std::vector<Tally> tallies(Id delivery) override;
  void commit_ingest(IngestCommit& commit) override;
  void read_again(Id delivery, const AuditEntry& audit) override;

  std::vector<List> lists(ListRole role) override;
  std::optional<List> list(Id id) override;
  std::optional<List> current_list(std::string_view feed) override;
  void release_list(Id id, const AuditEntry& audit) override;
  void revoke_list(Id id, const AuditEntry& audit) override;
  std::optional<List> statements() override;
  void commit_statements(List& list, const AuditEntry& audit) override;
  std::size_t retire_lists() override;
  std::set<Id> lists_of_kept_nights() override;
  std::vector<std::string> named_files() override;

  std::optional<Exchange> exchange(Id id) override;
  std::optional<Exchange> exchange_with(Date date, std::string_view manifest) override;
  std::optional<Exchange> latest_exchange() override;
  std::optional<Exchange> latest_decided() override;
  Date newest_forwarded_date() override;
  std::optional<Exchange> latest_live() override;
  std::optional<Exchange> latest_planned() override;
  Id begin_exchange(const Exchange& exchange) override;
  void commit_decisions(DecisionsCommit& commit) override;
  std::optional<Plan> plan(Id exchange) override;
  void release_plan(Id exchange, const AuditEntry& audit) override;
  void add_answers(std::span<const std::pair<Submission, std::vector<Refusal>>> answers) override;
  std::uint64_t halve_submission(const Submission& whole, std::uint64_t first_items, crypto::Key middle) override;
  std::vector<Submission> submissions(Id exchange) override;
  std::vector<Refusal> refusals(Id exchange) override;
  std::optional<Refusal> refusal_of(crypto::Key person) override;
  void set_sending(Id exchange) override;
  void commit_settlement(Id exchange, Instant settled_at) override;

  void add_audit(const AuditEntry& entry) override;
  std::vector<AuditEntry> audit() override;
  Id broken_audit_entry() override;

 private:
  Id insert_list(const List& list);
  void insert_submission(const Submission& submission);
  void insert_pin(const Pin& pin);
  std::vector<List> lists_of_feed(std::string_view feed);
  void apply(const std::vector<ListChange>& changes);
  void answer_again(const List& list);
  void open_again(Id mending_delivery);
  void append_audit(const AuditEntry& entry);
  void settle(const MendedRow& row, Id by);
  std::vector<List> read_lists(Query query);
  std::vector<Exchange> read_exchanges(Query query);
  Footing footing();
  std::vector<Delivery> read_deliveries(Query query);

  Database database_;
};

}  // namespace yingbao::store
