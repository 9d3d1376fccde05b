-- A reject knows its sheet and who mended it.
ALTER TABLE deliveries ADD COLUMN header TEXT NOT NULL DEFAULT '';
ALTER TABLE deliveries ADD COLUMN part TEXT NOT NULL DEFAULT '';
ALTER TABLE deliveries ADD COLUMN mends INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN rows_said INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN answered INTEGER NOT NULL DEFAULT 1;
ALTER TABLE rejects RENAME TO rejects_before;
CREATE TABLE rejects (
  delivery INTEGER NOT NULL REFERENCES deliveries (id), sheet INTEGER NOT NULL, row INTEGER NOT NULL,
  reason INTEGER NOT NULL, column_title TEXT NOT NULL, mended_by INTEGER NOT NULL,
  PRIMARY KEY (delivery, sheet, row)) WITHOUT ROWID;
INSERT INTO rejects SELECT delivery, 0, row, reason, column_title, 0 FROM rejects_before;
DROP TABLE rejects_before;
