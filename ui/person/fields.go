package person

import (
	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// Fields are the inputs of a seeker's form, by the JSON names of the record. A
// form makes those it shows; the others keep what they were filled with.
type Fields struct {
	d       *desk.Desk
	typed   Typed
	entries map[string]*kit.Entry
	pickers map[string]*kit.Picker
	sex     *kit.Choice
	refuse  *kit.Check
	fields  map[string]*kit.Field
	filling bool

	// OnChange runs after each change by the person at the keys.
	OnChange func(name string)
}

// NewFields makes the inputs of no field yet.
func NewFields(d *desk.Desk) *Fields {
	return &Fields{
		d: d, entries: map[string]*kit.Entry{}, pickers: map[string]*kit.Picker{}, fields: map[string]*kit.Field{},
		OnChange: func(string) {},
	}
}

// Field makes the field of a name with the input it needs.
func (f *Fields) Field(name string, required bool) *kit.Field {
	label := f.d.Words.T("field." + name)
	if key := "person.label." + name; f.d.Words.Has(key) {
		label = f.d.Words.T(key)
	}
	field := kit.NewField(label, required, f.input(name))
	if key := "person.hint." + name; f.d.Words.Has(key) {
		field.SetHint(f.d.Words.T(key))
	}
	f.fields[name] = field
	return field
}

func (f *Fields) input(name string) kit.Input {
	switch name {
	case "sex":
		return f.sexes()
	case "no_referral":
		return f.refusal()
	case "dong", "nationality", "visa", "education", "languages", "occupations", "places", "employment_types", "licences", "groups":
		return f.picker(name)
	default:
		return f.entry(name)
	}
}

func (f *Fields) sexes() *kit.Choice {
	codes := []string{string(model.Female), string(model.Male)}
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = f.d.Words.Name("sex", c)
	}
	f.sex = kit.NewChoice(codes, names)
	f.sex.OnChange = func(code string) { f.change("sex", func() { f.typed.Sex = code }) }
	return f.sex
}

func (f *Fields) refusal() *kit.Check {
	f.refuse = kit.NewCheck(kit.Line{Left: []kit.Span{kit.Text(f.d.Words.T("person.no_referral"))}})
	f.refuse.OnChange = func(on bool) { f.change("no_referral", func() { f.typed.NoReferral = on }) }
	return f.refuse
}

// change stores what was typed unless the form is being filled, and clears what
// was said of the value before.
func (f *Fields) change(name string, store func()) {
	if f.filling {
		return
	}
	store()
	if field := f.fields[name]; field != nil {
		field.SetError("")
	}
	f.OnChange(name)
}

// Fill shows t.
func (f *Fields) Fill(t Typed) {
	f.filling = true
	defer func() { f.filling = false }()
	f.typed = t
	for name, text := range t.texts() {
		if e := f.entries[name]; e != nil {
			e.SetText(*text)
		}
		if p := f.pickers[name]; p != nil {
			p.SetCodes(*text)
		}
	}
	for name, list := range t.lists() {
		if p := f.pickers[name]; p != nil {
			p.SetCodes(*list...)
		}
	}
	if f.sex != nil {
		f.sex.Choose(t.Sex)
	}
	if f.refuse != nil {
		f.refuse.Set(t.NoReferral)
	}
}

// Typed is what stands in the form.
func (f *Fields) Typed() Typed { return f.typed }

// Entry is the text input of a name, for tests and for the focus.
func (f *Fields) Entry(name string) *kit.Entry { return f.entries[name] }

// Picker is the picker of a name.
func (f *Fields) Picker(name string) *kit.Picker { return f.pickers[name] }

// Focus gives the field of a name the keyboard.
func (f *Fields) Focus(o fyne.Focusable) { f.d.Shell.Focus(o) }
