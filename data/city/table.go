package city

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"

	"ieumdesk/model"
)

// columns are what a list of events shows of each: the event, and what of its body
// fits into a cell. They are always the same, so that lists can be put under each
// other; the JSON beside has everything.
var columns = []string{
	"id", "rev", "kind", "at", "desk", "day", "seeker_id", "lead_id", "referral_id", "visit", "slip", "status", "status_on",
	"interview_on", "hired_on", "gate", "birth_year", "sex", "dong", "groups", "occupations", "valid_until", "closed",
	"lead.employer", "lead.business_no", "lead.industry", "lead.title", "lead.occupation", "lead.dong", "lead.openings", "hired",
	"lead.employment_type", "lead.wage_type", "lead.wage_min", "lead.wage_max", "lead.valid_until", "lead.site_note",
	"start_on", "occupation", "wage_type", "wage", "employment_type", "contract_months", "how", "revision", "visits", "consultations", "registrations", "leads",
	"referrals", "interviews", "hires", "erased", "full",
}

// cells are the columns of an event.
func cells(e Event) ([]string, error) {
	body := map[string]any{}
	d := json.NewDecoder(bytes.NewReader(e.Body))
	d.UseNumber()
	if err := d.Decode(&body); err != nil {
		return nil, fmt.Errorf("event %s: %w", e.ID, err)
	}
	event := map[string]any{
		"id": e.ID, "rev": e.Rev, "kind": e.Kind, "at": e.At.In(model.Seoul).Format("2006-01-02 15:04:05"), "desk": e.Desk,
	}
	row := make([]string, len(columns))
	for i, c := range columns {
		v, ok := event[c]
		if !ok {
			v = body[c]
		}
		if group, field, in := strings.Cut(c, "."); in {
			inner, _ := body[group].(map[string]any)
			v = inner[field]
		}
		row[i] = harmless(cell(v))
	}
	return row, nil
}

func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []any:
		parts := make([]string, len(v))
		for i, p := range v {
			parts[i] = fmt.Sprint(p)
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		b, _ := json.Marshal(v)
		return string(b)
	}
	return fmt.Sprint(v)
}

// harmless keeps a spreadsheet from taking text for a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// table calls do with the header and then with a row for each event.
func table(b Batch, do func(row []string) error) error {
	events, err := DecodeEvents(b.Bytes)
	if err != nil {
		return err
	}
	if err := do(columns); err != nil {
		return err
	}
	for _, e := range events {
		row, err := cells(e)
		if err != nil {
			return err
		}
		if err := do(row); err != nil {
			return err
		}
	}
	return nil
}

// csvOf is a batch as a list in UTF-8, marked so that Excel knows.
func csvOf(b Batch) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	if err := table(b, w.Write); err != nil {
		return nil, err
	}
	w.Flush()
	return out.Bytes(), w.Error()
}
