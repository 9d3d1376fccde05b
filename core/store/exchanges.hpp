// The facet of nights: exchanges, plans, what was sent and what the platform answered.
#pragma once

#include "store/rows.hpp"

#include <set>
#include <span>

namespace yingbao::store {

struct DecisionsCommit {
  Exchange exchange;  ///< with its summary, and `settled_at` when nothing of it is to be told; the commit sets the rest
  std::optional<List> list = {};  ///< none: `exchange` names the decisions of one before, which stand
  std::optional<Plan> plan = {};  ///< none: nothing is told
  std::vector<Submission> submissions = {};
  std::set<Id> from = {};   ///< the lists that it was decided from
  std::set<Id> cited = {};  ///< those that its decisions cite
};

class Exchanges {
 public:
  virtual ~Exchanges() = default;

  virtual std::optional<Exchange> exchange(Id id) = 0;
  virtual std::optional<Exchange> exchange_with(Date date, std::string_view manifest) = 0;
  virtual std::optional<Exchange> latest_exchange() = 0;
  /// The same among those that came to decisions: what reports are made of.
  virtual std::optional<Exchange> latest_decided() = 0;
  /// The newest date that came to decisions which may be sent.
  virtual Date newest_forwarded_date() = 0;
  /// The last exchange that decided and is not dry: what it wanted told, with the answers, is what the platform knows.
  virtual std::optional<Exchange> latest_live() = 0;
  /// The last exchange that has a plan.
  virtual std::optional<Exchange> latest_planned() = 0;
  virtual Id begin_exchange(const Exchange& exchange) = 0;
  /// Everything that becomes visible together when an exchange has decided.
  virtual void commit_decisions(DecisionsCommit& commit) = 0;
  virtual std::optional<Plan> plan(Id exchange) = 0;
  virtual void release_plan(Id exchange, const AuditEntry& audit) = 0;
  /// Answers of the platform, as many as are there: one transaction.
  virtual void add_answers(std::span<const std::pair<Submission, std::vector<Refusal>>> answers) = 0;
  /// An open submission becomes two, before either is sent: the first keeps its number and so many items; the second one,
  /// with a number of its own, begins at `middle`. Gives that number.
  virtual std::uint64_t halve_submission(const Submission& whole, std::uint64_t first_items, crypto::Key middle) = 0;
  /// In the order of their first keys.
  virtual std::vector<Submission> submissions(Id exchange) = 0;
  virtual std::vector<Refusal> refusals(Id exchange) = 0;
  /// The last refusal of a person's own item.
  virtual std::optional<Refusal> refusal_of(crypto::Key person) = 0;
  virtual void set_sending(Id exchange) = 0;
  /// Nothing of the exchange waits for an answer any more.
  virtual void commit_settlement(Id exchange, Instant settled_at) = 0;
};

}  // namespace yingbao::store
