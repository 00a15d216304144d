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
	folder   *kit.Paragraph
	results  *fyne.Container
	does     *kit.Button
	modal    *kit.Modal
}

// askExport offers the formats and the span that is seen.
func (p *Place) askExport() {
	if p.closing.files.out != nil {
		newExportForm(p)
	}
}

func newExportForm(p *Place) *exportForm {
	f := &exportForm{p: p, form: kit.NewForm(), files: newFiles(p.d, p.closing.files.out), results: kit.Column(6), folder: kit.NewParagraph("", kit.SizeSecond, kit.ColorSecond)}
	f.build()
	w := p.d.Words
	hide := func() { f.modal.Hide() }
	f.does = kit.NewPrimary(w.T("log.export.write"), "Ctrl Enter", f.apply)
	f.results.Hide()
	f.modal = kit.NewModal(p.d.Shell.Window().Canvas(), w.T("log.export.title"), 600, scrolled(p, f.form, kit.Column(12, f.form, f.results)), nil, f.does, kit.NewButton(w.T("cancel"), "Esc", hide))
	f.modal.OnEscape, f.modal.OnSubmit = hide, f.apply
	f.modal.Show()
	f.form.Focus("from")
	return f
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
	f.form.Add("formats", kit.NewField(w.T("log.export.formats"), true, kit.NewCheckRow(f.formats...)))
	f.full = kit.NewCheck(kit.Line{Left: []kit.Span{kit.Text(w.T("log.export.full"))}})
	f.form.Add("full", kit.NewField("", false, f.full))
	f.why = f.form.AddLine([]float32{400}, []string{"reason"}, kit.NewField(w.T("field.reason"), true, f.reason))
	f.form.ShowLine(f.why, false)
	f.full.OnChange = func(on bool) {
		f.form.ShowLine(f.why, on)
		kit.Relayout(f.form)
	}
	f.files.changed = func() { f.folder.SetText(w.T("log.export.folder", f.files.folder)) }
	f.files.look(from)
	f.form.AddObject(f.folder)
	f.form.OnSubmit = f.apply
}

// apply writes the files, unless something is missing; then it tries those again
// that could not be written, and is done when all are there.
func (f *exportForm) apply() {
	name, held := f.files.held()
	switch {
	case f.files.busy:
	case len(f.files.list) == 0:
		f.begin()
	case held:
		f.files.rename(name)
	case len(f.files.failed()) > 0:
		f.files.again()
	default:
		f.modal.Hide()
	}
}

func (f *exportForm) begin() {
	w, wrong := f.p.d.Words, map[string]string{}
	from, to := f.day("from", f.from, wrong), f.day("to", f.to, wrong)
	if from != "" && to != "" && to < from {
		wrong["to"] = w.T("error.span_backwards")
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
	f.files.changed = f.showResults
	f.files.write(asked...)
}

func (f *exportForm) day(name string, e *kit.Entry, wrong map[string]string) model.Date {
	d, err := model.ParseDate(e.Text, f.p.d.Today(), 20)
	if err != nil {
		wrong[name] = f.p.d.Words.Error(err)
	}
	return d
}

// showResults says of each file where it is, or why it is not there, in place of
// the form. A file that another program holds is written under another name by the
// next Ctrl+Enter.
func (f *exportForm) showResults() {
	w := f.p.d.Words
	f.results.RemoveAll()
	f.form.Hide()
	f.results.Show()
	f.results.Add(kit.NewParagraph(w.T("log.export.folder", f.files.folder), kit.SizeSecond, kit.ColorSecond))
	for _, one := range f.files.list {
		f.results.Add(fileLine(f.p, one))
	}
	if name, held := f.files.held(); held && !f.files.busy {
		f.results.Add(kit.Note(kit.NewParagraph(w.T("log.export.other", name), kit.SizeBody, kit.ColorText)))
	}
	switch {
	case f.files.busy:
	case len(f.files.failed()) > 0:
		f.does.SetText(w.T("log.files.again"))
	default:
		f.does.SetText(w.T("log.export.done"))
	}
	f.p.d.Shell.Focus(f.does)
	kit.Relayout(f.results)
}
