package daylog

import (
	"strings"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// lists are the short lists of a day; Enter opens what a line is about.
type lists struct {
	p                            *Place
	expected, found, quiet, late *kit.Rows
	log                          model.DayLog
}

func newLists(p *Place) *lists {
	l := &lists{p: p, expected: kit.NewRows(), found: kit.NewRows(), quiet: kit.NewRows(), late: kit.NewRows()}
	l.expected.OnOpen = func(i int) { p.d.Routes.Slip(l.log.Expected[i].ReferralID) }
	l.found.OnOpen = func(i int) { p.d.Routes.Lead(l.log.Found[i].Leads[0].LeadID) }
	l.quiet.OnOpen = func(i int) { p.askQuiet(l.log.Quiet[i]) }
	l.late.OnOpen = func(i int) { l.openLate(l.log.Late[i].Row) }
	return l
}

func (l *lists) set(log model.DayLog) {
	l.log = log
	w := l.p.d.Words
	var expected, found, quiet, late []kit.Line
	for _, e := range log.Expected {
		expected = append(expected, kit.Line{
			Left:  []kit.Span{kit.Bold(model.MaskName(e.Person)), kit.Gap(16), kit.Text(joined(" · ", e.Employer, e.Title))},
			Right: []kit.Span{kit.Text(startText(w, e)).In(kit.ColorSecond)}, Fold: 2,
		})
	}
	for _, e := range log.Found {
		found = append(found, kit.Line{
			Left:  []kit.Span{kit.Bold(e.Employer), kit.Gap(16), kit.Text(joined(" · ", e.Dong, leadTitles(w, e.Leads)))},
			Right: []kit.Span{kit.Text(sourceName(w, e.Source)).In(kit.ColorSecond)}, Fold: 2, Spare: true,
		})
	}
	for _, e := range log.Quiet {
		quiet = append(quiet, kit.Line{
			Left: []kit.Span{
				kit.Text(assets.Clock(e.At)).In(kit.ColorSecond), kit.Gap(12), kit.TagOf(kit.Grey, w.Name("quiet", string(e.Kind))), kit.Gap(10),
				kit.Text(joined(" · ", model.MaskName(e.Person), e.Text)),
			},
			Right: []kit.Span{kit.Text(e.Staff).In(kit.ColorSecond)}, Fold: 4, Spare: true,
		})
	}
	for _, c := range log.Late {
		tag := kit.TagOf(kit.Blue, w.T("log.late.came"))
		if c.Gone {
			tag = kit.TagOf(kit.Amber, w.T("log.late.gone"))
		}
		late = append(late, kit.Line{
			Left: []kit.Span{
				tag, kit.Gap(10), kit.Bold(w.Name("figure", string(c.Row.Figure))), kit.Gap(12),
				kit.Text(joined(" · ", model.MaskName(c.Row.Person), c.Row.Employer, c.Row.Title, c.Row.Text, c.Row.Slip)),
			}, Fold: 4,
		})
	}
	l.expected.Set(expected)
	l.found.Set(found)
	l.quiet.Set(quiet)
	l.late.Set(late)
}

func (l *lists) openLate(row model.DayRow) {
	r := newRows(l.p.d, query{})
	r.found, r.chosen = []model.DayRow{row}, 0
	r.open()
}

func startText(w *assets.Words, e model.ExpectedHire) string {
	if e.StartOn == "" {
		return w.T("log.start.unknown")
	}
	return w.T("log.start", w.NearDay(e.StartOn))
}

func leadTitles(w *assets.Words, leads []model.FoundLead) string {
	var out []string
	for _, l := range leads {
		out = append(out, w.T("log.openings", l.Title, l.Openings))
	}
	return strings.Join(out, ", ")
}

func sourceName(w *assets.Words, source string) string {
	if source == "" {
		return w.T("log.typed_here")
	}
	return w.Name("source", source)
}
