package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/assets"
	"ieumdesk/data"
	"ieumdesk/data/vault"
	"ieumdesk/model"
	"ieumdesk/ui"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/run"
)

const passphrase = "바다 건너 노란 자전거 열두 대"

// noPrinters is a machine without a print service: the slip becomes a PDF.
type noPrinters struct{ printer.Spooler }

func (noPrinters) Printers(context.Context) ([]printer.Printer, error) { return nil, nil }

// counter is a whole program over a real store, used by keyboard only.
type counter struct {
	t *testing.T
	h *house
	w *ui.Window
}

// newCounter makes a store with leads in it and shows the login page.
func newCounter(t *testing.T) *counter {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	words, err := assets.LoadWords("ko")
	must(t, err)
	h, err := newHouse(filepath.Join(t.TempDir(), "한글 폴더", "desk.db"), false, words)
	must(t, err)
	_, err = h.Create(t.Context(), model.NewStore{
		Desk:  model.Desk{Code: "D07", Name: "사동 행정복지센터", Center: "안산시 일자리센터"},
		Staff: model.Staff{Login: "kim", Name: "김상담"}, Passphrase: passphrase,
	})
	must(t, err)
	store, err := data.Open(t.Context(), h.path, data.Options{Words: words})
	must(t, err)
	s, err := store.Unlock(t.Context(), "kim", passphrase)
	must(t, err)
	must(t, data.FillDemo(t.Context(), s, data.Demo{Leads: 60, Seekers: 20, Seed: 4}, nil))
	_, _, err = s.AddLead(t.Context(), model.Lead{
		Employer: "안산호텔", Title: "객실관리원", Occupation: "5619", Openings: 2, Dong: "고잔동", Address: "안산시 단원구 광덕대로 200",
		WageType: model.Monthly, WageMin: 2_310_000, WorkStart: "0900", WorkEnd: "1800", Contact: "박팀장", Phone: "0314001234",
		SiteNote: "팀장이 직접 면접, 당일 답을 줌.", Source: model.LeadSource{Kind: "dong", Team: "고잔동 발굴팀", On: model.Today(time.Now())},
	})
	must(t, err)
	must(t, s.Close())
	must(t, store.Close())
	c := &counter{t: t, h: h}
	c.start()
	return c
}

// start opens the window, as after a double-click.
func (c *counter) start() {
	c.t.Helper()
	app := test.NewTempApp(c.t)
	c.w = ui.New(ui.Options{
		App: app, Words: c.h.words, House: c.h, Run: run.Sync(), Now: time.Now, Strength: vault.Strength, Printers: noPrinters{},
		Files: newLeadFiles(c.h.words), Version: "test", Failed: func(err error) { c.t.Errorf("window: %v", err) },
	})
	c.w.Start()
}

// kill ends the program without a word, as a power cut does: only the lock is
// let go, which the system does for a dead process.
func (c *counter) kill() { must(c.t, c.w.Close()) }

func (c *counter) typed(s string) {
	c.t.Helper()
	f := c.w.Canvas().Focused()
	if f == nil {
		c.t.Fatalf("nothing has the focus for %q", s)
	}
	test.Type(f, s)
}

func (c *counter) press(names ...fyne.KeyName) {
	for _, n := range names {
		c.w.Press(desk.Key{Name: n})
	}
}

func (c *counter) ctrl(name fyne.KeyName) {
	c.w.Press(desk.Key{Name: name, Mod: fyne.KeyModifierControl})
}

func (c *counter) login() {
	c.typed(passphrase)
	c.press(fyne.KeyReturn)
}

func (c *counter) shot(name string) { deskfake.Shot(c.t, c.w.Canvas(), "walkin-"+name) }

