package data

import (
	"context"
	"database/sql"
	"strings"

	"ieumdesk/model"
)

// OpenDays are the days before today that should have been closed and are not.
func (s *session) OpenDays(ctx context.Context) ([]model.Date, error) {
	closedDays, err := s.setting(ctx, "desk.closed_days")
	if err != nil {
		return nil, err
	}
	work := s.o.Tables.Calendar(closedDays)
	today := s.today()
	var out []model.Date
	err = s.look(ctx, func(tx *sql.Tx) error {
		first, err := s.heldFrom(ctx, tx, today)
		if err != nil || first == "" {
			return err
		}
		closed, err := daySet(ctx, tx, "SELECT day FROM closed_day WHERE desk = ?", s.desk.Code)
		if err != nil {
			return err
		}
		busy, err := tx.PrepareContext(ctx, busySQL)
		if err != nil {
			return err
		}
		defer busy.Close()
		for day := first; day < today; day = day.AddDays(1) {
			open := !closed[day]
			if open && !work.WorkDay(day) {
				if err := busy.QueryRowContext(ctx, (span{day, day, s.desk.Code}).args()...).Scan(&open); err != nil {
					return err
				}
			}
			if open {
				out = append(out, day)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// unclosedFor is how many days back a desk that never closed one is reminded of.
const unclosedFor = 31

// heldFrom is the day from which the desk is held to closing its days: the one it
// closed first, or before that a month ago at the earliest. What a desk worked
// through before it had a day log nobody closes day by day.
func (s *session) heldFrom(ctx context.Context, tx *sql.Tx, today model.Date) (model.Date, error) {
	first, err := s.firstDay(ctx, tx)
	if err != nil || first == "" {
		return "", err
	}
	var begun model.Date
	err = tx.QueryRowContext(ctx, `
		SELECT ifnull((SELECT day FROM day_close WHERE desk = ? ORDER BY seq LIMIT 1), '')`, s.desk.Code).Scan(&begun)
	if begun == "" {
		begun = today.AddDays(-unclosedFor)
	}
	return max(first, begun), err
}

// firstDay is when this desk first served or referred somebody, or wrote something
// down; "" if it never did. A lead may have been received long before it was typed
// in, so leads do not tell.
func (s *session) firstDay(ctx context.Context, tx *sql.Tx) (first model.Date, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT ifnull(min(day), '') FROM (
		  SELECT min(day) day FROM visit WHERE desk = ?1 UNION ALL SELECT min(day) FROM referral WHERE desk = ?1
		   UNION ALL SELECT min(day) FROM quiet WHERE desk = ?1 AND removed_at = 0)`, s.desk.Code).Scan(&first)
	return first, err
}

// busySQL tells whether anything happened on a day that a figure counts, by the
// arguments of span. It is asked of days off only, for which every slip there ever
// was need not be read.
var busySQL = "SELECT " + func() string {
	var any []string
	for _, f := range model.AllFigures {
		any = append(any, "EXISTS ("+figureSQL[f]+")")
	}
	return strings.Join(any, " OR ")
}()

func daySet(ctx context.Context, tx *sql.Tx, query string, args ...any) (map[model.Date]bool, error) {
	rows, err := askAll(ctx, tx, query, args...)
	if err != nil {
		return nil, err
	}
	out := map[model.Date]bool{}
	return out, each(rows, func() error {
		var day model.Date
		err := rows.Scan(&day)
		out[day] = true
		return err
	})
}
