package daylog

import (
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// exportForm asks which days are written to which files.
type exportForm struct {
	p        *Place
	files    *files
	form     *kit.Form
	formats  []*kit.Check
	from, to *kit.Entry
	full     *kit.Check
	reason   *kit.Entry
	why      *fyne.Container // the line of the reason
	results  *fyne.Container
	modal    *kit.Modal
}

// askExport offers the formats and the span that is seen.
func (p *Place) askExport() {
	if p.closing.files.out == nil {
		return
	}
	f := &exportForm{p: p, form: kit.NewForm(), files: newFiles(p.d, p.closing.files.out), results: kit.Column(6)}
	f.build()
	w := p.d.Words
	f.files.changed = f.showResults
	f.modal = ask(p, w.T("log.export.title"), 600, kit.Column(12, f.form, f.results), w.T("log.export.write"), f.apply)
	f.form.Focus("from")
}

func (f *exportForm) build() {
	w, p := f.p.d.Words, f.p
	from, to := p.day.at, p.day.at
	if p.at != ofDay {
		from, to = p.period.from(), p.period.to()
	}
	f.from, f.to, f.reason = desk.DayEntry(p.d), desk.DayEntry(p.d), kit.NewWordEntry(w.T("log.export.reason.hint"))
	f.from.SetText(string(from))
	f.to.SetText(string(to))
	f.form.AddPair("from", kit.NewField(w.T("log.export.from"), true, f.from), "to", kit.NewField(w.T("log.export.to"), true, f.to))
	for _, format := range model.DayFormats {
		c := kit.NewCheck(kit.Line{Left: []kit.Span{kit.Bold(formatName(format)), kit.Gap(10), kit.Text(w.Name("dayformat", string(format))).In(kit.ColorSecond)}})
		c.Set(format == model.DayXLSX || format == model.DayHWPX)
		f.formats = append(f.formats, c)
	}
	f.form.Add("formats", kit.NewField(w.T("log.export.formats"), true, kit.NewChecks(f.formats...)))
	f.full = kit.NewCheck(kit.Line{Left: []kit.Span{kit.Text(w.T("log.export.full"))}})
	f.form.Add("full", kit.NewField("", false, f.full))
	f.why = f.form.AddLine([]float32{400}, []string{"reason"}, kit.NewField(w.T("field.reason"), true, f.reason))
	f.form.ShowLine(f.why, false)
	f.full.OnChange = func(on bool) {
		f.form.ShowLine(f.why, on)
		kit.Relayout(f.form)
	}
	f.form.AddObject(kit.NewParagraph(w.T("log.export.folder", p.closing.files.folder), kit.SizeSecond, kit.ColorSecond))
	f.form.OnSubmit = f.apply
}

// apply writes the files, unless something is missing.
func (f *exportForm) apply() {
	if f.files.busy {
		return
	}
	if _, held := f.files.held(); held {
		f.files.rename(f.proposed())
		return
	}
	w, wrong := f.p.d.Words, map[string]string{}
	from, to := f.day("from", f.from, wrong), f.day("to", f.to, wrong)
	if from != "" && to != "" && to < from {
		wrong["to"] = w.T("log.export.backwards")
	}
	var asked []model.DayFile
	for i, c := range f.formats {
		if c.On() {
			asked = append(asked, model.DayFile{From: from, To: to, Format: model.DayFormats[i], Full: f.full.On(), Reason: strings.TrimSpace(f.reason.Text)})
		}
	}
	if len(asked) == 0 {
		wrong["formats"] = w.T("log.export.none")
	}
	if f.full.On() && strings.TrimSpace(f.reason.Text) == "" {
		wrong["reason"] = w.T("error.required")
	}
	if f.form.ShowErrors(wrong); len(wrong) > 0 {
		return
	}
	f.files.write(asked...)
}

// proposed is the free name for the file that another program holds.
func (f *exportForm) proposed() string {
	name, _ := f.files.held()
	return name
}

func (f *exportForm) day(name string, e *kit.Entry, wrong map[string]string) model.Date {
	d, err := model.ParseDate(e.Text, f.p.d.Today(), 20)
	if err != nil {
		wrong[name] = f.p.d.Words.Error(err)
	}
	return d
}

// showResults says of each file where it is, or why it is not there. A file that
// another program holds is written under another name by the next Ctrl+Enter.
func (f *exportForm) showResults() {
	f.results.RemoveAll()
	for _, one := range f.files.list {
		f.results.Add(fileLine(f.p, one))
	}
	if name, held := f.files.held(); held && !f.files.busy {
		f.results.Add(kit.Note(kit.NewParagraph(f.p.d.Words.T("log.export.other", name), kit.SizeBody, kit.ColorText)))
	}
	kit.Relayout(f.form)
}
