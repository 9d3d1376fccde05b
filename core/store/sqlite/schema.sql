-- The newest version of the control tables. Ids are AUTOINCREMENT: an id that was given is never given again.
CREATE TABLE IF NOT EXISTS deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT, agency TEXT NOT NULL, connector TEXT NOT NULL, name TEXT NOT NULL,
  object BLOB NOT NULL, version TEXT NOT NULL, confirmed INTEGER NOT NULL DEFAULT 0,
  sha256 TEXT NOT NULL, received_at INTEGER NOT NULL, handover TEXT NOT NULL, as_of_said TEXT NOT NULL,
  uid BLOB NOT NULL UNIQUE, key_version INTEGER NOT NULL, key BLOB NOT NULL,
  state TEXT NOT NULL, reason TEXT NOT NULL, as_of INTEGER NOT NULL, layout TEXT NOT NULL, format TEXT NOT NULL,
  header_row INTEGER NOT NULL, rows INTEGER NOT NULL, used INTEGER NOT NULL, rejected INTEGER NOT NULL,
  duplicate INTEGER NOT NULL, skipped INTEGER NOT NULL, unkeyed INTEGER NOT NULL, header TEXT NOT NULL,
  part TEXT NOT NULL, mends INTEGER NOT NULL, bytes INTEGER NOT NULL, rows_said INTEGER NOT NULL,
  slip TEXT NOT NULL DEFAULT 'owed');
CREATE INDEX IF NOT EXISTS deliveries_by_object ON deliveries (agency, object) WHERE confirmed = 0;
CREATE TABLE IF NOT EXISTS rejects (
  delivery INTEGER NOT NULL REFERENCES deliveries (id), sheet INTEGER NOT NULL, row INTEGER NOT NULL,
  reason INTEGER NOT NULL, column_title TEXT NOT NULL, mended_by INTEGER NOT NULL,
  origin TEXT NOT NULL DEFAULT '', in_use INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (delivery, sheet, row)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS findings (
  delivery INTEGER NOT NULL REFERENCES deliveries (id), sheet INTEGER NOT NULL, row INTEGER NOT NULL,
  reason INTEGER NOT NULL, column_title TEXT NOT NULL, mended_by INTEGER NOT NULL, origin TEXT NOT NULL,
  PRIMARY KEY (delivery, sheet, row, reason)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sheets (
  delivery INTEGER NOT NULL REFERENCES deliveries (id), sheet INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (delivery, sheet)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS columns_left (
  delivery INTEGER NOT NULL REFERENCES deliveries (id), place INTEGER NOT NULL, title TEXT NOT NULL,
  preferred TEXT NOT NULL, others INTEGER NOT NULL, PRIMARY KEY (delivery, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tallies (
  delivery INTEGER NOT NULL REFERENCES deliveries (id), reason INTEGER NOT NULL, rows INTEGER NOT NULL,
  PRIMARY KEY (delivery, reason)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lists (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE, key_version INTEGER NOT NULL, key BLOB NOT NULL,
  role TEXT NOT NULL, state TEXT NOT NULL, feed TEXT NOT NULL, delivery INTEGER NOT NULL,
  exchange INTEGER NOT NULL, as_of INTEGER NOT NULL, reason TEXT NOT NULL, records INTEGER NOT NULL,
  keys INTEGER NOT NULL, unkeyed INTEGER NOT NULL, bytes INTEGER NOT NULL, added INTEGER NOT NULL,
  changed INTEGER NOT NULL, gone INTEGER NOT NULL, created_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  replaced INTEGER NOT NULL DEFAULT 0);  -- counts up whenever a list of the feed gives way
CREATE UNIQUE INDEX IF NOT EXISTS one_list_in_force ON lists (feed)
  WHERE role = 'feed' AND state = 'current';
CREATE TABLE IF NOT EXISTS exchanges (
  id INTEGER PRIMARY KEY AUTOINCREMENT, date INTEGER NOT NULL, manifest TEXT NOT NULL, step TEXT NOT NULL,
  dry INTEGER NOT NULL, decisions INTEGER NOT NULL, summary TEXT NOT NULL,
  started_at INTEGER NOT NULL, settled_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS pins (
  exchange INTEGER NOT NULL REFERENCES exchanges (id), list INTEGER NOT NULL REFERENCES lists (id),
  cited INTEGER NOT NULL, PRIMARY KEY (exchange, list)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS plans (
  exchange INTEGER PRIMARY KEY REFERENCES exchanges (id), state TEXT NOT NULL, reason TEXT NOT NULL,
  items INTEGER NOT NULL, upserts INTEGER NOT NULL, standings INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS submissions (
  exchange INTEGER NOT NULL REFERENCES plans (exchange), number INTEGER NOT NULL, first BLOB NOT NULL,
  items INTEGER NOT NULL, submission_id TEXT NOT NULL,
  state TEXT NOT NULL, accepted INTEGER NOT NULL, refused INTEGER NOT NULL, reason TEXT NOT NULL,
  answered_at INTEGER NOT NULL, PRIMARY KEY (exchange, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS refusals (
  exchange INTEGER NOT NULL, person BLOB NOT NULL, version INTEGER NOT NULL, code TEXT NOT NULL,
  message TEXT NOT NULL, PRIMARY KEY (exchange, person)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS refusals_by_person ON refusals (person, exchange);
CREATE TABLE IF NOT EXISTS audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
  object TEXT NOT NULL, reason TEXT NOT NULL, hash BLOB NOT NULL);
