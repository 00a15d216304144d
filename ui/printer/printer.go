// Package printer hands sheets to the machine's printers and follows them until
// they are out, or until somebody has to do something about it.
//
// What the rest of the program sees is the Spooler interface. On Windows GDI fulfils
// it: sheets are drawn on the printer itself, no viewer stands between. Elsewhere
// CUPS does, with the commands that every Linux desktop and macOS have, and by
// asking its scheduler. A machine without a print service has no printers here, and
// the window then offers the PDF only.
package printer

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"ieumdesk/ui/slip/sheet"
)

// Printer is a queue that a sheet can be sent to.
type Printer struct {
	Name      string
	Default   bool
	State     State
	Accepting bool   // false: new jobs are refused
	Trouble   string // code of what somebody has to see to (NoPaper, Offline...), "" if nothing
	Reason    string // in the system's words, "" if there is nothing to say
}

// Ready reports whether a job sent now would be printed now.
func (p Printer) Ready() bool { return p.Accepting && p.State != Held && p.Trouble == "" }

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

	Paper     Paper  // the zero Paper is the size of the sheet's first page
	Tray      string // ID of a Tray; "" is the one the printer is set to
	Copies    int    // 0 is 1
	BothSides bool   // turned over the long edge; a printer that cannot prints on one

	// Raw sends the sheet as the ESC/POS bitmap that printers of 80 mm rolls
	// understand, past any driver. Paper, Tray and BothSides mean nothing then.
	Raw bool
}

// Job is a document in a queue.
type Job struct{ ID, Printer string }

// Progress is where a job stands while it is followed.
type Progress struct {
	Printing bool   // false: it waits its turn
	Message  string // what the printer says, "warming up"; "" if nothing
}

// Spooler is the system's print service. Its methods may take seconds (a
// network printer that does not answer) and stop when ctx does, with its error.
type Spooler interface {
	// Printers lists the queues by name, the default one first. A machine
	// without a print service has none, which is no error. Errors: NoService.
	Printers(ctx context.Context) ([]Printer, error)
	// Capabilities asks what a printer can do. Errors: NoPrinter, NoService,
	// Access, Failed; a person can print without the answer.
	Capabilities(ctx context.Context, printer string) (Capabilities, error)
	// Print sends a document. That it was taken does not mean that it is
	// printed: follow it. Errors: NoPrinter, NoService, Rejected, Access, Failed;
	// then, and when ctx stops it, nothing stays in the queue, and the same
	// document can be sent again or elsewhere.
	Print(ctx context.Context, printer string, d Document) (Job, error)
	// Follow returns nil when the job is printed, as far as the system knows.
	// Errors: Stopped, Offline, NoPaper, Attention, as soon as the printer is
	// found so (see Waits); Cancelled, NoPrinter (the queue is gone and the job
	// with it), NoService, Access, Failed. report, which may be nil, is called
	// whenever the progress changes.
	Follow(ctx context.Context, job Job, report func(Progress)) error
	// Cancel takes a job out of its queue; one that is already out is no error.
	Cancel(ctx context.Context, job Job) error
}

// byDefaultAndName puts the default printer first.
func byDefaultAndName(a, b Printer) int {
	if a.Default != b.Default {
		if a.Default {
			return -1
		}
		return 1
	}
	return cmp.Compare(a.Name, b.Name)
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
