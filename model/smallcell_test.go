package model

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSuppress_hidesSmallCellsAndWhatGivesThemAway(t *testing.T) {
	const h = Hidden
	for _, c := range []struct {
		name        string
		cells       []Cell
		min         int
		want        []Cell
		total, left Cell
	}{
		{"nothing small", []Cell{5, 9, 30}, 5, []Cell{5, 9, 30}, 44, 44},
		{"no rule", []Cell{1, 0, 2}, 0, []Cell{1, 0, 2}, 3, 3},
		{"one small, the smallest of the others with it", []Cell{30, 3, 12, 8}, 5, []Cell{30, h, 12, h}, 53, 53},
		{"two small that are enough together", []Cell{4, 30, 3}, 5, []Cell{h, 30, h}, 37, 37},
		{"two small that are not", []Cell{1, 30, 2, 9}, 5, []Cell{h, 30, h, h}, 42, 42},
		{"zeros are small", []Cell{0, 30, 0, 9}, 5, []Cell{h, 30, h, h}, 39, 39},
		{"nothing left, so no total", []Cell{3, 1}, 5, []Cell{h, h}, 4, h},
		{"one row, so no total", []Cell{3}, 5, []Cell{h}, 3, h},
		{"one other row", []Cell{3, 20}, 5, []Cell{h, h}, 23, 23},
		{"an empty column", nil, 5, nil, 0, h},
	} {
		got := slices.Clone(c.cells)
		if left := Suppress(got, c.total, c.min); left != c.left || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v of %v, want %v of %v", c.name, got, left, c.want, c.left)
		}
	}
}

// Whoever knows the total and the shown cells knows of the hidden ones only their
// sum: it must not be that of one cell, nor below what is hidden.
func TestSuppress_neverLetsASmallCellBeWorkedOut(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 20_000 {
		cells := make([]Cell, r.IntN(8))
		total := Cell(0)
		for i := range cells {
			cells[i] = Cell(r.IntN(14))
			total += cells[i]
		}
		minCell := 1 + r.IntN(9)
		got := slices.Clone(cells)
		left := Suppress(got, total, minCell)
		hidden, sum := 0, Cell(0)
		for i, c := range got {
			switch {
			case c == Hidden:
				hidden, sum = hidden+1, sum+cells[i]
			case c != cells[i] || int(c) < minCell:
				t.Fatalf("%v below %d: shows %v", cells, minCell, got)
			}
		}
		if left != Hidden && hidden > 0 && (hidden == 1 || int(sum) < minCell) {
			t.Fatalf("%v below %d: %v of %d lets %d hidden cells of %d be worked out", cells, minCell, got, left, hidden, sum)
		}
		if left == Hidden && hidden < len(cells) {
			t.Fatalf("%v below %d: %v has no total though cells are shown", cells, minCell, got)
		}
	}
}

func TestAgeBand_goesByFullYearsOnTheDay(t *testing.T) {
	for _, c := range []struct{ birth, day, want Date }{
		{"2006-11-25", "2026-11-24", "10"},
		{"2006-11-24", "2026-11-24", "20"},
		{"2012-01-01", "2026-11-24", "10"},
		{"2020-01-01", "2026-11-24", "10"},
		{"1956-11-24", "2026-11-24", "70"},
		{"1930-01-01", "2026-11-24", "70"},
		{"2004-02-29", "2024-02-28", "10"},
		{"", "2026-11-24", ""},
	} {
		if got := AgeBand(c.birth, c.day); got != string(c.want) {
			t.Errorf("born %s, on %s: %q, want %q", c.birth, c.day, got, c.want)
		}
	}
}

func TestStatTable_keepsAnOrder(t *testing.T) {
	counts := []StatCount{
		{Visits, "", "", 50}, {Visits, "사동", "", 3}, {Visits, "고잔동", "", 9}, {Hires, "사동", "", 8}, {Visits, "사동", "", 1}, {LeadsFound, "본오동", "", 0},
	}
	keys := func(t StatTable) (all []string) {
		for _, r := range t.Rows {
			all = append(all, r.Key)
		}
		return all
	}
	totals := DayFigures{Visits: 63, Hires: 8}
	table := NewStatTable(StatQuery{By: ByDong}, counts, totals, 0)
	if got := keys(table); !slices.Equal(got, []string{"사동", "고잔동", ""}) {
		t.Errorf("the most first, what is not known last: %v", got)
	}
	if r := table.Rows[0]; r.Cells[0] != 4 || r.Cells[6] != 8 {
		t.Errorf("%+v", r)
	}
	if got := keys(NewStatTable(StatQuery{By: ByDong}, counts, totals, 5)); !slices.Equal(got, []string{"고잔동", "사동", ""}) {
		t.Errorf("the order tells of what is hidden: %v", got)
	}
	if b, err := Hidden.MarshalJSON(); err != nil || string(b) != "null" {
		t.Errorf("%s, %v", b, err)
	}
}
