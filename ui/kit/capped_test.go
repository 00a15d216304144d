package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestCapped_isAsHighAsItsContentUnlessTheWindowIsLower(t *testing.T) {
	row := Flow(8)
	for range 30 {
		row.Add(NewChip("구직등록", false, nil))
	}
	scroll := NewScroll(row)
	w := window(t, NewParagraph("", SizeBody, ColorText), 800, 600)
	c := Capped(w.Canvas(), 100, scroll)
	if got, want := heightOf(c, 300), heightOf(row, 300); got != want || want >= 500 {
		t.Errorf("it takes %v of a content of %v", got, want)
	}
	w.Resize(fyne.NewSize(800, 180))
	if got := heightOf(c, 300); got != 120 {
		t.Errorf("in a low window it takes %v", got)
	}
}
