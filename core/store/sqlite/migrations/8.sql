-- What an exchange rests on. Of one decided before, nobody knows which lists it cites: it rests on all that were there.
CREATE TABLE pins (
  exchange INTEGER NOT NULL REFERENCES exchanges (id), list INTEGER NOT NULL REFERENCES lists (id),
  cited INTEGER NOT NULL, PRIMARY KEY (exchange, list)) WITHOUT ROWID;
INSERT INTO pins SELECT exchanges.id, lists.id, 0 FROM exchanges, lists
  WHERE exchanges.decisions <> 0 AND lists.role = 'feed' AND lists.id < exchanges.decisions;
-- Releasing refused people is a list of statements now.
DELETE FROM settings WHERE name = 'resend_refused';
