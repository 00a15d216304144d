package model

import (
	"math"
	"slices"
	"strings"
)

// Code is one row of a classification.
type Code struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	Level  int    `json:"level"`
	Parent string `json:"parent"`
}

// CodeTable is a classification such as 한국고용직업분류 (KECO): a tree of codes in
// which a child's code begins with its parent's. It does not change once made.
type CodeTable struct {
	rows []Code
	by   map[string]int
}

// NewCodeTable makes a table of rows, in their order.
func NewCodeTable(rows []Code) *CodeTable {
	t := &CodeTable{rows: rows, by: make(map[string]int, len(rows))}
	for i, r := range rows {
		t.by[r.Code] = i
	}
	return t
}

// Rows are all codes in the table's order; the caller does not change them.
func (t *CodeTable) Rows() []Code { return t.rows }

// Has reports whether code exists.
func (t *CodeTable) Has(code string) bool { _, ok := t.by[code]; return ok }

// Name is the name of code, or code itself if the table lacks it.
func (t *CodeTable) Name(code string) string {
	if i, ok := t.by[code]; ok {
		return t.rows[i].Name
	}
	return code
}

// Branch are code and everything above it, nearest first.
func (t *CodeTable) Branch(code string) []Code {
	var out []Code
	for range 8 {
		i, ok := t.by[code]
		if !ok {
			break
		}
		out = append(out, t.rows[i])
		code = t.rows[i].Parent
	}
	return out
}

// Dong is 행정동 of the city, with its centre in EPSG:5179 metres.
type Dong struct {
	Code string `json:"code"` // 10 digits
	Gu   string `json:"gu"`
	Name string `json:"name"`
	X, Y float64
}

// MinimumWage is one year's minimum wage (최저임금) and the notice that set it.
type MinimumWage struct {
	From   Date
	Hourly int64
	Notice string
}

// Tables are the dated code and rule tables that the program ships and a centre
// may replace.
type Tables struct {
	Edition     string // names the editions used, kept with each gate result
	Occupations *CodeTable
	Industries  *CodeTable
	Dongs       []Dong
	Wages       []MinimumWage
	// Names of the small code lists (education, visa, country …): list -> rows in order.
	Lists map[string][]Code
}

// Dong finds a dong by name; false if it is none of the city's.
func (t *Tables) Dong(name string) (Dong, bool) {
	name = strings.ReplaceAll(name, " ", "")
	i := slices.IndexFunc(t.Dongs, func(d Dong) bool { return d.Name == name })
	if i < 0 {
		return Dong{}, false
	}
	return t.Dongs[i], true
}

// DongIn finds the dong that an address names, the longest name first so that
// 본오2동 is not taken for 오2동; false if it names none.
func (t *Tables) DongIn(address string) (Dong, bool) {
	var best Dong
	for _, d := range t.Dongs {
		if len(d.Name) > len(best.Name) && strings.Contains(address, d.Name) {
			best = d
		}
	}
	return best, best.Name != ""
}

// Distance is the straight line between the centres of two dongs in kilometres;
// false if either is not the city's.
func (t *Tables) Distance(a, b string) (km float64, ok bool) {
	da, okA := t.Dong(a)
	db, okB := t.Dong(b)
	if !okA || !okB {
		return 0, false
	}
	return math.Hypot(da.X-db.X, da.Y-db.Y) / 1000, true
}

// MinimumWage is the one in force on day, e.g. the day work starts; false
// before the table begins.
func (t *Tables) MinimumWage(day Date) (MinimumWage, bool) {
	var w MinimumWage
	for _, row := range t.Wages {
		if row.From <= day && row.From >= w.From {
			w = row
		}
	}
	return w, w.Hourly > 0
}

// code is the code of one of the small lists for a code in any case or a
// Korean name; what the list does not know comes back in upper case if it looks
// like a code, unchanged otherwise. It works on a nil table.
func (t *Tables) code(list, s string) string {
	if t != nil {
		for _, c := range t.Lists[list] {
			if strings.EqualFold(c.Code, s) || c.Name == s {
				return c.Code
			}
		}
	}
	if len(s) <= 4 {
		return strings.ToUpper(s)
	}
	return s
}
