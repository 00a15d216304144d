package person

import (
	"context"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// ConsentKinds are the consents in the order they are asked for.
var ConsentKinds = []model.ConsentKind{model.ConsentCollect, model.ConsentProvide, model.ConsentSensitive}

// items are how many points a consent must state (개인정보 보호법 §15②, §17②, §23①).
var items = map[model.ConsentKind][]string{
	model.ConsentCollect:   {"purpose", "items", "period", "refusal"},
	model.ConsentProvide:   {"recipient", "purpose", "items", "period", "refusal"},
	model.ConsentSensitive: {"purpose", "items", "period", "refusal"},
}

// DefaultVersion is the edition of the consent texts until a centre sets its own.
func DefaultVersion() string {
	k, _ := model.FindSetting("gate.consent_version")
	return k.Default
}

// Version asks the store which edition of the consent texts is in use.
func Version(d *desk.Desk, then func(version string)) {
	desk.Do(d, func(ctx context.Context) (string, error) {
		return d.Session.Setting(ctx, "gate.consent_version")
	}, then)
}

// ConsentText is what a person is told before consenting: each point with its
// heading, for reading on the screen or aloud.
func ConsentText(w *assets.Words, kind model.ConsentKind) fyne.CanvasObject {
	box := kit.Column(10)
	for i, item := range items[kind] {
		head := w.T("consent.point", i+1, w.T("consent.head."+item))
		box.Add(kit.Column(2,
			kit.NewLine(kit.Line{Left: []kit.Span{kit.Bold(head)}, Size: kit.SizeBar}),
			kit.NewParagraph(w.T("consent."+string(kind)+"."+item), kit.SizeBody, kit.ColorText)))
	}
	return box
}

// ConsentPlain is the same as one text, for a question.
func ConsentPlain(w *assets.Words, kind model.ConsentKind) string {
	var s string
	for i, item := range items[kind] {
		if i > 0 {
			s += "\n"
		}
		s += w.T("consent.point", i+1, w.T("consent.head."+item)) + ": " + w.T("consent."+string(kind)+"."+item)
	}
	return s
}

// consentLine is the line beside the box of a kind: what it is, which edition,
// when it was given.
func consentLine(w *assets.Words, kind model.ConsentKind, version string, given model.Consent, ok bool) kit.Line {
	line := kit.Line{Left: []kit.Span{kit.Text(w.Name("consent", string(kind)))}}
	if ok {
		version = given.Version
	}
	if kind != model.ConsentSensitive || ok {
		line.Left = append(line.Left, kit.Gap(8), kit.TagOf(kit.Grey, w.T("consent.version", version)))
	}
	switch {
	case ok:
		line.Left = append(line.Left, kit.Gap(8), kit.Text(w.T("consent.confirmed", assets.Clock(given.At))).In(kit.ColorSecond))
	case kind == model.ConsentSensitive:
		line.Left = append(line.Left, kit.Gap(6), kit.Text(w.T("consent.if_needed")).In(kit.ColorSecond))
	}
	return line
}

// Boxes are the three consents of a form, each confirmed by itself.
type Boxes struct {
	d        *desk.Desk
	version  string
	consents []model.Consent
	checks   map[model.ConsentKind]*kit.Check
	setting  bool

	// OnChange runs after a box was ticked or cleared; OnLook when the keyboard
	// comes to one, so that its text can be shown, and with "" when it goes.
	OnChange func([]model.Consent)
	OnLook   func(model.ConsentKind)
}

// NewBoxes makes the boxes, none of them ticked.
func NewBoxes(d *desk.Desk) *Boxes {
	b := &Boxes{
		d: d, version: DefaultVersion(), checks: map[model.ConsentKind]*kit.Check{},
		OnChange: func([]model.Consent) {}, OnLook: func(model.ConsentKind) {},
	}
	for _, kind := range ConsentKinds {
		c := kit.NewCheck(kit.Line{})
		c.OnChange = func(on bool) { b.ticked(kind, on) }
		c.OnFocus = func(gained bool) {
			if gained {
				b.OnLook(kind)
			} else {
				b.OnLook("")
			}
		}
		b.checks[kind] = c
	}
	b.draw()
	return b
}

// Field is the field of the boxes.
func (b *Boxes) Field(required bool) *kit.Field {
	checks := make([]*kit.Check, len(ConsentKinds))
	for i, kind := range ConsentKinds {
		checks[i] = b.checks[kind]
	}
	return kit.NewField(b.d.Words.T("field.consents"), required, kit.NewChecks(checks...))
}

// SetVersion is the edition that the next ticks confirm.
func (b *Boxes) SetVersion(v string) { b.version = v; b.draw() }

// Fill shows consents without telling OnChange.
func (b *Boxes) Fill(consents []model.Consent) {
	b.consents = consents
	b.draw()
}

// Toggle ticks or clears a box by its key.
func (b *Boxes) Toggle(kind model.ConsentKind) {
	b.OnLook(kind)
	c := b.checks[kind]
	c.Set(!c.On())
}

// Check is the box of a kind, for tests and for the focus.
func (b *Boxes) Check(kind model.ConsentKind) *kit.Check { return b.checks[kind] }

func (b *Boxes) ticked(kind model.ConsentKind, on bool) {
	if b.setting {
		return
	}
	var kept []model.Consent
	for _, c := range b.consents {
		if c.Kind != kind {
			kept = append(kept, c)
		}
	}
	if on {
		kept = append(kept, model.Consent{Kind: kind, Version: b.version, At: b.d.Now()})
	}
	b.consents = kept
	b.draw()
	b.OnChange(kept)
}

func (b *Boxes) draw() {
	b.setting = true
	defer func() { b.setting = false }()
	s := model.Seeker{Consents: b.consents}
	for _, kind := range ConsentKinds {
		given, ok := s.Consented(kind)
		b.checks[kind].Set(ok)
		b.checks[kind].SetLine(consentLine(b.d.Words, kind, b.version, given, ok))
	}
}

// Consents are those confirmed in the form.
func (b *Boxes) Consents() []model.Consent { return b.consents }
