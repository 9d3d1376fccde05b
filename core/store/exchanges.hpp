// The facet of nights: exchanges, plans, what was sent and what the platform answered.
#pragma once

#include "store/rows.hpp"

#include <span>

namespace yingbao::store {

class Exchanges {
 public:
  virtual ~Exchanges() = default;

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
  virtual void commit_settlement(Id exchange, Instant settled_at) = 0;
  virtual std::optional<List> sent_list() = 0;
};

}  // namespace yingbao::store
