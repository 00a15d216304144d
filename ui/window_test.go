package ui

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/run"
)

// rate is a strength that needs no estimator: a step for every five characters.
func rate(s string, _ ...string) (int, string) {
	n := min(len([]rune(s))/4, 4)
	if n < 3 {
		return n, "strength.more_words"
	}
	return n, "strength.good"
}

// noPrinters is a machine without a print service.
type noPrinters struct{ printer.Spooler }

func (noPrinters) Printers(context.Context) ([]printer.Printer, error) { return nil, nil }

// opened is a window over a fake store, not started yet.
func opened(t *testing.T, change ...func(*deskfake.House, *Options)) (*Window, *deskfake.House) {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	d, s, _ := deskfake.Desk(t, "ko", 30, 60)
	h := deskfake.NewHouse(s)
	o := Options{
		App: fyne.CurrentApp(), Words: d.Words, House: h, Run: run.Sync(), Now: d.Now, Strength: rate,
		Printers: noPrinters{}, Version: "test", Failed: func(err error) { t.Error(err) },
	}
	for _, c := range change {
		c(h, &o)
	}
	return New(o), h
}

// shot leaves a picture for whoever wants to look.
func shot(t *testing.T, w *Window, name string) {
	t.Helper()
	deskfake.Shot(t, w.win.Canvas(), name)
}

func (w *Window) typeText(s string) { test.Type(w.win.Canvas().Focused(), s) }

func (w *Window) press(name fyne.KeyName) {
	if f := w.win.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: name})
		return
	}
	w.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
}

func TestWindow_letsInWhoKnowsThePassphrase(t *testing.T) {
	w, _ := opened(t)
	w.Start()
	shot(t, w, "login")
	w.typeText("wrong words")
	w.press(fyne.KeyReturn)
	shot(t, w, "login-wrong")
	w.press(fyne.KeyReturn)
	w.typeText("파란 우산 열두 자루")
	w.press(fyne.KeyReturn)
	if w.shut || w.room == nil {
		t.Fatal("still shut")
	}
	shot(t, w, "room")
}

// enter logs in as the first of the staff.
func (w *Window) enter(h *deskfake.House) {
	w.win.Canvas().Focused().(interface{ SetText(string) }).SetText(h.Passphrase)
	w.press(fyne.KeyReturn)
}
