package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"ieumdesk/model"
)

// maxInput is more than any record or setting that comes on standard input.
const maxInput = 1 << 20

// plain reads text as Notepad and PowerShell write it: without the mark in front
// of UTF-8, and UTF-16 as UTF-8.
func plain(r io.Reader) io.Reader {
	return transform.NewReader(r, unicode.BOMOverride(transform.Nop))
}

// line is a value that came as a file: without the end of its line.
func line(r io.Reader) (string, error) {
	b, err := io.ReadAll(io.LimitReader(plain(r), maxInput))
	return strings.TrimRight(string(b), "\r\n"), err
}

// field is a field of a record that may be written, by its JSON name. It goes to
// a pointer, to the fields of an object, or to a list of objects.
type field struct {
	name string
	to   any
}

// list is a list of objects.
type list struct {
	add   func() []field // adds one and gives its fields
	stays bool           // it has some already, which cannot be taken out
}

// names are the fields' names as the help lists them.
func names(fields []field) string {
	var all []string
	for _, f := range fields {
		name := f.name
		switch to := f.to.(type) {
		case []field:
			name += "{" + names(to) + "}"
		case list:
			name += "[{" + names(to.add()) + "}]"
		default:
			if reflect.TypeOf(to).Elem().Kind() == reflect.Slice {
				name += "[]"
			}
		}
		all = append(all, name)
	}
	return strings.Join(all, ", ")
}

// record takes one JSON document from standard input. Errors: Invalid no_json,
// bad_json, not_an_object.
func (t *tool) record() (json.RawMessage, error) {
	t.fed = true
	b, err := io.ReadAll(io.LimitReader(plain(t.in), maxInput))
	if err != nil {
		return nil, err
	}
	return document(b)
}

// document is the JSON object that b is. Errors: those of record.
func document(b []byte) (json.RawMessage, error) {
	if len(bytes.TrimSpace(b)) == 0 {
		return nil, &model.Error{Kind: model.Invalid, Code: "no_json"}
	}
	var raw json.RawMessage
	if err := json.Unmarshal(b, &raw); err != nil {
		row, column := place(b, err)
		return nil, &model.Error{Kind: model.Invalid, Code: "bad_json", Args: []any{row, column}, Err: err}
	}
	if raw = bytes.TrimSpace(raw); raw[0] != '{' {
		return nil, &model.Error{Kind: model.Invalid, Code: "not_an_object"}
	}
	return raw, nil
}

// place is the line and the character at which a document stops making sense.
func place(b []byte, err error) (row, column int) {
	at := len(b)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && int(syntax.Offset) <= len(b) {
		at = max(int(syntax.Offset)-1, 0)
	}
	before := string(b[:at])
	return strings.Count(before, "\n") + 1, len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1
}

// put writes the fields of an object where they go; what it does not name stays
// as it is, null empties. Errors: FieldErrors unknown_field, field_kind,
// consents_stay.
func (t *tool) put(raw json.RawMessage, fields []field) error {
	p := &putting{t: t}
	p.object("", raw, fields)
	if len(p.errs) > 0 {
		return p.errs
	}
	return nil
}

// putting gathers what is wrong with a document, in its order.
type putting struct {
	t    *tool
	errs model.FieldErrors
}

func (p *putting) wrong(name, code string, args ...any) {
	p.errs = append(p.errs, &model.Error{Kind: model.Invalid, Code: code, Field: name, Args: args})
}

// wants says what kind of value a field has.
func (p *putting) wants(name, kind string) {
	p.wrong(name, "field_kind", p.t.words.T("ctl.kind."+kind))
}

func (p *putting) object(path string, raw json.RawMessage, fields []field) {
	d := json.NewDecoder(bytes.NewReader(raw))
	if start, _ := d.Token(); start != json.Delim('{') {
		p.wants(path, "object")
		return
	}
	for d.More() {
		var value json.RawMessage
		key, err := d.Token()
		if err == nil {
			err = d.Decode(&value)
		}
		if err != nil { // record has read it all before
			p.wants(path, "object")
			return
		}
		name := key.(string)
		full := name
		if path != "" {
			full = path + "." + name
		}
		i := slices.IndexFunc(fields, func(f field) bool { return f.name == name })
		if i < 0 {
			p.wrong(full, "unknown_field", full)
			continue
		}
		p.value(full, value, fields[i].to)
	}
}

func (p *putting) value(name string, raw json.RawMessage, to any) {
	null := string(raw) == "null"
	switch to := to.(type) {
	case []field:
		if null {
			for _, f := range to {
				p.value(name+"."+f.name, raw, f.to)
			}
			return
		}
		p.object(name, raw, to)
	case list:
		p.list(name, raw, to)
	default:
		if null {
			reflect.ValueOf(to).Elem().SetZero()
		} else if err := json.Unmarshal(raw, to); err != nil {
			p.wants(name, kindOf(to))
		}
	}
}

func (p *putting) list(name string, raw json.RawMessage, to list) {
	var items []json.RawMessage
	switch err := json.Unmarshal(raw, &items); {
	case err != nil:
		p.wants(name, "objects")
	case len(items) == 0 && to.stays:
		p.wrong(name, "consents_stay")
	}
	for _, item := range items {
		p.object(name, item, to.add())
	}
}

// kindOf is the kind of value that fits a pointer, for ctl.kind.
func kindOf(to any) string {
	if _, ok := to.(*time.Time); ok {
		return "instant"
	}
	switch reflect.TypeOf(to).Elem().Kind() {
	case reflect.Int, reflect.Int64:
		return "integer"
	case reflect.Float64:
		return "number"
	case reflect.Slice:
		return "texts"
	default:
		return "text"
	}
}
