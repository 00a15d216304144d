package data

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"ieumdesk/model"
)

// known is a lead that a row may be, with what it said when last imported.
type known struct {
	doc  int64
	id   model.ID
	hash []byte
}

// candidates are the leads with an import key that no row of this list has taken,
// in the order of their rows. What was added or changed on the way has a row of
// its own from first on.
func (im *leadImport) candidates(ctx context.Context, key string) ([]known, error) {
	rows, err := im.find.QueryContext(ctx, key, im.first)
	if err != nil {
		return nil, err
	}
	var out []known
	err = each(rows, func() error {
		var k known
		if err := rows.Scan(&k.doc, &k.id, &k.hash); err != nil {
			return err
		}
		if !im.taken[k.doc] {
			out = append(out, k)
		}
		return nil
	})
	return out, err
}

// postpone keeps a row that changed, or is new beside others like it, until the
// end of the list: only then is it known which of the leads like it are spoken for
// by rows that did not change.
func (im *leadImport) postpone(row *readyRow) {
	later := *row
	later.Lead, later.entry = model.Lead{}, leadEntry{} // a lead that is read is large
	key := row.from.key.String
	if im.later[key] == nil {
		im.keys = append(im.keys, key)
	}
	im.later[key] = append(im.later[key], &later)
}

// rowHash is the hash of what a row says.
type rowHash [16]byte

// settle stores what was postponed.
func (im *leadImport) settle(ctx context.Context) error {
	quiet := context.WithoutCancel(ctx)
	for _, key := range im.keys {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := im.settleKey(quiet, key, im.later[key]); err != nil {
			return err
		}
		delete(im.later, key)
	}
	return nil
}

func (im *leadImport) settleKey(ctx context.Context, key string, rows []*readyRow) error {
	found, err := im.candidates(ctx, key)
	if err != nil {
		return err
	}
	leads := make([]importedLead, len(found))
	for i, k := range found {
		if leads[i], err = im.load(ctx, k.id); err != nil {
			return err
		}
	}
	of := nearest(len(rows), len(leads), func(r, l int) (int, bool) { return leads[l].distance(rows[r]) })
	twins(of, func(r int) string { return string(rows[r].from.hash) }, func(l int) string { return string(found[l].hash) })
	for i, row := range rows {
		if of[i] < 0 {
			err = im.add(ctx, row)
		} else {
			err = im.reject(row, im.change(ctx, row, leads[of[i]]))
		}
		if err != nil {
			return fmt.Errorf("row %d: %w", row.Row, err)
		}
	}
	return nil
}

// importedLead is a stored lead with what its row said when it was last imported.
type importedLead struct {
	storedLead
	content []byte     // nil if that was not kept
	row     model.Lead // as the row said it; the stored lead if that was not kept
}

func (im *leadImport) load(ctx context.Context, id model.ID) (importedLead, error) {
	stored, err := im.s.loadLead(ctx, im.tx, id)
	if err != nil {
		return importedLead{}, err
	}
	l := importedLead{storedLead: stored, row: stored.Lead}
	var sealed []byte
	if err := im.said.QueryRowContext(ctx, id[:]).Scan(&sealed); err != nil || sealed == nil {
		return l, err
	}
	if l.content, err = im.s.vault.Open(id, importColumn, sealed); err != nil {
		return l, err
	}
	l.row = model.Lead{}
	if err := json.Unmarshal(l.content, &l.row); err != nil {
		return l, fmt.Errorf("row of leads: %w", err)
	}
	return l, nil
}

// said are the cells of the lead's row when it was last imported.
func (l importedLead) said() (cells, error) {
	if l.content == nil {
		return cells{}, nil
	}
	return cellsOf(l.content)
}

