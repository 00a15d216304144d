package seekers

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
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

func TestSeekers_theCardClosesWhenNobodyIsServed(t *testing.T) {
	p, s, _ := at(t, "ko", 3, 0)
	p.Open(s.People[0].ID)
	if !p.card.isOpen() {
		t.Fatal("the card did not open")
	}
	p.d.Release()
	if p.card.isOpen() {
		t.Error("the next person could read the last one's card")
	}
}

func TestSeekers_aCardOpenedFromElsewhereIsNotOvertakenByTheOneBefore(t *testing.T) {
	p, s, _ := at(t, "ko", 3, 0)
	p.Open(s.People[0].ID)
	p.Open(s.People[1].ID)
	p.Shown()
	if p.card.seeker.ID != s.People[1].ID {
		t.Errorf("the card is %q's", p.card.seeker.Name)
	}
}

func TestSeekers_renewMakesAnExpiredRegistrationHold(t *testing.T) {
	p, s, shell := at(t, "ko", 2, 0)
	s.People[0].Valid = "2026-11-01"
	p.Open(s.People[0].ID)
	shot(t, shell, "expired")
	p.Key(ctrl(fyne.KeyR))
	if got := s.People[0].Valid; got != "2027-02-24" {
		t.Errorf("valid until %s", got)
	}
	if p.card.seeker.Valid != s.People[0].Valid || len(shell.Toasts) != 1 {
		t.Errorf("card %s, toasts %v", p.card.seeker.Valid, shell.Toasts)
	}
	if serving, _ := p.d.Serving(); serving.Seeker.Valid != s.People[0].Valid {
		t.Error("the pinned person is the one from before")
	}
}

func TestSeekers_consentIsGivenOnlyAfterTheQuestionIsAnswered(t *testing.T) {
	p, s, shell := at(t, "ko", 1, 0)
	s.People[0].Consents = s.People[0].Consents[:1]
	p.Open(s.People[0].ID)
	p.Key(ctrl(fyne.Key2))
	if len(s.People[0].Consents) != 1 {
		t.Fatal("consent was taken from a No")
	}
	if shell.Asked.Text == "" {
		t.Error("the question does not say what is consented to")
	}
	shell.Answer = true
	p.Key(ctrl(fyne.Key2))
	if c, ok := s.People[0].Consented(model.ConsentProvide); !ok || !c.At.Equal(deskfake.Noon) {
		t.Errorf("consent: %+v %v", c, ok)
	}
	p.Key(ctrl(fyne.Key2))
	if _, ok := s.People[0].Consented(model.ConsentProvide); ok {
		t.Error("the consent was not withdrawn")
	}
}

func TestSeekers_enterInTheHistoryOpensTheSlip(t *testing.T) {
	p, s, shell := at(t, "ko", 2, 2)
	v := refer(t, s, 0, 1)
	p.Open(s.People[0].ID)
	shell.Focus(p.view.history)
	press(shell, fyne.KeyReturn)
	if len(shell.Went) != 1 || shell.Went[0] != "slip "+v.ID.String() {
		t.Errorf("went %v", shell.Went)
	}
}

func TestSeekers_findingLeadsIsAVisit(t *testing.T) {
	p, s, shell := at(t, "ko", 2, 0)
	p.Open(s.People[0].ID)
	p.Key(desk.Key{Name: fyne.KeyF4})
	if len(shell.Went) != 1 || shell.Went[0] != "leads" || len(s.VisitList) != 1 {
		t.Errorf("went %v, visits %d", shell.Went, len(s.VisitList))
	}
}

func TestEdit_everyFieldComesBackAsItWas(t *testing.T) {
	p, s, shell := at(t, "ko", 10, 0)
	for i := range s.People {
		before := s.People[i]
		p.Open(before.ID)
		page := editing(t, p, shell)
		page.Key(ctrl(fyne.KeyS))
		before.Revision++
		if got := s.People[i]; !reflect.DeepEqual(got, before) {
			t.Fatalf("stored\n%+v\nwas\n%+v\nfailed %v", got, before, shell.Failed)
		}
	}
}

