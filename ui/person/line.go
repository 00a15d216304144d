package person

import (
	"strings"
	"unicode/utf8"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/model/hangul"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// HitRow is a person in a list: masked, with what tells two of the same name
// apart, and what was searched for marked where the mask leaves it readable.
func HitRow(d *desk.Desk, h model.PersonHit, query string) kit.ListRow {
	w, today := d.Words, d.Today()
	first := kit.MarkRunes(kit.Bold(model.MaskName(h.Name)), marks(h.Name, model.MaskName(h.Name), query))
	if h.LatinName != "" && h.LatinName != h.Name {
		first = append(first, kit.Gap(8), kit.Text(model.MaskName(h.LatinName)).In(kit.ColorSecond))
	}
	first = append(first, kit.Gap(10), kit.Text(AgeAndSex(w, h.BirthDate, h.Sex, today)))
	second := kit.MarkRunes(kit.Text(model.MaskPhone(h.Phone)), marks(h.Phone, model.MaskPhone(h.Phone), query))
	for _, s := range []string{model.MaskBirthDate(h.BirthDate), h.Dong} {
		if s != "" {
			second = append(second, kit.Text(" · "+s))
		}
	}
	var state []kit.Span
	if today.DaysUntil(h.Valid) <= soon { // that a registration holds is the rule and says nothing
		state = []kit.Span{ValidTag(w, h.Valid, today)}
	}
	return kit.ListRow{Lines: []kit.Line{
		{Left: first, Right: state},
		{Left: second, Right: []kit.Span{kit.Text(w.T("person.received", assets.SlashDay(h.Received)))}, Color: kit.ColorSecond, Spare: true},
	}}
}

// AgeAndSex is 61세 · 여.
func AgeAndSex(w *assets.Words, born model.Date, sex model.Sex, today model.Date) string {
	var parts []string
	if age := born.Age(today); age >= 0 {
		parts = append(parts, w.T("person.years_old", age))
	}
	if sex != "" {
		parts = append(parts, w.Name("sex", string(sex)))
	}
	return strings.Join(parts, " · ")
}

// soon is how many days before its end a registration is worth a look.
const soon = 7

// ValidTag says until when a registration holds, and in its word whether it still does.
func ValidTag(w *assets.Words, until, today model.Date) kit.Span {
	switch {
	case until == "":
		return kit.Gap(0)
	case until < today:
		return kit.TagOf(kit.Red, w.T("person.expired", string(until)))
	case today.DaysUntil(until) <= soon:
		return kit.TagOf(kit.Amber, w.T("person.expires", string(until)))
	default:
		return kit.TagOf(kit.Green, w.T("person.valid", string(until)))
	}
}

// marks are the ranges of characters of masked that query found in full. A mask
// that changed the length has moved them: then nothing is marked.
func marks(full, masked, query string) [][2]int {
	if query == "" || utf8.RuneCountInString(full) != utf8.RuneCountInString(masked) {
		return nil
	}
	var out [][2]int
	for _, s := range hangul.Mark(full, query) {
		from := utf8.RuneCountInString(full[:s.From])
		out = append(out, [2]int{from, from + utf8.RuneCountInString(full[s.From:s.To])})
	}
	return out
}
