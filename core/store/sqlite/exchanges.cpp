#include "store/sqlite/sqlite_store.hpp"

namespace yingbao::store {
namespace {

std::optional<Exchange> first(std::vector<Exchange> found) {
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

}  // namespace

#define YINGBAO_EXCHANGE_COLUMNS "id, date, manifest, step, dry, decisions, summary, started_at, settled_at"

std::vector<Exchange> SqliteStore::read_exchanges(Query query) {
  std::vector<Exchange> found;
  while (query.step()) {
    Exchange row;
    row.id = query.number(0);
    row.date = query.date(1);
    row.manifest = query.text(2);
    row.step = query.state<Step>(3);
    row.dry = query.number(4) != 0;
    row.decisions = query.number(5);
    row.summary = query.text(6);
    row.started_at = query.number(7);
    row.settled_at = query.number(8);
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

std::optional<Exchange> SqliteStore::latest_decided() {
  return first(read_exchanges(database_.query(
      "SELECT " YINGBAO_EXCHANGE_COLUMNS " FROM exchanges WHERE decisions <> 0 ORDER BY date DESC, id DESC LIMIT 1")));
}

Date SqliteStore::newest_forwarded_date() {
  auto query = database_.query("SELECT COALESCE(MAX(date), 0) FROM exchanges WHERE dry = 0 AND decisions <> 0");
  query.step();
  return query.date(0);
}

std::optional<Exchange> SqliteStore::latest_live() {
  return first(read_exchanges(database_.query(
      "SELECT " YINGBAO_EXCHANGE_COLUMNS " FROM exchanges WHERE dry = 0 AND decisions <> 0 ORDER BY id DESC LIMIT 1")));
}

std::optional<Exchange> SqliteStore::latest_planned() {
  return first(read_exchanges(
      database_.query("SELECT " YINGBAO_EXCHANGE_COLUMNS
                      " FROM exchanges WHERE id IN (SELECT exchange FROM plans) ORDER BY id DESC LIMIT 1")));
}

Id SqliteStore::begin_exchange(const Exchange& exchange) {
  Transaction transaction{database_};
  database_
      .query(
          "INSERT INTO exchanges (date, manifest, step, dry, decisions, summary, started_at, settled_at) "
          "VALUES (?, ?, ?, ?, 0, '', ?, 0)")
      .bind_all(exchange.date, exchange.manifest, Step::ingested, exchange.dry ? 1 : 0, exchange.started_at)
      .run();
  const auto id = database_.last_id();
  transaction.commit();
  return id;
}

void SqliteStore::insert_submission(const Submission& submission) {
  database_.query("INSERT INTO submissions VALUES (?, ?, ?, ?, '', ?, 0, 0, '', 0)")
      .bind_all(submission.exchange, submission.number)
      .bind_bytes(submission.first.bytes())
      .bind_all(submission.items, SubmissionState::open)
      .run();
}

void SqliteStore::insert_pin(const Pin& pin) {
  database_.query("INSERT INTO pins VALUES (?, ?, ?)").bind_all(pin.exchange, pin.list, pin.cited ? 1 : 0).run();
}

void SqliteStore::commit_decisions(DecisionsCommit& commit) {
  Transaction transaction{database_};
  auto& exchange = commit.exchange;
  if (commit.list) exchange.decisions = commit.list->id = insert_list(*commit.list);
  exchange.step = exchange.settled_at ? Step::settled : Step::decided;
  database_.query("UPDATE exchanges SET step = ?, decisions = ?, summary = ?, settled_at = ? WHERE id = ?")
      .bind_all(exchange.step, exchange.decisions, exchange.summary, exchange.settled_at, exchange.id)
      .run();
  if (const auto& plan = commit.plan)
    database_.query("INSERT INTO plans VALUES (?, ?, ?, ?, ?, ?)")
        .bind_all(exchange.id, plan->state, plan->reason, plan->items, plan->upserts, plan->standings)
        .run();
  for (const auto& submission : commit.submissions) insert_submission(submission);
  for (const auto list : commit.from) insert_pin({exchange.id, list, false});
  for (const auto list : commit.cited)
    if (!commit.from.contains(list)) insert_pin({exchange.id, list, true});
  transaction.commit();
}

std::optional<Plan> SqliteStore::plan(Id exchange) {
  auto query = database_.query("SELECT state, reason, items, upserts, standings FROM plans WHERE exchange = ?");
  query.bind(exchange);
  if (!query.step()) return {};
  return Plan{exchange, query.state<PlanState>(0), query.text(1), query.count(2), query.count(3), query.count(4)};
}

void SqliteStore::release_plan(Id exchange, const AuditEntry& audit) {
  Transaction transaction{database_};
  database_.query("UPDATE plans SET state = ?, reason = '' WHERE exchange = ?")
      .bind_all(PlanState::released, exchange)
      .run();
  append_audit(audit);
  transaction.commit();
}

void SqliteStore::add_answers(std::span<const std::pair<Submission, std::vector<Refusal>>> answers) {
  Transaction transaction{database_};
  for (const auto& [submission, refusals] : answers) {
    auto update = database_.query(
        "UPDATE submissions SET submission_id = ?, state = ?, accepted = ?, refused = ?, reason = ?, "
        "answered_at = ? WHERE exchange = ? AND number = ? RETURNING number");
    update.bind_all(submission.submission_id, submission.state, submission.accepted, submission.refused,
                    submission.reason, submission.answered_at, submission.exchange, submission.number);
    if (!update.step()) throw Failure{Error{Errc::internal, "an answer to a submission that is not there"}};
    update.run();
    for (const auto& refusal : refusals)
      database_.query("INSERT OR REPLACE INTO refusals VALUES (?, ?, ?, ?, ?)")
          .bind(submission.exchange)
          .bind_bytes(refusal.person.bytes())
          .bind_all(refusal.version, refusal.code, refusal.message)
          .run();
  }
  transaction.commit();
}

std::uint64_t SqliteStore::halve_submission(const Submission& whole, std::uint64_t first_items, crypto::Key middle) {
  Transaction transaction{database_};
  auto next = database_.query("SELECT MAX(number) + 1 FROM submissions WHERE exchange = ?");
  next.bind(whole.exchange);
  next.step();
  const auto number = next.count(0);
  database_.query("UPDATE submissions SET items = ? WHERE exchange = ? AND number = ?")
      .bind_all(first_items, whole.exchange, whole.number)
      .run();
  auto second = whole;
  second.number = number;
  second.first = middle;
  second.items = whole.items - first_items;
  insert_submission(second);
  transaction.commit();
  return number;
}

std::vector<Submission> SqliteStore::submissions(Id exchange) {
  std::vector<Submission> found;
  auto query = database_.query(
      "SELECT number, first, items, submission_id, state, accepted, refused, reason, answered_at "
      "FROM submissions WHERE exchange = ? ORDER BY first");
  query.bind(exchange);
  while (query.step())
    found.push_back({exchange, query.count(0), crypto::Key::from(query.text(1)), query.count(2), query.text(3),
                     query.state<SubmissionState>(4), query.count(5), query.count(6), query.text(7), query.number(8)});
  return found;
}

std::vector<Refusal> SqliteStore::refusals(Id exchange) {
  std::vector<Refusal> found;
  auto query = database_.query("SELECT person, version, code, message FROM refusals WHERE exchange = ?");
  query.bind(exchange);
  while (query.step())
    found.push_back({crypto::Key::from(query.text(0)), query.count(1), query.text(2), query.text(3)});
  return found;
}

std::optional<Refusal> SqliteStore::refusal_of(crypto::Key person) {
  auto query =
      database_.query("SELECT version, code, message FROM refusals WHERE person = ? ORDER BY exchange DESC LIMIT 1");
  query.bind_bytes(person.bytes());
  if (!query.step()) return {};
  return Refusal{person, query.count(0), query.text(1), query.text(2)};
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
