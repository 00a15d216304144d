package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/door"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// sheets puts recovery codes on paper: as a file in the person's own
// folder, or on the printer that is there. The fonts are read when they are first
// needed.
type sheets struct {
	w     *Window
	fonts func() (*slip.Fonts, error)
	found printer.Printer
	ok    bool
}

func newSheets(w *Window) *sheets {
	return &sheets{w: w, fonts: sync.OnceValues(func() (*slip.Fonts, error) {
		return slip.LoadFonts(assets.FontRegular, assets.FontBold)
	})}
}

// look finds the printer to offer, beside the window.
func (s *sheets) look() {
	var all []printer.Printer
	s.w.o.Run.Do(func() {
		var err error
		if all, err = s.w.o.Printers.Printers(context.Background()); err != nil {
			all = nil // a machine that cannot print is offered the file only
		}
	}, func() { s.found, s.ok = printer.Choose(all, "") })
}

// CanPrint reports whether a printer was found.
func (s *sheets) CanPrint() bool { return s.ok }

func (s *sheets) draw(r door.RecoverySheet, words *assets.Words) (*sheet.Document, error) {
	fonts, err := s.fonts()
	if err != nil {
		return nil, err
	}
	return r.Draw(fonts, words), nil
}

// Save writes the sheet into the person's documents, under the name of the desk
// and the day; it never replaces a file.
func (s *sheets) Save(r door.RecoverySheet, then func(file string, err error)) {
	words := s.w.words
	var file string
	var err error
	s.w.o.Run.Do(func() { file, err = s.save(r, words) }, func() { then(file, err) })
}

func (s *sheets) save(r door.RecoverySheet, words *assets.Words) (string, error) {
	doc, err := s.draw(r, words)
	if err != nil {
		return "", err
	}
	pdf, err := doc.PDF(sheet.Meta{Title: words.T("sheet.recovery.title"), Creator: words.T("app.name"), Created: r.Made})
	if err != nil {
		return "", err
	}
	name := strings.Join([]string{words.T("app.name"), words.T("sheet.recovery.title"), r.Desk.Code, r.Made.In(model.Seoul).Format("20060102-150405")}, "-")
	file := filepath.Join(documents(), strings.ReplaceAll(name, " ", "-")+".pdf")
	return file, writeNew(file, pdf)
}

// documents is the person's own folder for papers, or the nearest there is.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	if d := filepath.Join(home, "Documents"); isFolder(d) {
		return d
	}
	return home
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// writeNew writes a file that only this user can read. Errors: Refused
// file_exists; Outside read_only, disk_failed.
func writeNew(file string, b []byte) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		_, err = f.Write(b)
		if end := f.Close(); err == nil {
			err = end
		}
	}
	switch {
	case err == nil:
		return nil
	case os.IsExist(err):
		return &model.Error{Kind: model.Refused, Code: "file_exists", Args: []any{file}, Err: err}
	case os.IsPermission(err):
		return &model.Error{Kind: model.Outside, Code: "read_only", Args: []any{filepath.Dir(file)}, Err: err}
	}
	return &model.Error{Kind: model.Outside, Code: "disk_failed", Err: err}
}

// Print sends the sheet to the printer that was found.
func (s *sheets) Print(r door.RecoverySheet, then func(name string, err error)) {
	words, to := s.w.words, s.found.Name
	var err error
	s.w.o.Run.Do(func() {
		var doc *sheet.Document
		if doc, err = s.draw(r, words); err == nil {
			_, err = s.w.o.Printers.Print(context.Background(), to, printer.Document{Title: "recovery", Sheet: doc, Created: r.Made})
		}
	}, func() { then(to, err) })
}
