-- Findings have their rows, and a row of a mended file knows which one it stands in for.
ALTER TABLE rejects ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE rejects ADD COLUMN in_use INTEGER NOT NULL DEFAULT 0;
