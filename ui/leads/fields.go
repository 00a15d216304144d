package leads

import (
	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/ime"
	"ieumdesk/ui/kit"
)

func formatWon(n int64) string {
	if n == 0 {
		return ""
	}
	return assets.Won(n)
}

// dateEntry tidies a day when it is left.
func (p *Place) dateEntry(latest int) *kit.Entry {
	e := kit.NewTidyEntry("2026-12-31", func(s string) (string, bool) {
		d, err := model.ParseDate(s, p.d.Today(), latest)
		return string(d), err == nil
	})
	e.Script = ime.Latin
	return e
}

// clockEntry tidies a time of day when it is left.
func clockEntry(example string) *kit.Entry {
	e := kit.NewTidyEntry(example, func(s string) (string, bool) {
		t, err := model.ParseClock(s)
		return t, err == nil
	})
	e.Script = ime.Latin
	return e
}
