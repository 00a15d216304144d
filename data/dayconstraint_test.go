package data

import (
	"database/sql"
	"strings"
	"testing"
	"time"

	"ieumdesk/model"
)

// closing is a statement that closes a day; the fields of the plain one, the
// second revision of the test's day, are replaced by change as in refer.
func closing(change ...string) string {
	columns := []string{"seq", "id", "desk", "day", "revision", "at", "staff_id", "before", "hash", "sealed_content"}
	values := map[string]string{
		"seq": "2", "id": "$new", "desk": "'D07'", "day": "'2026-11-24'", "revision": "2", "at": "1", "staff_id": "$staff",
		"before": "(SELECT hash FROM day_close WHERE seq = 1)", "hash": "zeroblob(32)", "sealed_content": "x'00'",
	}
	how := "INSERT"
	for _, c := range change {
		column, value, ok := strings.Cut(c, "=")
		if !ok {
			how = c
			continue
		}
		values[column] = value
	}
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = values[c]
	}
	return how + " INTO day_close (" + strings.Join(columns, ", ") + ") VALUES (" + strings.Join(list, ", ") + ")"
}

const reopening = "INSERT INTO day_reopen VALUES ($close, 1, $staff, x'00')"

// newClosedDay is a desk with a day that is closed, and what was typed into it.
func newClosedDay(t *testing.T) vandal {
	d := newDesk(t)
	p := d.NewSeeker()
	on := d.note(model.QuietEntry{Kind: model.QuietPhone, SeekerID: p.ID})
	if _, err := d.in.CloseDay(t.Context(), theDay, &model.Remarks{Special: "점검"}); err != nil {
		t.Fatal(err)
	}
	d.clock.Advance(24 * time.Hour)
	today := d.note(model.QuietEntry{Kind: model.QuietPhone})
	var closed, remark []byte
	if err := d.in.read.QueryRow("SELECT c.id, r.id FROM day_close c, day_remark r").Scan(&closed, &remark); err != nil {
		t.Fatal(err)
	}
	staff, id := d.Staff().ID, d.o.NewID()
	return vandal{d, map[string][]byte{
		"$close": closed, "$remark": remark, "$staff": staff[:], "$new": id[:], "$quiet": on.ID[:], "$open": today.ID[:], "$nobody": []byte("0123456789abcdef"),
	}}
}