func TestEdit_showsWhatSomebodyElseChangedAndKeepsWhatWasTyped(t *testing.T) {
	p, s, shell := at(t, "ko", 2, 0)
	p.Open(s.People[0].ID)
	page := editing(t, p, shell)
	page.fields.Entry("available").SetText("")
	shell.Focus(page.fields.Entry("available"))
	write(shell, "오전만")
	other := s.People[0]
	other.Phone, other.Available = "010-9999-8888", "야간"
	if _, err := s.EditSeeker(context.Background(), other); err != nil {
		t.Fatal(err)
	}
	page.Key(ctrl(fyne.KeyS))
	clashes := page.state.clashes()
	if len(clashes) != 2 || clashes[0].Field != "available" || !clashes[0].Both || clashes[1].Field != "phone" || clashes[1].Both {
		t.Fatalf("clashes: %+v", clashes)
	}
	shot(t, shell, "conflict")
	if page.fields.Typed().Available != "오전만" || s.People[0].Available != "야간" {
		t.Fatal("something was overwritten")
	}
	page.Key(alt(fyne.Key1))
	page.Key(ctrl(fyne.KeyS))
	if got := s.People[0]; got.Available != "오전만" || got.Phone != "010-9999-8888" {
		t.Errorf("merged: %q %q, failed %v", got.Available, got.Phone, shell.Failed)
	}
}

func TestEdit_theDraftComesBackAndStillSeesWhatChangedMeanwhile(t *testing.T) {
	p, s, shell := at(t, "ko", 2, 0)
	p.Open(s.People[0].ID)
	page := editing(t, p, shell)
	page.fields.Entry("duties").SetText("")
	shell.Focus(page.fields.Entry("duties"))
	write(shell, "설거지")
	other := s.People[0]
	other.Phone = "010-9999-8888"
	if _, err := s.EditSeeker(context.Background(), other); err != nil {
		t.Fatal(err)
	}
	p.d.Release() // the program starts anew
	p.Open(s.People[0].ID)
	back := editing(t, p, shell)
	if back.fields.Typed().Duties != "설거지" {
		t.Fatalf("restored: %q", back.fields.Typed().Duties)
	}
	back.Key(ctrl(fyne.KeyS))
	if c := back.state.clashes(); len(c) != 1 || c[0].Field != "phone" {
		t.Fatalf("clashes: %+v", c)
	}
	back.Key(alt(fyne.Key2))
	if got := back.fields.Typed(); got.Phone != "010-9999-8888" || got.Duties != other.Duties || len(s.DraftBy) != 0 {
		t.Errorf("took theirs: %q %q, drafts %d", got.Phone, got.Duties, len(s.DraftBy))
	}
}

func TestSeekers_anEndedSearchBeginsAnewWhenRenewed(t *testing.T) {
	p, s, shell := at(t, "ko", 1, 0)
	p.Open(s.People[0].ID)
	shell.Answer = true
	p.Key(ctrl(fyne.KeyD))
	if s.People[0].Closed != "2026-11-24" || p.card.seeker.Closed == "" {
		t.Fatalf("closed on %q", s.People[0].Closed)
	}
	p.Key(ctrl(fyne.KeyR))
	if s.People[0].Closed != "" {
		t.Error("the search is still ended")
	}
}

func TestEdit_typingGoesOnBehindWhatIsThere(t *testing.T) {
	p, s, shell := at(t, "ko", 1, 0)
	p.Open(s.People[0].ID)
	page := editing(t, p, shell)
	write(shell, "x")
	if got := page.fields.Typed().Name; got != s.People[0].Name+"x" {
		t.Errorf("name: %q", got)
	}
}

func TestCard_keysDoWhatTheHintsSay(t *testing.T) {
	p, s, shell := at(t, "ko", 3, 2)
	refer(t, s, 0, 0)
	p.Open(s.People[0].ID)
	hints := map[string]bool{}
	for _, h := range p.Hints() {
		hints[h.Key] = true
	}
	if !hints["Ctrl H"] || !hints["Ctrl D"] || hints["Tab"] {
		t.Errorf("hints %v", hints)
	}
	p.Key(ctrl(fyne.KeyH))
	if shell.Win.Canvas().Focused() != fyne.Focusable(p.view.history) {
		t.Errorf("the keyboard is on %T", shell.Win.Canvas().Focused())
	}
	press(shell, fyne.KeyReturn)
	if len(shell.Went) != 1 || shell.Went[0] != "slip "+s.Made[0].ID.String() {
		t.Errorf("went %v", shell.Went)
	}
	if p.Key(desk.Key{Name: fyne.KeyL}) {
		t.Error("a bare letter is a key")
	}
}
