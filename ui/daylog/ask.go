package daylog

import (
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// formatName is how people call a format.
func formatName(f model.DayFormat) string {
	return strings.ToUpper(strings.Replace(string(f), "-", " ", 1))
}

// askClose shows what is about to be frozen and written, and closes on Enter.
func (p *Place) askClose() {
	if p.at != ofDay || !p.closing.possible() {
		return
	}
	w, log := p.d.Words, p.day.log
	var figures []kit.Span
	for _, f := range model.AllFigures {
		figures = append(figures, kit.TagOf(kit.Grey, w.Name("figure", string(f))+" "+count(log.Figures.Of(f))))
	}
	content := kit.Column(10, kit.Parts(figures...))
	if log.Awaited > 0 {
		content.Add(kit.NewParagraph(w.T("log.awaited", log.Awaited), kit.SizeBody, kit.ColorAmber))
	}
	if log.Date < p.d.Today() {
		content.Add(kit.NewParagraph(w.T("log.closing.late", log.Date.DaysUntil(p.d.Today())), kit.SizeBody, kit.ColorAmber))
	}
	content.Add(kit.NewParagraph(w.T("log.closing.freezes"), kit.SizeBody, kit.ColorText))
	if p.closing.files.out != nil {
		content.Add(kit.NewParagraph(p.right.willWrite(), kit.SizeBody, kit.ColorText))
	}
	var m *kit.Modal
	yes := func() { m.Hide(); p.closing.close() }
	m = kit.NewModal(p.d.Shell.Window().Canvas(), w.T("log.close.title", w.NearDay(p.day.at)), 560, content, nil,
		kit.NewPrimary(w.T("log.close"), "Enter", yes), kit.NewButton(w.T("cancel"), "Esc", func() { m.Hide() }))
	m.OnEscape, m.OnSubmit = func() { m.Hide() }, yes
	m.Show()
}

// askReopen asks why a closed day is opened again.
func (p *Place) askReopen() {
	if p.at != ofDay || !p.day.log.Closed {
		return
	}
	w := p.d.Words
	if !supervises(p.d) {
		p.d.Shell.Fail(&model.Error{Kind: model.Denied, Code: "supervisor_only"})
		return
	}
	reason := kit.NewTextEntry(w.T("log.reopen.hint"), 2)
	form := kit.NewForm()
	form.AddObject(kit.NewParagraph(w.T("log.reopen.about", p.day.log.Revision), kit.SizeBody, kit.ColorText))
	form.Add("reason", kit.NewField(w.T("field.reason"), true, reason))
	var m *kit.Modal
	apply := func() {
		p.closing.reopen(reason.Text, func(err error) {
			if err != nil {
				desk.Refuse(p.d, form, err)
				return
			}
			m.Hide()
		})
	}
	form.OnSubmit = apply
	m = ask(p, w.T("log.reopen.title", w.NearDay(p.day.at)), 520, form, w.T("log.reopen"), apply)
	form.Focus("reason")
}

// askSpare is the height of a title and buttons with the room around, px.
const askSpare = 184

// scrolled lets the content of a modal, in which a form stands, scroll where large
// text in a small window leaves too little room for it: the buttons stay in sight.
func scrolled(p *Place, form *kit.Form, content fyne.CanvasObject) fyne.CanvasObject {
	scroll := kit.NewScroll(kit.Inset(2, 14, 4, 2, content))
	form.In(scroll)
	return kit.Capped(p.d.Shell.Window().Canvas(), askSpare, scroll)
}

// ask shows a form in the middle of the window; Ctrl+Enter applies it.
func ask(p *Place, title string, width float32, form *kit.Form, does string, apply func()) *kit.Modal {
	var m *kit.Modal
	m = kit.NewModal(p.d.Shell.Window().Canvas(), title, width, scrolled(p, form, form), nil,
		kit.NewPrimary(does, "Ctrl Enter", apply), kit.NewButton(p.d.Words.T("cancel"), "Esc", func() { m.Hide() }))
	m.OnEscape, m.OnSubmit = func() { m.Hide() }, apply
	m.Show()
	return m
}

// writeAgain tries the files once more that failed. One that another program holds
// is offered another name.
func (p *Place) writeAgain() {
	f := p.closing.files
	name, held := f.held()
	if !held {
		f.again()
		return
	}
	w := p.d.Words
	entry := kit.NewEntry("")
	entry.SetText(name)
	form := kit.NewForm()
	form.AddObject(kit.NewParagraph(w.T("log.files.held"), kit.SizeBody, kit.ColorText))
	form.Add("name", kit.NewField(w.T("log.files.name"), true, entry))
	var m *kit.Modal
	apply := func() {
		m.Hide()
		f.rename(strings.TrimSpace(entry.Text))
	}
	form.OnSubmit = apply
	m = ask(p, w.T("log.files.again"), 560, form, w.T("log.files.again"), apply)
	form.Focus("name")
}
