package data

import (
	"database/sql"
	"slices"
	"testing"

	"ieumdesk/model"
)

// actions are the action words of the access log in order.
func (d *desk) actions() []string {
	d.tb.Helper()
	rows, err := d.in.read.Query("SELECT action FROM audit ORDER BY seq")
	if err != nil {
		d.tb.Fatal(err)
	}
	var all []string
	err = each(rows, func() error {
		var a string
		err := rows.Scan(&a)
		all = append(all, a)
		return err
	})
	if err != nil {
		d.tb.Fatal(err)
	}
	return all
}

func TestAudit_keepsLoginsAndTriesThatFailed(t *testing.T) {
	d := emptyDesk(t)
	s := d.openStore(d.o)
	for range 2 {
		wantError(t, d.try(s, "틀림"), model.Denied, "wrong_passphrase")
	}
	if _, err := s.Unlock(t.Context(), "passphrase typed here", "x"); err == nil {
		t.Fatal("let in")
	}
	d.in = d.unlock(s)
	if got, want := d.actions(), []string{"store_create", "login_failed", "login_failed", "login"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// forge changes the store behind the program's back, triggers off.
func (d *desk) forge(queries ...string) {
	d.tb.Helper()
	err := d.in.inTx(d.tb.Context(), func(tx *sql.Tx) error {
		for _, q := range queries {
			if _, err := tx.Exec(q); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		d.tb.Fatal(err)
	}
}

func TestAudit_cannotBeChangedOrDeleted(t *testing.T) {
	d := newDesk(t)
	for query, want := range map[string]string{
		"UPDATE audit SET action = 'x' WHERE seq = 1": "audit_keep",
		"DELETE FROM audit WHERE seq = 1":             "audit_keep",
	} {
		err := d.in.inTx(t.Context(), func(tx *sql.Tx) error { _, err := tx.Exec(query); return err })
		wantError(t, err, model.Refused, want)
	}
}

func TestAudit_showsEveryForgery(t *testing.T) {
	for name, c := range map[string]struct{ forgery, found string }{
		"changed":      {"UPDATE audit SET staff_id = randomblob(16) WHERE seq = 2", "entry 2 was changed"},
		"reworded":     {"UPDATE audit SET detail = 'x' WHERE seq = 1", "entry 1 was changed"},
		"taken out":    {"DELETE FROM audit WHERE seq = 2", "entry 2 is missing"},
		"cut off":      {"DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)", "the newest entries are missing"},
		"head removed": {"DELETE FROM audit_head", "the newest entries are missing"},
		"cut off with an older head": {
			"DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit); UPDATE audit_head SET mac = (SELECT mac FROM audit ORDER BY seq DESC)",
			"the newest entries are missing",
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.unlock(d.in.Store) // a third entry
			v, err := d.in.Verify(t.Context())
			if err != nil || v.AuditChain != "ok" {
				t.Fatalf("before: %+v, %v", v, err)
			}
			d.forge("DROP TRIGGER audit_fixed", "DROP TRIGGER audit_keep", c.forgery)
			v, err = d.in.Verify(t.Context())
			if err != nil || v.OK || v.AuditChain != c.found {
				t.Errorf("after: %+v, %v; want %s", v, err, c.found)
			}
		})
	}
}

func TestAudit_entriesThatDifferInAnyFieldAreDifferentBytes(t *testing.T) {
	base := entry{seq: 1, at: 2, desk: "D07", staff: model.ID{1}, action: "login", record: model.ID{2}, detail: "a"}
	seen := map[string]int{string(base.bytes()): -1}
	for i, e := range []entry{
		{seq: 2, at: 2, desk: "D07", staff: model.ID{1}, action: "login", record: model.ID{2}, detail: "a"},
		{seq: 1, at: 3, desk: "D07", staff: model.ID{1}, action: "login", record: model.ID{2}, detail: "a"},
		{seq: 1, at: 2, desk: "D08", staff: model.ID{1}, action: "login", record: model.ID{2}, detail: "a"},
		{seq: 1, at: 2, desk: "D07", staff: model.ID{2}, action: "login", record: model.ID{2}, detail: "a"},
		{seq: 1, at: 2, desk: "D07", staff: model.ID{1}, action: "logi", record: model.ID{2}, detail: "na"},
		{seq: 1, at: 2, desk: "D07", staff: model.ID{1}, action: "login", record: model.ID{1}, detail: "a"},
		{seq: 1, at: 2, desk: "D0", staff: model.ID{1}, action: "7login", record: model.ID{2}, detail: "a"},
		{seq: 1, at: 2, desk: "D07", staff: model.ID{1}, action: "login", record: model.ID{2}, detail: ""},
	} {
		if other, dup := seen[string(e.bytes())]; dup {
			t.Errorf("entry %d reads like entry %d", i, other)
		}
		seen[string(e.bytes())] = i
	}
}

func TestRecord_isUndoneWithWhatItRecords(t *testing.T) {
	d := newDesk(t)
	before := d.actions()
	err := d.in.inTx(t.Context(), func(tx *sql.Tx) error {
		if err := d.in.record(tx, "seeker_view", model.ID{}, ""); err != nil {
			return err
		}
		return sql.ErrTxDone
	})
	if err == nil {
		t.Fatal("no error")
	}
	if got := d.actions(); !slices.Equal(got, before) {
		t.Errorf("%q, want %q", got, before)
	}
}