// distance says how unlike a row is to what a lead's row said: by the hours first,
// then by wage, openings and the rest. false if the row is another employer's: the
// same name and place with another telephone, unless that is all that changed.
func (l importedLead) distance(row *readyRow) (int, bool) {
	a, b := &l.row, &row.lead
	if a.BusinessNo == "" && a.EmployerPhone != "" && b.EmployerPhone != "" && a.EmployerPhone != b.EmployerPhone && !l.onlyPhone(row) {
		return 0, false
	}
	d := 2*clockGap(a.WorkStart, b.WorkStart) + 2*clockGap(a.WorkEnd, b.WorkEnd)
	if a.WageType != b.WageType {
		d += 1000
	}
	d += share(1000, a.WageMin, b.WageMin) + share(100, a.WageMax, b.WageMax) + share(200, int64(a.Openings), int64(b.Openings))
	for _, f := range [][2]string{
		{a.Address, b.Address},
		{a.Days, b.Days},
		{a.EmploymentType, b.EmploymentType},
		{a.Duties, b.Duties},
		{a.Occupation, b.Occupation},
		{a.Contact, b.Contact},
		{a.Phone, b.Phone},
		{a.EmployerPhone, b.EmployerPhone},
		{a.SiteNote, b.SiteNote},
		{a.Title, b.Title},
	} {
		if f[0] != f[1] {
			d += 50
		}
	}
	return d, true
}

// onlyPhone reports whether a row says what the lead's row said but for the
// employer's telephone.
func (l importedLead) onlyPhone(row *readyRow) bool {
	was, err := l.said()
	if err != nil {
		return false
	}
	says, err := cellsOf(row.from.content)
	if err != nil || len(was) != len(says) {
		return false
	}
	for field, v := range says {
		if field != "employer_phone" && string(was[field]) != string(v) {
			return false
		}
	}
	return true
}

const halfDay = 12 * 60

// clockGap is how many minutes lie between two times of day, the shorter way; a
// quarter of a day if only one is known.
func clockGap(a, b string) int {
	ta, tb := minuteOf(a), minuteOf(b)
	switch {
	case ta < 0 && tb < 0:
		return 0
	case ta < 0 || tb < 0:
		return halfDay / 2
	}
	gap := max(ta, tb) - min(ta, tb)
	return min(gap, 2*halfDay-gap)
}

func minuteOf(clock string) int {
	var h, m int
	if n, err := fmt.Sscanf(clock, "%d:%d", &h, &m); n < 2 || err != nil {
		return -1
	}
	return 60*h + m
}

// share is by how much two figures differ, as a share of the larger.
func share(whole int, a, b int64) int {
	high := max(a, b)
	if high <= 0 {
		return 0
	}
	return int(int64(whole) * (high - min(a, b)) / high)
}

// mostPairs are compared at once: more rows that are all alike come in parts.
const mostPairs = 1 << 20

// nearest gives each row the lead that is nearest to it, the nearest pair of all
// first, and -1 to those for which none is left.
func nearest(rows, leads int, distance func(row, lead int) (int, bool)) []int {
	of := make([]int, rows)
	for i := range of {
		of[i] = -1
	}
	if leads == 0 {
		return of
	}
	type pair struct{ row, lead, distance int }
	taken := make([]bool, leads)
	part := max(mostPairs/leads, 1)
	for from := 0; from < rows; from += part {
		var pairs []pair
		for r := from; r < min(from+part, rows); r++ {
			for l := range leads {
				if d, ok := distance(r, l); ok && !taken[l] {
					pairs = append(pairs, pair{r, l, d})
				}
			}
		}
		slices.SortFunc(pairs, func(a, b pair) int {
			return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.row, b.row), cmp.Compare(a.lead, b.lead))
		})
		for _, p := range pairs {
			if of[p.row] < 0 && !taken[p.lead] {
				of[p.row], taken[p.lead] = p.lead, true
			}
		}
	}
	return of
}

// twins lets rows that say the same change only leads that said the same: of two
// such rows one is new if there was one before.
func twins(of []int, row, lead func(int) string) {
	said := map[string]string{} // by what rows say: what the lead of the first said
	for r, l := range of {
		if l < 0 {
			continue
		}
		if before, known := said[row(r)]; known && before != lead(l) {
			of[r] = -1
			continue
		}
		said[row(r)] = lead(l)
	}
}
