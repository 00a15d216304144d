package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/assets"
)

// table is three figures of which the second row opens nothing in its first number.
func table(t *testing.T) (*Grid, fyne.Window, *[]string) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Fonts{assets.FontRegular, assets.FontBold}, Light, 100))
	g := NewGrid(GridColumn{Title: "구분", Share: 1}, GridColumn{Title: "이달 목표", Number: true}, GridColumn{Bar: true, Share: 1}, GridColumn{Title: "올해", Number: true})
	rows := make([]GridRow, 3)
	for i := range rows {
		rows[i].Cells = []GridCell{{Text: "구직등록"}, {Text: "12", Opens: i != 1}, {Text: "12", Part: 0.5}, {Text: "1,204", Opens: true}}
	}
	g.Set(rows)
	var went []string
	g.OnOpen = func(row, column int) { went = append(went, fmt.Sprint(row, column)) }
	win := test.NewTempWindow(t, g)
	win.Resize(fyne.NewSize(500, 300))
	win.Canvas().Focus(g)
	return g, win, &went
}

func TestGrid_arrowsWalkOverTheCellsThatOpen(t *testing.T) {
	g, _, went := table(t)
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyRight, fyne.KeyUp, fyne.KeyReturn, fyne.KeyUp, fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn} {
		g.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if got, want := fmt.Sprint(*went), "[0 1 2 1 1 3 0 3 0 3]"; got != want {
		t.Errorf("went %s, want %s", got, want)
	}
}

func TestGrid_aClickOpensACellAndOthersDoNothing(t *testing.T) {
	g, _, went := table(t)
	l := g.lay(g.Size().Width)
	click := func(row, column int) {
		g.Tapped(&fyne.PointEvent{Position: fyne.NewPos(l.left[column]+2, l.head+float32(row)*l.row+2)})
	}
	click(1, 1)
	click(1, 0)
	click(1, 2)
	click(1, 3)
	g.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 2)})
	if got := fmt.Sprint(*went); got != "[1 3]" {
		t.Errorf("went %s", got)
	}
}

func TestGrid_otherRowsKeepTheChosenCellWhereItStillOpens(t *testing.T) {
	g, _, _ := table(t)
	g.Choose(2, 3)
	g.Set(g.Rows())
	if row, column := g.Chosen(); row != 2 || column != 3 {
		t.Errorf("chosen %d, %d", row, column)
	}
	g.Set(g.Rows()[:1])
	if row, column := g.Chosen(); row != 0 || column != 1 {
		t.Errorf("chosen %d, %d of one row", row, column)
	}
}

func TestGrid_inLittleRoomBarsGoFirstThenHeadingsBreak(t *testing.T) {
	g, _, _ := table(t)
	wide, tight := g.lay(500), g.lay(230)
	if wide.width[2] < Px(gridBar) || len(wide.titles[1]) != 1 {
		t.Errorf("wide: %v, headings %q", wide.width, wide.titles)
	}
	if tight.width[2] != 0 {
		t.Errorf("tight: the bar still has %v", tight.width[2])
	}
	if tiny := g.lay(170); len(tiny.titles[1]) != 2 || tiny.head <= wide.head {
		t.Errorf("tiny: headings %q", tiny.titles)
	}
	for _, width := range []float32{500, 230, 170} {
		l := g.lay(width)
		last := len(l.left) - 1
		if end := l.left[last] + l.width[last]; end > width {
			t.Errorf("at %v the last column ends at %v", width, end)
		}
	}
}
