package main

import (
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"ieumdesk/data/city/receive"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
)

// townHall is the other end: a receiver on this machine with an authority of its own.
type townHall struct {
	url, token, ca string
	files          *receive.Files
	shut           atomic.Bool // it knows nobody's token
}

func newTownHall(t *testing.T) *townHall {
	t.Helper()
	files, err := receive.Open(t.TempDir())
	must(t, err)
	h := &townHall{token: "token of D07", ca: filepath.Join(t.TempDir(), "시청 인증서.pem"), files: files}
	from := time.Now().Add(-time.Hour)
	authority, err := receive.NewAuthority(from)
	must(t, err)
	must(t, os.WriteFile(h.ca, authority.PEM, 0o600))
	certificate, err := authority.Certificate(from, from.AddDate(1, 0, 0), "127.0.0.1")
	must(t, err)
	takes := receive.New(h.token, files, nil)
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h.shut.Load() {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		takes.ServeHTTP(w, r)
	}))
	server.TLS = &tls.Config{Certificates: []tls.Certificate{certificate}}
	server.StartTLS()
	t.Cleanup(server.Close)
	h.url = server.URL
	return h
}

func (c *counter) alt(name fyne.KeyName) { c.w.Press(desk.Key{Name: name, Mod: fyne.KeyModifierAlt}) }

// stands is how the way to the town hall stands, as another program sees it.
func (c *counter) stands() (state model.CityState) {
	c.t.Helper()
	c.look(func(s model.Session) {
		all, err := s.(model.City).CityStates(c.t.Context())
		must(c.t, err)
		for _, st := range all {
			if st.Way == model.ByHTTPS {
				state = st
			}
		}
	})
	return state
}

func TestCity_isSetUpReadAndSentByKeyboard(t *testing.T) {
	c, hall := newCounter(t), newTownHall(t)
	c.login()
	c.press(fyne.KeyF10)
	c.alt(fyne.Key8)
	c.press(fyne.KeyReturn) // no folder
	c.typed(hall.url)
	c.press(fyne.KeyReturn)
	c.typed(hall.token)
	c.press(fyne.KeyReturn)
	c.typed(hall.ca)
	c.shot("city-1-typed")
	hall.shut.Store(true)
	c.alt(fyne.KeyH) // stored, and tried in vain
	c.shot("city-2-refused")
	if st := c.stands(); !st.On {
		t.Fatalf("not set up: %+v", st)
	}
	c.alt(fyne.KeyW)
	c.shot("city-3-read")
	c.press(fyne.KeyEscape)
	c.alt(fyne.KeyG)
	c.shot("city-4-stopped")
	if st := c.stands(); !st.Stopped || st.Waiting < 80 || st.Accepted != 0 || model.CodeOf(st.Trouble) != "city_denied" {
		t.Fatalf("refused by the city, it stands %+v", st)
	}
	hall.shut.Store(false)
	c.alt(fyne.KeyG)
	c.shot("city-5-sent")
	st := c.stands()
	if st.Stopped || st.Waiting != 0 || st.Accepted < 81 || len(hall.files.Newest()) != st.Accepted {
		t.Errorf("the city has %d, it stands %+v", len(hall.files.Newest()), st)
	}
	c.alt(fyne.KeyB)
	c.shot("city-6-batches")
	c.kill()
}
