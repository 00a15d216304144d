package data

import (
	"testing"
	"time"

	"ieumdesk/model"
)

func TestVisit_countsAPersonOncePerDayAndKind(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker()
	for range 3 {
		if err := d.Visit(t.Context(), p.ID, model.VisitConsult); err != nil {
			t.Fatal(err)
		}
	}
	if n := d.count("visit"); n != 2 { // registered, counselled
		t.Errorf("%d visits", n)
	}
	d.clock.Advance(24 * time.Hour)
	if err := d.Visit(t.Context(), p.ID, model.VisitConsult); err != nil {
		t.Fatal(err)
	}
	if n := d.count("visit"); n != 3 {
		t.Errorf("%d visits after the next day's", n)
	}
}

func TestVisit_refusesWhatIsNoVisit(t *testing.T) {
	d := newDesk(t)
	wantError(t, d.Visit(t.Context(), d.NewSeeker().ID, "lunch"), model.Invalid, "code_unknown")
	wantError(t, d.Visit(t.Context(), model.ID{1}, model.VisitConsult), model.NotFound, "seeker")
	if n := d.count("visit"); n != 1 {
		t.Errorf("%d visits", n)
	}
}

func TestVisit_bringsAPersonToTheTopOfThoseServedLast(t *testing.T) {
	d := newDesk(t)
	first := d.NewSeeker()
	d.clock.Advance(time.Hour)
	d.NewSeeker()
	d.clock.Advance(time.Hour)
	if err := d.Visit(t.Context(), first.ID, model.VisitConsult); err != nil {
		t.Fatal(err)
	}
	hits, err := d.FindSeekers(t.Context(), "", 10)
	if err != nil || len(hits.Hits) != 2 || hits.Hits[0].ID != first.ID {
		t.Errorf("%+v, %v", hits, err)
	}
}

func TestQueue_isWhoWasServedTodayNewestFirst(t *testing.T) {
	d := newDesk(t)
	yesterday := d.NewSeeker()
	d.clock.Advance(24 * time.Hour)
	a := d.NewSeeker()
	d.clock.Advance(time.Minute)
	if err := d.Visit(t.Context(), yesterday.ID, model.VisitConsult); err != nil {
		t.Fatal(err)
	}
	d.clock.Advance(time.Minute)
	if err := d.Visit(t.Context(), a.ID, model.VisitConsult); err != nil {
		t.Fatal(err)
	}
	void := d.NewReferral(func(r *model.NewReferral) { r.SeekerID = a.ID })
	d.NewReferral(func(r *model.NewReferral) { r.SeekerID = a.ID })
	if _, err := d.VoidReferral(t.Context(), void.ID, "잘못 눌렀음"); err != nil {
		t.Fatal(err)
	}
	q, err := d.Queue(t.Context())
	if err != nil || len(q) != 2 {
		t.Fatal(q, err)
	}
	if q[0].Visit.SeekerID != a.ID || q[0].Name != a.Name || q[0].Referrals != 1 || q[0].Visit.Kind != model.VisitRegister {
		t.Errorf("first %+v", q[0])
	}
	if q[1].Visit.SeekerID != yesterday.ID || q[1].Visit.Kind != model.VisitConsult || q[1].Referrals != 0 {
		t.Errorf("second %+v", q[1])
	}
}

func TestCounts_areTodaysInSeoul(t *testing.T) {
	d := newDesk(t)
	old := d.NewReferral()
	d.clock.Advance(14*time.Hour + 59*time.Minute) // 23:59 in Seoul, the 24th in UTC for nine hours more
	d.NewReferral()
	d.clock.Advance(time.Minute)
	hired, void := d.NewReferral(), d.NewReferral()
	d.answer(hired.ID, model.Hired)
	d.answer(old.ID, model.Hired)
	if _, err := d.VoidReferral(t.Context(), void.ID, "잘못 눌렀음"); err != nil {
		t.Fatal(err)
	}
	got, err := d.Counts(t.Context())
	if want := (model.DayCounts{Visits: 2, Referrals: 1, Hires: 2}); err != nil || got != want {
		t.Errorf("%+v, want %+v, %v", got, want, err)
	}
}

