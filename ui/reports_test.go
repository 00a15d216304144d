package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/printer"
)

// office has two printers and remembers what it was sent.
type office struct {
	printer.Spooler
	sent    []string
	stopped bool
}

func (o *office) Printers(context.Context) ([]printer.Printer, error) {
	return []printer.Printer{{Name: "Hall", Default: true, Accepting: true}, {Name: "Office", Accepting: true}}, nil
}

func (o *office) Print(_ context.Context, to string, d printer.Document) (printer.Job, error) {
	o.sent = append(o.sent, to+" "+d.Title)
	return printer.Job{ID: "1", Printer: to}, nil
}

func (o *office) Follow(context.Context, printer.Job, func(printer.Progress)) error {
	if o.stopped {
		return &model.Error{Kind: model.Outside, Code: printer.Stopped, Args: []any{"Office"}}
	}
	return nil
}

// monthSeen is the window with the month of F8 in it, as it prints.
func monthSeen(t *testing.T, stopped bool) (*Window, *office) {
	t.Helper()
	o := &office{stopped: stopped}
	w, h := opened(t, func(h *deskfake.House, options *Options) {
		options.Printers = o
		h.In.SettingBy["print.printer"] = "Office"
	})
	w.Start()
	w.enter(h)
	w.key(desk.Key{Name: fyne.KeyF8})
	w.key(desk.Key{Name: fyne.Key2, Mod: fyne.KeyModifierControl})
	w.key(desk.Key{Name: fyne.KeyP, Mod: fyne.KeyModifierControl})
	return w, o
}

const monthFile = "daylog-D07-2026-11-20261124-140500"

func TestReports_goToThePrinterOfTheDeskAndSayWhenTheyDoNotComeOut(t *testing.T) {
	for _, stopped := range []bool{false, true} {
		w, o := monthSeen(t, stopped)
		w.press(fyne.KeyReturn)
		if len(o.sent) != 1 || o.sent[0] != "Office "+monthFile {
			t.Errorf("sent %v", o.sent)
		}
		if waits := w.room.notice.Open != nil; waits != stopped {
			t.Errorf("stopped %v, the status line says %q", stopped, w.room.notice.Text)
		}
	}
}

func TestReports_areSavedAmongThePersonsPapers(t *testing.T) {
	w, _ := monthSeen(t, false)
	w.key(desk.Key{Name: fyne.KeyS, Mod: fyne.KeyModifierControl})
	var names []string
	err := filepath.WalkDir(os.Getenv("HOME"), func(path string, e os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".pdf") {
			names = append(names, e.Name())
		}
		return err
	})
	if err != nil || len(names) != 1 || names[0] != monthFile+".pdf" {
		t.Errorf("saved %v: %v", names, err)
	}
}
