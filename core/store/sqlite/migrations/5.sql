-- States are written by their names.
UPDATE deliveries SET state = CASE state WHEN 0 THEN 'landed' WHEN 1 THEN 'listed' ELSE 'set_aside' END;
ALTER TABLE deliveries RENAME COLUMN answered TO slip;
UPDATE deliveries SET slip = CASE slip WHEN 0 THEN 'owed' WHEN 1 THEN 'given' ELSE 'given_in_part' END;
DROP INDEX IF EXISTS one_list_in_force;
DROP INDEX IF EXISTS one_sent_list;
UPDATE lists SET
  role = CASE role WHEN 0 THEN 'feed' WHEN 1 THEN 'candidates' WHEN 2 THEN 'plan' ELSE 'sent' END,
  state = CASE state WHEN 0 THEN 'current' WHEN 1 THEN 'held' WHEN 2 THEN 'superseded' ELSE 'revoked' END;
UPDATE exchanges SET step = CASE step
  WHEN 0 THEN 'ingested' WHEN 1 THEN 'screened' WHEN 2 THEN 'planned' WHEN 3 THEN 'sending' ELSE 'settled' END;
UPDATE plans SET state = CASE state WHEN 0 THEN 'held' WHEN 1 THEN 'released' ELSE 'settled' END;
UPDATE submissions SET state = CASE state WHEN 0 THEN 'acknowledged' ELSE 'parked' END;
