package dayfile

import (
	"path"
	"strings"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/hwpx"
)

// HWPX is a report put into a template; nil is the program's own. A template of
// one's own is for one day: spans always take the program's. Errors: those of
// hwpx.Fill.
func HWPX(w *assets.Words, r Report, template []byte) ([]byte, error) {
	if template == nil || r.Day == nil {
		var err error
		if template, err = Template(r.Day != nil); err != nil {
			return nil, err
		}
	}
	return hwpx.Fill(template, values(w, Put(w, r), r))
}

// templateParts are the parts of a document in the order of its file.
var templateParts = []string{
	"mimetype", "version.xml", "Contents/header.xml", "Contents/section0.xml", "Preview/PrvText.txt", "settings.xml",
	"Contents/content.hpf", "META-INF/container.xml", "META-INF/manifest.xml",
}

// Template is the program's own HWPX template of a day or of a span, to start one's
// own from.
func Template(ofDay bool) ([]byte, error) {
	section := "template/span/section0.xml"
	if ofDay {
		section = "template/day/section0.xml"
	}
	var a hwpx.Archive
	for _, name := range templateParts {
		file := "template/parts/" + name
		if strings.HasSuffix(name, "section0.xml") {
			file = section
		}
		content, err := assets.Templates.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if ext := path.Ext(name); ext == ".xml" || ext == ".hpf" {
			if content, err = hwpx.Squeeze(content); err != nil {
				return nil, err
			}
		}
		a = append(a, hwpx.Part{Name: name, Content: content})
	}
	return a.Pack()
}

// values are the texts of a paper by the names that placeholders have.
func values(w *assets.Words, p Paper, r Report) hwpx.Values {
	v := hwpx.Values{
		Text: map[string]string{
			"title": p.Title, "period": p.Period, "desk": p.Facts[0].Text, "state": p.Facts[1].Text,
			"date.from": string(r.From), "date.to": string(r.To), "notes": strings.Join(p.Notes, "\n"),
			"center": r.Desk.Center, "desk.name": r.Desk.Name, "desk.code": r.Desk.Code,
		},
		Lists: map[string]hwpx.List{"rows": list(p.Rows)},
		None:  w.T("dayfile.none"),
	}
	for _, t := range p.Tables {
		if t.Key != "figures" {
			v.Lists[t.Key] = list(t)
		}
	}
	if r.Day == nil {
		return v
	}
	if len(r.Day.Late) == 0 {
		v.Lists["late"] = list(writer{words: w}.late(*r.Day))
	}
	for _, f := range model.AllFigures {
		goal := ""
		if n := r.Day.Goal[f]; n > 0 {
			goal = number(n).Shown()
		}
		at := "figures." + string(f) + "."
		v.Text[at+"day"], v.Text[at+"month"] = number(r.Day.Figures.Of(f)).Shown(), number(r.Day.Month.Of(f)).Shown()
		v.Text[at+"goal"], v.Text[at+"year"] = goal, number(r.Day.Year.Of(f)).Shown()
	}
	m := r.Day.Remarks
	v.Text["remarks.handover"], v.Text["remarks.special"] = m.Handover, m.Special
	v.Text["remarks.suggestion"], v.Text["remarks.leave"] = m.Suggestion, m.Leave
	return v
}

// list is a table as rows of texts, its fields named by the keys of its columns.
func list(t Table) hwpx.List {
	var l hwpx.List
	for _, c := range t.Columns {
		l.Fields = append(l.Fields, c.Key)
	}
	for _, row := range t.Rows {
		item := make([]string, len(row))
		for i, c := range row {
			item[i] = c.Shown()
		}
		l.Items = append(l.Items, item)
	}
	return l
}
