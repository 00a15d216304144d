package door

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/passphrase"
)

// assistantPage shows the assistant: one step at a time, each a few fields.
type assistantPage struct {
	assistant
	door   *Door
	secret *passphrase.Fields
	form   *kit.Form
	first  func()
	note   *kit.Paragraph // what came of saving or printing the code
	root   *fyne.Container
}

func newAssistant(d *Door) *assistantPage {
	p := &assistantPage{door: d, root: container.NewStack()}
	p.language = d.o.Words.Language
	p.secret = passphrase.New(d.o.Words, d.o.Strength, p.known)
	p.build()
	return p
}

// build shows the present step.
func (p *assistantPage) build() {
	builders := [steps]func() fyne.CanvasObject{p.deskStep, p.staffStep, p.passphraseStep, p.codeStep, p.confirmStep}
	p.form = kit.NewForm()
	p.form.OnSubmit = p.next
	p.first = func() { p.form.FocusFirst() }
	p.root.Objects = []fyne.CanvasObject{builders[p.step]()}
	p.root.Refresh()
}

// goTo shows another step.
func (p *assistantPage) goTo(s step) {
	p.step = s
	p.build()
	p.door.show(p)
}

// page is a step's card: where one is, what is asked and why, and the way on.
func (p *assistantPage) page(title, text string, content ...fyne.CanvasObject) fyne.CanvasObject {
	w := p.words()
	where := kit.NewLine(kit.Line{
		Left: []kit.Span{kit.Text(w.T("door.first.step", int(p.step)+1, steps))}, Size: kit.SizeSecond, Color: kit.ColorSecond,
	})
	parts := []fyne.CanvasObject{where, kit.NewTitle(title), kit.NewParagraph(text, kit.SizeBody, kit.ColorSecond)}
	scroll := kit.NewScroll(kit.Middle(cardWidth, kit.Panel(kit.Inset(12, 12, 12, 12, kit.Column(14, append(parts, content...)...)))))
	p.form.In(scroll)
	return scroll
}

func (p *assistantPage) words() *assets.Words { return p.door.o.Words }

// buttons are the way on and the way back.
func (p *assistantPage) buttons() fyne.CanvasObject {
	row := kit.Row(10, kit.NewPrimary(p.way(), "Ctrl S", p.next))
	if p.canGoBack() {
		row.Add(kit.NewButton(p.words().T("door.back"), "Esc", p.back))
	}
	return row
}

// way is what the way on is called, on its button and among the keys.
func (p *assistantPage) way() string {
	w := p.words()
	switch {
	case p.step == stepPassphrase && p.busy:
		return w.T("door.first.making")
	case p.step == stepPassphrase:
		return w.T("door.first.make")
	case p.step == stepCode:
		return w.T("door.code.written")
	case p.step == stepConfirm:
		return w.T("door.confirm.enter")
	default:
		return w.T("door.next")
	}
}

// entry is a field whose text goes into what the assistant knows.
func (p *assistantPage) entry(name, label string, e *kit.Entry, value *string) *kit.Field {
	e.SetText(*value)
	e.Watch(func(s string) { *value = s })
	f := kit.NewField(label, true, e)
	p.form.Add(name, f)
	return f
}

func (p *assistantPage) deskStep() fyne.CanvasObject {
	w := p.words()
	languages := kit.NewChoice(assets.Languages, []string{w.T("language.ko"), w.T("language.en")})
	languages.Choose(p.language)
	languages.OnChange = p.speak
	p.entry("center", w.T("field.center"), kit.NewWordEntry(w.T("door.first.center.example")), &p.store.Desk.Center)
	p.entry("desk_name", w.T("field.desk_name"), kit.NewWordEntry(w.T("door.first.desk_name.example")), &p.store.Desk.Name)
	p.entry("desk", w.T("field.desk"), kit.NewCodeEntry(w.T("door.first.desk.example")), &p.store.Desk.Code).SetHint(w.T("door.first.desk.hint"))
	return p.page(w.T("door.first.desk.title"), w.T("door.first.desk.text"), languages, p.form,
		kit.TextValue(w.T("door.file"), p.door.o.House.Path()), p.buttons())
}

// speak changes the language of the assistant, and of the desk it makes.
func (p *assistantPage) speak(language string) {
	words, err := assets.LoadWords(language)
	if err != nil {
		return
	}
	look := PlainLook()
	look.Language, p.language = language, language
	p.door.o.Words, p.door.hall.words = words, words
	p.door.o.Style(look)
	p.secret = passphrase.New(words, p.door.o.Strength, p.known)
	p.goTo(p.step)
}

