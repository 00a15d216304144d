package reception

import (
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
)

// at opens the reception of a desk of fakes as the window would.
func at(t *testing.T, language string, people, leads int) (*Place, *deskfake.Session, *deskfake.Shell) {
	t.Helper()
	d, s, shell := deskfake.Desk(t, language, people, leads)
	p := New(d)
	d.Routes.Register = p.Register
	shell.Win.SetContent(p.Content())
	p.Shown()
	return p, s, shell
}

// open shows the newest page as the window would.
func open(t *testing.T, shell *deskfake.Shell) *page {
	t.Helper()
	if len(shell.Pages) == 0 {
		t.Fatal("no page was opened")
	}
	p := shell.Pages[len(shell.Pages)-1].(*page)
	shell.Win.SetContent(p.Content())
	p.Shown()
	return p
}

func press(shell *deskfake.Shell, keys ...fyne.KeyName) {
	for _, k := range keys {
		shell.Win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func write(shell *deskfake.Shell, text string) { test.Type(shell.Win.Canvas().Focused(), text) }

func ctrl(k fyne.KeyName) desk.Key { return desk.Key{Name: k, Mod: fyne.KeyModifierControl} }
func alt(k fyne.KeyName) desk.Key  { return desk.Key{Name: k, Mod: fyne.KeyModifierAlt} }

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

func TestReception_anArrivalIsRegisteredByKeyboardAlone(t *testing.T) {
	p, s, shell := at(t, "ko", 3, 1)
	write(shell, "01023456789")
	if last := p.search.rows[len(p.search.rows)-1]; last.kind != rowRegister {
		t.Fatalf("the last row is %v, not the way to register", last.kind)
	}
	press(shell, fyne.KeyReturn)
	page := open(t, shell)
	if got := page.state.typed.Phone; got != "010-2345-6789" {
		t.Fatalf("phone filled in: %q", got)
	}
	write(shell, "850228")
	press(shell, fyne.KeyReturn)
	write(shell, "김민수")
	press(shell, fyne.KeyReturn, fyne.KeyReturn)
	write(shell, "건물 청소원")
	press(shell, fyne.KeyReturn)
	page.Key(ctrl(fyne.Key1))
	page.Key(ctrl(fyne.Key2))
	shot(t, shell, "registered")
	page.Key(ctrl(fyne.KeyS))
	if shell.Failed != nil {
		t.Fatal(shell.Failed)
	}
	if len(s.People) != 4 {
		t.Fatalf("%d people, fields: %v", len(s.People), page.form.Field("occupations").Wrong())
	}
	got := s.People[3]
	if got.Name != "김민수" || got.BirthDate != "1985-02-28" || got.Phone != "010-2345-6789" || len(got.Occupations) != 1 {
		t.Errorf("stored: %+v", got)
	}
	for _, kind := range []model.ConsentKind{model.ConsentCollect, model.ConsentProvide} {
		if c, ok := got.Consented(kind); !ok || c.Version != "2026-09" || !c.At.Equal(deskfake.Noon) {
			t.Errorf("consent %s: %+v %v", kind, c, ok)
		}
	}
	if _, ok := got.Consented(model.ConsentSensitive); ok {
		t.Error("the sensitive consent was taken without being asked for")
	}
	if served, ok := page.d.Serving(); !ok || served.Seeker.ID != got.ID {
		t.Error("the person registered is not being served")
	}
	if strings.Join(shell.Went, ",") != "leads" {
		t.Errorf("went %v", shell.Went)
	}
	if len(s.DraftBy) != 0 {
		t.Error("the draft outlived the registration")
	}
}
