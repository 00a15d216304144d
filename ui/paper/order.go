package paper

import (
	"context"
	"encoding/json"
	"slices"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/slip"
)

// Order is how something is brought onto paper.
type Order struct {
	Sheets    []model.SheetKind
	Paper     slip.Paper
	Together  bool   // on A4 several sheets share a page where they fit
	Language  string // below the Korean on what the seeker reads; "" for none
	Tray      string // ID of a printer's tray; "" is the one it is set to
	Copies    int
	BothSides bool
	Raw       bool // a roll goes to the printer as ESC/POS, past its driver
}

// mostCopies is how many copies a dialog offers: more are a slip of the finger.
const mostCopies = 5

// Usual is the order of a desk for some matter: as the settings have it, and in the
// language that was last chosen for the person.
func (p *Press) Usual(ctx context.Context, m Matter) (Order, error) {
	s := p.d.Session
	values := map[string]string{}
	for _, key := range []string{"print.set", "print.paper", "print.together", "print.language", "print.raw"} {
		v, err := s.Setting(ctx, key)
		if err != nil {
			return Order{}, err
		}
		values[key] = v
	}
	o := Order{Together: values["print.together"] == "yes", Raw: values["print.raw"] == "yes", Copies: 1}
	o.Paper, _ = slip.ParsePaper(values["print.paper"])
	if !slices.Contains(m.Papers(), o.Paper) {
		o.Paper = slip.A4
	}
	set, err := model.ParseSheets(values["print.set"])
	if err != nil {
		set = model.ReferralSheets
	}
	o.Sheets = within(set, m.Sheets())
	if reader, ok := m.Reader(); ok {
		o.Language = slip.SecondOf(values["print.language"], reader)
		if kept, ok := keptLanguage(ctx, s, reader.ID); ok {
			o.Language = kept
		}
	}
	return o, nil
}

// within are those of the desk's set that a matter has; all it has if that is none.
func within(set, has []model.SheetKind) []model.SheetKind {
	both := slices.DeleteFunc(slices.Clone(has), func(k model.SheetKind) bool { return !slices.Contains(set, k) })
	if len(both) == 0 {
		return slices.Clone(has)
	}
	return both
}

// kept is what is remembered of a person's paper.
type kept struct {
	Language string `json:"language"`
}

func keptName(id model.ID) string { return "paper " + id.String() }

// keptLanguage is what somebody chose for a person before.
func keptLanguage(ctx context.Context, s model.Drafts, id model.ID) (language string, ok bool) {
	content, _, err := s.Draft(ctx, keptName(id))
	if err != nil || content == nil {
		return "", false
	}
	var k kept
	if json.Unmarshal(content, &k) != nil || k.Language != "" && !slices.Contains(assets.SlipLanguages(), k.Language) {
		return "", false
	}
	return k.Language, true
}

// keepLanguage remembers it: who reads Vietnamese today does so tomorrow.
func keepLanguage(ctx context.Context, s model.Drafts, id model.ID, language string) error {
	content, err := json.Marshal(kept{language})
	if err != nil {
		return err
	}
	return s.SaveDraft(ctx, keptName(id), content)
}
