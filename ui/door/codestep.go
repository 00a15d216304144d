package door

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// codeStep shows the recovery code, once, and puts it on paper.
func (p *assistantPage) codeStep() fyne.CanvasObject {
	w := p.words()
	p.note = kit.NewParagraph("", kit.SizeSecond, kit.ColorSecond)
	save := kit.NewButton(w.T("door.code.save"), "Alt 1", func() { p.save() })
	row := kit.Flow(10, save)
	if p.door.o.Sheets.CanPrint() {
		row.Add(kit.NewButton(w.T("door.code.print"), "Alt 2", func() { p.print() }))
	}
	next := kit.NewPrimary(p.way(), "Ctrl S", p.next)
	p.first = func() { p.door.o.Focus(save) }
	return p.page(w.T("door.code.title"), w.T("door.code.text"), CodeView(p.code),
		kit.NewParagraph(w.T("door.code.keep"), kit.SizeBody, kit.ColorText), row, p.note, kit.Row(10, next))
}

// CodeView shows a recovery code as it is read aloud: three groups on a line.
func CodeView(code string) fyne.CanvasObject {
	groups := strings.Split(code, "-")
	rows := kit.Column(6)
	for len(groups) > 0 {
		n := min(3, len(groups))
		cells := make([]fyne.CanvasObject, 3)
		for i := range cells {
			line := kit.Line{Size: kit.SizeTitle}
			if i < n {
				line.Left = []kit.Span{kit.Bold(groups[i])}
			}
			cells[i] = kit.NewLine(line)
		}
		rows.Add(kit.Columns(8, nil, cells...))
		groups = groups[n:]
	}
	return kit.Note(rows)
}

func (p *assistantPage) sheet() RecoverySheet {
	return RecoverySheet{Desk: p.store.Desk, Code: p.code, Made: p.door.o.Now()}
}

func (p *assistantPage) save() bool {
	p.door.o.Sheets.Save(p.sheet(), p.put("door.code.saved"))
	return true
}

func (p *assistantPage) print() bool {
	if !p.door.o.Sheets.CanPrint() {
		return false
	}
	p.door.o.Sheets.Print(p.sheet(), p.put("door.code.printed"))
	return true
}

// put says what came of saving or printing, and where.
func (p *assistantPage) put(doneKey string) func(string, error) {
	return func(where string, err error) {
		text := p.words().T(doneKey, where)
		if err != nil {
			text = p.words().Error(err)
		}
		p.note.SetText(text)
		kit.Relayout(p.note)
	}
}

// confirmStep asks for two groups of the code from the paper.
func (p *assistantPage) confirmStep() fyne.CanvasObject {
	w := p.words()
	for i, name := range fieldsOf[stepConfirm] {
		e := kit.NewCodeEntry("")
		e.MaxRunes = 12
		p.form.Add(name, kit.NewField(w.T("door.confirm.group", asked[i]), true, e))
	}
	return p.page(w.T("door.confirm.title"), w.T("door.confirm.text"), p.form, p.buttons())
}

// confirmErrors are the groups that are not those of the paper.
func (p *assistantPage) confirmErrors() map[string]string {
	texts := map[string]string{}
	for i, name := range fieldsOf[stepConfirm] {
		e, ok := p.form.Field(name).Input().(*kit.Entry)
		if ok && !p.confirms(asked[i], e.Text) {
			texts[name] = p.words().T("door.confirm.differs")
		}
	}
	return texts
}

// finish opens the new store, lets its first member of staff in and keeps the
// language that was chosen.
func (p *assistantPage) finish() {
	d := p.door
	p.busy = true
	var e model.Entrance
	var s model.Session
	var err error
	d.o.Run.Do(func() {
		ctx := context.Background()
		if e, err = d.o.House.Open(ctx); err != nil {
			return
		}
		if s, err = e.Unlock(ctx, p.store.Staff.Login, p.store.Passphrase); err == nil {
			err = s.SetSetting(ctx, "desk.language", p.language)
		}
	}, func() {
		p.busy = false
		d.entrance = e
		p.store.Passphrase, p.code = "", ""
		if err != nil {
			d.trouble(err)
			return
		}
		d.enter(s)
	})
}
