package data

import (
	"strings"
	"testing"

	"ieumdesk/model"
)

// logged are the details of an action in the access log.
func (d *desk) logged(action string) (details []string) {
	d.tb.Helper()
	rows, err := d.in.read.QueryContext(d.tb.Context(), "SELECT detail FROM audit WHERE action = ? ORDER BY seq", action)
	if err != nil {
		d.tb.Fatal(err)
	}
	err = each(rows, func() error {
		var s string
		err := rows.Scan(&s)
		details = append(details, s)
		return err
	})
	if err != nil {
		d.tb.Fatal(err)
	}
	return details
}

func TestDayExported_standsInTheAccessLog(t *testing.T) {
	d := newDesk(t)
	if err := d.in.DayExported(t.Context(), model.DayExport{From: "2026-11-01", To: "2026-11-30", Formats: []string{"xlsx", "pdf"}}); err != nil {
		t.Fatal(err)
	}
	if got := d.logged("day_export"); len(got) != 1 || got[0] != "2026-11-01 2026-11-30 xlsx+pdf" {
		t.Errorf("%q", got)
	}
}

func TestDayExported_keepsTheReasonSealed(t *testing.T) {
	d := newDesk(t)
	full := model.DayExport{From: theDay, To: theDay, Formats: []string{"csv"}, Full: true}
	if err := d.in.DayExported(t.Context(), full); model.CodeOf(err) != "required" || fieldErrors(err)[0].Field != "reason" {
		t.Errorf("no reason: %v", err)
	}
	full.Reason = " 박가람 님 요청 "
	if err := d.in.DayExported(t.Context(), full); err != nil {
		t.Fatal(err)
	}
	if got := d.logged("day_export_full"); len(got) != 1 || strings.Contains(got[0], "박가람") {
		t.Errorf("%q", got)
	}
	var id model.ID
	var sealed []byte
	if err := d.in.read.QueryRow("SELECT id, sealed_reason FROM day_export").Scan(&id, &sealed); err != nil {
		t.Fatal(err)
	}
	if plain, err := d.in.vault.Open(id, reasonColumn, sealed); err != nil || string(plain) != "박가람 님 요청" || strings.Contains(string(sealed), "박가람") {
		t.Errorf("%q, %v", plain, err)
	}
	for _, change := range []string{"UPDATE day_export SET at = 0", "DELETE FROM day_export", "INSERT OR REPLACE INTO day_export SELECT * FROM day_export"} {
		if _, err := d.in.write.Exec(change); err == nil || !strings.Contains(err.Error(), "AUDIT_EXPORT") {
			t.Errorf("%s: %v", change, err)
		}
	}
}
