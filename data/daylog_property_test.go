package data

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"ieumdesk/data/testkit"
	"ieumdesk/model"
)

// history is what a desk of two did, told twice: to the store, and to a plain list
// from which the figures are worked out by their definitions (model.Figure).
type history struct {
	*desk
	r         *rand.Rand
	at        []*session
	people    []model.ID
	leads     []model.ID
	visits    []pastVisit
	quiet     []model.QuietEntry
	found     []pastLead
	referrals []*pastReferral
	days      map[model.Date]bool
}

type pastVisit struct {
	seeker model.ID
	day    model.Date
	staff  model.ID
	kind   model.VisitKind
	quiet  bool
}

type pastLead struct {
	day    model.Date
	staff  model.ID
	source string
}

type pastReferral struct {
	model.ReferralView
	day, replied model.Date
	status       model.ReferralStatus
	revision     int
}

func newHistory(t *testing.T, seed uint64) *history {
	d := newDesk(t)
	if _, err := d.in.AddStaff(t.Context(), model.Staff{Login: "lee", Name: "이가람", Role: model.Counsellor}, "초록 창문 일곱 개의 종"); err != nil {
		t.Fatal(err)
	}
	other, err := d.in.Unlock(t.Context(), "lee", "초록 창문 일곱 개의 종")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { other.Close() })
	return &history{
		desk: d, r: rand.New(rand.NewPCG(seed, 1)), at: []*session{d.in, other.(*session)}, days: map[model.Date]bool{},
	}
}

// moveTo sets the clock.
func (h *history) moveTo(year int, month time.Month, day, hour, minute int) {
	h.clock.Advance(time.Date(year, month, day, hour, minute, 0, 0, model.Seoul).Sub(h.clock.Now()))
}

func (h *history) today() model.Date { return model.Today(h.clock.Now()) }

func pick[T any](h *history, from []T) T { return from[h.r.IntN(len(from))] }

// live lets n things happen, some minutes or hours apart.
func (h *history) live(n int) {
	acts := []func(*session){h.register, h.serve, h.serve, h.lead, h.refer, h.refer, h.refer, h.answer, h.answer, h.void, h.note, h.rewrite}
	for range n {
		h.clock.Advance(time.Duration(1+h.r.IntN(70)) * time.Minute)
		h.days[h.today()] = true
		pick(h, acts)(pick(h, h.at))
	}
}

func (h *history) register(s *session) {
	p, err := s.Register(h.tb.Context(), testkit.NewSeeker(len(h.people)+1, h.somebody))
	h.fatal(err)
	h.people = append(h.people, p.ID)
	h.visits = append(h.visits, pastVisit{p.ID, h.today(), s.staff.ID, model.VisitRegister, false})
}

// somebody is of some age, from some dong and of some groups, or none of it is known.
func (h *history) somebody(p *model.Seeker) {
	p.BirthDate = model.Date("1999-05-01").AddMonths(-12 * 9 * h.r.IntN(7))
	p.Dong = pick(h, []string{"", "사동", "본오1동", "고잔동"})
	p.Groups = pick(h, [][]string{nil, {"senior"}, {"senior", "disabled"}})
	if len(p.Groups) > 0 {
		p.Consents = append(p.Consents, model.Consent{Kind: model.ConsentSensitive, Version: "2026-09", At: p.Consents[0].At})
	}
}

func (h *history) serve(s *session) {
	if len(h.people) == 0 {
		return
	}
	who, kind := pick(h, h.people), pick(h, []model.VisitKind{model.VisitConsult, model.VisitRenew})
	if kind == model.VisitRenew {
		_, err := s.RenewSeeker(h.tb.Context(), who)
		h.fatal(err)
	} else {
		h.fatal(s.Visit(h.tb.Context(), who, kind))
	}
	for _, v := range h.visits {
		if v.seeker == who && v.day == h.today() && v.kind == kind && !v.quiet {
			return
		}
	}
	h.visits = append(h.visits, pastVisit{who, h.today(), s.staff.ID, kind, false})
}

func (h *history) lead(s *session) {
	source := pick(h, append([]string{""}, model.LeadSources...))
	l, _, err := s.AddLead(h.tb.Context(), testkit.NewLead(len(h.leads)+1, func(l *model.Lead) {
		l.Openings, l.Source = 999, model.LeadSource{Kind: source}
		l.ValidUntil = h.today().AddDays(50)
	}))
	h.fatal(err)
	h.leads = append(h.leads, l.ID)
	h.found = append(h.found, pastLead{h.today(), s.staff.ID, source})
}

