package data

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ieumdesk/data/testkit"
	"ieumdesk/model"
)

func TestRefer_keepsWhatTheSlipSays(t *testing.T) {
	d := newDesk(t)
	p, l := d.NewSeeker(fullSeeker, func(s *model.Seeker) { s.NoReferral = false }), d.NewLead(fullLead)
	n := model.NewReferral{
		SeekerID: p.ID, LeadID: l.ID,
		Interview: model.Interview{
			At: testkit.Start.Add(29 * time.Hour), Place: "본관  2층 ", Contact: "김과장 031-400-1234", Bring: []string{"이력서", " ", "신분증"}, SetBy: "desk",
		},
	}
	got, err := d.Refer(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	if got.Slip.String() != "2026-D07-000001" || got.Status != model.Issued || len(got.Printed) != 0 || got.Staff != "김가람" || got.StaffID != d.Staff().ID {
		t.Errorf("%+v", got.Referral)
	}
	iv := got.Interview
	if !iv.At.Equal(n.Interview.At) || iv.Place != "본관 2층" || iv.Contact != n.Interview.Contact || !slices.Equal(iv.Bring, []string{"이력서", "신분증"}) || iv.SetBy != "desk" {
		t.Errorf("%+v", iv)
	}
	wantEqual(t, got.Seeker, p)
	l.Pending = 1
	wantEqual(t, got.Lead, l)
	for name, open := range map[string]func() (model.ReferralView, error){
		"by id":           func() (model.ReferralView, error) { return d.Referral(t.Context(), got.ID) },
		"by number":       func() (model.ReferralView, error) { return d.BySlip(t.Context(), "2026-D07-000001") },
		"by short number": func() (model.ReferralView, error) { return d.BySlip(t.Context(), got.Slip.Short()) },
		"by its QR code":  func() (model.ReferralView, error) { return d.BySlip(t.Context(), got.Slip.QR()) },
	} {
		v, err := open()
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		wantEqual(t, v, got)
	}
	if log := d.log(p.ID); !slices.Equal(log, []string{"seeker_register", "refer", "referral_view", "referral_view", "referral_view", "referral_view"}) {
		t.Errorf("access log %q", log)
	}
}

func TestRefer_numbersThoseSentToALeadInTheirOrder(t *testing.T) {
	d := newDesk(t)
	first, second, other := d.NewLead(), d.NewLead(), d.NewSeeker()
	var made []model.ReferralView
	for _, n := range []model.NewReferral{
		{SeekerID: d.NewSeeker().ID, LeadID: first.ID}, {SeekerID: other.ID, LeadID: second.ID}, {SeekerID: other.ID, LeadID: first.ID},
	} {
		v, err := d.Refer(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, v)
	}
	if _, err := d.VoidReferral(t.Context(), made[0].ID, "잘못 발급함"); err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{1, 1, 2} { // a void slip keeps its place
		v, err := d.Referral(t.Context(), made[i].ID)
		if err != nil || v.Order != want || made[i].Order != want {
			t.Errorf("slip %d: place %d at first and %d later, want %d, %v", i+1, made[i].Order, v.Order, want, err)
		}
	}
}

func TestRefer_keepsTheGateItWasIssuedUnder(t *testing.T) {
	d := newDesk(t)
	p, l := d.NewSeeker(func(s *model.Seeker) { s.NoReferral = true }), d.NewLead()
	now, err := d.Gate(t.Context(), p.ID, l.ID)
	if err != nil || now.Result != model.Amber {
		t.Fatal(now, err)
	}
	for _, line := range now.Lines {
		if line.Text == "" || strings.HasPrefix(line.Text, "gate.") || strings.Contains(line.Text, "%!") {
			t.Errorf("line %s says %q", line.Code, line.Text)
		}
	}
	v := d.NewReferral(func(r *model.NewReferral) {
		r.SeekerID, r.LeadID, r.Reason = p.ID, l.ID, "다시 여쭈었더니 바란다고 하심"
	})
	wantEqual(t, v.Gate, now)
	if v.Reason != "다시 여쭈었더니 바란다고 하심" || v.Gate.Tables == "" {
		t.Errorf("%+v", v)
	}
}

func TestRefer_refuses(t *testing.T) {
	reason := func(s string) func(*model.NewReferral) { return func(r *model.NewReferral) { r.Reason = s } }
	for _, c := range []struct {
		name   string
		seeker func(*model.Seeker)
		lead   func(*model.Lead)
		before func(*desk, *model.NewReferral)
		change func(*model.NewReferral)
		kind   model.Kind
		code   string
	}{
		{name: "a closed lead", lead: func(l *model.Lead) { l.Status = model.LeadClosed }, kind: model.Refused, code: "gate_red"},
		{name: "an expired lead", before: later(40), kind: model.Refused, code: "gate_red"},
		{name: "an expired registration", lead: func(l *model.Lead) { l.ValidUntil = "2027-10-01" }, before: later(100), kind: model.Refused, code: "gate_red"},
		{name: "a person who did not consent", seeker: func(s *model.Seeker) { s.Consents = s.Consents[:1] }, kind: model.Refused, code: "gate_red"},
		{name: "the same pair twice", before: again, kind: model.Refused, code: "gate_red"},
		{name: "a filled lead", lead: func(l *model.Lead) { l.Openings = 1 }, before: filled, kind: model.Refused, code: "gate_red"},
		{name: "an amber line without a reason", seeker: func(s *model.Seeker) { s.NoReferral = true }, kind: model.Refused, code: "gate_reason"},
		{name: "spaces for a reason", seeker: func(s *model.Seeker) { s.NoReferral = true }, change: reason(" \n "), kind: model.Refused, code: "gate_reason"},
		{name: "a resident number in the reason", change: reason("650301-2345678"), kind: model.Invalid, code: "resident_no"},
		{name: "an interview yesterday", change: func(r *model.NewReferral) { r.Interview.At = testkit.Start.AddDate(0, 0, -1) }, kind: model.Invalid, code: "interview_past"},
		{name: "an interview earlier today", change: func(r *model.NewReferral) { r.Interview.At = testkit.Start.Add(-61 * time.Minute) }, kind: model.Invalid, code: "interview_past"},
		{name: "a place too long", change: func(r *model.NewReferral) { r.Interview.Place = strings.Repeat("가", 201) }, kind: model.Invalid, code: "too_long"},
		{name: "too much to bring", change: func(r *model.NewReferral) { r.Interview.Bring = slices.Repeat([]string{"도장"}, 21) }, kind: model.Invalid, code: "too_many"},
		{name: "nobody", change: func(r *model.NewReferral) { r.SeekerID = model.ID{1} }, kind: model.NotFound, code: "seeker"},
		{name: "nothing", change: func(r *model.NewReferral) { r.LeadID = model.ID{1} }, kind: model.NotFound, code: "lead"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			p, l := d.NewSeeker(some(c.seeker)...), d.NewLead(some(c.lead)...)
			r := model.NewReferral{SeekerID: p.ID, LeadID: l.ID}
			if c.before != nil {
				c.before(d, &r)
			}
			if c.change != nil {
				c.change(&r)
			}
			slips, next := d.count("referral"), d.nextSlip()
			_, err := d.Refer(t.Context(), r)
			wantError(t, err, c.kind, c.code)
			if d.count("referral") != slips || d.nextSlip() != next {
				t.Error("a number was taken")
			}
			if text := d.in.o.Words.Error(err); strings.Contains(text, "%!") || strings.HasPrefix(text, "error.") {
				t.Errorf("it says %q", text)
			}
		})
	}
}

