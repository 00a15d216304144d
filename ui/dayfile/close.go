package dayfile

import (
	"context"
	"os"
	"path/filepath"

	"ieumdesk/model"
	"ieumdesk/ui/outfile"
)

// ClosedFormats are the files that a day leaves when it is closed.
var ClosedFormats = model.ClosingFormats

// Outcome is what became of one of them.
type Outcome struct {
	Format Format
	File   string // where it is, or should be
	Err    error  // nil: written
}

// Name is the name of a day's or a span's file: 업무일지_2026-11-24_D07_1판.xlsx. It
// holds the revision, so that a correction does not replace what was handed in, and
// an encoding that is not everybody's, so that the two CSVs may lie side by side.
func (m Maker) Name(r Report, f Format) string {
	parts := []string{m.Words.T("dayfile.span"), string(r.From), string(r.To), r.Desk.Code}
	if r.Day != nil {
		parts = []string{m.Words.T("dayfile.day"), string(r.From), r.Desk.Code}
		if r.Frozen {
			parts = append(parts, m.Words.T("dayfile.revision", r.Day.Revision))
		}
	}
	if f == AsCP949 {
		parts = append(parts, "CP949")
	}
	return fileName(parts...) + f.Ending()
}

// Folder is where day logs are kept: export.folder, or the person's documents, and
// in it a folder for each month. It is made if it is not there. Errors: those of
// outfile.Folder.
func (m Maker) Folder(ctx context.Context, s model.Settings, day model.Date) (string, error) {
	folder, err := s.Setting(ctx, "export.folder")
	if err != nil {
		return "", err
	}
	if folder == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", &model.Error{Kind: model.Outside, Code: "disk_failed", Err: err}
		}
		folder = filepath.Join(home, "Documents", m.Words.T("dayfile.day"))
	}
	folder = filepath.Join(folder, string(day[:7]))
	return folder, outfile.Folder(folder)
}

// Closed writes the files of a day that was closed, as it was frozen, names masked.
// It is called after CloseDay, with what that returned, and never undoes it: what
// could not be written is told, the others are there, and calling it again writes
// all once more, byte for byte the same. err is that of gathering and of the access
// log: then there is no file.
func (m Maker) Closed(ctx context.Context, d Store, log model.DayLog) (files []Outcome, err error) {
	day := log.Date
	r, err := OfDay(ctx, d, log, false)
	if err != nil {
		return nil, err
	}
	folder, err := m.Folder(ctx, d, day)
	if err != nil {
		return nil, err
	}
	files = make([]Outcome, len(ClosedFormats))
	sets := make([]outfile.Set, len(ClosedFormats)) // each file stands for itself
	var formats []string
	for i, f := range ClosedFormats {
		defer sets[i].Drop()
		files[i] = Outcome{Format: f, File: filepath.Join(folder, m.Name(r, f))}
		var content []byte
		if content, _, files[i].Err = m.make(ctx, d, r, f); files[i].Err == nil {
			files[i].Err = sets[i].Add(files[i].File, content)
		}
		if files[i].Err == nil {
			formats = append(formats, string(f))
		}
	}
	if len(formats) == 0 {
		return files, nil
	}
	if err := d.DayExported(ctx, model.DayExport{From: day, To: day, Formats: formats}); err != nil {
		return nil, err
	}
	for i := range files {
		if files[i].Err == nil {
			files[i].Err = sets[i].Publish()
		}
	}
	return files, nil
}
