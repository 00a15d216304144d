package model

import "context"

// Exports writes down what leaves the store as a file (안전성 확보조치 기준 §8).
type Exports interface {
	// DayExported records that days were written to files, in the access log and,
	// with full names, why. Errors: FieldErrors (reason, if Full and none is given;
	// from, to: date_form).
	DayExported(ctx context.Context, e DayExport) error
}

// DayExport is one writing of day logs to files.
type DayExport struct {
	From, To Date     // both included
	Formats  []string // as the files' names end: xlsx, hwpx
	Full     bool     // people are named in full, not as lists show them
	Reason   string   // why in full
}

// Normalise trims the reason and asks for one where people are named in full.
// Errors: FieldErrors.
func (e *DayExport) Normalise() error {
	var c fieldCheck
	if !e.From.Valid() {
		c.add(invalid("from", "date_form"))
	}
	if !e.To.Valid() {
		c.add(invalid("to", "date_form"))
	}
	c.line("reason", &e.Reason, MaxLine, e.Full)
	return c.err()
}
