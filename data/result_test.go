package data

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ieumdesk/model"
)

func TestRecordResult_keepsEachAnswer(t *testing.T) {
	for status, open := range map[model.ReferralStatus]bool{
		model.Hired: false, model.NotHired: false, model.BeforeInterview: true, model.NoContact: false, model.Declined: false,
	} {
		t.Run(string(status), func(t *testing.T) {
			d := newDesk(t)
			v := d.NewReferral()
			d.clock.Advance(26 * time.Hour)
			n := model.NewResult{
				ReferralID: v.ID, Status: status, Reason: " 두 분 가운데 ", RepliedOn: "2026.11.24", How: model.ByFax, By: "김과장",
				ResultTerms: model.ResultTerms{StartOn: "2026-12-01", Occupation: "5619", WageType: model.Monthly, Wage: 2_310_000, EmploymentType: "계약직", ContractMonths: 12},
			}
			got, err := d.RecordResult(t.Context(), n)
			if err != nil || got.Status != status || !got.StatusAt.Equal(d.clock.Now()) || (got.Lead.Pending == 1) != open || (got.Lead.Hired == 1) != (status == model.Hired) {
				t.Fatalf("%+v, %+v, %v", got.Referral, got.Lead, err)
			}
			want := model.Result{
				ReferralID: v.ID, Revision: 1, Status: status, Reason: "두 분 가운데", RepliedOn: "2026-11-24", How: model.ByFax, By: "김과장",
				At: d.clock.Now().UTC(), StaffID: d.Staff().ID, Staff: d.Staff().Name,
			}
			if status == model.Hired {
				want.ResultTerms = n.ResultTerms
				want.EmploymentType = "fixed"
			}
			all, err := d.ResultHistory(t.Context(), v.ID)
			if err != nil || len(all) != 1 {
				t.Fatal(all, err)
			}
			wantEqual(t, all[0], want)
			if (got.AskOn != "") != open {
				t.Errorf("to be asked for on %q", got.AskOn)
			}
			if log := d.log(v.SeekerID); !slices.Equal(log, []string{"seeker_register", "refer", "result"}) {
				t.Errorf("access log %q", log)
			}
		})
	}
}

func TestRecordResult_keepsWhatWasThereBeforeACorrection(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	d.answer(v.ID, model.BeforeInterview)
	d.answer(v.ID, model.NotHired)
	wage := d.reply(v.ID, model.Hired)
	wage.WageType, wage.Wage, wage.Reason = model.Hourly, 10_700, "착오"
	if _, err := d.RecordResult(t.Context(), wage); err != nil {
		t.Fatal(err)
	}
	all, err := d.ResultHistory(t.Context(), v.ID)
	if err != nil || len(all) != 3 {
		t.Fatal(all, err)
	}
	for i, want := range []model.ReferralStatus{model.Hired, model.NotHired, model.BeforeInterview} {
		if all[i].Status != want || all[i].Revision != 3-i {
			t.Errorf("%+v, want %s", all[i], want)
		}
	}
	if all[0].Wage != 10_700 || all[0].Reason != "착오" || all[1].Reason != "" {
		t.Errorf("%+v", all)
	}
	if none, err := d.ResultHistory(t.Context(), model.ID{1}); err != nil || none != nil {
		t.Errorf("of nothing %v, %v", none, err)
	}
}

