package ui

import (
	"ieumdesk/assets"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// cityChanged follows the sending, which goes on beside everything else.
func (r *room) cityChanged() {
	r.top()
	r.status()
}

// unsent is how much the city does not have yet; a desk without a city has nothing
// there.
func (r *room) unsent() []kit.Span {
	w, c := r.d.Words, r.d.City()
	if !c.On() {
		return nil
	}
	n := assets.Won(int64(c.Waiting()))
	if c.Gathering() {
		n += "+"
	}
	switch {
	case c.Stopped():
		return []kit.Span{kit.TagOf(kit.Amber, w.T("frame.city_stopped_at", n)), kit.Gap(14)}
	case c.Paused:
		return []kit.Span{kit.TagOf(kit.Grey, w.T("frame.city_paused", n)), kit.Gap(14)}
	}
	return []kit.Span{kit.Text(w.T("frame.city", n)).In(kit.ColorSecond), kit.Gap(14)}
}

// waits is what the status line says that F12 opens: what waits at the printer,
// else what the city is about.
func (r *room) waits() desk.Notice {
	if r.notice.Open != nil {
		return r.notice
	}
	w, c := r.d.Words, r.d.City()
	switch {
	case c.Stopped():
		return desk.Notice{Text: w.T("frame.city_stopped"), Calm: true, Open: r.d.Routes.City}
	case len(c.Conflicts) > 0:
		lead := c.Conflicts[0].Mine.ID
		return desk.Notice{Text: w.T("frame.city_conflicts", len(c.Conflicts)), Calm: true, Open: func() { r.d.Routes.Lead(lead) }}
	case c.Rejected() > 0:
		return desk.Notice{Text: w.T("frame.city_rejected", c.Rejected()), Calm: true, Open: r.d.Routes.City}
	}
	return desk.Notice{}
}