func (p *assistantPage) staffStep() fyne.CanvasObject {
	w := p.words()
	p.entry("staff_name", w.T("field.staff_name"), kit.NewWordEntry(w.T("door.first.staff_name.example")), &p.store.Staff.Name)
	p.entry("staff", w.T("field.login"), kit.NewCodeEntry(w.T("door.first.staff.example")), &p.store.Staff.Login).SetHint(w.T("door.first.staff.hint"))
	return p.page(w.T("door.first.staff.title"), w.T("door.first.staff.text"), p.form, p.buttons())
}

func (p *assistantPage) passphraseStep() fyne.CanvasObject {
	w := p.words()
	p.secret = passphrase.New(w, p.door.o.Strength, p.known)
	p.secret.First.SetText(p.store.Passphrase)
	p.secret.First.Watch(func(s string) { p.store.Passphrase = s })
	p.secret.AddTo(p.form)
	return p.page(w.T("door.first.passphrase.title"), w.T("door.first.passphrase.text"), p.form, p.buttons())
}

func (p *assistantPage) canGoBack() bool { return p.step != stepDesk && p.step != stepCode }

func (p *assistantPage) back() {
	if p.canGoBack() && !p.busy {
		p.goTo(p.step - 1)
	}
}

// next checks the step and goes on.
func (p *assistantPage) next() {
	if p.busy {
		return
	}
	texts := map[string]string{}
	for _, e := range p.check(p.step) {
		texts[e.Field] = p.words().Error(e)
	}
	switch p.step {
	case stepPassphrase:
		texts = p.secret.Errors()
	case stepConfirm:
		texts = p.confirmErrors()
	}
	p.form.ShowErrors(texts)
	switch {
	case len(texts) > 0:
	case p.step == stepPassphrase:
		p.make()
	case p.step == stepConfirm:
		p.finish()
	default:
		p.goTo(p.step + 1)
	}
}

// make makes the store beside the window: it takes about a second.
func (p *assistantPage) make() {
	p.setBusy(true)
	var code string
	var err error
	p.door.o.Run.Do(func() { code, err = p.create(context.Background(), p.door.o.House) }, func() {
		p.busy = false
		if err != nil {
			p.refused(err)
			return
		}
		p.code = code
		p.goTo(stepCode)
	})
}

func (p *assistantPage) setBusy(busy bool) {
	p.busy = busy
	p.goTo(p.step)
}

// refused takes the person to the field that the store did not take; what is not
// about a field is a page of its own.
func (p *assistantPage) refused(err error) {
	var errs model.FieldErrors
	if !errors.As(err, &errs) {
		p.door.trouble(err)
		return
	}
	p.goTo(stepFor(errs))
	texts := map[string]string{}
	for _, e := range errs {
		texts[e.Field] = p.words().Error(e)
	}
	p.form.ShowErrors(texts)
}

func (p *assistantPage) content() fyne.CanvasObject { return p.root }

func (p *assistantPage) shown() { p.first() }

func (p *assistantPage) hints() []desk.Hint {
	w := p.words()
	hints := []desk.Hint{{Key: "Enter", Text: w.T("door.hint.next")}, {Key: "Ctrl S", Text: p.way()}}
	switch p.step {
	case stepPassphrase:
		hints = append(hints, desk.Hint{Key: "Alt V", Text: w.T("door.hint.reveal")})
	case stepCode:
		hints = hints[1:]
		hints = append(hints, desk.Hint{Key: "Alt 1", Text: w.T("door.code.save.hint")})
		if p.door.o.Sheets.CanPrint() {
			hints = append(hints, desk.Hint{Key: "Alt 2", Text: w.T("door.code.print")})
		}
	}
	if p.canGoBack() {
		hints = append(hints, desk.Hint{Key: "Esc", Text: w.T("door.back")})
	}
	return hints
}

func (p *assistantPage) key(k desk.Key) bool {
	switch k {
	case desk.Key{Name: fyne.KeyEscape}:
		p.back()
	case desk.Key{Name: fyne.KeyS, Mod: fyne.KeyModifierControl}:
		p.next()
	case desk.Key{Name: fyne.KeyV, Mod: fyne.KeyModifierAlt}:
		p.secret.Reveal()
	case desk.Key{Name: fyne.Key1, Mod: fyne.KeyModifierAlt}:
		return p.step == stepCode && p.save()
	case desk.Key{Name: fyne.Key2, Mod: fyne.KeyModifierAlt}:
		return p.step == stepCode && p.print()
	default:
		return false
	}
	return true
}