func TestRecordResult_refuses(t *testing.T) {
	for _, c := range []struct {
		name   string
		before func(d *desk, v model.ReferralView)
		change func(n *model.NewResult)
		kind   model.Kind
		code   string
	}{
		{"a slip that is none", nil, func(n *model.NewResult) { n.ReferralID = model.ID{1} }, model.NotFound, "referral"},
		{"a slip that is void", func(d *desk, v model.ReferralView) { d.answer(v.ID, model.Void) }, nil, model.Refused, "already_void"},
		{"an answer of no kind", nil, func(n *model.NewResult) { n.Status = "maybe" }, model.Invalid, "code_unknown"},
		{"an answer before the slip", nil, func(n *model.NewResult) { n.RepliedOn = "2026-11-23" }, model.Invalid, "replied_before_slip"},
		{"a hire that begins nobody knows when", nil, func(n *model.NewResult) { n.StartOn = "" }, model.Invalid, "required"},
		{"a correction of what was not seen", func(d *desk, v model.ReferralView) { d.answer(v.ID, model.NotHired) }, nil, model.Conflict, "result_changed"},
		{"a correction of what is not there", nil, func(n *model.NewResult) { n.Revision = 1 }, model.Conflict, "result_changed"},
		{"a hire too many", func(d *desk, v model.ReferralView) {
			for range v.Lead.Openings {
				d.answer(d.NewReferral(func(r *model.NewReferral) { r.LeadID = v.LeadID }).ID, model.Hired)
			}
		}, nil, model.Refused, "lead_full"},
		{"to wait again for a pair that was referred again", func(d *desk, v model.ReferralView) {
			d.answer(v.ID, model.NotHired)
			d.NewReferral(func(r *model.NewReferral) { r.SeekerID, r.LeadID = v.SeekerID, v.LeadID })
		}, func(n *model.NewResult) { n.Revision, n.Status = 1, model.BeforeInterview }, model.Refused, "open_pair"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			v := d.NewReferral()
			n := d.reply(v.ID, model.Hired)
			n.CloseLead, n.CloseSearch = true, true
			if c.before != nil {
				c.before(d, v)
			}
			if c.change != nil {
				c.change(&n)
			}
			results, entries := d.count("result"), d.count("audit")
			_, err := d.RecordResult(t.Context(), n)
			wantError(t, err, c.kind, c.code)
			if d.count("result") != results || d.count("audit") != entries || d.count("lead WHERE status = 'closed'") != 0 || d.count("seeker WHERE closed_on <> ''") != 0 {
				t.Error("something was stored")
			}
			if text := d.in.o.Words.Error(err); strings.Contains(text, "%!") || strings.HasPrefix(text, "error.") {
				t.Errorf("it says %q", text)
			}
			if got, err := d.Verify(); err != nil || !got.OK {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
}

// Verify is that of the store.
func (d *desk) Verify() (Verification, error) { return d.in.Verify(d.tb.Context()) }

func TestRecordResult_endsLeadAndSearchIfItIsTold(t *testing.T) {
	for _, c := range []struct{ lead, search bool }{{false, false}, {true, false}, {false, true}, {true, true}} {
		d := newDesk(t)
		v := d.NewReferral()
		n := d.reply(v.ID, model.Hired)
		n.CloseLead, n.CloseSearch = c.lead, c.search
		got, err := d.RecordResult(t.Context(), n)
		if err != nil || (got.Lead.Status == model.LeadClosed) != c.lead || (got.Seeker.Closed == "2026-11-24") != c.search {
			t.Errorf("%+v: lead %s, search ended %q, %v", c, got.Lead.Status, got.Seeker.Closed, err)
		}
		if closed := slices.Contains(d.log(v.LeadID), "lead_close"); closed != c.lead {
			t.Errorf("%+v: log of the lead %q", c, d.log(v.LeadID))
		}
		if closed := slices.Contains(d.log(v.SeekerID), "seeker_close"); closed != c.search {
			t.Errorf("%+v: log of the person %q", c, d.log(v.SeekerID))
		}
		found, err := d.SearchLeads(t.Context(), model.LeadQuery{Text: v.Lead.Employer})
		if err != nil || (found.Total == 0) != c.lead {
			t.Errorf("%+v: %d open leads found, %v", c, found.Total, err)
		}
		if v, err := d.Verify(); err != nil || !v.OK {
			t.Errorf("%+v, %v", v, err)
		}
	}
}

func TestRecordResult_takenBackLeavesWhatItEnded(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	n := d.reply(v.ID, model.Hired)
	n.CloseLead, n.CloseSearch = true, true
	if _, err := d.RecordResult(t.Context(), n); err != nil {
		t.Fatal(err)
	}
	got := d.answer(v.ID, model.NotHired)
	if got.Lead.Hired != 0 || got.Lead.Status != model.LeadClosed || got.Seeker.Closed == "" {
		t.Errorf("%+v, %+v", got.Lead, got.Seeker)
	}
	p, err := d.RenewSeeker(t.Context(), v.SeekerID)
	if err != nil || p.Closed != "" {
		t.Errorf("renewed: ended on %q, %v", p.Closed, err)
	}
	if l, err := d.RenewLead(t.Context(), v.LeadID, ""); err != nil || l.Status != model.LeadOpen {
		t.Errorf("renewed: %s, %v", l.Status, err)
	}
}

func TestRecordResult_takesAFilledLeadOutOfTheOpenOnes(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead(func(l *model.Lead) { l.Openings = 1 })
	v := d.NewReferral(func(r *model.NewReferral) { r.LeadID = l.ID })
	open := func() int {
		found, err := d.SearchLeads(t.Context(), model.LeadQuery{Text: l.Employer})
		if err != nil {
			t.Fatal(err)
		}
		return found.Total
	}
	d.answer(v.ID, model.Hired)
	if n := open(); n != 0 {
		t.Errorf("%d open ones found", n)
	}
	d.answer(v.ID, model.Declined)
	if n := open(); n != 1 {
		t.Errorf("%d open ones found once nobody is hired", n)
	}
}

func TestCounts_countAHireOnTheDayItBecameKnown(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	d.answer(v.ID, model.Hired)
	hires := func() int {
		c, err := d.Counts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return c.Hires
	}
	if n := hires(); n != 1 {
		t.Errorf("%d hires on the day", n)
	}
	d.clock.Advance(24 * time.Hour)
	wage := d.reply(v.ID, model.Hired)
	wage.WageType, wage.Wage = model.Monthly, 2_310_000
	if _, err := d.RecordResult(t.Context(), wage); err != nil || hires() != 0 {
		t.Errorf("%d hires on the day the wage was corrected, %v", hires(), err)
	}
	d.clock.Advance(-24 * time.Hour)
	if n := hires(); n != 1 {
		t.Errorf("%d hires on the day before", n)
	}
	d.answer(v.ID, model.NotHired)
	if n := hires(); n != 0 {
		t.Errorf("%d hires after it was taken back", n)
	}
}

// Whatever is done in whatever order, what leads count is what there is.
func TestResults_countersAgreeWithARecount(t *testing.T) {
	d := newDesk(t)
	seed := uint64(time.Now().UnixNano())
	t.Log("seed", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	var people, leads, slips []model.ID
	for i := range 4 {
		people = append(people, d.NewSeeker().ID)
		leads = append(leads, d.NewLead(func(l *model.Lead) { l.Openings = 1 + i%2 }).ID)
	}
	done := map[string]int{}
	for range 400 {
		person, lead := people[rng.IntN(4)], leads[rng.IntN(4)]
		var what string
		var err error
		switch rng.IntN(8) {
		case 0, 1, 2:
			var v model.ReferralView
			what = "refer"
			if v, err = d.Refer(t.Context(), model.NewReferral{SeekerID: person, LeadID: lead, Reason: "시험"}); err == nil {
				slips = append(slips, v.ID)
			}
		case 3, 4, 5:
			if len(slips) == 0 {
				continue
			}
			n := d.reply(slips[rng.IntN(len(slips))], answers[rng.IntN(len(answers))])
			what, n.StartOn, n.CloseLead, n.CloseSearch = "result", "2026-12-01", rng.IntN(4) == 0, rng.IntN(4) == 0
			if n.Revision > 0 {
				what = "correction"
			}
			_, err = d.RecordResult(t.Context(), n)
		case 6:
			if len(slips) == 0 {
				continue
			}
			what = "void"
			_, err = d.VoidReferral(t.Context(), slips[rng.IntN(len(slips))], "시험")
		default:
			what = "renew"
			if _, err = d.RenewLead(t.Context(), lead, ""); err == nil || model.KindOf(err) == model.Refused {
				_, err = d.RenewSeeker(t.Context(), person)
			}
		}
		if err != nil && model.KindOf(err) != model.Refused {
			t.Fatal(what, err)
		}
		if err != nil {
			what = model.CodeOf(err)
		}
		done[what]++
		d.wantCountsRight()
	}
	t.Log(done)
	for _, what := range []string{"refer", "result", "correction", "void", "renew"} {
		if done[what] == 0 {
			t.Errorf("no %s in %v: this test checks less than it says", what, done)
		}
	}
	if v, err := d.Verify(); err != nil || !v.OK {
		t.Errorf("%+v, %v", v, err)
	}
}

var answers = []model.ReferralStatus{model.Hired, model.NotHired, model.BeforeInterview, model.NoContact, model.Declined}

// wantCountsRight fails unless leads count what there is and every referral stands
// where its newest result says.
func (d *desk) wantCountsRight() {
	d.tb.Helper()
	for what, from := range map[string]string{
		"leads with too many":      `lead WHERE hired > openings`,
		"leads with wrong hires":   `lead l WHERE hired <> (SELECT count(*) FROM referral WHERE lead_id = l.id AND status = 'hired')`,
		"leads with wrong pending": `lead l WHERE pending <> (SELECT count(*) FROM referral WHERE lead_id = l.id AND status IN ('issued', 'before_interview'))`,
		"referrals that stand otherwise": `referral r WHERE status <> 'void' AND status <>
			coalesce((SELECT status FROM result WHERE referral_id = r.id ORDER BY revision DESC LIMIT 1), 'issued')`,
	} {
		if n := d.count(from); n != 0 {
			d.tb.Fatalf("%d %s", n, what)
		}
	}
}

func TestRecordResult_ofTheLastOpeningIsOneOfTwoProgramsOnly(t *testing.T) {
	d := newDesk(t)
	other := d.unlock(d.openStore(d.o))
	for range 20 {
		l := d.NewLead(func(l *model.Lead) { l.Openings = 1 })
		var replies [2]model.NewResult
		for i := range replies {
			replies[i] = d.reply(d.NewReferral(func(r *model.NewReferral) { r.LeadID = l.ID }).ID, model.Hired)
		}
		var errs [2]error
		var both sync.WaitGroup
		for i, in := range []model.Session{d.in, other} {
			both.Go(func() { _, errs[i] = in.RecordResult(t.Context(), replies[i]) })
		}
		both.Wait()
		first, second := errs[0], errs[1]
		if first != nil {
			first, second = second, first
		}
		if first != nil || model.CodeOf(second) != "lead_full" {
			t.Errorf("%v and %v", first, second)
		}
	}
	d.wantCountsRight()
}

func TestRecordResult_ofTwoProgramsIsSeenByTheSecond(t *testing.T) {
	d := newDesk(t)
	other := d.unlock(d.openStore(d.o))
	v := d.NewReferral()
	mine, theirs := d.reply(v.ID, model.NotHired), d.reply(v.ID, model.Hired)
	if _, err := other.RecordResult(t.Context(), theirs); err != nil {
		t.Fatal(err)
	}
	_, err := d.RecordResult(t.Context(), mine)
	wantError(t, err, model.Conflict, "result_changed")
}

func TestResult_standsNowhereInTheClear(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	n := d.reply(v.ID, model.Hired)
	n.WageType, n.Wage, n.Reason, n.By = model.Monthly, 2_345_678, "밝은 성격", "박서준 대리"
	if _, err := d.RecordCall(t.Context(), model.NewCall{ReferralID: v.ID, Outcome: model.NoAnswer, Note: "자리 비움"}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.RecordResult(t.Context(), n); err != nil {
		t.Fatal(err)
	}
	d.mustExec("PRAGMA wal_checkpoint(TRUNCATE)")
	file := string(read(t, d.path))
	for _, secret := range []string{"2345678", n.Reason, n.By, "자리 비움"} {
		if strings.Contains(file, secret) {
			t.Errorf("%q stands in the file", secret)
		}
	}
}

func TestExplain_saysWhatTheSchemaForbidsAboutResults(t *testing.T) {
	d := newVandal(t)
	for statement, want := range map[string]string{told("revision=9"): "result_changed", called("referral_id=$answered", "seq=1"): "has_result"} {
		tx, err := d.in.write.Begin()
		if err != nil {
			t.Fatal(err)
		}
		err = errors.Join(explain(d.run(tx, statement)), tx.Rollback())
		if model.CodeOf(err) != want {
			t.Errorf("%s: %v", statement, err)
		}
	}
}
