package settings

import (
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// show draws how the ways stand, and what can be done about it.
func (c *citySection) show() {
	w, city := c.d.Words, c.d.City()
	c.state.RemoveAll()
	for _, s := range city.States {
		c.state.Add(c.way(s, city.Paused))
	}
	if !city.On() {
		c.state.Add(kit.NewParagraph(w.T("settings.city.none"), kit.SizeBody, kit.ColorText))
	}
	for _, b := range []*kit.Button{c.send, c.pause} {
		b.Hidden = !city.On()
	}
	c.pause.Hidden = c.pause.Hidden || !c.may("city.pause")
	c.stop.Hidden = c.cancel == nil
	c.pause.SetText(w.T("settings.city.pause"))
	if city.Paused {
		c.pause.SetText(w.T("settings.city.resume"))
	}
	for _, way := range model.CityWays {
		c.ways[way].off.Hidden = !c.isOn(way) || !c.may(wayKeys[way][0])
	}
	c.showPages(city)
	kit.Relayout(c.root)
}

func (c *citySection) isOn(way model.CityWay) bool {
	for _, s := range c.d.City().States {
		if s.Way == way {
			return true
		}
	}
	return false
}

// way is one way: what it is doing, its counts, when it last got through, and what
// stands in its way.
func (c *citySection) way(s model.CityState, paused bool) fyne.CanvasObject {
	w := c.d.Words
	counts := c.counts(s)
	if !s.LastTaken.IsZero() {
		counts = append(counts, kit.Text(w.T("settings.city.last", w.Moment(s.LastTaken))).In(kit.ColorSecond))
	}
	rows := kit.Column(6,
		kit.Parts(kit.Bold(w.T("settings.city.way."+string(s.Way))), c.doing(s, paused)),
		kit.Parts(counts...))
	if s.Trouble == nil {
		return kit.Panel(rows)
	}
	rows.Add(kit.Note(kit.NewParagraph(c.trouble(s, paused), kit.SizeBody, kit.ColorText)))
	return kit.Panel(rows)
}

// doing is what a way does now, in a word.
func (c *citySection) doing(s model.CityState, paused bool) kit.Span {
	w := c.d.Words
	switch {
	case s.Stopped:
		return kit.TagOf(kit.Amber, w.T("settings.city.stopped"))
	case paused:
		return kit.TagOf(kit.Grey, w.T("settings.city.paused"))
	case s.Trouble != nil:
		return kit.TagOf(kit.Amber, w.T("settings.city.retrying"))
	case s.Gathering:
		return kit.TagOf(kit.Blue, w.T("settings.city.gathering"))
	case s.Waiting > 0:
		return kit.TagOf(kit.Blue, w.T("settings.city.waiting"))
	}
	return kit.TagOf(kit.Green, w.T("settings.city.all_sent"))
}

// counts are the events by where they stand.
func (c *citySection) counts(s model.CityState) []kit.Span {
	w := c.d.Words
	var spans []kit.Span
	for _, n := range []struct {
		state model.CityBatchState
		n     int
		color fyne.ThemeColorName
	}{
		{model.BatchWaiting, s.Waiting - s.Sent, kit.ColorText},
		{model.BatchSent, s.Sent, kit.ColorText},
		{model.BatchAccepted, s.Accepted, kit.ColorText},
		{model.BatchRejected, s.Rejected, kit.ColorRed},
	} {
		if n.n == 0 {
			n.color = kit.ColorSecond
		}
		spans = append(spans, kit.Text(w.Name("city_state", string(n.state))+" "+assets.Won(int64(n.n))).In(n.color))
	}
	return spans
}

// trouble is what went wrong last, and what follows.
func (c *citySection) trouble(s model.CityState, paused bool) string {
	w := c.d.Words
	lines := []string{w.Error(s.Trouble)}
	switch {
	case s.Stopped:
		lines = append(lines, w.T("settings.city.stopped.text"))
	case !paused && s.Next.After(c.d.Now()):
		lines = append(lines, w.T("settings.city.next", w.Moment(s.Next)))
	}
	return strings.Join(lines, "\n")
}

// showPages are the ways to what is sent, record by record.
func (c *citySection) showPages(city desk.City) {
	w := c.d.Words
	var lines []kit.Line
	c.opens = nil
	add := func(key, cap string, n int, tone kit.Tone, open func()) {
		line := kit.Line{Left: []kit.Span{kit.Text(w.T(key))}}
		if n > 0 {
			line.Right = []kit.Span{kit.TagOf(tone, w.T("settings.city.events", assets.Won(int64(n)))), kit.Gap(10)}
		}
		if cap != "" {
			line.Right = append(line.Right, kit.Key(cap))
		}
		lines, c.opens = append(lines, line), append(c.opens, open)
	}
	if city.On() {
		add("settings.city.read", "Alt W", city.Waiting(), kit.Grey, c.openWaiting)
		add("settings.city.batches", "Alt B", 0, kit.Grey, c.openBatches)
		add("settings.city.rejected", "Alt R", city.Rejected(), kit.Red, c.openRejected)
	}
	for _, x := range city.Conflicts {
		lead := x.Mine
		add("settings.city.conflict."+string(x.Kind), "", 0, kit.Amber, func() { c.d.Routes.Lead(lead.ID) })
		last := &lines[len(lines)-1]
		last.Left = append(last.Left, kit.Gap(10), kit.Text(lead.Employer+" · "+lead.Title).In(kit.ColorSecond))
	}
	c.pages.Hidden = len(lines) == 0
	c.pages.Set(lines)
}
