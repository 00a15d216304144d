package data

import (
	"testing"
	"time"

	"ieumdesk/model"
)

func (d *desk) note(e model.QuietEntry) model.QuietEntry {
	d.tb.Helper()
	if e.Text == "" {
		e.Text = "문의"
	}
	e, err := d.in.AddQuiet(d.tb.Context(), e)
	if err != nil {
		d.tb.Fatal(err)
	}
	return e
}

func TestQuiet_isKeptCorrectedAndTakenOut(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker()
	e := d.note(model.QuietEntry{Kind: model.QuietPhone, Text: " 통근버스를 물어봄 ", SeekerID: p.ID})
	if e.Text != "통근버스를 물어봄" || e.Day != theDay || e.Staff != "김가람" || e.Person != p.Name {
		t.Errorf("%+v", e)
	}
	e.Kind, e.Text, e.SeekerID = model.QuietOther, "문자로 답함", model.ID{}
	changed, err := d.in.EditQuiet(t.Context(), e)
	if err != nil || changed.Revision != 2 || changed.Person != "" || changed.Text != "문자로 답함" || !changed.At.Equal(e.At) {
		t.Errorf("%+v, %v", changed, err)
	}
	_, err = d.in.EditQuiet(t.Context(), e)
	wantError(t, err, model.Conflict, "quiet_changed")
	wantError(t, d.in.RemoveQuiet(t.Context(), e.ID, 1), model.Conflict, "quiet_changed")
	if err := d.in.RemoveQuiet(t.Context(), e.ID, 2); err != nil {
		t.Fatal(err)
	}
	if log := d.dayLog(theDay); len(log.Quiet) != 0 || log.Figures.Consultations != 0 {
		t.Errorf("%+v", log)
	}
	wantError(t, d.in.RemoveQuiet(t.Context(), e.ID, 3), model.NotFound, "quiet")
}

func TestQuiet_refuses(t *testing.T) {
	d := newDesk(t)
	add := func(e model.QuietEntry) error {
		_, err := d.in.AddQuiet(t.Context(), e)
		return err
	}
	wantError(t, add(model.QuietEntry{Kind: model.QuietPhone}), model.Invalid, "required")
	wantError(t, add(model.QuietEntry{Kind: "fax", Text: "x"}), model.Invalid, "code_unknown")
	wantError(t, add(model.QuietEntry{Kind: model.QuietPhone, Text: "900101-1234567"}), model.Invalid, "resident_no")
	wantError(t, add(model.QuietEntry{Kind: model.QuietPhone, Text: "x", Day: theDay.AddDays(1)}), model.Refused, "day_future")
	wantError(t, add(model.QuietEntry{Kind: model.QuietPhone, Text: "x", SeekerID: d.o.NewID()}), model.NotFound, "seeker")
	e := d.note(model.QuietEntry{Kind: model.QuietPhone})
	d.closeDay(theDay)
	wantError(t, add(model.QuietEntry{Kind: model.QuietPhone, Text: "x"}), model.Refused, "day_closed")
	_, err := d.in.EditQuiet(t.Context(), e)
	wantError(t, err, model.Refused, "day_closed")
	wantError(t, d.in.RemoveQuiet(t.Context(), e.ID, e.Revision), model.Refused, "day_closed")
	d.reopen(theDay)
	if err := d.in.RemoveQuiet(t.Context(), e.ID, e.Revision); err != nil {
		t.Error(err)
	}
}

func TestVisits_countAQuietOneOnlyIfThePersonIsNotCountedAlready(t *testing.T) {
	d := newDesk(t)
	d.clock.Advance(-24 * time.Hour)
	p := d.NewSeeker().ID // registered yesterday
	d.clock.Advance(24 * time.Hour)
	visits := func() int { return d.dayLog(theDay).Figures.Visits }
	first := d.note(model.QuietEntry{Kind: model.QuietVisit, SeekerID: p})
	second := d.note(model.QuietEntry{Kind: model.QuietVisit, SeekerID: p})
	d.note(model.QuietEntry{Kind: model.QuietVisit})
	d.note(model.QuietEntry{Kind: model.QuietVisit})
	if n := visits(); n != 3 {
		t.Errorf("%d visits, want the person and two strangers", n)
	}
	if err := d.in.RemoveQuiet(t.Context(), first.ID, first.Revision); err != nil {
		t.Fatal(err)
	}
	if n := visits(); n != 3 {
		t.Errorf("%d visits when the other entry counts", n)
	}
	if err := d.in.Visit(t.Context(), p, model.VisitConsult); err != nil {
		t.Fatal(err)
	}
	if n := visits(); n != 3 {
		t.Errorf("%d visits when the person is recorded as well", n)
	}
	if n := d.dayLog(theDay).Figures.Consultations; n != 4 {
		t.Errorf("%d consultations: entry %s counts besides the visit", n, second.ID)
	}
}

func TestRemarks_areKeptAsTheyAreTyped(t *testing.T) {
	d := newDesk(t)
	r, err := d.in.SaveRemarks(t.Context(), theDay, model.Remarks{Handover: "919취업광장 명단"})
	if err != nil || r.Revision != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	same, err := d.in.SaveRemarks(t.Context(), theDay, r)
	if err != nil || same.Revision != 1 {
		t.Errorf("what says the same is not written: %+v, %v", same, err)
	}
	r.Special = "엘리베이터 점검"
	if r, err = d.in.SaveRemarks(t.Context(), theDay, r); err != nil || r.Revision != 2 {
		t.Fatalf("%+v, %v", r, err)
	}
	wantEqual(t, d.dayLog(theDay).Remarks, r)
	_, err = d.as("lee", model.Counsellor).SaveRemarks(t.Context(), theDay, model.Remarks{Revision: 1, Handover: "x"})
	wantError(t, err, model.Conflict, "remarks_changed")
	d.closeDay(theDay)
	_, err = d.in.SaveRemarks(t.Context(), theDay, r)
	wantError(t, err, model.Refused, "day_closed")
	if d.count("day_remark WHERE instr(sealed_remarks, CAST('엘리베이터' AS BLOB)) > 0") != 0 {
		t.Error("remarks stand in the clear")
	}
}

func TestGoals_areTheMonthsAndASupervisors(t *testing.T) {
	d := newDesk(t)
	set := func(s *session, f model.Figure, n int) error { return s.SetDayGoal(t.Context(), theDay, f, n) }
	for _, err := range []error{set(d.in, model.Hires, 45), set(d.in, model.Visits, 220), set(d.in, model.Hires, 50), set(d.in, model.Visits, 0)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	wantEqual(t, d.dayLog("2026-11-01").Goal, model.DayGoals{model.Hires: 50})
	wantEqual(t, d.dayLog("2026-12-01").Goal, model.DayGoals{})
	wantError(t, set(d.in, "lunches", 1), model.Invalid, "code_unknown")
	wantError(t, set(d.in, model.Hires, -1), model.Invalid, "range")
	wantError(t, set(d.as("lee", model.Counsellor), model.Hires, 1), model.Denied, "supervisor_only")
}
