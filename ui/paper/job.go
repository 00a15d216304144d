package paper

import (
	"context"
	"errors"

	"ieumdesk/model"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/slip/sheet"
)

// Stage is where a job is on its way.
type Stage int

// The stages of a job. Once it waits the printer has it, and it is counted; the
// person may go on to other work.
const (
	Sending Stage = iota
	Waiting
	Printing
	Done
	Trouble
)

// Job is something that was sent to a printer. It is used from the UI thread only.
type Job struct {
	press   *Press
	matter  Matter
	order   Order
	printer string
	stage   Stage
	said    string // by the printer, while it prints
	err     error  // of Trouble
	inQueue printer.Job

	told    bool // of its trouble, so its end is told too
	counted bool // the sheets stand in the log as printed
	begun   bool // the printer said that it prints them
	several bool // more than a piece of paper: some may be out when it stops
	shown   func(*Job)
}

// Send sends something to a printer and follows it until it is out. shown is called
// on the UI thread whenever its stage changes.
func (p *Press) Send(m Matter, o Order, to string, shown func(*Job)) *Job {
	j := &Job{press: p, matter: m, order: o, printer: to, shown: shown}
	j.send()
	return j
}

// Stage is where it is.
func (j *Job) Stage() Stage { return j.stage }

// Err is what stands in its way, nil if nothing does.
func (j *Job) Err() error { return j.err }

// Printer is where it goes.
func (j *Job) Printer() string { return j.printer }

// Queued reports whether it is in trouble and still in the printer's queue.
func (j *Job) Queued() bool { return j.stage == Trouble && printer.Waits(j.err) }

// Taken reports whether a printer has had it: whoever sent it need not wait.
func (j *Job) Taken() bool { return j.counted }

// mayBeOut reports whether paper may have come out although it is in trouble. What
// surely did not is no reissue when it is printed again.
func (j *Job) mayBeOut() bool {
	switch model.CodeOf(j.err) {
	case printer.NoService, printer.Access: // the queue cannot be asked any more
		return true
	case printer.NoPaper, printer.Attention, printer.Failed, printer.Cancelled:
		return j.several && j.begun
	}
	return false
}

// Again sees to a job in trouble. One that waits in the queue of the same printer is
// only followed again; else it is taken out of there and sent anew, as o says.
func (j *Job) Again(to string, o Order) {
	if j.stage != Trouble {
		return
	}
	if j.Queued() && to == j.printer {
		j.begin(Waiting)
		j.follow()
		return
	}
	queued, out, before := j.Queued(), j.counted && j.mayBeOut(), j.inQueue
	j.counted = j.counted && !out
	j.printer, j.order = to, o
	j.sendAfter(func(ctx context.Context, m Matter) (Matter, error) {
		if queued {
			if err := j.press.spooler.Cancel(ctx, before); err != nil {
				return m, err
			}
		}
		if out { // it is a reissue, and marked as one
			return m.anew(ctx, j.press.d.Session)
		}
		return m, nil
	})
}

// Save brings a job in trouble out as a file instead; then gets its name.
func (j *Job) Save(ending string, then func(file string, err error)) {
	if j.stage != Trouble {
		return
	}
	queued, again := j.Queued(), j.counted && !j.mayBeOut() // else slip.Save finds the count and marks the file by it
	var file string
	var err error
	j.press.d.Run.Do(func() {
		ctx := context.Background()
		if queued {
			if err = j.press.spooler.Cancel(ctx, j.inQueue); err != nil {
				return
			}
		}
		file, err = j.press.save(ctx, j.matter, j.order, j.printer, ending, again)
	}, func() {
		if err == nil {
			j.begin(Done)
		}
		then(file, err)
	})
}

// Drop gives a job in trouble up; it is taken out of its queue.
func (j *Job) Drop() {
	if j.stage != Trouble {
		return
	}
	queued := j.Queued()
	var err error
	j.press.d.Run.Do(func() {
		if queued {
			err = j.press.spooler.Cancel(context.Background(), j.inQueue)
		}
	}, func() {
		if err != nil {
			j.press.d.Shell.Fail(err)
			return
		}
		j.begin(Done)
	})
}