func some[T any](change func(*T)) []func(*T) {
	if change == nil {
		return nil
	}
	return []func(*T){change}
}

func later(days int) func(*desk, *model.NewReferral) {
	return func(d *desk, _ *model.NewReferral) { d.clock.Advance(time.Duration(days) * 24 * time.Hour) }
}

func again(d *desk, r *model.NewReferral) {
	d.NewReferral(func(n *model.NewReferral) { n.SeekerID, n.LeadID = r.SeekerID, r.LeadID })
}

func filled(d *desk, r *model.NewReferral) {
	d.answer(d.NewReferral(func(n *model.NewReferral) { n.LeadID = r.LeadID }).ID, model.Hired)
}

func (d *desk) nextSlip() model.SlipNumber {
	d.tb.Helper()
	n, err := d.NextSlip(d.tb.Context())
	if err != nil {
		d.tb.Fatal(err)
	}
	return n
}

func TestRefer_asksForAReasonBeyondTheCentresLimit(t *testing.T) {
	d := newDesk(t)
	if err := d.SetSetting(t.Context(), "gate.referrals_per_opening", "2"); err != nil {
		t.Fatal(err)
	}
	l := d.NewLead(func(l *model.Lead) { l.Openings = 1 })
	for i, want := range []model.GateLevel{model.Green, model.Green, model.Amber} {
		p := d.NewSeeker()
		g, err := d.Gate(t.Context(), p.ID, l.ID)
		if err != nil || g.Result != want {
			t.Errorf("referral %d: %s, %v", i+1, g.Result, err)
		}
		d.NewReferral(func(r *model.NewReferral) { r.SeekerID, r.LeadID = p.ID, l.ID })
	}
	if got, _ := d.Lead(t.Context(), l.ID); got.Pending != 3 {
		t.Errorf("%d pending", got.Pending)
	}
}

