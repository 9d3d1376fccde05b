#include "store/sqlite/sqlite_store.hpp"

namespace yingbao::store {

#define YINGBAO_DELIVERY_COLUMNS                                                                                   \
  "id, agency, connector, name, object, version, sha256, received_at, handover, as_of_said, uid, "                 \
  "key_version, key, state, reason, as_of, layout, format, header_row, rows, used, rejected, duplicate, skipped, " \
  "unkeyed, header, part, mends, bytes, rows_said"

std::vector<Delivery> SqliteStore::read_deliveries(Query query) {
  std::vector<Delivery> found;
  while (query.step()) {
    Delivery row;
    row.id = query.number(0);
    row.agency = query.text(1);
    row.connector = query.text(2);
    row.name = query.text(3);
    row.bookmark = {query.text(4), query.text(5)};
    row.sha256 = query.text(6);
    row.received_at = query.number(7);
    row.handover = query.text(8);
    row.as_of_said = query.text(9);
    row.uid = query.text(10);
    row.key = {static_cast<std::uint32_t>(query.number(11)), query.text(12)};
    row.state = query.state<DeliveryState>(13);
    row.reason = query.text(14);
    row.as_of = query.date(15);
    row.layout = query.text(16);
    row.format = query.text(17);
    row.header_row = query.count(18);
    row.rows = query.count(19);
    row.used = query.count(20);
    row.rejected = query.count(21);
    row.duplicate = query.count(22);
    row.skipped = query.count(23);
    row.unkeyed = query.count(24);
    row.header = query.text(25);
    row.part = query.text(26);
    row.mends = query.number(27);
    row.bytes = query.count(28);
    row.rows_said = query.count(29);
    found.push_back(std::move(row));
  }
  return found;
}

Id SqliteStore::add_delivery(const Delivery& landed) {
  Transaction transaction{database_};
  database_
      .query(
          "INSERT INTO deliveries (agency, connector, name, object, version, sha256, received_at, handover, "
          "as_of_said, uid, key_version, key, state, reason, as_of, layout, format, header_row, rows, used, rejected, "
          "duplicate, skipped, unkeyed, header, part, mends, bytes, rows_said) "
          "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,'',0,'','',0,0,0,0,0,0,0,'',?,0,?,?)")
      .bind_all(landed.agency, landed.connector, landed.name)
      .bind_bytes(landed.bookmark.object)
      .bind_all(landed.bookmark.version, landed.sha256, landed.received_at, landed.handover, landed.as_of_said)
      .bind_bytes(landed.uid)
      .bind(static_cast<std::int64_t>(landed.key.master_version))
      .bind_bytes(landed.key.bytes)
      .bind_all(DeliveryState::landed, landed.part, landed.bytes, landed.rows_said)
      .run();
  const auto id = database_.last_id();
  transaction.commit();
  return id;
}

std::vector<Delivery> SqliteStore::deliveries() {
  return read_deliveries(database_.query("SELECT " YINGBAO_DELIVERY_COLUMNS " FROM deliveries ORDER BY id"));
}

std::vector<Delivery> SqliteStore::landed_deliveries() {
  auto query = database_.query("SELECT " YINGBAO_DELIVERY_COLUMNS " FROM deliveries WHERE state = ? ORDER BY id");
  query.bind(DeliveryState::landed);
  return read_deliveries(std::move(query));
}

std::optional<Delivery> SqliteStore::delivery(Id id) {
  auto query = database_.query("SELECT " YINGBAO_DELIVERY_COLUMNS " FROM deliveries WHERE id = ?");
  query.bind(id);
  auto found = read_deliveries(std::move(query));
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::optional<Delivery> SqliteStore::unconfirmed(std::string_view agency, const Bookmark& bookmark) {
  auto query = database_.query("SELECT " YINGBAO_DELIVERY_COLUMNS
                               " FROM deliveries WHERE agency = ? AND object = ? AND version = ? "
                               "AND confirmed = 0 ORDER BY id DESC LIMIT 1");
  query.bind(agency).bind_bytes(bookmark.object).bind(bookmark.version);
  auto found = read_deliveries(std::move(query));
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

bool SqliteStore::taken(std::string_view agency, const Bookmark& bookmark) {
  auto query = database_.query("SELECT " YINGBAO_DELIVERY_COLUMNS
                               " FROM deliveries WHERE agency = ? AND object = ? AND version = ? "
                               "AND state <> ? LIMIT 1");
  query.bind(agency).bind_bytes(bookmark.object).bind_all(bookmark.version, DeliveryState::set_aside);
  return !read_deliveries(std::move(query)).empty();
}

std::vector<Delivery> SqliteStore::read_unconfirmed(std::string_view agency, std::string_view connector) {
  auto query = database_.query("SELECT " YINGBAO_DELIVERY_COLUMNS
                               " FROM deliveries WHERE agency = ? AND connector = ? AND confirmed = 0 AND state <> ? "
                               "ORDER BY id");
  query.bind_all(agency, connector, DeliveryState::landed);
  return read_deliveries(std::move(query));
}

void SqliteStore::set_confirmed(Id delivery) {
  database_.query("UPDATE deliveries SET confirmed = 1 WHERE id = ?").bind(delivery).run();
}

std::vector<Delivery> SqliteStore::unanswered_deliveries() {
  auto query =
      database_.query("SELECT " YINGBAO_DELIVERY_COLUMNS " FROM deliveries WHERE state <> ? AND slip = ? ORDER BY id");
  query.bind_all(DeliveryState::landed, SlipState::owed);
  return read_deliveries(std::move(query));
}

void SqliteStore::set_slip(Id delivery, SlipState slip) {
  database_.query("UPDATE deliveries SET slip = ? WHERE id = ?").bind_all(slip, delivery).run();
}

std::vector<Tally> SqliteStore::tallies(Id delivery) {
  std::vector<Tally> found;
  auto query = database_.query("SELECT reason, rows FROM tallies WHERE delivery = ? ORDER BY reason");
  query.bind(delivery);
  while (query.step()) found.push_back({static_cast<schema::Reason>(query.number(0)), query.count(1)});
  return found;
}

void SqliteStore::commit_ingest(IngestCommit& commit) {
  Transaction transaction{database_};
  const auto& d = commit.delivery;
  database_
      .query(
          "UPDATE deliveries SET state = ?, reason = ?, as_of = ?, layout = ?, format = ?, header_row = ?, rows = ?, "
          "used = ?, rejected = ?, duplicate = ?, skipped = ?, unkeyed = ?, header = ?, part = ?, mends = ?, slip "
          "= ? WHERE id = ?")
      .bind_all(d.state, d.reason, d.as_of, d.layout, d.format, d.header_row, d.rows, d.used, d.rejected, d.duplicate,
                d.skipped, d.unkeyed, d.header, d.part, d.mends, SlipState::owed, d.id)
      .run();
  for (auto& list : commit.lists) {
    if (list.state == ListState::current) apply(giving_way(lists_of_feed(list.feed), list));
    list.id = insert_list(list);
  }
  for (const auto& tally : commit.tallies)
    database_.query("INSERT OR REPLACE INTO tallies VALUES (?, ?, ?)")
        .bind_all(d.id, static_cast<int>(tally.reason), tally.rows)
        .run();
  for (const auto& row : commit.mended) settle(row, d.id);
  if (!commit.mended.empty())
    database_.query("UPDATE deliveries SET slip = ? WHERE slip = ? AND (id = ? OR mends = ?)")
        .bind_all(SlipState::owed, SlipState::given_in_part, d.mends, d.mends)
        .run();
  for (std::size_t table = 0; table < commit.sheets.size(); ++table)
    database_.query("INSERT OR REPLACE INTO sheets VALUES (?, ?, ?)").bind_all(d.id, table, commit.sheets[table]).run();
  for (std::size_t place = 0; place < commit.columns_left.size(); ++place) {
    const auto& column = commit.columns_left[place];
    database_.query("INSERT OR REPLACE INTO columns_left VALUES (?, ?, ?, ?, ?)")
        .bind_all(d.id, place, column.title, column.preferred, column.others ? 1 : 0)
        .run();
  }
  transaction.commit();
}

void SqliteStore::read_again(Id delivery, const AuditEntry& audit) {
  Transaction transaction{database_};
  database_.query("UPDATE deliveries SET state = ?, reason = '' WHERE id = ?")
      .bind_all(DeliveryState::landed, delivery)
      .run();
  append_audit(audit);
  transaction.commit();
}

}  // namespace yingbao::store
