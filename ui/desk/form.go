package desk

import (
	"errors"

	"ieumdesk/model"
	"ieumdesk/ui/ime"
	"ieumdesk/ui/kit"
)

// Refuse says at the fields of a form what the store refused, and in a question
// what belongs to no field.
func Refuse(d *Desk, form *kit.Form, err error) {
	var fields model.FieldErrors
	if !errors.As(err, &fields) {
		d.Shell.Fail(err)
		return
	}
	texts := map[string]string{}
	for _, f := range fields {
		texts[f.Field] = d.Words.T("error."+f.Code, f.Args...)
	}
	if left := form.ShowErrors(texts); len(left) > 0 {
		d.Shell.Fail(err)
	}
}

// DayEntry is an entry for a day, which is put into its proper form when it is left.
func DayEntry(d *Desk) *kit.Entry {
	e := kit.NewTidyEntry("2026-12-31", func(s string) (string, bool) {
		day, err := model.ParseDate(s, d.Today(), 20)
		return string(day), err == nil
	})
	e.Script = ime.Latin
	return e
}
