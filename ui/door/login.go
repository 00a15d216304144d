package door

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/passphrase"
)

// login asks who is there: the staff by name, one of them chosen, and the
// passphrase. The keyboard stays in the passphrase; arrows choose the name.
type login struct {
	door   *Door
	locked bool
	staff  []model.Staff
	busy   bool
	wait   int    // seconds until another try is taken
	stop   func() // ends the countdown

	list   *kit.List
	entry  *kit.Entry
	field  *kit.Field
	button *kit.Button
	root   fyne.CanvasObject
	names  *fyne.Container
}

// mostNames is how many staff are seen at once; more scroll.
const mostNames = 5

func newLogin(d *Door, locked bool, staff []model.Staff) *login {
	l := &login{door: d, locked: locked, list: kit.NewList(1), entry: kit.NewSecretEntry(), names: kit.Column(0)}
	w := d.o.Words
	passphrase.Revealing(w, l.entry)
	l.entry.OnKey = l.arrows
	l.entry.OnEnter = l.try
	l.entry.Watch(func(string) { l.typed() })
	l.list.OnChoose = func(int) { l.field.SetError("") }
	l.list.OnOpen = func(int) { d.o.Focus(l.entry) }
	l.field = kit.NewField(w.T("field.passphrase"), true, l.entry)
	l.button = kit.NewPrimary(w.T("door.login"), "Enter", l.try)
	forgot := kit.NewButton(w.T("door.forgot"), "Alt R", l.recover)
	title, text := w.T("door.login.title"), w.T("door.login.text")
	if locked {
		title, text = w.T("door.locked.title"), w.T("door.locked.text", d.inside.Name)
	}
	parts := []fyne.CanvasObject{l.names, l.field, kit.Row(10, l.button, forgot)}
	if d.o.Demo != nil {
		parts = append(parts, l.demoNote(d.o.Demo))
	}
	l.root = card(cardWidth, title, text, parts...)
	l.set(staff)
	return l
}

// demoNote says how to get into a desk of made-up people.
func (l *login) demoNote(demo *Demo) fyne.CanvasObject {
	w := l.door.o.Words
	return kit.Note(
		kit.NewParagraph(w.T("door.demo.text"), kit.SizeBody, kit.ColorText),
		kit.TextValue(w.T("field.login"), demo.Login),
		kit.TextValue(w.T("field.passphrase"), demo.Passphrase),
		kit.Row(10, kit.NewSmallButton(w.T("door.demo.enter"), "Alt 1", l.demo)))
}

// load asks the store who may log in: somebody may have been added meanwhile.
func (l *login) load() {
	var staff []model.Staff
	var err error
	l.door.o.Run.Do(func() { staff, err = l.door.entrance.Logins(context.Background()) }, func() {
		if err != nil {
			l.door.trouble(err)
			return
		}
		l.set(staff)
		kit.Relayout(l.root)
	})
}

// set shows who may log in.
func (l *login) set(staff []model.Staff) {
	l.staff = staff
	l.list.Set(len(staff), l.first(), l.row)
	l.names.Objects = []fyne.CanvasObject{newTallList(l.list, min(len(staff), mostNames))}
}

// first is whom to offer: who was inside, who came last, or the first by name.
func (l *login) first() int {
	for _, want := range []string{l.door.inside.Login, l.door.o.Last} {
		for i, s := range l.staff {
			if want != "" && s.Login == want {
				return i
			}
		}
	}
	return min(0, len(l.staff)-1)
}

func (l *login) row(i int) kit.ListRow {
	s := l.staff[i]
	return kit.ListRow{Lines: []kit.Line{{
		Left:  []kit.Span{kit.Bold(s.Name), kit.Gap(10), kit.Text(s.Login).In(kit.ColorSecond).At(kit.SizeSecond)},
		Right: []kit.Span{kit.Text(l.door.o.Words.Name("role", string(s.Role))).In(kit.ColorSecond).At(kit.SizeSecond)},
	}}}
}

