package data

import (
	"maps"
	"path/filepath"
	"testing"

	"ieumdesk/data/testkit"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

func TestMigrate_countsWhatWasPrintedAsTheSeekersSlip(t *testing.T) {
	d := &desk{tb: t, path: filepath.Join(t.TempDir(), "desk.db"), clock: testkit.NewClock()}
	d.o = Options{Clock: d.clock.Now, NewID: testkit.IDs(d.clock), KDF: vault.TestParams(), steps: nextSteps(t)[:2]}
	if _, err := Create(t.Context(), d.path, testkit.NewStore(), d.o); err != nil {
		t.Fatal(err)
	}
	old := d.openStore(d.o)
	_, err := old.write.Exec(`
		INSERT INTO seeker (id, revision, desk, received_on, valid_until, phone_blind, sealed_identity, sealed_profile, sealed_private, created_at, updated_at, seen_at)
		VALUES (zeroblob(16), 1, 'D07', '2026-11-24', '2027-02-24', zeroblob(16), x'', x'', x'', 0, 0, 0);
		INSERT INTO employer (id, revision, name, match_key, created_at, updated_at) VALUES (zeroblob(16), 1, 'x', 'x', 0, 0);
		INSERT INTO lead (id, revision, employer_id, desk, received_on, status, valid_until, title, openings, terms, sealed_contact, created_at, updated_at)
		VALUES (zeroblob(16), 1, zeroblob(16), 'D07', '2026-11-24', 'open', '2026-12-24', 'x', 1, '{}', x'', 0, 0),
		       (x'00000000000000000000000000000001', 1, zeroblob(16), 'D07', '2026-11-24', 'open', '2026-12-24', 'y', 1, '{}', x'', 0, 0);
		INSERT INTO slip_seq VALUES ('D07', 2026, 0);
		UPDATE slip_seq SET last = last + 1;
		INSERT INTO referral (id, seeker_id, lead_id, staff_id, desk, year, seq, day, issued_at, status, status_at, gate, sealed_details, printed)
		SELECT zeroblob(16), zeroblob(16), zeroblob(16), id, 'D07', 2026, 1, '2026-11-24', 0, 'issued', 0, '{}', x'', 2 FROM staff;
		UPDATE slip_seq SET last = last + 1;
		INSERT INTO referral (id, seeker_id, lead_id, staff_id, desk, year, seq, day, issued_at, status, status_at, gate, sealed_details, printed)
		SELECT x'00000000000000000000000000000001', zeroblob(16), x'00000000000000000000000000000001', id, 'D07', 2026, 2, '2026-11-24', 0, 'issued', 0, '{}', x'', 0 FROM staff`)
	if err != nil {
		t.Fatal(err)
	}
	old.Close()
	d.o.steps = nil
	now := d.openStore(d.o)
	got := model.Prints{}
	rows, err := now.read.Query("SELECT sheet, printed FROM referral_print")
	if err != nil {
		t.Fatal(err)
	}
	err = each(rows, func() error {
		var k model.SheetKind
		var n int
		err := rows.Scan(&k, &n)
		got[k] = n
		return err
	})
	if err != nil || !maps.Equal(got, model.Prints{model.SheetSeeker: 2}) {
		t.Errorf("counts %v, %v", got, err)
	}
}
