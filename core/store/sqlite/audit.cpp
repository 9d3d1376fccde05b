#include "crypto/digest.hpp"
#include "store/sqlite/sqlite_store.hpp"

namespace yingbao::store {
namespace {

/// Each entry's hash covers the one before it, so that none can be changed or taken out unseen.
std::string chained(const std::string& before, const AuditEntry& entry) {
  std::string text = before;
  for (const auto& part : {std::to_string(entry.at), entry.actor, entry.action, entry.object, entry.reason})
    text += std::to_string(part.size()) + ':' + part;
  const auto digest = crypto::sha256(text);
  return std::string{crypto::view(digest)};
}

}  // namespace

void SqliteStore::append_audit(const AuditEntry& entry) {
  auto last = database_.query("SELECT hash FROM audit ORDER BY id DESC LIMIT 1");
  const auto before = last.step() ? last.text(0) : std::string{};
  database_.query("INSERT INTO audit (at, actor, action, object, reason, hash) VALUES (?, ?, ?, ?, ?, ?)")
      .bind_all(entry.at, entry.actor, entry.action, entry.object, entry.reason)
      .bind_bytes(chained(before, entry))
      .run();
}

void SqliteStore::add_audit(const AuditEntry& entry) {
  Transaction transaction{database_};
  append_audit(entry);
  transaction.commit();
}

std::vector<AuditEntry> SqliteStore::audit() {
  std::vector<AuditEntry> found;
  auto query = database_.query("SELECT id, at, actor, action, object, reason FROM audit ORDER BY id");
  while (query.step())
    found.push_back({query.number(0), query.number(1), query.text(2), query.text(3), query.text(4), query.text(5)});
  return found;
}

Id SqliteStore::broken_audit_entry() {
  std::string before;
  Id last = 0;
  auto query = database_.query("SELECT id, at, actor, action, object, reason, hash FROM audit ORDER BY id");
  for (Id expected = 1; query.step(); ++expected) {
    const AuditEntry entry{query.number(0), query.number(1), query.text(2),
                           query.text(3),   query.text(4),   query.text(5)};
    if (entry.id != expected || query.text(6) != chained(before, entry)) return entry.id;
    before = query.text(6);
    last = entry.id;
  }
  // The last entries taken out leave the number that was given out last.
  auto sequence = database_.query("SELECT seq FROM sqlite_sequence WHERE name = 'audit'");
  if (sequence.step() && sequence.number(0) != last) return last + 1;
  return 0;
}

}  // namespace yingbao::store