// look reads the store beside the window, as the console tool does.
func (c *counter) look(do func(model.Session)) {
	c.t.Helper()
	store, err := data.Open(c.t.Context(), c.h.path, data.Options{Words: c.h.words})
	must(c.t, err)
	defer store.Close()
	s, err := store.Unlock(c.t.Context(), "kim", passphrase)
	must(c.t, err)
	defer s.Close()
	do(s)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestWalkIn_fromNothingToASlipByKeyboard(t *testing.T) {
	c := newCounter(t)
	c.login()
	c.shot("1-reception")
	c.typed("01023456789")
	c.press(fyne.KeyReturn) // nobody has this number: register
	c.shot("2-register")
	c.typed("19850228")
	c.press(fyne.KeyReturn)
	c.typed("김민수")
	c.press(fyne.KeyReturn, fyne.KeyReturn) // no name in Latin letters
	c.typed("건물 청소")
	c.press(fyne.KeyReturn) // the first suggestion
	c.ctrl(fyne.Key1)       // consent to collect
	c.ctrl(fyne.Key2)       // consent to provide
	c.shot("3-registered")
	c.ctrl(fyne.KeyS) // goes on to the leads
	c.typed("안산ㅎㅌ")
	c.shot("4-leads")
	c.press(fyne.KeyF9)
	c.shot("5-refer")
	c.typed("1231 1400")
	c.ctrl(fyne.KeyReturn)
	c.shot("6-done")

	pdf := filepath.Join(os.Getenv("HOME"), "Documents", model.SlipNumber{Year: time.Now().In(model.Seoul).Year(), Desk: "D07", Seq: 1}.String()+".pdf")
	text, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	must(t, err)
	for _, want := range []string{"취업알선장", "-D07-000001", "김민수", "010-2345-6789", "안산호텔", "객실관리원", "12월 31일", "오후 2시", "박팀장", "김상담", "사동 행정복지센터"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the slip lacks %q", want)
		}
	}
	c.kill()
	c.look(func(s model.Session) {
		hits, err := s.FindSeekers(t.Context(), "6789", 5)
		must(t, err)
		if hits.Total != 1 || hits.Hits[0].Name != "김민수" {
			t.Fatalf("found %+v", hits)
		}
		sent, err := s.SeekerReferrals(t.Context(), hits.Hits[0].ID)
		must(t, err)
		if len(sent) != 1 || sent[0].Status != model.Issued || sent[0].Printed[model.SheetSeeker] != 1 {
			t.Errorf("referrals %+v", sent)
		}
	})
}

func TestWalkIn_aHalfTypedFormSurvivesAPowerCut(t *testing.T) {
	c := newCounter(t)
	c.login()
	c.typed("김반쪽")
	c.press(fyne.KeyReturn)
	c.typed("01055556666")
	c.press(fyne.KeyReturn)
	c.typed("900101")
	c.kill()

	c.start()
	c.login()
	c.typed("김반쪽")
	c.press(fyne.KeyReturn) // goes on with the form that was put aside
	c.shot("draft")
	c.press(fyne.KeyReturn)
	c.ctrl(fyne.Key1)
	c.ctrl(fyne.KeyS)
	c.look(func(s model.Session) {
		hits, err := s.FindSeekers(t.Context(), "김반쪽", 5)
		must(t, err)
		if hits.Total != 0 {
			t.Error("registered although the occupation is missing")
		}
		_, err = s.Setting(t.Context(), "desk.name")
		must(t, err)
	})
	c.kill()
}

func TestWalkIn_aKnownPersonIsReferredByPhoneTail(t *testing.T) {
	c := newCounter(t)
	var who model.PersonHit
	c.look(func(s model.Session) {
		all, err := s.FindSeekers(t.Context(), "", 20)
		must(t, err)
		for _, h := range all.Hits {
			p, err := s.Seeker(t.Context(), h.ID)
			must(t, err)
			if _, ok := p.Consented(model.ConsentProvide); ok && !p.NoReferral {
				who = h
				return
			}
		}
	})
	c.login()
	c.typed(who.Phone[len(who.Phone)-4:])
	c.press(fyne.KeyReturn) // the card opens, the person is pinned
	c.shot("card")
	c.press(fyne.KeyF4)
	c.typed("dkstksgx") // typed with the input method off
	c.press(fyne.KeyF9)
	c.ctrl(fyne.KeyReturn)
	c.kill()
	c.look(func(s model.Session) {
		sent, err := s.SeekerReferrals(t.Context(), who.ID)
		must(t, err)
		if len(sent) != 1 || sent[0].Lead.Employer != "안산호텔" {
			t.Errorf("referrals %+v", sent)
		}
	})
}