func (h *history) refer(s *session) {
	if len(h.people) == 0 || len(h.leads) == 0 {
		return
	}
	n := model.NewReferral{SeekerID: pick(h, h.people), LeadID: pick(h, h.leads), Reason: "확인함"}
	if h.r.IntN(4) > 0 {
		n.Interview.At = h.clock.Now().Add(time.Duration(h.r.IntN(72*60)) * time.Minute)
	}
	v, err := s.Refer(h.tb.Context(), n)
	if model.KindOf(err) == model.Refused { // the pair is open, or the registration ended
		return
	}
	h.fatal(err)
	h.referrals = append(h.referrals, &pastReferral{ReferralView: v, day: h.today(), status: model.Issued})
	for _, seen := range h.visits {
		if seen.seeker == n.SeekerID && seen.day == h.today() && !seen.quiet {
			return
		}
	}
	h.visits = append(h.visits, pastVisit{n.SeekerID, h.today(), s.staff.ID, model.VisitConsult, false})
}

// answer tells what came of a referral, or corrects it, days later as well.
func (h *history) answer(s *session) {
	if len(h.referrals) == 0 {
		return
	}
	p := pick(h, h.referrals)
	n := model.NewResult{
		ReferralID: p.ID, Revision: p.revision, How: model.ByPhone,
		Status:    pick(h, []model.ReferralStatus{model.Hired, model.Hired, model.NotHired, model.BeforeInterview, model.NoContact, model.Declined}),
		RepliedOn: p.day.AddDays(h.r.IntN(1 + p.day.DaysUntil(h.today()))),
	}
	if n.Status == model.Hired {
		n.StartOn = p.day.AddDays(h.r.IntN(30))
	}
	_, err := s.RecordResult(h.tb.Context(), n)
	if model.KindOf(err) == model.Refused { // void, or the pair was referred again
		return
	}
	h.fatal(err)
	p.revision, p.status, p.replied = p.revision+1, n.Status, n.RepliedOn
	h.days[n.RepliedOn] = true
}

func (h *history) void(s *session) {
	if len(h.referrals) == 0 || h.r.IntN(2) == 0 {
		return
	}
	p := pick(h, h.referrals)
	if _, err := s.VoidReferral(h.tb.Context(), p.ID, "시험"); err == nil {
		p.status = model.Void
	} else if model.KindOf(err) != model.Refused {
		h.fatal(err)
	}
}

func (h *history) note(s *session) {
	e := model.QuietEntry{Kind: pick(h, model.QuietKinds), Text: "문의", Day: h.today().AddDays(-h.r.IntN(2))}
	if len(h.people) > 0 && h.r.IntN(2) == 0 {
		e.SeekerID = pick(h, h.people)
	}
	e, err := s.AddQuiet(h.tb.Context(), e)
	if model.CodeOf(err) == "day_closed" {
		return
	}
	h.fatal(err)
	h.days[e.Day] = true
	h.quiet = append(h.quiet, e)
}

// rewrite corrects a quiet entry or takes it out.
func (h *history) rewrite(s *session) {
	if len(h.quiet) == 0 {
		return
	}
	i := h.r.IntN(len(h.quiet))
	if h.r.IntN(3) == 0 {
		if err := s.RemoveQuiet(h.tb.Context(), h.quiet[i].ID, h.quiet[i].Revision); model.CodeOf(err) != "day_closed" {
			h.fatal(err)
			h.quiet = append(h.quiet[:i], h.quiet[i+1:]...)
		}
		return
	}
	h.quiet[i].Kind = pick(h, model.QuietKinds)
	e, err := s.EditQuiet(h.tb.Context(), h.quiet[i])
	if model.CodeOf(err) == "day_closed" {
		all, _ := s.DayLog(h.tb.Context(), h.quiet[i].Day)
		for _, stored := range all.Quiet {
			if stored.ID == h.quiet[i].ID {
				h.quiet[i] = stored
			}
		}
		return
	}
	h.fatal(err)
	h.quiet[i] = e
}

func (h *history) fatal(err error) {
	h.tb.Helper()
	if err != nil {
		h.tb.Fatal(err)
	}
}

// happened is one thing that a figure counts.
type happened struct {
	figure model.Figure
	day    model.Date
	staff  model.ID
}

