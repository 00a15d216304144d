-- What leaves the desk for the city. A desk that never set up a way to the city has
-- these tables empty, and pays with one look into an empty table for each record.
--
-- city_record is the outbox. It holds no content, only that a record has to be told
-- and under which revision: the content is read from the record itself when a batch
-- is made, so that personal data stands in one place and a record that changed five
-- times before it was sent is sent once. seq grows with every change; a way has told
-- everything up to its mark. Triggers fill it in the transaction of the record, so
-- that no code that writes a record can forget it.

CREATE TABLE city_way (
  way     TEXT PRIMARY KEY CHECK (way IN ('folder', 'https', 'postgres')),
  active  INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  mark    INTEGER NOT NULL DEFAULT 0,      -- everything up to here is in a batch
  accepted INTEGER NOT NULL DEFAULT 0,     -- events that the city took, corrections counted each
  tries   INTEGER NOT NULL DEFAULT 0,      -- in vain since the last success
  failed_at INTEGER NOT NULL DEFAULT 0,    -- when the last of them was
  next_at INTEGER NOT NULL DEFAULT 0,      -- the next try is not before
  stopped INTEGER NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1)),
  trouble TEXT NOT NULL DEFAULT '',        -- what went wrong last, as JSON of code and arguments
  feed    TEXT NOT NULL DEFAULT '',        -- which server the marks belong to
  pulled  TEXT NOT NULL DEFAULT '0'        -- the watermark of the leads that come back
) STRICT, WITHOUT ROWID;

CREATE TABLE city_record (
  seq  INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('visit', 'seeker', 'lead', 'referral', 'result', 'day')),
  id   BLOB NOT NULL CHECK (length(id) = 16),
  rev  INTEGER NOT NULL CHECK (rev > 0),
  UNIQUE (kind, id)
) STRICT;

-- Which records are older than the first way to the city and still have to be
-- counted into city_record: all of a kind whose id comes after done.
CREATE TABLE city_past (
  place INTEGER PRIMARY KEY,
  kind  TEXT NOT NULL UNIQUE,
  done  BLOB NOT NULL DEFAULT x''
) STRICT;

-- INSERT INTO city_tell (kind, id) queues a record, or its correction.
CREATE VIEW city_tell AS SELECT kind, id FROM city_record;
CREATE TRIGGER city_queue INSTEAD OF INSERT ON city_tell
WHEN EXISTS (SELECT 1 FROM city_way)
BEGIN
  INSERT INTO city_record (seq, kind, id, rev)
  VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM city_record), NEW.kind, NEW.id, 1)
  ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq, rev = rev + 1;
END;

CREATE TRIGGER city_visit AFTER INSERT ON visit
BEGIN INSERT INTO city_tell (kind, id) VALUES ('visit', NEW.id); END;
CREATE TRIGGER city_visit_gone AFTER DELETE ON visit
BEGIN INSERT INTO city_tell (kind, id) VALUES ('visit', OLD.id); END;
CREATE TRIGGER city_seeker AFTER INSERT ON seeker
BEGIN INSERT INTO city_tell (kind, id) VALUES ('seeker', NEW.id); END;
CREATE TRIGGER city_seeker_changed AFTER UPDATE OF revision ON seeker
BEGIN INSERT INTO city_tell (kind, id) VALUES ('seeker', NEW.id); END;
CREATE TRIGGER city_seeker_gone AFTER DELETE ON seeker
BEGIN INSERT INTO city_tell (kind, id) VALUES ('seeker', OLD.id); END;
-- A lead that came from the city does not go back there.
CREATE TRIGGER city_lead AFTER INSERT ON lead WHEN EXISTS (SELECT 1 FROM desk WHERE code = NEW.desk AND own = 1)
BEGIN INSERT INTO city_tell (kind, id) VALUES ('lead', NEW.id); END;
CREATE TRIGGER city_lead_changed AFTER UPDATE OF revision, hired ON lead
WHEN (NEW.revision <> OLD.revision OR NEW.hired <> OLD.hired) AND EXISTS (SELECT 1 FROM desk WHERE code = NEW.desk AND own = 1)
BEGIN INSERT INTO city_tell (kind, id) VALUES ('lead', NEW.id); END;
CREATE TRIGGER city_referral AFTER INSERT ON referral
BEGIN INSERT INTO city_tell (kind, id) VALUES ('referral', NEW.id); END;
CREATE TRIGGER city_referral_changed AFTER UPDATE OF status ON referral
BEGIN INSERT INTO city_tell (kind, id) VALUES ('referral', NEW.id); END;

