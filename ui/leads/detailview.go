package leads

import (
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// detailView shows the open lead: what the team saw on site first, then the
// terms, then what the gate says for the person served.
type detailView struct {
	p      *Place
	column *fyne.Container
	scroll *kit.Scroll
	foot   *fyne.Container // the referral, in sight however long the lead is
	root   *fyne.Container
	shown  model.ID
}

func newDetailView(p *Place) *detailView {
	v := &detailView{p: p, column: kit.Column(10), foot: kit.Column(0)}
	v.scroll = kit.NewScroll(kit.Inset(16, 20, 20, 20, v.column))
	v.root = kit.Under(v.scroll, v.foot)
	v.show(p.detail)
	return v
}

func (v *detailView) object() fyne.CanvasObject { return v.root }

func (v *detailView) show(d *detail) {
	w := v.p.d.Words
	v.column.RemoveAll()
	v.foot.RemoveAll()
	if d.lead.ID == (model.ID{}) {
		v.column.Add(kit.Empty(w.T("leads.none_open"), "Ctrl N", w.T("leads.hint.new")))
		kit.Relayout(v.root)
		return
	}
	for _, o := range v.parts(d) {
		v.column.Add(o)
	}
	v.foot.Add(kit.Foot(20, v.actions(d)))
	kit.Relayout(v.root)
	if d.lead.ID != v.shown {
		v.shown = d.lead.ID
		v.scroll.Top()
	}
}

func (v *detailView) parts(d *detail) []fyne.CanvasObject {
	l := d.lead
	parts := append([]fyne.CanvasObject{v.head(l)}, v.p.cityNotes(l)...)
	if l.SiteNote != "" {
		parts = append(parts, kit.NewSection(v.noteTitle(l)), kit.Note(kit.NewParagraph(l.SiteNote, kit.SizeBody, kit.ColorText)))
	}
	parts = append(parts, kit.NewSection(v.p.d.Words.T("leads.terms")), v.terms(l))
	if d.gate != nil {
		parts = append(parts, kit.NewSection(v.p.d.Words.T("leads.checks")), v.gate(*d.gate))
	}
	if len(d.sent) > 0 {
		parts = append(parts, kit.NewSection(v.referred(d)), v.sent(d.sent))
	}
	return parts
}

func (v *detailView) head(l model.Lead) fyne.CanvasObject {
	w := v.p.d.Words
	tags := []kit.Span{kit.TagOf(kit.Blue, l.Title), kit.TagOf(kit.Grey, w.T("leads.counts", l.Openings, l.Pending, l.Hired))}
	if v.p.foreign(l) {
		tags = append(tags, kit.TagOf(kit.Blue, w.T("leads.from", l.Desk)))
	}
	if !l.OpenOn(v.p.d.Today()) {
		tags = append(tags, kit.TagOf(kit.Red, w.T("leads.over")))
	}
	return kit.Column(4, kit.NewTitle(l.Employer), kit.Parts(tags...))
}

// noteTitle says who was there and when: 생생정보 — 11/18 고잔동 발굴팀.
func (v *detailView) noteTitle(l model.Lead) string {
	w := v.p.d.Words
	from := strings.TrimSpace(freshness(w, l))
	if l.Source.Team != "" {
		from = assets.SlashDay(l.Source.On) + " " + l.Source.Team
	}
	return w.T("leads.site_note", from)
}

func (v *detailView) terms(l model.Lead) fyne.CanvasObject {
	w := v.p.d.Words
	rows := kit.Column(5, v.wage(l))
	add := func(field, value string) {
		if value = strings.Trim(value, " ·"); value != "" {
			rows.Add(kit.TextValue(w.T("leads.label."+field), value))
		}
	}
	add("work", strings.Join(v.p.terms(l), " · "))
	add("duties", l.Duties)
	add("place", v.place(l))
	add("directions", l.Directions)
	add("occupation", v.occupation(l))
	add("asks", joined(l.Education, l.Career, strings.Join(l.Licences, ", "), l.Foreigners))
	add("benefits", strings.Join(l.Benefits, " · "))
	add("method", joined(l.Method, l.Documents))
	add("contact", joined(l.Contact, l.Phone))
	add("employer", joined(l.Representative, l.EmployerPhone, l.BusinessNo))
	add("valid", w.Day(l.ValidUntil))
	return rows
}

// wage with its equivalents and, beside it, whether it reaches the minimum wage
// of the year in which the work starts.
func (v *detailView) wage(l model.Lead) fyne.CanvasObject {
	w := v.p.d.Words
	spans := []kit.Span{kit.Bold(w.WageInFull(l.WageType, l.WageMin, l.WageMax))}
	start := l.WorkFrom
	if start == "" {
		start = v.p.d.Today()
	}
	minimum, known := v.p.d.Session.Tables().MinimumWage(start)
	by := hourly(l)
	if by > 0 && l.WageType != model.Hourly {
		spans = append(spans, kit.Text(w.T("leads.hourly", assets.Won(by))).In(kit.ColorSecond))
	}
	switch {
	case by == 0 || !known:
	case by >= minimum.Hourly:
		spans = append(spans, kit.TagOf(kit.Green, w.T("leads.minimum_met", year(minimum.From))))
	default:
		spans = append(spans, kit.TagOf(kit.Red, w.T("leads.minimum_short", year(minimum.From), assets.Won(minimum.Hourly))))
	}
	return kit.KeyValue(w.T("leads.label.wage"), kit.Parts(spans...))
}

func (v *detailView) place(l model.Lead) string {
	place := l.Address
	if l.Dong != "" && !strings.Contains(place, l.Dong) {
		place = joined(place, l.Dong)
	}
	if s, ok := v.p.d.Serving(); ok {
		if km, ok := v.p.d.Session.Tables().Distance(s.Seeker.Dong, l.Dong); ok && km > 0 {
			place = joined(place, v.p.d.Words.T("leads.from_home", km))
		}
	}
	return place
}

func (v *detailView) occupation(l model.Lead) string {
	if l.Occupation == "" {
		return ""
	}
	return l.Occupation + " " + v.p.d.Session.Tables().Occupations.Name(l.Occupation)
}

func (v *detailView) gate(g model.GateResult) fyne.CanvasObject {
	w := v.p.d.Words
	rows := kit.Column(4)
	for _, line := range desk.WorstFirst(g.Lines) {
		tone := map[model.GateLevel]kit.Tone{model.Green: kit.Green, model.Amber: kit.Amber, model.Red: kit.Red}[line.Level]
		rows.Add(kit.Tagged(kit.TagOf(tone, w.Name("gate", string(line.Level))), w.T("gate."+line.Code, line.Args...)))
	}
	return rows
}

// referred counts who was sent there, void slips aside: 이미 알선 3명 · 대기 2.
func (v *detailView) referred(d *detail) string {
	return v.p.d.Words.T("leads.referred", desk.Count(d.sent), d.lead.Pending)
}

// sent are who was referred here already; names are masked, for the screen can
// be seen across the counter.
func (v *detailView) sent(all []desk.Sent) fyne.CanvasObject {
	rows := kit.Column(2)
	for i, one := range all {
		if i == desk.ShownSent {
			rows.Add(kit.NewParagraph(v.p.d.Words.T("leads.more", len(all)-desk.ShownSent), kit.SizeSecond, kit.ColorSecond))
			break
		}
		color := kit.ColorSecond
		name := kit.Text(model.MaskName(one.Seeker.Name))
		if s, ok := v.p.d.Serving(); ok && s.Seeker.ID == one.SeekerID {
			name, color = name.Strong(), kit.ColorAmber
		}
		rows.Add(kit.NewLine(kit.Line{Left: []kit.Span{
			kit.Text(assets.SlashDay(model.Today(one.IssuedAt))).In(kit.ColorSecond), kit.Gap(10), name,
			kit.Gap(10), kit.Text(one.Outcome(v.p.d.Words)).In(color),
		}}))
	}
	return rows
}

func (v *detailView) actions(d *detail) fyne.CanvasObject {
	w := v.p.d.Words
	refer := kit.NewPrimary(w.T("leads.refer"), "F9", d.refer)
	if !d.lead.OpenOn(v.p.d.Today()) {
		refer.Disable()
	}
	edit, own := w.T("leads.edit"), !v.p.foreign(d.lead)
	if !own {
		edit = w.T("leads.look")
	}
	row := kit.Flow(10, refer, kit.NewSmallButton(edit, "Ctrl E", v.p.editLead))
	if own && d.lead.Status == model.LeadOpen {
		row.Add(kit.NewSmallButton(w.T("leads.close"), "Ctrl D", v.p.closeLead))
	}
	if len(d.sent) > 0 {
		row.Add(kit.NewSmallButton(w.T("leads.list"), "Ctrl P", d.list))
	}
	return row
}

func joined(parts ...string) string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " · ")
}