func TestRefer_startsAnewWithTheYearInSeoul(t *testing.T) {
	d := newDesk(t)
	d.NewReferral()
	d.clock.Advance(time.Date(2026, 12, 31, 14, 59, 0, 0, time.UTC).Sub(testkit.Start)) // 23:59 on New Year's Eve
	far := func(r *model.NewReferral) { r.Interview = model.Interview{} }
	if v := d.NewReferral(far); v.Slip.String() != "2026-D07-000002" {
		t.Errorf("on New Year's Eve %s", v.Slip)
	}
	d.clock.Advance(time.Minute)
	if next := d.nextSlip(); next.String() != "2027-D07-000001" {
		t.Errorf("next %s", next)
	}
	if v := d.NewReferral(far); v.Slip.String() != "2027-D07-000001" {
		t.Errorf("on New Year's Day %s", v.Slip)
	}
}

func TestVoidReferral_keepsTheNumberAndFreesThePair(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	_, err := d.VoidReferral(t.Context(), v.ID, "  ")
	wantError(t, err, model.Invalid, "required")
	d.clock.Advance(time.Minute)
	got, err := d.VoidReferral(t.Context(), v.ID, "면접 시각이 틀림")
	if err != nil || got.Status != model.Void || got.VoidedFor != "면접 시각이 틀림" || got.Slip != v.Slip || got.Lead.Pending != 0 || !got.StatusAt.After(v.StatusAt) {
		t.Fatalf("%+v, %v", got.Referral, err)
	}
	if got.Interview.Place != v.Interview.Place || got.Reason != v.Reason {
		t.Error("what the slip said is lost")
	}
	_, err = d.VoidReferral(t.Context(), v.ID, "다시")
	wantError(t, err, model.Refused, "already_void")
	next := d.NewReferral(func(r *model.NewReferral) { r.SeekerID, r.LeadID = v.SeekerID, v.LeadID })
	if next.Slip.Seq != v.Slip.Seq+1 {
		t.Errorf("the next slip is %s", next.Slip)
	}
	_, err = d.VoidReferral(t.Context(), model.ID{1}, "없음")
	wantError(t, err, model.NotFound, "referral")
}

