package data

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"ieumdesk/model"
)

// theDay is the day of the test clock.
const theDay = model.Date("2026-11-24")

// as logs in somebody else at the same store.
func (d *desk) as(login string, role model.Role) *session {
	d.tb.Helper()
	const passphrase = "하얀 등대 아홉 번의 종"
	if _, err := d.in.AddStaff(d.tb.Context(), model.Staff{Login: login, Name: "이가람", Role: role}, passphrase); err != nil {
		d.tb.Fatal(err)
	}
	s, err := d.in.Unlock(d.tb.Context(), login, passphrase)
	if err != nil {
		d.tb.Fatal(err)
	}
	d.tb.Cleanup(func() { s.Close() })
	return s.(*session)
}

func (d *desk) closeDay(day model.Date) model.DayLog {
	d.tb.Helper()
	log, err := d.in.CloseDay(d.tb.Context(), day, nil)
	if err != nil {
		d.tb.Fatal(err)
	}
	return log
}

func (d *desk) dayLog(day model.Date) model.DayLog {
	d.tb.Helper()
	log, err := d.in.DayLog(d.tb.Context(), day)
	if err != nil {
		d.tb.Fatal(err)
	}
	return log
}

func (d *desk) reopen(day model.Date) model.DayLog {
	d.tb.Helper()
	log, err := d.in.ReopenDay(d.tb.Context(), day, "면접 결과 누락")
	if err != nil {
		d.tb.Fatal(err)
	}
	return log
}

// hire records the answer 채용.
func (d *desk) hire(v model.ReferralView, change ...func(*model.NewResult)) {
	d.tb.Helper()
	n := model.NewResult{ReferralID: v.ID, Status: model.Hired, How: model.ByPhone, ResultTerms: model.ResultTerms{StartOn: "2026-12-01"}}
	for _, c := range change {
		c(&n)
	}
	if _, err := d.in.RecordResult(d.tb.Context(), n); err != nil {
		d.tb.Fatal(err)
	}
}

func TestCloseDay_freezesWhatTheDayShows(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral()
	d.hire(v)
	if _, err := d.in.AddQuiet(t.Context(), model.QuietEntry{Kind: model.QuietPhone, Text: "야간 근무를 물어봄", SeekerID: v.SeekerID}); err != nil {
		t.Fatal(err)
	}
	open := d.dayLog(theDay)
	closed, err := d.in.CloseDay(t.Context(), theDay, &model.Remarks{Handover: " 시청 회의 10시 ", Leave: "이가람 연차"})
	if err != nil {
		t.Fatal(err)
	}
	if !closed.Closed || closed.Revision != 1 || closed.ClosedBy != "김가람" || len(closed.Hash) != 64 || closed.DaysLate(theDay) != 0 {
		t.Errorf("closing %+v", closed.Closing)
	}
	want := open
	want.Closing = closed.Closing
	want.Remarks = model.Remarks{Revision: 1, Handover: "시청 회의 10시", Leave: "이가람 연차"}
	wantEqual(t, closed, want)
	if f := closed.Figures; f != (model.DayFigures{Visits: 1, Consultations: 1, Registrations: 1, Leads: 1, Referrals: 1, Hires: 1}) {
		t.Errorf("figures %+v", f)
	}
	if e := closed.Expected; len(e) != 1 || e[0].Person != v.Seeker.Name || e[0].StartOn != "2026-12-01" {
		t.Errorf("expected hires %+v", e)
	}
	if f := closed.Found; len(f) != 1 || f[0].Employer != v.Lead.Employer || f[0].Leads[0].Openings != 2 || f[0].Source != "dong" {
		t.Errorf("employers found %+v", f)
	}
	d.clock.Advance(time.Hour)
	wantEqual(t, d.dayLog(theDay), closed)
}

