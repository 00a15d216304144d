package data

import (
	"context"
	"database/sql"

	"ieumdesk/model"
)

// figureSQL are the records behind each figure, one condition a figure: counts and
// lists are both taken from it, so that they cannot differ. ?1 and ?2 are the first
// and the last day, ?3 the desk or model.AllDesks, ?4 and ?5 the milliseconds at
// which the first day begins and the last one ends. What each counts is said at
// model.Figure. The indexes are named where SQLite, which has no statistics, takes
// one that leads through everybody of a day or every hire there ever was.
var figureSQL = map[model.Figure]string{
	// Who came several times is counted once, for whoever served them first.
	model.Visits: visitRows + `
		   AND NOT EXISTS (SELECT 1 FROM visit o INDEXED BY visit_seeker WHERE o.seeker_id = v.seeker_id AND o.desk = v.desk AND o.day = v.day
		                      AND (o.at, o.id) < (v.at, v.id))
		UNION ALL` + quietRows + `
		   AND q.kind = 'visit'
		   AND NOT EXISTS (SELECT 1 FROM visit o INDEXED BY visit_seeker WHERE o.seeker_id = q.seeker_id AND o.desk = q.desk AND o.day = q.day)
		   AND NOT EXISTS (SELECT 1 FROM quiet o WHERE o.seeker_id = q.seeker_id AND o.desk = q.desk AND o.day = q.day
		                      AND o.kind = 'visit' AND o.removed_at = 0 AND (o.at, o.id) < (q.at, q.id))`,
	model.Consultations: visitRows + " AND v.kind = 'consult' UNION ALL" + quietRows,
	model.Registrations: visitRows + `
		   AND v.kind IN ('register', 'renew')
		   AND NOT EXISTS (SELECT 1 FROM visit o INDEXED BY visit_seeker WHERE o.seeker_id = v.seeker_id AND o.desk = v.desk AND o.day = v.day
		                      AND o.kind IN ('register', 'renew') AND (o.at, o.id) < (v.at, v.id))`,
	model.LeadsFound: `
		SELECT 'lead' source, l.id, l.source_kind kind, l.received_on day, 0 at, l.desk, l.staff_id, NULL seeker_id, l.id lead_id, NULL referral_id
		  FROM lead l WHERE l.desk IN ` + desks + ` AND l.received_on BETWEEN ?1 AND ?2 AND l.source_kind NOT IN ('sheet', 'work24')`,
	model.ReferralsMade: `
		SELECT 'referral' source, r.id, r.status kind, r.day, r.issued_at at, r.desk, r.staff_id, r.seeker_id, r.lead_id, r.id referral_id
		  FROM referral r WHERE r.desk IN ` + desks + ` AND r.day BETWEEN ?1 AND ?2 AND r.status <> 'void'`,
	model.Interviews: `
		SELECT 'referral' source, r.id, r.status kind, ` + seoulDay("r.interview_at") + ` day, r.interview_at at, r.desk, r.staff_id,
		       r.seeker_id, r.lead_id, r.id referral_id
		  FROM referral r WHERE r.desk IN ` + desks + ` AND r.interview_at >= ?4 AND r.interview_at < ?5
		   AND r.status NOT IN ('void', 'declined', 'no_contact')`,
	// The newest answer is the one that holds, and so is the day it came.
	model.Hires: `
		SELECT 'referral' source, r.id, r.status kind, a.replied_on day, a.at, r.desk, r.staff_id, r.seeker_id, r.lead_id, r.id referral_id
		  FROM result a INDEXED BY result_hired CROSS JOIN referral r ON r.id = a.referral_id
		 WHERE r.desk IN ` + desks + ` AND a.status = 'hired' AND a.replied_on BETWEEN ?1 AND ?2 AND r.status = 'hired'
		   AND NOT EXISTS (SELECT 1 FROM result o WHERE o.referral_id = a.referral_id AND o.revision > a.revision)`,
}

const (
	desks     = "(SELECT code FROM desk WHERE ?3 IN (code, '*'))"
	visitRows = `
		SELECT 'visit' source, v.id, v.kind, v.day, v.at, v.desk, v.staff_id, v.seeker_id, NULL lead_id, NULL referral_id
		  FROM visit v WHERE v.desk IN ` + desks + ` AND v.day BETWEEN ?1 AND ?2`
	quietRows = `
		SELECT 'quiet' source, q.id, q.kind, q.day, q.at, q.desk, q.staff_id, q.seeker_id, NULL lead_id, NULL referral_id
		  FROM quiet q WHERE q.desk IN ` + desks + ` AND q.day BETWEEN ?1 AND ?2 AND q.removed_at = 0`
)

// seoulDay is the day in Seoul of a column of milliseconds: nine hours ahead of
// UTC all year (model.Seoul).
func seoulDay(column string) string { return "date(" + column + " / 1000 + 32400, 'unixepoch')" }

// span is which days of which desk are counted.
type span struct {
	from, to model.Date // both included
	desk     string     // or model.AllDesks
}

func (sp span) args() []any {
	return []any{sp.from, sp.to, sp.desk, millis(sp.from.Time()), millis(sp.to.AddDays(1).Time())}
}

// tally is how often something happened on one day, by one person, at one desk.
type tally struct {
	figure model.Figure
	day    model.Date
	desk   string
	staff  model.ID
	n      int
}

// tallies counts a span, every figure.
func (s *session) tallies(ctx context.Context, tx *sql.Tx, sp span, figures ...model.Figure) ([]tally, error) {
	var out []tally
	for _, f := range figures {
		rows, err := askAll(ctx, tx, "SELECT day, desk, staff_id, count(*) FROM ("+figureSQL[f]+") GROUP BY day, desk, staff_id", sp.args()...)
		if err != nil {
			return nil, err
		}
		days := dayTable{}
		var day, desk, staff sql.RawBytes
		err = each(rows, func() error {
			t := tally{figure: f}
			if err := rows.Scan(&day, &desk, &staff, &t.n); err != nil {
				return err
			}
			t.day, t.desk = days.one(day), string(days.one(desk))
			copy(t.staff[:], staff)
			out = append(out, t)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// askAll asks without a way to break off within a row, for which the driver would
// start a goroutine a row; ctx is asked once.
func askAll(ctx context.Context, tx *sql.Tx, query string, args ...any) (*sql.Rows, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return tx.QueryContext(context.WithoutCancel(ctx), query, args...)
}

// sums are the figures of a day, and of its month and year up to it.
func (s *session) sums(ctx context.Context, tx *sql.Tx, day model.Date, desk string) (sums model.DaySums, err error) {
	args := append(span{day[:4] + "-01-01", day, desk}.args(), day[:7]+"-01")
	for _, f := range model.AllFigures {
		var ofDay, ofMonth, ofYear int
		err := tx.QueryRowContext(ctx, "SELECT count(*) FILTER (WHERE day = ?2), count(*) FILTER (WHERE day >= ?6), count(*) FROM ("+figureSQL[f]+")", args...).
			Scan(&ofDay, &ofMonth, &ofYear)
		if err != nil {
			return sums, err
		}
		sums.Day.Add(f, ofDay)
		sums.Month.Add(f, ofMonth)
		sums.Year.Add(f, ofYear)
	}
	return sums, nil
}

// total is all of a span.
func total(all []tally) (f model.DayFigures) {
	for _, t := range all {
		f.Add(t.figure, t.n)
	}
	return f
}
