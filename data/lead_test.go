package data

import (
	"slices"
	"testing"
	"time"

	"ieumdesk/data/testkit"
	"ieumdesk/model"
)

// fullLead has something in every field.
func fullLead(l *model.Lead) {
	l.Employer, l.BusinessNo, l.Representative, l.Industry = "(주)안산호텔", "124-81-00998", "이안산", "55"
	l.EmployerPhone, l.Address, l.Dong = "031-400-1234", "안산시 단원구 광덕대로 1", "고잔동"
	l.Directions = "중앙역 1번 출구에서 걸어서 8분"
	l.Title, l.Occupation, l.Duties, l.Openings = "객실관리원", "5", "객실 정리와 침구 교체", 3
	l.EmploymentType, l.ContractMonths = "fixed", 12
	l.WageType, l.WageMin, l.WageMax, l.WeeklyHours = model.Hourly, 10_500, 11_000, 30
	l.WorkStart, l.WorkEnd, l.Days = "09:00", "16:00", "주 5일"
	l.Education, l.Career, l.Licences, l.Benefits = "학력무관", "경력무관", []string{"운전면허"}, []string{"통근버스", "중식"}
	l.Foreigners, l.Sex, l.Age = "F-6 가능", model.Female, "무관"
	l.Documents, l.Method = "이력서", "당일 면접"
	l.Contact, l.Phone, l.Fax = "김과장", "010-0001-2345", "031-100-9999"
	l.ValidUntil, l.WorkFrom = "2026-12-20", "2026-12-01"
	l.Source = model.LeadSource{Kind: "hub", Team: "일자리 발굴 전담팀", By: "박발굴", On: "2026-11-20", Ref: "H-12", URL: "https://example.org/12"}
	l.SiteNote = "밝고 조용함\n점심이 맛있음"
}

func TestAddLead_keepsEveryFieldAsItWasGiven(t *testing.T) {
	d := newDesk(t)
	given := d.NewLead(fullLead)
	got, err := d.Lead(t.Context(), given.ID)
	if err != nil {
		t.Fatal(err)
	}
	wantEqual(t, got, given)
	want := testkit.NewLead(1, fullLead)
	want.ID, want.EmployerID, want.Revision, want.Desk = got.ID, got.EmployerID, 1, "D07"
	want.Received, want.Status, want.Updated = "2026-11-24", model.LeadOpen, got.Updated
	wantEqual(t, got, want)
	if !got.Updated.Equal(testkit.Start) {
		t.Errorf("updated %s", got.Updated)
	}
}

func TestAddLead_keepsNothingOfWhatItRefuses(t *testing.T) {
	d := newDesk(t)
	_, _, err := d.AddLead(t.Context(), testkit.NewLead(1, func(l *model.Lead) { l.Title, l.Openings = "", 0 }))
	fields := fieldErrors(err)
	if len(fields) != 2 || fields[0].Field != "title" || fields[1].Field != "openings" {
		t.Fatal(err)
	}
	if d.count("lead") != 0 || d.count("employer") != 0 {
		t.Error("something was kept")
	}
}

func TestAddLead_takesNoCountsFromOutside(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead(func(l *model.Lead) { l.Pending, l.Hired, l.Revision = 7, 1, 9 })
	if l.Pending != 0 || l.Hired != 0 || l.Revision != 1 {
		t.Errorf("%+v", l)
	}
}

func TestAddLead_readsTheDongFromTheAddress(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead(func(l *model.Lead) { l.Dong, l.Address = "", "안산시 상록구 본오2동 871" })
	if l.Dong != "본오2동" {
		t.Errorf("dong %q", l.Dong)
	}
}

func TestAddLead_warnsOfTheSameOccupationWithinAMonth(t *testing.T) {
	const hotel = "124-81-00998"
	post := func(occupation string) func(*model.Lead) {
		return func(l *model.Lead) {
			of("안산호텔", hotel, "")(l)
			l.Occupation, l.ValidUntil = occupation, ""
		}
	}
	for _, c := range []struct {
		name  string
		after int // days
		lead  func(*model.Lead)
		warns bool
	}{
		{"the next day", 1, post("5"), true},
		{"a day less than a month after", 29, post("5"), true},
		{"a month after", 30, post("5"), false}, // 24 November to 24 December
		{"another occupation", 1, post("6"), false},
		{"another employer", 1, func(l *model.Lead) { l.Occupation = "5" }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.NewLead(post("5"))
			d.clock.Advance(time.Duration(c.after) * 24 * time.Hour)
			l, warnings, err := d.AddLead(t.Context(), testkit.NewLead(50, c.lead))
			if err != nil {
				t.Fatal(err)
			}
			if got := slices.ContainsFunc(warnings, func(w model.Warning) bool { return w.Code == "repost" && w.Text != "" }); got != c.warns {
				t.Errorf("warnings %+v", warnings)
			}
			if l.ID == (model.ID{}) {
				t.Error("a warning stopped it")
			}
		})
	}
}

