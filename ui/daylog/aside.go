package daylog

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// aside is the right of a day: the remarks while it is open, what closing does, and
// of a closed day its seal.
type aside struct {
	p      *Place
	form   *kit.Form
	text   map[string]*kit.Entry
	quiet  bool // while the form is filled, nothing is typed
	notes  *fyne.Container
	below  *fyne.Container
	files  *fyne.Container
	sealed *fyne.Container
	scroll *kit.Scroll
	root   fyne.CanvasObject
}

// remarkFields are the fields of the remarks, in the order of the form.
var remarkFields = []struct {
	name string
	rows int
	of   func(*model.Remarks) *string
}{
	{"handover", 3, func(r *model.Remarks) *string { return &r.Handover }},
	{"special", 3, func(r *model.Remarks) *string { return &r.Special }},
	{"suggestion", 2, func(r *model.Remarks) *string { return &r.Suggestion }},
	{"leave", 1, func(r *model.Remarks) *string { return &r.Leave }},
}

func newAside(p *Place) *aside {
	a := &aside{p: p, text: map[string]*kit.Entry{}, form: kit.NewForm(), notes: kit.Column(8), below: kit.Column(8), files: kit.Column(6), sealed: kit.Column(10)}
	w := p.d.Words
	for _, f := range remarkFields {
		e := kit.NewTextEntry(w.T("log.remark.hint"), f.rows)
		e.Watch(func(s string) {
			if !a.quiet {
				p.day.remarks.set(func(r *model.Remarks) { *f.of(r) = s })
			}
		})
		a.text[f.name] = e
		a.form.Add(f.name, kit.NewField(w.T("field."+f.name), false, e))
	}
	a.scroll = kit.NewScroll(kit.Inset(14, 20, 20, 20, kit.Column(12, a.notes, a.sealed, a.form, a.below, a.files)))
	a.form.In(a.scroll)
	a.root = a.scroll
	return a
}

// fill shows the texts as they are known, and what somebody else wrote.
func (a *aside) fill() {
	a.quiet = true
	r := a.p.day.remarks
	for _, f := range remarkFields {
		if text := *f.of(&r.typed); a.text[f.name].Text != text {
			a.text[f.name].SetText(text)
		}
	}
	a.quiet = false
	a.showTheirs()
	hideEmpty(a.notes)
	kit.Relayout(a.p.content)
}

// showTheirs shows both texts where somebody else was quicker.
func (a *aside) showTheirs() {
	w, r := a.p.d.Words, a.p.day.remarks
	a.notes.RemoveAll()
	if r.theirs == nil {
		return
	}
	parts := []fyne.CanvasObject{kit.NewParagraph(w.T("log.conflict"), kit.SizeBody, kit.ColorText)}
	for _, f := range remarkFields {
		if text := *f.of(r.theirs); text != *f.of(&r.typed) {
			if text == "" {
				text = w.T("log.conflict.empty")
			}
			parts = append(parts, kit.NewSection(w.T("field."+f.name)), kit.NewParagraph(text, kit.SizeBody, kit.ColorText))
		}
	}
	parts = append(parts, kit.Flow(8,
		kit.NewSmallButton(w.T("log.conflict.mine"), "Alt M", r.mine), kit.NewSmallButton(w.T("log.conflict.theirs"), "Alt T", r.other)))
	a.notes.Add(kit.Note(parts...))
}

// show draws what goes with the state of the day.
func (a *aside) show() {
	s, w := a.p.day, a.p.d.Words
	a.sealed.RemoveAll()
	a.below.RemoveAll()
	a.showTheirs()
	a.form.Hidden = s.log.Closed || !s.known
	defer hideEmpty(a.notes, a.sealed, a.below)
	if !s.known {
		return
	}
	if s.log.Revision > 0 {
		a.seal()
	}
	if !s.log.Closed {
		a.closing()
	}
	if n := s.log.Awaited; n > 0 {
		a.below.Add(kit.Note(kit.NewParagraph(w.T("log.awaited", n), kit.SizeBody, kit.ColorText)))
	}
	a.showFiles()
}

// closing says what closing the day will do.
func (a *aside) closing() {
	w, f := a.p.d.Words, a.p.closing.files
	a.below.Add(kit.NewSection(w.T("log.closing")))
	a.below.Add(kit.NewParagraph(w.T("log.closing.freezes"), kit.SizeBody, kit.ColorText))
	if f.out != nil {
		a.below.Add(kit.NewParagraph(a.willWrite(), kit.SizeBody, kit.ColorText))
	}
}

