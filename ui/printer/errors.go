package printer

import "ieumdesk/model"

// Codes of the errors that a Spooler returns, as model.Error of kind Outside.
// The translations say under "error." + code what to do about each.
const (
	NoPrinter = "print_no_printer" // there is no printer of that name, or no more
	NoService = "print_no_service" // the print service does not run or is not there
	Stopped   = "print_stopped"    // the queue, or the job in it, is held
	Offline   = "print_offline"    // the printer is off, or cannot be reached
	NoPaper   = "print_no_paper"   // it ran out of paper, or of that paper
	Attention = "print_attention"  // a jam, an open door, no toner: somebody has to go there
	Rejected  = "print_rejected"   // the queue takes no jobs now
	Cancelled = "print_cancelled"  // somebody took the job out of the queue
	Access    = "print_access"     // this user may not print there
	Failed    = "print_failed"     // anything else; the log has what the system said
)

// Waits reports whether the job that an error is about is still in its queue and
// is printed once somebody has seen to the printer: Stopped, Offline, NoPaper,
// Attention. It can be followed again. Who prints it elsewhere cancels it first,
// or it comes out twice.
func Waits(err error) bool { return waits(model.CodeOf(err)) }

func waits(code string) bool {
	return code == Stopped || code == Offline || code == NoPaper || code == Attention
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
