package printer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"syscall"
)

// What the spooler of Windows says (winspool.h), read in plain Go, so that it can be
// tested where there is no Windows.

// Bits of JOB_INFO_2.Status.
const (
	jobBitPaused    = 0x1
	jobBitError     = 0x2
	jobBitDeleting  = 0x4
	jobBitPrinting  = 0x10
	jobBitOffline   = 0x20
	jobBitPaperOut  = 0x40
	jobBitPrinted   = 0x80
	jobBitDeleted   = 0x100
	jobBitBlocked   = 0x200
	jobBitIntervene = 0x400
	jobBitComplete  = 0x1000
)

// Bits of PRINTER_INFO_2.Status, and of its Attributes the one that says that a
// person, or Windows itself, set the printer to work offline.
const (
	printerBitPaused       = 0x1
	printerBitError        = 0x2
	printerBitJam          = 0x8
	printerBitPaperOut     = 0x10
	printerBitManualFeed   = 0x20
	printerBitPaperProblem = 0x40
	printerBitOffline      = 0x80
	printerBitPrinting     = 0x400
	printerBitBinFull      = 0x800
	printerBitNotAvailable = 0x1000
	printerBitProcessing   = 0x4000
	printerBitNoToner      = 0x40000
	printerBitPagePunt     = 0x80000
	printerBitIntervene    = 0x100000
	printerBitNoMemory     = 0x200000
	printerBitDoorOpen     = 0x400000
	printerBitNoServer     = 0x800000

	printerWorksOffline = 0x400
)

// spooledJob and spooledPrinter are what is read of the two records.
type (
	spooledJob struct {
		status uint32
		text   string // the driver's own words, seldom there
	}
	spooledPrinter struct{ status, attributes uint32 }
)

// spool is the spooler as far as a job is followed. A job that it no longer has is
// errJobGone; other errors are of syscall.Errno.
type spool interface {
	job() (spooledJob, error)
	printer() (spooledPrinter, error)
}

// errJobGone is what GetJob says of a number that is in no queue.
const errJobGone = syscall.Errno(87) // ERROR_INVALID_PARAMETER

// errorCodes are the codes for errors of Windows.
var errorCodes = map[syscall.Errno]string{
	5:    Access,    // ERROR_ACCESS_DENIED
	63:   Cancelled, // ERROR_PRINT_CANCELLED
	1062: NoService, // ERROR_SERVICE_NOT_ACTIVE
	1223: Cancelled, // ERROR_CANCELLED: the driver asked for a file's name, and nobody gave one
	1717: NoService, // RPC_S_UNKNOWN_IF: the spooler was switched off
	1722: NoService, // RPC_S_SERVER_UNAVAILABLE
	1753: NoService, // EPT_S_NOT_REGISTERED
	1801: NoPrinter, // ERROR_INVALID_PRINTER_NAME
	1905: NoPrinter, // ERROR_PRINTER_DELETED
}

// windowsError is an error for what Windows said about a printer.
func windowsError(printer string, err error) error {
	errno, _ := errors.AsType[syscall.Errno](err)
	return outside(cmp.Or(errorCodes[errno], Failed), printer, err)
}

// trouble is what somebody has to see to.
func (p spooledPrinter) trouble() string {
	const attention = printerBitJam | printerBitError | printerBitPaperProblem | printerBitBinFull | printerBitNoToner |
		printerBitPagePunt | printerBitIntervene | printerBitNoMemory | printerBitDoorOpen
	switch {
	case p.attributes&printerWorksOffline != 0, p.status&(printerBitOffline|printerBitNotAvailable|printerBitNoServer) != 0:
		return Offline
	case p.status&printerBitPaused != 0:
		return Stopped
	case p.status&(printerBitPaperOut|printerBitManualFeed) != 0:
		return NoPaper
	case p.status&attention != 0:
		return Attention
	}
	return ""
}

func (p spooledPrinter) state() State {
	switch {
	case p.status&printerBitPaused != 0:
		return Held
	case p.status&(printerBitPrinting|printerBitProcessing) != 0:
		return Printing
	}
	return Idle
}

// trouble is the same of a job.
func (j spooledJob) trouble() string {
	switch {
	case j.status&(jobBitDeleting|jobBitDeleted) != 0:
		return Cancelled
	case j.status&jobBitPaused != 0:
		return Stopped
	case j.status&jobBitOffline != 0:
		return Offline
	case j.status&jobBitPaperOut != 0:
		return NoPaper
	case j.status&(jobBitIntervene|jobBitBlocked) != 0:
		return Attention
	}
	return ""
}

// watch looks at one job until it is out. The spooler forgets a job as soon as it is
// printed, and as soon as somebody deletes it; which of the two it was, only the look
// before can tell.
type watch struct {
	spool
	name string // of the printer
	last spooledJob
	held bool // at the last look nothing was being printed there
}

func (w *watch) look(context.Context) (sight, error) {
	p, err := w.printer()
	if err != nil {
		return sight{}, windowsError(w.name, err)
	}
	job, err := w.job()
	if errors.Is(err, errJobGone) {
		return w.gone(p), nil
	} else if err != nil {
		return sight{}, windowsError(w.name, err)
	}
	w.last, w.held = job, p.stands()
	if job.status&(jobBitPrinted|jobBitComplete) != 0 {
		return sight{done: true}, nil
	}
	s := sight{
		code:     cmp.Or(job.trouble(), p.trouble()),
		said:     fmt.Sprintf("job %#x %s, printer %#x %#x", job.status, job.text, p.status, p.attributes),
		Progress: Progress{Printing: job.status&jobBitPrinting != 0, Message: job.text},
	}
	if s.code == "" && job.status&jobBitError != 0 {
		s.code = Attention
	}
	return s, nil
}

// stands reports whether a printer prints nothing now, whatever is in its queue.
func (p spooledPrinter) stands() bool {
	t := p.trouble()
	return t == Stopped || t == Offline
}

func (w *watch) gone(p spooledPrinter) sight {
	deleted := w.last.status&(jobBitDeleting|jobBitDeleted) != 0
	if deleted || w.held && p.stands() {
		return sight{code: Cancelled}
	}
	return sight{done: true}
}