// willWrite names the files that closing writes, and where.
func (a *aside) willWrite() string {
	return a.p.d.Words.T("log.closing.writes", formatNames(model.ClosingFormats), a.p.closing.files.folder)
}

// seal is by what a closed day is known, and its closings before.
func (a *aside) seal() {
	w, s := a.p.d.Words, a.p.day
	rows := kit.Column(5)
	add := func(key, value string) {
		if value != "" {
			rows.Add(kit.TextValue(w.T(key), value))
		}
	}
	log := s.log
	add("log.seal.number", model.DayNumber(s.at, log.Desk, log.Revision))
	add("log.seal.at", w.Moment(log.ClosedAt))
	add("log.seal.by", log.ClosedBy)
	if late := log.DaysLate(s.at); late > 0 {
		add("log.seal.late", w.T("log.seal.days", late))
	}
	add("log.seal.hash", shortHash(log.Hash))
	if !log.Closed {
		add("log.seal.reopened", joined(" · ", w.Moment(log.ReopenedAt), log.ReopenedBy, log.ReopenedFor))
	}
	a.sealed.Add(kit.Panel(rows))
	for _, c := range s.past {
		if c.Revision < log.Revision {
			a.sealed.Add(kit.NewParagraph(w.T("log.seal.before", c.Revision, w.Moment(c.ClosedAt), c.ClosedBy, c.ReopenedFor), kit.SizeSecond, kit.ColorSecond))
		}
	}
	if !log.Closed {
		return
	}
	if supervises(a.p.d) {
		a.sealed.Add(kit.Flow(8, kit.NewSmallButton(w.T("log.reopen"), "Ctrl R", a.p.askReopen)))
	}
	for _, f := range remarkFields {
		if text := *f.of(&log.Remarks); text != "" {
			a.sealed.Add(kit.NewSection(w.T("field." + f.name)))
			a.sealed.Add(kit.NewParagraph(text, kit.SizeField, kit.ColorText))
		}
	}
}

// shortHash is the beginning of a hash: enough to compare by eye.
func shortHash(hash string) string {
	if len(hash) < 16 {
		return hash
	}
	return hash[:4] + " " + hash[4:8] + " " + hash[8:12] + " " + hash[12:16] + " …"
}

// showFiles says what became of the files of the day.
func (a *aside) showFiles() {
	w, f := a.p.d.Words, a.p.closing.files
	a.files.RemoveAll()
	defer func() {
		hideEmpty(a.files)
		kit.Relayout(a.p.content)
	}()
	if len(f.list) == 0 || f.list[0].asked.From != a.p.day.at || f.list[0].asked.To != a.p.day.at {
		return
	}
	a.files.Add(kit.NewSection(w.T("log.files")))
	if f.folder != "" {
		a.files.Add(kit.NewParagraph(f.folder, kit.SizeSecond, kit.ColorSecond))
	}
	for _, one := range f.list {
		a.files.Add(fileLine(a.p, one))
	}
	if len(f.failed()) > 0 && !f.busy {
		a.files.Add(kit.Flow(8, kit.NewSmallButton(w.T("log.files.again"), "Ctrl W", a.p.writeAgain)))
	}
}

// fileLine is one file: there, on its way, or why not.
func fileLine(p *Place, one written) fyne.CanvasObject {
	w := p.d.Words
	name := formatName(one.asked.Format)
	switch {
	case one.err != nil:
		return kit.Tagged(kit.TagOf(kit.Red, w.T("log.files.failed")), joined(" · ", name, w.Error(one.err)))
	case one.Path != "":
		there := kit.Tagged(kit.TagOf(kit.Green, w.T("log.files.there")), filepath.Base(one.Path))
		if len(one.Unmapped) == 0 {
			return there
		}
		return kit.Column(4, there, kit.NewParagraph(w.T("log.files.unmapped", len(one.Unmapped), someOf(one.Unmapped)), kit.SizeSecond, kit.ColorAmber))
	}
	return kit.Tagged(kit.TagOf(kit.Grey, w.T("log.files.writing")), name)
}

// someOf are characters to look at: the names of a year hold hundreds.
func someOf(all []rune) string {
	const some = 60
	if len(all) > some {
		return string(all[:some]) + "…"
	}
	return string(all)
}

func formatNames(formats []model.DayFormat) (out string) {
	for _, f := range formats {
		out = joined(" · ", out, formatName(f))
	}
	return out
}
