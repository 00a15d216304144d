package seekers

import (
	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/person"
)

// editPage is the form of one seeker with every field of the record (form 2).
type editPage struct {
	d          *desk.Desk
	state      *edit
	fields     *person.Fields
	duplicates *person.Duplicates
	content    fyne.CanvasObject
	form       *kit.Form
	scroll     *kit.Scroll
	said       *fyne.Container // a draft was found, or somebody else stored meanwhile
	restoring  bool
}

var _ desk.Screen = (*editPage)(nil)

func newEdit(d *desk.Desk, s model.Seeker, done func(model.Seeker)) *editPage {
	p := &editPage{d: d, state: newState(d, s), fields: person.NewFields(d), duplicates: person.NewDuplicates(d), restoring: true}
	p.build()
	p.fields.OnChange = func(string) { p.edited() }
	p.duplicates.OnContinue = func(h model.PersonHit) { p.state.keep(); d.Shell.Back(); d.Routes.Seeker(h.ID) }
	p.state.failed, p.state.conflict, p.state.saved = p.refused, p.showConflict, p.keptDraft
	p.state.done = func(s model.Seeker) {
		d.Shell.Back()
		d.Shell.Toast(d.Words.T("seekers.saved", s.Name), nil)
		done(s)
	}
	p.fields.Fill(p.state.typed)
	return p
}

func (p *editPage) build() {
	w := p.d.Words
	p.form = kit.NewForm()
	p.form.OnSubmit = p.state.save
	p.said = kit.Column(0)
	p.said.Hide()
	p.form.AddObject(p.said)
	p.heading("seekers.identity")
	p.row(kit.Twelfths(4, 4, 4), "name", "latin_name", "birth_date")
	p.row(kit.Twelfths(3, 4, 5), "sex", "phone", "other_phone")
	p.form.AddObject(p.duplicates.Object())
	p.row(kit.Twelfths(3, 9), "dong", "address")
	p.row(kit.Twelfths(4, 4, 4), "nationality", "visa", "visa_expires")
	p.row(kit.Twelfths(6, 6), "languages", "groups")
	p.heading("seekers.wishes")
	p.row(kit.Twelfths(6, 6), "occupations", "duties")
	p.row(kit.Twelfths(5, 7), "wage", "employment_types")
	p.row(kit.Twelfths(6, 6), "places", "available")
	p.form.Add("no_referral", p.fields.Field("no_referral", false))
	p.heading("seekers.schooling")
	p.row(kit.Twelfths(4, 4, 4), "education", "school", "major")
	p.row(kit.Twelfths(3, 3, 6), "graduated", "career_months", "licences")
	p.form.Add("note", p.fields.Field("note", false))
	p.scroll = kit.NewScroll(kit.Inset(14, 24, 24, 24, kit.Narrow(kit.WidthForm, p.form)))
	p.form.In(p.scroll)
	foot := kit.Foot(24, kit.Row(10, kit.NewPrimary(w.T("hint.save"), "Ctrl S", p.state.save)))
	p.content = kit.Under(p.scroll, foot)
}

func (p *editPage) heading(key string) {
	p.form.AddObject(kit.Inset(8, 0, 0, 0, kit.NewSection(p.d.Words.T(key))))
}

// needed are the fields without which a registration does not hold.
var needed = map[string]bool{"name": true, "birth_date": true, "phone": true, "occupations": true}

func (p *editPage) row(least []float32, names ...string) {
	fields := make([]*kit.Field, len(names))
	for i, name := range names {
		fields[i] = p.fields.Field(name, needed[name])
	}
	p.form.AddLine(least, names, fields...)
}

func (p *editPage) edited() {
	t := p.fields.Typed()
	p.state.edited(t)
	p.duplicates.Look(t, p.state.base.ID)
}

func (p *editPage) keptDraft() { p.d.Shell.Saved(p, p.d.Words.T("seekers.draft_kept")) }

func (p *editPage) refused(errs model.FieldErrors) {
	if left := p.form.ShowErrors(person.Texts(p.d, errs)); len(left) > 0 {
		p.d.Shell.Fail(errs)
	}
}

// say puts a note above the form, or takes it away.
func (p *editPage) say(o ...fyne.CanvasObject) {
	p.said.RemoveAll()
	for _, part := range o {
		p.said.Add(part)
	}
	p.said.Hidden = len(o) == 0
	kit.Relayout(p.form)
}