func TestVoidReferral_refusesWhatHasAResult(t *testing.T) {
	for _, s := range []model.ReferralStatus{model.Hired, model.NotHired, model.NoContact, model.Declined} {
		d := newDesk(t)
		v := d.NewReferral()
		d.answer(v.ID, s)
		_, err := d.VoidReferral(t.Context(), v.ID, "실수")
		wantError(t, err, model.Refused, "has_result")
	}
}

func TestPrinted_countsEachSheetByItselfAndLogsThem(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	seeker, both := []model.SheetKind{model.SheetSeeker}, []model.SheetKind{model.SheetSeeker, model.SheetEmployer}
	for _, c := range []struct {
		sheets []model.SheetKind
		want   model.Prints
	}{
		{seeker, model.Prints{model.SheetSeeker: 0}},
		{both, model.Prints{model.SheetSeeker: 1, model.SheetEmployer: 0}},
		{both, model.Prints{model.SheetSeeker: 2, model.SheetEmployer: 1}},
	} {
		before, err := d.Printed(t.Context(), v.ID, c.sheets, "file")
		if err != nil || !maps.Equal(before, c.want) {
			t.Errorf("before %v, want %v, %v", before, c.want, err)
		}
	}
	v, err := d.Referral(t.Context(), v.ID)
	if want := (model.Prints{model.SheetSeeker: 3, model.SheetEmployer: 2}); err != nil || !maps.Equal(v.Printed, want) {
		t.Errorf("the referral says %v, want %v, %v", v.Printed, want, err)
	}
	if log := d.log(v.SeekerID); !slices.Equal(log, []string{"seeker_register", "refer", "slip_print", "slip_print", "slip_print", "referral_view"}) {
		t.Errorf("%q", log)
	}
	var detail string
	err = d.in.read.QueryRowContext(t.Context(), "SELECT detail FROM audit WHERE action = 'slip_print' ORDER BY seq DESC LIMIT 1").Scan(&detail)
	if err != nil || detail != v.Slip.String()+" seeker+employer file" {
		t.Errorf("the log says %q, %v", detail, err)
	}
}

func TestPrinted_ofNoSheetsIsLoggedAndCountsNothing(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	if _, err := d.Printed(t.Context(), v.ID, model.ReferralSheets, "print"); err != nil {
		t.Fatal(err)
	}
	if before, err := d.Printed(t.Context(), v.ID, nil, "seeker print again"); err != nil || len(before) != 0 {
		t.Errorf("before %v, %v", before, err)
	}
	var detail string
	err := d.in.read.QueryRowContext(t.Context(), "SELECT detail FROM audit WHERE action = 'slip_print' ORDER BY seq DESC LIMIT 1").Scan(&detail)
	if err != nil || detail != v.Slip.String()+" seeker print again" {
		t.Errorf("the log says %q, %v", detail, err)
	}
	if v, err = d.Referral(t.Context(), v.ID); err != nil || v.Printed.Most() != 1 {
		t.Errorf("counted %v, %v", v.Printed, err)
	}
}

func TestPrintedTogether_countsForAllOrForNone(t *testing.T) {
	d := newDesk(t)
	one, other := d.NewReferral(), d.NewReferral()
	list := model.ReferralSheets[1:2]
	wantError(t, d.PrintedTogether(t.Context(), []model.ID{one.ID, {1}}, list, "print"), model.NotFound, "referral")
	if v, err := d.Referral(t.Context(), one.ID); err != nil || len(v.Printed) != 0 {
		t.Errorf("counted %v, %v", v.Printed, err)
	}
	if err := d.PrintedTogether(t.Context(), []model.ID{one.ID, other.ID}, list, "print"); err != nil {
		t.Fatal(err)
	}
	for _, id := range []model.ID{one.ID, other.ID} {
		v, err := d.Referral(t.Context(), id)
		if want := (model.Prints{model.SheetEmployer: 1}); err != nil || !maps.Equal(v.Printed, want) {
			t.Errorf("the referral says %v, want %v, %v", v.Printed, want, err)
		}
	}
}

