package dayfile

import (
	"bytes"
	"strings"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
)

// grid is how many columns the first sheet has; a Column's Share counts them.
const grid = 8

// gridWidth is the width of each in characters of Excel's, so that eight of them
// fill A4 with its margins.
const gridWidth = 10.9

// lineHeight is the height of a line of the sheet's type, in points.
const lineHeight = 16.5

// XLSX is a report as an office hands it in: on the first sheet the log with its
// 결재란, ready to print on A4; on the second the rows behind the figures, to sort
// and to filter. Codes are text, dates are dates, and no text is a formula.
func XLSX(w *assets.Words, r Report) ([]byte, error) {
	p := Put(w, r)
	f := excelize.NewFile(excelize.Options{})
	defer f.Close()
	b := book{File: f, words: w, paper: p, first: w.T("dayfile.sheet.log"), row: 1}
	for _, step := range []func() error{b.prepare, b.head, b.tables, b.remarks, b.rows, b.finish} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	if _, err := f.WriteTo(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// book is a workbook while it is being written.
type book struct {
	*excelize.File
	words *assets.Words
	paper Paper
	first string // the name of the first sheet
	row   int    // the next one of the first sheet, from 1
	style styles
}

// prepare names the first sheet and sets it up for paper.
func (b *book) prepare() error {
	if err := b.SetSheetName("Sheet1", b.first); err != nil {
		return err
	}
	var err error
	if b.style, err = newStyles(b.File, b.words.T("dayfile.font")); err != nil {
		return err
	}
	if err := b.SetColWidth(b.first, "A", "H", gridWidth); err != nil {
		return err
	}
	return b.page(b.first, "portrait")
}

// page sets a sheet up for A4, as wide as the paper and as long as it takes.
func (b *book) page(sheet, orientation string) error {
	a4, wide, long := 9, 1, 0
	if err := b.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &long}); err != nil {
		return err
	}
	fit := true
	if err := b.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	side, end, edge, centred := 0.6, 0.7, 0.3, true // inches
	margins := excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end, Header: &edge, Footer: &edge, Horizontally: &centred}
	if err := b.SetPageMargins(sheet, &margins); err != nil {
		return err
	}
	return b.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&C&P / &N"})
}

// head is the title, the boxes to sign in, and whose log it is.
func (b *book) head() error {
	p := b.paper
	n := len(p.Approval)
	side := grid - n // the boxes stand in the last columns, their label before them
	for i, who := range p.Approval {
		if err := b.put(1, side+i, 1, b.style.boxHead, text(who)); err != nil {
			return err
		}
		if err := b.put(2, side+i, 1, b.style.box, Cell{}); err != nil {
			return err
		}
	}
	if err := b.block(1, side-1, 2, 1, b.style.boxHead, b.words.T("dayfile.approval")); err != nil {
		return err
	}
	if err := b.block(1, 0, 1, side-1, b.style.title, p.Title); err != nil {
		return err
	}
	if err := b.block(2, 0, 1, side-1, b.style.period, p.Period); err != nil {
		return err
	}
	for i, height := range []float64{26, 44, 8} {
		if err := b.SetRowHeight(b.first, i+1, height); err != nil {
			return err
		}
	}
	b.row = 4
	for _, f := range p.Facts {
		if err := b.put(b.row, 0, 1, b.style.label, text(f.Label)); err != nil {
			return err
		}
		if err := b.put(b.row, 1, grid-1, b.style.cell, text(f.Text)); err != nil {
			return err
		}
		b.row++
	}
	return nil
}

