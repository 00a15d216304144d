-- Why somebody wrote people's full names into files: a line beside that of the
-- access log, sealed, because a reason may name somebody. It is kept as it was.
CREATE TABLE day_export (
  id            BLOB PRIMARY KEY CHECK (length(id) = 16),
  at            INTEGER NOT NULL,
  desk          TEXT NOT NULL REFERENCES desk (code),
  staff_id      BLOB NOT NULL REFERENCES staff (id),
  from_day      TEXT NOT NULL CHECK (from_day GLOB '????-??-??'),
  to_day        TEXT NOT NULL CHECK (to_day GLOB '????-??-??'),
  sealed_reason BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER day_export_once BEFORE INSERT ON day_export BEGIN
  SELECT raise(ABORT, 'AUDIT_EXPORT') FROM day_export WHERE id = NEW.id;
END;
CREATE TRIGGER day_export_fixed BEFORE UPDATE ON day_export
BEGIN SELECT raise(ABORT, 'AUDIT_EXPORT'); END;
CREATE TRIGGER day_export_keep BEFORE DELETE ON day_export
BEGIN SELECT raise(ABORT, 'AUDIT_EXPORT'); END;
