package reception

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/person"
)

// page is the screen on which a new seeker is registered.
type page struct {
	d     *desk.Desk
	state *register

	fields     *person.Fields
	boxes      *person.Boxes
	duplicates *person.Duplicates
	today      *today
	lists      *todayView

	content  fyne.CanvasObject
	form     *kit.Form
	scroll   *kit.Scroll
	restored *fyne.Container
	aside    *fyne.Container // at the right: today's lists, or the consent being asked for
	looking  model.ConsentKind
}

var _ desk.Screen = (*page)(nil)

// Register opens the form for somebody new, with what was typed into the search
// box already in the field it belongs to. A form of the same person that was put
// aside is gone on with.
func (p *Place) Register(typed string) {
	p.drafts.ready(func() {
		t := person.FromSearch(typed, p.d.Today())
		if f, ok := p.drafts.matching(t); ok {
			p.d.Shell.Open(newRegister(p.d, p.drafts, &f, t))
			return
		}
		p.d.Shell.Open(newRegister(p.d, p.drafts, nil, t))
	})
}

// newRegister makes the page, of a draft if there is one.
func newRegister(d *desk.Desk, drafts *drafts, draft *folded, typed person.Typed) *page {
	p := &page{d: d, state: newState(d, drafts, draft, typed)}
	p.fields, p.boxes, p.duplicates, p.today = person.NewFields(d), person.NewBoxes(d), person.NewDuplicates(d), newToday(d)
	p.lists = newTodayView(p.today)
	p.build()
	p.fields.OnChange = func(string) { p.edited() }
	p.boxes.OnChange = func([]model.Consent) {
		p.form.Field("consents").SetError("")
		p.showAside()
		p.edited()
	}
	p.boxes.OnLook = p.look
	p.duplicates.OnContinue = p.state.continueWith
	p.duplicates.OnShow = d.Shell.Refresh
	p.today.changed = p.lists.redraw
	p.state.failed, p.state.saved, p.state.leave = p.refused, p.keptDraft, d.Shell.Back
	p.fill()
	return p
}

func (p *page) build() {
	w := p.d.Words
	p.form = kit.NewForm()
	p.form.OnSubmit = p.state.save
	p.restored = kit.Column(0)
	p.form.AddObject(p.restored)
	p.pair("phone", true, "birth_date", true)
	p.pair("name", true, "latin_name", false)
	p.form.AddObject(p.duplicates.Object())
	p.pair("occupations", true, "dong", false)
	p.pair("wage", false, "available", false)
	p.form.AddLine([]float32{100, 100, 100, 100}, []string{"nationality", "visa", "education", "career_months"},
		p.fields.Field("nationality", false), p.fields.Field("visa", false),
		p.fields.Field("education", false), p.fields.Field("career_months", false))
	p.form.Add("consents", p.boxes.Field(true))
	p.form.Add("note", p.fields.Field("note", false))
	p.scroll = kit.NewScroll(kit.Inset(14, 24, 24, 24, p.form))
	p.form.In(p.scroll)
	foot := kit.Foot(24, kit.Row(10, kit.NewPrimary(w.T("register.save"), "Ctrl S", p.state.save)))
	p.aside = kit.Column(0, p.lists.box)
	right := kit.NewScroll(kit.Inset(20, 14, 20, 14, p.aside))
	p.content = kit.SplitFrom(640, 400, kit.Under(p.scroll, foot), kit.Paper(kit.ColorGround, right))
}

func (p *page) pair(a string, needA bool, b string, needB bool) {
	p.form.AddLine([]float32{190, 190}, []string{a, b}, p.fields.Field(a, needA), p.fields.Field(b, needB))
}

// fill shows the state in the form.
func (p *page) fill() {
	p.fields.Fill(p.state.typed)
	p.boxes.Fill(p.state.typed.Consents)
	p.restored.RemoveAll()
	p.restored.Hidden = p.state.restored.IsZero()
	if !p.restored.Hidden {
		w := p.d.Words
		said := kit.NewParagraph(w.T("register.restored", p.d.Words.Moment(p.state.restored)), kit.SizeBody, kit.ColorSecond)
		p.restored.Add(kit.Beside(12, said, kit.NewSmallButton(w.T("register.discard"), "", p.askDiscard)))
	}
	p.duplicates.Look(p.state.typed, model.ID{})
	kit.Relayout(p.form)
}

// edited follows each change: the draft, and who may be the same person.
func (p *page) edited() {
	t := p.fields.Typed()
	t.Consents = p.boxes.Consents()
	p.state.edited(t)
	p.duplicates.Look(t, model.ID{})
}

// keptDraft says at the top of the window when the form was kept.
func (p *page) keptDraft() {
	p.d.Shell.Saved(p, p.d.Words.T("register.draft_kept", p.state.kept.In(model.Seoul).Format("15:04:05")))
}

