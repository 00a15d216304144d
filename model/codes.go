package model

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
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
	City string `json:"city"` // 안산시
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
	Holidays    []Holiday // for Calendar
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

// DongIn finds the dong that an address names as a word, the longest name first:
// 사이동 is not 이동, and 사동로 names a road. False if it names none, or if the
// address lies in another city, which may have a 고잔동 too.
func (t *Tables) DongIn(address string) (Dong, bool) {
	address = norm.NFC.String(address)
	var best Dong
	for _, d := range t.Dongs {
		if len(d.Name) > len(best.Name) && namesWord(address, d.Name) {
			best = d
		}
	}
	if best.Name == "" || t.elsewhere(address) {
		return Dong{}, false
	}
	return best, true
}

// namesWord reports whether name stands in s with no syllable before it, other
// than the end of a larger unit written together, and none behind it.
func namesWord(s, name string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], name)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(s[:from+i])
		after, _ := utf8.DecodeRuneInString(s[from+i+len(name):])
		if (!unicode.IsLetter(before) || strings.ContainsRune("시군구", before)) && !unicode.IsLetter(after) {
			return true
		}
		from += i + len(name)
	}
}

// elsewhere reports whether an address begins with another city (시, 군) or
// district (구) than the table's.
func (t *Tables) elsewhere(address string) bool {
	other := false
	for i, word := range strings.Fields(address) {
		if slices.ContainsFunc(t.Dongs, func(d Dong) bool {
			return d.City != "" && strings.Contains(word, d.City) || d.Gu != "" && strings.HasSuffix(word, d.Gu)
		}) {
			return false
		}
		last, _ := utf8.DecodeLastRuneInString(word)
		unit := strings.ContainsRune("시군구", last) && !strings.HasSuffix(word, "입구") && !strings.HasSuffix(word, "출구")
		other = other || i < 3 && unit
	}
	return other
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

// code is the code of one of the small lists for a code in any case or a Korean
// name; false if the list has no such code. Without tables everything is one.
func (t *Tables) code(list, s string) (string, bool) {
	if t == nil || t.Lists[list] == nil {
		return s, true
	}
	key := WordKey(s)
	for _, c := range t.Lists[list] {
		if WordKey(c.Code) == key || c.Name == s || WordKey(c.Name) == key {
			return c.Code, true
		}
	}
	return s, false
}

// visa is a 체류자격 as the desk keeps it: f4 is F-4. One below those of the list,
// as E-7-4 or F-2-R, is one too.
func (t *Tables) visa(s string) (string, bool) {
	if code, ok := t.code("visa", s); ok {
		return code, ok
	}
	code := strings.ToUpper(s)
	if i := strings.LastIndexByte(code, '-'); i > 0 && len(code)-i <= 3 && strings.Trim(code[i+1:], "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		if above, ok := t.code("visa", code[:i]); ok && strings.Contains(above, "-") {
			return above + code[i:], true
		}
	}
	return s, false
}

// choices are the codes of a small list, for who typed none of them; with their
// names where a code says nothing by itself.
func (t *Tables) choices(list string) []string {
	var out []string
	for _, c := range t.Lists[list] {
		text := c.Code
		if strings.Trim(c.Code, "0123456789") == "" && c.Name != c.Code {
			text += " " + c.Name
		}
		out = append(out, text)
	}
	return out
}

// Nearby are the codes beside one that the table lacks: those below the longest
// beginning that it has, else the highest.
func (t *CodeTable) Nearby(code string) []string {
	for n := len(code); n >= 0; n-- {
		parent := strings.ToUpper(code[:n])
		if n > 0 && !t.Has(parent) {
			continue
		}
		var out []string
		for _, r := range t.rows {
			if r.Parent == parent {
				out = append(out, r.Code)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// NormalDong is a dong as the desk keeps it: one of the city's, however spaced and
// with or without its 동 (초지 동, 초지, 선부 제1동), or another place as it is
// written (시흥시 정왕동, 원시동). It works on a nil table.
func (t *Tables) NormalDong(s string) string {
	s = cleanLine(s)
	name := dongOrdinal.ReplaceAllString(strings.ReplaceAll(s, " ", ""), "$1")
	if t != nil && name != "" {
		for _, n := range []string{name, name + "동"} {
			if d, ok := t.Dong(n); ok {
				return d.Name
			}
		}
	}
	if before, ok := strings.CutSuffix(s, " 동"); ok && !strings.Contains(before, " ") {
		return before + "동"
	}
	return s
}

// dongOrdinal is the 제 of 선부제1동.
var dongOrdinal = regexp.MustCompile(`제(\d동?)$`)
