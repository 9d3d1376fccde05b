-- A bookmark is an object and a version of it, in words of its connector.
ALTER TABLE deliveries RENAME COLUMN path TO object;
ALTER TABLE deliveries ADD COLUMN version TEXT NOT NULL DEFAULT '';
UPDATE deliveries SET version = CASE
  WHEN connector = 'https_push' THEN ''
  WHEN connector = 'https_pull' AND instr(CAST(object AS TEXT), ' ') = 0 THEN date(modified_ns / 1000000000, 'unixepoch')
  WHEN connector = 'https_pull' THEN
    substr(CAST(object AS TEXT), instr(CAST(object AS TEXT), ' ') + 1) || ' ' || size || ' ' || (modified_ns / 1000000000)
  ELSE size || ' ' || modified_ns END;
UPDATE deliveries SET object = CAST(substr(CAST(object AS TEXT), 1, instr(CAST(object AS TEXT), ' ') - 1) AS BLOB)
  WHERE connector = 'https_pull' AND instr(CAST(object AS TEXT), ' ') > 0;
ALTER TABLE deliveries DROP COLUMN size;
ALTER TABLE deliveries DROP COLUMN modified_ns;