func (p *page) refused(errs model.FieldErrors) {
	left := p.form.ShowErrors(person.Texts(p.d, errs))
	if len(left) > 0 {
		p.d.Shell.Fail(errs)
	}
}

// look shows the text of a consent while it is being asked for, and today's
// lists again after.
func (p *page) look(kind model.ConsentKind) {
	if kind == p.looking {
		return
	}
	p.looking = kind
	p.showAside()
}

func (p *page) showAside() {
	p.aside.RemoveAll()
	if p.looking == "" {
		p.aside.Add(p.lists.box)
	} else {
		p.aside.Add(p.consentPanel(p.looking))
	}
	kit.Relayout(p.aside)
}

// consentPanel is what is read out, and below it how it is confirmed or, once it
// was, that it is.
func (p *page) consentPanel(kind model.ConsentKind) fyne.CanvasObject {
	w := p.d.Words
	key := "Ctrl " + strconv.Itoa(slices.Index(person.ConsentKinds, kind)+1)
	state := kit.Parts(kit.Text(w.T("register.consent.ask")).In(kit.ColorSecond), kit.Key(key))
	s := model.Seeker{Consents: p.boxes.Consents()}
	given, ok := s.Consented(kind)
	if ok {
		state = kit.Parts(kit.TagOf(kit.Green, w.T("consent.confirmed", assets.Clock(given.At))),
			kit.Text(w.T("register.consent.undo")).In(kit.ColorSecond), kit.Key(key))
	}
	return kit.Panel(kit.Column(14,
		kit.NewTitle(w.T("consent."+string(kind)+".title")), person.ConsentText(w, kind), kit.NewRule(kit.ColorLineSoft), state))
}

func (p *page) askDiscard() {
	w := p.d.Words
	p.d.Shell.Ask(desk.Question{
		Title: w.T("register.discard.question"), Text: w.T("register.discard.text", p.state.name()),
		Yes: w.T("register.discard.yes"), No: w.T("register.discard.no"), Danger: true,
	}, func(yes bool) {
		if yes {
			p.state.discard(func() { p.fill(); p.focus() })
		}
	})
}

// Content is for the window.
func (p *page) Content() fyne.CanvasObject { return p.content }

// Head is the bar above the form.
func (p *page) Head() *desk.Head {
	w := p.d.Words
	return &desk.Head{Title: w.T("register.title"), Second: w.T("register.second"), Hints: []desk.Hint{
		{Key: "Enter", Text: w.T("register.hint.next")},
		{Key: "Ctrl S", Text: w.T("register.hint.save")},
		{Key: "Esc", Text: w.T("register.hint.fold")},
	}}
}

// Hints are the keys that work here.
func (p *page) Hints() []desk.Hint {
	w := p.d.Words
	hints := []desk.Hint{{Key: "Ctrl 1 2 3", Text: w.T("register.hint.consent")}}
	if len(p.duplicates.Found()) > 0 {
		hints = append(hints, desk.Hint{Key: "Alt 1", Text: w.T("register.hint.same")})
	}
	return append(hints, desk.Hint{Text: w.T("register.no_resident_no")})
}

// Shown reads what stands beside the form and goes to the first empty field.
func (p *page) Shown() {
	p.today.refresh()
	person.Version(p.d, p.boxes.SetVersion)
	p.focus()
}

func (p *page) focus() {
	t := p.state.typed
	for _, f := range []struct {
		name   string
		filled bool
	}{{"phone", t.Phone != ""}, {"birth_date", t.BirthDate != ""}, {"name", t.Name != ""}, {"occupations", len(t.Occupations) > 0}} {
		if !f.filled {
			p.form.Focus(f.name)
			return
		}
	}
	p.form.Focus("dong")
}

// Key handles the page's own keys.
func (p *page) Key(k desk.Key) bool {
	n := strings.Index("123", string(k.Name))
	digit := len(k.Name) == 1 && n >= 0
	switch {
	case k == desk.Key{Name: fyne.KeyS, Mod: fyne.KeyModifierControl}:
		p.state.save()
	case digit && k.Mod == fyne.KeyModifierControl:
		p.boxes.Toggle(person.ConsentKinds[n])
		p.scroll.Reveal(p.form.Field("consents"))
	case digit && k.Mod == fyne.KeyModifierAlt:
		return p.duplicates.Continue(n)
	default:
		return false
	}
	return true
}

// Leave puts the form aside: it waits at the reception.
func (p *page) Leave() bool {
	p.d.Shell.Focus(nil) // a text that is still being composed is finished first
	p.state.keep()
	if !p.state.typed.Blank() {
		p.d.Shell.Toast(p.state.foldedText(), nil)
	}
	return false
}
