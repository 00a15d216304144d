package data

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"ieumdesk/data/testkit"
	"ieumdesk/model"
)

func (d *desk) followUps(until model.Date) []model.FollowUp {
	d.tb.Helper()
	all, err := d.FollowUps(d.tb.Context(), until)
	if err != nil {
		d.tb.Fatal(err)
	}
	return all
}

func days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }

func TestFollowUps_sayWhomToCallAndWhatWasSaidLast(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead(func(l *model.Lead) { l.ValidUntil = "2027-11-01" })
	v := d.NewReferral(func(r *model.NewReferral) { r.LeadID = l.ID })
	want := model.FollowUp{
		ReferralID: v.ID, Slip: v.Slip, Status: model.Issued, SeekerID: v.SeekerID, LeadID: l.ID, Step: model.FirstCall, Due: "2026-11-27",
		Seeker: v.Seeker.Name, Employer: l.Employer, Title: l.Title, Contact: l.Contact, Phone: l.Phone, Interview: v.Interview.At.UTC(),
	}
	wantEqual(t, d.followUps(""), []model.FollowUp{want})
	d.clock.Advance(days(3))
	call, err := d.RecordCall(t.Context(), model.NewCall{ReferralID: v.ID, Outcome: model.NoAnswer, Note: "  자리  비움 "})
	if err != nil || call.Again != "2026-11-30" || call.Note != "자리 비움" || call.Staff != d.Staff().Name || !call.At.Equal(d.clock.Now()) {
		t.Fatalf("%+v, %v", call, err)
	}
	d.clock.Advance(time.Hour)
	last, err := d.RecordCall(t.Context(), model.NewCall{ReferralID: v.ID, Outcome: model.CallAgain, Again: "2026-12-01"})
	if err != nil {
		t.Fatal(err)
	}
	want.Due, want.WorkDays, want.Last = "2026-12-01", 3, &last
	wantEqual(t, d.followUps(""), []model.FollowUp{want})
	calls, err := d.Calls(t.Context(), v.ID)
	if err != nil {
		t.Fatal(err)
	}
	wantEqual(t, calls, []model.Call{last, call})
	if got, err := d.Referral(t.Context(), v.ID); err != nil || got.AskOn != "2026-12-01" {
		t.Errorf("the referral says %q, %v", got.AskOn, err)
	}
	if due, err := d.Due(t.Context(), 0); err != nil || len(due) != 0 {
		t.Errorf("reception says %+v, %v", due, err)
	}
}

func TestFollowUps_askWhoWasNamedForTheInterview(t *testing.T) {
	for _, c := range []struct {
		named      string
		lead       func(*model.Lead)
		who, phone string
	}{
		{"김과장 031-400-1234", func(*model.Lead) {}, "김과장", "031-400-1234"},
		{"김과장", func(*model.Lead) {}, "김과장", "010-0000-0001"},
		{"", func(l *model.Lead) { l.Phone = "" }, "인사 담당", "031-999-1234"},
		{"", func(l *model.Lead) { l.Contact, l.Phone, l.EmployerPhone = "", "", "" }, "", ""},
	} {
		d := newDesk(t)
		l := d.NewLead(func(l *model.Lead) { l.EmployerPhone = "031-999-1234" }, c.lead)
		d.NewReferral(func(r *model.NewReferral) { r.LeadID, r.Interview.Contact = l.ID, c.named })
		if got := d.followUps("")[0]; got.Contact != c.who || got.Phone != c.phone {
			t.Errorf("%q: %q at %q", c.named, got.Contact, got.Phone)
		}
	}
}

func TestFollowUps_listTheLongestOverdueFirst(t *testing.T) {
	d := newDesk(t)
	l := d.NewLead(func(l *model.Lead) { l.Openings, l.ValidUntil = 9, "2027-11-01" })
	refer := func() model.ReferralView {
		return d.NewReferral(func(r *model.NewReferral) { r.LeadID, r.Interview = l.ID, model.Interview{} })
	}
	old, answered, void := refer(), refer(), refer()
	d.answer(answered.ID, model.NotHired)
	d.answer(void.ID, model.Void)
	d.clock.Advance(days(2))
	later, asked := refer(), refer()
	d.clock.Advance(days(6)) // 2 December: D+6 and D+4
	if _, err := d.RecordCall(t.Context(), model.NewCall{ReferralID: asked.ID, Outcome: model.CallAgain, Again: "2026-12-10"}); err != nil {
		t.Fatal(err)
	}
	for until, want := range map[model.Date][]model.ID{
		"":           {old.ID, later.ID, asked.ID},
		"2026-12-10": {old.ID, later.ID, asked.ID},
		"2026-12-09": {old.ID, later.ID},
		"2026-11-30": {old.ID},
		"2026-11-26": {},
	} {
		got := d.followUps(until)
		same := len(got) == len(want)
		for i := range got {
			same = same && got[i].ReferralID == want[i]
		}
		if !same {
			t.Errorf("until %q: %+v", until, got)
		}
	}
}

