package referrals

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/paper"
)

// ReferPage shows a referral being made: checks, interview and paper at the
// left, the slip as it will print at the right.
type ReferPage struct {
	r    *refer
	pane *paper.Pane

	gate    *fyne.Container
	before  *kit.Paragraph // who was sent there already
	form    *kit.Form
	reason  *kit.Entry
	at      *kit.Entry
	setBy   *kit.Choice
	place   *kit.Entry
	contact *kit.Entry
	bring   *kit.Picker
	state   *kit.Paragraph
	actions *fyne.Container
	scroll  *kit.Scroll
	content fyne.CanvasObject
	loaded  bool
}

var _ desk.Screen = (*ReferPage)(nil)

// OpenRefer opens the page for a pair once it is known.
func OpenRefer(d *desk.Desk, press *paper.Press, seeker, lead model.ID) {
	r := newRefer(d, press)
	desk.Do(d, func(ctx context.Context) (pair, error) { return r.load(ctx, seeker, lead) }, func(p pair) {
		r.begin(p)
		page := newReferPage(r)
		page.fill()
		r.print.Begin()
		page.show()
		d.Shell.Open(page)
		page.lookBefore()
	})
}

func newReferPage(r *refer) *ReferPage {
	p := &ReferPage{r: r, pane: paper.NewPane(r.print, func() { r.submit(toPrinter) }), gate: kit.Column(3), actions: kit.Column(8)}
	p.build()
	r.changed, r.said = p.show, p.said
	r.redraw = p.draw
	r.kept = func(text string) { r.d.Shell.Saved(p, text) }
	return p
}

func (p *ReferPage) build() {
	w := p.r.d.Words
	p.reason = kit.NewWordEntry(w.T("refer.reason"))
	p.at = kit.NewTidyEntry(w.T("refer.at"), p.tidyMoment)
	tidy := p.at.OnFocus
	p.at.OnFocus = func(gained bool) {
		tidy(gained)
		if !gained {
			p.left()
		}
	}
	p.place, p.contact = kit.NewWordEntry(""), kit.NewWordEntry("")
	p.setBy = kit.NewChoice([]string{"desk", "seeker", "employer"}, []string{w.Name("setby", "desk"), w.Name("setby", "seeker"), w.Name("setby", "employer")})
	p.bring = kit.NewPicker(w.T("refer.bring"), true, true, p.findBring, func(c string) string { return w.Name("bring", c) }).NamesOnly()
	p.reason.Watch(func(s string) { p.edit(func(t *typed) { t.Reason = s }) })
	p.at.Watch(func(s string) {
		p.form.Field("interview").SetError("")
		p.edit(func(t *typed) { t.At = s })
	})
	p.place.Watch(func(s string) { p.edit(func(t *typed) { t.Place = s }) })
	p.contact.Watch(func(s string) { p.edit(func(t *typed) { t.Contact = s }) })
	p.setBy.OnChange = func(c string) { p.edit(func(t *typed) { t.SetBy = c }) }
	p.bring.OnChange = func(c []string) { p.edit(func(t *typed) { t.Bring = c }) }
	p.form = kit.NewForm()
	p.form.Add("reason", kit.NewField(w.T("field.reason"), true, p.reason))
	p.form.AddObject(kit.NewSection(w.T("refer.interview")))
	p.form.AddLine([]float32{230, 230}, []string{"interview", "set_by"},
		kit.NewField(w.T("field.interview"), false, p.at), kit.NewField(w.T("refer.set_by"), false, p.setBy))
	p.form.Add("place", kit.NewField(w.T("field.place"), false, p.place))
	p.form.Add("contact", kit.NewField(w.T("refer.contact"), false, p.contact))
	p.form.Add("bring", kit.NewField(w.T("refer.bring_label"), false, p.bring))
	p.form.OnSubmit = func() { p.r.submit(toPrinter) }
	p.state = kit.NewParagraph("", kit.SizeSecond, kit.ColorSecond)
	p.before = kit.NewParagraph("", kit.SizeSecond, kit.ColorSecond)
	p.before.Hide()
	left := kit.Column(10, kit.NewSection(w.T("refer.checks")), p.gate, p.before, p.form)
	p.scroll = kit.NewScroll(kit.Inset(12, 24, 16, 24, left))
	p.form.In(p.scroll)
	left = kit.Under(p.scroll, kit.Foot(24, p.actions, p.state))
	p.content = kit.Split(left, p.pane.Object())
}