// tables are the figures and lists, one below another.
func (b *book) tables() error {
	for _, t := range b.paper.Tables {
		if err := b.heading(t.Title); err != nil {
			return err
		}
		if err := b.tableHead(t); err != nil {
			return err
		}
		if len(t.Rows) == 0 {
			if err := b.put(b.row, 0, grid, b.style.none, text(b.words.T("dayfile.none"))); err != nil {
				return err
			}
			b.row++
		}
		for i, row := range t.Rows {
			if err := b.tableRow(t, row, t.Total && i == len(t.Rows)-1); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *book) heading(title string) error {
	if err := b.SetRowHeight(b.first, b.row, 24); err != nil {
		return err
	}
	err := b.put(b.row, 0, grid, b.style.heading, text(title))
	b.row++
	return err
}

func (b *book) tableHead(t Table) error {
	at := 0
	for _, c := range t.Columns {
		if err := b.put(b.row, at, c.Share, b.style.head, text(c.Title)); err != nil {
			return err
		}
		at += c.Share
	}
	b.row++
	return nil
}

func (b *book) tableRow(t Table, row []Cell, total bool) error {
	at, lines := 0, 1
	for i, c := range t.Columns {
		if err := b.put(b.row, at, c.Share, b.style.of(c.Kind, total), row[i]); err != nil {
			return err
		}
		if c.Kind == Text {
			lines = max(lines, linesOf(row[i].Shown(), float64(c.Share)*gridWidth))
		}
		at += c.Share
	}
	return b.endRow(lines)
}

// endRow gives the row the height of so many lines: Excel finds the height of no
// row by itself whose cells are joined.
func (b *book) endRow(lines int) error {
	err := b.SetRowHeight(b.first, b.row, min(409, float64(lines)*lineHeight+4)) // 409 points is the most a row may have
	b.row++
	return err
}

// remarks are what was typed, each beside its label, and the notes.
func (b *book) remarks() error {
	if err := b.SetRowHeight(b.first, b.row, 10); err != nil {
		return err
	}
	b.row++
	for _, f := range b.paper.Remarks {
		if err := b.put(b.row, 0, 1, b.style.label, text(f.Label)); err != nil {
			return err
		}
		if err := b.put(b.row, 1, grid-1, b.style.note, text(f.Text)); err != nil {
			return err
		}
		if err := b.endRow(max(2, linesOf(f.Text, (grid-1)*gridWidth))); err != nil {
			return err
		}
	}
	for _, note := range b.paper.Notes {
		if err := b.put(b.row, 0, grid, b.style.small, text(note)); err != nil {
			return err
		}
		if err := b.endRow(linesOf(note, grid*gridWidth)); err != nil {
			return err
		}
	}
	return nil
}

// put writes a cell over so many columns of the first sheet; column counts from 0.
func (b *book) put(row, column, wide, style int, c Cell) error {
	from, to := name(column, row), name(column+wide-1, row)
	if wide > 1 {
		if err := b.MergeCell(b.first, from, to); err != nil {
			return err
		}
	}
	if err := b.SetCellStyle(b.first, from, to, style); err != nil {
		return err
	}
	switch v := value(c).(type) {
	case nil:
		return nil
	case string:
		return b.SetCellStr(b.first, from, v)
	default:
		return b.SetCellValue(b.first, from, v)
	}
}

// block writes a text over several rows and columns.
func (b *book) block(row, column, high, wide, style int, s string) error {
	from, to := name(column, row), name(column+wide-1, row+high-1)
	if err := b.MergeCell(b.first, from, to); err != nil {
		return err
	}
	if err := b.SetCellStyle(b.first, from, to, style); err != nil {
		return err
	}
	return b.SetCellStr(b.first, from, s)
}

// finish writes the properties. They name nobody, and no time but the report's. The
// first sheet is the active one as it is: to say so, excelize would read all sheets.
func (b *book) finish() error {
	if err := b.SetAppProps(&excelize.AppProperties{Application: "Ieum Desk"}); err != nil {
		return err
	}
	made := b.paper.Made.UTC().Format(time.RFC3339)
	return b.SetDocProps(&excelize.DocProperties{
		Title: b.paper.Title + " " + b.paper.Period, Creator: "Ieum Desk", LastModifiedBy: "Ieum Desk", Created: made, Modified: made, Language: b.words.Language,
	})
}

// name is a cell's name; column counts from 0, row from 1.
func name(column, row int) string {
	s, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		panic(err) // only for numbers that no report reaches
	}
	return s
}

// epoch is day 0 of Excel's calendar.
const epoch = model.Date("1899-12-30")

// value is a cell as Excel keeps it: dates are days since 1899, times of day parts
// of a day.
func value(c Cell) any {
	switch {
	case c.kind == Number:
		return c.N
	case c.kind == Day && c.Day.Valid():
		return epoch.DaysUntil(c.Day)
	case c.kind == Clock && !c.At.IsZero():
		t := c.At.In(model.Seoul)
		return float64(t.Hour()*60+t.Minute()) / (24 * 60)
	case c.Plain() == "":
		return nil
	}
	return c.Plain()
}

// syllable is the width of a Korean syllable of the sheet's type, in characters of
// Excel's.
const syllable = 1.75

// linesOf is how many lines a text takes in so many characters of width.
func linesOf(s string, width float64) int {
	lines := 0
	for _, line := range strings.Split(s, "\n") {
		used := 0.0
		for _, r := range line {
			if r >= 0x1100 && unicode.In(r, unicode.Hangul, unicode.Han, unicode.Hiragana, unicode.Katakana) {
				used += syllable
			} else {
				used++
			}
		}
		lines += max(1, int(used/(width-1.5))+1)
	}
	return lines
}
