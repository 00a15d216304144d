package data

import (
	"encoding/json"
	"testing"

	"ieumdesk/model"
)

// wantEqual compares records field by field as they are shown.
func wantEqual(tb testing.TB, got, want any) {
	tb.Helper()
	g, err := json.MarshalIndent(got, "", " ")
	if err != nil {
		tb.Fatal(err)
	}
	w, err := json.MarshalIndent(want, "", " ")
	if err != nil {
		tb.Fatal(err)
	}
	if string(g) != string(w) {
		tb.Errorf("got %s\nwant %s", g, w)
	}
}

// count is how many rows a table has, or a table with a condition.
func (d *desk) count(from string) (n int) {
	d.tb.Helper()
	if err := d.in.read.QueryRowContext(d.tb.Context(), "SELECT count(*) FROM "+from).Scan(&n); err != nil {
		d.tb.Fatal(err)
	}
	return n
}

// exec runs a statement on the writer, past all the code that guards it.
func (d *desk) exec(query string, args ...any) error {
	_, err := d.in.write.ExecContext(d.tb.Context(), query, args...)
	return err
}

// mustExec is exec for what must not fail.
func (d *desk) mustExec(query string, args ...any) {
	d.tb.Helper()
	if err := d.exec(query, args...); err != nil {
		d.tb.Fatal(err)
	}
}

// log are the actions in the access log on a record, in order.
func (d *desk) log(id model.ID) (actions []string) {
	d.tb.Helper()
	rows, err := d.in.read.QueryContext(d.tb.Context(), "SELECT action FROM audit WHERE record_id = ? ORDER BY seq", id[:])
	if err != nil {
		d.tb.Fatal(err)
	}
	err = each(rows, func() error {
		var a string
		err := rows.Scan(&a)
		actions = append(actions, a)
		return err
	})
	if err != nil {
		d.tb.Fatal(err)
	}
	return actions
}

// answer records what an employer answered, who is hired beginning work today, or
// voids the slip.
func (d *desk) answer(referral model.ID, status model.ReferralStatus) model.ReferralView {
	d.tb.Helper()
	if status == model.Void {
		v, err := d.VoidReferral(d.tb.Context(), referral, "시험")
		if err != nil {
			d.tb.Fatal(err)
		}
		return v
	}
	v, err := d.RecordResult(d.tb.Context(), d.reply(referral, status))
	if err != nil {
		d.tb.Fatal(err)
	}
	return v
}

// reply is an answer to a referral, or the correction of the last one.
func (d *desk) reply(referral model.ID, status model.ReferralStatus) model.NewResult {
	d.tb.Helper()
	before, err := d.ResultHistory(d.tb.Context(), referral)
	if err != nil {
		d.tb.Fatal(err)
	}
	n := model.NewResult{ReferralID: referral, Revision: len(before), Status: status}
	if status == model.Hired {
		n.StartOn = model.Today(d.clock.Now())
	}
	return n
}