// edit passes on what a person typed, not what the page filled in itself.
func (p *ReferPage) edit(change func(*typed)) {
	if p.loaded {
		p.r.set(change)
	}
}

// tidyMoment shows a typed time in full: 1125 1400 becomes 11월 25일 (수) 14:00, with
// its year where it would be read as another one.
func (p *ReferPage) tidyMoment(s string) (string, bool) {
	w, now := p.r.d.Words, p.r.d.Now()
	at, err := model.ParseMoment(s, now)
	if err != nil {
		return "", false
	}
	if near, err := model.ParseMoment(w.Moment(at), now); err == nil && near.Equal(at) {
		return w.Moment(at), true
	}
	return w.Day(model.Today(at)) + " " + assets.Clock(at), true
}

// left says at once what is wrong with a time that is finished, and stops nobody.
func (p *ReferPage) left() {
	if _, err := p.r.interview(); err != nil && p.r.made == nil {
		p.form.Field("interview").SetError(p.r.d.Words.Error(err))
	}
	p.draw()
}

// draw shows the slip as it would be. Where there will be none it shows a sheet
// without a word of it; while a time is being typed, what stood before.
func (p *ReferPage) draw() {
	w := p.r.d.Words
	switch {
	case p.r.red():
		p.pane.Say(w.T("refer.preview.red"))
	case !p.r.unread():
		p.r.print.Set(paper.Slip(p.r.view()))
	case p.form.Field("interview").Wrong() != "":
		p.pane.Say(w.T("refer.preview.time"))
	}
}

func (p *ReferPage) findBring(typed string, limit int) []kit.Option {
	var out []kit.Option
	for _, c := range p.r.d.Session.Tables().Lists["bring"] {
		name := p.r.d.Words.Name("bring", c.Code)
		if len(out) < limit && strings.Contains(name, typed) && !slices.Contains(p.bring.Codes(), c.Code) {
			out = append(out, kit.Option{Code: c.Code, Name: name})
		}
	}
	return out
}

// fill shows what is known at the beginning.
func (p *ReferPage) fill() {
	t := p.r.typed
	p.reason.SetText(t.Reason)
	p.at.SetText(t.At)
	p.setBy.Choose(t.SetBy)
	p.place.SetText(t.Place)
	p.contact.SetText(t.Contact)
	p.bring.SetCodes(t.Bring...)
	p.loaded = true
}

// said shows what is to be said of the paper.
func (p *ReferPage) said() {
	p.showActions()
	p.pane.Show()
	kit.Relayout(p.content)
	p.form.RevealFocused() // what is said may have made the foot higher
	p.r.d.Shell.Refresh()
}

func (p *ReferPage) show() {
	r, w := p.r, p.r.d.Words
	p.gate.RemoveAll()
	for _, line := range desk.WorstFirst(r.gate.Lines) {
		p.gate.Add(gateLine(w, line, w.T("gate."+line.Code, line.Args...)))
	}
	reason := p.form.Field("reason")
	if r.gate.Result == model.Amber {
		reason.Show()
	} else {
		reason.Hide()
	}
	p.form.Hidden = r.red() // what is for a slip is asked when there can be one
	p.form.ShowErrors(r.errs)
	p.draw()
	p.said()
}

// gateLine is one check and, where it wants something, the article it rests on.
func gateLine(w *assets.Words, line model.GateLine, text string) fyne.CanvasObject {
	if line.Level == model.Green {
		return kit.Tagged(tag(w.Name("gate", string(line.Level)), line.Level), text)
	}
	return kit.Tagged(tag(w.Name("gate", string(line.Level)), line.Level), text+" · "+w.Name("article", line.Article))
}

func tag(name string, level model.GateLevel) kit.Span {
	return kit.TagOf(map[model.GateLevel]kit.Tone{model.Green: kit.Green, model.Amber: kit.Amber, model.Red: kit.Red}[level], name)
}