// arrows lets the list be moved while the passphrase has the keyboard.
func (l *login) arrows(ev *fyne.KeyEvent) bool {
	return (ev.Name == fyne.KeyUp || ev.Name == fyne.KeyDown) && l.list.Key(ev)
}

func (l *login) typed() {
	if l.wait == 0 {
		l.field.SetError("")
		l.field.SetHint(passphrase.TypingHint(l.door.o.Words, l.entry.Text))
	}
}

// try tells the store who is there and with which passphrase.
func (l *login) try() {
	i := l.list.Chosen()
	switch {
	case l.busy || l.wait > 0 || i < 0:
		return
	case l.entry.Text == "":
		l.field.SetError(l.door.o.Words.T("door.passphrase_missing"))
		return
	}
	l.unlock(l.staff[i].Login, l.entry.Text)
}

func (l *login) demo() {
	if demo := l.door.o.Demo; demo != nil && !l.busy {
		l.unlock(demo.Login, demo.Passphrase)
	}
}

func (l *login) unlock(name, secret string) {
	l.setBusy(true)
	d := l.door
	var s model.Session
	var err error
	d.o.Run.Do(func() { s, err = d.entrance.Unlock(context.Background(), name, secret) }, func() {
		l.setBusy(false)
		if err != nil {
			l.refused(err)
			return
		}
		l.entry.SetText("")
		d.enter(s)
	})
}

func (l *login) setBusy(busy bool) {
	l.busy = busy
	w := l.door.o.Words
	if busy {
		l.field.SetError("")
		l.button.SetText(w.T("door.unlocking"))
		l.button.Disable()
		return
	}
	l.button.SetText(w.T("door.login"))
	l.button.Enable()
}

// refused says under the field why nobody was let in; damage is a page of its own.
func (l *login) refused(err error) {
	if model.KindOf(err) == model.Damaged {
		l.door.trouble(err)
		return
	}
	l.entry.SelectAll()
	var e *model.Error
	if errors.As(err, &e) && e.Code == "login_throttled" && len(e.Args) == 1 {
		if seconds, ok := e.Args[0].(int); ok {
			l.countdown(seconds)
			return
		}
	}
	if model.KindOf(err) == "" {
		l.door.o.Failed(err)
	}
	l.field.SetError(l.door.o.Words.Error(err))
	l.door.o.Focus(l.entry)
}

// countdown says each second how long to wait.
func (l *login) countdown(seconds int) {
	w := l.door.o.Words
	l.wait = seconds
	if seconds <= 0 {
		l.button.Enable()
		l.field.SetError("")
		l.field.SetHint(w.T("door.try_again"))
		return
	}
	l.button.Disable()
	l.field.SetError(w.T("error.login_throttled", seconds))
	l.stop = l.door.o.Run.After(time.Second, func() { l.countdown(seconds - 1) })
}

func (l *login) recover() {
	if l.stop != nil {
		l.stop()
	}
	l.door.show(newRecover(l.door, l.staff, max(l.list.Chosen(), 0), func() { l.door.show(newLogin(l.door, l.locked, l.staff)) }))
}

func (l *login) content() fyne.CanvasObject { return l.root }

func (l *login) shown() { l.door.o.Focus(l.entry) }

func (l *login) hints() []desk.Hint {
	w := l.door.o.Words
	return []desk.Hint{
		{Key: "↑↓", Text: w.T("door.hint.name")},
		{Key: "Enter", Text: w.T("door.login")},
		{Key: "Alt V", Text: w.T("door.hint.reveal")},
		{Key: "Alt R", Text: w.T("door.forgot")},
	}
}

func (l *login) key(k desk.Key) bool {
	switch k {
	case desk.Key{Name: fyne.KeyV, Mod: fyne.KeyModifierAlt}:
		l.entry.Password = !l.entry.Password
		l.entry.Refresh()
	case desk.Key{Name: fyne.KeyR, Mod: fyne.KeyModifierAlt}:
		l.recover()
	case desk.Key{Name: fyne.Key1, Mod: fyne.KeyModifierAlt}:
		l.demo()
	default:
		return false
	}
	return true
}
