package dayfile

import (
	"testing"
	"time"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/deskfake"
)

// newDesk is a desk on a day at noon, with a visit and a lead found on each of the days.
func newDesk(t *testing.T, today model.Date, days ...model.Date) *deskfake.Session {
	t.Helper()
	tables, err := assets.Tables()
	if err != nil {
		t.Fatal(err)
	}
	s := deskfake.NewSession(tables, func() time.Time { return today.Time().Add(12 * time.Hour) })
	s.Words = words(t, "ko")
	s.People = append(s.People, model.Seeker{ID: id(1), Name: "김민수"})
	for i, d := range days {
		at := d.Time().Add(10 * time.Hour)
		s.VisitList = append(s.VisitList, model.Visit{ID: id(byte(10 + i)), SeekerID: id(1), At: at, Kind: model.VisitConsult})
		s.LeadList = append(s.LeadList, model.Lead{ID: id(byte(40 + i)), Employer: "안산호텔", Title: "조리보조", Received: d, Source: model.LeadSource{Kind: "dong"}})
	}
	return s
}

func gather(t *testing.T, s Source, q Query) Report {
	t.Helper()
	r, err := Gather(t.Context(), s, q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestGather_takesTheFirstAndTheLastDayIn(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to model.Date
	}{
		{"a month", "2026-11-01", "2026-11-30"},
		{"over the year's end", "2026-12-31", "2027-01-01"},
		{"a leap day last", "2028-02-01", "2028-02-29"},
		{"a year", "2026-01-01", "2026-12-31"},
	} {
		s := newDesk(t, c.to.AddDays(3), c.from.AddDays(-1), c.from, c.to, c.to.AddDays(1))
		r := gather(t, s, Query{From: c.from, To: c.to})
		byFigure := map[model.Figure]int{}
		for _, row := range r.Rows {
			byFigure[row.Figure]++
			if row.Day < c.from || row.Day > c.to {
				t.Errorf("%s: a row of %s", c.name, row.Day)
			}
		}
		for i, f := range model.AllFigures {
			if r.Days.Total[i] != model.Cell(byFigure[f]) {
				t.Errorf("%s: %s is %d, of %d rows", c.name, f, r.Days.Total[i], byFigure[f])
			}
		}
		if byFigure[model.Visits] != 2 || byFigure[model.LeadsFound] != 2 {
			t.Errorf("%s: %v, want both ends", c.name, byFigure)
		}
	}
}

func TestGather_tellsALongSpanByMonth(t *testing.T) {
	s := newDesk(t, "2027-01-05", "2026-01-01", "2026-12-31")
	for _, c := range []struct {
		to model.Date
		by model.Split
	}{{"2026-03-03", model.ByDay}, {"2026-03-04", model.ByMonth}} {
		if r := gather(t, s, Query{From: "2026-01-01", To: c.to}); r.Days.By != c.by {
			t.Errorf("to %s: %s", c.to, r.Days.By)
		}
	}
}

func TestGather_tellsAClosedDayAsItWasFrozen(t *testing.T) {
	s := newDesk(t, theDay, theDay)
	if _, err := s.CloseDay(t.Context(), theDay, nil); err != nil {
		t.Fatal(err)
	}
	s.LeadList = append(s.LeadList, model.Lead{ID: id(60), Employer: "늦은상사", Title: "포장", Received: theDay, Source: model.LeadSource{Kind: "phone"}})
	r := gather(t, s, Query{From: theDay, To: theDay})
	leads := 0
	for _, row := range r.Rows {
		if row.Figure == model.LeadsFound {
			leads++
		}
	}
	if !r.Frozen || leads != 1 || r.Day.Figures.Leads != 1 || len(r.Day.Late) != 1 {
		t.Errorf("frozen %v, %d rows, %+v, late %v", r.Frozen, leads, r.Day.Figures, r.Day.Late)
	}
}

func TestGather_masksPeopleUnlessTheyAreAskedForInFull(t *testing.T) {
	s := newDesk(t, theDay, theDay)
	s.Days.Quiet = []model.QuietEntry{{ID: id(70), Day: theDay, Kind: model.QuietPhone, Text: "문의", SeekerID: id(1), Person: "김민수"}}
	for full, want := range map[bool]string{false: "김*수", true: "김민수"} {
		r := gather(t, s, Query{From: theDay, To: theDay, Full: full})
		if r.Rows[0].Person != want || r.Day.Quiet[0].Person != want {
			t.Errorf("full %v: %q, %q", full, r.Rows[0].Person, r.Day.Quiet[0].Person)
		}
	}
}

func TestGather_refusesWhatIsNoSpan(t *testing.T) {
	s := newDesk(t, theDay)
	for _, c := range []struct {
		from, to    model.Date
		code, field string
	}{
		{"2026-02-30", theDay, "date_form", "from"},
		{theDay, "", "date_form", "to"},
		{theDay, theDay.AddDays(-1), "span_backwards", "to"},
	} {
		_, err := Gather(t.Context(), s, Query{From: c.from, To: c.to})
		if e, ok := err.(*model.Error); !ok || e.Code != c.code || e.Field != c.field {
			t.Errorf("%s to %s: %v", c.from, c.to, err)
		}
	}
}
