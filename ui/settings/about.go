package settings

import (
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// aboutSection is which program this is, where its files are, whose work it
// carries, and what it does not claim to be.
type aboutSection struct {
	d    *desk.Desk
	root *kit.Scroll
}

func newAboutSection(d *desk.Desk, o Options) section {
	w := d.Words
	parts := []fyne.CanvasObject{
		kit.TextValue(w.T("settings.about.version"), o.Version),
		kit.TextValue(w.T("door.file"), o.StoreFile),
	}
	if o.LogFile != "" {
		parts = append(parts, kit.TextValue(w.T("settings.about.log"), o.LogFile))
	}
	parts = append(parts,
		kit.Note(kit.NewParagraph(w.T("settings.about.rules"), kit.SizeBody, kit.ColorText)),
		kit.NewSection(w.T("settings.about.credits")))
	return &aboutSection{d: d, root: page(d, "settings.about", "settings.about.text", append(parts, credits(assets.Credits)...)...)}
}

// credits shows the little Markdown that the credits use: headings, paragraphs,
// lists and tables, whose rows become lines.
func credits(markdown string) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	var text []string
	flush := func() {
		if len(text) > 0 {
			out = append(out, kit.NewParagraph(plain(strings.Join(text, " ")), kit.SizeSecond, kit.ColorText))
			text = nil
		}
	}
	for line := range strings.Lines(markdown) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || ruled(line):
			flush()
		case strings.HasPrefix(line, "#"):
			flush()
			out = append(out, kit.NewSection(plain(strings.TrimLeft(line, "# "))))
		case strings.HasPrefix(line, "|"):
			flush()
			text = []string{cells(line)}
			flush()
		case strings.HasPrefix(line, "- "), strings.HasPrefix(line, "* "):
			flush()
			text = []string{"· " + line[2:]}
		default:
			text = append(text, line)
		}
	}
	flush()
	return out
}

// ruled reports whether a line of a table only parts its head from its rows.
func ruled(line string) bool { return strings.HasPrefix(line, "|") && strings.Trim(line, "|-: ") == "" }

func cells(line string) string {
	parts := strings.Split(strings.Trim(line, "|"), "|")
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
	}
	return strings.Join(parts, " · ")
}

// plain leaves out the marks for emphasis and code.
func plain(s string) string { return strings.NewReplacer("**", "", "`", "").Replace(s) }

func (a *aboutSection) title() string { return "settings.about" }

func (a *aboutSection) content() fyne.CanvasObject { return a.root }

func (a *aboutSection) shown() {}

func (a *aboutSection) hints() []desk.Hint {
	return []desk.Hint{{Key: "PgUp PgDn", Text: a.d.Words.T("settings.hint.page")}}
}

func (a *aboutSection) key(k desk.Key) bool {
	switch k.Name {
	case fyne.KeyPageDown:
		a.root.PageBy(1)
	case fyne.KeyPageUp:
		a.root.PageBy(-1)
	default:
		return false
	}
	return true
}
