package data

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"ieumdesk/model"
)

// said is a lead as JSON without what no list says.
type said struct {
	*model.Lead
	ID         *struct{} `json:"id,omitempty"`
	Revision   *struct{} `json:"revision,omitempty"`
	EmployerID *struct{} `json:"employer_id,omitempty"`
	Pending    *struct{} `json:"pending,omitempty"`
	Hired      *struct{} `json:"hired,omitempty"`
	Updated    *struct{} `json:"updated_at,omitempty"`
}

// rowContent is what a row of a list says, normalised, and a hash by which the
// same row is known again. What the row left open and a reader filled in is not
// the row's word: raw is the lead as it was read.
func rowContent(raw *model.LeadRow, lead *model.Lead) (content, hash []byte, err error) {
	l := *lead
	if raw.Lead.Openings == 0 || raw.Value != nil && raw.Value("openings") == "" {
		l.Openings = 0
	}
	for _, f := range []struct {
		read bool
		text *string
	}{
		{raw.Lead.Received != "", (*string)(&l.Received)},
		{raw.Lead.ValidUntil != "", (*string)(&l.ValidUntil)},
		{raw.Lead.Status != "", (*string)(&l.Status)},
		{raw.Lead.Dong != "", &l.Dong},
		{raw.Lead.Source.Kind != "", &l.Source.Kind},
	} {
		if !f.read {
			*f.text = ""
		}
	}
	content, err = json.Marshal(said{Lead: &l})
	if err != nil {
		return nil, nil, fmt.Errorf("row of leads: %w", err)
	}
	sum := sha256.Sum256(content)
	return content, sum[:16], nil
}

// cells are the fields of a lead that say something, as JSON; those of its source
// under source.team and so on.
type cells map[string]json.RawMessage

const sourcePrefix = "source."

func cellsOf(content []byte) (cells, error) {
	c, source := cells{}, cells{}
	if err := json.Unmarshal(content, &c); err != nil {
		return nil, fmt.Errorf("row of leads: %w", err)
	}
	if s, ok := c["source"]; ok {
		if err := json.Unmarshal(s, &source); err != nil {
			return nil, fmt.Errorf("row of leads: %w", err)
		}
		delete(c, "source")
	}
	for field, v := range source {
		c[sourcePrefix+field] = v
	}
	for field, v := range c {
		switch string(v) {
		case `""`, "0", "null", "[]":
			delete(c, field)
		}
	}
	return c, nil
}

func leadCells(l *model.Lead) (cells, error) {
	content, err := json.Marshal(said{Lead: l})
	if err != nil {
		return nil, fmt.Errorf("cells of a lead: %w", err)
	}
	return cellsOf(content)
}

// cellGroup are fields that one cell often says together: 월 230만원~250만원,
// 계약직 6개월. If one of a group changed, what the row does not say of the others
// any more is gone too, and of a whole group the row's word holds for all.
type cellGroup struct {
	fields []string
	whole  bool
}

var cellGroups = []cellGroup{
	{[]string{"wage_type", "wage_min", "wage_max"}, true},
	{[]string{"work_start", "work_end", "weekly_hours", "days"}, false},
	{[]string{"employment_type", "contract_months"}, true},
}

// nothing is the empty value of the fields of groups.
var nothing = map[string]json.RawMessage{
	"wage_type": []byte(`""`), "wage_min": []byte("0"), "wage_max": []byte("0"), "work_start": []byte(`""`), "work_end": []byte(`""`),
	"weekly_hours": []byte("0"), "days": []byte(`""`), "employment_type": []byte(`""`), "contract_months": []byte("0"),
}

// changes are the cells that say something else than when the list was last
// imported, and that the lead does not have already. An empty cell leaves what
// is stored: a list may lack a column.
func changes(was, says, mine cells) cells {
	changed := cells{}
	for field, v := range says {
		if !bytes.Equal(was[field], v) {
			changed[field] = v
		}
	}
	for _, g := range cellGroups {
		g.change(changed, was, says, mine)
	}
	for field, v := range changed {
		if bytes.Equal(mine[field], v) || mine[field] == nil && bytes.Equal(nothing[field], v) {
			delete(changed, field)
		}
	}
	return changed
}

func (g cellGroup) change(changed, was, says, mine cells) {
	touched := false
	for _, field := range g.fields {
		touched = touched || changed[field] != nil
	}
	if !touched {
		return
	}
	for _, field := range g.fields {
		switch {
		case says[field] == nil && was[field] != nil && (g.whole || bytes.Equal(was[field], mine[field])):
			changed[field] = nothing[field]
		case g.whole && says[field] != nil:
			changed[field] = says[field]
		}
	}
}

// overruled are the changed fields that the desk had corrected since the list was
// last imported.
func overruled(changed, was, mine cells) []string {
	var out []string
	for _, field := range model.LeadFields {
		if changed[field] != nil && was[field] != nil && !bytes.Equal(was[field], mine[field]) && !ofEmployer[field] {
			out = append(out, field)
		}
	}
	return out
}

// ofEmployer are fields that leads share, so that another row may have changed them.
var ofEmployer = map[string]bool{"employer": true, "business_no": true, "representative": true, "industry": true, "employer_phone": true}

// overlay puts changed cells over a stored lead.
func overlay(stored model.Lead, changed cells) (model.Lead, error) {
	l := stored
	l.Licences, l.Benefits = slices.Clone(l.Licences), slices.Clone(l.Benefits) // which decoding writes into
	fields, source := cells{}, cells{}
	for field, v := range changed {
		if name, ok := strings.CutPrefix(field, sourcePrefix); ok {
			source[name] = v
		} else {
			fields[field] = v
		}
	}
	for _, part := range []struct {
		cells cells
		to    any
	}{{fields, &l}, {source, &l.Source}} {
		b, err := json.Marshal(part.cells)
		if err != nil {
			return l, fmt.Errorf("row of leads: %w", err)
		}
		if err := json.Unmarshal(b, part.to); err != nil {
			return l, fmt.Errorf("row of leads: %w", err)
		}
	}
	return l, nil
}
