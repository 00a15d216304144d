package settings

import (
	"context"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
)

// exchange is what sending on request came to, and what came back with it.
type exchange struct {
	sent   model.CityReport
	pulled model.CityPulled
}

// sendNow sends what waits, also what had stopped, and asks for the leads of other
// desks. Whoever looks on may end it; what has left has left, and nothing is sent
// twice.
func (c *citySection) sendNow() {
	if c.cancel != nil || !c.d.City().On() {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	c.cancel = cancel
	c.send.SetText(c.d.Words.T("settings.city.sending"))
	c.send.Disable()
	c.show()
	pull := c.isOn(model.ByPostgres)
	var x exchange
	var err error
	c.d.Run.Do(func() {
		if x.sent, err = c.store.SendCity(ctx, ""); err == nil && pull {
			x.pulled, err = c.store.PullCity(ctx)
		}
	}, func() {
		ended := ctx.Err() != nil
		cancel()
		c.cancel = nil
		c.send.SetText(c.d.Words.T("settings.city.send"))
		c.send.Enable()
		c.show()
		c.sentNow(x, err, ended)
	})
}

// sentNow says what came of it. Trouble with the other end stands on the page, so it
// is said in passing.
func (c *citySection) sentNow(x exchange, err error, ended bool) {
	w := c.d.Words
	c.d.LookAtCity()
	if x.pulled.Added+x.pulled.Updated > 0 {
		c.d.Changed()
	}
	switch {
	case ended:
		c.d.Shell.Toast(w.T("settings.city.ended"), nil)
		return
	case model.KindOf(err) == model.Outside:
		c.d.Shell.Toast(w.Error(err), nil)
		return
	case err != nil:
		c.d.Shell.Fail(err)
		return
	}
	text := w.T("settings.city.sent", assets.Won(int64(x.sent.Accepted)), len(x.sent.Rejected), assets.Won(int64(x.sent.Waiting)))
	if x.sent.Sent == 0 && x.sent.Waiting == 0 {
		text = w.T("settings.city.sent_nothing")
	}
	if n := x.pulled.Added + x.pulled.Updated; n > 0 {
		text += "\n" + w.T("settings.city.pulled", n)
	}
	c.d.Shell.Toast(text, nil)
}

// leave ends what is being sent on request.
func (c *citySection) leave() bool {
	if c.cancel == nil {
		return false
	}
	c.cancel()
	return true
}

// turnPause holds everything back, or lets it go on.
func (c *citySection) turnPause() {
	if !c.d.City().On() || !c.may("city.pause") {
		return
	}
	s, w, to, said := c.d.Session, c.d.Words, "on", "settings.city.pause.done"
	if c.d.City().Paused {
		to, said = "off", "settings.city.resume.done"
	}
	desk.Do(c.d, func(ctx context.Context) (bool, error) { return true, s.SetSetting(ctx, "city.pause", to) }, func(bool) {
		c.d.Shell.Toast(w.T(said), nil)
		c.d.LookAtCity()
	})
}
