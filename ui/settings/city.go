package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// citySection is what leaves the desk for the city: how each way stands, what waits
// and what came back, and below it the ways themselves. Sending goes on beside it,
// whether anybody looks or not.
type citySection struct {
	*form
	store model.City

	state *fyne.Container // how the ways stand
	send  *kit.Button
	stop  *kit.Button // while something is being sent on request
	pause *kit.Button
	pages *kit.Rows
	opens []func() // what each row of pages opens
	ways  map[model.CityWay]*wayFields

	cancel context.CancelFunc // ends what is being sent on request; nil: nothing is
}

// cityKeys are the settings of the section, in the page's order. The ground comes
// before what it is needed for.
var cityKeys = []string{
	"city.folder.path", "city.https.url", "city.https.token", "city.https.ca", "city.postgres.dsn", "city.detail.ground", "city.detail",
}

func newCitySection(d *desk.Desk, store model.City) section {
	w := d.Words
	c := &citySection{
		form: bareForm(d, "settings.city", cityKeys), store: store,
		state: kit.Column(10), pages: kit.NewRows(), ways: map[model.CityWay]*wayFields{},
	}
	c.send = kit.NewButton(w.T("settings.city.send"), "Alt G", c.sendNow)
	c.stop = kit.NewButton(w.T("cancel"), "Esc", func() { c.leave() })
	c.pause = kit.NewButton(w.T("settings.city.pause"), "Alt P", c.turnPause)
	c.pages.OnOpen = func(i int) { c.opens[i]() }
	c.addWays()
	c.addDetail()
	c.button = kit.NewPrimary(w.T("settings.save"), "Ctrl S", c.form.store)
	c.root = page(d, "settings.city", "settings.city.text",
		c.state, kit.Flow(10, c.send, c.stop, c.pause), c.pages, c.form.form, kit.Row(10, c.button))
	c.form.form.In(c.root)
	c.stored = func([]string) { c.d.LookAtCity() }
	d.WatchCity(c.show)
	c.show()
	return c
}

// addDetail is how much is told of people, and by which law.
func (c *citySection) addDetail() {
	w := c.d.Words
	c.form.form.AddObject(kit.NewSection(w.T("settings.city.detail")))
	c.form.form.AddObject(kit.NewParagraph(w.T("settings.city.detail.text"), kit.SizeSecond, kit.ColorSecond))
	c.add("city.detail.ground")
	c.add("city.detail")
	c.choices["city.detail"].OnChange = c.chooseDetail
}

// chooseDetail asks before names leave the desk: what was sent is not taken back.
func (c *citySection) chooseDetail(code string) {
	w, store := c.d.Words, func() {
		c.typed["city.detail"] = code
		c.form.store()
	}
	if code != "full" {
		store()
		return
	}
	back := func() { c.choices["city.detail"].Choose(c.typed["city.detail"]) }
	if c.typed["city.detail.ground"] == "" {
		back()
		c.form.form.ShowErrors(map[string]string{"city.detail.ground": w.T("settings.city.ground_first")})
		return
	}
	c.d.Shell.Ask(desk.Question{
		Title: w.T("settings.city.full.ask"), Text: w.T("settings.city.full.text", c.typed["city.detail.ground"]),
		Yes: w.T("settings.city.full.yes"), No: w.T("settings.cancel"), Danger: true,
	}, func(yes bool) {
		if yes {
			store()
		} else {
			back()
		}
	})
}

// shown puts the focus where something is to be seen to, or on the first field of
// a desk that has no way to the city yet.
func (c *citySection) shown() {
	if c.d.City().On() {
		c.d.Shell.Focus(c.pages)
		c.root.Top()
	} else {
		c.form.form.FocusFirst()
	}
	c.load(c.fill)
	c.d.LookAtCity()
}

func (c *citySection) hints() []desk.Hint {
	w := c.d.Words
	if !c.d.City().On() {
		return append(c.form.hints(), desk.Hint{Key: "Alt V", Text: w.T("door.hint.reveal")})
	}
	return []desk.Hint{
		{Key: "Alt G", Text: w.T("settings.city.send")},
		{Key: "Alt W", Text: w.T("settings.city.read")},
		{Key: "Ctrl S", Text: w.T("settings.save")},
		{Key: "Alt V", Text: w.T("door.hint.reveal")},
	}
}

func (c *citySection) key(k desk.Key) bool {
	if k.Name == fyne.KeyPageDown || k.Name == fyne.KeyPageUp {
		pages := float32(1)
		if k.Name == fyne.KeyPageUp {
			pages = -1
		}
		c.root.PageBy(pages)
		return true
	}
	does := c.keys()[k]
	if does == nil {
		return c.form.key(k)
	}
	does()
	return true
}

// keys are those of the section, whatever has the focus.
func (c *citySection) keys() map[desk.Key]func() {
	alt := func(name fyne.KeyName) desk.Key { return desk.Key{Name: name, Mod: fyne.KeyModifierAlt} }
	return map[desk.Key]func(){
		alt(fyne.KeyG): c.sendNow,
		alt(fyne.KeyP): c.turnPause,
		alt(fyne.KeyW): c.openWaiting,
		alt(fyne.KeyB): c.openBatches,
		alt(fyne.KeyR): c.openRejected,
		alt(fyne.KeyF): func() { c.test(model.ByFolder) },
		alt(fyne.KeyH): func() { c.test(model.ByHTTPS) },
		alt(fyne.KeyD): func() { c.test(model.ByPostgres) },
		alt(fyne.KeyA): c.pickCertificate,
		alt(fyne.KeyV): c.reveal,
		{Name: fyne.KeyO, Mod: fyne.KeyModifierControl}: c.pickFolder,
	}
}