func TestCloseDay_keepsNamesOnlyAsListsShowThem(t *testing.T) {
	d := newDesk(t)
	v := d.NewReferral(func(r *model.NewReferral) {
		r.SeekerID = d.NewSeeker(func(s *model.Seeker) { s.Name = "남궁민수" }).ID
	})
	d.hire(v)
	d.closeDay(theDay)
	var c storedClosing
	err := d.in.read.QueryRow("SELECT id, sealed_content FROM day_close").Scan(&c.id, &c.sealed)
	if err != nil {
		t.Fatal(err)
	}
	content, err := d.in.vault.Open(c.id, contentColumn, c.sealed)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(content, []byte("남궁민수")) || !bytes.Contains(content, []byte("남**수")) {
		t.Errorf("frozen: %s", content)
	}
	if rows, err := d.in.DayRows(t.Context(), model.DayQuery{Figure: model.Hires, From: theDay, Revision: 1}); err != nil || rows[0].Person != "남궁민수" {
		t.Errorf("rows of the closed day %+v, %v", rows, err)
	}
}

func TestCloseDay_showsWhatCameLaterAsLate(t *testing.T) {
	d := newDesk(t)
	stays, goes := d.NewReferral(), d.NewReferral()
	d.closeDay(theDay)
	if _, err := d.in.VoidReferral(t.Context(), goes.ID, "잘못 알선"); err != nil {
		t.Fatal(err)
	}
	d.clock.Advance(26 * time.Hour)
	d.hire(stays, func(n *model.NewResult) { n.RepliedOn = theDay })
	log := d.dayLog(theDay)
	if log.Figures.Referrals != 2 || log.Figures.Hires != 0 || log.Now.Day.Referrals != 1 || log.Now.Day.Hires != 1 {
		t.Errorf("frozen %+v, now %+v", log.Figures, log.Now.Day)
	}
	if len(log.Late) != 2 || log.Late[0].Gone || log.Late[0].Row.Figure != model.Hires || log.Late[0].Row.ID != stays.ID ||
		!log.Late[1].Gone || log.Late[1].Row.Figure != model.ReferralsMade || log.Late[1].Row.ID != goes.ID || log.Late[1].Row.Person == "" {
		t.Errorf("late %+v", log.Late)
	}
}

func TestReopenDay_makesARevisionAndKeepsTheOld(t *testing.T) {
	d := newDesk(t)
	d.NewSeeker()
	first := d.closeDay(theDay)
	d.NewSeeker()
	open := d.reopen(theDay)
	if open.Closed || open.Revision != 1 || open.ReopenedBy != "김가람" || open.ReopenedFor != "면접 결과 누락" || open.Figures.Visits != 2 || len(open.Late) != 0 {
		t.Errorf("reopened: %+v %+v", open.Closing, open.Figures)
	}
	second := d.closeDay(theDay)
	if second.Revision != 2 || second.Hash == first.Hash || second.Figures.Visits != 2 {
		t.Errorf("second closing %+v %+v", second.Closing, second.Figures)
	}
	old, err := d.in.DayRevision(t.Context(), theDay, 1)
	if err != nil || old.Figures != first.Figures || old.Hash != first.Hash || old.Closed {
		t.Errorf("the old one: %+v %+v, %v", old.Closing, old.Figures, err)
	}
	all, err := d.in.DayRevisions(t.Context(), theDay)
	if err != nil || len(all) != 2 || all[0].Hash != second.Hash || all[1].ReopenedFor == "" {
		t.Errorf("closings %+v, %v", all, err)
	}
}

func TestCloseDay_linksEachClosingToTheOneBefore(t *testing.T) {
	hashes := func(name string) (all []string) {
		d := newDesk(t)
		d.NewSeeker(func(s *model.Seeker) { s.Name = name })
		all = append(all, d.closeDay(theDay).Hash)
		d.clock.Advance(24 * time.Hour)
		return append(all, d.closeDay(theDay.AddDays(1)).Hash)
	}
	a, again, b := hashes("박미자"), hashes("박미자"), hashes("최미자")
	if a[0] != again[0] || a[1] != again[1] {
		t.Errorf("the same days: %v and %v", a, again)
	}
	if a[0] == b[0] || a[1] == b[1] {
		t.Errorf("another first day changes both: %v and %v", a, b)
	}
}

