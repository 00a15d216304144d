package data

import (
	"slices"
	"strings"
	"testing"
	"time"

	"ieumdesk/model"
)

// column is one figure of a table by the keys of its rows.
func column(t model.StatTable, f model.Figure) map[string]model.Cell {
	at := slices.Index(t.Figures, f)
	out := map[string]model.Cell{"total": t.Total[at]}
	for _, r := range t.Rows {
		out[r.Key] = r.Cells[at]
	}
	return out
}

func (d *desk) statistics(s *session, q model.StatQuery) model.StatTable {
	d.tb.Helper()
	t, err := s.Statistics(d.tb.Context(), q)
	if err != nil {
		d.tb.Fatal(err)
	}
	return t
}

// november is the month of the test's day.
func november(by model.Split, desk string) model.StatQuery {
	return model.StatQuery{From: "2026-11-01", To: "2026-11-30", By: by, Desk: desk}
}

// people registers so many of an age, a dong and groups.
func (d *desk) manyPeople(n int, birth model.Date, dong string, groups ...string) (last model.ID) {
	for range n {
		last = d.NewSeeker(func(s *model.Seeker) {
			s.BirthDate, s.Dong, s.Groups = birth, dong, groups
			if len(groups) > 0 {
				s.Consents = append(s.Consents, model.Consent{Kind: model.ConsentSensitive, Version: "2026-09", At: s.Consents[0].At})
			}
		}).ID
	}
	return last
}

func TestStatistics_splitByWhatTheDeskKnows(t *testing.T) {
	d := newDesk(t)
	d.manyPeople(7, "1961-05-01", "사동", "senior")
	d.manyPeople(3, "1999-05-01", "본오1동")
	both := d.manyPeople(2, "1950-05-01", "본오1동", "senior", "disabled")
	hub := d.NewLead(func(l *model.Lead) { l.Source.Kind = "hub" }).ID
	d.hire(d.NewReferral(func(r *model.NewReferral) { r.SeekerID, r.LeadID = both, hub }))
	d.NewReferral(func(r *model.NewReferral) {
		r.SeekerID, r.LeadID = both, d.NewLead(func(l *model.Lead) { l.Source = model.LeadSource{} }).ID
	})
	d.clock.Advance(25 * time.Hour)
	d.NewSeeker(func(s *model.Seeker) { s.BirthDate, s.Dong = "1999-05-01", "" })
	for _, c := range []struct {
		by     model.Split
		figure model.Figure
		want   map[string]model.Cell
	}{
		{model.ByDay, model.Visits, map[string]model.Cell{"2026-11-24": 12, "2026-11-25": 1, "total": 13}},
		{model.ByMonth, model.Visits, map[string]model.Cell{"2026-11": 13, "total": 13}},
		{model.ByDesk, model.ReferralsMade, map[string]model.Cell{"D07": 2, "total": 2}},
		{model.ByStaff, model.Hires, map[string]model.Cell{d.Staff().ID.String(): 1, "total": 1}},
		{model.ByAge, model.Visits, map[string]model.Cell{"20": 4, "60": 7, "70": 2, "total": 13}},
		{model.ByAge, model.ReferralsMade, map[string]model.Cell{"20": 0, "60": 0, "70": 2, "total": 2}},
		{model.ByDong, model.Registrations, map[string]model.Cell{"사동": 7, "본오1동": 5, "": 1, "고잔동": 0, "total": 13}},
		{model.ByDong, model.LeadsFound, map[string]model.Cell{"사동": 0, "본오1동": 0, "": 0, "고잔동": 2, "total": 2}},
		{model.ByGroup, model.Visits, map[string]model.Cell{"senior": 9, "disabled": 2, "": 4, "total": 13}},
		{model.BySource, model.LeadsFound, map[string]model.Cell{"hub": 1, "": 1, "total": 2}},
		{model.BySource, model.Hires, map[string]model.Cell{"hub": 1, "": 0, "total": 1}},
	} {
		wantEqual(t, column(d.statistics(d.in, november(c.by, "")), c.figure), c.want)
	}
}