func (p *editPage) showRestored() {
	w := p.d.Words
	p.fields.Fill(p.state.typed)
	text := kit.NewParagraph(w.T("register.restored", w.Moment(p.state.restored)), kit.SizeBody, kit.ColorSecond)
	p.say(kit.Beside(12, text, kit.NewSmallButton(w.T("seekers.reset"), "", p.reset)))
}

func (p *editPage) reset() {
	p.state.reset(func() {
		p.fields.Fill(p.state.typed)
		p.say()
	})
}

// showConflict says what another stored meanwhile. What was typed here stands.
func (p *editPage) showConflict() {
	w := p.d.Words
	parts := []fyne.CanvasObject{
		kit.NewLine(kit.Line{Left: []kit.Span{kit.Bold(w.T("seekers.conflict.title"))}}),
		kit.NewParagraph(w.T("seekers.conflict.text"), kit.SizeBody, kit.ColorText),
	}
	for _, c := range p.state.clashes() {
		text := w.T("seekers.conflict.theirs", orNothing(w.T("seekers.conflict.nothing"), c.Theirs))
		if c.Both {
			text += "\n" + w.T("seekers.conflict.mine", orNothing(w.T("seekers.conflict.nothing"), c.Mine))
		}
		parts = append(parts, kit.TextValue(w.T("field."+c.Field), text))
	}
	parts = append(parts, kit.Flow(10,
		kit.NewSmallButton(w.T("seekers.conflict.keep"), "Alt 1", p.keepMine),
		kit.NewSmallButton(w.T("seekers.conflict.take"), "Alt 2", p.takeTheirs)))
	p.say(kit.Note(parts...))
	p.scroll.Top()
}

func orNothing(nothing, s string) string {
	if s == "" {
		return nothing
	}
	return s
}

func (p *editPage) keepMine() {
	if p.state.theirs == nil {
		return
	}
	p.state.keepMine()
	p.fields.Fill(p.state.typed)
	p.say()
}

func (p *editPage) takeTheirs() {
	if p.state.theirs == nil {
		return
	}
	p.state.takeTheirs(func() {
		p.fields.Fill(p.state.typed)
		p.say()
	})
}

// Content is for the window.
func (p *editPage) Content() fyne.CanvasObject { return p.content }

// Head is the bar above the form.
func (p *editPage) Head() *desk.Head {
	w := p.d.Words
	return &desk.Head{Title: w.T("seekers.edit.title", p.state.base.Name), Second: w.T("seekers.edit.second")}
}

// Hints are the keys that work here.
func (p *editPage) Hints() []desk.Hint {
	w := p.d.Words
	return []desk.Hint{
		{Key: "Enter", Text: w.T("register.hint.next")},
		{Key: "Ctrl S", Text: w.T("hint.save")},
		{Key: "Esc", Text: w.T("hint.back")},
		{Text: w.T("register.no_resident_no")},
	}
}

// Shown looks for a draft the first time, and goes to the first field.
func (p *editPage) Shown() {
	if p.restoring {
		p.restoring = false
		p.state.restore(p.showRestored)
	}
	p.form.FocusFirst()
}

// Key handles the page's own keys.
func (p *editPage) Key(k desk.Key) bool {
	alt := k.Mod == fyne.KeyModifierAlt
	switch {
	case k == desk.Key{Name: fyne.KeyS, Mod: fyne.KeyModifierControl}:
		p.state.save()
	case alt && k.Name == fyne.Key1 && p.state.theirs != nil:
		p.keepMine()
	case alt && k.Name == fyne.Key2 && p.state.theirs != nil:
		p.takeTheirs()
	case alt && k.Name == fyne.Key1:
		return p.duplicates.Continue(0)
	default:
		return false
	}
	return true
}

// Leave keeps what was typed: it is there again when the form is opened.
func (p *editPage) Leave() bool {
	p.d.Shell.Focus(nil) // a text that is still being composed is finished first
	if !p.state.changes() {
		p.state.drop(func() {})
		return false
	}
	p.state.keep()
	p.d.Shell.Toast(p.d.Words.T("seekers.edit.kept", p.state.base.Name), nil)
	return false
}
