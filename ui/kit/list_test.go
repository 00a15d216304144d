package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func numbered(i int) ListRow {
	return ListRow{Lines: []Line{
		{Left: []Span{Bold(fmt.Sprintf("업체 %d", i))}, Right: []Span{Bold("월 231만원")}},
		{Left: []Span{Text("직종 일치 · 1.2km").In(ColorGreen), Text(" · 새벽 05시 출근").In(ColorAmber)}},
		{Left: []Span{Text("고잔동 · 11/18 방문 확인")}, Color: ColorSecond},
	}}
}

// listed is a list of so many rows under a search box that has the focus.
func listed(t testing.TB, count int) (fyne.Window, *List, *Entry) {
	t.Helper()
	list := NewList(3)
	box := SearchBox("", list, func(string) {})
	w := window(t, Over(box, list), 560, 640)
	list.Set(count, 0, numbered)
	w.Canvas().Focus(box)
	return w, list, box
}

func TestList_isMovedFromTheSearchBox(t *testing.T) {
	w, list, box := listed(t, 100)
	var chosen []int
	opened := -1
	list.OnChoose, list.OnOpen = func(i int) { chosen = append(chosen, i) }, func(i int) { opened = i }
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	write(w, "호")
	press(w, fyne.KeyReturn)
	if fmt.Sprint(chosen) != "[1 2 1]" || opened != 1 || box.Text != "호" {
		t.Errorf("chose %v, opened %d, typed %q", chosen, opened, box.Text)
	}
	press(w, fyne.KeyPageDown)
	page := list.Chosen() - 1
	if page < 4 || page > 8 {
		t.Errorf("a page is %d rows", page)
	}
	press(w, fyne.KeyPageUp, fyne.KeyPageUp)
	if list.Chosen() != 0 {
		t.Errorf("two pages up ended at %d", list.Chosen())
	}
	press(w, fyne.KeyUp)
	if list.Chosen() != 0 {
		t.Errorf("above the first row is %d", list.Chosen())
	}
}

func TestList_keepsTheChosenRowInSight(t *testing.T) {
	w, list, _ := listed(t, 100_000)
	for _, i := range []int{1, 50, 99_999, 40_000, 0} {
		list.Choose(i)
		top := float32(i) * list.rowHeight()
		if off := list.inner.Offset.Y; top < off || top+list.rowHeight() > off+list.inner.Size().Height+1 {
			t.Errorf("row %d at %v is out of sight: offset %v", i, top, off)
		}
	}
	press(w, fyne.KeyDown)
	if list.Chosen() != 1 {
		t.Errorf("chosen %d", list.Chosen())
	}
}

func TestList_drawsOnlyTheRowsInSight(t *testing.T) {
	_, list, _ := listed(t, 100_000)
	asked := map[int]bool{}
	list.Set(100_000, 70_000, func(i int) ListRow { asked[i] = true; return numbered(i) })
	if len(asked) > 30 || !asked[70_000] {
		t.Errorf("%d rows were asked for", len(asked))
	}
	if n := len(test.WidgetRenderer(list.plane).(*planeRenderer).rows); n > 12 {
		t.Errorf("%d rows exist", n)
	}
}

func TestList_followsFewerAndNoRows(t *testing.T) {
	w, list, _ := listed(t, 100)
	list.Choose(90)
	list.Set(3, 0, numbered)
	if list.inner.Offset.Y != 0 {
		t.Errorf("three rows are scrolled by %v", list.inner.Offset.Y)
	}
	list.Set(0, -1, numbered)
	opened := false
	list.OnOpen = func(int) { opened = true }
	press(w, fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyReturn)
	if list.Chosen() != -1 || opened {
		t.Errorf("of no rows %d was chosen, opened %v", list.Chosen(), opened)
	}
}