func (j *Job) send() {
	j.sendAfter(func(_ context.Context, m Matter) (Matter, error) { return m, nil })
}

// sendAfter hands it to the printer once the way is clear.
func (j *Job) sendAfter(clear func(context.Context, Matter) (Matter, error)) {
	j.begin(Sending)
	p, m, o, to, again := j.press, j.matter, j.order, j.printer, j.counted
	var queued printer.Job
	var several bool
	var err error
	p.d.Run.Do(func() {
		ctx := context.Background()
		if m, err = clear(ctx, m); err == nil {
			m, queued, several, err = p.send(ctx, m, o, to, again)
		}
	}, func() {
		if err != nil {
			j.fail(err)
			return
		}
		j.matter, j.inQueue, j.counted, j.several, j.begun = m, queued, true, several, false
		j.begin(Waiting)
		j.follow()
	})
}

// send hands something to a printer and counts it. What cannot be written down does
// not leave the desk: it is taken back from the queue. So is what somebody else has
// printed since it was read, and goes once more as what it is, a reissue.
func (p *Press) send(ctx context.Context, m Matter, o Order, to string, again bool) (sent Matter, queued printer.Job, several bool, err error) {
	if queued, several, err = p.spool(ctx, m, o, to); err != nil {
		return m, queued, several, err
	}
	later, err := m.count(ctx, p.d.Session, o.Sheets, "print", again)
	if err != nil || later != nil {
		err = errors.Join(err, p.spooler.Cancel(ctx, queued))
	}
	if err != nil || later == nil {
		return m, queued, several, err
	}
	queued, several, err = p.spool(ctx, later, o, to)
	return later, queued, several, err
}

// spool draws something and puts it into the queue of a printer. several: it is more
// than a piece of paper.
func (p *Press) spool(ctx context.Context, m Matter, o Order, to string) (queued printer.Job, several bool, err error) {
	doc, err := p.document(ctx, m, o, to)
	if err != nil {
		return queued, false, err
	}
	queued, err = p.spooler.Print(ctx, to, printer.Document{
		Title: m.Name(), Sheet: doc, Created: m.Made(), Tray: o.Tray, Copies: o.Copies, BothSides: o.BothSides, Raw: o.Raw && o.Paper.Roll(),
	})
	return queued, len(doc.Pages)*max(o.Copies, 1) > 1, err
}

// document draws what an order asks for, for a printer.
func (p *Press) document(ctx context.Context, m Matter, o Order, printer string) (*sheet.Document, error) {
	with, err := p.material(ctx, printer)
	if err != nil {
		return nil, err
	}
	return m.draw(with, o)
}

// follow waits beside the window until the job is out.
func (j *Job) follow() {
	p, queued := j.press, j.inQueue
	var err error
	p.d.Run.Do(func() {
		err = p.spooler.Follow(p.ctx, queued, func(now printer.Progress) {
			p.d.Run.Do(func() {}, func() { j.progress(now) })
		})
	}, func() {
		switch {
		case errors.Is(err, context.Canceled): // the window closes
		case err != nil:
			j.fail(err)
		default:
			j.out()
		}
	})
}

// out is the end that was hoped for; it is news only after there was trouble.
func (j *Job) out() {
	if w := j.press.d.Words; j.told {
		j.press.d.Shell.Toast(w.T("paper.out", j.matter.Said(w), j.printer), nil)
	}
	j.begin(Done)
}

func (j *Job) progress(now printer.Progress) {
	if j.stage != Waiting && j.stage != Printing {
		return // it is over, and this comes late
	}
	j.said = now.Message
	if now.Printing {
		j.begun = true
		j.begin(Printing)
		return
	}
	j.begin(Waiting)
}

func (j *Job) fail(err error) {
	j.err = err
	j.begin(Trouble)
}

// begin is the next stage, told to whoever watches.
func (j *Job) begin(s Stage) {
	j.stage = s
	if s != Trouble {
		j.err = nil
	}
	j.press.heed(j)
	j.shown(j)
}
