package settings

import (
	"maps"
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// form is a section of typed settings, stored by Ctrl+S. What may be chosen from
// a few is stored at once.
type form struct {
	*group
	name    string // of the section
	form    *kit.Form
	entries map[string]*kit.Entry
	choices map[string]*kit.Choice
	secrets map[string]*kit.Entry // of which what is stored is not shown
	button  *kit.Button
	stored  func(keys []string)      // what follows when settings were stored
	wrong   func() map[string]string // what else is wrong with what was typed, by key
	root    *kit.Scroll
}

// newForm makes a section of the settings keys; more stands below them.
func newForm(d *desk.Desk, name, text string, keys []string, more ...fyne.CanvasObject) *form {
	f := bareForm(d, name, keys)
	typed := false
	for _, key := range keys {
		typed = f.add(key) || typed
	}
	parts := []fyne.CanvasObject{f.form}
	if typed {
		f.button = kit.NewPrimary(d.Words.T("settings.save"), "Ctrl S", f.store)
		parts = append(parts, kit.Row(10, f.button))
	}
	f.root = page(d, name, text, append(parts, more...)...)
	f.form.In(f.root)
	return f
}

// bareForm is a section whose fields are still to be added.
func bareForm(d *desk.Desk, name string, keys []string) *form {
	f := &form{
		group: newGroup(d, keys...), name: name, form: kit.NewForm(),
		entries: map[string]*kit.Entry{}, choices: map[string]*kit.Choice{}, secrets: map[string]*kit.Entry{},
	}
	f.stored = func([]string) {}
	f.wrong = func() map[string]string { return nil }
	f.form.OnSubmit = f.store
	return f
}

// add makes the field of a setting; it reports whether it is one to type into.
func (f *form) add(key string) bool {
	w := f.d.Words
	k, _ := model.FindSetting(key)
	label := w.T("setting." + k.Key)
	switch {
	case k.Choices != nil:
		f.addChoice(k.Key, label, k.Choices, f.names(k))
		return false
	case k.Secret:
		return f.addSecret(k.Key, label)
	}
	e := newEntry(k, w.T("setting."+k.Key+".example"))
	e.Watch(func(s string) { f.typed[k.Key] = s })
	f.entries[k.Key] = e
	field := kit.NewField(label, k.Key == "desk.name", e)
	if hint := "setting." + k.Key + ".hint"; w.Has(hint) {
		field.SetHint(w.T(hint))
	}
	if !f.may(k.Key) {
		e.Disable()
		field.SetHint(w.T("error.role_denied"))
	}
	f.form.Add(k.Key, field)
	return f.may(k.Key)
}

func newEntry(k model.SettingKey, example string) *kit.Entry {
	switch {
	case strings.HasSuffix(k.Key, ".phone"), strings.HasSuffix(k.Key, ".fax"):
		return kit.NewPhoneEntry(example)
	case k.Key == "desk.center", k.Key == "desk.name":
		return kit.NewWordEntry(example)
	case k.Max > 0, k.Key == "gate.consent_version":
		return kit.NewCodeEntry(example)
	default:
		return kit.NewEntry(example)
	}
}

func (f *form) names(k model.SettingKey) []string {
	names := make([]string, len(k.Choices))
	for i, c := range k.Choices {
		names[i] = f.d.Words.T("setting." + k.Key + "." + c)
	}
	return names
}

// addChoice makes a field of a few options, stored as soon as one is chosen.
func (f *form) addChoice(key, label string, codes, names []string) {
	c := kit.NewChoice(codes, names)
	c.OnChange = func(code string) {
		f.typed[key] = code
		f.store()
	}
	if !f.may(key) {
		c.Disable()
	}
	f.choices[key] = c
	f.form.Add(key, kit.NewField(label, false, c))
}

// store keeps what was typed and says so.
func (f *form) store() { f.storeThen(func() {}) }

// storeThen is store, and then if all of it was stored.
func (f *form) storeThen(then func()) {
	wrong := f.check()
	maps.Copy(wrong, f.wrong())
	f.form.ShowErrors(wrong)
	if len(wrong) > 0 || len(f.changed()) == 0 {
		return
	}
	f.save(func(keys []string, refused map[string]string) {
		f.form.ShowErrors(refused)
		if len(keys) == 0 {
			return
		}
		f.d.Shell.Toast(f.d.Words.T("settings.saved"), nil)
		f.forget(keys)
		f.d.Changed()
		f.stored(keys)
		if len(refused) == 0 {
			then()
		}
	})
}

func (f *form) fill() {
	for key, e := range f.entries {
		if e.Text != f.typed[key] {
			e.SetText(f.typed[key])
		}
	}
	for key, c := range f.choices {
		c.Choose(f.typed[key])
	}
	for key := range f.secrets {
		f.sayKept(key)
	}
}

func (f *form) title() string { return f.name }

func (f *form) content() fyne.CanvasObject { return f.root }

func (f *form) shown() {
	f.form.FocusFirst()
	f.load(f.fill)
}

func (f *form) hints() []desk.Hint {
	w := f.d.Words
	hints := []desk.Hint{{Key: "Enter", Text: w.T("settings.hint.next")}}
	if f.button != nil {
		hints = append(hints, desk.Hint{Key: "Ctrl S", Text: w.T("settings.save")})
	}
	return hints
}

func (f *form) key(k desk.Key) bool {
	if k == (desk.Key{Name: fyne.KeyS, Mod: fyne.KeyModifierControl}) {
		f.store()
		return true
	}
	return false
}