CREATE TRIGGER city_result AFTER INSERT ON result
BEGIN INSERT INTO city_tell (kind, id) VALUES ('result', NEW.referral_id); END;

-- A day of the log is one event, by its first closing: closed, opened and closed again.
CREATE TRIGGER city_day AFTER INSERT ON day_close
BEGIN
  INSERT INTO city_tell (kind, id) SELECT 'day', id FROM day_close WHERE desk = NEW.desk AND day = NEW.day AND revision = 1;
END;
CREATE TRIGGER city_day_opened AFTER INSERT ON day_reopen
BEGIN
  INSERT INTO city_tell (kind, id)
  SELECT 'day', f.id FROM day_close c JOIN day_close f ON f.desk = c.desk AND f.day = c.day AND f.revision = 1 WHERE c.id = NEW.close_id;
END;

-- A batch is made once and never changes. Its bytes are kept, sealed, until the
-- city has answered.
CREATE TABLE city_batch (
  id         BLOB PRIMARY KEY CHECK (length(id) = 16),
  way        TEXT NOT NULL REFERENCES city_way (way),
  number     INTEGER NOT NULL,                    -- the order in which batches of a way are sent
  state      TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'accepted', 'rejected')),
  events     INTEGER NOT NULL CHECK (events > 0),
  bytes      INTEGER NOT NULL CHECK (bytes > 0),
  rejected   INTEGER NOT NULL DEFAULT 0 CHECK (rejected BETWEEN 0 AND events),
  sha256     BLOB NOT NULL CHECK (length(sha256) = 32),
  name       TEXT NOT NULL DEFAULT '',            -- of its files
  made_at    INTEGER NOT NULL,
  sent_at    INTEGER NOT NULL DEFAULT 0,
  settled_at INTEGER NOT NULL DEFAULT 0,
  sealed_bytes BLOB,
  UNIQUE (way, number),
  CHECK ((sealed_bytes IS NULL) = (state IN ('accepted', 'rejected')))
) STRICT, WITHOUT ROWID;
CREATE INDEX city_batch_open ON city_batch (way, number) WHERE state IN ('waiting', 'sent');
CREATE INDEX city_batch_made ON city_batch (made_at);
CREATE UNIQUE INDEX city_batch_name ON city_batch (name) WHERE name <> '';
CREATE TRIGGER city_batch_fixed BEFORE UPDATE OF id, way, number, events, bytes, sha256 ON city_batch
BEGIN SELECT raise(ABORT, 'CITY_BATCH_FIXED'); END;
CREATE TRIGGER city_batch_settled BEFORE UPDATE OF state ON city_batch WHEN OLD.state IN ('accepted', 'rejected')
BEGIN SELECT raise(ABORT, 'CITY_BATCH_FIXED'); END;

-- Events that the city did not take. They stay until somebody decides.
CREATE TABLE city_rejection (
  way      TEXT NOT NULL REFERENCES city_way (way),
  event    BLOB NOT NULL CHECK (length(event) = 16),
  kind     TEXT NOT NULL,
  id       BLOB NOT NULL CHECK (length(id) = 16),  -- of the record
  rev      INTEGER NOT NULL,
  batch    BLOB NOT NULL REFERENCES city_batch (id),
  at       INTEGER NOT NULL,
  decided  TEXT NOT NULL DEFAULT '' CHECK (decided IN ('', 'again', 'left')),
  sealed_reason BLOB NOT NULL,                     -- the city's words may name somebody
  PRIMARY KEY (way, event, rev)
) STRICT, WITHOUT ROWID;

-- What city hall changed about leads of this desk. Somebody has to decide.
CREATE TABLE city_lead (
  lead_id BLOB PRIMARY KEY REFERENCES lead (id),
  change  INTEGER NOT NULL,            -- the newest change by city hall
  seen    INTEGER NOT NULL DEFAULT 0,  -- the newest that somebody here decided about
  at      INTEGER NOT NULL,            -- when the desk learned of it
  sealed_version BLOB                  -- city hall's version; NULL if there is none to decide about
) STRICT, WITHOUT ROWID;

-- How many hires each desk reports for a lead that is shared. More than there are
-- openings is for people to settle; known is the sum that somebody has taken note of.
CREATE TABLE city_hire (
  lead_id BLOB NOT NULL CHECK (length(lead_id) = 16),
  desk    TEXT NOT NULL,
  hires   INTEGER NOT NULL CHECK (hires >= 0),
  at      INTEGER NOT NULL,
  PRIMARY KEY (lead_id, desk)
) STRICT, WITHOUT ROWID;
CREATE TABLE city_overfilled (
  lead_id BLOB PRIMARY KEY CHECK (length(lead_id) = 16),
  known   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
