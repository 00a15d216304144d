package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/ui/desk"
)

func TestNotice_standsInEveryPlaceUntilItIsSeenTo(t *testing.T) {
	w, h := opened(t)
	w.Start()
	w.enter(h)
	if w.key(desk.Key{Name: fyne.KeyF12}) {
		t.Error("F12 does something while nothing waits")
	}
	asked := 0
	w.room.Notice(desk.Notice{Text: "인쇄 확인 1건", Open: func() { asked++ }})
	for _, place := range []fyne.KeyName{fyne.KeyF3, fyne.KeyF4} {
		w.key(desk.Key{Name: place})
		if !strings.Contains(statusText(w), "인쇄 확인 1건") {
			t.Errorf("%s: the status line says %q", place, statusText(w))
		}
		shot(t, w, "notice-"+string(place))
	}
	w.key(desk.Key{Name: fyne.KeyF12})
	w.room.Notice(desk.Notice{})
	if asked != 1 || strings.Contains(statusText(w), "인쇄 확인") {
		t.Errorf("opened %d times, the status line says %q", asked, statusText(w))
	}
}

func statusText(w *Window) string { return w.room.frame.Status.Line().String() }
