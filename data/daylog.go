package data

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"ieumdesk/model"
)

// DayLog is the log of a day of this desk: live, or as it was frozen if it is closed.
func (s *session) DayLog(ctx context.Context, day model.Date) (model.DayLog, error) {
	var log model.DayLog
	if !day.Valid() {
		return log, badDay("date")
	}
	err := s.look(ctx, func(tx *sql.Tx) (err error) {
		log, err = s.loadDayLog(ctx, tx, day)
		return err
	})
	if err != nil {
		return model.DayLog{}, err
	}
	return log, nil
}

func (s *session) loadDayLog(ctx context.Context, tx *sql.Tx, day model.Date) (model.DayLog, error) {
	c, err := s.loadClosing(ctx, tx, s.desk.Code, day, newest)
	switch {
	case model.KindOf(err) == model.NotFound:
		return s.liveDay(ctx, tx, day)
	case err != nil:
		return model.DayLog{}, err
	case c.Closed:
		return s.frozenDay(ctx, tx, c)
	}
	log, err := s.liveDay(ctx, tx, day)
	log.Closing = c.Closing
	return log, err
}

// liveDay counts a day as it is at this moment.
func (s *session) liveDay(ctx context.Context, tx *sql.Tx, day model.Date) (model.DayLog, error) {
	log := model.DayLog{Date: day, Desk: s.desk.Code, Late: []model.LateChange{}}
	sums, err := s.sums(ctx, tx, day, s.desk.Code)
	if err != nil {
		return log, err
	}
	log.Figures, log.Month, log.Year, log.Now = sums.Day, sums.Month, sums.Year, sums
	if log.Staff, err = s.staffFigures(ctx, tx, span{day, day, s.desk.Code}); err != nil {
		return log, err
	}
	if log.Goal, err = s.loadGoals(ctx, tx, day); err != nil {
		return log, err
	}
	if log.Expected, err = s.expectedHires(ctx, tx, day); err != nil {
		return log, err
	}
	if log.Found, err = s.foundEmployers(ctx, tx, day); err != nil {
		return log, err
	}
	if log.Quiet, err = s.loadQuiet(ctx, tx, day); err != nil {
		return log, err
	}
	if log.Remarks, err = s.loadRemarks(ctx, tx, day); err != nil {
		return log, err
	}
	err = tx.QueryRowContext(ctx, awaitedSQL, day, s.desk.Code).Scan(&log.Awaited)
	return log, err
}

// awaitedSQL counts the slips up to a day whose result nobody knows. The plus keeps
// SQLite to the index of the open ones: the other leads through every slip there is.
const awaitedSQL = "SELECT count(*) FROM referral WHERE status IN ('issued', 'before_interview') AND day <= ? AND +desk = ?"

// staffFigures are each person's figures, by name. What has no person is under none.
func (s *session) staffFigures(ctx context.Context, tx *sql.Tx, sp span) ([]model.StaffFigures, error) {
	all, err := s.tallies(ctx, tx, sp, model.AllFigures...)
	if err != nil {
		return nil, err
	}
	names, err := staffNames(ctx, tx)
	if err != nil {
		return nil, err
	}
	by := map[model.ID]model.DayFigures{}
	for _, t := range all {
		f := by[t.staff]
		f.Add(t.figure, t.n)
		by[t.staff] = f
	}
	out := []model.StaffFigures{}
	for id, f := range by {
		out = append(out, model.StaffFigures{StaffID: id, Staff: names[id], Figures: f})
	}
	slices.SortFunc(out, func(a, b model.StaffFigures) int {
		return strings.Compare(a.Staff+a.StaffID.String(), b.Staff+b.StaffID.String())
	})
	return out, nil
}

// expectedHires are who begins on the day or later and whose answer had come by
// then. A job begins at most a year after its slip, so the answers of one year are
// opened: some hundreds.
func (s *session) expectedHires(ctx context.Context, tx *sql.Tx, day model.Date) ([]model.ExpectedHire, error) {
	sp := span{from: day.AddMonths(-12), to: day, desk: s.desk.Code}
	rows, err := askAll(ctx, tx, `
		SELECT x.referral_id, x.seeker_id, x.lead_id, a.id, a.sealed_answer
		  FROM (`+figureSQL[model.Hires]+`) x JOIN result a ON a.referral_id = x.referral_id
		 WHERE a.revision = (SELECT max(revision) FROM result WHERE referral_id = x.referral_id)`, sp.args()...)
	if err != nil {
		return nil, err
	}
	out := []model.ExpectedHire{}
	var leads []model.ID
	err = each(rows, func() error {
		var h model.ExpectedHire
		var lead, id model.ID
		var told sql.RawBytes
		var what answer
		if err := rows.Scan(&h.ReferralID, &h.SeekerID, &lead, &id, &told); err != nil {
			return err
		}
		if err := unseal(s.vault, id, answerColumn, told, &what); err != nil || what.StartOn < day {
			return err
		}
		h.StartOn = what.StartOn
		out, leads = append(out, h), append(leads, lead)
		return nil
	})
	if err != nil {
		return nil, err
	}
	name := s.nameOf(ctx, tx)
	for i := range out {
		h := &out[i]
		if h.Person, err = name(h.SeekerID); err != nil {
			return nil, err
		}
		err := tx.QueryRowContext(ctx, "SELECT e.name, l.title FROM lead l JOIN employer e ON e.id = l.employer_id WHERE l.id = ?", leads[i][:]).
			Scan(&h.Employer, &h.Title)
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(a, b model.ExpectedHire) int {
		return strings.Compare(string(a.StartOn)+a.ReferralID.String(), string(b.StartOn)+b.ReferralID.String())
	})
	return out, nil
}

// foundEmployers are those of whom this desk found the first lead that day.
func (s *session) foundEmployers(ctx context.Context, tx *sql.Tx, day model.Date) ([]model.FoundEmployer, error) {
	sp := span{from: day, to: day, desk: s.desk.Code}
	rows, err := tx.QueryContext(ctx, `
		SELECT e.id, e.name, l.id, l.title, l.openings, l.dong, l.source_kind
		  FROM (`+figureSQL[model.LeadsFound]+`) x JOIN lead l ON l.id = x.lead_id JOIN employer e ON e.id = l.employer_id
		 WHERE NOT EXISTS (SELECT 1 FROM lead o WHERE o.employer_id = l.employer_id AND o.received_on < ?1)
		 ORDER BY l.id`, sp.args()...)
	if err != nil {
		return nil, err
	}
	out := []model.FoundEmployer{}
	at := map[model.ID]int{}
	err = each(rows, func() error {
		var e model.FoundEmployer
		var l model.FoundLead
		if err := rows.Scan(&e.EmployerID, &e.Employer, &l.LeadID, &l.Title, &l.Openings, &e.Dong, &e.Source); err != nil {
			return err
		}
		i, ok := at[e.EmployerID]
		if !ok {
			i = len(out)
			at[e.EmployerID] = i
			out = append(out, e)
		}
		out[i].Leads = append(out[i].Leads, l)
		return nil
	})
	return out, err
}
