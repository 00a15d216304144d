package door

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/passphrase"
)

// recovery lets in who forgot the passphrase and has the sealed recovery code:
// the code opens the store once, for a new passphrase.
type recovery struct {
	door  *Door
	staff []model.Staff
	back  func()
	busy  bool

	who    *kit.Choice
	code   *kit.Entry
	secret *passphrase.Fields
	form   *kit.Form
	button *kit.Button
	root   *kit.Scroll
}

func newRecover(d *Door, staff []model.Staff, chosen int, back func()) *recovery {
	w := d.o.Words
	r := &recovery{door: d, staff: staff, back: back, code: kit.NewCodeEntry(w.T("door.recover.code_form")), form: kit.NewForm()}
	logins, names := make([]string, len(staff)), make([]string, len(staff))
	for i, s := range staff {
		logins[i], names[i] = s.Login, s.Name
	}
	r.who = kit.NewChoice(logins, names)
	if chosen < len(staff) {
		r.who.Choose(logins[chosen])
	}
	r.code.MaxRunes = 60
	r.secret = passphrase.New(w, d.o.Strength, r.known)
	if len(staff) > 1 {
		r.form.Add("staff", kit.NewField(w.T("door.recover.who"), true, r.who))
	}
	r.form.Add("recovery_code", kit.NewField(w.T("field.recovery_code"), true, r.code))
	r.secret.AddTo(r.form)
	r.form.OnSubmit = r.try
	r.button = kit.NewPrimary(w.T("door.recover.set"), "Ctrl S", r.try)
	r.root = card(cardWidth, w.T("door.recover.title"), w.T("door.recover.text"),
		r.form, kit.Row(10, r.button, kit.NewButton(w.T("door.back"), "Esc", back)))
	r.form.In(r.root)
	return r
}

// known are the words everybody knows of this desk and person.
func (r *recovery) known() []string {
	d := r.door.entrance.Desk()
	words := []string{d.Code, d.Name, d.Center}
	for _, s := range r.staff {
		if s.Login == r.who.Chosen() {
			words = append(words, s.Login, s.Name)
		}
	}
	return words
}

// codeErrors are the errors that belong under the code.
var codeErrors = map[string]bool{
	"recovery_code_length": true, "recovery_code_group": true, "recovery_code_mistyped": true, "wrong_recovery": true,
}

// try sets the new passphrase and enters with it.
func (r *recovery) try() {
	if r.busy {
		return
	}
	w := r.door.o.Words
	errs := r.secret.Errors()
	if r.code.Text == "" {
		errs["recovery_code"] = w.T("error.required")
	}
	r.form.ShowErrors(errs)
	if len(errs) > 0 {
		return
	}
	r.setBusy(true)
	var s model.Session
	var err error
	name, code, secret := r.who.Chosen(), r.code.Text, r.secret.Text()
	r.door.o.Run.Do(func() {
		ctx := context.Background()
		if err = r.door.entrance.Recover(ctx, code, name, secret); err == nil {
			s, err = r.door.entrance.Unlock(ctx, name, secret)
		}
	}, func() {
		r.setBusy(false)
		if err != nil {
			r.refused(err)
			return
		}
		r.secret.Clear()
		r.door.enter(s)
	})
}

func (r *recovery) setBusy(busy bool) {
	r.busy = busy
	w := r.door.o.Words
	r.button.SetText(w.T("door.recover.set"))
	r.button.Enable()
	if busy {
		r.button.SetText(w.T("door.unlocking"))
		r.button.Disable()
	}
}

func (r *recovery) refused(err error) {
	w := r.door.o.Words
	field := "recovery_code"
	var e *model.Error
	switch {
	case errors.As(err, &e) && !codeErrors[e.Code] && e.Field == "passphrase":
		field = "passphrase"
	case model.KindOf(err) == model.Damaged:
		r.door.trouble(err)
		return
	case model.KindOf(err) == "":
		r.door.o.Failed(err)
	}
	text := w.Error(err)
	if e != nil {
		text = w.Error(e)
	}
	r.form.ShowErrors(map[string]string{field: text})
}

func (r *recovery) content() fyne.CanvasObject { return r.root }

func (r *recovery) shown() { r.door.o.Focus(r.code) }

func (r *recovery) hints() []desk.Hint {
	w := r.door.o.Words
	return []desk.Hint{
		{Key: "Enter", Text: w.T("door.hint.next")},
		{Key: "Ctrl S", Text: w.T("door.recover.set")},
		{Key: "Alt V", Text: w.T("door.hint.reveal")},
		{Key: "Esc", Text: w.T("door.back")},
	}
}

func (r *recovery) key(k desk.Key) bool {
	switch k {
	case desk.Key{Name: fyne.KeyEscape}:
		if !r.busy {
			r.back()
		}
	case desk.Key{Name: fyne.KeyS, Mod: fyne.KeyModifierControl}:
		r.try()
	case desk.Key{Name: fyne.KeyV, Mod: fyne.KeyModifierAlt}:
		r.secret.Reveal()
	default:
		return false
	}
	return true
}
