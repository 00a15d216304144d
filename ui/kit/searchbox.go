package kit

import "fyne.io/fyne/v2"

// SearchBox is an entry over a list: what is typed is asked at every keystroke,
// letters of a syllable included, arrows and Enter are the list's, and the focus
// stays where one types.
func SearchBox(placeholder string, list *List, typed func(string)) *Entry {
	e := NewEntry(placeholder)
	list.box = e
	e.Follow(typed)
	e.OnKey = func(ev *fyne.KeyEvent) bool { return list.Key(ev) }
	return e
}
