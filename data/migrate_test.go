package data

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ieumdesk/data/testkit"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// nextSteps are the shipped steps and one or more of a version to come.
func nextSteps(t *testing.T, sql ...string) []step {
	t.Helper()
	steps, err := shippedSteps()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sql {
		steps = append(steps, step{name: "next", sql: s})
	}
	return steps
}

// copies are the files that a migration or a restore left beside the store.
func copies(t *testing.T, path string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(filepath.Dir(path), "desk-*.db"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestMigrate_keepsACheckedCopyOfTheStoreAsItWas(t *testing.T) {
	d := newDesk(t)
	if err := d.SaveDraft(t.Context(), "register", []byte(`{"name":"박"}`)); err != nil {
		t.Fatal(err)
	}
	d.in.Close()
	d.in.Store.Close()
	next := d.o
	next.steps = nextSteps(t, "CREATE TABLE event (id BLOB PRIMARY KEY) STRICT; INSERT INTO event VALUES (x'01')", "ALTER TABLE event ADD COLUMN name TEXT")
	s := d.openStore(next)
	in := d.unlock(s)
	if got, _, err := in.Draft(t.Context(), "register"); err != nil || string(got) != `{"name":"박"}` {
		t.Errorf("draft %s, %v", got, err)
	}
	if version, err := schemaOf(t.Context(), s.read); err != nil || version != len(next.steps) {
		t.Errorf("schema %d, %v", version, err)
	}
	if v, err := in.Verify(t.Context()); err != nil || !v.OK {
		t.Errorf("%+v, %v", v, err)
	}
	kept := copies(t, d.path)
	if len(kept) != 1 || filepath.Base(kept[0]) != fmt.Sprintf("desk-v%d-20261124-090000.db", SchemaVersion()) {
		t.Fatalf("copies %v", kept)
	}
	old := *d
	old.path = kept[0]
	if got, _, err := old.unlock(old.openStore(d.o)).Draft(t.Context(), "register"); err != nil || string(got) != `{"name":"박"}` {
		t.Errorf("draft of the copy %s, %v", got, err)
	}
	in.Close()
	s.Close()
	_, err := Open(t.Context(), d.path, d.o)
	wantError(t, err, model.Newer, "store_newer")
}

func TestMigrate_letsRowsThatAreAlikeShareTheirKey(t *testing.T) {
	d := &desk{tb: t, path: filepath.Join(t.TempDir(), "desk.db"), clock: testkit.NewClock()}
	d.o = Options{Clock: d.clock.Now, NewID: testkit.IDs(d.clock), KDF: vault.TestParams(), steps: nextSteps(t)[:1]}
	if _, err := Create(t.Context(), d.path, testkit.NewStore(), d.o); err != nil {
		t.Fatal(err)
	}
	old := d.openStore(d.o)
	key := rowKey(&model.Lead{Employer: "한빛정밀", Title: "조립원", Dong: "고잔동"})
	for i, k := range []string{key, key + " #2", "ref sheet A #2 홀"} {
		_, err := old.write.Exec(`
			INSERT OR IGNORE INTO employer (id, revision, name, match_key, created_at, updated_at) VALUES (zeroblob(16), 1, 'x', 'x', 0, 0);
			INSERT INTO lead (id, revision, employer_id, desk, received_on, status, valid_until, title, openings, terms, sealed_contact, created_at, updated_at, import_key)
			VALUES (randomblob(16), 1, zeroblob(16), 'D07', '2026-11-24', 'open', '2026-12-24', ?, 1, '{}', x'', 0, 0, ?)`, fmt.Sprint(i), k)
		if err != nil {
			t.Fatal(err)
		}
	}
	old.Close()
	d.o.steps = nil
	now := d.openStore(d.o)
	var alike, other int
	err := now.read.QueryRow("SELECT count(*) FILTER (WHERE import_key = ?), count(*) FILTER (WHERE import_key = 'ref sheet A #2 홀') FROM lead", key).Scan(&alike, &other)
	if err != nil || alike != 2 || other != 1 {
		t.Errorf("%d alike, %d other, %v", alike, other, err)
	}
}

func TestMigrate_toResultsKeepsTheSlipsAndTakesTheirAnswers(t *testing.T) {
	d := emptyDesk(t)
	if err := os.Remove(d.path); err != nil {
		t.Fatal(err)
	}
	d.o.steps = nextSteps(t)[:2]
	if _, err := Create(t.Context(), d.path, testkit.NewStore(), d.o); err != nil {
		t.Fatal(err)
	}
	old := d.unlock(d.openStore(d.o))
	p := testkit.New(t, old).NewSeeker()
	id, lead, now := d.o.NewID(), d.o.NewID(), millis(d.clock.Now())
	sealed, err := seal(old.vault, id, detailsColumn, details{Place: "본관 2층"})
	if err != nil {
		t.Fatal(err)
	}
	whom, err := seal(old.vault, lead, contactColumn, contact{})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []struct {
		query string
		args  []any
	}{
		{"INSERT INTO employer (id, revision, name, match_key, created_at, updated_at) VALUES (?, 1, '안산호텔', '안산호텔', ?2, ?2)", []any{lead[:], now}},
		{`INSERT INTO lead (id, revision, employer_id, desk, received_on, status, valid_until, title, openings, terms, sealed_contact, created_at, updated_at)
			VALUES (?1, 1, ?1, 'D07', '2026-11-24', 'open', '2026-12-24', '객실관리원', 2, '{}', ?3, ?2, ?2)`, []any{lead[:], now, whom}},
		{"INSERT INTO slip_seq VALUES ('D07', 2026, 0)", nil},
		{"UPDATE slip_seq SET last = 1", nil},
	} {
		if _, err := old.write.Exec(q.query, q.args...); err != nil {
			t.Fatal(err)
		}
	}
	_, err = old.write.Exec(`
		INSERT INTO referral (id, seeker_id, lead_id, staff_id, desk, year, seq, day, issued_at, status, status_at, gate, sealed_details)
		VALUES (?, ?, ?, ?, 'D07', 2026, 1, '2026-11-24', ?5, 'issued', ?5, '{}', ?6)`, id[:], p.ID[:], lead[:], old.staff.ID[:], now, sealed)
	if err != nil {
		t.Fatal(err)
	}
	old.Close()
	old.Store.Close()
	d.o.steps = nil
	d.open()
	v, err := d.BySlip(t.Context(), "2026-D07-000001")
	if err != nil || v.ID != id || v.Interview.Place != "본관 2층" || v.Lead.Pending != 1 || v.AskOn != "2026-11-27" {
		t.Fatalf("%+v, %v", v, err)
	}
	if got := d.answer(id, model.Hired); got.Lead.Hired != 1 || got.Lead.Pending != 0 {
		t.Errorf("%+v", got.Lead)
	}
	if v, err := d.Verify(); err != nil || !v.OK {
		t.Errorf("%+v, %v", v, err)
	}
}

func TestMigrate_thatFailsLeavesTheStoreAsItWas(t *testing.T) {
	for name, broken := range map[string]string{
		"wrong SQL":  "CREATE TABLE event (id BLOB PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1)",
		"lost owner": "DELETE FROM desk; INSERT INTO desk (code, name, own) VALUES ('D08', 'x', 1); INSERT INTO visit SELECT randomblob(16), randomblob(16), id, 'D07', '2026-11-24', 0, 'consult', NULL FROM staff",
	} {
		t.Run(name, func(t *testing.T) {
			d := emptyDesk(t)
			next := d.o
			next.steps = nextSteps(t, "CREATE TABLE good (id INTEGER)", broken)
			if s, err := Open(t.Context(), d.path, next); err == nil {
				s.Close()
				t.Fatal("no error")
			}
			half := d.o
			half.steps = nextSteps(t, "CREATE TABLE good (id INTEGER)")
			in := d.unlock(d.openStore(half))
			if v, err := in.Verify(t.Context()); err != nil || !v.OK {
				t.Errorf("after the step that went well: %+v, %v", v, err)
			}
		})
	}
}

func TestMigrate_refusesToBeginOnADamagedStore(t *testing.T) {
	d := emptyDesk(t)
	content := read(t, d.path)
	for i := range 64 {
		content[len(content)-4096+i] ^= 0xA5
	}
	write(t, d.path, content)
	next := d.o
	next.steps = nextSteps(t, "CREATE TABLE good (id INTEGER)")
	_, err := Open(t.Context(), d.path, next)
	wantError(t, err, model.Damaged, "store_damaged")
	if !bytes.Equal(content, read(t, d.path)) {
		t.Error("the store was changed")
	}
	if kept := copies(t, d.path); len(kept) > 0 {
		t.Errorf("a copy of damage: %v", kept)
	}
}

func TestMigrate_waitsForNoWindowToBeOpen(t *testing.T) {
	d := emptyDesk(t)
	window, next := d.o, d.o
	window.Exclusive = true
	d.openStore(window)
	next.steps = nextSteps(t, "CREATE TABLE good (id INTEGER)")
	_, err := Open(t.Context(), d.path, next)
	wantError(t, err, model.Locked, "store_locked")
}

func TestSteps_areNumberedWithoutAGap(t *testing.T) {
	steps, err := shippedSteps()
	if err != nil || len(steps) == 0 || len(steps) != SchemaVersion() {
		t.Fatalf("%d steps, %v", len(steps), err)
	}
	for _, s := range steps {
		if strings.Contains(strings.ToUpper(s.sql), "PRAGMA") {
			t.Errorf("%s sets a pragma, which a transaction ignores", s.name)
		}
	}
}

func TestSchema_forbidsWhatMustNeverHappen(t *testing.T) {
	d := newDesk(t)
	const seeker = `INSERT INTO seeker (id, revision, desk, received_on, valid_until, phone_blind, sealed_identity, sealed_profile, sealed_private, created_at, updated_at, seen_at)
		VALUES (zeroblob(16), 1, 'D07', '2026-11-24', '2027-02-24', zeroblob(16), x'', x'', x'', 0, 0, 0)`
	const employer = `INSERT INTO employer (id, revision, name, match_key, created_at, updated_at) VALUES (zeroblob(16), 1, 'x', 'x', 0, 0)`
	lead := func(id, status, valid string) string {
		return `INSERT INTO lead (id, revision, employer_id, desk, received_on, status, valid_until, title, openings, terms, sealed_contact, created_at, updated_at)
			VALUES (` + id + `, 1, zeroblob(16), 'D07', '2026-11-24', '` + status + `', '` + valid + `', 'x', 1, '{}', x'', 0, 0)`
	}
	refer := func(id, lead, seq string) string {
		return `INSERT INTO referral (id, seeker_id, lead_id, staff_id, desk, year, seq, day, issued_at, status, status_at, gate, sealed_details)
			SELECT ` + id + `, zeroblob(16), ` + lead + `, id, 'D07', 2026, ` + seq + `, '2026-11-24', 0, 'issued', 0, '{}', x'' FROM staff`
	}
	const a, b, c = "x'0A000000000000000000000000000000'", "x'0B000000000000000000000000000000'", "x'0C000000000000000000000000000000'"
	next := "UPDATE slip_seq SET last = last + 1"
	d.forge(seeker, employer, lead(a, "open", "2026-12-24"), lead(b, "open", "2026-12-24"), lead(c, "open", "2026-11-23"),
		"INSERT INTO slip_seq VALUES ('D07', 2026, 0)", next, refer(a, a, "1"), next, refer(b, b, "2"))
	answer := func(id, referral, s string) string {
		return "INSERT INTO result SELECT " + id + ", " + referral + ", 1, '" + s + "', '2026-11-24', 'fax', 0, id, x'' FROM staff"
	}
	status := func(id, s string) string { return "UPDATE referral SET status = '" + s + "' WHERE id = " + id }
	for _, bad := range []struct{ name, says, sql string }{
		{"a number skipped", "SLIP_SEQ_GAP", refer(c, b, "4")},
		{"a number taken twice", "SLIP_SEQ_GAP", refer(c, b, "1")},
		{"a counter turned back", "SLIP_SEQ_STEP", "UPDATE slip_seq SET last = last - 1"},
		{"a counter moved on by two", "SLIP_SEQ_STEP", "UPDATE slip_seq SET last = last + 2"},
		{"a counter removed", "SLIP_SEQ_KEEP", "DELETE FROM slip_seq"},
		{"a counter begun late", "SLIP_SEQ_START", "INSERT INTO slip_seq VALUES ('D07', 2027, 5)"},
		{"a second open referral of a pair", "already_referred", next + ";" + refer(c, a, "3")},
		{"a referral to an expired lead", "LEAD_SHUT", next + ";" + refer(c, c, "3")},
		{"a referral deleted", "REFERRAL_KEEP", "DELETE FROM referral WHERE seq = 1"},
		{"a referral given another number", "REFERRAL_FIXED", "UPDATE referral SET seq = 9 WHERE seq = 1"},
		{"a void referral revived", "REFERRAL_VOID", status(a, "void") + ";" + status(a, "issued")},
		{"more hires than openings", "LEAD_FULL", answer(a, a, "hired") + ";" + answer(b, b, "hired") + "; UPDATE lead SET hired = hired + 1 WHERE id = " + a},
		{"a seeker of no desk", "FOREIGN KEY", "UPDATE seeker SET desk = 'D99'"},
	} {
		err := d.in.inTx(t.Context(), func(tx *sql.Tx) error { _, err := tx.Exec(bad.sql); return err })
		if err == nil || !strings.Contains(err.Error(), bad.says) {
			t.Errorf("%s: %v, want %s", bad.name, err, bad.says)
		}
	}
	d.forge(status(a, "void"), next, refer(c, a, "3")) // a voided pair may be referred again
}
