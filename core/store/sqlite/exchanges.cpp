#include "store/sqlite/sqlite_store.hpp"

namespace yingbao::store {
namespace {

std::optional<Exchange> first(std::vector<Exchange> found) {
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

}  // namespace

#define YINGBAO_EXCHANGE_COLUMNS "id, date, manifest, step, dry, candidates, plan, summary, started_at, settled_at"

std::vector<Exchange> SqliteStore::read_exchanges(Query query) {
  std::vector<Exchange> found;
  while (query.step()) {
    Exchange row;
    row.id = query.number(0);
    row.date = query.date(1);
    row.manifest = query.text(2);
    row.step = query.state<Step>(3);
    row.dry = query.number(4) != 0;
    row.candidates = query.number(5);
    row.plan = query.number(6);
    row.summary = query.text(7);
    row.started_at = query.number(8);
    row.settled_at = query.number(9);
    found.push_back(std::move(row));
  }
  return found;
}

std::optional<Exchange> SqliteStore::exchange(Id id) {
  auto query = database_.query("SELECT " YINGBAO_EXCHANGE_COLUMNS " FROM exchanges WHERE id = ?");
  query.bind(id);
  return first(read_exchanges(std::move(query)));
}

std::optional<Exchange> SqliteStore::exchange_with(Date date, std::string_view manifest) {
  auto query = database_.query("SELECT " YINGBAO_EXCHANGE_COLUMNS
                               " FROM exchanges WHERE date = ? AND manifest = ? ORDER BY id DESC LIMIT 1");
  query.bind_all(date, manifest);
  return first(read_exchanges(std::move(query)));
}

std::optional<Exchange> SqliteStore::latest_exchange() {
  return first(read_exchanges(
      database_.query("SELECT " YINGBAO_EXCHANGE_COLUMNS " FROM exchanges ORDER BY date DESC, id DESC LIMIT 1")));
}

std::optional<Exchange> SqliteStore::latest_screened() {
  return first(read_exchanges(database_.query(
      "SELECT " YINGBAO_EXCHANGE_COLUMNS " FROM exchanges WHERE candidates <> 0 ORDER BY date DESC, id DESC LIMIT 1")));
}

Date SqliteStore::newest_forwarded_date() {
  auto query = database_.query("SELECT COALESCE(MAX(date), 0) FROM exchanges WHERE dry = 0 AND plan <> 0");
  query.step();
  return query.date(0);
}

std::optional<Exchange> SqliteStore::latest_planned() {
  return first(read_exchanges(
      database_.query("SELECT " YINGBAO_EXCHANGE_COLUMNS " FROM exchanges WHERE plan != 0 ORDER BY id DESC LIMIT 1")));
}

Id SqliteStore::begin_exchange(const Exchange& exchange) {
  Transaction transaction{database_};
  database_
      .query(
          "INSERT INTO exchanges (date, manifest, step, dry, candidates, plan, summary, started_at, settled_at) "
          "VALUES (?, ?, ?, ?, 0, 0, '', ?, 0)")
      .bind_all(exchange.date, exchange.manifest, Step::ingested, exchange.dry ? 1 : 0, exchange.started_at)
      .run();
  const auto id = database_.last_id();
  transaction.commit();
  return id;
}

void SqliteStore::commit_screening(Id exchange, List& candidates, std::string_view summary) {
  Transaction transaction{database_};
  candidates.id = insert_list(candidates);
  database_.query("UPDATE exchanges SET step = ?, candidates = ?, summary = ? WHERE id = ?")
      .bind_all(Step::screened, candidates.id, summary, exchange)
      .run();
  transaction.commit();
}

void SqliteStore::commit_plan(const Plan& plan, List& list, List* sent) {
  Transaction transaction{database_};
  if (sent) {
    database_.query("UPDATE lists SET state = ? WHERE role = ? AND state = ?")
        .bind_all(ListState::superseded, ListRole::sent, ListState::current)
        .run();
    sent->id = insert_list(*sent);
  }
  list.id = insert_list(list);
  database_.query("INSERT INTO plans VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bind_all(plan.exchange, plan.state, plan.reason, plan.items, plan.upserts, plan.withdrawals, plan.batch)
      .run();
  database_.query("UPDATE exchanges SET step = ?, plan = ? WHERE id = ?")
      .bind_all(Step::planned, list.id, plan.exchange)
      .run();
  transaction.commit();
}

std::optional<Plan> SqliteStore::plan(Id exchange) {
  auto query =
      database_.query("SELECT state, reason, items, upserts, withdrawals, batch FROM plans WHERE exchange = ?");
  query.bind(exchange);
  if (!query.step()) return {};
  return Plan{exchange,      query.state<PlanState>(0), query.text(1), query.count(2), query.count(3), query.count(4),
              query.count(5)};
}

void SqliteStore::release_plan(Id exchange, const AuditEntry& audit) {
  Transaction transaction{database_};
  database_.query("UPDATE plans SET state = ?, reason = '' WHERE exchange = ?")
      .bind_all(PlanState::released, exchange)
      .run();
  append_audit(audit);
  transaction.commit();
}

void SqliteStore::add_submissions(std::span<const std::pair<Submission, std::vector<Refusal>>> answers) {
  Transaction transaction{database_};
  for (const auto& [submission, refusals] : answers) {
    database_.query("INSERT OR REPLACE INTO submissions VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind_all(submission.exchange, submission.number, submission.submission_id, submission.state,
                  submission.accepted, submission.refused, submission.reason, submission.answered_at)
        .run();
    for (const auto& refusal : refusals)
      database_.query("INSERT OR REPLACE INTO refusals VALUES (?, ?, ?, ?, ?)")
          .bind(submission.exchange)
          .bind_bytes(refusal.reference_id)
          .bind_all(refusal.version, refusal.code, refusal.message)
          .run();
  }
  transaction.commit();
}

std::vector<Submission> SqliteStore::submissions(Id exchange) {
  std::vector<Submission> found;
  auto query = database_.query(
      "SELECT number, submission_id, state, accepted, refused, reason, answered_at "
      "FROM submissions WHERE exchange = ? ORDER BY number");
  query.bind(exchange);
  while (query.step())
    found.push_back({exchange, query.count(0), query.text(1), query.state<SubmissionState>(2), query.count(3),
                     query.count(4), query.text(5), query.number(6)});
  return found;
}

std::vector<Refusal> SqliteStore::refusals(Id exchange) {
  std::vector<Refusal> found;
  auto query = database_.query("SELECT reference, version, code, message FROM refusals WHERE exchange = ?");
  query.bind(exchange);
  while (query.step()) found.push_back({query.text(0), query.count(1), query.text(2), query.text(3)});
  return found;
}

void SqliteStore::set_sending(Id exchange) {
  database_.query("UPDATE exchanges SET step = ? WHERE id = ?").bind_all(Step::sending, exchange).run();
}

void SqliteStore::commit_settlement(Id exchange, Instant settled_at) {
  Transaction transaction{database_};
  database_.query("UPDATE plans SET state = ? WHERE exchange = ?").bind_all(PlanState::settled, exchange).run();
  database_.query("UPDATE exchanges SET step = ?, settled_at = ? WHERE id = ?")
      .bind_all(Step::settled, settled_at, exchange)
      .run();
  transaction.commit();
}

}  // namespace yingbao::store
