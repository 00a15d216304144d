package seekers

import (
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/person"
)

// cardView shows the open card, or what would be here.
type cardView struct {
	card    *card
	edit    func()
	body    *fyne.Container
	scroll  *kit.Scroll
	history *kit.Rows
	shown   model.ID
}

func newCardView(c *card, edit func()) *cardView {
	v := &cardView{card: c, edit: edit, body: kit.Column(14), history: kit.NewRows()}
	v.scroll = kit.NewScroll(kit.Inset(18, 24, 24, 24, v.body))
	v.history.OnOpen = func(i int) { c.d.Routes.Slip(c.referrals[i].ID) }
	v.redraw()
	return v
}

func (v *cardView) redraw() {
	c, w := v.card, v.card.d.Words
	v.body.RemoveAll()
	if !c.isOpen() {
		v.body.Add(kit.Empty(w.T("seekers.empty"), "Enter", w.T("seekers.empty.key")))
		kit.Relayout(v.scroll)
		return
	}
	for _, part := range []fyne.CanvasObject{v.head(), v.due(), v.actions(), v.wishes(), v.referrals(), v.consents(), v.identity(), v.visits()} {
		if part != nil {
			v.body.Add(part)
		}
	}
	kit.Relayout(v.scroll)
	if v.shown != c.seeker.ID {
		v.shown = c.seeker.ID
		v.scroll.Top()
	}
}

// head is who it is, in full, and whether the registration holds.
func (v *cardView) head() fyne.CanvasObject {
	s, w, today := v.card.seeker, v.card.d.Words, v.card.d.Today()
	box := kit.Column(4, kit.NewTitle(s.Name)) // a name is never cut where the record is open: it wraps
	if s.LatinName != "" && s.LatinName != s.Name {
		box.Add(kit.NewParagraph(s.LatinName, kit.SizeBody, kit.ColorSecond))
	}
	state := person.ValidTag(w, s.Valid, today)
	if s.Closed != "" {
		state = kit.TagOf(kit.Grey, w.T("seekers.closed", string(s.Closed)))
	}
	facts := []string{person.AgeAndSex(w, s.BirthDate, s.Sex, today), string(s.BirthDate), s.Phone}
	if s.OtherPhone != "" {
		facts = append(facts, s.OtherPhone)
	}
	box.Add(kit.NewParagraph(strings.Join(facts, " · "), kit.SizeField, kit.ColorText))
	box.Add(kit.NewLine(kit.Line{Left: []kit.Span{state}}))
	return box
}

func (v *cardView) actions() fyne.CanvasObject {
	w := v.card.d.Words
	return kit.Flow(10,
		kit.NewPrimary(w.T("seekers.leads"), "F4", v.card.leads),
		kit.NewButton(w.T("seekers.edit"), "Ctrl E", v.edit),
		kit.NewButton(w.T("seekers.renew"), "Ctrl R", v.card.renew),
		kit.NewButton(w.T("seekers.application"), "Ctrl P", v.card.application),
		kit.NewButton(w.T("seekers.end"), "Ctrl D", v.card.end))
}

// section is a heading with the facts that are known; what is not known takes no room.
func section(title string, facts ...fyne.CanvasObject) fyne.CanvasObject {
	box := kit.Column(6, kit.NewSection(title))
	for _, f := range facts {
		if f != nil {
			box.Add(f)
		}
	}
	return box
}

func fact(label, value string) fyne.CanvasObject {
	if strings.TrimSpace(value) == "" {
		return nil
	}
	return kit.TextValue(label, value)
}

func (v *cardView) named(field, value string) fyne.CanvasObject {
	return fact(v.card.d.Words.T("field."+field), value)
}

func (v *cardView) codes(field string, codes []string) fyne.CanvasObject {
	return v.named(field, person.CodeNames(v.card.d, field, codes))
}

func (v *cardView) wishes() fyne.CanvasObject {
	s, w := v.card.seeker, v.card.d.Words
	wage := ""
	if s.WageType != "" {
		wage = w.WageInFull(s.WageType, s.Wage, 0)
		if s.WageType.Figure() {
			wage = w.T("seekers.at_least", wage)
		}
	}
	refusal := ""
	if s.NoReferral {
		refusal = w.T("person.no_referral")
	}
	return section(w.T("seekers.wishes"),
		v.codes("occupations", s.Occupations), v.named("duties", s.Duties), v.codes("places", s.Places),
		v.codes("employment_types", s.EmploymentTypes), v.named("wage", wage), v.named("available", s.Available),
		fact(w.T("person.label.no_referral"), refusal))
}

