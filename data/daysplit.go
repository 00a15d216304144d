package data

import (
	"context"
	"database/sql"
	"slices"

	"ieumdesk/model"
)

// counted is what the splits tell records apart by, and how many are alike in it.
// What a split does not ask for is left empty.
type counted struct {
	id     model.ID // of the record, if it is one
	day    model.Date
	desk   string
	staff  model.ID
	seeker model.ID
	route  string // by which the lead came (발굴 경로)
	place  string // the dong of a lead that was found
	n      int
}

// keysOf tells in which rows of a table records stand. Statistics counts by it and
// DayRows lists by it, so that a cell and the rows behind it cannot differ.
func (s *session) keysOf(ctx context.Context, tx *sql.Tx, by model.Split) func(counted) ([]string, error) {
	var key func(counted) string
	switch by {
	case model.ByDay:
		key = func(c counted) string { return string(c.day) }
	case model.ByMonth:
		key = func(c counted) string { return string(c.day[:7]) }
	case model.ByDesk:
		key = func(c counted) string { return c.desk }
	case model.ByStaff:
		key = func(c counted) string { return staffKey(c.staff) }
	case model.BySource:
		key = func(c counted) string { return c.route }
	case model.ByDong:
		key = s.dongKey
	case model.ByAge:
		key = s.ageKey
	default:
		return s.groupKeys(ctx, tx)
	}
	return func(c counted) ([]string, error) { return []string{key(c)}, nil }
}

// staffKey is "" for leads of which nobody kept who received them.
func staffKey(id model.ID) string {
	if id == (model.ID{}) {
		return ""
	}
	return id.String()
}

// dongKey is where somebody lives or, where there is nobody, where the work is.
func (s *session) dongKey(c counted) string {
	if c.seeker == (model.ID{}) {
		return c.place
	}
	_, home := s.people.origin(c.seeker)
	return home
}

func (s *session) ageKey(c counted) string {
	birth, _ := s.people.origin(c.seeker)
	return model.AgeBand(birth, c.day)
}

// groupKeys are somebody's flags, opened once for each person.
func (s *session) groupKeys(ctx context.Context, tx *sql.Tx) func(counted) ([]string, error) {
	unknown := []string{""}
	known := map[model.ID][]string{{}: unknown}
	return func(c counted) ([]string, error) {
		if of, ok := known[c.seeker]; ok {
			return of, nil
		}
		of, err := s.groupsOf(ctx, tx, c.seeker)
		if len(of) == 0 {
			of = unknown
		}
		known[c.seeker] = of
		return of, err
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

// alike is what is read of the records of a figure - id, day, desk, staff, seeker,
// route and place - and by which of it they are one. A count leaves out what its
// split does not ask for, so that few are left.
type alike struct{ columns, group string }

const (
	routeColumn = "ifnull((SELECT source_kind FROM lead WHERE id = x.lead_id), '')"
	placeColumn = "iif(x.source = 'lead', ifnull((SELECT dong FROM lead WHERE id = x.lead_id), ''), '')"
)

var (
	eachRecord   = alike{"x.id, x.day, x.desk, x.staff_id, x.seeker_id, " + routeColumn + ", " + placeColumn, "1"}
	alikeInRoute = alike{"NULL, '', '', NULL, NULL, " + routeColumn + ", ''", "6"}
	alikeInWho   = alike{"NULL, x.day, '', NULL, x.seeker_id, '', " + placeColumn, "2, 5, 7"}
)

// count reads the records of a figure, those that are alike as one.
func (s *session) count(ctx context.Context, tx *sql.Tx, sp span, f model.Figure, in alike) ([]counted, error) {
	rows, err := askAll(ctx, tx, "SELECT "+in.columns+", count(*) FROM ("+figureSQL[f]+") x GROUP BY "+in.group, sp.args()...)
	if err != nil {
		return nil, err
	}
	var out []counted
	once := dayTable{}
	var id, day, desk, staff, seeker, route, place sql.RawBytes
	err = each(rows, func() error {
		var c counted
		if err := rows.Scan(&id, &day, &desk, &staff, &seeker, &route, &place, &c.n); err != nil {
			return err
		}
		copy(c.id[:], id)
		copy(c.staff[:], staff)
		copy(c.seeker[:], seeker)
		c.day, c.desk = once.one(day), string(once.one(desk))
		c.route, c.place = string(once.one(route)), string(once.one(place))
		out = append(out, c)
		return nil
	})
	return out, err
}

// idsUnder are the records that stand in one cell of a table.
func (s *session) idsUnder(ctx context.Context, tx *sql.Tx, sp span, q model.DayQuery) (map[model.ID]bool, error) {
	all, err := s.count(ctx, tx, sp, q.Figure, eachRecord)
	if err != nil {
		return nil, err
	}
	keys, ids := s.keysOf(ctx, tx, q.By), map[model.ID]bool{}
	for _, c := range all {
		of, err := keys(c)
		if err != nil {
			return nil, err
		}
		if slices.Contains(of, q.Key) {
			ids[c.id] = true
		}
	}
	return ids, nil
}
