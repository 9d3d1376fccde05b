#include "store/sqlite/sqlite_store.hpp"

namespace yingbao::store {

#define YINGBAO_LIST_COLUMNS                                                                                  \
  "id, uid, key_version, key, role, state, feed, delivery, exchange, as_of, reason, records, keys, unkeyed, " \
  "bytes, added, changed, gone, created_at"

std::vector<List> SqliteStore::read_lists(Query query) {
  std::vector<List> found;
  while (query.step()) {
    List row;
    row.id = query.number(0);
    row.uid = query.text(1);
    row.key = {static_cast<std::uint32_t>(query.number(2)), query.text(3)};
    row.role = static_cast<ListRole>(query.number(4));
    row.state = static_cast<ListState>(query.number(5));
    row.feed = query.text(6);
    row.delivery = query.number(7);
    row.exchange = query.number(8);
    row.as_of = Date::from_number(query.number(9)).value_or(Date{});
    row.reason = query.text(10);
    row.records = query.count(11);
    row.keys = query.count(12);
    row.unkeyed = query.count(13);
    row.bytes = query.count(14);
    row.added = query.count(15);
    row.changed = query.count(16);
    row.gone = query.count(17);
    row.created_at = query.number(18);
    found.push_back(std::move(row));
  }
  return found;
}

Id SqliteStore::insert_list(const List& list) {
  database_
      .query(
          "INSERT INTO lists (uid, key_version, key, role, state, feed, delivery, exchange, as_of, reason, records, "
          "keys, unkeyed, bytes, added, changed, gone, created_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
      .bind_bytes(list.uid)
      .bind(static_cast<std::int64_t>(list.key.master_version))
      .bind_bytes(list.key.bytes)
      .bind_all(static_cast<int>(list.role), static_cast<int>(list.state), list.feed, list.delivery, list.exchange,
                static_cast<std::int64_t>(list.as_of.number()), list.reason, list.records, list.keys, list.unkeyed,
                list.bytes, list.added, list.changed, list.gone, list.created_at)
      .run();
  return database_.last_id();
}

void SqliteStore::supersede(std::string_view feed) {
  database_
      .query(
          "UPDATE lists SET state = 2, replaced = (SELECT COALESCE(MAX(replaced), 0) + 1 FROM lists) "
          "WHERE role = 0 AND state = 0 AND feed = ?")
      .bind(feed)
      .run();
}

/// The agency's return slip says how its list stands: it is told again.
void SqliteStore::answer_again(Id list) {
  database_.query("UPDATE deliveries SET answered = 0 WHERE id = (SELECT delivery FROM lists WHERE id = ?)")
      .bind(list)
      .run();
}

/// A list that waits is out of date once a later one is in force.
void SqliteStore::drop_older_held(const List& in_force) {
  database_.query("UPDATE lists SET state = 2 WHERE role = 0 AND state = 1 AND feed = ? AND id < ? AND as_of <= ?")
      .bind_all(in_force.feed, in_force.id, static_cast<std::int64_t>(in_force.as_of.number()))
      .run();
}

std::vector<List> SqliteStore::lists(ListRole role) {
  auto query = database_.query("SELECT " YINGBAO_LIST_COLUMNS " FROM lists WHERE role = ? ORDER BY id");
  query.bind(static_cast<int>(role));
  return read_lists(std::move(query));
}

std::optional<List> SqliteStore::list(Id id) {
  auto query = database_.query("SELECT " YINGBAO_LIST_COLUMNS " FROM lists WHERE id = ?");
  query.bind(id);
  auto found = read_lists(std::move(query));
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::optional<List> SqliteStore::current_list(std::string_view feed) {
  auto query = database_.query("SELECT " YINGBAO_LIST_COLUMNS " FROM lists WHERE role = 0 AND state = 0 AND feed = ?");
  query.bind(feed);
  auto found = read_lists(std::move(query));
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

void SqliteStore::release_list(Id id, const AuditEntry& audit) {
  Transaction transaction{database_};
  const auto held = list(id);
  if (held) {
    supersede(held->feed);
    drop_older_held(*held);
  }
  database_.query("UPDATE lists SET state = 0, reason = '' WHERE id = ?").bind(id).run();
  answer_again(id);
  append_audit(audit);
  transaction.commit();
}

void SqliteStore::revoke_list(Id id, const AuditEntry& audit) {
  Transaction transaction{database_};
  const auto revoked = list(id);
  database_.query("UPDATE lists SET state = 3, reason = ? WHERE id = ?").bind_all(audit.reason, id).run();
  answer_again(id);
  if (revoked && revoked->state == ListState::current)
    database_
        .query(
            "UPDATE lists SET state = 0 WHERE id = (SELECT id FROM lists WHERE role = 0 AND state = 2 AND replaced > 0 "
            "AND feed = ? "
            "ORDER BY replaced DESC LIMIT 1)")
        .bind(revoked->feed)
        .run();
  // What it had mended is refused again, unless another list of the same delivery stands.
  for (const auto* open_again : {"UPDATE rejects SET mended_by = 0 WHERE mended_by = ? "
                                 "AND NOT EXISTS (SELECT 1 FROM lists WHERE delivery = ? AND state < 2)",
                                 "UPDATE findings SET mended_by = 0 WHERE mended_by = ? "
                                 "AND NOT EXISTS (SELECT 1 FROM lists WHERE delivery = ? AND state < 2)"})
    if (revoked) database_.query(open_again).bind_all(revoked->delivery, revoked->delivery).run();
  append_audit(audit);
  transaction.commit();
}

std::vector<std::string> SqliteStore::named_files() {
  std::vector<std::string> uids;
  auto query = database_.query("SELECT uid FROM lists UNION ALL SELECT uid FROM deliveries");
  while (query.step()) uids.push_back(query.text(0));
  return uids;
}

std::optional<List> SqliteStore::sent_list() {
  auto found = read_lists(database_.query("SELECT " YINGBAO_LIST_COLUMNS " FROM lists WHERE role = 3 AND state = 0"));
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

}  // namespace yingbao::store
