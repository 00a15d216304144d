package daylog

import (
	"cmp"
	"context"
	"errors"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
)

// files writes day logs to files, one after the other beside the window, and knows
// what became of each.
type files struct {
	d       *desk.Desk
	out     model.DayFiles // nil: this program writes none
	folder  string         // where they go; "" until it is known
	list    []written
	busy    bool
	changed func()
	done    func() // all of them were tried
}

// written is one file that was asked for.
type written struct {
	asked            model.DayFile
	model.DayWritten // once it is there
	err              error
}

func newFiles(d *desk.Desk, out model.DayFiles) *files {
	return &files{d: d, out: out, changed: func() {}, done: func() {}}
}

// look finds out where the files of a day go.
func (f *files) look(day model.Date) {
	if f.out == nil {
		return
	}
	var folder string
	var err error
	f.d.Run.Do(func() { folder, err = f.out.Folder(context.Background(), f.d.Session, day) }, func() {
		if err == nil && folder != f.folder {
			f.folder = folder
			f.changed()
		}
	})
}

// write writes files anew, forgetting those before.
func (f *files) write(asked ...model.DayFile) {
	if f.out == nil || f.busy {
		return
	}
	f.list = nil
	for _, a := range asked {
		f.list = append(f.list, written{asked: a})
	}
	f.next(0)
}

// again tries those once more that could not be written.
func (f *files) again() {
	if f.busy || len(f.failed()) == 0 {
		return
	}
	for i := range f.list {
		f.list[i].err = nil
	}
	f.next(0)
}

// rename gives the first file that another program holds a name of its own, and
// tries again.
func (f *files) rename(name string) {
	for i, w := range f.list {
		if _, held := heldOpen(w.err); held {
			f.list[i].asked.Name = name
			break
		}
	}
	f.again()
}

// next writes the i-th file and those after it that are not there yet.
func (f *files) next(i int) {
	for i < len(f.list) && f.list[i].Path != "" {
		i++
	}
	if f.busy = i < len(f.list); !f.busy {
		f.changed()
		f.done()
		return
	}
	f.changed()
	asked := f.list[i].asked
	var there model.DayWritten
	var err error
	f.d.Run.Do(func() { there, err = f.out.Write(context.Background(), f.d.Session, asked) }, func() {
		if f.list[i].err = err; err == nil {
			f.list[i].DayWritten = there
		}
		f.next(i + 1)
	})
}

// failed are those that could not be written.
func (f *files) failed() (out []written) {
	for _, w := range f.list {
		if w.err != nil {
			out = append(out, w)
		}
	}
	return out
}

// held is the name that is proposed for the first file another program holds.
func (f *files) held() (name string, ok bool) {
	for _, w := range f.list {
		if name, ok := heldOpen(w.err); ok {
			return cmp.Or(name, w.asked.Name), true
		}
	}
	return "", false
}

// heldOpen reports whether an error says that another program holds the file, and
// which name is free.
func heldOpen(err error) (name string, ok bool) {
	var e *model.Error
	if !errors.As(err, &e) || e.Code != "file_open" {
		return "", false
	}
	if len(e.Args) > 1 {
		name, _ = e.Args[1].(string)
	}
	return name, true
}
