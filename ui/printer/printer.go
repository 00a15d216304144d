// Package printer hands sheets to the machine's printers and follows them until
// they are out, or until somebody has to do something about it.
//
// What the rest of the program sees is the Spooler interface. CUPS fulfils it
// with the commands lp, lpstat and cancel, which every Linux desktop and macOS
// have; a machine without them has no printers here, and the window then offers
// the PDF only.
package printer

import (
	"context"
	"slices"
	"strings"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// Codes of the errors that a Spooler returns, as model.Error of kind Outside.
// The translations say under "error." + code what to do about each.
const (
	NoPrinter = "print_no_printer" // there is no printer of that name
	NoService = "print_no_service" // the print service does not run or is not there
	Stopped   = "print_stopped"    // the queue is held; the job waits in it
	Rejected  = "print_rejected"   // the queue takes no jobs now
	Cancelled = "print_cancelled"  // somebody took the job out of the queue
	Access    = "print_access"     // this user may not print there
	Failed    = "print_failed"     // anything else; the log has what the system said
)

// Printer is a queue that a sheet can be sent to.
type Printer struct {
	Name      string
	Default   bool
	State     State
	Accepting bool   // false: new jobs are refused
	Reason    string // in the system's words, "" if there is nothing to say
}

// Ready reports whether a job sent now would be printed now.
func (p Printer) Ready() bool { return p.Accepting && p.State != Held }

// State is what a queue does.
type State int

// The states of a queue. Unknown is what a printer found on the network has
// before anything was sent to it.
const (
	Unknown State = iota
	Idle
	Printing
	Held
)

// Document is a sheet to print.
type Document struct {
	// Title is what the queue and its log show. It must not name a person;
	// what is not ASCII is left out, because drivers garble it.
	Title   string
	Sheet   *sheet.Document
	Created time.Time // what the document says it was made at
	Copies  int       // 0 is 1
}

// Job is a document in a queue.
type Job struct{ ID, Printer string }

// Progress is where a job stands while it is followed.
type Progress struct {
	Printing bool   // false: it waits its turn
	Message  string // what the printer says, "out of paper"; "" if nothing
}

// Spooler is the system's print service. Its methods may take seconds (a
// network printer that does not answer) and stop when ctx does, with its error.
type Spooler interface {
	// Printers lists the queues by name, the default one first. A machine
	// without a print service has none, which is no error. Errors: NoService.
	Printers(ctx context.Context) ([]Printer, error)
	// Print sends a document. That it was taken does not mean that it is
	// printed: follow it. Errors: NoPrinter, NoService, Rejected, Access, Failed.
	Print(ctx context.Context, printer string, d Document) (Job, error)
	// Follow returns nil when the job is printed, as far as the system knows.
	// Errors: Stopped, as soon as the queue is found held (the job stays in it
	// and can be followed again), Cancelled, NoService, Failed. report, which
	// may be nil, is called whenever the progress changes.
	Follow(ctx context.Context, job Job, report func(Progress)) error
	// Cancel takes a job out of its queue; one that is already out is no error.
	Cancel(ctx context.Context, job Job) error
}

// Choose picks the printer to offer: the one last used, else the default, else
// the first. ok is false if there is none.
func Choose(printers []Printer, last string) (p Printer, ok bool) {
	for _, want := range []func(Printer) bool{
		func(p Printer) bool { return p.Name == last },
		func(p Printer) bool { return p.Default },
		func(Printer) bool { return true },
	} {
		if i := slices.IndexFunc(printers, want); i >= 0 {
			return printers[i], true
		}
	}
	return Printer{}, false
}

// outside is an error of one of the codes, about a printer except for NoService.
// beneath is what the system said.
func outside(code, printer string, beneath error) error {
	e := &model.Error{Kind: model.Outside, Code: code, Err: beneath}
	if code != NoService {
		e.Args = []any{printer}
	}
	return e
}

// ascii is a title as queues and drivers stand it.
func ascii(title string) string {
	kept := strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, title))
	if kept == "" {
		return "document"
	}
	return kept
}