func TestStatistics_hideSmallCellsFromOtherDesksOnly(t *testing.T) {
	d := newDesk(t)
	d.mustExec("INSERT INTO desk VALUES ('D08', '본오1동', '', 0)")
	d.manyPeople(9, "1961-05-01", "사동")
	d.manyPeople(3, "1999-05-01", "사동")
	d.manyPeople(6, "1985-05-01", "사동")
	d.mustExec("UPDATE visit SET desk = 'D08'")
	const hidden = model.Hidden
	supervisor := d.as("lee", model.Supervisor)
	got := d.statistics(supervisor, november(model.ByAge, "D08"))
	wantEqual(t, column(got, model.Visits), map[string]model.Cell{"20": hidden, "40": hidden, "60": 9, "total": 18})
	if got.MinCell != 5 {
		t.Errorf("the table says that below %d is hidden", got.MinCell)
	}
	wantEqual(t, column(d.statistics(supervisor, november(model.ByMonth, "D08")), model.Visits), map[string]model.Cell{"2026-11": 18, "total": 18})
	if err := d.in.SetSetting(t.Context(), "stats.min_cell", "1"); err != nil {
		t.Fatal(err)
	}
	wantEqual(t, column(d.statistics(supervisor, november(model.ByAge, "D08")), model.Visits), map[string]model.Cell{"20": 3, "40": 6, "60": 9, "total": 18})
	if err := d.in.SetSetting(t.Context(), "stats.min_cell", "5"); err != nil {
		t.Fatal(err)
	}
	d.mustExec("UPDATE visit SET desk = 'D07'")
	wantEqual(t, column(d.statistics(supervisor, november(model.ByAge, "")), model.Visits), map[string]model.Cell{"20": 3, "40": 6, "60": 9, "total": 18})
	wantEqual(t, column(d.statistics(supervisor, november(model.ByAge, model.AllDesks)), model.Visits), map[string]model.Cell{"20": hidden, "40": hidden, "60": 9, "total": 18})
}

func TestFigures_ofOtherDesksAreNotACounsellors(t *testing.T) {
	d := newDesk(t)
	d.mustExec("INSERT INTO desk VALUES ('D08', '본오1동', '', 0)")
	d.NewSeeker()
	d.NewSeeker()
	d.mustExec("UPDATE visit SET desk = 'D08' WHERE id = (SELECT max(id) FROM visit)")
	counsellor, supervisor := d.as("lee", model.Counsellor), d.as("park", model.Supervisor)
	rows := func(s *session, desk string) ([]model.DayRow, error) {
		return s.DayRows(t.Context(), model.DayQuery{Figure: model.Visits, From: theDay, To: theDay, Desk: desk})
	}
	for desk, n := range map[string]int{"": 1, "D07": 1} {
		if got, err := rows(counsellor, desk); err != nil || len(got) != n {
			t.Errorf("%q: %v, %v", desk, got, err)
		}
	}
	for _, desk := range []string{"D08", model.AllDesks} {
		_, err := rows(counsellor, desk)
		wantError(t, err, model.Denied, "supervisor_only")
		_, err = counsellor.Statistics(t.Context(), november(model.ByDay, desk))
		wantError(t, err, model.Denied, "supervisor_only")
	}
	for desk, n := range map[string]int{"": 1, "D08": 1, model.AllDesks: 2} {
		if got, err := rows(supervisor, desk); err != nil || len(got) != n {
			t.Errorf("%q: %v, %v", desk, got, err)
		}
	}
	wantEqual(t, column(d.statistics(supervisor, november(model.ByDesk, model.AllDesks)), model.Visits), map[string]model.Cell{"D07": 1, "D08": 1, "total": 2})
}

func TestDayRows_sayWhatTheyOpen(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	d.hire(v)
	d.note(model.QuietEntry{Kind: model.QuietPhone, Text: "통근버스 문의", SeekerID: v.SeekerID})
	one := func(f model.Figure) model.DayRow {
		t.Helper()
		rows, err := d.in.DayRows(t.Context(), model.DayQuery{Figure: f, From: theDay, To: theDay.AddDays(1)})
		if err != nil || len(rows) != 1 {
			t.Fatalf("%s: %v, %v", f, rows, err)
		}
		return rows[0]
	}
	if r := one(model.Registrations); r.Source != model.FromVisit || r.Kind != "register" || r.SeekerID != v.SeekerID || r.Person != v.Seeker.Name || r.Staff != "김가람" {
		t.Errorf("%+v", r)
	}
	if r := one(model.Consultations); r.Source != model.FromQuiet || r.Text != "통근버스 문의" || r.Person != v.Seeker.Name {
		t.Errorf("%+v", r)
	}
	if r := one(model.LeadsFound); r.Source != model.FromLead || r.Kind != "dong" || r.LeadID != v.LeadID || r.Employer != v.Lead.Employer || r.Staff != "김가람" {
		t.Errorf("%+v", r)
	}
	if r := one(model.Interviews); r.Source != model.FromReferral || r.Day != theDay.AddDays(1) || !r.At.Equal(v.Interview.At) || r.Slip != v.Slip.String() {
		t.Errorf("%+v", r)
	}
	if r := one(model.Hires); r.ReferralID != v.ID || r.Kind != "hired" || r.Title != v.Lead.Title {
		t.Errorf("%+v", r)
	}
}

