package paper

import (
	"ieumdesk/ui/kit"
)

// troubleWidth is that of the question, px.
const troubleWidth = 640

// openTrouble shows what a job waits for and what can be done: try again, another
// printer, a file instead, or give it up. Esc leaves it waiting.
func (p *Press) openTrouble(j *Job) {
	w := p.d.Words
	to := j.printer
	names := p.others(j)
	choice := kit.NewChoice(names, names)
	choice.Choose(to)
	choice.OnChange = func(name string) { to = name }
	form := kit.NewForm()
	form.Add("printer", kit.NewField(w.T("setting.print.printer"), false, choice))
	var m *kit.Modal
	then := func(do func()) func() {
		return func() {
			m.Hide()
			do()
		}
	}
	again := then(func() {
		o := j.order
		if to != j.printer {
			o.Tray = "" // it names one of the other printer
		}
		j.Again(to, o)
	})
	save := then(func() {
		j.Save(".pdf", func(file string, err error) {
			if err != nil {
				p.d.Shell.Fail(err)
				return
			}
			p.d.Shell.Toast(w.T("paper.saved", j.matter.Said(w), file), nil)
		})
	})
	form.OnSubmit = again
	after := "paper.trouble.lost"
	if j.Queued() {
		after = "paper.trouble.queued"
	}
	m = kit.NewModal(p.d.Shell.Window().Canvas(), w.T("paper.trouble.title", j.matter.Said(w)), troubleWidth,
		kit.Column(12, kit.NewParagraph(w.Error(j.err), kit.SizeBody, kit.ColorText), kit.NewParagraph(w.T(after), kit.SizeSecond, kit.ColorSecond), form), nil,
		kit.NewPrimary(w.T("paper.trouble.again"), "Enter", again), kit.NewButton(w.T("refer.pdf"), "Ctrl S", save),
		kit.NewButton(w.T("paper.trouble.drop"), "", then(j.Drop)), kit.NewButton(w.T("paper.trouble.later"), "Esc", then(func() {})))
	m.OnEscape, m.OnSubmit, m.OnSave, m.OnShow = then(func() {}), again, save, form.FocusFirst
	m.Show()
}
