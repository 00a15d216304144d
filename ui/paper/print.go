package paper

import (
	"context"
	"slices"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/run"
	"ieumdesk/ui/slip/sheet"
)

// Print is what a page prints and how, and what became of it. It knows no widgets.
type Print struct {
	press  *Press
	matter Matter // nil: there is nothing to print as things stand
	order  Order
	whole  []model.SheetKind // the desk's set
	with   material
	ready  bool // with is read
	ask    *run.Latest[material]

	job     *Job // the last one, nil before
	saving  bool
	message string // about the printer or the last job

	changed func() // what is said changed
	redraw  func() // what is drawn changed
	taken   func() // a printer has it, or a file
}

// NewPrint begins printing on a page of something, in the desk's usual order for it.
func (p *Press) NewPrint(m Matter, usual Order) *Print {
	nothing := func() {}
	return &Print{press: p, matter: m, order: usual, whole: usual.Sheets, ask: run.NewLatest[material](p.d.Run), changed: nothing, redraw: nothing, taken: nothing}
}

// Watch tells a page what happens: changed that other words are to be said, taken
// that what was asked for is on paper, or in a file, as far as the page is concerned.
func (t *Print) Watch(changed, taken func()) { t.changed, t.taken = changed, taken }

// Begin finds the printers, and reads what the desk puts on its sheets.
func (t *Print) Begin() {
	t.read()
	before := t.press.chosen
	t.press.Look(func(err error) {
		if err != nil {
			t.message = t.press.d.Words.Error(err)
		}
		if t.press.chosen != before {
			t.read()
		}
		t.changed()
	})
}

// read reads what the desk puts on its sheets, for the printer that is chosen.
func (t *Print) read() {
	like := t.press.chosen
	t.ask.Ask(func(ctx context.Context) (material, error) { return t.press.material(ctx, like) }, func(m material, err error) {
		if err != nil {
			t.press.d.Shell.Fail(err)
			return
		}
		t.with, t.ready = m, true
		t.redraw()
		t.changed()
	})
}

// Set is another matter of the same page: something was typed. nil is none.
func (t *Print) Set(m Matter) {
	t.matter = m
	t.redraw()
}

// draw draws what would be printed; it may run beside the window.
func (t *Print) draw() func() (*sheet.Document, error) {
	m, with, o := t.matter, t.with, t.order
	return func() (*sheet.Document, error) { return m.draw(with, o) }
}

// Printer is whether there is one.
func (t *Print) Printer() bool { return t.press.chosen != "" }

// Busy reports whether something is on its way to a printer or into a file; a second
// Enter does nothing.
func (t *Print) Busy() bool { return t.saving || t.job != nil && t.job.stage == Sending }

// Failed reports whether the last job is in trouble.
func (t *Print) Failed() bool { return t.job != nil && t.job.stage == Trouble }

// SentTo is the printer that has the last job; ok is false if none has.
func (t *Print) SentTo() (name string, ok bool) {
	if t.job == nil || !t.job.counted || t.job.stage == Trouble {
		return "", false
	}
	return t.job.printer, true
}

// Message is what is to be said of the printer or the last job, "" if nothing. Before
// that, a form to send back must say where to.
func (t *Print) Message() string {
	office := t.with.office
	if t.message == "" && t.ready && office.Phone == "" && office.Fax == "" && slices.Contains(t.order.Sheets, model.SheetReply) {
		return t.press.d.Words.T("paper.no_answer")
	}
	return t.message
}

// only shows a sheet by itself, by its place in the set from 1; 0 is the whole set.
// What is seen is what is printed.
func (t *Print) only(n int) {
	if t.matter == nil || n > len(t.matter.Sheets()) {
		return
	}
	t.order.Sheets = t.whole
	if n > 0 {
		t.order.Sheets = t.matter.Sheets()[n-1 : n]
	}
	t.redraw()
	t.changed()
}

// shows is which of these is shown; 0 is the whole set, -1 another choice.
func (t *Print) shows() int {
	switch has := t.matter.Sheets(); {
	case slices.Equal(t.order.Sheets, t.whole):
		return 0
	case len(t.order.Sheets) == 1:
		return slices.Index(has, t.order.Sheets[0]) + 1
	}
	return -1
}

// adjust takes over what a person chose.
func (t *Print) adjust(o Order, printer string) {
	d := t.press.d
	if reader, ok := t.matter.Reader(); ok && o.Language != t.order.Language {
		desk.Do(d, func(ctx context.Context) (struct{}, error) {
			return struct{}{}, keepLanguage(ctx, d.Session, reader.ID, o.Language)
		}, func(struct{}) {})
	}
	t.order = o
	if printer != t.press.chosen {
		t.press.choose(printer)
		t.message = ""
		t.read() // it has margins of its own
	}
	t.redraw()
	t.changed()
}

// Print sends what is seen to the printer. What is in trouble is seen to instead:
// the same sheets do not go twice.
func (t *Print) Print() {
	switch to := t.press.chosen; {
	case t.Busy() || t.matter == nil:
	case to == "":
		t.message = t.press.d.Words.T("paper.no_printer")
		t.changed()
	case t.Failed() && slices.Equal(t.job.order.Sheets, t.order.Sheets):
		t.job.Again(to, t.order)
	default:
		t.press.Send(t.matter, t.order, to, t.jobShown)
	}
}

// jobShown says where the job of this page is.
func (t *Print) jobShown(j *Job) {
	w := t.press.d.Words
	t.job = j
	switch j.stage {
	case Sending:
		t.message = w.T("paper.sending")
	case Waiting:
		t.message = w.T("paper.waiting", j.printer)
	case Printing:
		t.message = w.T("paper.printing", j.printer)
	case Done:
		t.message = w.T("paper.done", j.printer)
	case Trouble:
		t.message = w.Error(j.err)
	}
	if j.stage == Waiting && j.counted {
		taken := t.taken
		t.changed()
		taken()
		return
	}
	t.changed()
}

// Save writes what is seen into a file, and says where it is.
func (t *Print) Save(ending string) {
	if t.Busy() || t.matter == nil {
		return
	}
	w := t.press.d.Words
	t.saving, t.message = true, w.T("refer.saving")
	t.changed()
	then := func(file string, err error) {
		t.saving, t.message = false, ""
		if err != nil {
			t.message = w.Error(err)
			t.changed()
			return
		}
		t.press.d.Shell.Toast(w.T("paper.saved", t.matter.Said(w), file), nil)
		t.changed()
		t.taken()
	}
	if t.Failed() && slices.Equal(t.job.order.Sheets, t.order.Sheets) {
		t.job.Save(ending, then)
		return
	}
	t.press.Save(t.matter, t.order, ending, then)
}
