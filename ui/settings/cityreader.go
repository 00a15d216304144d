package settings

import (
	"context"
	"encoding/json"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/run"
)

// cityReader shows events one by one as they will leave the desk: in words, or as
// the JSON that is sent.
type cityReader struct {
	*ledger
	ask    func(ctx context.Context, limit int) ([]json.RawMessage, error)
	latest *run.Latest[[]cityEvent]
	limit  int
	events []cityEvent
	at     int
	raw    bool
}

// readAtOnce is how many events are fetched; more come as one walks down.
const readAtOnce = 100

func newCityReader(d *desk.Desk, title, second string, ask func(context.Context, int) ([]json.RawMessage, error)) *cityReader {
	w := d.Words
	r := &cityReader{ledger: newLedger(d, title, second), ask: ask, latest: run.NewLatest[[]cityEvent](d.Run), limit: readAtOnce}
	r.list.OnChoose = r.choose
	r.load = r.fetch
	r.does = []keyed{{desk.Key{Name: fyne.KeyJ, Mod: fyne.KeyModifierControl}, "Ctrl J", w.T("city.reader.raw"), r.turn}}
	r.shows(nil, kit.NewParagraph(w.T("city.reader.reading"), kit.SizeBody, kit.ColorSecond))
	return r
}

// openWaiting reads what waits, by the way for which the most does; the others get
// the same.
func (c *citySection) openWaiting() {
	states := c.d.City().States
	if len(states) == 0 {
		return
	}
	most := states[0]
	for _, s := range states {
		if s.Waiting > most.Waiting {
			most = s
		}
	}
	w, store := c.d.Words, c.store
	c.d.Shell.Open(newCityReader(c.d, w.T("settings.city.read"), w.T("city.reader.second"), func(ctx context.Context, limit int) ([]json.RawMessage, error) {
		return store.CityWaiting(ctx, most.Way, limit)
	}))
}

func (r *cityReader) fetch() {
	limit := r.limit
	r.latest.Ask(func(ctx context.Context) ([]cityEvent, error) {
		raw, err := r.ask(ctx, limit)
		if err != nil {
			return nil, err
		}
		return readEvents(raw)
	}, func(events []cityEvent, err error) {
		if err != nil {
			r.d.Shell.Fail(err)
			return
		}
		r.events = events
		r.at = min(r.at, max(len(events)-1, 0))
		r.list.Set(len(events), min(r.at, len(events)-1), r.row)
		r.show()
		r.d.CountForCity() // reading counts the desk's past in
	})
}

func (r *cityReader) row(i int) kit.ListRow {
	e, w := r.events[i], r.d.Words
	first := kit.Line{Left: []kit.Span{kit.Bold(w.Name("city_kind", string(e.Kind))), kit.Gap(10), kit.Text(w.Moment(e.At)).In(kit.ColorSecond)}}
	if e.Rev > 1 {
		first.Right = []kit.Span{kit.TagOf(kit.Grey, w.T("city.reader.rev", e.Rev))}
	}
	second := kit.Line{Left: []kit.Span{kit.Text(e.ID.String())}, Color: kit.ColorSecond, Size: kit.SizeSmall}
	if e.named() {
		second.Left = append([]kit.Span{kit.TagOf(kit.Amber, w.T("city.reader.named")), kit.Gap(8)}, second.Left...)
	}
	return kit.ListRow{Lines: []kit.Line{first, second}}
}

func (r *cityReader) choose(i int) {
	r.at = i
	if i >= len(r.events)-5 && len(r.events) == r.limit {
		r.limit += readAtOnce
		r.fetch()
	}
	r.show()
}

// turn changes between words and JSON.
func (r *cityReader) turn() {
	r.raw = !r.raw
	r.show()
}

func (r *cityReader) show() {
	w := r.d.Words
	if len(r.events) == 0 {
		r.shows(nil, kit.Empty(w.T("city.reader.none"), "", ""))
		return
	}
	e := r.events[r.at]
	said := w.T("city.reader.least")
	if e.named() {
		said = w.T("city.reader.full")
	}
	parts := []fyne.CanvasObject{kit.NewTitle(w.Name("city_kind", string(e.Kind)))}
	if e.Kind == model.CitySeeker || e.Kind == model.CityLead {
		parts = append(parts, kit.NewParagraph(said, kit.SizeBody, kit.ColorSecond))
	}
	does := w.T("city.reader.raw")
	if r.raw {
		does = w.T("city.reader.words")
		lines := kit.Column(0)
		for _, l := range e.pretty() {
			lines.Add(kit.Inset(0, 0, 0, 20*float32(l.depth), kit.NewParagraph(l.text, kit.SizeSecond, kit.ColorText)))
		}
		parts = append(parts, lines)
	} else {
		parts = append(parts, r.inWords(e)...)
	}
	r.shows(kit.Row(10, kit.NewSmallButton(does, "Ctrl J", r.turn)), parts...)
}

// inWords is everything that the event says.
func (r *cityReader) inWords(e cityEvent) []fyne.CanvasObject {
	w := r.d.Words
	out := []fyne.CanvasObject{
		kit.TextValue(w.T("city.field.id"), e.ID.String()), kit.TextValue(w.T("city.field.rev"), assets.Won(e.Rev)),
		kit.TextValue(w.T("city.field.at"), w.Moment(e.At)),
	}
	for _, t := range tells(r.d, e.Body) {
		if t.value == "" {
			out = append(out, kit.NewSection(t.label))
			continue
		}
		out = append(out, kit.TextValue(t.label, t.value))
	}
	return out
}
