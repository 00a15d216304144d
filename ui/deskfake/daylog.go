package deskfake

import (
	"context"
	"fmt"
	"slices"

	"ieumdesk/model"
)

// Days is what the session keeps of day logs. The figures are counted from the
// people, leads, visits and referrals of the session.
type Days struct {
	Remarks map[model.Date]model.Remarks
	Quiet   []model.QuietEntry
	Closed  map[model.Date][]Frozen // of a day, oldest first
	Goals   map[string]model.DayGoals
	Open    []model.Date // what OpenDays answers
	MinCell int          // hides small cells of all desks
}

// Frozen is one closing with what it froze.
type Frozen struct {
	Log  model.DayLog
	Rows []model.DayRow
}

// DayLog counts, or shows what was frozen.
func (s *Session) DayLog(_ context.Context, day model.Date) (model.DayLog, error) {
	if !day.Valid() {
		return model.DayLog{}, badDay("date")
	}
	live := s.live(day)
	past := s.Days.Closed[day]
	if len(past) == 0 {
		return live, nil
	}
	last := past[len(past)-1]
	if !last.Log.Closed {
		live.Closing = last.Log.Closing
		return live, nil
	}
	log := last.Log
	log.Now = live.Now
	log.Late = late(last.Rows, s.rowsOf(day, day))
	return log, nil
}

// live is a day as it is now.
func (s *Session) live(day model.Date) model.DayLog {
	log := model.DayLog{Date: day, Desk: "D07", Goal: s.goals(day), Remarks: s.Days.Remarks[day]}
	log.Figures = figures(s.rowsOf(day, day))
	log.Month = figures(s.rowsOf(day[:8]+"01", day))
	log.Year = figures(s.rowsOf(day[:5]+"01-01", day))
	log.Now = model.DaySums{Day: log.Figures, Month: log.Month, Year: log.Year}
	if log.Figures != (model.DayFigures{}) {
		log.Staff = []model.StaffFigures{{StaffID: s.who.ID, Staff: s.who.Name, Figures: log.Figures}}
	}
	for _, e := range s.Days.Quiet {
		if e.Day == day {
			log.Quiet = append(log.Quiet, e)
		}
	}
	for _, v := range s.Made {
		if v.Status.Open() && model.Today(v.IssuedAt) <= day {
			log.Awaited++
		}
		if replied, start := s.hired(v); replied != "" && replied <= day && start >= day {
			log.Expected = append(log.Expected, model.ExpectedHire{
				SeekerID: v.SeekerID, ReferralID: v.ID, Person: v.Seeker.Name, Employer: v.Lead.Employer, Title: v.Lead.Title, StartOn: start,
			})
		}
	}
	for _, l := range s.LeadList {
		if l.Received == day && l.FoundHere() {
			log.Found = append(log.Found, model.FoundEmployer{
				EmployerID: l.EmployerID, Employer: l.Employer, Dong: l.Dong, Source: l.Source.Kind,
				Leads: []model.FoundLead{{LeadID: l.ID, Title: l.Title, Openings: l.Openings}},
			})
		}
	}
	return log
}

// hired is when the answer 채용 came and the job begins, "" if there is none. A
// test that only set the status is answered on that day, for work on it.
func (s *Session) hired(v model.ReferralView) (replied, start model.Date) {
	if v.Status != model.Hired {
		return "", ""
	}
	if told := s.ResultBy[v.ID]; len(told) > 0 {
		return told[0].RepliedOn, told[0].StartOn
	}
	return model.Today(v.StatusAt), model.Today(v.StatusAt)
}

func figures(rows []model.DayRow) (f model.DayFigures) {
	for _, r := range rows {
		f.Add(r.Figure, 1)
	}
	return f
}

// late are the rows that only one side has.
func late(frozen, now []model.DayRow) (out []model.LateChange) {
	has := func(rows []model.DayRow, r model.DayRow) bool {
		return slices.ContainsFunc(rows, func(o model.DayRow) bool { return o.Figure == r.Figure && o.ID == r.ID })
	}
	for _, r := range now {
		if !has(frozen, r) {
			out = append(out, model.LateChange{Row: r})
		}
	}
	for _, r := range frozen {
		if !has(now, r) {
			out = append(out, model.LateChange{Row: r, Gone: true})
		}
	}
	return out
}

