package model

import (
	"slices"
	"strconv"
)

// StatQuery asks for the figures of a span, split in one way.
type StatQuery struct {
	From, To Date   // both included
	Desk     string // "": one's own; AllDesks: all of this store
	By       Split
}

// Split is what the rows of a table stand for.
type Split string

// The splits.
const (
	ByDay    Split = "day"    // Key is a Date; days without anything are left out
	ByMonth  Split = "month"  // 2026-11
	ByStaff  Split = "staff"  // Key is the id, Name the display name
	ByDesk   Split = "desk"   // D07
	ByDong   Split = "dong"   // of the person; of leads found, where the work is. "": not known
	ByAge    Split = "age"    // 만 나이 on the day in bands of ten years: "10" (to 19) to "70" (and more); "": not known
	ByGroup  Split = "group"  // flags of 취약계층; "": none. Who has several stands in several rows
	BySource Split = "source" // route by which the lead came (발굴 경로); "": typed in here
)

// Splits are all ways to split.
var Splits = []Split{ByDay, ByMonth, ByStaff, ByDesk, ByDong, ByAge, ByGroup, BySource}

// Figures are those that make sense in a split: a lead has no age, and only what
// has to do with a lead has a route.
func (by Split) Figures() []Figure {
	switch by {
	case ByAge, ByGroup:
		return []Figure{Visits, Consultations, Registrations, ReferralsMade, Interviews, Hires}
	case BySource:
		return []Figure{LeadsFound, ReferralsMade, Interviews, Hires}
	}
	return AllFigures
}

// Delicate reports whether small cells of a split may give somebody away.
func (by Split) Delicate() bool { return by == ByAge || by == ByGroup || by == ByDong }

// StatTable is the figures of a span, split.
type StatTable struct {
	StatQuery
	Figures []Figure  `json:"figures"` // the columns
	Rows    []StatRow `json:"rows"`    // in the order of Split; most first where it has none
	// Total is what DayRows counts for the span. Rows add up to it, except ByGroup.
	Total []Cell `json:"total"`
	// MinCell is below what cells are hidden, 0 if none are: the desk sees its own
	// figures as they are.
	MinCell int `json:"min_cell,omitempty"`
}

// StatRow is one row of a StatTable.
type StatRow struct {
	Key   string `json:"key"`
	Name  string `json:"name,omitempty"`
	Cells []Cell `json:"cells"` // one for each of Figures
}

// Of is the cell of a figure in the row of a key, 0 if there is no such row.
func (t StatTable) Of(key string, f Figure) Cell {
	column := slices.Index(t.Figures, f)
	row := slices.IndexFunc(t.Rows, func(r StatRow) bool { return r.Key == key })
	if column < 0 || row < 0 {
		return 0
	}
	return t.Rows[row].Cells[column]
}

// Cell is one number of a table, or Hidden.
type Cell int

// Hidden is a cell that is not shown: fewer than MinCell, or one by which such a
// cell could be worked out from the total. JSON has null for it.
const Hidden Cell = -1

// MarshalJSON writes null for Hidden.
func (c Cell) MarshalJSON() ([]byte, error) {
	if c == Hidden {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, int64(c), 10), nil
}
