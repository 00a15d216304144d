package ui

import (
	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// top says whose desk this is, who works here, what was kept last and the time.
func (r *room) top() {
	w, own := r.d.Words, r.d.Session.Desk()
	saved := w.T("frame.saved")
	if r.saved.text != "" && r.saved.page == r.screen() {
		saved = r.saved.text
	}
	lock := newLockButton(r).MinSize().Width / kit.Px(100) * 100 // in pixels at 100 %
	right := []kit.Span{
		kit.Text(w.T("frame.counsellor", r.d.Session.Staff().Name)).In(kit.ColorSecond), kit.Gap(14),
		kit.Dot(kit.ColorDotGreen), kit.Gap(6), kit.Text(saved).In(kit.ColorSecond), kit.Gap(14),
	}
	right = append(append(right, r.unsent()...), kit.Bold(assets.Clock(r.d.Now())), kit.Gap(lock+8))
	r.frame.Top.Set(kit.Line{
		Left:  []kit.Span{kit.Bold(w.T("app.name")), kit.Gap(14), kit.Text(own.Name + " · " + own.Code).In(kit.ColorSecond)},
		Right: right,
		Size:  kit.SizeBar,
	})
}

// bar fills the bar above the content: the page's head if it has one, else the
// person being served; it reports whether there is anything to show.
func (r *room) bar() bool {
	if head := r.screen().Head(); head != nil {
		r.frame.Bar.Set(headLine(*head))
		return true
	}
	serving, ok := r.d.Serving()
	if ok {
		r.frame.Bar.Set(r.pinned(serving))
	}
	return ok
}

func headLine(h desk.Head) kit.Line {
	line := kit.Line{Left: []kit.Span{kit.Bold(h.Title).At(kit.SizeHeading), kit.Gap(16), kit.Text(h.Second).In(kit.ColorSecond)}}
	line.Right = hintSpans(h.Hints)
	return line
}

func hintSpans(hints []desk.Hint) []kit.Span {
	var spans []kit.Span
	for i, h := range hints {
		if i > 0 {
			spans = append(spans, kit.Gap(16))
		}
		if h.Key != "" {
			spans = append(spans, kit.Key(h.Key), kit.Gap(6))
		}
		spans = append(spans, kit.Text(h.Text))
	}
	return spans
}

// pinned is the person at the counter, masked: others can see the screen.
func (r *room) pinned(serving desk.Serving) kit.Line {
	w, s := r.d.Words, serving.Seeker
	about := w.T("frame.age", s.BirthDate.Age(r.d.Today()))
	if s.Sex != "" {
		about += " · " + w.Name("sex", string(s.Sex))
	}
	line := kit.Line{Left: []kit.Span{
		kit.Bold(model.MaskName(s.Name)).At(kit.SizeHeading), kit.Gap(16),
		kit.Text(about + " · " + model.MaskPhone(s.Phone)), kit.Gap(16),
	}}
	for _, tag := range r.wishes(s) {
		line.Left = append(line.Left, kit.TagOf(kit.Grey, tag), kit.Gap(8))
	}
	line.Left = append(line.Left, r.registration(s))
	minutes := int(r.d.Now().Sub(serving.Since).Minutes())
	line.Right = []kit.Span{kit.Text(w.T("frame.serving", minutes+1)).In(kit.ColorSecond), kit.Gap(12), kit.Key("Esc")}
	return line
}

// wishes are what the person looks for, in a word each.
func (r *room) wishes(s model.Seeker) []string {
	var tags []string
	if len(s.Occupations) > 0 {
		tags = append(tags, r.d.Session.Tables().Occupations.Name(s.Occupations[0]))
	}
	if s.Dong != "" {
		tags = append(tags, s.Dong)
	}
	if wage := r.d.Words.Wage(s.WageType, s.Wage, 0); wage != "" && s.Wage > 0 {
		tags = append(tags, r.d.Words.T("frame.wage_least", wage))
	}
	return tags
}

// soon is from how many days before its end a registration is amber.
const soon = 7

func (r *room) registration(s model.Seeker) kit.Span {
	w, today := r.d.Words, r.d.Today()
	switch {
	case !s.ValidOn(today):
		return kit.TagOf(kit.Red, w.T("frame.registration_over", string(s.Valid)))
	case today.DaysUntil(s.Valid) <= soon:
		return kit.TagOf(kit.Amber, w.T("frame.registration", string(s.Valid)))
	}
	return kit.TagOf(kit.Green, w.T("frame.registration", string(s.Valid)))
}

// status says which keys work here, and the day's figures.
func (r *room) status() {
	c := r.figures.counts
	right := []kit.Span{kit.Text(r.d.Words.T("frame.counts", c.Visits, c.Referrals, c.Hires))}
	if n := r.waits(); n.Open != nil {
		tone := kit.Red
		if n.Calm {
			tone = kit.Amber
		}
		right = append([]kit.Span{kit.TagOf(tone, n.Text), kit.Gap(6), kit.Key("F12"), kit.Gap(16)}, right...)
	}
	r.frame.Status.Set(kit.Line{
		Left:  hintSpans(r.screen().Hints()),
		Right: right,
		Size:  kit.SizeSmall, Color: kit.ColorSecond,
	})
}