func TestVerify_seesAClosingThatWasExchanged(t *testing.T) {
	d := newDesk(t)
	d.NewSeeker()
	d.closeDay(theDay)
	d.NewSeeker()
	d.reopen(theDay)
	d.closeDay(theDay)
	d.mustExec("DROP TRIGGER day_close_fixed")
	d.mustExec("UPDATE day_close SET hash = zeroblob(32), before = zeroblob(32) WHERE seq = 2")
	v, err := d.in.Verify(t.Context())
	if err != nil || v.OK || !strings.Contains(v.DayLogs, "closing 2") {
		t.Errorf("%+v, %v", v, err)
	}
	_, err = d.in.DayLog(t.Context(), theDay)
	wantError(t, err, model.Damaged, "day_damaged")
}

func TestCloseDay_refuses(t *testing.T) {
	d := newDesk(t)
	d.NewSeeker()
	counsellor := d.as("lee", model.Counsellor)
	_, err := d.in.CloseDay(t.Context(), theDay.AddDays(1), nil)
	wantError(t, err, model.Refused, "day_future")
	_, err = d.in.CloseDay(t.Context(), "2026-02-29", nil)
	wantError(t, err, model.Invalid, "date_form")
	_, err = d.in.CloseDay(t.Context(), theDay, &model.Remarks{Special: "900101-1234567"})
	wantError(t, err, model.Invalid, "resident_no")
	_, err = d.in.ReopenDay(t.Context(), theDay, "사유")
	wantError(t, err, model.Refused, "day_not_closed")
	d.closeDay(theDay)
	_, err = counsellor.CloseDay(t.Context(), theDay, nil)
	wantError(t, err, model.Refused, "day_closed")
	_, err = counsellor.ReopenDay(t.Context(), theDay, "사유")
	wantError(t, err, model.Denied, "supervisor_only")
	_, err = d.in.ReopenDay(t.Context(), theDay, " ")
	wantError(t, err, model.Invalid, "required")
	_, err = d.in.DayRevision(t.Context(), theDay, 2)
	wantError(t, err, model.NotFound, "day_revision")
	d.reopen(theDay)
	_, err = d.in.ReopenDay(t.Context(), theDay, "사유")
	wantError(t, err, model.Refused, "day_not_closed")
}

func TestReopenDay_isASupervisorsToo(t *testing.T) {
	d := newDesk(t)
	d.closeDay(theDay)
	if _, err := d.as("lee", model.Supervisor).ReopenDay(t.Context(), theDay, "사유"); err != nil {
		t.Error(err)
	}
}

func TestCloseDay_isPointedOutWhenItIsLate(t *testing.T) {
	d := newDesk(t)
	d.NewSeeker()
	d.clock.Advance(10 * 24 * time.Hour) // over a Saturday and a Sunday, to Friday, 4 December
	want := []model.Date{"2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03"}
	open, err := d.in.OpenDays(t.Context())
	wantEqual(t, open, want)
	if err != nil {
		t.Error(err)
	}
	if late := d.closeDay(theDay).DaysLate(theDay); late != 10 {
		t.Errorf("%d days late", late)
	}
	if _, err := d.in.AddQuiet(t.Context(), model.QuietEntry{Kind: model.QuietOther, Text: "토요 박람회", Day: "2026-11-28"}); err != nil {
		t.Fatal(err)
	}
	open, err = d.in.OpenDays(t.Context())
	wantEqual(t, open, []model.Date{"2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03"})
	if err != nil {
		t.Error(err)
	}
}

