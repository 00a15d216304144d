-- What came of a referral (채용결과) and the calls that asked for it. Both are only
-- ever added to: a correction is the next revision of a result, and what was there
-- before stays. What somebody was hired under is personal data and sealed.

CREATE TABLE result (
  id            BLOB PRIMARY KEY CHECK (length(id) = 16),
  referral_id   BLOB NOT NULL REFERENCES referral (id),
  revision      INTEGER NOT NULL CHECK (revision >= 1),
  status        TEXT NOT NULL CHECK (status IN ('hired', 'not_hired', 'before_interview', 'no_contact', 'declined')),
  replied_on    TEXT NOT NULL CHECK (replied_on GLOB '????-??-??'),
  how           TEXT NOT NULL CHECK (how IN ('', 'phone', 'fax', 'photo', 'mail', 'visit', 'seeker')),
  at            INTEGER NOT NULL,
  staff_id      BLOB NOT NULL REFERENCES staff (id),
  sealed_answer BLOB NOT NULL, -- terms of the hire, reason, who answered
  UNIQUE (referral_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER result_next BEFORE INSERT ON result BEGIN
  SELECT raise(ABORT, 'RESULT_GAP')
   WHERE NEW.revision <> 1 + (SELECT coalesce(max(revision), 0) FROM result WHERE referral_id = NEW.referral_id);
  -- INSERT OR REPLACE would delete the row in the way.
  SELECT raise(ABORT, 'RESULT_KEEP') FROM result WHERE id = NEW.id;
END;
CREATE TRIGGER result_fixed BEFORE UPDATE ON result
BEGIN SELECT raise(ABORT, 'RESULT_KEEP'); END;
CREATE TRIGGER result_keep BEFORE DELETE ON result
BEGIN SELECT raise(ABORT, 'RESULT_KEEP'); END;

-- A referral stands where its newest result says, since that was first said: a
-- correction of the wage makes no second hire of another day.
CREATE TRIGGER result_told AFTER INSERT ON result BEGIN
  UPDATE referral SET status = NEW.status, status_at = iif(status = NEW.status, status_at, NEW.at) WHERE id = NEW.referral_id;
END;
CREATE TRIGGER referral_told BEFORE UPDATE OF status ON referral
WHEN NEW.status NOT IN (OLD.status, 'void') AND OLD.status <> 'void'
 AND NEW.status IS NOT (SELECT status FROM result WHERE referral_id = NEW.id ORDER BY revision DESC LIMIT 1)
BEGIN SELECT raise(ABORT, 'REFERRAL_UNTOLD'); END;

CREATE TABLE call (
  id          BLOB PRIMARY KEY CHECK (length(id) = 16),
  referral_id BLOB NOT NULL REFERENCES referral (id),
  seq         INTEGER NOT NULL CHECK (seq >= 1), -- of the calls about one referral
  at          INTEGER NOT NULL,
  staff_id    BLOB NOT NULL REFERENCES staff (id),
  outcome     TEXT NOT NULL CHECK (outcome IN ('no_answer', 'call_again')),
  again       TEXT NOT NULL CHECK (again GLOB '????-??-??'),
  sealed_note BLOB,
  UNIQUE (referral_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER call_next BEFORE INSERT ON call BEGIN
  SELECT raise(ABORT, 'CALL_GAP')
   WHERE NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM call WHERE referral_id = NEW.referral_id);
  SELECT raise(ABORT, 'CALL_KEEP') FROM call WHERE id = NEW.id;
  SELECT raise(ABORT, 'CALL_LATE') FROM referral WHERE id = NEW.referral_id AND status NOT IN ('issued', 'before_interview');
END;
CREATE TRIGGER call_fixed BEFORE UPDATE ON call
BEGIN SELECT raise(ABORT, 'CALL_KEEP'); END;
CREATE TRIGGER call_keep BEFORE DELETE ON call
BEGIN SELECT raise(ABORT, 'CALL_KEEP'); END;
