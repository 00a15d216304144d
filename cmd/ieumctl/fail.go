package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"ieumdesk/model"
)

// failure is what a script reads of an error with --json. Its lines are the
// fields that were refused, or what the gate says.
type failure struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Field   string `json:"field,omitempty"`
	Lines   []any  `json:"lines,omitempty"`
}

type failedLine struct {
	Field   string `json:"field"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// gateError is a refusal of the gate, with the lines that refused.
type gateError struct {
	error
	gate model.GateResult
}

func (e gateError) Unwrap() error { return e.error }

// fail tells the error and returns the exit code.
func (t *tool) fail(err error) int {
	if errors.Is(err, errToldAlready) {
		return exitStore
	}
	if errors.Is(err, errFilesTold) {
		return exitOutside
	}
	f, code := t.failure(err)
	if t.json {
		e := json.NewEncoder(t.out)
		e.SetEscapeHTML(false)
		_ = e.Encode(map[string]failure{"error": f})
		return code
	}
	fmt.Fprintln(t.err, f.Message)
	return code
}

func (t *tool) failure(err error) (failure, int) {
	var usage usageError
	if errors.As(err, &usage) {
		return failure{Code: cmp.Or(usage.code, "usage"), Message: usage.message, Field: usage.field}, exitUsage
	}
	if errors.Is(err, context.Canceled) {
		return failure{Code: "cancelled", Message: t.words.T("error.cancelled")}, exitRefused
	}
	f := failure{Code: "unexpected", Message: t.words.Error(err)}
	var fields model.FieldErrors
	var one *model.Error
	switch {
	case errors.As(err, &fields):
		f.Code, f.Field = fields[0].Code, fields[0].Field
		for _, e := range fields {
			f.Lines = append(f.Lines, failedLine{Field: e.Field, Code: e.Code, Message: t.words.T("error."+e.Code, e.Args...)})
		}
	case errors.As(err, &one):
		f.Code, f.Field = one.Code, one.Field
	default:
		f.Message += "\n" + err.Error()
	}
	var gate gateError
	if errors.As(err, &gate) {
		f.Lines = nil
		for _, l := range gate.gate.Lines {
			f.Lines = append(f.Lines, l)
		}
	}
	return f, exitCode(err)
}

func exitCode(err error) int {
	switch model.CodeOf(err) { // the store is open; this login may not
	case "role_denied", "supervisor_only":
		return exitRefused
	}
	switch model.KindOf(err) {
	case model.Invalid, model.Refused, model.NotFound, model.Conflict:
		return exitRefused
	case model.Denied, model.Locked, model.Damaged, model.Newer:
		return exitStore
	default:
		return exitOutside
	}
}
