package model

import (
	"errors"
	"fmt"
	"strings"
)

// Kind says what sort of trouble an Error is, for those who must act on it:
// a screen (which field), a console tool (which exit code), a test.
type Kind string

// The closed list of kinds.
const (
	Invalid  Kind = "invalid"   // a field holds what it must not
	Refused  Kind = "refused"   // a rule of the desk says no
	NotFound Kind = "not_found" // no such record
	Conflict Kind = "conflict"  // somebody else changed it first
	Denied   Kind = "denied"    // wrong passphrase or not allowed to this role
	Locked   Kind = "locked"    // another program holds the store
	Damaged  Kind = "damaged"   // the file is no store, or a broken one
	Newer    Kind = "newer"     // the store was made by a newer version
	Outside  Kind = "outside"   // disk, printer, network
)

// Error is something a person did or a rule refused. Code names the text in the
// translations ("error." + Code) and Args fill it; both are free of personal
// data, so an Error may be logged.
type Error struct {
	Kind  Kind
	Code  string
	Field string // JSON name of the field concerned, "" if none
	Args  []any
	Err   error // what lies beneath, for the log
}

// Error is for logs and engineers; people read the translation.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Code)
	if e.Field != "" {
		b.WriteString(" (" + e.Field + ")")
	}
	for _, a := range e.Args {
		fmt.Fprintf(&b, " %v", a)
	}
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	return b.String()
}

// Unwrap returns the error beneath.
func (e *Error) Unwrap() error { return e.Err }

// FieldErrors are all the fields of one record that were refused, in the order
// of the form. It is never empty when returned as an error.
type FieldErrors []*Error

// Error joins the fields' errors.
func (fe FieldErrors) Error() string {
	parts := make([]string, len(fe))
	for i, e := range fe {
		parts[i] = e.Error()
	}
	return strings.Join(parts, "; ")
}

// Unwrap lets errors.As find the first field's *Error.
func (fe FieldErrors) Unwrap() []error {
	out := make([]error, len(fe))
	for i, e := range fe {
		out[i] = e
	}
	return out
}

// KindOf returns the kind of the first Error in err's tree, or "".
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return ""
}

// CodeOf returns the code of the first Error in err's tree, or "".
func CodeOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// invalid is the error of one field.
func invalid(field, code string, args ...any) *Error {
	return &Error{Kind: Invalid, Code: code, Field: field, Args: args}
}

// fieldCheck gathers the errors of a record's fields.
type fieldCheck struct{ errs FieldErrors }

func (c *fieldCheck) add(err *Error) {
	if err != nil {
		c.errs = append(c.errs, err)
	}
}

func (c *fieldCheck) err() error {
	if len(c.errs) == 0 {
		return nil
	}
	return c.errs
}
