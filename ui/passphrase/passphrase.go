// Package passphrase is how a new passphrase is asked for: typed twice, with its
// strength shown while it is typed and what would mend it.
package passphrase

import (
	"unicode"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// Strength rates a passphrase from 0 to 4 (model.MinPassphrase is the least that
// is taken) and names the text that says what would mend it. avoid are the words
// everybody knows of this desk.
type Strength func(passphrase string, avoid ...string) (score int, adviceKey string)

// Fields are the two fields of a new passphrase and the meter between them.
type Fields struct {
	First, Again *kit.Entry

	words  *assets.Words
	rate   Strength
	avoid  func() []string
	field  *kit.Field
	meter  *kit.Progress
	level  *kit.LineView
	advice *kit.Paragraph
	score  int
	shown  bool
}

// New makes the fields; avoid is asked at each change.
func New(w *assets.Words, rate Strength, avoid func() []string) *Fields {
	f := &Fields{
		First: kit.NewSecretEntry(), Again: kit.NewSecretEntry(), words: w, rate: rate, avoid: avoid,
		meter: kit.NewProgress(), level: kit.NewLine(kit.Line{}),
		advice: kit.NewParagraph("", kit.SizeSmall, kit.ColorSecond),
	}
	for _, e := range []*kit.Entry{f.First, f.Again} {
		Revealing(w, e)
	}
	f.First.Watch(func(string) { f.rated() })
	f.rated()
	return f
}

// Revealing names the eye in a secret entry, and its key.
func Revealing(w *assets.Words, e *kit.Entry) {
	e.SetSuffix(kit.Text(w.T("passphrase.reveal")), kit.Gap(6), kit.Key("Alt V"))
}

// AddTo puts the fields into a form under the names passphrase and again.
func (f *Fields) AddTo(form *kit.Form) {
	f.field = form.Add("passphrase", kit.NewField(f.words.T("passphrase.new"), true, f.First))
	form.AddObject(kit.Column(5, kit.Columns(12, []float32{3, 2}, kit.Inset(7, 0, 0, 0, f.meter), f.level), f.advice))
	form.Add("again", kit.NewField(f.words.T("passphrase.again"), true, f.Again))
}

// Text is what was typed first.
func (f *Fields) Text() string { return f.First.Text }

// Clear forgets what was typed.
func (f *Fields) Clear() {
	f.First.SetText("")
	f.Again.SetText("")
}

// Errors are what is wrong, by field; empty if the passphrase can be taken.
func (f *Fields) Errors() map[string]string {
	errs := map[string]string{}
	switch {
	case f.First.Text == "":
		errs["passphrase"] = f.words.T("error.required")
	case f.score < model.MinPassphrase:
		errs["passphrase"] = f.words.T("passphrase.weak")
	case f.Again.Text == "":
		errs["again"] = f.words.T("passphrase.again_missing")
	case f.First.Text != f.Again.Text:
		errs["again"] = f.words.T("passphrase.differ")
	}
	return errs
}

// Reveal shows what was typed, or hides it again: Hangul cannot be composed
// blindly by everybody.
func (f *Fields) Reveal() {
	f.shown = !f.shown
	for _, e := range []*kit.Entry{f.First, f.Again} {
		e.Password = !f.shown
		e.Refresh()
	}
}

// rated shows how strong what was typed is.
func (f *Fields) rated() {
	if f.First.Text == "" {
		f.score = 0
		f.meter.Set(0)
		f.level.SetLine(kit.Line{})
		f.advice.SetText(f.words.T("passphrase.advice"))
		return
	}
	var key string
	f.score, key = f.rate(f.First.Text, f.avoid()...)
	tone := []fyne.ThemeColorName{kit.ColorRed, kit.ColorRed, kit.ColorAmber, kit.ColorGreen, kit.ColorGreen}[f.score]
	f.meter.SetTone(tone)
	f.meter.Set(float32(f.score+1) / 5)
	f.level.SetLine(kit.Line{Left: []kit.Span{kit.Bold(f.words.T(levelKeys[f.score])).In(tone)}, Size: kit.SizeSmall})
	f.advice.SetText(f.words.T(key))
	kit.Relayout(f.advice) // it may take a line more or less
	if f.field != nil && f.field.Wrong() != "" && f.score >= model.MinPassphrase {
		f.field.SetError("")
	}
}

var levelKeys = [...]string{"strength.level.0", "strength.level.1", "strength.level.2", "strength.level.3", "strength.level.4"}

// TypingHint is a word about how a passphrase is being typed that dots hide: with
// the Korean input method on, or in capitals only. It is "" if nothing is odd.
func TypingHint(w *assets.Words, typed string) string {
	var hangul, upper, lower bool
	for _, r := range typed {
		hangul = hangul || unicode.Is(unicode.Hangul, r)
		upper = upper || unicode.IsUpper(r)
		lower = lower || unicode.IsLower(r)
	}
	switch {
	case hangul && (upper || lower):
		return w.T("passphrase.hint.mixed")
	case hangul:
		return w.T("passphrase.hint.hangul")
	case upper && !lower:
		return w.T("passphrase.hint.capitals")
	}
	return ""
}
