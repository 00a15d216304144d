-- The day log (업무일지). Its figures are counted from the records; what stands here
-- is only what is typed, the goals, and what was frozen when a day was closed.

-- Who received a lead: the figures are also those of each person. Leads from before
-- have it from the access log.
ALTER TABLE lead ADD COLUMN staff_id BLOB REFERENCES staff (id);
UPDATE lead SET staff_id = (
  SELECT t.id FROM audit a JOIN staff t ON t.id = a.staff_id
   WHERE a.record_id = lead.id AND a.action = 'lead_add' ORDER BY a.seq LIMIT 1)
 WHERE source_kind NOT IN ('sheet', 'work24');
CREATE INDEX lead_found ON lead (desk, received_on) WHERE source_kind NOT IN ('sheet', 'work24');
CREATE INDEX result_hired ON result (replied_on) WHERE status = 'hired';
CREATE INDEX referral_interview ON referral (desk, interview_at);

-- What happened outside the records, in one line. One that is taken out stays.
CREATE TABLE quiet (
  id          BLOB PRIMARY KEY CHECK (length(id) = 16),
  revision    INTEGER NOT NULL CHECK (revision > 0),
  desk        TEXT NOT NULL REFERENCES desk (code),
  day         TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  kind        TEXT NOT NULL CHECK (kind IN ('phone', 'visit', 'other')),
  staff_id    BLOB NOT NULL REFERENCES staff (id),
  seeker_id   BLOB REFERENCES seeker (id),
  at          INTEGER NOT NULL,
  removed_at  INTEGER NOT NULL DEFAULT 0,
  sealed_text BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX quiet_day ON quiet (desk, day);
CREATE INDEX quiet_seeker ON quiet (seeker_id) WHERE seeker_id IS NOT NULL;

CREATE TABLE day_remark (
  id             BLOB PRIMARY KEY CHECK (length(id) = 16),
  revision       INTEGER NOT NULL CHECK (revision > 0),
  desk           TEXT NOT NULL REFERENCES desk (code),
  day            TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  staff_id       BLOB NOT NULL REFERENCES staff (id), -- who typed last
  saved_at       INTEGER NOT NULL,
  sealed_remarks BLOB NOT NULL,
  UNIQUE (desk, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_goal (
  desk     TEXT NOT NULL REFERENCES desk (code),
  month    TEXT NOT NULL CHECK (month GLOB '????-??'),
  figure   TEXT NOT NULL CHECK (figure IN ('visits', 'consultations', 'registrations', 'leads', 'referrals', 'interviews', 'hires')),
  goal     INTEGER NOT NULL CHECK (goal > 0),
  PRIMARY KEY (desk, month, figure)
) STRICT, WITHOUT ROWID;

-- A closing freezes a day. It is never changed and never goes; a day that was
-- opened again is closed by the next revision. Each carries the hash of the one
-- before it, so that none can be exchanged unseen.
CREATE TABLE day_close (
  seq            INTEGER PRIMARY KEY,  -- order of closing, from 1, without a gap
  id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  desk           TEXT NOT NULL REFERENCES desk (code),
  day            TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  revision       INTEGER NOT NULL CHECK (revision > 0),
  at             INTEGER NOT NULL,
  staff_id       BLOB NOT NULL REFERENCES staff (id),
  before         BLOB NOT NULL CHECK (length(before) = 32),
  hash           BLOB NOT NULL CHECK (length(hash) = 32), -- SHA-256 over before and the content
  sealed_content BLOB NOT NULL,
  UNIQUE (desk, day, revision)
) STRICT;

CREATE TABLE day_reopen (
  close_id      BLOB PRIMARY KEY REFERENCES day_close (id),
  at            INTEGER NOT NULL,
  staff_id      BLOB NOT NULL REFERENCES staff (id),
  sealed_reason BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Which days are closed at this moment.
CREATE VIEW closed_day AS
SELECT desk, day, id, revision FROM day_close c WHERE NOT EXISTS (SELECT 1 FROM day_reopen o WHERE o.close_id = c.id);

CREATE TRIGGER day_close_next BEFORE INSERT ON day_close BEGIN
  SELECT raise(ABORT, 'DAY_CLOSED') FROM closed_day WHERE desk = NEW.desk AND day = NEW.day;
  -- INSERT OR REPLACE would delete the row in the way.
  SELECT raise(ABORT, 'DAY_KEEP') FROM day_close WHERE id = NEW.id OR seq = NEW.seq;
  SELECT raise(ABORT, 'DAY_GAP')
   WHERE NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM day_close)
      OR NEW.revision <> 1 + (SELECT coalesce(max(revision), 0) FROM day_close WHERE desk = NEW.desk AND day = NEW.day)
      OR NEW.before <> coalesce((SELECT hash FROM day_close ORDER BY seq DESC LIMIT 1), zeroblob(32));
END;
CREATE TRIGGER day_close_fixed BEFORE UPDATE ON day_close
BEGIN SELECT raise(ABORT, 'DAY_KEEP'); END;
CREATE TRIGGER day_close_keep BEFORE DELETE ON day_close
BEGIN SELECT raise(ABORT, 'DAY_KEEP'); END;

CREATE TRIGGER day_reopen_once BEFORE INSERT ON day_reopen BEGIN
  SELECT raise(ABORT, 'DAY_OPEN') FROM day_reopen WHERE close_id = NEW.close_id;
END;
CREATE TRIGGER day_reopen_fixed BEFORE UPDATE ON day_reopen
BEGIN SELECT raise(ABORT, 'DAY_KEEP'); END;
CREATE TRIGGER day_reopen_keep BEFORE DELETE ON day_reopen
BEGIN SELECT raise(ABORT, 'DAY_KEEP'); END;

-- What was typed into a day stays as it was closed. A person may still be taken off
-- an entry: their record may have to be destroyed.
CREATE TRIGGER quiet_open BEFORE INSERT ON quiet BEGIN
  SELECT raise(ABORT, 'DAY_CLOSED') FROM closed_day WHERE desk = NEW.desk AND day = NEW.day;
  SELECT raise(ABORT, 'QUIET_KEEP') FROM quiet WHERE id = NEW.id;
END;
CREATE TRIGGER quiet_change BEFORE UPDATE OF id, revision, desk, day, kind, staff_id, at, removed_at, sealed_text ON quiet BEGIN
  SELECT raise(ABORT, 'DAY_CLOSED') FROM closed_day WHERE desk = OLD.desk AND day = OLD.day;
  SELECT raise(ABORT, 'QUIET_KEEP') WHERE NEW.id <> OLD.id OR NEW.desk <> OLD.desk OR NEW.day <> OLD.day;
END;
CREATE TRIGGER quiet_keep BEFORE DELETE ON quiet
BEGIN SELECT raise(ABORT, 'QUIET_KEEP'); END;
CREATE TRIGGER day_remark_open BEFORE INSERT ON day_remark BEGIN
  SELECT raise(ABORT, 'DAY_CLOSED') FROM closed_day WHERE desk = NEW.desk AND day = NEW.day;
  SELECT raise(ABORT, 'REMARK_KEEP') FROM day_remark WHERE id = NEW.id OR (desk = NEW.desk AND day = NEW.day);
END;
CREATE TRIGGER day_remark_change BEFORE UPDATE ON day_remark BEGIN
  SELECT raise(ABORT, 'DAY_CLOSED') FROM closed_day WHERE desk = OLD.desk AND day = OLD.day;
  SELECT raise(ABORT, 'REMARK_KEEP') WHERE NEW.id <> OLD.id OR NEW.desk <> OLD.desk OR NEW.day <> OLD.day;
END;
CREATE TRIGGER day_remark_keep BEFORE DELETE ON day_remark
BEGIN SELECT raise(ABORT, 'REMARK_KEEP'); END;
