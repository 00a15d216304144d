package model

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
)

// Mapping says how a list of leads is read where its headers do not say it by
// themselves. What it leaves open is guessed.
type Mapping struct {
	Sheet     string            `json:"sheet,omitempty"`      // only this one; "": all that have a header
	HeaderRow int               `json:"header_row,omitempty"` // from 1; 0: found
	Columns   map[string]string `json:"columns,omitempty"`    // header or letter -> one of LeadFields, "" for none
}

// maxMapping is more than any mapping that a person writes.
const maxMapping = 1 << 20

// ReadMapping reads a mapping from JSON: an object with sheet, header_row and
// columns, or only the columns, {"업체명":"employer","C":"title"}. Errors: Invalid
// mapping_form, mapping_field (Args: the name that is no field).
func ReadMapping(r io.Reader) (Mapping, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxMapping+1))
	if err != nil {
		return Mapping{}, &Error{Kind: Outside, Code: "file_read", Err: err}
	}
	b = bytes.TrimPrefix(b, []byte("\uFEFF"))
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(b, &keys); err != nil || keys == nil || len(b) > maxMapping {
		return Mapping{}, &Error{Kind: Invalid, Code: "mapping_form", Err: err}
	}
	var m Mapping
	if isColumnsOnly(keys) {
		err = json.Unmarshal(b, &m.Columns)
	} else {
		d := json.NewDecoder(bytes.NewReader(b))
		d.DisallowUnknownFields()
		err = d.Decode(&m)
	}
	if err != nil || m.HeaderRow < 0 {
		return Mapping{}, &Error{Kind: Invalid, Code: "mapping_form", Err: err}
	}
	return m, m.Check()
}

func isColumnsOnly(keys map[string]json.RawMessage) bool {
	for _, k := range []string{"sheet", "header_row", "columns"} {
		if _, ok := keys[k]; ok {
			return false
		}
	}
	return true
}

// Check refuses fields that do not exist, the first by the order of columns.
// Errors: Invalid mapping_field.
func (m Mapping) Check() error {
	columns := make([]string, 0, len(m.Columns))
	for c := range m.Columns {
		columns = append(columns, c)
	}
	slices.Sort(columns)
	for _, c := range columns {
		if f := m.Columns[c]; f != "" && !slices.Contains(LeadFields, f) {
			return invalid("columns", "mapping_field", f)
		}
	}
	return nil
}
