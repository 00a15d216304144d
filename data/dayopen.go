package data

import (
	"context"
	"database/sql"

	"ieumdesk/model"
)

// OpenDays are the days before today that should have been closed and are not.
func (s *session) OpenDays(ctx context.Context) ([]model.Date, error) {
	var out []model.Date
	err := s.look(ctx, func(tx *sql.Tx) error {
		busy, closed, err := s.deskDays(ctx, tx)
		if err != nil || len(busy) == 0 {
			return err
		}
		first := s.today()
		for day := range busy {
			first = min(first, day)
		}
		for day := first; day < s.today(); day = day.AddDays(1) {
			if busy[day] && !closed[day] {
				out = append(out, day)
			}
		}
		return nil
	})
	return out, err
}

// deskDays are the days on which this desk did something, and those that are closed.
func (s *session) deskDays(ctx context.Context, tx *sql.Tx) (busy, closed map[model.Date]bool, err error) {
	if busy, err = days(ctx, tx, `
		SELECT day FROM visit WHERE desk = ?1 UNION SELECT day FROM referral WHERE desk = ?1
		 UNION SELECT day FROM quiet WHERE desk = ?1 AND removed_at = 0`, s.desk.Code); err != nil {
		return nil, nil, err
	}
	closed, err = days(ctx, tx, "SELECT day FROM closed_day WHERE desk = ?", s.desk.Code)
	return busy, closed, err
}

func days(ctx context.Context, tx *sql.Tx, query string, args ...any) (map[model.Date]bool, error) {
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