func (p *ReferPage) showActions() {
	r, w := p.r, p.r.d.Words
	p.actions.RemoveAll()
	if r.red() {
		p.actions.Add(kit.Note(kit.NewParagraph(r.mend(), kit.SizeBody, kit.ColorText)))
		p.state.SetText("")
		return
	}
	print, save := w.T("refer.store_print"), w.T("refer.store_pdf")
	if r.made != nil {
		print, save = w.T("refer.print_again"), w.T("refer.pdf")
	}
	first := kit.NewPrimary(print, "Ctrl Enter", func() { r.submit(toPrinter) })
	row := kit.Flow(10, first, kit.NewButton(save, "Ctrl S", func() { r.submit(toPDF) }))
	if !r.print.Printer() {
		first = kit.NewPrimary(save, "Ctrl Enter", func() { r.submit(toPDF) })
		row = kit.Flow(10, first)
		p.form.OnSubmit = func() { r.submit(toPDF) }
	} else {
		p.form.OnSubmit = func() { r.submit(toPrinter) }
	}
	if r.busy || r.print.Busy() {
		first.Disable()
	}
	p.actions.Add(row)
	p.state.SetText(p.stateText())
}

// stateText is what the printer wants; a stored referral keeps its number meanwhile.
func (p *ReferPage) stateText() string {
	r, w := p.r, p.r.d.Words
	switch said := r.print.Message(); {
	case said != "" && r.made != nil && !r.print.Busy():
		return w.T("refer.kept", r.made.Slip.String()) + "\n" + said
	case said != "":
		return said
	case !r.print.Printer():
		return w.T("refer.pdf_only")
	}
	return ""
}

// Content is for the window.
func (p *ReferPage) Content() fyne.CanvasObject { return p.content }

// Head says who goes where.
func (p *ReferPage) Head() *desk.Head {
	w, r := p.r.d.Words, p.r
	h := &desk.Head{Title: model.MaskName(r.seeker.Name) + " → " + r.lead.Employer + " " + r.lead.Title}
	if !r.red() {
		h.Hints = append(h.Hints, desk.Hint{Key: "Ctrl S", Text: w.T("refer.pdf")}, desk.Hint{Key: "Ctrl + −", Text: w.T("refer.zoom")})
	}
	h.Hints = append(h.Hints, desk.Hint{Key: "Esc", Text: w.T("hint.back")})
	return h
}

// Hints say the number that the slip will get; it is fixed when it is stored.
func (p *ReferPage) Hints() []desk.Hint {
	w, r := p.r.d.Words, p.r
	switch {
	case r.made != nil:
		return []desk.Hint{{Text: w.T("refer.number_is", r.made.Slip.String(), r.made.Slip.Short())}}
	case r.red():
		return []desk.Hint{{Key: "F3", Text: w.T("place.seekers")}, {Key: "Esc", Text: w.T("hint.back")}}
	}
	return []desk.Hint{{Key: "Enter", Text: w.T("hint.next")}, {Key: "Alt 1–4", Text: w.T("paper.hint.sheets")}, {Text: w.T("refer.number_will", r.next.String())}}
}

// Shown puts the focus where something is to be typed.
func (p *ReferPage) Shown() {
	switch {
	case p.r.red():
		p.scroll.Top()
	case p.r.gate.Result == model.Amber:
		p.form.Focus("reason")
	default:
		p.form.Focus("interview")
	}
	p.r.redraw()
}

// Key handles the page's own keys.
func (p *ReferPage) Key(k desk.Key) bool {
	switch k {
	case ctrl(fyne.KeyReturn), ctrl(fyne.KeyEnter):
		p.form.Submit()
	case ctrl(fyne.KeyS):
		p.r.submit(toPDF)
	default:
		return p.pane.Key(k)
	}
	return true
}

// Leave goes back; what was typed stays as a draft unless it was stored.
func (p *ReferPage) Leave() bool {
	if p.r.busy || p.r.print.Busy() {
		return true
	}
	p.r.stop()
	p.r.keep()
	return false
}

func ctrl(name fyne.KeyName) desk.Key { return desk.Key{Name: name, Mod: fyne.KeyModifierControl} }
