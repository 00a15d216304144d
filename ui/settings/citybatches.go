package settings

import (
	"context"
	"encoding/json"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// cityBatches lists what was sent, batch by batch.
type cityBatches struct {
	*ledger
	store model.City
	all   []model.CityBatch
}

// mostBatches is how many of the newest are listed.
const mostBatches = 500

func (c *citySection) openBatches() {
	if !c.d.City().On() {
		return
	}
	w := c.d.Words
	b := &cityBatches{ledger: newLedger(c.d, w.T("settings.city.batches"), w.T("city.batches.second")), store: c.store}
	b.list.OnChoose = b.show
	b.list.OnOpen = b.open
	b.load = b.fetch
	b.does = []keyed{{desk.Key{Name: fyne.KeyJ, Mod: fyne.KeyModifierControl}, "Ctrl J", w.T("city.batches.read"), func() { b.open(b.list.Chosen()) }}}
	c.d.Shell.Open(b)
}

func (b *cityBatches) fetch() {
	desk.Do(b.d, func(ctx context.Context) ([]model.CityBatch, error) { return b.store.CityBatches(ctx, "", mostBatches) },
		func(all []model.CityBatch) {
			b.all = all
			at := max(0, min(b.list.Chosen(), len(all)-1))
			b.list.Set(len(all), min(at, len(all)-1), b.row)
			b.show(at)
		})
}

// batchTone is the colour of a batch's state.
var batchTone = map[model.CityBatchState]kit.Tone{
	model.BatchWaiting: kit.Grey, model.BatchSent: kit.Blue, model.BatchAccepted: kit.Green, model.BatchRejected: kit.Red,
}

func (b *cityBatches) row(i int) kit.ListRow {
	x, w := b.all[i], b.d.Words
	right := []kit.Span{kit.TagOf(batchTone[x.State], w.Name("city_state", string(x.State)))}
	if x.Rejected > 0 && x.State == model.BatchAccepted {
		right = append([]kit.Span{kit.TagOf(kit.Red, w.T("city.batches.refused", x.Rejected)), kit.Gap(6)}, right...)
	}
	return kit.ListRow{Lines: []kit.Line{
		{Left: []kit.Span{kit.Bold(w.Moment(x.Made)), kit.Gap(10), kit.Text(w.T("settings.city.events", assets.Won(int64(x.Events))))}, Right: right},
		{Left: []kit.Span{kit.Text(w.Name("city_way", string(x.Way)) + " · " + batchName(x))}, Color: kit.ColorSecond, Size: kit.SizeSmall},
	}}
}

func (b *cityBatches) show(i int) {
	w := b.d.Words
	if i < 0 || i >= len(b.all) {
		b.shows(nil, kit.Empty(w.T("city.batches.none"), "", ""))
		return
	}
	x := b.all[i]
	parts := []fyne.CanvasObject{
		kit.NewTitle(w.Moment(x.Made) + " · " + w.T("settings.city.events", assets.Won(int64(x.Events)))),
		kit.Tagged(kit.TagOf(batchTone[x.State], w.Name("city_state", string(x.State))), w.T("city.batches."+string(x.State))),
	}
	add := func(key, value string) {
		if value != "" {
			parts = append(parts, kit.TextValue(w.T(key), value))
		}
	}
	add("city.batches.way", w.Name("city_way", string(x.Way)))
	add("city.batches.file", x.Name)
	add("city.batches.holds", w.T("city.batches.size", assets.Won(int64((x.Bytes+1023)/1024))))
	if x.Rejected > 0 {
		add("city.batches.rejections", w.T("settings.city.events", assets.Won(int64(x.Rejected))))
	}
	add("city.batches.sent_at", w.Moment(x.Sent))
	add("city.batches.settled", w.Moment(x.Settled))
	add("city.field.id", x.ID.String())
	add("city.batches.sum", x.SHA256)
	if !isOpen(x) {
		b.shows(nil, append(parts, kit.NewParagraph(w.T("city.batches.gone"), kit.SizeSecond, kit.ColorSecond))...)
		return
	}
	b.shows(kit.Row(10, kit.NewSmallButton(w.T("city.batches.read"), "Ctrl J", func() { b.open(i) })), parts...)
}

// isOpen reports whether the city has not answered, so that the events are kept.
func isOpen(x model.CityBatch) bool {
	return x.State == model.BatchWaiting || x.State == model.BatchSent
}

// batchName is that of its files, or its id.
func batchName(x model.CityBatch) string {
	if x.Name != "" {
		return x.Name
	}
	return x.ID.String()
}

// open reads the events of a batch that is still on its way.
func (b *cityBatches) open(i int) {
	if i < 0 || i >= len(b.all) || !isOpen(b.all[i]) {
		return
	}
	x, store := b.all[i], b.store
	b.d.Shell.Open(newCityReader(b.d, b.d.Words.T("city.batches.read"), batchName(x), func(ctx context.Context, limit int) ([]json.RawMessage, error) {
		all, err := store.CityBatchEvents(ctx, x.ID)
		return all[:min(len(all), limit)], err
	}))
}
