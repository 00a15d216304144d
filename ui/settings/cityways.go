package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// wayFields is one way to the city below its fields: what a test of it said, and
// the way out of it.
type wayFields struct {
	said    *fyne.Container
	off     *kit.Button
	testing bool
}

// wayKeys are the settings of each way; without the first of them it is off.
var wayKeys = map[model.CityWay][]string{
	model.ByFolder:   {"city.folder.path"},
	model.ByHTTPS:    {"city.https.url", "city.https.token", "city.https.ca"},
	model.ByPostgres: {"city.postgres.dsn"},
}

// testKeys test the ways.
var testKeys = map[model.CityWay]string{model.ByFolder: "Alt F", model.ByHTTPS: "Alt H", model.ByPostgres: "Alt D"}

func (c *citySection) addWays() {
	w := c.d.Words
	for _, way := range model.CityWays {
		c.form.form.AddObject(kit.NewSection(w.T("settings.city.way." + string(way))))
		c.form.form.AddObject(kit.NewParagraph(w.T("settings.city.way."+string(way)+".text"), kit.SizeSecond, kit.ColorSecond))
		for _, key := range wayKeys[way] {
			c.add(key)
		}
		f := &wayFields{said: kit.Column(0)}
		f.off = kit.NewSmallButton(w.T("settings.city.off"), "", func() { c.askOff(way) })
		row := kit.Flow(10, kit.NewSmallButton(w.T("settings.city.test"), testKeys[way], func() { c.test(way) }))
		switch way {
		case model.ByFolder:
			row.Add(kit.NewSmallButton(w.T("settings.city.pick_folder"), "Ctrl O", c.pickFolder))
		case model.ByHTTPS:
			row.Add(kit.NewSmallButton(w.T("settings.city.pick_ca"), "Alt A", c.pickCertificate))
		}
		row.Add(f.off)
		c.form.form.AddObject(kit.Column(6, row, f.said))
		c.ways[way] = f
	}
}

// test reaches the other end of a way, as it is set up: what was typed is stored
// first.
func (c *citySection) test(way model.CityWay) {
	if len(c.changed()) > 0 {
		c.storeThen(func() { c.reach(way) })
		return
	}
	c.reach(way)
}

func (c *citySection) reach(way model.CityWay) {
	w, f := c.d.Words, c.ways[way]
	if f.testing {
		return
	}
	f.testing = true
	c.say(way, kit.NewParagraph(w.T("settings.city.testing"), kit.SizeBody, kit.ColorSecond))
	var err error
	c.d.Run.Do(func() { err = c.store.TestCity(context.Background(), way) }, func() {
		f.testing = false
		if err != nil {
			c.say(way, kit.Tagged(kit.TagOf(kit.Red, w.T("settings.city.test.bad")), w.Error(err)))
			return
		}
		c.say(way, kit.Tagged(kit.TagOf(kit.Green, w.T("settings.city.test.good")), w.T("settings.city.test.text")))
	})
}

func (c *citySection) say(way model.CityWay, o fyne.CanvasObject) {
	c.ways[way].said.Objects = []fyne.CanvasObject{o}
	kit.Relayout(c.root)
	c.root.Reveal(c.ways[way].said)
}

// askOff ends sending by a way. What waits for it stays, in case it is set up again.
func (c *citySection) askOff(way model.CityWay) {
	w := c.d.Words
	name := w.Name("city_way", string(way))
	c.d.Shell.Ask(desk.Question{
		Title: w.T("settings.city.off.ask", name), Text: w.T("settings.city.off.text"), Yes: w.T("settings.city.off"), No: w.T("settings.cancel"),
	}, func(yes bool) {
		if yes {
			c.turnOff(way)
		}
	})
}

func (c *citySection) turnOff(way model.CityWay) {
	s := c.d.Session
	desk.Do(c.d, func(ctx context.Context) (bool, error) {
		for _, key := range wayKeys[way] {
			if err := s.SetSetting(ctx, key, ""); err != nil {
				return false, err
			}
		}
		return true, nil
	}, func(bool) {
		for _, key := range wayKeys[way] {
			c.group.stored[key], c.typed[key] = "", ""
			if e := c.secrets[key]; e != nil {
				e.SetText("")
			}
		}
		c.fill()
		c.ways[way].said.RemoveAll()
		c.d.Shell.Toast(c.d.Words.T("settings.city.off.done", c.d.Words.Name("city_way", string(way))), nil)
		c.d.LookAtCity()
	})
}

// pickFolder and pickCertificate open the system's ways of choosing.
func (c *citySection) pickFolder() {
	if !c.may("city.folder.path") {
		return
	}
	dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err == nil && folder != nil {
			c.entries["city.folder.path"].SetText(folder.Path())
			c.form.store()
		}
	}, c.d.Shell.Window()).Show()
}

func (c *citySection) pickCertificate() {
	if !c.may("city.https.ca") {
		return
	}
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			return
		}
		defer r.Close()
		c.entries["city.https.ca"].SetText(r.URI().Path())
		c.form.store()
	}, c.d.Shell.Window())
	d.SetFilter(storage.NewExtensionFileFilter([]string{".pem", ".crt", ".cer", ".PEM", ".CRT", ".CER"}))
	d.Show()
}
