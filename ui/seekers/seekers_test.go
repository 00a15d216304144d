package seekers

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
)

// at opens the place of a desk of fakes as the window would.
func at(t *testing.T, language string, people, leads int) (*Place, *deskfake.Session, *deskfake.Shell) {
	t.Helper()
	d, s, shell := deskfake.Desk(t, language, people, leads)
	p := New(d)
	shell.Win.SetContent(p.Content())
	p.Shown()
	return p, s, shell
}

// editing opens the form of the open card as the window would.
func editing(t *testing.T, p *Place, shell *deskfake.Shell) *editPage {
	t.Helper()
	p.Key(ctrl(fyne.KeyE))
	if len(shell.Pages) == 0 {
		t.Fatal("the form did not open")
	}
	page := shell.Pages[len(shell.Pages)-1].(*editPage)
	shell.Win.SetContent(page.Content())
	page.Shown()
	return page
}

func press(shell *deskfake.Shell, keys ...fyne.KeyName) {
	for _, k := range keys {
		shell.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func write(shell *deskfake.Shell, text string) { test.Type(shell.Win.Canvas().Focused(), text) }

func ctrl(k fyne.KeyName) desk.Key { return desk.Key{Name: k, Mod: fyne.KeyModifierControl} }
func alt(k fyne.KeyName) desk.Key  { return desk.Key{Name: k, Mod: fyne.KeyModifierAlt} }

func theme(mode kit.Mode, percent int) {
	fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(kit.Fonts{Regular: assets.FontRegular, Bold: assets.FontBold}, mode, percent))
}

// shot leaves a picture for looking at, if asked to.
func shot(t *testing.T, shell *deskfake.Shell, name string) {
	t.Helper()
	dir := os.Getenv("IEUM_SHOTS")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, shell.Win.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// refer makes a slip of a person so that there is a history.
func refer(t *testing.T, s *deskfake.Session, person, lead int) model.ReferralView {
	t.Helper()
	v, err := s.Refer(context.Background(), model.NewReferral{SeekerID: s.People[person].ID, LeadID: s.LeadList[lead].ID, Reason: "확인함"})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSeekers_openingACardServesThePerson(t *testing.T) {
	p, s, shell := at(t, "ko", 12, 3)
	who := s.People[4]
	write(shell, who.Name)
	shot(t, shell, "found")
	press(shell, fyne.KeyReturn)
	serving, ok := p.d.Serving()
	if !ok || serving.Seeker.Name != who.Name {
		t.Fatalf("serving %v %q", ok, serving.Seeker.Name)
	}
	shot(t, shell, "card")
}