// all are the figures by their definitions: nothing but loops over lists.
func (h *history) all() (out []happened) {
	add := func(f model.Figure, day model.Date, staff model.ID) { out = append(out, happened{f, day, staff}) }
	type once struct {
		seeker model.ID
		day    model.Date
		what   string
	}
	seen := map[once]bool{}
	first := func(o once) bool {
		if seen[o] {
			return false
		}
		seen[o] = true
		return true
	}
	for _, v := range h.visits {
		if first(once{v.seeker, v.day, "served"}) {
			add(model.Visits, v.day, v.staff)
		}
		if v.kind == model.VisitConsult {
			add(model.Consultations, v.day, v.staff)
		} else if first(once{v.seeker, v.day, "registered"}) {
			add(model.Registrations, v.day, v.staff)
		}
	}
	for _, e := range h.quiet { // after all visits: who has one that day is counted there
		add(model.Consultations, e.Day, e.StaffID)
		if e.Kind == model.QuietVisit && (e.SeekerID == model.ID{} || first(once{e.SeekerID, e.Day, "served"})) {
			add(model.Visits, e.Day, e.StaffID)
		}
	}
	for _, l := range h.found {
		if l.source != "sheet" && l.source != "work24" {
			add(model.LeadsFound, l.day, l.staff)
		}
	}
	for _, p := range h.referrals {
		if p.status != model.Void {
			add(model.ReferralsMade, p.day, p.StaffID)
		}
		if p.status == model.Hired {
			add(model.Hires, p.replied, p.StaffID)
		}
		if at := p.Interview.At; !at.IsZero() && p.status != model.Void && p.status != model.Declined && p.status != model.NoContact {
			add(model.Interviews, model.Today(at), p.StaffID)
			h.days[model.Today(at)] = true
		}
	}
	return out
}

func countOf(all []happened, keep func(happened) bool) (f model.DayFigures) {
	for _, a := range all {
		if keep(a) {
			f.Add(a.figure, 1)
		}
	}
	return f
}

// check compares every day that anything happened on, and the days beside it.
func (h *history) check() {
	h.tb.Helper()
	all := h.all()
	asked := map[model.Date]bool{}
	for day := range h.days {
		asked[day.AddDays(-1)], asked[day], asked[day.AddDays(1)] = true, true, true
	}
	for day := range asked {
		log, err := h.in.DayLog(h.tb.Context(), day)
		h.fatal(err)
		want := model.DaySums{
			Day:   countOf(all, func(a happened) bool { return a.day == day }),
			Month: countOf(all, func(a happened) bool { return a.day[:7] == day[:7] && a.day <= day }),
			Year:  countOf(all, func(a happened) bool { return a.day[:4] == day[:4] && a.day <= day }),
		}
		if log.Now != want {
			h.tb.Errorf("%s: %+v, want %+v", day, log.Now, want)
		}
		if log.Closed {
			h.checkLate(log)
		} else if log.Figures != want.Day {
			h.tb.Errorf("%s is open and shows %+v, want %+v", day, log.Figures, want.Day)
		}
		var people model.DayFigures
		for _, s := range log.Staff {
			for _, f := range model.AllFigures {
				people.Add(f, s.Figures.Of(f))
			}
		}
		if people != log.Figures {
			h.tb.Errorf("%s: its people did %+v, all together %+v", day, people, log.Figures)
		}
		h.checkRows(day, day, want.Day, all)
		h.checkRows(day[:8]+"01", day, want.Month, all)
		h.checkRows(day[:5]+"01-01", day, want.Year, all)
	}
}

// checkRows counts the rows behind every figure, of all and of each.
func (h *history) checkRows(from, to model.Date, want model.DayFigures, all []happened) {
	h.tb.Helper()
	for _, f := range model.AllFigures {
		rows, err := h.in.DayRows(h.tb.Context(), model.DayQuery{Figure: f, From: from, To: to})
		h.fatal(err)
		ids := map[model.ID]bool{}
		for _, r := range rows {
			ids[r.ID] = true
			if r.Day < from || r.Day > to || r.Figure != f {
				h.tb.Errorf("%s from %s to %s has a row of %s %s", f, from, to, r.Figure, r.Day)
			}
		}
		if len(rows) != want.Of(f) || len(ids) != len(rows) {
			h.tb.Errorf("%s from %s to %s: %d rows, %d records, figure %d", f, from, to, len(rows), len(ids), want.Of(f))
		}
		for _, s := range h.at {
			rows, err := h.in.DayRows(h.tb.Context(), model.DayQuery{Figure: f, From: from, To: to, Staff: s.staff.ID})
			h.fatal(err)
			mine := countOf(all, func(a happened) bool { return a.figure == f && a.staff == s.staff.ID && a.day >= from && a.day <= to })
			if len(rows) != mine.Of(f) {
				h.tb.Errorf("%s of %s from %s to %s: %d rows, want %d", f, s.staff.Login, from, to, len(rows), mine.Of(f))
			}
		}
	}
}