func TestDue_chasesAnswersByTheRuleOfFollowUps(t *testing.T) {
	for _, c := range []struct {
		name   string
		days   int
		status model.ReferralStatus
		on     model.Date // "" if nothing is due
	}{
		{"two working days after", 2, model.Issued, ""},
		{"three working days after", 3, model.Issued, "2026-11-27"},
		{"six working days after", 8, model.Issued, "2026-11-27"},
		{"seven working days after", 9, model.Issued, "2026-12-03"},
		{"fourteen working days after", 20, model.Issued, "2026-12-14"},
		{"when the interview is over that was to come", 2, model.BeforeInterview, "2026-11-26"},
		{"answered", 9, model.NotHired, ""},
		{"void", 9, model.Void, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			far := func(l *model.Lead) { l.ValidUntil = "2027-11-01" }
			lead := d.NewLead(far)
			v := d.NewReferral(func(r *model.NewReferral) { r.LeadID = lead.ID })
			if c.status != model.Issued {
				d.answer(v.ID, c.status)
			}
			d.clock.Advance(time.Duration(c.days) * 24 * time.Hour)
			due, err := d.Due(t.Context(), 0)
			if err != nil {
				t.Fatal(err)
			}
			if c.on == "" {
				if len(due) > 0 {
					t.Errorf("%+v", due)
				}
				return
			}
			want := model.Due{
				Kind: model.DueResult, On: c.on, Days: c.days, ReferralID: v.ID, SeekerID: v.SeekerID, LeadID: lead.ID,
				Name: v.Seeker.Name, Employer: lead.Employer, Phone: lead.Phone,
			}
			if len(due) != 1 || due[0] != want {
				t.Errorf("%+v, want %+v", due, want)
			}
		})
	}
}

func TestDue_listsWhatEndsWithinAWeek(t *testing.T) {
	ends := func(day model.Date) func(*model.Lead) { return func(l *model.Lead) { l.ValidUntil = day } }
	for _, c := range []struct {
		name string
		lead func(*model.Lead)
		due  bool
	}{
		{"a lead that ends today", ends("2026-11-24"), true},
		{"a lead that ends in a week", ends("2026-12-01"), true},
		{"a lead that ends in eight days", ends("2026-12-02"), false},
		{"a closed lead", func(l *model.Lead) { l.ValidUntil, l.Status = "2026-11-25", model.LeadClosed }, false},
		{"a lead of a list", func(l *model.Lead) { l.ValidUntil, l.Source.Kind = "2026-11-25", "sheet" }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			l := d.NewLead(c.lead)
			due, err := d.Due(t.Context(), 0)
			if err != nil {
				t.Fatal(err)
			}
			want := model.Due{Kind: model.DueLead, On: l.ValidUntil, LeadID: l.ID, Employer: l.Employer, Phone: l.Phone}
			if c.due != (len(due) == 1) || c.due && due[0] != want {
				t.Errorf("%+v, want %v of %+v", due, c.due, want)
			}
		})
	}
}

func TestDue_leavesOutALeadThatIsFilled(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead(func(l *model.Lead) { l.ValidUntil, l.Openings = "2026-11-26", 1 })
	d.answer(d.NewReferral(func(r *model.NewReferral) { r.LeadID = l.ID }).ID, model.Hired)
	if due, err := d.Due(t.Context(), 0); err != nil || len(due) != 0 {
		t.Errorf("%+v, %v", due, err)
	}
}

func TestDue_remindsOfRegistrationsThatEnd(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker()
	d.clock.Advance(84 * 24 * time.Hour) // eight days before 24 February 2027
	if due, err := d.Due(t.Context(), 0); err != nil || len(due) != 0 {
		t.Fatal(due, err)
	}
	d.clock.Advance(24 * time.Hour)
	want := model.Due{Kind: model.DueRegistration, On: "2027-02-24", SeekerID: p.ID, Name: p.Name, Phone: p.Phone}
	due, err := d.Due(t.Context(), 0)
	if err != nil || len(due) != 1 || due[0] != want {
		t.Errorf("%+v, want %+v, %v", due, want, err)
	}
	if _, err := d.RenewSeeker(t.Context(), p.ID); err != nil {
		t.Fatal(err)
	}
	if due, err := d.Due(t.Context(), 0); err != nil || len(due) != 0 {
		t.Errorf("after the renewal %+v, %v", due, err)
	}
}

func TestDue_putsFirstWhatHasWaitedLongest(t *testing.T) {
	d := newDesk(t)
	lead := func(day model.Date) model.ID {
		return d.NewLead(func(l *model.Lead) { l.ValidUntil = day }).ID
	}
	long := lead("2027-11-01")
	refer := func() model.ID {
		return d.NewReferral(func(r *model.NewReferral) {
			r.LeadID, r.Interview = long, model.Interview{}
		}).SeekerID
	}
	first := refer()
	d.clock.Advance(24 * time.Hour)
	second := refer()
	d.clock.Advance(6 * 24 * time.Hour)
	tomorrow, nextWeek := lead("2026-12-02"), lead("2026-12-07")
	due, err := d.Due(t.Context(), 0)
	if err != nil || len(due) != 4 {
		t.Fatal(due, err)
	}
	if due[0].SeekerID != first || due[1].SeekerID != second || due[2].LeadID != tomorrow || due[3].LeadID != nextWeek {
		t.Errorf("%+v", due)
	}
	if due, err = d.Due(t.Context(), 2); err != nil || len(due) != 2 || due[1].SeekerID != second {
		t.Errorf("of two %+v, %v", due, err)
	}
}