// rowsOf are the rows of all figures from one day to another.
func (s *Session) rowsOf(from, to model.Date) (out []model.DayRow) {
	add := func(f model.Figure, r model.DayRow) {
		if r.Day >= from && r.Day <= to {
			r.Figure, r.Desk, r.StaffID, r.Staff = f, "D07", s.who.ID, s.who.Name
			out = append(out, r)
		}
	}
	served := map[string]bool{}
	for _, v := range s.VisitList {
		day := model.Today(v.At)
		r := model.DayRow{ID: v.ID, Source: model.FromVisit, Kind: string(v.Kind), Day: day, At: v.At, SeekerID: v.SeekerID}
		if p := s.person(v.SeekerID); p != nil {
			r.Person = p.Name
		}
		if key := string(day) + v.SeekerID.String(); !served[key] {
			served[key] = true
			add(model.Visits, r)
		}
		if v.Kind == model.VisitConsult {
			add(model.Consultations, r)
		} else {
			add(model.Registrations, r)
		}
	}
	for _, e := range s.Days.Quiet {
		r := model.DayRow{ID: e.ID, Source: model.FromQuiet, Kind: string(e.Kind), Day: e.Day, At: e.At, SeekerID: e.SeekerID, Person: e.Person, Text: e.Text}
		if key := string(e.Day) + e.SeekerID.String(); e.Kind == model.QuietVisit && (e.SeekerID == model.ID{} || !served[key]) {
			served[key] = true
			add(model.Visits, r)
		}
		add(model.Consultations, r)
	}
	for _, l := range s.LeadList {
		if l.FoundHere() {
			add(model.LeadsFound, model.DayRow{ID: l.ID, Source: model.FromLead, Kind: l.Source.Kind, Day: l.Received, LeadID: l.ID, Employer: l.Employer, Title: l.Title})
		}
	}
	for _, v := range s.Made {
		r := model.DayRow{
			ID: v.ID, Source: model.FromReferral, Kind: string(v.Status), Day: model.Today(v.IssuedAt), At: v.IssuedAt,
			SeekerID: v.SeekerID, Person: v.Seeker.Name, LeadID: v.LeadID, Employer: v.Lead.Employer, Title: v.Lead.Title,
			ReferralID: v.ID, Slip: v.Slip.String(),
		}
		if v.Status != model.Void {
			add(model.ReferralsMade, r)
		}
		if replied, _ := s.hired(v); replied != "" {
			r.Day, r.At = replied, v.StatusAt
			add(model.Hires, r)
		}
		if at := v.Interview.At; !at.IsZero() && v.Status.Interviewed() {
			r.Day, r.At = model.Today(at), at
			add(model.Interviews, r)
		}
	}
	return out
}

// DayRows are the rows behind a figure.
func (s *Session) DayRows(ctx context.Context, q model.DayQuery) ([]model.DayRow, error) {
	if q.By != "" {
		t, _ := s.Statistics(ctx, model.StatQuery{From: q.From, To: q.To, Desk: q.Desk, By: q.By})
		if t.Of(q.Key, q.Figure) == model.Hidden {
			return nil, &model.Error{Kind: model.Denied, Code: "cell_hidden"}
		}
	}
	rows := s.rowsOf(q.From, q.To)
	if q.Revision > 0 {
		past := s.Days.Closed[q.From]
		if q.Revision > len(past) {
			return nil, notFound("day_revision")
		}
		rows = past[q.Revision-1].Rows
	}
	var out []model.DayRow
	for _, r := range rows {
		if r.Figure == q.Figure && (q.Staff == model.ID{} || q.Staff == r.StaffID) && (q.By == "" || slices.Contains(s.keysOf(q.By, r), q.Key)) {
			out = append(out, r)
		}
	}
	return out, nil
}

// Statistics split by what the session knows of a row.
func (s *Session) Statistics(_ context.Context, q model.StatQuery) (model.StatTable, error) {
	rows := s.rowsOf(q.From, q.To)
	var counts []model.StatCount
	for _, r := range rows {
		for _, key := range s.keysOf(q.By, r) {
			c := model.StatCount{Figure: r.Figure, Key: key, N: 1}
			if q.By == model.ByStaff {
				c.Name = r.Staff
			}
			counts = append(counts, c)
		}
	}
	least := 0
	if q.Desk == model.AllDesks && q.By.Delicate() {
		least = s.Days.MinCell
	}
	return model.NewStatTable(q, counts, figures(rows), least), nil
}

// keysOf is in which rows of a table a record stands.
func (s *Session) keysOf(by model.Split, r model.DayRow) []string {
	p, l := s.person(r.SeekerID), s.lead(r.LeadID)
	switch {
	case by == model.ByDay:
		return []string{string(r.Day)}
	case by == model.ByMonth:
		return []string{string(r.Day[:7])}
	case by == model.ByStaff:
		return []string{r.StaffID.String()}
	case by == model.ByDesk:
		return []string{r.Desk}
	case by == model.BySource && l != nil:
		return []string{l.Source.Kind}
	case by == model.ByDong && p != nil:
		return []string{p.Dong}
	case by == model.ByDong && l != nil:
		return []string{l.Dong}
	case by == model.ByAge && p != nil:
		return []string{model.AgeBand(p.BirthDate, r.Day)}
	case by == model.ByGroup && p != nil && len(p.Groups) > 0:
		return p.Groups
	}
	return []string{""}
}

func badDay(field string) error {
	return &model.Error{Kind: model.Invalid, Code: "date_form", Field: field}
}

func (s *Session) goals(day model.Date) model.DayGoals { return s.Days.Goals[string(day[:7])] }

// DayGoals are the goals of a month.
func (s *Session) DayGoals(_ context.Context, month model.Date) (model.DayGoals, error) {
	return s.goals(month), nil
}

// SetDayGoal sets one.
func (s *Session) SetDayGoal(_ context.Context, month model.Date, f model.Figure, goal int) error {
	if err := s.called(fmt.Sprint("SetDayGoal ", month, f, goal)); err != nil {
		return err
	}
	goals := s.goals(month)
	if goals == nil {
		goals = model.DayGoals{}
	}
	goals[f] = goal
	if goal == 0 {
		delete(goals, f)
	}
	if s.Days.Goals == nil {
		s.Days.Goals = map[string]model.DayGoals{}
	}
	s.Days.Goals[string(month[:7])] = goals
	return nil
}
