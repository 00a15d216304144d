package gate

import (
	"slices"
	"testing"
	"time"

	"ieumdesk/model"
)

const today = model.Date("2026-11-24")

// facts are those of a pair that nothing speaks against.
func facts() Facts {
	return Facts{
		Today: today,
		Seeker: model.Seeker{
			Valid:    "2027-01-20",
			Consents: []model.Consent{{Kind: model.ConsentProvide, Version: "2026-09", At: time.Unix(1, 0)}},
		},
		Lead:    model.Lead{Status: model.LeadOpen, ValidUntil: "2026-12-31", Openings: 2},
		PerOpen: 5,
	}
}

func TestCheck_isGreenWhenNothingSpeaksAgainst(t *testing.T) {
	got := Check(facts())
	if got.Result != model.Green {
		t.Fatalf("result %s: %+v", got.Result, got.Lines)
	}
	for _, l := range got.Lines {
		if l.Article == "" {
			t.Errorf("line %s names no article", l.Code)
		}
	}
}

func TestCheck_saysWhatSpeaksAgainst(t *testing.T) {
	earlier := func(s model.ReferralStatus) func(*Facts) {
		return func(f *Facts) { f.Earlier = []Earlier{{On: "2026-11-02", Status: s}} }
	}
	cases := []struct {
		name   string
		change func(*Facts)
		level  model.GateLevel
		code   string
	}{
		{"a closed lead", func(f *Facts) { f.Lead.Status = model.LeadClosed }, model.Red, "lead_closed"},
		{"a lead that ended yesterday", func(f *Facts) { f.Lead.ValidUntil = today.AddDays(-1) }, model.Red, "lead_expired"},
		{"a lead that ends today", func(f *Facts) { f.Lead.ValidUntil = today }, model.Green, "lead_valid"},
		{"all openings filled", func(f *Facts) { f.Lead.Hired = 2 }, model.Red, "openings_filled"},
		{"as many pending as the limit", func(f *Facts) { f.Lead.Pending = 10 }, model.Amber, "pending_over"},
		{"one fewer than the limit", func(f *Facts) { f.Lead.Pending = 9 }, model.Green, "pending_under"},
		{"a hire lowers the limit", func(f *Facts) { f.Lead.Hired, f.Lead.Pending = 1, 5 }, model.Amber, "pending_over"},
		{"a registration that ended yesterday", func(f *Facts) { f.Seeker.Valid = today.AddDays(-1) }, model.Red, "seeker_expired"},
		{"a registration that ends today", func(f *Facts) { f.Seeker.Valid = today }, model.Green, "seeker_valid"},
		{"a search that has ended", func(f *Facts) { f.Seeker.Closed = "2026-10-01" }, model.Red, "seeker_closed"},
		{"no wish to be referred", func(f *Facts) { f.Seeker.NoReferral = true }, model.Amber, "no_referral_wish"},
		{"no consent to provide", func(f *Facts) { f.Seeker.Consents[0].Kind = model.ConsentCollect }, model.Red, "consent_missing"},
		{"a consent taken back", func(f *Facts) { f.Seeker.Consents[0].Withdrawn = true }, model.Red, "consent_missing"},
		{"the pair awaits its answer", earlier(model.Issued), model.Red, "pair_open"},
		{"the pair awaits its interview", earlier(model.BeforeInterview), model.Red, "pair_open"},
		{"the pair ended in a hire", earlier(model.Hired), model.Red, "pair_hired"},
		{"the pair was refused", earlier(model.NotHired), model.Amber, "pair_not_hired"},
		{"the seeker declined", earlier(model.Declined), model.Amber, "pair_declined"},
		{"nobody was reached", earlier(model.NoContact), model.Amber, "pair_no_contact"},
		{"the earlier slip is void", earlier(model.Void), model.Green, "pair_new"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := facts()
			c.change(&f)
			got := Check(f)
			if got.Result != c.level {
				t.Errorf("result %s, want %s", got.Result, c.level)
			}
			i := slices.IndexFunc(got.Lines, func(l model.GateLine) bool { return l.Code == c.code })
			if i < 0 || got.Lines[i].Level != c.level {
				t.Errorf("no %s line %s in %+v", c.level, c.code, got.Lines)
			}
		})
	}
}

func TestCheck_theWorstLineDecides(t *testing.T) {
	f := facts()
	f.Lead.Pending = 99
	f.Seeker.Consents = nil
	if got := Check(f); got.Result != model.Red {
		t.Errorf("amber and red give %s", got.Result)
	}
}