func TestPrinted_refusesWhatIsNoSheetOrNoReferral(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	_, err := d.Printed(t.Context(), model.ID{1}, model.ReferralSheets, "file")
	wantError(t, err, model.NotFound, "referral")
	_, err = d.Printed(t.Context(), v.ID, []model.SheetKind{model.SheetSeeker, model.SheetApplication}, "file")
	wantError(t, err, model.Invalid, "code_unknown")
	if v, err = d.Referral(t.Context(), v.ID); err != nil || len(v.Printed) != 0 {
		t.Errorf("counted %v, %v", v.Printed, err)
	}
}

func TestApplicationPrinted_isLogged(t *testing.T) {
	d := newDesk(t)
	p := d.NewSeeker()
	if err := d.ApplicationPrinted(t.Context(), p.ID, "print"); err != nil {
		t.Fatal(err)
	}
	if log := d.log(p.ID); log[len(log)-1] != "application_print" {
		t.Errorf("%q", log)
	}
	wantError(t, d.ApplicationPrinted(t.Context(), model.ID{1}, "print"), model.NotFound, "seeker")
}

func TestBySlip_saysWhatIsWrongWithANumber(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	for typed, want := range map[string]struct {
		kind model.Kind
		code string
	}{
		"객실":              {model.Invalid, "slip_form"},
		v.Slip.QR() + "0": {model.Invalid, "slip_form"},
		"1-26-00":         {model.Invalid, "slip_check"},
		"2026-D07-000002": {model.NotFound, "slip"},
		"2026-D08-000001": {model.NotFound, "slip"},
	} {
		_, err := d.BySlip(t.Context(), typed)
		wantError(t, err, want.kind, want.code)
	}
	_, err := d.Referral(t.Context(), model.ID{1})
	wantError(t, err, model.NotFound, "referral")
}

func TestReferrals_areListedNewestFirst(t *testing.T) {
	d := newDesk(t)
	p, l := d.NewSeeker(), d.NewLead(func(l *model.Lead) { l.Openings = 9 })
	var ofSeeker, ofLead []model.ID
	for range 3 {
		d.clock.Advance(time.Minute)
		ofSeeker = append(ofSeeker, d.NewReferral(func(r *model.NewReferral) { r.SeekerID = p.ID }).ID)
		ofLead = append(ofLead, d.NewReferral(func(r *model.NewReferral) { r.LeadID = l.ID }).ID)
	}
	for name, c := range map[string]struct {
		list func() ([]model.ReferralView, error)
		want []model.ID
	}{
		"a person": {func() ([]model.ReferralView, error) { return d.SeekerReferrals(t.Context(), p.ID) }, ofSeeker},
		"a lead":   {func() ([]model.ReferralView, error) { return d.LeadReferrals(t.Context(), l.ID) }, ofLead},
	} {
		views, err := c.list()
		if err != nil {
			t.Fatal(err)
		}
		var got []model.ID
		for _, v := range views {
			got = append(got, v.ID)
			if v.Seeker.Name == "" || v.Lead.Title == "" || len(v.Seeker.Consents) != 2 || v.Lead.Phone == "" || v.Staff == "" {
				t.Errorf("%s: %+v", name, v)
			}
		}
		slices.Reverse(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestRefer_givesManyAtOnceEachTheirNumber(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead(func(l *model.Lead) { l.Openings = 99 })
	const n = 40
	people := make([]model.ID, n)
	for i := range people {
		people[i] = d.NewSeeker().ID
	}
	slips := make([]string, n)
	var wg sync.WaitGroup
	for i, p := range people {
		wg.Go(func() {
			v, err := d.Refer(t.Context(), model.NewReferral{SeekerID: p, LeadID: l.ID})
			if err != nil {
				t.Error(err)
			}
			slips[i] = v.Slip.String()
		})
	}
	wg.Wait()
	slices.Sort(slips)
	for i, s := range slips {
		if want := fmt.Sprintf("2026-D07-%06d", i+1); s != want {
			t.Errorf("slip %s, want %s", s, want)
		}
	}
}