func TestConstraints_takeASecondRevision(t *testing.T) {
	v := newClosedDay(t)
	for _, query := range []string{
		"UPDATE quiet SET seeker_id = NULL WHERE id = $quiet", // a record that has to be destroyed
		reopening, "UPDATE quiet SET kind = 'other' WHERE id = $quiet", "UPDATE day_remark SET revision = 2", closing(),
	} {
		if err := v.in.inTx(t.Context(), func(tx *sql.Tx) error { return v.run(tx, query) }); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
}

func TestConstraints_keepADayAsItWasClosed(t *testing.T) {
	v := newClosedDay(t)
	for _, c := range []struct{ name, before, query, says string }{
		{"a closing changed", "", "UPDATE day_close SET at = 2", "DAY_KEEP"},
		{"a closing deleted", "", "DELETE FROM day_close", "DAY_KEEP"},
		{"a closing in another's place", reopening, closing("INSERT OR REPLACE", "id=$close"), "DAY_KEEP"},
		{"a closing in another's number", reopening, closing("INSERT OR REPLACE", "seq=1"), "DAY_KEEP"},
		{"a day closed twice", "", closing(), "DAY_CLOSED"},
		{"a revision left out", reopening, closing("revision=3"), "DAY_GAP"},
		{"a revision given twice", reopening, closing("revision=1"), "DAY_GAP"},
		{"a first revision that is not the first", "", closing("day='2026-11-25'"), "DAY_GAP"},
		{"a number left out", reopening, closing("seq=3"), "DAY_GAP"},
		{"a closing that follows nothing", reopening, closing("before=zeroblob(32)"), "DAY_GAP"},
		{"a closing by nobody", reopening, closing("staff_id=$nobody"), "FOREIGN KEY"},
		{"a closing of no desk", "", closing("desk='D99'", "revision=1"), "FOREIGN KEY"},
		{"a closing of no day", "", closing("day=''", "revision=1"), "CHECK"},
		{"half a hash", reopening, closing("hash=x'00'"), "CHECK"},
		{"opened again twice", reopening, "INSERT OR REPLACE INTO day_reopen VALUES ($close, 2, $staff, x'00')", "DAY_OPEN"},
		{"opened what was not closed", "", "INSERT INTO day_reopen VALUES ($nobody, 2, $staff, x'00')", "FOREIGN KEY"},
		{"a reopening changed", reopening, "UPDATE day_reopen SET at = 2", "DAY_KEEP"},
		{"a reopening deleted", reopening, "DELETE FROM day_reopen", "DAY_KEEP"},
		{"an entry added to a closed day", "", "INSERT INTO quiet VALUES ($new, 1, 'D07', '2026-11-24', 'phone', $staff, NULL, 0, 0, x'00')", "DAY_CLOSED"},
		{"an entry of a closed day changed", "", "UPDATE quiet SET kind = 'other' WHERE id = $quiet", "DAY_CLOSED"},
		{"an entry of a closed day taken out", "", "UPDATE quiet SET removed_at = 1 WHERE id = $quiet", "DAY_CLOSED"},
		{"an entry moved into a closed day", "", "UPDATE quiet SET day = '2026-11-24' WHERE id = $open", "QUIET_KEEP"},
		{"an entry deleted", "", "DELETE FROM quiet WHERE id = $open", "QUIET_KEEP"},
		{"an entry in another's place", "", "INSERT OR REPLACE INTO quiet VALUES ($open, 1, 'D07', '2026-11-25', 'phone', $staff, NULL, 0, 0, x'00')", "QUIET_KEEP"},
		{"an entry of no kind", "", "UPDATE quiet SET kind = 'fax' WHERE id = $open", "CHECK"},
		{"an entry about nobody", "", "UPDATE quiet SET seeker_id = $nobody WHERE id = $open", "FOREIGN KEY"},
		{"an entry in the clear", "", "UPDATE quiet SET sealed_text = 'text' WHERE id = $open", "cannot store TEXT"},
		{"remarks on a closed day", "", "UPDATE day_remark SET saved_at = 2", "DAY_CLOSED"},
		{"second remarks on a closed day", "", "INSERT INTO day_remark VALUES ($new, 1, 'D07', '2026-11-24', $staff, 0, x'00')", "DAY_CLOSED"},
		{"second remarks on a day", reopening, "INSERT OR REPLACE INTO day_remark VALUES ($new, 1, 'D07', '2026-11-24', $staff, 0, x'00')", "REMARK_KEEP"},
		{"remarks moved to another day", reopening, "UPDATE day_remark SET day = '2026-11-25'", "REMARK_KEEP"},
		{"remarks deleted", reopening, "DELETE FROM day_remark", "REMARK_KEEP"},
		{"a goal of nothing", "", "INSERT INTO day_goal VALUES ('D07', '2026-11', 'visits', 0)", "CHECK"},
		{"a goal of an unknown figure", "", "INSERT INTO day_goal VALUES ('D07', '2026-11', 'lunches', 1)", "CHECK"},
		{"a goal of a day", "", "INSERT INTO day_goal VALUES ('D07', '2026-11-01', 'visits', 1)", "CHECK"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tx, err := v.in.write.Begin()
			if err != nil {
				t.Fatal(err)
			}
			defer tx.Rollback()
			if err := v.run(tx, c.before); err != nil {
				t.Fatalf("%s: %v", c.before, err)
			}
			if err := v.run(tx, c.query); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s\n%v, want %s", c.query, err, c.says)
			}
		})
	}
}
