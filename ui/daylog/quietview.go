package daylog

import (
	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// quietNames are the kinds of entry and how they are called.
func (v *dayView) quietNames() (codes, names []string) {
	for _, k := range model.QuietKinds {
		codes, names = append(codes, string(k)), append(names, v.p.d.Words.Name("quiet", string(k)))
	}
	return codes, names
}

// buildQuiet makes the line into which what happened outside the records is typed:
// Enter stores it, and the line is free for the next.
func (v *dayView) buildQuiet() {
	w := v.p.d.Words
	v.kind = kit.NewChoice(v.quietNames())
	v.kind.Choose(string(model.QuietPhone))
	v.text = kit.NewWordEntry(w.T("log.quiet.hint"))
	v.text.MaxRunes = model.MaxLine
	v.whom = kit.NewCheck(kit.Line{})
	v.form = kit.NewForm().In(v.scroll)
	v.form.Add("kind", kit.NewField("", false, v.kind))
	v.form.Add("text", kit.NewField("", false, v.text))
	v.form.OnSubmit = v.submitQuiet
}

func (v *dayView) submitQuiet() {
	e := model.QuietEntry{Day: v.p.day.at, Kind: model.QuietKind(v.kind.Chosen()), Text: v.text.Text}
	if serving, ok := v.p.d.Serving(); ok && v.whom.On() {
		e.SeekerID = serving.Seeker.ID
	}
	v.p.quiet.add(e)
}

// clear makes the line free for the next entry.
func (v *dayView) clear() {
	v.form.ShowErrors(nil)
	v.text.SetText("")
	v.whom.Set(false)
	v.p.d.Shell.Focus(v.text)
}

func (v *dayView) focusQuiet() {
	if !v.p.day.log.Closed {
		v.form.Focus("text")
		v.scroll.Reveal(v.text)
	}
}

// showQuiet shows the entries, and the line for the next while the day is open.
func (v *dayView) showQuiet(add func(title string, body ...fyne.CanvasObject)) {
	w, log := v.p.d.Words, v.p.day.log
	var body []fyne.CanvasObject
	if len(log.Quiet) > 0 {
		body = append(body, v.lists.quiet)
	}
	if !log.Closed {
		body = append(body, v.form)
		if serving, ok := v.p.d.Serving(); ok {
			v.whom.SetLine(kit.Line{Left: []kit.Span{kit.Text(w.T("log.quiet.whom", model.MaskName(serving.Seeker.Name)))}})
			body = append(body, v.whom)
		}
	}
	if len(body) > 0 {
		add(w.T("log.quiet", len(log.Quiet)), body...)
	}
}

// askQuiet corrects an entry or takes it out.
func (p *Place) askQuiet(e model.QuietEntry) {
	if p.day.log.Closed {
		if e.SeekerID != (model.ID{}) {
			p.d.Routes.Seeker(e.SeekerID)
		}
		return
	}
	w := p.d.Words
	kind, text := kit.NewChoice(p.left.quietNames()), kit.NewWordEntry(w.T("log.quiet.hint"))
	kind.Choose(string(e.Kind))
	text.SetText(e.Text)
	text.MaxRunes = model.MaxLine
	form := kit.NewForm()
	form.Add("kind", kit.NewField(w.T("field.kind"), true, kind))
	form.Add("text", kit.NewField(w.T("field.text"), true, text))
	var m *kit.Modal
	before := p.quiet.refused
	hide := func() { p.quiet.refused = before; m.Hide() }
	p.quiet.refused = func(err error) { desk.Refuse(p.d, form, err) }
	save := func() {
		e.Kind, e.Text = model.QuietKind(kind.Chosen()), text.Text
		p.quiet.edit(e, hide)
	}
	form.OnSubmit = save
	m = kit.NewModal(p.d.Shell.Window().Canvas(), w.T("log.quiet.edit"), 560, form, nil,
		kit.NewPrimary(w.T("hint.save"), "Ctrl Enter", save),
		kit.NewButton(w.T("log.quiet.remove"), "", func() { p.quiet.remove(e, hide) }),
		kit.NewButton(w.T("cancel"), "Esc", hide))
	m.OnEscape, m.OnSubmit = hide, save
	m.Show()
	form.Focus("text")
}