func TestDayRows_refuse(t *testing.T) {
	d := newDesk(t)
	rows := func(q model.DayQuery) error {
		_, err := d.in.DayRows(t.Context(), q)
		return err
	}
	wantError(t, rows(model.DayQuery{Figure: "lunches", From: theDay, To: theDay}), model.Invalid, "code_unknown")
	wantError(t, rows(model.DayQuery{Figure: model.Visits, From: "2026-02-29", To: theDay}), model.Invalid, "date_form")
	wantError(t, rows(model.DayQuery{Figure: model.Visits, From: theDay}), model.Invalid, "date_form")
	wantError(t, rows(model.DayQuery{Figure: model.Visits, From: theDay, Revision: 1}), model.NotFound, "day_revision")
	wantError(t, rows(model.DayQuery{Figure: model.Visits, From: theDay, To: theDay, By: "moon"}), model.Invalid, "code_unknown")
	wantError(t, rows(model.DayQuery{Figure: model.LeadsFound, From: theDay, To: theDay, By: model.ByAge}), model.Invalid, "code_unknown")
	_, err := d.in.Statistics(t.Context(), november("moon", ""))
	wantError(t, err, model.Invalid, "code_unknown")
	_, err = d.in.DayLog(t.Context(), "")
	wantError(t, err, model.Invalid, "date_form")
}

func TestDayRows_ofACellThatIsHiddenAreDenied(t *testing.T) {
	d := newDesk(t)
	d.mustExec("INSERT INTO desk VALUES ('D08', '본오1동', '', 0)")
	d.manyPeople(9, "1961-05-01", "사동")
	d.manyPeople(3, "1999-05-01", "사동")
	d.manyPeople(6, "1985-05-01", "사동")
	supervisor := d.as("lee", model.Supervisor)
	rows := func(desk, key string) ([]model.DayRow, error) {
		return supervisor.DayRows(t.Context(), model.DayQuery{Figure: model.Visits, From: theDay, To: theDay, Desk: desk, By: model.ByAge, Key: key})
	}
	for key, n := range map[string]int{"20": 3, "40": 6, "60": 9, "70": 0} {
		if got, err := rows("", key); err != nil || len(got) != n {
			t.Errorf("%s at one's own desk: %d rows, %v", key, len(got), err)
		}
	}
	d.mustExec("UPDATE visit SET desk = 'D08'")
	for _, desk := range []string{"D08", model.AllDesks} {
		for _, key := range []string{"20", "40"} { // one is small, and the other tells of it
			_, err := rows(desk, key)
			wantError(t, err, model.Denied, "cell_hidden")
		}
		if got, err := rows(desk, "60"); err != nil || len(got) != 9 {
			t.Errorf("%s: %d rows, %v", desk, len(got), err)
		}
	}
}

func TestDayRows_ofAClosedDayAreSplitByWhatItFroze(t *testing.T) {
	d := newDesk(t)
	d.manyPeople(2, "1961-05-01", "사동")
	d.closeDay(theDay)
	d.manyPeople(1, "1961-05-01", "사동")
	q := model.DayQuery{Figure: model.Visits, From: theDay, Revision: 1, By: model.ByStaff}
	for key, n := range map[string]int{d.Staff().ID.String(): 2, "": 0} {
		q.Key = key
		if got, err := d.in.DayRows(t.Context(), q); err != nil || len(got) != n {
			t.Errorf("%q: %d rows, %v", key, len(got), err)
		}
	}
	q.By = model.ByDong
	_, err := d.in.DayRows(t.Context(), q)
	wantError(t, err, model.Invalid, "code_unknown")
}

// A store from before knows from the access log who received a lead.
func TestMigrate_findsOutWhoReceivedALead(t *testing.T) {
	d := newDesk(t)
	typed := d.NewLead()
	if _, err := d.in.ImportLeads(t.Context(), reader(sampleRows(t, 1)), false, nil); err != nil {
		t.Fatal(err)
	}
	d.mustExec("UPDATE lead SET staff_id = NULL")
	for _, s := range d.in.o.steps {
		if _, rest, ok := strings.Cut(s.sql, "UPDATE lead SET staff_id"); ok {
			statement, _, _ := strings.Cut(rest, ";")
			d.mustExec("UPDATE lead SET staff_id" + statement)
		}
	}
	rows, err := d.in.DayRows(t.Context(), model.DayQuery{Figure: model.LeadsFound, From: theDay, To: theDay, Staff: d.Staff().ID})
	if err != nil || len(rows) != 1 || rows[0].ID != typed.ID {
		t.Errorf("%+v, %v", rows, err)
	}
	if n := d.count("lead WHERE staff_id IS NOT NULL"); n != 1 {
		t.Errorf("%d leads know who received them, want the one that was typed in", n)
	}
}
