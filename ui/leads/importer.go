package leads

import (
	"context"
	"encoding/csv"
	"os"
	"strconv"
	"sync/atomic"
	"time"

	"ieumdesk/model"
)

// phase is how far an import is.
type phase int

const (
	choosing phase = iota // no file yet
	previewing
	trying // the dry run is under way
	ready  // it is known what will happen
	importing
	done
)

// importer is the state of the import page: the file, how its columns are read,
// what would happen, what happened.
type importer struct {
	p       *Place
	phase   phase
	path    string
	file    model.LeadFile
	mapping model.Mapping
	sheets  []model.SheetPreview
	report  model.ImportReport
	rows    atomic.Int64 // read so far
	cancel  context.CancelFunc
	failed  error
	changed func()
}

// previewRows is how many values of a column are shown.
const previewRows = 3

// opened is a file with its first preview.
type openedFile struct {
	file    model.LeadFile
	mapping model.Mapping
	sheets  []model.SheetPreview
}

// open reads a file's head; its columns are guessed.
func (i *importer) open(path string) {
	i.close()
	i.path = path
	var o openedFile
	var err error
	i.p.d.Run.Do(func() {
		if o.file, err = i.p.files.OpenLeads(path); err != nil {
			return
		}
		o.mapping = o.file.Guess()
		o.sheets, err = o.file.Preview(o.mapping, previewRows)
	}, func() {
		i.failed = err
		i.file, i.mapping, i.sheets = o.file, o.mapping, o.sheets
		i.phase = choosing
		if err == nil {
			i.phase = previewing
			i.try()
		}
		i.changed()
	})
}

// read changes which field a column is read into; "" leaves it out.
func (i *importer) read(column model.ColumnPreview, field string) {
	columns := map[string]string{}
	for k, v := range i.mapping.Columns {
		columns[k] = v
	}
	columns[column.Letter] = field
	i.mapping.Columns = columns
	sheets, err := i.file.Preview(i.mapping, previewRows)
	i.failed = err
	if err == nil {
		i.sheets = sheets
		i.try()
	}
	i.changed()
}

// try finds out what would happen, without storing.
func (i *importer) try() { i.run(true) }

// store imports.
func (i *importer) store() {
	if i.phase == ready {
		i.run(false)
	}
}

func (i *importer) run(dry bool) {
	i.halt()
	ctx, cancel := context.WithCancel(context.Background())
	i.cancel = cancel
	i.rows.Store(0)
	i.phase = importing
	if dry {
		i.phase = trying
	}
	file, mapping := i.file, i.mapping
	var report model.ImportReport
	var err error
	i.p.d.Run.Do(func() {
		var next func() (model.LeadRow, error)
		if next, err = file.Rows(mapping); err != nil {
			return
		}
		report, err = i.p.d.Session.ImportLeads(ctx, next, dry, func(n int) { i.rows.Store(int64(n)) })
	}, func() { i.ran(ctx, dry, report, err) })
	i.changed()
	i.watch()
}

func (i *importer) ran(ctx context.Context, dry bool, report model.ImportReport, err error) {
	if ctx.Err() != nil && dry {
		return // another try has begun
	}
	i.report, i.failed = report, err
	switch {
	case ctx.Err() != nil:
		i.failed = &model.Error{Kind: model.Refused, Code: "cancelled"}
		i.phase = ready
	case err != nil:
		i.phase = previewing
	case dry:
		i.phase = ready
	default:
		i.phase = done
		i.p.list.refresh()
		i.p.d.Changed()
	}
	i.changed()
}

// watch shows the progress while something runs.
func (i *importer) watch() {
	if i.phase != trying && i.phase != importing {
		return
	}
	i.p.d.Run.After(200*time.Millisecond, func() {
		if i.phase == trying || i.phase == importing {
			i.changed()
			i.watch()
		}
	})
}

// halt cancels what runs; a cancelled import has changed nothing.
func (i *importer) halt() {
	if i.cancel != nil {
		i.cancel()
		i.cancel = nil
	}
}

func (i *importer) close() {
	i.halt()
	if i.file != nil {
		i.file.Close()
		i.file = nil
	}
	i.phase, i.failed, i.sheets = choosing, nil, nil
	i.report = model.ImportReport{}
}

// save writes the rejected rows as a CSV that Excel opens (UTF-8 with BOM).
func (i *importer) save(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return &model.Error{Kind: model.Outside, Code: "disk_failed", Err: err}
	}
	defer f.Close()
	w := i.p.d.Words
	if _, err = f.WriteString("\uFEFF"); err == nil {
		out := csv.NewWriter(f)
		_ = out.Write([]string{w.T("import.col.row"), w.T("import.col.column"), w.T("import.col.value"), w.T("import.col.reason")})
		for _, r := range i.report.Rejected {
			_ = out.Write([]string{strconv.Itoa(r.Row), r.Column, defuse(r.Value), w.T("error."+r.Code, r.Args...)})
		}
		out.Flush()
		err = out.Error()
	}
	if err != nil {
		return &model.Error{Kind: model.Outside, Code: "disk_failed", Err: err}
	}
	return nil
}

// defuse keeps a spreadsheet from taking a cell's text for a formula.
func defuse(s string) string {
	if s != "" && (s[0] == '=' || s[0] == '+' || s[0] == '-' || s[0] == '@') {
		return "'" + s
	}
	return s
}
