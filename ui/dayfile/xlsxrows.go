package dayfile

import "github.com/xuri/excelize/v2"

// Excel's width of a column of the rows, for each of its Share.
const rowsWidth = 2.3

// rows is the second sheet: a line a record, its head always in sight. It is
// streamed, because a year has thousands.
func (b *book) rows() error {
	t := b.paper.Rows
	if _, err := b.NewSheet(t.Title); err != nil {
		return err
	}
	// Before the stream: afterwards excelize would read all that was streamed again.
	if err := b.AutoFilter(t.Title, "A1:"+name(len(t.Columns)-1, len(t.Rows)+1), nil); err != nil {
		return err
	}
	if err := b.page(t.Title, "landscape"); err != nil {
		return err
	}
	s, err := b.NewStreamWriter(t.Title)
	if err != nil {
		return err
	}
	for i, c := range t.Columns {
		if err := s.SetColWidth(i+1, i+1, max(7, float64(c.Share)*rowsWidth)); err != nil {
			return err
		}
	}
	err = s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	if err != nil {
		return err
	}
	line := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		line[i] = excelize.Cell{StyleID: b.style.head, Value: c.Title}
	}
	if err := s.SetRow("A1", line, excelize.RowOpts{Height: 20}); err != nil {
		return err
	}
	for n, row := range t.Rows {
		for i, c := range t.Columns {
			line[i] = excelize.Cell{StyleID: b.style.line[c.Kind], Value: value(row[i])}
		}
		if err := s.SetRow(name(0, n+2), line); err != nil {
			return err
		}
	}
	if err := s.Flush(); err != nil {
		return err
	}
	// Every printed page begins with the head.
	return b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + t.Title + "'!$1:$1", Scope: t.Title})
}
