#include "store/sqlite/sqlite_store.hpp"

// Rows that go back to their agency: those that were refused, and those that were used with a finding.

namespace yingbao::store {
namespace {

// A row that was refused after all goes back as such, and not with its findings.
#define YINGBAO_OPEN_FINDINGS                                                                       \
  "FROM findings WHERE delivery = ? AND mended_by = 0 AND NOT EXISTS (SELECT 1 FROM rejects WHERE " \
  "rejects.delivery = findings.delivery AND rejects.sheet = findings.sheet AND rejects.row = findings.row) "

constexpr const char* kOpenRejects =
    "SELECT sheet, row, reason, column_title, mended_by, origin, in_use FROM rejects "
    "WHERE delivery = ? AND mended_by = 0 ORDER BY sheet, row LIMIT ?";
constexpr const char* kOpenFindings =
    "SELECT sheet, row, reason, column_title, mended_by, origin, 1 " YINGBAO_OPEN_FINDINGS
    "ORDER BY sheet, row, reason LIMIT ?";

std::vector<Reject> read_rows(Query query) {
  std::vector<Reject> found;
  while (query.step())
    found.push_back({query.count(1), static_cast<schema::Reason>(query.number(2)), query.text(3), query.count(0),
                     query.number(4), query.text(5), query.number(6) != 0});
  return found;
}

}  // namespace

void SqliteStore::clear_rejects(Id delivery) {
  Transaction transaction{database_};
  database_.query("DELETE FROM rejects WHERE delivery = ?").bind(delivery).run();
  database_.query("DELETE FROM findings WHERE delivery = ?").bind(delivery).run();
  transaction.commit();
}

void SqliteStore::add_rejects(Id delivery, std::span<const Reject> rejects) {
  Transaction transaction{database_};
  for (const auto& reject : rejects)
    database_.query("INSERT OR IGNORE INTO rejects VALUES (?, ?, ?, ?, ?, 0, ?, ?)")
        .bind_all(delivery, reject.table, reject.row, static_cast<int>(reject.reason), reject.column, reject.origin,
                  static_cast<int>(reject.in_use))
        .run();
  transaction.commit();
}

void SqliteStore::add_findings(Id delivery, std::span<const Reject> findings) {
  Transaction transaction{database_};
  for (const auto& finding : findings)
    database_.query("INSERT OR IGNORE INTO findings VALUES (?, ?, ?, ?, ?, 0, ?)")
        .bind_all(delivery, finding.table, finding.row, static_cast<int>(finding.reason), finding.column,
                  finding.origin)
        .run();
  transaction.commit();
}

std::vector<Reject> SqliteStore::rejects(Id delivery, std::uint64_t limit) {
  auto query = database_.query(
      "SELECT sheet, row, reason, column_title, mended_by, origin, in_use FROM rejects "
      "WHERE delivery = ? ORDER BY sheet, row LIMIT ?");
  query.bind_all(delivery, limit);
  return read_rows(std::move(query));
}

std::vector<Reject> SqliteStore::open_rows(Id delivery, RowClass which, std::uint64_t limit) {
  auto query = database_.query(which == RowClass::rejected ? kOpenRejects : kOpenFindings);
  query.bind_all(delivery, limit);
  return read_rows(std::move(query));
}

std::vector<Tally> SqliteStore::open_reasons(Id delivery, RowClass which) {
  auto query = database_.query(
      which == RowClass::rejected
          ? "SELECT reason, count(*) FROM rejects WHERE delivery = ? AND mended_by = 0 GROUP BY reason ORDER BY reason"
          : "SELECT reason, count(*) " YINGBAO_OPEN_FINDINGS "GROUP BY reason ORDER BY reason");
  query.bind(delivery);
  std::vector<Tally> found;
  while (query.step()) found.push_back({static_cast<schema::Reason>(query.number(0)), query.count(1)});
  return found;
}

std::optional<Reject> SqliteStore::reject(const MendedRow& row) {
  auto query = database_.query(
      "SELECT sheet, row, reason, column_title, mended_by, origin, in_use FROM rejects "
      "WHERE delivery = ? AND sheet = ? AND row = ? UNION ALL "
      "SELECT sheet, row, reason, column_title, mended_by, origin, 1 FROM findings "
      "WHERE delivery = ? AND sheet = ? AND row = ? LIMIT 1");
  query.bind_all(row.delivery, row.table, row.row, row.delivery, row.table, row.row);
  const auto found = read_rows(std::move(query));
  return found.empty() ? std::nullopt : std::optional{found.front()};
}

std::vector<ColumnLeft> SqliteStore::columns_left(Id delivery) {
  auto query = database_.query("SELECT title, preferred, others FROM columns_left WHERE delivery = ? ORDER BY place");
  query.bind(delivery);
  std::vector<ColumnLeft> found;
  while (query.step()) found.push_back({query.text(0), query.text(1), query.number(2) != 0});
  return found;
}

std::string SqliteStore::sheet_of(Id delivery, std::uint64_t table) {
  auto query = database_.query("SELECT name FROM sheets WHERE delivery = ? AND sheet = ?");
  query.bind_all(delivery, table);
  return query.step() ? query.text(0) : std::string{};
}

std::uint64_t SqliteStore::open_rejects(Id full_delivery) {
  auto query = database_.query(
      "SELECT count(*) FROM rejects JOIN deliveries ON deliveries.id = rejects.delivery "
      "WHERE (deliveries.id = ? OR deliveries.mends = ?) AND mended_by = 0 AND in_use = 0");
  query.bind_all(full_delivery, full_delivery);
  return query.step() ? query.count(0) : 0;
}

void SqliteStore::settle(const MendedRow& row, Id by) {
  database_.query("UPDATE rejects SET mended_by = ? WHERE delivery = ? AND sheet = ? AND row = ?")
      .bind_all(by, row.delivery, row.table, row.row)
      .run();
  database_.query("UPDATE findings SET mended_by = ? WHERE delivery = ? AND sheet = ? AND row = ?")
      .bind_all(by, row.delivery, row.table, row.row)
      .run();
}

}  // namespace yingbao::store
