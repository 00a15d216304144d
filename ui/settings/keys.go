package settings

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/door"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/passphrase"
)

// keysSection is when the screen locks, one's own passphrase and, for an
// administrator, a new recovery code.
type keysSection struct {
	*form
	o      Options
	old    *kit.Entry
	secret *passphrase.Fields
	change *kit.Form
	code   *fyne.Container // the new recovery code while it is shown
	note   *kit.Paragraph
	busy   bool
}

func newKeysSection(d *desk.Desk, o Options) section {
	w := d.Words
	s := &keysSection{o: o, old: kit.NewSecretEntry(), change: kit.NewForm(), code: kit.Column(10), note: kit.NewParagraph("", kit.SizeSecond, kit.ColorSecond)}
	passphrase.Revealing(w, s.old)
	s.change.Add("old", kit.NewField(w.T("settings.keys.old"), true, s.old))
	who, own := d.Session.Staff(), d.Session.Desk()
	s.secret = passphrase.New(w, o.Strength, func() []string { return []string{own.Code, own.Name, own.Center, who.Login, who.Name} })
	s.secret.AddTo(s.change)
	s.change.OnSubmit = s.changePassphrase
	more := []fyne.CanvasObject{
		kit.NewSection(w.T("settings.keys.passphrase")), s.change,
		kit.Row(10, kit.NewButton(w.T("settings.keys.change"), "Alt P", s.changePassphrase)),
	}
	if who.Role == model.Admin {
		more = append(more, kit.NewSection(w.T("settings.keys.recovery")),
			kit.NewParagraph(w.T("settings.keys.recovery.text"), kit.SizeBody, kit.ColorSecond),
			s.code, s.note,
			kit.Row(10, kit.NewButton(w.T("settings.keys.recovery.new"), "Alt N", s.askCode)))
	}
	s.form = newForm(d, "settings.keys", "settings.keys.text", []string{"desk.lock_minutes"}, more...)
	s.change.In(s.root)
	return s
}

func (s *keysSection) keeper() model.Keeper {
	k, _ := s.d.Session.(model.Keeper)
	return k
}

// changePassphrase replaces one's own passphrase; the old one is asked for, in case
// somebody sits at an open desk.
func (s *keysSection) changePassphrase() {
	if s.busy {
		return
	}
	w := s.d.Words
	errs := s.secret.Errors()
	if s.old.Text == "" {
		errs["old"] = w.T("error.required")
	}
	s.change.ShowErrors(errs)
	if len(errs) > 0 {
		return
	}
	s.busy = true
	keeper, old, secret := s.keeper(), s.old.Text, s.secret.Text()
	var err error
	s.d.Run.Do(func() { err = keeper.ChangePassphrase(context.Background(), old, secret) }, func() {
		s.busy = false
		if err != nil {
			s.refused(err)
			return
		}
		s.old.SetText("")
		s.secret.Clear()
		s.change.ShowErrors(nil)
		s.d.Shell.Toast(w.T("settings.keys.changed"), nil)
	})
}

func (s *keysSection) refused(err error) {
	var e *model.Error
	switch {
	case errors.As(err, &e) && e.Field == "passphrase":
		s.change.ShowErrors(map[string]string{"passphrase": s.d.Words.Error(e)})
	case model.CodeOf(err) == "wrong_passphrase":
		s.change.ShowErrors(map[string]string{"old": s.d.Words.T("settings.keys.wrong_old")})
	case model.KindOf(err) == model.Denied:
		s.change.ShowErrors(map[string]string{"old": s.d.Words.Error(err)})
	default:
		s.d.Shell.Fail(err)
	}
}

// askCode asks first: the paper that city hall keeps becomes worthless.
func (s *keysSection) askCode() {
	w := s.d.Words
	s.d.Shell.Ask(desk.Question{
		Title: w.T("settings.keys.recovery.ask"), Text: w.T("settings.keys.recovery.ask.text"),
		Yes: w.T("settings.keys.recovery.new"), No: w.T("settings.cancel"), Danger: true,
	}, func(yes bool) {
		if yes {
			s.newCode()
		}
	})
}

func (s *keysSection) newCode() {
	keeper := s.keeper()
	desk.Do(s.d, keeper.NewRecoveryCode, func(code string) {
		w := s.d.Words
		sheet := door.RecoverySheet{Desk: s.d.Session.Desk(), Code: code, Made: s.d.Now()}
		row := kit.Flow(10, kit.NewButton(w.T("door.code.save"), "", func() { s.o.Sheets.Save(sheet, s.put("door.code.saved")) }))
		if s.o.Sheets.CanPrint() {
			row.Add(kit.NewButton(w.T("door.code.print"), "", func() { s.o.Sheets.Print(sheet, s.put("door.code.printed")) }))
		}
		row.Add(kit.NewButton(w.T("door.code.written"), "", s.hideCode))
		s.code.Objects = []fyne.CanvasObject{door.CodeView(code), kit.NewParagraph(w.T("door.code.keep"), kit.SizeBody, kit.ColorText), row}
		kit.Relayout(s.code)
		s.root.Reveal(s.code)
	})
}

func (s *keysSection) hideCode() {
	s.code.Objects = nil
	s.note.SetText("")
	kit.Relayout(s.code)
}

func (s *keysSection) put(doneKey string) func(string, error) {
	return func(where string, err error) {
		text := s.d.Words.T(doneKey, where)
		if err != nil {
			text = s.d.Words.Error(err)
		}
		s.note.SetText(text)
		kit.Relayout(s.note)
	}
}

func (s *keysSection) hints() []desk.Hint {
	w := s.d.Words
	hints := append(s.form.hints(), desk.Hint{Key: "Alt P", Text: w.T("settings.keys.change")}, desk.Hint{Key: "Alt V", Text: w.T("door.hint.reveal")})
	if s.d.Session.Staff().Role == model.Admin {
		hints = append(hints, desk.Hint{Key: "Alt N", Text: w.T("settings.keys.recovery.new")})
	}
	return hints
}

func (s *keysSection) key(k desk.Key) bool {
	switch k {
	case desk.Key{Name: fyne.KeyP, Mod: fyne.KeyModifierAlt}:
		s.changePassphrase()
	case desk.Key{Name: fyne.KeyV, Mod: fyne.KeyModifierAlt}:
		s.secret.Reveal()
		s.old.Password = s.secret.First.Password
		s.old.Refresh()
	case desk.Key{Name: fyne.KeyN, Mod: fyne.KeyModifierAlt}:
		if s.d.Session.Staff().Role == model.Admin {
			s.askCode()
		}
	default:
		return s.form.key(k)
	}
	return true
}
