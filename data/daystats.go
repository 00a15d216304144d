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
	minCell, err := s.minCell(ctx, q)
	if err != nil {
		return model.StatTable{}, err
	}
	var t model.StatTable
	err = s.look(ctx, func(tx *sql.Tx) error {
		all, err := s.tallies(ctx, tx, sp, q.By.Figures()...)
		if err != nil {
			return err
		}
		counts, err := s.split(ctx, tx, sp, q.By, all)
		t = model.NewStatTable(q, counts, total(all), minCell)
		return err
	})
	return t, err
}

// minCell is below what cells of the table are hidden; 0 hides none.
func (s *session) minCell(ctx context.Context, q model.StatQuery) (int, error) {
	if !q.By.Delicate() || q.Desk == s.desk.Code {
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
	var key func(tally) (key, name string)
	switch by {
	case model.ByDay:
		key = func(t tally) (string, string) { return string(t.day), "" }
	case model.ByMonth:
		key = func(t tally) (string, string) { return string(t.day[:7]), "" }
	case model.ByDesk:
		key = func(t tally) (string, string) { return t.desk, "" }
	case model.ByStaff:
		who, err := staffNames(ctx, tx)
		if err != nil {
			return nil, err
		}
		key = func(t tally) (string, string) { return staffKey(t.staff), who[t.staff] }
	case model.BySource:
		return s.bySource(ctx, tx, sp)
	default:
		return s.byPerson(ctx, tx, sp, by)
	}
	counts := make([]model.StatCount, len(all))
	for i, t := range all {
		counts[i] = model.StatCount{Figure: t.figure, N: t.n}
		counts[i].Key, counts[i].Name = key(t)
	}
	return counts, nil
}

// staffKey is "" for leads of which nobody kept who received them.
func staffKey(id model.ID) string {
	if id == (model.ID{}) {
		return ""
	}
	return id.String()
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

// bySource counts by the route by which the lead came.
func (s *session) bySource(ctx context.Context, tx *sql.Tx, sp span) ([]model.StatCount, error) {
	var out []model.StatCount
	for _, f := range model.BySource.Figures() {
		rows, err := askAll(ctx, tx, "SELECT l.source_kind, count(*) FROM ("+figureSQL[f]+") x JOIN lead l ON l.id = x.lead_id GROUP BY 1", sp.args()...)
		if err != nil {
			return nil, err
		}
		err = each(rows, func() error {
			c := model.StatCount{Figure: f}
			err := rows.Scan(&c.Key, &c.N)
			out = append(out, c)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// byPerson counts by what is sealed of people: age and dong are known in memory
// since the login, groups are opened, each person's once.
func (s *session) byPerson(ctx context.Context, tx *sql.Tx, sp span, by model.Split) ([]model.StatCount, error) {
	var out []model.StatCount
	keys := s.personKeys(ctx, tx, by)
	for _, f := range by.Figures() {
		rows, err := askAll(ctx, tx, `
			SELECT x.day, x.seeker_id, ifnull(l.dong, ''), count(*)
			  FROM (`+figureSQL[f]+`) x LEFT JOIN lead l ON l.id = x.lead_id AND x.source = 'lead' GROUP BY 1, 2, 3`, sp.args()...)
		if err != nil {
			return nil, err
		}
		type found struct {
			day    model.Date
			seeker model.ID
			dong   string
			n      int
		}
		var all []found
		days := dayTable{}
		var day, seeker, dong sql.RawBytes
		err = each(rows, func() error {
			var r found
			if err := rows.Scan(&day, &seeker, &dong, &r.n); err != nil {
				return err
			}
			r.day, r.dong = days.one(day), string(dong)
			copy(r.seeker[:], seeker)
			all = append(all, r)
			return nil
		})
		if err != nil {
			return nil, err
		}
		for _, r := range all {
			of, err := keys(r.seeker, r.day, r.dong)
			if err != nil {
				return nil, err
			}
			for _, key := range of {
				out = append(out, model.StatCount{Figure: f, Key: key, N: r.n})
			}
		}
	}
	return out, nil
}

// personKeys tells in which rows of a table somebody stands on a day; dong is the
// place of what has no person.
func (s *session) personKeys(ctx context.Context, tx *sql.Tx, by model.Split) func(id model.ID, day model.Date, dong string) ([]string, error) {
	unknown := []string{""}
	groups := map[model.ID][]string{{}: unknown}
	return func(id model.ID, day model.Date, dong string) ([]string, error) {
		if by == model.ByGroup {
			if of, ok := groups[id]; ok {
				return of, nil
			}
			of, err := s.groupsOf(ctx, tx, id)
			if len(of) == 0 {
				of = unknown
			}
			groups[id] = of
			return of, err
		}
		if id == (model.ID{}) {
			return []string{dong}, nil
		}
		birth, home := s.people.origin(id)
		if by == model.ByDong {
			return []string{home}, nil
		}
		return []string{model.AgeBand(birth, day)}, nil
	}
}

// groupsOf are somebody's flags; none for who is in the store no more.
func (s *session) groupsOf(ctx context.Context, tx *sql.Tx, id model.ID) ([]string, error) {
	rows, err := tx.QueryContext(context.WithoutCancel(ctx), "SELECT sealed_private FROM seeker WHERE id = ?", id[:])
	if err != nil {
		return nil, err
	}
	var more private
	err = each(rows, func() error {
		var sealed sql.RawBytes
		if err := rows.Scan(&sealed); err != nil {
			return err
		}
		return unseal(s.vault, id, privateColumn, sealed, &more)
	})
	return more.Groups, err
}
