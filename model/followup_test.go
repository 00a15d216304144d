package model

import "testing"

func TestNewCall_normalise(t *testing.T) {
	cal := NewCalendar(nil, "2026-11-25")
	for _, c := range []struct {
		name  string
		given NewCall
		again Date
		want  string
	}{
		{"nobody answered", NewCall{Outcome: NoAnswer}, "2026-11-26", ""},
		{"nobody answered, and somebody is back on Monday", NewCall{Outcome: NoAnswer, Again: "2026-11-30"}, "2026-11-30", ""},
		{"a day was agreed", NewCall{Outcome: CallAgain, Again: "26.12.1"}, "2026-12-01", ""},
		{"a Saturday was agreed", NewCall{Outcome: CallAgain, Again: "2026-11-28"}, "2026-11-30", ""},
		{"this afternoon was agreed", NewCall{Outcome: CallAgain, Again: "2026-11-24"}, "2026-11-24", ""},
		{"no day was agreed", NewCall{Outcome: CallAgain}, "", "again required"},
		{"no day that there is", NewCall{Outcome: CallAgain, Again: "2026-11-31"}, "", "again date_none"},
		{"yesterday was agreed", NewCall{Outcome: CallAgain, Again: "2026-11-23"}, "", "again again_past"},
		{"next year was agreed", NewCall{Outcome: CallAgain, Again: "2027-11-24"}, "", "again again_far"},
		{"no outcome", NewCall{}, "", "outcome code_unknown"},
		{"a resident number in the note", NewCall{Outcome: NoAnswer, Note: "850228-1234567"}, "", "note resident_no"},
	} {
		got := ""
		if err := c.given.Normalise(cal, "2026-11-24"); err != nil {
			e := err.(FieldErrors)[0]
			got = e.Field + " " + e.Code
		}
		if got != c.want || c.want == "" && c.given.Again != c.again {
			t.Errorf("%s: %q, again on %s; want %q, %s", c.name, got, c.given.Again, c.want, c.again)
		}
	}
}

func TestSplitContact_tellsThePersonFromTheNumber(t *testing.T) {
	for s, want := range map[string][2]string{
		"김과장 031-400-1234":            {"김과장", "031-400-1234"},
		"010.2345.6789 박대리":           {"박대리", "010-2345-6789"},
		"인사팀(02-312-3456) 이주임":        {"인사팀 이주임", "02-312-3456"},
		"총무과 +82 10 2345 6789":        {"총무과", "010-2345-6789"},
		"2026-11-25 면접, 1588-1234 대표": {"2026-11-25 면접, 대표", "1588-1234"},
		"김과장":                         {"김과장", ""},
		"":                            {"", ""},
	} {
		if who, phone := SplitContact(s); who != want[0] || phone != want[1] {
			t.Errorf("%q: %q, %q; want %q", s, who, phone, want)
		}
	}
}
