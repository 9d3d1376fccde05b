#include "store/sqlite/sqlite_store.hpp"

namespace yingbao::store {

#define YINGBAO_LIST_COLUMNS                                                                                  \
  "id, uid, key_version, key, role, state, feed, delivery, exchange, as_of, reason, records, keys, unkeyed, " \
  "bytes, added, changed, gone, created_at, replaced, version"

std::vector<List> SqliteStore::read_lists(Query query) {
  std::vector<List> found;
  while (query.step()) {
    List row;
    row.id = query.number(0);
    row.uid = query.text(1);
    row.key = {static_cast<std::uint32_t>(query.number(2)), query.text(3)};
    row.role = query.state<ListRole>(4);
    row.state = query.state<ListState>(5);
    row.feed = query.text(6);
    row.delivery = query.number(7);
    row.exchange = query.number(8);
    row.as_of = query.date(9);
    row.reason = query.text(10);
    row.records = query.count(11);
    row.keys = query.count(12);
    row.unkeyed = query.count(13);
    row.bytes = query.count(14);
    row.added = query.count(15);
    row.changed = query.count(16);
    row.gone = query.count(17);
    row.created_at = query.number(18);
    row.replaced = query.count(19);
    row.version = static_cast<int>(query.number(20));
    found.push_back(std::move(row));
  }
  return found;
}

Id SqliteStore::insert_list(const List& list) {
  database_
      .query(
          "INSERT INTO lists (uid, key_version, key, role, state, feed, delivery, exchange, as_of, reason, records, "
          "keys, unkeyed, bytes, added, changed, gone, created_at, version) VALUES "
          "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
      .bind_bytes(list.uid)
      .bind(static_cast<std::int64_t>(list.key.master_version))
      .bind_bytes(list.key.bytes)
      .bind_all(list.role, list.state, list.feed, list.delivery, list.exchange, list.as_of, list.reason, list.records,
                list.keys, list.unkeyed, list.bytes, list.added, list.changed, list.gone, list.created_at, list.version)
      .run();
  return database_.last_id();
}

std::vector<List> SqliteStore::lists_of_feed(std::string_view feed) {
  auto query = database_.query("SELECT " YINGBAO_LIST_COLUMNS " FROM lists WHERE role = ? AND feed = ? ORDER BY id");
  query.bind_all(ListRole::feed, feed);
  return read_lists(std::move(query));
}

/// In the order given: a list gives way before another comes into its place.
void SqliteStore::apply(const std::vector<ListChange>& changes) {
  for (const auto& change : changes)
    database_.query("UPDATE lists SET state = ?, replaced = ?, reason = ? WHERE id = ?")
        .bind_all(change.state, change.replaced, change.reason, change.list)
        .run();
}

/// The agency's return slip says how its list stands: it is told again.
void SqliteStore::answer_again(const List& list) {
  database_.query("UPDATE deliveries SET slip = ? WHERE id = ?").bind_all(SlipState::owed, list.delivery).run();
}

/// What a delivery had mended is refused again, unless a list of it stands.
void SqliteStore::open_again(Id mending_delivery) {
  auto query = database_.query("SELECT " YINGBAO_LIST_COLUMNS " FROM lists WHERE delivery = ?");
  query.bind(mending_delivery);
  for (const auto& list : read_lists(std::move(query)))
    if (list.state == ListState::current || list.state == ListState::held) return;
  database_.query("UPDATE rejects SET mended_by = 0 WHERE mended_by = ?").bind(mending_delivery).run();
  database_.query("UPDATE findings SET mended_by = 0 WHERE mended_by = ?").bind(mending_delivery).run();
}

std::vector<List> SqliteStore::lists(ListRole role) {
  auto query = database_.query("SELECT " YINGBAO_LIST_COLUMNS " FROM lists WHERE role = ? ORDER BY id");
  query.bind(role);
  return read_lists(std::move(query));
}

std::optional<List> SqliteStore::list(Id id) {
  auto query = database_.query("SELECT " YINGBAO_LIST_COLUMNS " FROM lists WHERE id = ?");
  query.bind(id);
  auto found = read_lists(std::move(query));
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::optional<List> SqliteStore::current_list(std::string_view feed) {
  auto query = database_.query("SELECT " YINGBAO_LIST_COLUMNS " FROM lists WHERE role = ? AND state = ? AND feed = ?");
  query.bind_all(ListRole::feed, ListState::current, feed);
  auto found = read_lists(std::move(query));
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

void SqliteStore::release_list(Id id, const AuditEntry& audit) {
  Transaction transaction{database_};
  if (const auto held = list(id)) {
    apply(releasing(lists_of_feed(held->feed), *held));
    answer_again(*held);
  }
  append_audit(audit);
  transaction.commit();
}

void SqliteStore::revoke_list(Id id, const AuditEntry& audit) {
  Transaction transaction{database_};
  if (const auto revoked = list(id)) {
    apply(revoking(lists_of_feed(revoked->feed), *revoked, audit.reason));
    answer_again(*revoked);
    open_again(revoked->delivery);
  }
  append_audit(audit);
  transaction.commit();
}

std::optional<List> SqliteStore::statements() {
  auto query = database_.query("SELECT " YINGBAO_LIST_COLUMNS " FROM lists WHERE role = ? AND state = ?");
  query.bind_all(ListRole::statements, ListState::current);
  auto found = read_lists(std::move(query));
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

void SqliteStore::commit_statements(List& list, const AuditEntry& audit) {
  Transaction transaction{database_};
  database_.query("UPDATE lists SET state = ? WHERE role = ? AND state = ?")
      .bind_all(ListState::superseded, ListRole::statements, ListState::current)
      .run();
  list.id = insert_list(list);
  append_audit(audit);
  transaction.commit();
}

std::vector<std::string> SqliteStore::named_files() {
  std::vector<std::string> uids;
  auto query = database_.query("SELECT uid FROM lists WHERE state <> ? UNION ALL SELECT uid FROM deliveries");
  query.bind(ListState::retired);
  while (query.step()) uids.push_back(query.text(0));
  return uids;
}

}  // namespace yingbao::store