func TestAddLead_warnsOfAnUnusualPeriod(t *testing.T) {
	for day, warns := range map[model.Date]bool{
		"2026-12-08": true, "2026-12-09": false, "2027-01-24": false, "2027-01-25": true,
	} {
		d := newDesk(t)
		_, warnings, err := d.AddLead(t.Context(), testkit.NewLead(1, func(l *model.Lead) { l.ValidUntil = day }))
		if err != nil || (len(warnings) == 1 && warnings[0].Code == "valid_period") != warns {
			t.Errorf("until %s: %+v, %v", day, warnings, err)
		}
	}
}

func TestEditLead_storesTheNextRevision(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead()
	d.clock.Advance(time.Hour)
	fullLead(&l)
	l.Pending, l.Hired, l.Desk = 9, 9, "D99"
	got, _, err := d.EditLead(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	want := l
	want.Revision, want.Pending, want.Hired, want.Desk = 2, 0, 0, "D07"
	want.EmployerID, want.Updated = got.EmployerID, got.Updated
	wantEqual(t, got, want)
}

func TestEditLead_refusesWhatSomebodyElseChangedFirst(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead()
	theirs := l
	theirs.Title = "조리원"
	if _, _, err := d.EditLead(t.Context(), theirs); err != nil {
		t.Fatal(err)
	}
	_, _, err := d.EditLead(t.Context(), l)
	wantError(t, err, model.Conflict, "lead_changed")
	l.ID = model.ID{1}
	_, _, err = d.EditLead(t.Context(), l)
	wantError(t, err, model.NotFound, "lead")
}

func TestEditLead_refusesFewerOpeningsThanHires(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead(func(l *model.Lead) { l.Openings = 3 })
	for range 2 {
		d.answer(d.NewReferral(func(r *model.NewReferral) { r.LeadID = l.ID }).ID, model.Hired)
	}
	l.Openings = 1
	_, _, err := d.EditLead(t.Context(), l)
	fields := fieldErrors(err)
	if len(fields) != 1 || fields[0].Code != "openings_hired" || fields[0].Field != "openings" || fields[0].Args[0] != 2 {
		t.Fatal(err)
	}
	l.Openings = 2
	if got, _, err := d.EditLead(t.Context(), l); err != nil || got.Openings != 2 || got.Hired != 2 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestEditLead_closesAndOpensAgain(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead()
	l.Status = model.LeadClosed
	l, _, err := d.EditLead(t.Context(), l)
	if err != nil || l.Closed != "2026-11-24" || d.search(model.LeadQuery{}).Total != 0 {
		t.Fatal(l.Closed, err)
	}
	d.clock.Advance(24 * time.Hour)
	l.Title = "조리원"
	if l, _, err = d.EditLead(t.Context(), l); err != nil || l.Closed != "2026-11-24" {
		t.Fatal("closed on another day after a change", l.Closed, err)
	}
	l.Status = model.LeadOpen
	if l, _, err = d.EditLead(t.Context(), l); err != nil || l.Closed != "" || d.search(model.LeadQuery{Text: "조리"}).Total != 1 {
		t.Fatal(l.Closed, err)
	}
}

func TestEditLead_makesALeadFreshOnlyWhenItIsFoundAgain(t *testing.T) {
	d := newDesk(t)
	old, young := d.NewLead(), d.NewLead()
	first := func() model.ID { return d.search(model.LeadQuery{}).Hits[0].ID }
	old.Days = "주 5일"
	old, _, err := d.EditLead(t.Context(), old)
	if err != nil || first() != young.ID {
		t.Fatal("a small correction brought it to the top", err)
	}
	old.ValidUntil = old.ValidUntil.AddDays(10)
	if _, _, err = d.EditLead(t.Context(), old); err != nil || first() != old.ID {
		t.Fatal("an extended lead is not on top", err)
	}
	if n := d.search(model.LeadQuery{}).Total; n != 2 {
		t.Errorf("%d leads", n)
	}
}

func TestCloseLead_takesItOutOfTheSearch(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead()
	for range 2 {
		got, err := d.CloseLead(t.Context(), l.ID)
		if err != nil || got.Status != model.LeadClosed || got.Closed != "2026-11-24" || got.Revision != 2 {
			t.Fatal(got, err)
		}
	}
	if n := d.search(model.LeadQuery{}).Total; n != 0 {
		t.Errorf("%d open leads", n)
	}
	if hits := d.search(model.LeadQuery{All: true}); hits.Total != 1 || hits.Hits[0].ID != l.ID {
		t.Errorf("among all %+v", hits)
	}
	_, err := d.CloseLead(t.Context(), model.ID{1})
	wantError(t, err, model.NotFound, "lead")
	_, err = d.Lead(t.Context(), model.ID{1})
	wantError(t, err, model.NotFound, "lead")
}

func TestRenewLead_opensAgainWhatIsStillWanted(t *testing.T) {
	for name, c := range map[string]struct {
		lead  func(*model.Lead)
		until model.Date
		want  model.Date
	}{
		"one that is about to expire": {func(l *model.Lead) { l.ValidUntil = "2026-11-26" }, "2026-12-31", "2026-12-31"},
		"one that has expired":        {func(l *model.Lead) { l.Received, l.ValidUntil = "2026-10-01", "2026-11-20" }, "2027-01-24", "2027-01-24"},
		"one that was closed":         {func(l *model.Lead) { l.Status = model.LeadClosed }, "2026-12-09", "2026-12-09"},
		"one for as long as usual":    {func(*model.Lead) {}, "", "2026-12-24"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			l := d.NewLead(c.lead)
			other := d.NewLead(func(o *model.Lead) { o.Employer = l.Employer + "점" })
			got, err := d.RenewLead(t.Context(), l.ID, c.until)
			if err != nil || got.ValidUntil != c.want || got.Status != model.LeadOpen || got.Closed != "" || got.Revision != l.Revision+1 || got.Received != l.Received {
				t.Fatalf("%+v, %v", got, err)
			}
			found, err := d.SearchLeads(t.Context(), model.LeadQuery{})
			if err != nil || len(found.Hits) != 2 || found.Hits[0].ID != l.ID || found.Hits[1].ID != other.ID {
				t.Errorf("open, the freshest first: %+v, %v", found, err)
			}
			if log := d.log(l.ID); log[len(log)-1] != "lead_renew" {
				t.Errorf("%q", log)
			}
			if v, err := d.Verify(); err != nil || !v.OK {
				t.Errorf("%+v, %v", v, err)
			}
		})
	}
}

func TestEditLead_saysNothingOfHowLongARenewedLeadHolds(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead(func(l *model.Lead) { l.Received, l.ValidUntil = "2026-10-01", "2026-11-25" })
	l, err := d.RenewLead(t.Context(), l.ID, "2027-01-15")
	if err != nil {
		t.Fatal(err)
	}
	l.Days = "주 5일"
	l, warnings, err := d.EditLead(t.Context(), l)
	if err != nil || len(warnings) != 0 {
		t.Errorf("%+v, %v", warnings, err)
	}
	l.ValidUntil = "2027-06-01"
	if _, warnings, err = d.EditLead(t.Context(), l); err != nil || len(warnings) != 1 || warnings[0].Code != "valid_period" {
		t.Errorf("%+v, %v", warnings, err)
	}
}

func TestRenewLead_refuses(t *testing.T) {
	d := newDesk(t)
	l, full := d.NewLead(), d.NewLead(func(l *model.Lead) { l.Openings = 1 })
	d.answer(d.NewReferral(func(r *model.NewReferral) { r.LeadID = full.ID }).ID, model.Hired)
	for _, c := range []struct {
		id    model.ID
		until model.Date
		kind  model.Kind
		code  string
	}{
		{l.ID, "2026-12-08", model.Invalid, "renewal_period"}, // 14 days
		{l.ID, "2027-01-25", model.Invalid, "renewal_period"}, // two months and a day
		{l.ID, "2026-11-20", model.Invalid, "renewal_period"},
		{l.ID, "soon", model.Invalid, "date_form"},
		{full.ID, "2026-12-31", model.Refused, "lead_full"},
		{model.ID{1}, "2026-12-31", model.NotFound, "lead"},
	} {
		_, err := d.RenewLead(t.Context(), c.id, c.until)
		wantError(t, err, c.kind, c.code)
	}
	if got, err := d.Lead(t.Context(), l.ID); err != nil || got.Revision != l.Revision {
		t.Errorf("%+v, %v", got, err)
	}
}
