package referrals

import (
	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/kit"
)

// row is one slip: its number, who was sent where, when and where it stands.
func (s *slips) row(h model.ReferralHit) kit.ListRow {
	w := s.d.Words
	last := w.T("slips.issued", w.Moment(h.IssuedAt))
	if !h.Interview.IsZero() && h.Status.Open() {
		last += " · " + w.T("slips.interview", w.Moment(h.Interview))
	}
	return kit.ListRow{Faded: h.Status == model.Void, Lines: []kit.Line{
		{
			Left:  []kit.Span{kit.Bold(h.Slip.Short()), kit.Gap(10), kit.Text(model.MaskName(h.Seeker))},
			Right: []kit.Span{kit.TagOf(tone(h.Status), w.Name("status", string(h.Status)))},
		},
		{
			Left: []kit.Span{kit.Text("→ " + h.Employer + " · " + h.Title)}, Color: kit.ColorText,
			Right: []kit.Span{kit.Text(answered(w, h)).In(kit.ColorSecond)},
		},
		{Left: []kit.Span{kit.Text(last)}, Color: kit.ColorSecond},
	}}
}

// answered is the day on which the answer came, of those that have one.
func answered(w *assets.Words, h model.ReferralHit) string {
	if h.Status == model.Issued {
		return ""
	}
	return w.NearDay(model.Today(h.StatusAt))
}

// slipsView shows the chosen slip beside the list.
type slipsView struct {
	s      *slips
	past   *past
	do     slipsKeys
	column *fyne.Container
	foot   *fyne.Container
	scroll *kit.Scroll
	root   *fyne.Container
	shown  model.ID
}

// slipsKeys are what the buttons of the view do; the place binds them to its keys.
type slipsKeys struct{ slip, result, seeker, lead func() }

func newSlipsView(s *slips, p *past, do slipsKeys) *slipsView {
	v := &slipsView{s: s, past: p, do: do, column: kit.Column(10), foot: kit.Column(0)}
	v.scroll = kit.NewScroll(kit.Inset(18, 24, 20, 24, v.column))
	v.root = kit.Under(v.scroll, v.foot)
	return v
}

func (v *slipsView) show() {
	w := v.s.d.Words
	v.column.RemoveAll()
	v.foot.RemoveAll()
	h, ok := v.s.hit()
	switch {
	case ok:
		v.slip(h)
	case v.s.asking:
	case v.s.query.Text != "" || v.s.state != anyState || v.s.query.From != "" || v.s.query.To != "":
		v.column.Add(kit.Empty(w.T("slips.none"), "Ctrl F", w.T("leads.hint.filter")))
	default:
		v.column.Add(kit.Empty(w.T("slips.empty"), "F2", w.T("place.reception")))
	}
	kit.Relayout(v.root)
	if h.ID != v.shown {
		v.shown = h.ID
		v.scroll.Top()
	}
}

func (v *slipsView) slip(h model.ReferralHit) {
	w := v.s.d.Words
	v.column.Add(kit.NewTitle(model.MaskName(h.Seeker) + " → " + h.Employer))
	v.column.Add(kit.Parts(kit.TagOf(tone(h.Status), w.Name("status", string(h.Status))), kit.Text(h.Slip.String()+" · "+h.Slip.Short()).In(kit.ColorSecond)))
	rows := kit.Column(5)
	add := func(key, value string) {
		if value != "" {
			rows.Add(kit.TextValue(w.T(key), value))
		}
	}
	add("follow.job", h.Title)
	add("slippage.issued", w.Moment(h.IssuedAt))
	add("result.interview", w.Moment(h.Interview))
	v.column.Add(rows)
	v.column.Add(kit.Flow(8,
		kit.NewSmallButton(w.T("place.seekers"), "Alt 1", v.do.seeker), kit.NewSmallButton(w.T("place.leads"), "Alt 2", v.do.lead)))
	v.column.Add(kit.NewSection(w.T("result.history")))
	if len(v.past.results) > 0 {
		v.column.Add(resultList(w, v.past.results))
	} else {
		v.column.Add(kit.NewParagraph(w.T("result.none"), kit.SizeBody, kit.ColorSecond))
	}
	if len(v.past.calls) > 0 {
		v.column.Add(kit.NewSection(w.T("follow.calls", len(v.past.calls))))
		v.column.Add(callList(w, v.past.calls))
	}
	v.foot.Add(kit.Foot(24, kit.Flow(10,
		kit.NewPrimary(w.T("slips.open"), "Enter", v.do.slip), kit.NewSmallButton(w.T("result.enter"), "Ctrl R", v.do.result))))
}
