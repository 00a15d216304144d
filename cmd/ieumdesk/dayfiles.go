package main

import (
	"context"
	"path/filepath"
	"sync"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/dayfile"
	"ieumdesk/ui/slip"
)

// dayFiles writes day logs in the language of the desk; the fonts are read when the
// first PDF is made.
type dayFiles struct {
	fonts func() (*slip.Fonts, error)
}

var _ model.DayFiles = (*dayFiles)(nil)

func newDayFiles() *dayFiles {
	return &dayFiles{fonts: sync.OnceValues(func() (*slip.Fonts, error) {
		return slip.LoadFonts(assets.FontRegular, assets.FontBold)
	})}
}

func (f *dayFiles) maker(ctx context.Context, s model.Session) (dayfile.Maker, error) {
	language, err := s.Setting(ctx, "desk.language")
	if err != nil {
		return dayfile.Maker{}, err
	}
	words, err := assets.LoadWords(language)
	return dayfile.Maker{Words: words, Fonts: f.fonts}, err
}

// Folder is where the files of a day go.
func (f *dayFiles) Folder(ctx context.Context, s model.Session, day model.Date) (string, error) {
	m, err := f.maker(ctx, s)
	if err != nil {
		return "", err
	}
	return m.Folder(ctx, s, day)
}

// Write writes one file.
func (f *dayFiles) Write(ctx context.Context, s model.Session, e model.DayFile) (model.DayWritten, error) {
	m, err := f.maker(ctx, s)
	if err != nil {
		return model.DayWritten{}, err
	}
	q := dayfile.Query{From: e.From, To: e.To, Full: e.Full}
	out, err := path(ctx, m, s, q, e)
	if err != nil {
		return model.DayWritten{}, err
	}
	saved, err := m.Save(ctx, s, q, dayfile.Format(e.Format), out, e.Reason)
	return model.DayWritten{Path: out, Unmapped: saved.Unmapped}, err
}

// path is where a file goes: the name that was asked for, or that of its days, in
// the folder of the settings unless it has its own.
func path(ctx context.Context, m dayfile.Maker, s model.Session, q dayfile.Query, e model.DayFile) (string, error) {
	name := e.Name
	if name == "" {
		r, err := dayfile.Gather(ctx, s, q)
		if err != nil {
			return "", err
		}
		name = m.Name(r, dayfile.Format(e.Format))
	}
	if filepath.Base(name) != name {
		return name, nil
	}
	folder, err := m.Folder(ctx, s, e.From)
	return filepath.Join(folder, name), err
}
