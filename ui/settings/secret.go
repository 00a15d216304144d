package settings

import (
	"ieumdesk/model"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/passphrase"
)

// addSecret makes the field of a secret: it stays empty whatever is stored, and
// says whether anything is. What is typed takes its place; a field that is left
// empty changes nothing.
func (f *form) addSecret(key, label string) bool {
	e := kit.NewSecretEntry()
	passphrase.Revealing(f.d.Words, e)
	e.Watch(func(s string) {
		if s == "" {
			s = f.group.stored[key]
		}
		f.typed[key] = s
	})
	if !f.may(key) {
		e.Disable()
	}
	f.secrets[key] = e
	f.form.Add(key, kit.NewField(label, false, e))
	return f.may(key)
}

// forget drops the secrets among keys that were stored just now: nobody reads them
// back, from the store or from here.
func (f *form) forget(keys []string) {
	for _, key := range keys {
		e := f.secrets[key]
		if e == nil {
			continue
		}
		if f.group.stored[key] != "" {
			f.group.stored[key] = model.SecretKept
		}
		e.Password = true
		e.SetText("")
		f.typed[key] = f.group.stored[key]
		f.sayKept(key)
	}
}

// sayKept says under a secret's field whether one is set.
func (f *form) sayKept(key string) {
	w := f.d.Words
	hint := w.T("setting." + key + ".hint")
	switch {
	case f.group.stored[key] != "":
		hint = w.T("settings.secret.kept")
	case !f.may(key):
		hint = w.T("error.role_denied")
	}
	f.form.Field(key).SetHint(hint)
}

// reveal shows the secrets that are being typed, or hides them again.
func (f *form) reveal() {
	for _, e := range f.secrets {
		e.Password = !e.Password
		e.Refresh()
	}
}
