package main

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/data"
	"ieumdesk/data/city/hub"
	"ieumdesk/data/pgtest"
	"ieumdesk/data/vault"
	"ieumdesk/model"
)

// stopPostgres ends the server that the tests share.
func stopPostgres() { pgtest.Stop() }

// cityDatabase is a city's database with a login for each desk.
func cityDatabase(t *testing.T, desks ...string) (server *pgtest.Server, name string) {
	t.Helper()
	server = pgtest.Shared(t, "fsync=off")
	name = server.Database(t)
	_, _, err := hub.Init(t.Context(), server.DSN("admin", name))
	must(t, err)
	for _, code := range desks {
		server.Login(t, loginOf(code), "ieum_desk")
	}
	return server, name
}

func loginOf(desk string) string { return "ieum_" + strings.ToLower(desk) }

// elsewhere does something at another desk of the same city and sends it.
func elsewhere(t *testing.T, code, dsn string, do func(model.Session)) {
	t.Helper()
	path := filepath.Join(t.TempDir(), code+".db")
	_, err := data.Create(t.Context(), path, model.NewStore{
		Desk: model.Desk{Code: code, Name: code}, Staff: model.Staff{Login: "lee", Name: "이상담"}, Passphrase: passphrase,
	}, data.Options{KDF: vault.Params{Memory: 8 << 10, Passes: 1, Lanes: 1}})
	must(t, err)
	store, err := data.Open(t.Context(), path, data.Options{})
	must(t, err)
	defer store.Close()
	s, err := store.Unlock(t.Context(), "lee", passphrase)
	must(t, err)
	defer s.Close()
	must(t, s.SetSetting(t.Context(), "city.postgres.dsn", dsn))
	do(s)
	_, err = s.(model.City).SendCity(t.Context(), "")
	must(t, err)
}

func TestCity_leadsComeBackAndAreDecidedAboutByKeyboard(t *testing.T) {
	server, name := cityDatabase(t, "D07", "D12")
	elsewhere(t, "D12", server.DSN(loginOf("D12"), name), func(s model.Session) {
		_, _, err := s.AddLead(t.Context(), model.Lead{Employer: "와동정밀", Title: "특수용접원", Openings: 1, WageType: model.Monthly, WageMin: 3_000_000})
		must(t, err)
	})
	c := newCounter(t)
	hotel := func() (l model.Lead) {
		c.look(func(s model.Session) {
			hits, err := s.SearchLeads(t.Context(), model.LeadQuery{Text: "안산호텔"})
			must(t, err)
			l = hits.Hits[0]
		})
		return l
	}
	c.look(func(s model.Session) {
		must(t, s.SetSetting(t.Context(), "city.postgres.dsn", server.DSN(loginOf("D07"), name)))
	})
	c.login()
	c.press(fyne.KeyF10)
	c.alt(fyne.Key8)
	c.alt(fyne.KeyG)
	c.shot("leads-1-came")

	c.press(fyne.KeyF4)
	c.typed("와동정밀")
	c.shot("leads-2-origin")
	c.ctrl(fyne.KeyD) // is refused, without a question
	c.ctrl(fyne.KeyE)
	c.shot("leads-3-foreign")
	c.press(fyne.KeyEscape)
	c.look(func(s model.Session) {
		hits, err := s.SearchLeads(t.Context(), model.LeadQuery{Text: "와동정밀"})
		must(t, err)
		if hits.Total != 1 || hits.Hits[0].Desk != "D12" || hits.Hits[0].Status != model.LeadOpen {
			t.Errorf("%+v", hits)
		}
	})

	was := hotel()
	server.Exec(t, name, `UPDATE ieum.lead SET city = '{"openings": 5}' WHERE id = '`+was.ID.String()+`'`)
	c.press(fyne.KeyF10)
	c.alt(fyne.KeyG)
	if now := hotel(); now.Openings != was.Openings {
		t.Fatalf("taken over unasked: %d openings", now.Openings)
	}
	c.press(fyne.KeyF12) // the lead that is to be decided about
	c.shot("leads-4-note")
	c.ctrl(fyne.KeyU)
	c.shot("leads-5-both")
	c.ctrl(fyne.Key2)
	c.shot("leads-6-taken")
	if now := hotel(); now.Openings != 5 {
		t.Errorf("%d openings, city hall says 5", now.Openings)
	}
	c.kill()
}