func TestFollowUps_areGoneOnceTheAnswerIsThere(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	d.answer(v.ID, model.BeforeInterview)
	if got := d.followUps(""); len(got) != 1 || got[0].Status != model.BeforeInterview || got[0].Due != "2026-11-26" {
		t.Errorf("before the interview %+v", got)
	}
	d.answer(v.ID, model.NotHired)
	if got := d.followUps(""); len(got) != 0 {
		t.Errorf("answered %+v", got)
	}
	d.answer(v.ID, model.BeforeInterview)
	if got := d.followUps(""); len(got) != 1 {
		t.Errorf("the answer taken back %+v", got)
	}
}

func TestFollowUps_followTheSettings(t *testing.T) {
	d := newDesk(t)
	d.NewReferral()
	for _, s := range []struct{ key, value, due string }{
		{"desk.closed_days", "2026-11-26, 2026.11.27", "2026-12-01"},
		{"follow.first", "5", "2026-12-03"},
		{"desk.closed_days", "", "2026-12-01"},
		{"follow.first", "", "2026-11-27"},
	} {
		if s.value == "" && s.key == "follow.first" {
			s.value = "3"
		}
		if err := d.SetSetting(t.Context(), s.key, s.value); err != nil {
			t.Fatal(err)
		}
		if got := d.followUps("")[0].Due; got != model.Date(s.due) {
			t.Errorf("%s %q: %s, want %s", s.key, s.value, got, s.due)
		}
	}
}

func TestSetting_keepsTheStepsOfFollowingUpInOrder(t *testing.T) {
	d := newDesk(t)
	for _, s := range []struct{ key, value, code string }{
		{"follow.first", "7", "follow_order"},
		{"follow.escalate", "7", "follow_order"},
		{"follow.second", "14", "follow_order"},
		{"follow.second", "3", "follow_order"},
		{"follow.escalate", "61", "range"},
		{"follow.first", "x", "range"},
		{"follow.escalate", "20", ""},
		{"follow.second", "10", ""},
		{"follow.first", "7", ""},
	} {
		before, err := d.Setting(t.Context(), s.key)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.SetSetting(t.Context(), s.key, s.value); model.CodeOf(err) != s.code {
			t.Errorf("%s %s: %v, want %q", s.key, s.value, err, s.code)
		}
		if after, _ := d.Setting(t.Context(), s.key); s.code != "" && after != before {
			t.Errorf("%s is %s all the same", s.key, after)
		}
	}
}

func TestRecordCall_refuses(t *testing.T) {
	d := newDesk(t)
	answered, void, open := d.NewReferral(), d.NewReferral(), d.NewReferral()
	d.answer(answered.ID, model.Declined)
	d.answer(void.ID, model.Void)
	for _, c := range []struct {
		call model.NewCall
		kind model.Kind
		code string
	}{
		{model.NewCall{ReferralID: answered.ID, Outcome: model.NoAnswer}, model.Refused, "has_result"},
		{model.NewCall{ReferralID: void.ID, Outcome: model.NoAnswer}, model.Refused, "already_void"},
		{model.NewCall{ReferralID: model.ID{1}, Outcome: model.NoAnswer}, model.NotFound, "referral"},
		{model.NewCall{ReferralID: open.ID, Outcome: model.CallAgain}, model.Invalid, "required"},
		{model.NewCall{ReferralID: open.ID, Outcome: "shouted"}, model.Invalid, "code_unknown"},
	} {
		_, err := d.RecordCall(t.Context(), c.call)
		wantError(t, err, c.kind, c.code)
	}
	if n := d.count("call"); n != 0 {
		t.Errorf("%d calls", n)
	}
}

func TestRecordCall_isLogged(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	if _, err := d.RecordCall(t.Context(), model.NewCall{ReferralID: v.ID, Outcome: model.NoAnswer}); err != nil {
		t.Fatal(err)
	}
	if log := d.log(v.SeekerID); log[len(log)-1] != "call" {
		t.Errorf("%q", log)
	}
}

