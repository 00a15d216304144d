package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// letters and digits that mean something with Ctrl or Alt on some screen. Those
// that edit text (A, C, V, X, Y, Z with Ctrl) stay the entry's.
const (
	ctrlKeys = "BDEFGHIJKLMNOPQRSTUW0123456789+-="
	altKeys  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
)

// bindKeys lets every key that no field takes come to key, whatever has the focus.
func (w *Window) bindKeys() {
	c := w.win.Canvas()
	c.SetOnTypedRune(w.scan.typed)
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if !w.scan.key(ev) {
			w.key(desk.Key{Name: ev.Name})
		}
	})
	if d, ok := c.(desktop.Canvas); ok {
		d.SetOnKeyDown(func(*fyne.KeyEvent) { w.touch() })
	}
	for _, k := range boundKeys() {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Mod}, func(fyne.Shortcut) { w.key(k) })
	}
}

// boundKeys are the combinations that some screen or the window may use.
func boundKeys() []desk.Key {
	var keys []desk.Key
	for _, r := range ctrlKeys {
		keys = append(keys, desk.Key{Name: fyne.KeyName(r), Mod: fyne.KeyModifierControl})
	}
	for _, r := range altKeys {
		keys = append(keys, desk.Key{Name: fyne.KeyName(r), Mod: fyne.KeyModifierAlt})
	}
	for _, name := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		keys = append(keys, desk.Key{Name: name, Mod: fyne.KeyModifierControl})
	}
	for _, name := range []fyne.KeyName{fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight} {
		keys = append(keys, desk.Key{Name: name, Mod: fyne.KeyModifierAlt})
	}
	return append(keys, desk.Key{Name: fyne.KeyPlus, Mod: fyne.KeyModifierControl | fyne.KeyModifierShift})
}

// key is a key that no field took: it is the question's while one stands, the
// door's while it is shut, else the room's.
func (w *Window) key(k desk.Key) bool {
	w.touch()
	modal := kit.TopModal(w.win.Canvas())
	switch {
	case modal != nil:
		if k.Mod == 0 {
			modal.Key(&fyne.KeyEvent{Name: k.Name})
		} else {
			modal.Shortcut(&desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Mod})
		}
		return true
	case w.shut:
		return w.door.Key(k)
	}
	return w.room.key(k)
}

// key does what works in every place, and leaves the rest to the screen.
func (r *room) key(k desk.Key) bool {
	switch k {
	case desk.Key{Name: fyne.KeyEscape}:
		r.escape()
		return true
	case desk.Key{Name: fyne.KeyL, Mod: fyne.KeyModifierControl}:
		r.w.lock()
		return true
	case desk.Key{Name: fyne.KeyZ, Mod: fyne.KeyModifierAlt}:
		return r.toasts.Undo()
	case desk.Key{Name: fyne.KeyF12}:
		n := r.waits()
		if n.Open == nil {
			return false
		}
		n.Open()
		return true
	case desk.Key{Name: fyne.KeyK, Mod: fyne.KeyModifierControl}:
		if search := r.d.Routes.Reception; search != nil {
			search()
			return true
		}
	}
	if r.screen().Key(k) { // from a person's card, F4 also notes that the person came in
		return true
	}
	for i, p := range r.places {
		if k.Mod == 0 && p.key == k.Name {
			r.visit(i)
			return true
		}
	}
	return false
}

// escape leaves what is open, from the inside out: what the screen has open, the
// page, the person being served.
func (r *room) escape() {
	switch p := r.places[r.at]; {
	case r.screen().Leave():
	case len(p.stack) > 1:
		r.Back()
	default:
		r.release()
	}
}

// release ends serving; a slip of the finger is taken back.
func (r *room) release() {
	serving, ok := r.d.Serving()
	if !ok {
		return
	}
	r.d.Release()
	r.Toast(r.d.Words.T("frame.released", model.MaskName(serving.Seeker.Name)), func() { r.d.Serve(serving.Seeker) })
}
