-- The desk's store. Instants are milliseconds since 1970 UTC, days are Seoul's as
-- 'YYYY-MM-DD' ('' for none), ids are UUIDv7 in 16 bytes, money is whole won.
-- Columns named sealed_* hold what data/vault encrypted: personal data never
-- stands here in the clear. What must never happen is forbidden here, not in code.

CREATE TABLE desk (
  code   TEXT PRIMARY KEY CHECK (code GLOB 'D[0-9][0-9]'),
  name   TEXT NOT NULL CHECK (name <> ''),
  center TEXT NOT NULL DEFAULT '',
  own    INTEGER NOT NULL CHECK (own IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX desk_own ON desk (own) WHERE own = 1;

CREATE TABLE staff (
  id         BLOB PRIMARY KEY CHECK (length(id) = 16),
  login      TEXT NOT NULL UNIQUE CHECK (login <> '' AND login = lower(login)),
  name       TEXT NOT NULL CHECK (name <> ''),
  role       TEXT NOT NULL CHECK (role IN ('counsellor', 'supervisor', 'admin')),
  disabled   INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  slot       BLOB NOT NULL,               -- the data key, wrapped for this login's passphrase
  failures   INTEGER NOT NULL DEFAULT 0,  -- wrong passphrases since the last right one
  failed_at  INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Wrong passphrases that the access log does not have yet: it is sealed with a key
-- that nobody had. The next login takes them over. Of a login that does not exist
-- nothing is kept: people type passphrases into that field.
CREATE TABLE failed_login (
  at       INTEGER NOT NULL,
  staff_id BLOB NOT NULL REFERENCES staff (id)
) STRICT;

-- The slot of the recovery code, which city hall keeps sealed. One stands at a time.
CREATE TABLE recovery (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  slot    BLOB NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE seeker (
  doc             INTEGER PRIMARY KEY,
  id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  revision        INTEGER NOT NULL CHECK (revision > 0),
  desk            TEXT NOT NULL REFERENCES desk (code),
  received_on     TEXT NOT NULL CHECK (received_on GLOB '????-??-??'),
  valid_until     TEXT NOT NULL CHECK (valid_until GLOB '????-??-??'),
  closed_on       TEXT NOT NULL DEFAULT '' CHECK (closed_on = '' OR closed_on GLOB '????-??-??'),
  phone_blind     BLOB NOT NULL CHECK (length(phone_blind) = 16),
  other_blind     BLOB CHECK (length(other_blind) = 16),
  sealed_identity BLOB NOT NULL,  -- who: names, birth, sex, phones, dong, address
  sealed_profile  BLOB NOT NULL,  -- what they bring and want
  sealed_private  BLOB NOT NULL,  -- groups and notes: may speak of health
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL,
  seen_at         INTEGER NOT NULL -- last served: freshness in lists
) STRICT;
CREATE INDEX seeker_phone ON seeker (phone_blind);
CREATE INDEX seeker_other ON seeker (other_blind) WHERE other_blind IS NOT NULL;
CREATE INDEX seeker_valid ON seeker (valid_until) WHERE closed_on = '';

-- Which seekers changed in which order, each once, whatever the clock did: another
-- program that is open on this store reads from here what it has to read again.
CREATE TABLE seeker_change (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT,
  seeker_id BLOB NOT NULL UNIQUE CHECK (length(seeker_id) = 16)
) STRICT;
CREATE TRIGGER seeker_added AFTER INSERT ON seeker
BEGIN INSERT INTO seeker_change (seeker_id) VALUES (NEW.id); END;
CREATE TRIGGER seeker_edited AFTER UPDATE ON seeker BEGIN
  DELETE FROM seeker_change WHERE seeker_id = NEW.id;
  INSERT INTO seeker_change (seeker_id) VALUES (NEW.id);
END;
CREATE TRIGGER seeker_removed AFTER DELETE ON seeker BEGIN
  DELETE FROM seeker_change WHERE seeker_id = OLD.id;
  INSERT INTO seeker_change (seeker_id) VALUES (OLD.id);
END;

CREATE TABLE consent (
  id        BLOB PRIMARY KEY CHECK (length(id) = 16),
  seeker_id BLOB NOT NULL REFERENCES seeker (id),
  kind      TEXT NOT NULL CHECK (kind IN ('collect', 'provide', 'sensitive')),
  version   TEXT NOT NULL CHECK (version <> ''),
  at        INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  staff_id  BLOB NOT NULL REFERENCES staff (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX consent_seeker ON consent (seeker_id);

CREATE TABLE employer (
  id             BLOB PRIMARY KEY CHECK (length(id) = 16),
  revision       INTEGER NOT NULL CHECK (revision > 0),
  name           TEXT NOT NULL CHECK (name <> ''),
  match_key      TEXT NOT NULL,  -- normalised name and phone, for those without a number
  business_no    TEXT NOT NULL DEFAULT '',
  representative TEXT NOT NULL DEFAULT '',
  industry       TEXT NOT NULL DEFAULT '',
  phone          TEXT NOT NULL DEFAULT '',
  address        TEXT NOT NULL DEFAULT '',
  dong           TEXT NOT NULL DEFAULT '',
  created_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX employer_business ON employer (business_no) WHERE business_no <> '';
CREATE INDEX employer_match ON employer (match_key);

CREATE TABLE lead (
  doc             INTEGER PRIMARY KEY,  -- grows with freshness: a lead found again gets the next one
  id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  revision        INTEGER NOT NULL CHECK (revision > 0),
  employer_id     BLOB NOT NULL REFERENCES employer (id),
  desk            TEXT NOT NULL REFERENCES desk (code),
  received_on     TEXT NOT NULL CHECK (received_on GLOB '????-??-??'),
  status          TEXT NOT NULL CHECK (status IN ('open', 'closed')),
  closed_on       TEXT NOT NULL DEFAULT '',
  valid_until     TEXT NOT NULL CHECK (valid_until GLOB '????-??-??'),
  title           TEXT NOT NULL CHECK (title <> ''),
  occupation      TEXT NOT NULL DEFAULT '',
  dong            TEXT NOT NULL DEFAULT '',
  address         TEXT NOT NULL DEFAULT '',
  openings        INTEGER NOT NULL CHECK (openings >= 1),
  employment_type TEXT NOT NULL DEFAULT '',
  wage_type       TEXT NOT NULL DEFAULT '',
  wage_min        INTEGER NOT NULL DEFAULT 0 CHECK (wage_min >= 0),
  wage_max        INTEGER NOT NULL DEFAULT 0 CHECK (wage_max = 0 OR wage_max >= wage_min),
  wage_month      INTEGER NOT NULL DEFAULT 0,  -- model.MonthlyWon, for comparing
  terms           TEXT NOT NULL CHECK (json_valid(terms)), -- the fields nobody searches by
  sealed_contact  BLOB NOT NULL,               -- contact person, phone, fax
  source_kind     TEXT NOT NULL DEFAULT '',
  source_ref      TEXT NOT NULL DEFAULT '',
  import_key      TEXT,                        -- which row of an imported list it is
  import_hash     BLOB,                        -- that row's content when last imported
  pending         INTEGER NOT NULL DEFAULT 0 CHECK (pending >= 0),
  hired           INTEGER NOT NULL DEFAULT 0,
  created_at      INTEGER NOT NULL,
  updated_at      INTEGER NOT NULL,
  CONSTRAINT LEAD_FULL CHECK (hired BETWEEN 0 AND openings)
) STRICT;
CREATE UNIQUE INDEX lead_import ON lead (import_key) WHERE import_key IS NOT NULL;
CREATE INDEX lead_employer ON lead (employer_id);
CREATE INDEX lead_valid ON lead (valid_until) WHERE status = 'open';

CREATE TABLE visit (
  id          BLOB PRIMARY KEY CHECK (length(id) = 16),
  seeker_id   BLOB NOT NULL REFERENCES seeker (id),
  staff_id    BLOB NOT NULL REFERENCES staff (id),
  desk        TEXT NOT NULL REFERENCES desk (code),
  day         TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  at          INTEGER NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('register', 'consult', 'renew')),
  sealed_note BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_day ON visit (desk, day, at);
CREATE INDEX visit_seeker ON visit (seeker_id, at);

-- Slip numbers: per desk and year, gapless, never reused.
CREATE TABLE slip_seq (
  desk TEXT NOT NULL REFERENCES desk (code),
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2999),
  last INTEGER NOT NULL CHECK (last >= 0),
  PRIMARY KEY (desk, year)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER slip_seq_start BEFORE INSERT ON slip_seq
WHEN NEW.last <> 0 OR EXISTS (SELECT 1 FROM slip_seq WHERE desk = NEW.desk AND year = NEW.year)
BEGIN SELECT raise(ABORT, 'SLIP_SEQ_START'); END;
CREATE TRIGGER slip_seq_step BEFORE UPDATE ON slip_seq
WHEN NEW.last <> OLD.last + 1 OR NEW.desk <> OLD.desk OR NEW.year <> OLD.year
BEGIN SELECT raise(ABORT, 'SLIP_SEQ_STEP'); END;
CREATE TRIGGER slip_seq_keep BEFORE DELETE ON slip_seq
BEGIN SELECT raise(ABORT, 'SLIP_SEQ_KEEP'); END;

CREATE TABLE referral (
  id             BLOB PRIMARY KEY CHECK (length(id) = 16),
  seeker_id      BLOB NOT NULL REFERENCES seeker (id),
  lead_id        BLOB NOT NULL REFERENCES lead (id),
  staff_id       BLOB NOT NULL REFERENCES staff (id),
  desk           TEXT NOT NULL,
  year           INTEGER NOT NULL,
  seq            INTEGER NOT NULL CHECK (seq >= 1),
  day            TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  issued_at      INTEGER NOT NULL,
  status         TEXT NOT NULL CHECK (status IN ('issued', 'hired', 'not_hired', 'before_interview', 'no_contact', 'declined', 'void')),
  status_at      INTEGER NOT NULL,
  interview_at   INTEGER NOT NULL DEFAULT 0,
  gate           TEXT NOT NULL CHECK (json_valid(gate)), -- the result it was issued under
  sealed_details BLOB NOT NULL,                          -- place, contact, what to bring, reasons
  printed        INTEGER NOT NULL DEFAULT 0 CHECK (printed >= 0),
  UNIQUE (desk, year, seq),
  FOREIGN KEY (desk, year) REFERENCES slip_seq (desk, year)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX referral_open_pair ON referral (seeker_id, lead_id) WHERE status IN ('issued', 'before_interview');
CREATE INDEX referral_seeker ON referral (seeker_id, issued_at);
CREATE INDEX referral_lead ON referral (lead_id, issued_at);
CREATE INDEX referral_day ON referral (desk, day);
CREATE INDEX referral_due ON referral (day) WHERE status IN ('issued', 'before_interview');
CREATE INDEX referral_hired ON referral (desk, status_at) WHERE status = 'hired';

CREATE TRIGGER referral_number BEFORE INSERT ON referral BEGIN
  SELECT raise(ABORT, 'SLIP_SEQ_GAP')
   WHERE NEW.seq IS NOT (SELECT last FROM slip_seq WHERE desk = NEW.desk AND year = NEW.year)
      OR (NEW.seq > 1 AND NOT EXISTS (SELECT 1 FROM referral WHERE desk = NEW.desk AND year = NEW.year AND seq = NEW.seq - 1));
  SELECT raise(ABORT, 'REFERRAL_NEW') WHERE NEW.status <> 'issued';
  -- Not left to the indexes alone: INSERT OR REPLACE would delete the row in the way.
  SELECT raise(ABORT, 'REFERRAL_TWICE') FROM referral
   WHERE id = NEW.id OR (desk = NEW.desk AND year = NEW.year AND seq = NEW.seq)
      OR (seeker_id = NEW.seeker_id AND lead_id = NEW.lead_id AND status IN ('issued', 'before_interview'));
  SELECT raise(ABORT, 'LEAD_SHUT') FROM lead
   WHERE id = NEW.lead_id AND (status <> 'open' OR valid_until < NEW.day OR hired >= openings);
END;
CREATE TRIGGER referral_count AFTER INSERT ON referral
BEGIN UPDATE lead SET pending = pending + 1 WHERE id = NEW.lead_id; END;
CREATE TRIGGER referral_status AFTER UPDATE OF status ON referral BEGIN
  UPDATE lead
     SET pending = pending + (NEW.status IN ('issued', 'before_interview')) - (OLD.status IN ('issued', 'before_interview')),
         hired   = hired + (NEW.status = 'hired') - (OLD.status = 'hired')
   WHERE id = NEW.lead_id;
END;
CREATE TRIGGER referral_keep BEFORE DELETE ON referral
BEGIN SELECT raise(ABORT, 'REFERRAL_KEEP'); END;
CREATE TRIGGER referral_fixed BEFORE UPDATE OF id, seeker_id, lead_id, desk, year, seq, day, issued_at, gate ON referral
BEGIN SELECT raise(ABORT, 'REFERRAL_FIXED'); END;
CREATE TRIGGER referral_again BEFORE UPDATE OF status ON referral WHEN NEW.status IN ('issued', 'before_interview') BEGIN
  SELECT raise(ABORT, 'REFERRAL_TWICE') FROM referral
   WHERE seeker_id = NEW.seeker_id AND lead_id = NEW.lead_id AND status IN ('issued', 'before_interview') AND id <> NEW.id;
END;
CREATE TRIGGER referral_void BEFORE UPDATE OF status ON referral WHEN OLD.status = 'void' AND NEW.status <> 'void'
BEGIN SELECT raise(ABORT, 'REFERRAL_VOID'); END;

CREATE TABLE draft (
  staff_id BLOB NOT NULL REFERENCES staff (id),
  form     TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  sealed_content BLOB NOT NULL,
  PRIMARY KEY (staff_id, form)
) STRICT, WITHOUT ROWID;

-- Who did what to whose record, from which desk (안전성 확보조치 기준 §8): kept two
-- years, no personal data, each row sealed to the one before it.
CREATE TABLE audit (
  seq       INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  desk      TEXT NOT NULL,
  staff_id  BLOB NOT NULL,
  action    TEXT NOT NULL CHECK (action <> ''),
  record_id BLOB,
  detail    TEXT NOT NULL DEFAULT '',
  mac       BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;
CREATE INDEX audit_record ON audit (record_id) WHERE record_id IS NOT NULL;
CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'AUDIT_FIXED'); END;
CREATE TRIGGER audit_keep BEFORE DELETE ON audit
WHEN OLD.at > (SELECT max(at) FROM audit) - 2 * 366 * 86400000
BEGIN SELECT raise(ABORT, 'AUDIT_KEEP'); END;

-- The newest entry, sealed once more: without it the newest could be cut off unseen.
CREATE TABLE audit_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;
