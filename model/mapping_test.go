package model

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestReadMapping_takesThreeFieldsOrOnlyTheColumns(t *testing.T) {
	columns := map[string]string{"업체명": "employer", "C": "title", "비고": ""}
	for text, want := range map[string]Mapping{
		`{"sheet":"구인","header_row":3,"columns":{"업체명":"employer","C":"title","비고":""}}`: {"구인", 3, columns},
		`{"업체명":"employer","C":"title","비고":""}`:                                         {Columns: columns},
		"\uFEFF" + `{"sheet":"구인"}`:                                                      {Sheet: "구인"},
		`{}`:                                                                             {Columns: map[string]string{}},
	} {
		if got, err := ReadMapping(strings.NewReader(text)); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s = %+v, %v; want %+v", text, got, err, want)
		}
	}
}

func TestReadMapping_namesAFieldThatDoesNotExist(t *testing.T) {
	_, err := ReadMapping(strings.NewReader(`{"columns":{"업체명":"employer","급여":"wages"}}`))
	var e *Error
	if !errors.As(err, &e) || e.Code != "mapping_field" || len(e.Args) != 1 || e.Args[0] != "wages" {
		t.Errorf("wages: %v", err)
	}
	for _, text := range []string{``, `[]`, `null`, `{"columns":[]}`, `{"sheet":"a","colums":{}}`, `{"업체명":1}`, `{"header_row":-1}`, `{"sheet":"a"} `[:10]} {
		if m, err := ReadMapping(strings.NewReader(text)); CodeOf(err) != "mapping_form" {
			t.Errorf("%q = %+v, %v; want mapping_form", text, m, err)
		}
	}
}

func TestLeadFields_areFieldsOfALead(t *testing.T) {
	l := Lead{Source: LeadSource{Kind: "hub", Team: "t", By: "b", On: "2026-11-24", Ref: "1", URL: "u"}}
	b, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{"wage": true, "hours": true, "workplace": true}
	for i := range reflect.TypeFor[Lead]().NumField() {
		name, _, _ := strings.Cut(reflect.TypeFor[Lead]().Field(i).Tag.Get("json"), ",")
		names[name] = true
	}
	var source struct {
		Source map[string]any `json:"source"`
	}
	if err := json.Unmarshal(b, &source); err != nil {
		t.Fatal(err)
	}
	for name := range source.Source {
		names["source."+name] = true
	}
	for _, f := range LeadFields {
		if !names[f] {
			t.Errorf("a lead has no field %s", f)
		}
	}
}

func FuzzMapping(f *testing.F) {
	for _, s := range []string{`{"sheet":"구인","header_row":3,"columns":{"업체명":"employer"}}`, `{"C":"title"}`, `{"columns":null}`, `[1]`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ReadMapping(strings.NewReader(s))
		if err != nil {
			return
		}
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := ReadMapping(strings.NewReader(string(b))); err != nil || len(again.Columns) != len(m.Columns) && len(m.Columns) > 0 {
			t.Errorf("%s came back as %s: %v", s, b, err)
		}
	})
}
