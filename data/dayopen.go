package data

import (
	"context"
	"database/sql"

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
		first, err := s.firstDay(ctx, tx)
		if err != nil || first == "" {
			return err
		}
		busy, err := daySet(ctx, tx, busySQL, s.desk.Code)
		if err != nil {
			return err
		}
		closed, err := daySet(ctx, tx, "SELECT day FROM closed_day WHERE desk = ?", s.desk.Code)
		for day := first; day < today; day = day.AddDays(1) {
			if !closed[day] && (busy[day] || work.WorkDay(day)) {
				out = append(out, day)
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
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

// busySQL are the days on which something happened that a figure counts.
var busySQL = `
	SELECT day FROM visit WHERE desk = ?1
	 UNION SELECT day FROM quiet WHERE desk = ?1 AND removed_at = 0
	 UNION SELECT received_on FROM lead WHERE desk = ?1 AND source_kind NOT IN ('sheet', 'work24')
	 UNION SELECT day FROM referral WHERE desk = ?1 AND status <> 'void'
	 UNION SELECT ` + seoulDay("interview_at") + ` FROM referral
	        WHERE desk = ?1 AND interview_at > 0 AND status NOT IN ('void', 'declined', 'no_contact')
	 UNION SELECT a.replied_on FROM result a JOIN referral r ON r.id = a.referral_id WHERE r.desk = ?1 AND a.status = 'hired' AND r.status = 'hired'`

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
