package settings

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/passphrase"
)

// staffSection is who may log in here. An administrator adds accounts, shuts them
// and opens them again.
type staffSection struct {
	d     *desk.Desk
	admin bool
	busy  bool
	staff []model.Staff

	rows        *fyne.Container
	name, login *kit.Entry
	role        *kit.Choice
	secret      *passphrase.Fields
	form        *kit.Form
	root        *kit.Scroll
}

func newStaffSection(d *desk.Desk, o Options) section {
	s := &staffSection{d: d, admin: d.Session.Staff().Role == model.Admin, rows: kit.Column(0), form: kit.NewForm()}
	parts := []fyne.CanvasObject{s.rows}
	text := "settings.staff.text"
	if s.admin {
		parts = append(parts, s.adding(o)...)
	} else {
		text = "settings.staff.text_counsellor"
	}
	s.root = page(d, "settings.staff", text, parts...)
	s.form.In(s.root)
	return s
}

// adding is the form for another account.
func (s *staffSection) adding(o Options) []fyne.CanvasObject {
	w := s.d.Words
	s.name, s.login = kit.NewWordEntry(w.T("door.first.staff_name.example")), kit.NewCodeEntry(w.T("settings.staff.login.example"))
	roles := []string{string(model.Counsellor), string(model.Supervisor), string(model.Admin)}
	names := make([]string, len(roles))
	for i, r := range roles {
		names[i] = w.Name("role", r)
	}
	s.role = kit.NewChoice(roles, names)
	s.role.Choose(roles[0])
	s.form.AddPair("staff_name", kit.NewField(w.T("field.staff_name"), true, s.name), "staff", kit.NewField(w.T("field.login"), true, s.login))
	s.form.Add("role", kit.NewField(w.T("field.role"), false, s.role))
	own := s.d.Session.Desk()
	s.secret = passphrase.New(w, o.Strength, func() []string { return []string{own.Code, own.Name, own.Center, s.login.Text, s.name.Text} })
	s.secret.AddTo(s.form)
	s.form.OnSubmit = s.add
	return []fyne.CanvasObject{
		kit.NewSection(w.T("settings.staff.add")), kit.NewParagraph(w.T("settings.staff.add.text"), kit.SizeSecond, kit.ColorSecond),
		s.form, kit.Row(10, kit.NewPrimary(w.T("settings.staff.add"), "Ctrl S", s.add)),
	}
}

func (s *staffSection) keeper() model.Keeper {
	k, _ := s.d.Session.(model.Keeper)
	return k
}

func (s *staffSection) load() {
	desk.Do(s.d, s.keeper().StaffList, func(staff []model.Staff) {
		s.staff = staff
		s.rows.Objects = nil
		for _, m := range staff {
			s.rows.Add(s.row(m))
		}
		kit.Relayout(s.rows)
	})
}

func (s *staffSection) row(m model.Staff) fyne.CanvasObject {
	w := s.d.Words
	line := kit.Line{Left: []kit.Span{
		kit.Bold(m.Name), kit.Gap(10), kit.Text(m.Login).In(kit.ColorSecond), kit.Gap(10), kit.TagOf(kit.Grey, w.Name("role", string(m.Role))),
	}}
	if m.Disabled {
		line.Left = append(line.Left, kit.Gap(6), kit.TagOf(kit.Amber, w.T("settings.staff.shut")))
	}
	left := fyne.CanvasObject(kit.NewLine(line))
	if !s.admin || m.ID == s.d.Session.Staff().ID {
		return kit.Inset(8, 0, 8, 0, left)
	}
	does := w.T("settings.staff.disable")
	if m.Disabled {
		does = w.T("settings.staff.enable")
	}
	return kit.Inset(4, 0, 4, 0, kit.Columns(12, []float32{3, 1}, kit.Inset(6, 0, 0, 0, left), kit.NewSmallButton(does, "", func() { s.setDisabled(m, !m.Disabled) })))
}

// setDisabled shuts an account or opens it again; a toast takes it back.
func (s *staffSection) setDisabled(m model.Staff, disabled bool) {
	keeper, w := s.keeper(), s.d.Words
	desk.Do(s.d, func(ctx context.Context) (bool, error) { return true, keeper.SetStaffDisabled(ctx, m.ID, disabled) }, func(bool) {
		text := w.T("settings.staff.enabled", m.Name)
		if disabled {
			text = w.T("settings.staff.disabled", m.Name)
		}
		s.d.Shell.Toast(text, func() { s.setDisabled(m, !disabled) })
		s.load()
	})
}

// add makes the account that was typed.
func (s *staffSection) add() {
	if s.busy {
		return
	}
	w := s.d.Words
	m := model.Staff{Login: s.login.Text, Name: s.name.Text, Role: model.Role(s.role.Chosen())}
	errs := s.secret.Errors()
	if _, err := model.NormalLogin(m.Login); err != nil {
		errs["staff"] = w.Error(err)
	}
	if m.Name == "" {
		errs["staff_name"] = w.T("error.required")
	}
	s.form.ShowErrors(errs)
	if len(errs) > 0 {
		return
	}
	s.busy = true
	keeper, secret := s.keeper(), s.secret.Text()
	var err error
	s.d.Run.Do(func() { m, err = keeper.AddStaff(context.Background(), m, secret) }, func() {
		s.busy = false
		if err != nil {
			s.refused(err)
			return
		}
		s.name.SetText("")
		s.login.SetText("")
		s.secret.Clear()
		s.d.Shell.Toast(w.T("settings.staff.added", m.Name), nil)
		s.load()
	})
}

func (s *staffSection) refused(err error) {
	var fields model.FieldErrors
	texts := map[string]string{}
	switch {
	case errors.As(err, &fields):
		for _, e := range fields {
			texts[e.Field] = s.d.Words.Error(e)
		}
	case model.CodeOf(err) == "login_taken":
		texts["staff"] = s.d.Words.Error(err)
	default:
		s.d.Shell.Fail(err)
		return
	}
	s.form.ShowErrors(texts)
}

func (s *staffSection) title() string { return "settings.staff" }

func (s *staffSection) content() fyne.CanvasObject { return s.root }

func (s *staffSection) shown() {
	s.load()
	if s.admin {
		s.d.Shell.Focus(s.name)
	}
}

func (s *staffSection) hints() []desk.Hint {
	if !s.admin {
		return nil
	}
	w := s.d.Words
	return []desk.Hint{{Key: "Enter", Text: w.T("settings.hint.next")}, {Key: "Ctrl S", Text: w.T("settings.staff.add")}, {Key: "Alt V", Text: w.T("door.hint.reveal")}}
}

func (s *staffSection) key(k desk.Key) bool {
	switch {
	case !s.admin:
		return false
	case k == (desk.Key{Name: fyne.KeyS, Mod: fyne.KeyModifierControl}):
		s.add()
	case k == (desk.Key{Name: fyne.KeyV, Mod: fyne.KeyModifierAlt}):
		s.secret.Reveal()
	default:
		return false
	}
	return true
}
