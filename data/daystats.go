package data

import (
	"context"
	"database/sql"
	"slices"
	"strconv"

	"ieumdesk/model"
)

// Statistics are the figures of a span as a table.
func (s *session) Statistics(ctx context.Context, q model.StatQuery) (model.StatTable, error) {
	sp, err := s.spanOf(q.From, q.To, q.Desk, false)
	if err != nil {
		return model.StatTable{}, err
	}
	if !slices.Contains(model.Splits, q.By) {
		return model.StatTable{}, model.UnknownCode("by", string(q.By), texts(model.Splits)...)
	}
	q.Desk = sp.desk
	minCell, err := s.minCell(ctx, q.By, q.Desk)
	if err != nil {
		return model.StatTable{}, err
	}
	var t model.StatTable
	err = s.look(ctx, func(tx *sql.Tx) error {
		t, err = s.table(ctx, tx, q, sp, minCell)
		return err
	})
	return t, err
}

func (s *session) table(ctx context.Context, tx *sql.Tx, q model.StatQuery, sp span, minCell int) (model.StatTable, error) {
	all, err := s.tallies(ctx, tx, sp, q.By.Figures()...)
	if err != nil {
		return model.StatTable{}, err
	}
	counts, err := s.split(ctx, tx, sp, q.By, all)
	return model.NewStatTable(q, counts, total(all), minCell), err
}

// minCell is below what cells of a table are hidden; 0 hides none.
func (s *session) minCell(ctx context.Context, by model.Split, desk string) (int, error) {
	if !by.Delicate() || desk == s.desk.Code {
		return 0, nil
	}
	value, err := s.setting(ctx, "stats.min_cell")
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(value)
}

// split counts a span once more by what its rows stand for; all is what was
// counted already.
func (s *session) split(ctx context.Context, tx *sql.Tx, sp span, by model.Split, all []tally) ([]model.StatCount, error) {
	var who map[model.ID]string
	var err error
	if by == model.ByStaff {
		if who, err = staffNames(ctx, tx); err != nil {
			return nil, err
		}
	}
	var out []model.StatCount
	keys := s.keysOf(ctx, tx, by)
	add := func(f model.Figure, c counted) error {
		of, err := keys(c)
		for _, key := range of {
			out = append(out, model.StatCount{Figure: f, Key: key, Name: who[c.staff], N: c.n})
		}
		return err
	}
	in := alikeInWho
	switch by {
	case model.BySource:
		in = alikeInRoute
	case model.ByDay, model.ByMonth, model.ByStaff, model.ByDesk: // a tally knows day, desk and staff
		for _, t := range all {
			if err := add(t.figure, counted{day: t.day, desk: t.desk, staff: t.staff, n: t.n}); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	for _, f := range by.Figures() {
		all, err := s.count(ctx, tx, sp, f, in)
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			if err := add(f, c); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func staffNames(ctx context.Context, tx *sql.Tx) (map[model.ID]string, error) {
	rows, err := tx.QueryContext(ctx, "SELECT id, name FROM staff")
	if err != nil {
		return nil, err
	}
	names := map[model.ID]string{}
	return names, each(rows, func() error {
		var id model.ID
		var name string
		err := rows.Scan(&id, &name)
		names[id] = name
		return err
	})
}