func TestOpenDays_reachNoFurtherBackThanTheDeskClosesItsDays(t *testing.T) {
	d := newDesk(t)
	d.NewSeeker()
	d.clock.Advance(90 * 24 * time.Hour) // Monday, 22 February 2027
	open, err := d.in.OpenDays(t.Context())
	if err != nil || open[0] != "2027-01-22" {
		t.Errorf("a desk that never closed a day is told of %v, %v", open, err)
	}
	d.closeDay("2027-02-17")
	open, err = d.in.OpenDays(t.Context())
	wantEqual(t, open, []model.Date{"2027-02-18", "2027-02-19"})
	if err != nil {
		t.Error(err)
	}
}

func TestOpenDays_areNoneOfADeskThatDidNothing(t *testing.T) {
	d := newDesk(t)
	d.NewLead(func(l *model.Lead) { l.Received = "2026-11-02" })
	if open, err := d.in.OpenDays(t.Context()); err != nil || len(open) != 0 {
		t.Errorf("%v, %v", open, err)
	}
}

func TestCloseDay_isInTheAccessLogAndSoIsOpeningIt(t *testing.T) {
	d := newDesk(t)
	d.closeDay(theDay)
	d.reopen(theDay)
	if n := d.count("audit WHERE action IN ('day_close', 'day_reopen') AND detail = '2026-11-24 1'"); n != 2 {
		t.Errorf("%d entries", n)
	}
}

func TestCloseDay_leavesNothingWhenItIsBrokenOff(t *testing.T) {
	d := newDesk(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.in.CloseDay(ctx, theDay, &model.Remarks{Special: "x"}); err == nil {
		t.Error("a cancelled closing succeeds")
	}
	if log := d.dayLog(theDay); log.Revision != 0 || log.Remarks.Revision != 0 {
		t.Errorf("%+v %+v", log.Closing, log.Remarks)
	}
}

func TestDayLog_belongsToSeoulsMidnight(t *testing.T) {
	d := newDesk(t)
	d.clock.Advance(15*time.Hour - time.Second) // 23:59:59
	d.NewSeeker()
	d.clock.Advance(time.Second)
	d.NewSeeker()
	if a, b := d.dayLog(theDay).Figures.Visits, d.dayLog(theDay.AddDays(1)).Figures.Visits; a != 1 || b != 1 {
		t.Errorf("%d before midnight, %d after", a, b)
	}
}

// A day off is named if any figure has something of it, and only then.
func TestOpenDays_areDaysOffOnWhichSomethingHappened(t *testing.T) {
	d := newDesk(t)
	interview := func(at model.Date) func(*model.NewReferral) {
		return func(r *model.NewReferral) { r.Interview.At = at.Time().Add(14 * time.Hour) }
	}
	r := d.NewReferral(interview("2026-11-28"))
	void := d.NewReferral(interview("2026-11-29"))
	if _, err := d.in.VoidReferral(t.Context(), void.ID, "잘못 알선함"); err != nil {
		t.Fatal(err)
	}
	d.NewLead(func(l *model.Lead) { l.Received = "2026-11-22" }) // before the desk did anything
	d.clock.Advance(11 * 24 * time.Hour)                         // Saturday, 5 December
	d.answer(r.ID, model.Hired)
	d.clock.Advance(24 * time.Hour)
	d.NewSeeker()
	d.clock.Advance(6 * 24 * time.Hour)
	open, err := d.in.OpenDays(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var off []model.Date
	for _, day := range open {
		if w := day.Time().Weekday(); w == time.Saturday || w == time.Sunday {
			off = append(off, day)
		}
	}
	wantEqual(t, off, []model.Date{"2026-11-28", "2026-12-05", "2026-12-06"})
}

// However many slips were given, a day log counts those that wait by themselves.
func TestDayLog_findsTheSlipsThatWaitWithoutReadingAll(t *testing.T) {
	d := newDesk(t)
	plan := d.plan(awaitedSQL, theDay, "D07")
	if len(plan) != 1 || !strings.Contains(plan[0], "referral_due") {
		t.Errorf("%q", plan)
	}
}
