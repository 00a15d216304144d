package person

import (
	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// Finder is the search of people as reception and seekers show it: the box, how
// many were found, a heading, and the rows below.
type Finder struct {
	d     *desk.Desk
	press func(row int)
	head  *kit.Paragraph

	Box   *kit.Entry
	Field *kit.Field
	Rows  *kit.List
}

// NewFinder makes a search with placeholder in its box. typed follows every
// keystroke; press gets the chosen row on Enter, whether the answer is there or not.
func NewFinder(d *desk.Desk, placeholder string, typed func(string), press func(row int)) *Finder {
	f := &Finder{d: d, press: press, Rows: kit.NewList(2), head: kit.NewSection(d.Words.T("reception.recent"))}
	f.Rows.OnOpen = press
	f.Box = kit.SearchBox(placeholder, f.Rows, typed)
	f.Box.MaxRunes = model.MaxName
	f.Box.OnKey = f.key
	f.Field = kit.NewField("", false, f.Box)
	return f
}

// key is the list's, but Enter works before the answer is there.
func (f *Finder) key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		f.press(f.Rows.Chosen())
		return true
	}
	return f.Rows.Key(ev)
}

// Object is the whole search.
func (f *Finder) Object() fyne.CanvasObject {
	head := kit.Column(0, kit.Inset(14, 16, 8, 16, kit.Column(10, f.Field, f.head)), kit.NewRule(kit.ColorLineSoft))
	return kit.Over(head, f.Rows)
}

// Say tells what was found for text: how many, whether there are more than were
// counted, and what went wrong, "" if nothing did.
func (f *Finder) Say(text string, n int, more bool, wrong string) {
	w := f.d.Words
	f.Field.SetError(wrong)
	if text == "" {
		f.Box.SetSuffix()
		f.head.SetText(w.T("reception.recent"))
		return
	}
	count := "reception.found"
	if more {
		count = "reception.found_more"
	}
	f.Box.SetSuffix(kit.Text(w.T(count, n)))
	f.head.SetText(w.T("reception.hits"))
}

// None says instead of a heading that nothing was found.
func (f *Finder) None(text string) { f.head.SetText(text) }

// Shown takes the keyboard, with what was typed selected.
func (f *Finder) Shown() {
	f.Box.SelectAll()
	f.d.Shell.Focus(f.Box)
}

// Clear forgets what was typed; false if nothing was.
func (f *Finder) Clear() bool {
	typed := f.Box.Text != ""
	f.Box.SetText("")
	return typed
}
