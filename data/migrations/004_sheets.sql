-- How often each sheet of a referral was printed. Until now one number counted the
-- seeker's slip, and an employer's list printed after it would have been a reissue.
CREATE TABLE referral_print (
  referral_id BLOB NOT NULL REFERENCES referral (id),
  sheet       TEXT NOT NULL CHECK (sheet IN ('seeker', 'employer', 'reply')),
  printed     INTEGER NOT NULL CHECK (printed >= 1),
  PRIMARY KEY (referral_id, sheet)
) STRICT, WITHOUT ROWID;

INSERT INTO referral_print SELECT id, 'seeker', printed FROM referral WHERE printed > 0;
ALTER TABLE referral DROP COLUMN printed;

-- A count that went back would let a reissue pass for the first print.
CREATE TRIGGER referral_print_step BEFORE UPDATE ON referral_print
WHEN NEW.referral_id <> OLD.referral_id OR NEW.sheet <> OLD.sheet OR NEW.printed <> OLD.printed + 1
BEGIN SELECT raise(ABORT, 'PRINT_STEP'); END;
CREATE TRIGGER referral_print_keep BEFORE DELETE ON referral_print
BEGIN SELECT raise(ABORT, 'PRINT_KEEP'); END;
CREATE TRIGGER referral_print_start BEFORE INSERT ON referral_print
WHEN NEW.printed <> 1 OR EXISTS (SELECT 1 FROM referral_print WHERE referral_id = NEW.referral_id AND sheet = NEW.sheet)
BEGIN SELECT raise(ABORT, 'PRINT_START'); END;
