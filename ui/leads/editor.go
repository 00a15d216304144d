package leads

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// editor is the page on which a lead is written or changed (구인신청서, form 1).
type editor struct {
	p       *Place
	lead    model.Lead // as it was opened; the zero id for a new one
	form    *leadForm
	scroll  *kit.Scroll
	content fyne.CanvasObject
	stop    func() // of the draft's timer
	storing bool
}

// draftPause is how long typing rests before the draft is kept.
const draftPause = 700 * time.Millisecond

func (p *Place) newLead() {
	p.edit(model.Lead{Openings: 1, WageType: model.Monthly, WeeklyHours: 40, Source: model.LeadSource{Kind: "phone", On: p.d.Today()}})
}

func (p *Place) editLead() {
	if p.detail.lead.ID == (model.ID{}) {
		return
	}
	id := p.detail.lead.ID
	desk.Do(p.d, func(ctx context.Context) (model.Lead, error) { return p.d.Session.Lead(ctx, id) }, func(l model.Lead) {
		if p.foreign(l) {
			p.openForeign(l)
			return
		}
		p.edit(l)
	})
}

func (p *Place) edit(l model.Lead) {
	e := &editor{p: p, lead: l, stop: func() {}}
	e.form = newLeadForm(p, e.touched)
	e.form.show(l)
	e.form.form.OnSubmit = e.submit
	e.scroll = kit.NewScroll(kit.Inset(16, 24, 24, 24, kit.Narrow(kit.WidthForm, e.form.form)))
	e.form.form.In(e.scroll)
	foot := kit.Foot(24, kit.Row(10, kit.NewPrimary(p.d.Words.T("hint.save"), "Ctrl S", e.submit)))
	e.content = kit.Under(e.scroll, foot)
	p.d.Shell.Open(e)
	e.restore()
}

func (e *editor) draftName() string {
	if e.lead.ID == (model.ID{}) {
		return "lead"
	}
	return "lead " + e.lead.ID.String()
}

// touched keeps a draft once typing rests.
func (e *editor) touched() {
	e.stop()
	e.stop = e.p.d.Run.After(draftPause, e.keep)
}

func (e *editor) keep() {
	if e.storing {
		return
	}
	content, err := json.Marshal(e.form.read(e.lead))
	if err != nil {
		return
	}
	desk.Do(e.p.d, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, e.p.d.Session.SaveDraft(ctx, e.draftName(), content)
	}, func(struct{}) { e.p.d.Shell.Saved(e, e.p.d.Words.T("draft.kept")) })
}

// restore brings back what was typed before the program ended, unless the lead
// was changed since.
func (e *editor) restore() {
	desk.Do(e.p.d, func(ctx context.Context) (json.RawMessage, error) {
		content, _, err := e.p.d.Session.Draft(ctx, e.draftName())
		return content, err
	}, func(content json.RawMessage) {
		var l model.Lead
		if content == nil || json.Unmarshal(content, &l) != nil || l.Revision != e.lead.Revision {
			return
		}
		e.form.show(l)
		e.stop()
		e.p.d.Shell.Toast(e.p.d.Words.T("draft.restored"), func() {
			e.form.show(e.lead)
			e.stop()
			e.drop()
		})
	})
}

func (e *editor) drop() {
	desk.Do(e.p.d, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, e.p.d.Session.DropDraft(ctx, e.draftName())
	}, func(struct{}) {})
}

// written is what the store answered.
type written struct {
	lead     model.Lead
	warnings []model.Warning
}

func (e *editor) submit() {
	if e.storing {
		return
	}
	e.storing = true
	e.stop()
	l := e.form.read(e.lead)
	s := e.p.d.Session
	var out written
	var err error
	e.p.d.Run.Do(func() {
		if l.ID == (model.ID{}) {
			out.lead, out.warnings, err = s.AddLead(context.Background(), l)
		} else {
			out.lead, out.warnings, err = s.EditLead(context.Background(), l)
		}
		if err == nil {
			err = s.DropDraft(context.Background(), e.draftName())
		}
	}, func() { e.answered(out, err) })
}

func (e *editor) answered(out written, err error) {
	e.storing = false
	w := e.p.d.Words
	var fields model.FieldErrors
	switch {
	case errors.As(err, &fields):
		texts := map[string]string{}
		for _, f := range fields {
			texts[formField(f.Field)] = w.T("error."+f.Code, f.Args...)
		}
		e.form.form.ShowErrors(texts)
		return
	case err != nil:
		e.keep()
		e.p.d.Shell.Fail(err)
		return
	}
	e.p.d.Shell.Back()
	e.p.stored(out.lead)
	text := w.T("leads.stored", out.lead.Employer, out.lead.Title)
	for _, x := range out.warnings {
		text += "\n" + w.T("warning."+x.Code, x.Args...)
	}
	e.p.d.Shell.Toast(text, nil)
}

// formField is the form's name of the field that an error names.
func formField(name string) string {
	switch name {
	case "wage_type", "wage_max":
		return "wage_min"
	}
	return name
}

// Content is for the window.
func (e *editor) Content() fyne.CanvasObject { return e.content }

// Head names the page.
func (e *editor) Head() *desk.Head {
	w := e.p.d.Words
	h := &desk.Head{Title: w.T("leads.editor.new"), Second: w.T("leads.editor.second")}
	if e.lead.ID != (model.ID{}) {
		h.Title = w.T("leads.editor.edit", e.lead.Employer)
	}
	return h
}

// Hints are the keys that work here.
func (e *editor) Hints() []desk.Hint {
	w := e.p.d.Words
	return []desk.Hint{{Key: "Enter", Text: w.T("hint.next")}, {Key: "Ctrl S", Text: w.T("hint.save")}, {Key: "Esc", Text: w.T("hint.back")}}
}

// Shown puts the focus into the first field.
func (e *editor) Shown() { e.form.form.FocusFirst() }

// Key stores on Ctrl+S.
func (e *editor) Key(k desk.Key) bool {
	if k.Name == fyne.KeyS && k.Mod == fyne.KeyModifierControl {
		e.submit()
		return true
	}
	return false
}

// Leave goes back; what was typed stays as a draft.
func (e *editor) Leave() bool {
	e.stop()
	e.keep()
	return false
}

func atoi(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return 0
	}
	return n
}
