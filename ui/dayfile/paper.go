package dayfile

import (
	"strconv"
	"time"

	"ieumdesk/assets"
	"ieumdesk/model"
)

// Paper is a report in words: what XLSX, HWPX, PDF and CSV print.
type Paper struct {
	Title    string    // 업무일지
	Period   string    // 2026년 11월 24일 (화)
	Facts    []Fact    // whose it is and in what state
	Approval []string  // 결재란: who signs, from the left
	Tables   []Table   // in the order of the page
	Remarks  []Fact    // what was typed; may have several lines and may be empty
	Notes    []string  // one line each
	Rows     Table     // the records behind the figures
	Made     time.Time // for a file's properties: when the day was closed, or began
}

// Fact is a label and what stands beside it.
type Fact struct{ Label, Text string }

// Table is a heading and rows under it.
type Table struct {
	Key     string // in English, for programs
	Title   string
	Columns []Column
	Rows    [][]Cell
	Total   bool // the last row adds the others up
}

// Column is a column of a table.
type Column struct {
	Key   string
	Title string
	Share int // of the width of a page: in eighths, of the rows in fiftieths
	Kind  Kind
}

// Kind is what the cells of a column hold.
type Kind int

// The kinds of column.
const (
	Text Kind = iota
	Number
	Day
	Clock
)

// Cell is one cell: what its column's kind says, or a text where it holds none.
// The zero Cell is empty.
type Cell struct {
	Text string
	N    int
	Day  model.Date
	At   time.Time
	kind Kind // of what it holds
}

func text(s string) Cell     { return Cell{Text: s} }
func number(n int) Cell      { return Cell{N: n, kind: Number} }
func day(d model.Date) Cell  { return Cell{Day: d, kind: Day} }
func clock(t time.Time) Cell { return Cell{At: t, kind: Clock} }

// statCell is a number of a table, empty where it is not shown.
func statCell(c model.Cell) Cell {
	if c == model.Hidden {
		return Cell{}
	}
	return number(int(c))
}

// Plain is a cell as programs read it: 1234, 2026-11-24, 14:05.
func (c Cell) Plain() string {
	switch {
	case c.kind == Number:
		return strconv.Itoa(c.N)
	case c.kind == Day:
		return string(c.Day)
	case c.kind == Clock && !c.At.IsZero():
		return assets.Clock(c.At)
	}
	return c.Text
}

// Shown is a cell as people read it: 1,234.
func (c Cell) Shown() string {
	if c.kind == Number {
		return assets.Won(int64(c.N))
	}
	return c.Plain()
}

// Put writes a report in words.
func Put(w *assets.Words, r Report) Paper {
	writer := writer{words: w, report: r}
	if r.Day != nil {
		return writer.day()
	}
	return writer.span()
}

// writer puts a report into words.
type writer struct {
	words  *assets.Words
	report Report
}

func (w writer) head(title, period, state string) Paper {
	p := Paper{
		Title: title, Period: period, Rows: w.rows(),
		Facts: []Fact{
			{w.words.T("dayfile.desk"), spaced(w.report.Desk.Center, w.report.Desk.Name, w.report.Desk.Code)},
			{w.words.T("dayfile.state"), state},
		},
		Approval: []string{w.words.T("dayfile.approval.1"), w.words.T("dayfile.approval.2"), w.words.T("dayfile.approval.3")},
		Made:     w.report.To.Time(),
	}
	if w.report.Full {
		p.Notes = append(p.Notes, w.words.T("dayfile.full"))
	}
	return p
}

// figureColumns are the seven figures after a first column.
func (w writer) figureColumns(first Column) []Column {
	first.Share = 1
	columns := []Column{first}
	for _, f := range model.AllFigures {
		columns = append(columns, Column{Key: string(f), Title: w.words.Name("figure", string(f)), Share: 1, Kind: Number})
	}
	return columns
}

// column is a column by its key and kind.
func (w writer) column(key string, share int, kind Kind) Column {
	return Column{Key: key, Title: w.words.T("dayfile.column." + key), Share: share, Kind: kind}
}

func (w writer) table(key string, columns ...Column) Table {
	return Table{Key: key, Title: w.words.T("dayfile.table." + key), Columns: columns}
}