func TestList_aClickChoosesAndASecondOpens(t *testing.T) {
	w, list, _ := listed(t, 100)
	opened := -1
	list.OnOpen = func(i int) { opened = i }
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(list).AddXY(50, 2.5*list.rowHeight())
	test.TapCanvas(w.Canvas(), at)
	if list.Chosen() != 2 || opened != -1 {
		t.Errorf("a click chose %d and opened %d", list.Chosen(), opened)
	}
	test.TapCanvas(w.Canvas(), at)
	if opened != 2 {
		t.Errorf("a second click opened %d", opened)
	}
}

// BenchmarkScroll compares a page of our list of 100,000 rows with Fyne's, whose
// rows are one label each.
func BenchmarkScroll(b *testing.B) {
	const count = 100_000
	b.Run("ours, by the wheel", func(b *testing.B) {
		_, list, _ := listed(b, count)
		step := 637 * list.rowHeight() // never the rows just drawn
		b.ReportAllocs()
		for b.Loop() {
			before := list.inner.Offset.Y
			list.inner.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -step)})
			if list.inner.Offset.Y == before { // the end: back to the beginning
				list.inner.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, before)})
			}
		}
	})
	b.Run("ours, one row down", func(b *testing.B) {
		w, _, _ := listed(b, count)
		b.ReportAllocs()
		for b.Loop() {
			press(w, fyne.KeyDown)
		}
	})
	b.Run("Fyne's list of one label a row", func(b *testing.B) {
		list := widget.NewList(func() int { return count }, func() fyne.CanvasObject { return widget.NewLabel("") },
			func(i int, o fyne.CanvasObject) { o.(*widget.Label).SetText(fmt.Sprintf("업체 %d", i)) })
		window(b, list, 560, 640)
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			list.ScrollToOffset(float32(i*637%(count-10)) * 40)
		}
	})
}

func TestList_aClickLeavesTheFocusInTheSearchBox(t *testing.T) {
	w, list, box := listed(t, 100)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(list).AddXY(50, 2.5*list.rowHeight())
	test.TapCanvas(w.Canvas(), at)
	if w.Canvas().Focused() != fyne.Focusable(box) {
		t.Fatal("the click took the focus from the search box")
	}
	press(w, fyne.KeyDown)
	if list.Chosen() != 3 {
		t.Errorf("↓ after a click on row 2 chose %d", list.Chosen())
	}
}

func TestList_drawsWhatTheWheelBroughtIntoSight(t *testing.T) {
	_, list, _ := listed(t, 100_000)
	list.inner.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -70_000*list.rowHeight())})
	first := test.WidgetRenderer(list.plane).(*planeRenderer).rows[0].lines[0].pieces[0].text.Text
	if first != "업체 70000" {
		t.Errorf("the first row in sight is %q", first)
	}
}

func TestList_headingsAreNoRows(t *testing.T) {
	w, list, _ := listed(t, 0)
	heads := []ListHead{{0, Line{Left: []Span{Bold("지난 일")}}}, {2, Line{Left: []Span{Bold("오늘")}}}, {90, Line{Left: []Span{Bold("곧")}}}}
	list.SetGroups(heads, 100, 0, numbered)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(list)
	tap := func(y float32) { test.TapCanvas(w.Canvas(), at.AddXY(50, y)) }
	h, head := list.rowHeight(), list.headHeight()
	tap(2*h + 1.5*head) // the second heading
	if list.Chosen() != 0 {
		t.Errorf("a click on a heading chose %d", list.Chosen())
	}
	tap(2.5*h + 2*head)
	if list.Chosen() != 2 {
		t.Errorf("a click on the third row chose %d", list.Chosen())
	}
	list.Choose(90)
	if top := list.top(90) - head; list.inner.Offset.Y > top {
		t.Errorf("the heading at %v is out of sight: offset %v", top, list.inner.Offset.Y)
	}
	list.Choose(99)
	if off := list.inner.Offset.Y; list.top(99)+h > off+list.inner.Size().Height+1 {
		t.Errorf("the last row is out of sight: offset %v", off)
	}
	list.Choose(0)
	if list.inner.Offset.Y != 0 {
		t.Errorf("the first heading is out of sight: offset %v", list.inner.Offset.Y)
	}
}