func (v *cardView) identity() fyne.CanvasObject {
	s, w, d := v.card.seeker, v.card.d.Words, v.card.d
	stay := ""
	if s.Nationality != "" || s.Visa != "" {
		stay = person.CodeName(d, "nationality", s.Nationality)
		if s.Visa != "" {
			stay += " · " + s.Visa + " " + onlyName(person.CodeName(d, "visa", s.Visa), s.Visa)
		}
		if s.VisaExpires != "" {
			stay += " · ~" + string(s.VisaExpires)
		}
	}
	school := join(" · ", person.CodeName(d, "education", s.Education), s.School, s.Major)
	career := ""
	if s.CareerMonths > 0 {
		career = person.Career(w, s.CareerMonths)
	}
	return section(w.T("seekers.identity"),
		fact(w.T("seekers.lives"), join(" · ", s.Dong, s.Address)), fact(w.T("seekers.stay"), stay),
		v.codes("languages", s.Languages), v.named("education", school), fact(w.T("person.label.career_months"), career),
		v.codes("licences", s.Licences), v.codes("groups", s.Groups), v.named("note", s.Note),
		v.named("received_on", w.Day(s.Received)))
}

// onlyName is a code's name where it has one of its own.
func onlyName(name, code string) string {
	if name == code {
		return ""
	}
	return name
}

func join(between string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, between)
}

func (v *cardView) consents() fyne.CanvasObject {
	w := v.card.d.Words
	rows := make([]fyne.CanvasObject, len(person.ConsentKinds))
	for i, kind := range person.ConsentKinds {
		given, ok := v.card.seeker.Consented(kind)
		line := kit.Parts(append([]kit.Span{kit.Text(w.Name("consent", string(kind)))}, v.consentState(kind, given, ok)...)...)
		if ok && !mayWithdraw(kind) {
			rows[i] = kit.Inset(5, 0, 5, 0, line)
			continue
		}
		does := "seekers.consent.give"
		if ok {
			does = "seekers.consent.withdraw"
		}
		button := kit.NewSmallButton(w.T(does), "Ctrl "+string(rune('1'+i)), func() { v.card.consent(kind) })
		rows[i] = kit.Beside(12, line, button)
	}
	return section(w.T("field.consents"), rows...)
}

func (v *cardView) consentState(kind model.ConsentKind, given model.Consent, ok bool) []kit.Span {
	w := v.card.d.Words
	switch {
	case ok:
		when := w.T("consent.version", given.Version) + " · " + w.Day(model.Today(given.At)) + " " + assets.Clock(given.At)
		return []kit.Span{kit.TagOf(kit.Green, w.T("seekers.consent.given")), kit.Text(when).In(kit.ColorSecond)}
	case given.Withdrawn:
		return []kit.Span{kit.TagOf(kit.Red, w.T("seekers.consent.withdrawn", string(model.Today(given.At))))}
	case kind == model.ConsentSensitive:
		return []kit.Span{kit.TagOf(kit.Grey, w.T("seekers.consent.none"))}
	default:
		return []kit.Span{kit.TagOf(kit.Red, w.T("seekers.consent.none"))}
	}
}

func (v *cardView) referrals() fyne.CanvasObject {
	c, w := v.card, v.card.d.Words
	title := w.T("seekers.referrals", len(c.referrals))
	if len(c.referrals) == 0 {
		v.history.Set(nil)
		return section(title, kit.NewParagraph(w.T("seekers.referrals.empty"), kit.SizeBody, kit.ColorSecond))
	}
	lines := make([]kit.Line, len(c.referrals))
	for i, r := range c.referrals {
		lines[i] = kit.Line{
			Left: []kit.Span{
				kit.TagOf(tone(r.Status), w.Name("status", string(r.Status))), kit.Gap(10), kit.Bold(r.Lead.Employer).At(kit.SizeField),
				kit.Gap(10), kit.Text(r.Lead.Title),
			},
			Right: []kit.Span{kit.Text(r.Slip.Short() + " · " + w.NearDay(model.Today(r.IssuedAt))).In(kit.ColorSecond)},
			Fold:  4,
		}
	}
	v.history.Set(lines)
	return section(title, v.history)
}

// showHistory puts the keyboard on the referrals, if there are any.
func (v *cardView) showHistory() {
	if len(v.card.referrals) > 0 {
		v.card.d.Shell.Focus(v.history)
		v.scroll.Reveal(v.history)
	}
}

func tone(s model.ReferralStatus) kit.Tone {
	switch {
	case s == model.Hired:
		return kit.Green
	case s.Open():
		return kit.Amber
	default:
		return kit.Grey
	}
}

func (v *cardView) visits() fyne.CanvasObject {
	w := v.card.d.Words
	box := kit.Column(6)
	for _, visit := range v.card.visits {
		text := w.Name("visit", string(visit.Kind))
		if visit.Note != "" {
			text += " — " + visit.Note
		}
		box.Add(kit.NewLine(kit.Line{Left: []kit.Span{kit.Text(w.Moment(visit.At)).In(kit.ColorSecond), kit.Gap(12), kit.Text(text)}}))
	}
	return section(w.T("seekers.visits", len(v.card.visits)), box)
}