// checkLate: what was frozen, and what came and went since, make what is now.
func (h *history) checkLate(log model.DayLog) {
	h.tb.Helper()
	now := log.Figures
	for _, l := range log.Late {
		if l.Gone {
			now.Add(l.Row.Figure, -1)
		} else {
			now.Add(l.Row.Figure, 1)
		}
	}
	if now != log.Now.Day {
		h.tb.Errorf("%s was closed with %+v; with what changed it is %+v, not %+v", log.Date, log.Figures, now, log.Now.Day)
	}
	for _, f := range model.AllFigures {
		rows, err := h.in.DayRows(h.tb.Context(), model.DayQuery{Figure: f, From: log.Date, Revision: log.Revision})
		h.fatal(err)
		if len(rows) != log.Figures.Of(f) {
			h.tb.Errorf("%s of the closed %s: %d rows, figure %d", f, log.Date, len(rows), log.Figures.Of(f))
		}
	}
}

// checkTables adds up every table that has to add up, and counts the rows behind
// every cell.
func (h *history) checkTables(from, to model.Date) {
	h.tb.Helper()
	all := h.all()
	want := countOf(all, func(a happened) bool { return a.day >= from && a.day <= to })
	for _, by := range model.Splits {
		table, err := h.in.Statistics(h.tb.Context(), model.StatQuery{From: from, To: to, By: by})
		h.fatal(err)
		h.checkCells(h.in, table)
		for column, f := range table.Figures {
			sum := model.Cell(0)
			for _, r := range table.Rows {
				sum += r.Cells[column]
			}
			if int(table.Total[column]) != want.Of(f) || by != model.ByGroup && sum != table.Total[column] {
				h.tb.Errorf("%s by %s: rows %d, total %d, want %d", f, by, sum, table.Total[column], want.Of(f))
			}
		}
	}
}

// checkCells: what is shown has as many rows as it says, what is hidden none that
// anybody sees, and a key that is not in the table none at all.
func (h *history) checkCells(s *session, t model.StatTable) (shown, hidden int) {
	h.tb.Helper()
	for _, f := range t.Figures {
		for _, row := range append(t.Rows, model.StatRow{Key: "nowhere"}) {
			q := model.DayQuery{Figure: f, From: t.From, To: t.To, Desk: t.Desk, By: t.By, Key: row.Key}
			rows, err := s.DayRows(h.tb.Context(), q)
			want := t.Of(row.Key, f)
			if want == model.Hidden {
				hidden++
				wantError(h.tb, err, model.Denied, "cell_hidden")
				continue
			}
			h.fatal(err)
			shown++
			ids := map[model.ID]bool{}
			for _, r := range rows {
				ids[r.ID] = true
			}
			if len(rows) != int(want) || len(ids) != len(rows) {
				h.tb.Errorf("%s by %s %q from %s to %s: %d rows, %d records, the cell says %d", f, t.By, row.Key, t.From, t.To, len(rows), len(ids), want)
			}
		}
	}
	return shown, hidden
}

// checkOthers asks for all desks, of which a supervisor sees no small cell.
func (h *history) checkOthers(s *session, from, to model.Date) {
	h.tb.Helper()
	shown, hidden := 0, 0
	for _, by := range model.Splits {
		table, err := s.Statistics(h.tb.Context(), model.StatQuery{From: from, To: to, By: by, Desk: model.AllDesks})
		h.fatal(err)
		n, m := h.checkCells(s, table)
		shown, hidden = shown+n, hidden+m
	}
	if shown == 0 || hidden == 0 {
		h.tb.Errorf("%d cells are shown and %d hidden: nothing was compared", shown, hidden)
	}
}

func TestDayLog_addsUpWhateverHappened(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			h := newHistory(t, seed)
			h.moveTo(2027, 12, 30, 22, 30) // over midnight into the last day of the year, and the first
			h.live(60)
			h.check()
			yesterday := h.today().AddDays(-1)
			if _, err := h.in.CloseDay(t.Context(), yesterday, nil); err != nil {
				t.Fatal(err)
			}
			h.live(20) // some of which change the day that is closed
			h.check()
			h.moveTo(2028, 2, 28, 20, 0) // a leap year
			h.live(80)
			if _, err := h.in.CloseDay(t.Context(), "2028-02-29", nil); err != nil {
				t.Fatal(err)
			}
			h.live(40)
			h.check()
			h.checkTables("2027-12-01", "2028-12-31")
			h.checkTables("2028-02-29", "2028-02-29")
			h.checkOthers(h.as("park", model.Supervisor), "2027-12-01", "2028-12-31")
			if v, err := h.in.Verify(t.Context()); err != nil || !v.OK {
				t.Errorf("%+v, %v", v, err)
			}
		})
	}
}