// plan is how SQLite goes about a query, step by step.
func (d *desk) plan(query string, args ...any) (steps []string) {
	d.tb.Helper()
	rows, err := d.in.read.QueryContext(d.tb.Context(), "EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		d.tb.Fatal(err)
	}
	err = each(rows, func() error {
		var id, parent, unused int
		var detail string
		err := rows.Scan(&id, &parent, &unused, &detail)
		steps = append(steps, detail)
		return err
	})
	if err != nil {
		d.tb.Fatal(err)
	}
	return steps
}

// However many slips were given, only those that wait are read.
func TestFollowUps_readTheOpenReferralsAlone(t *testing.T) {
	d := newDesk(t)
	d.manySlips(2_000, 20)
	plan := d.plan(openReferralsSQL, d.in.desk.Code)
	if !strings.Contains(plan[0], "referral_due") {
		t.Errorf("%q", plan)
	}
	for _, step := range plan {
		if strings.HasPrefix(step, "SCAN") && !strings.Contains(step, "referral_due") {
			t.Errorf("all of a table is read: %s", step)
		}
	}
	if n := len(d.followUps("")); n != 20 {
		t.Errorf("%d wait", n)
	}
}

// BenchmarkFollowUps is the queue of a desk that has given 30,000 slips, of which
// 500 wait for their result.
func BenchmarkFollowUps(b *testing.B) {
	d := newDesk(b)
	d.manySlips(30_000, 500)
	for name, until := range map[string]model.Date{"all": "", "none": "2020-01-01"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				d.followUps(until)
			}
			if n := len(d.followUps("")); n != 500 {
				b.Fatal(n)
			}
		})
	}
	b.Run("due", func(b *testing.B) {
		for b.Loop() {
			if _, err := d.Due(b.Context(), 20); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// manySlips fills the store with slips, past all code but with its seals: all but
// the last so many are answered.
func (d *desk) manySlips(n, open int) {
	d.tb.Helper()
	v := d.NewReferral()
	var people, leads []model.ID
	for range 40 {
		people = append(people, d.NewSeeker().ID)
		leads = append(leads, d.NewLead(func(l *model.Lead) { l.Openings, l.ValidUntil = 9999, "2027-11-01" }).ID)
	}
	d.answer(v.ID, model.NotHired)
	d.mustExec("BEGIN")
	for i := range n {
		day := model.Today(testkit.Start).AddDays(-n / 20).AddDays(i / 20)
		id, person, lead := d.o.NewID(), people[i%40], leads[i/40%40]
		if i >= n-open {
			person, lead = people[i/40%40], leads[i%40]
		}
		sealed, err := seal(d.in.vault, id, detailsColumn, details{Contact: "김과장 031-400-1234"})
		if err != nil {
			d.tb.Fatal(err)
		}
		d.mustExec("UPDATE slip_seq SET last = last + 1")
		d.mustExec(`INSERT INTO referral (id, seeker_id, lead_id, staff_id, desk, year, seq, day, issued_at, status, status_at, gate, sealed_details)
			VALUES (?, ?, ?, ?, 'D07', 2026, ?, ?, ?, 'issued', 0, '{}', ?)`, id[:], person[:], lead[:], d.in.staff.ID[:], i+2, day, millis(day.Time()), sealed)
		if i < n-open {
			r := model.Result{ReferralID: id, Revision: 1, Status: model.NotHired, RepliedOn: day, At: day.Time(), StaffID: d.in.staff.ID}
			tell(d, r)
		}
	}
	d.mustExec("COMMIT")
	if got := d.count("referral WHERE status = 'issued'"); got != open {
		d.tb.Fatal(fmt.Sprint(got, " open"))
	}
}

func tell(d *desk, r model.Result) {
	d.tb.Helper()
	id := d.o.NewID()
	sealed, err := seal(d.in.vault, id, answerColumn, answer{})
	if err != nil {
		d.tb.Fatal(err)
	}
	d.mustExec(`INSERT INTO result (id, referral_id, revision, status, replied_on, how, at, staff_id, sealed_answer) VALUES (?, ?, ?, ?, ?, '', ?, ?, ?)`,
		id[:], r.ReferralID[:], r.Revision, r.Status, r.RepliedOn, millis(r.At), r.StaffID[:], sealed)
}
