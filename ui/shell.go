package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

var _ desk.Shell = (*room)(nil)

// Open covers the present screen with a page of the same place.
func (r *room) Open(page desk.Screen) {
	p := r.places[r.at]
	p.top(r.d) // the page lies over the place's own screen, even if that was never seen
	p.stack = append(p.stack, page)
	r.show()
}

// Back takes the page away that covers the place's screen.
func (r *room) Back() {
	if p := r.places[r.at]; len(p.stack) > 1 {
		p.stack = p.stack[:len(p.stack)-1]
		r.show()
	}
}

// Toast says what was done.
func (r *room) Toast(text string, undo func()) {
	r.toasts.Say(text, r.d.Words.T("frame.undo"), "Alt Z", undo)
}

// Fail says what went wrong. What a person broke off, or what came back from a
// store that was locked meanwhile, is no news.
func (r *room) Fail(err error) {
	switch {
	case err == nil, errors.Is(err, context.Canceled):
		return
	case r.w.shut && model.CodeOf(err) == "desk_locked":
		return
	case model.KindOf(err) == "":
		r.w.o.Failed(err)
	}
	text := r.d.Words.Error(err)
	if r.w.asking != nil || r.w.shut {
		r.Toast(text, nil)
		return
	}
	var m *kit.Modal
	ok := kit.NewPrimary(r.d.Words.T("frame.ok"), "Enter", func() { r.w.answered(m) })
	m = kit.NewModal(r.w.win.Canvas(), r.d.Words.T("frame.failed"), questionWidth, kit.NewParagraph(text, kit.SizeBody, kit.ColorText), ok, ok)
	m.OnEscape = func() { r.w.answered(m) }
	r.w.ask(m)
}

// questionWidth is that of a question, px.
const questionWidth = 460

// Ask puts a question; what cannot be taken back is not done by a mere Enter.
func (r *room) Ask(q desk.Question, then func(yes bool)) {
	var m *kit.Modal
	answer := func(yes bool) func() {
		return func() {
			r.w.answered(m)
			then(yes)
		}
	}
	yes, no := kit.NewPrimary(q.Yes, "", answer(true)), kit.NewButton(q.No, "Esc", answer(false))
	first := yes
	if q.Danger {
		yes, first = kit.NewButton(q.Yes, "", answer(true)), no
	}
	m = kit.NewModal(r.w.win.Canvas(), q.Title, questionWidth, kit.NewParagraph(q.Text, kit.SizeBody, kit.ColorText), first, yes, no)
	m.OnEscape = answer(false)
	r.w.ask(m)
}

// ask shows a question; one that stands already is answered as by Esc.
func (w *Window) ask(m *kit.Modal) {
	if before := w.asking; before != nil && before.OnEscape != nil {
		before.OnEscape()
	}
	w.asking = m
	m.Show()
}

func (w *Window) answered(m *kit.Modal) {
	m.Hide()
	if w.asking == m {
		w.asking = nil
	}
}

// Saved shows at the top that a draft of page was kept.
func (r *room) Saved(page desk.Screen, text string) {
	r.saved = saved{page, text}
	r.w.touch()
	r.top()
}

// Notice shows that something waits.
func (r *room) Notice(n desk.Notice) {
	r.notice = n
	r.status()
}

// Refresh redraws head and hints of the present screen.
func (r *room) Refresh() {
	r.top()
	r.status()
	if shown := r.bar(); shown == r.frame.Bar.Hidden {
		r.frame.Show(r.screen().Content(), shown)
		kit.Relayout(r.root)
	}
}

// Focus sets the keyboard focus.
func (r *room) Focus(f fyne.Focusable) {
	if !r.w.shut {
		r.w.focus(f)
	}
}

// Window is for file dialogs and the clipboard.
func (r *room) Window() fyne.Window { return r.w.win }

// Restyle applies text size, theme and language from the settings.
func (r *room) Restyle() { r.w.restyle() }
