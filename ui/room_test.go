package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
)

// inside is a window with the first of the staff logged in, on a clock of its own.
func inside(t *testing.T, now *time.Time) (*Window, *deskfake.House) {
	t.Helper()
	w, h := opened(t, func(_ *deskfake.House, o *Options) {
		if now != nil {
			*now = deskfake.Noon
			o.Now = func() time.Time { return *now }
		}
	})
	w.Start()
	w.enter(h)
	if w.shut {
		t.Fatal("not let in")
	}
	return w, h
}

func (w *Window) focused(t *testing.T) *kit.Entry {
	t.Helper()
	e, ok := w.win.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("the focus is on %T", w.win.Canvas().Focused())
	}
	return e
}

func TestWindow_keepsWhatWasTypedInEachPlace(t *testing.T) {
	w, _ := inside(t, nil)
	w.press(fyne.KeyF4)
	w.typeText("조리")
	w.press(fyne.KeyF2)
	if w.focused(t).Text == "조리" {
		t.Fatal("F2 did not leave the leads")
	}
	w.press(fyne.KeyF4)
	if got := w.focused(t).Text; got != "조리" {
		t.Errorf("the leads' search holds %q", got)
	}
}

func TestWindow_escapeLeavesFromTheInsideOut(t *testing.T) {
	w, h := inside(t, nil)
	w.room.d.Serve(h.In.People[0])
	w.press(fyne.KeyF2)
	w.typeText("박")
	w.press(fyne.KeyEscape)
	if _, serving := w.room.d.Serving(); !serving || w.focused(t).Text != "" {
		t.Fatal("the first Esc is the search box's")
	}
	w.press(fyne.KeyEscape)
	if _, serving := w.room.d.Serving(); serving {
		t.Error("the second Esc ends serving")
	}
}

func TestWindow_showsThePersonMaskedInEveryPlace(t *testing.T) {
	w, h := inside(t, nil)
	p := h.In.People[0]
	p.Name, p.Phone, p.BirthDate, p.Valid = "박순자", "010-2345-1234", "1965-03-01", "2027-01-20"
	w.room.d.Serve(p)
	w.press(fyne.KeyF4)
	bar := w.room.frame.Bar.Line().String()
	for _, want := range []string{"박*자", "61세", "010-****-1234", "~2027-01-20", "1분째", "Esc"} {
		if !strings.Contains(bar, want) {
			t.Errorf("the bar lacks %q: %s", want, bar)
		}
	}
	if strings.Contains(bar, "순") || strings.Contains(bar, "2345") {
		t.Errorf("the bar names the person: %s", bar)
	}
}

func TestWindow_locksWhenNobodyIsThereAndGoesOnWhereItWas(t *testing.T) {
	var now time.Time
	w, h := inside(t, &now)
	w.press(fyne.KeyF4)
	w.typeText("조리")
	now = now.Add(9 * time.Minute)
	w.touch()
	now = now.Add(9 * time.Minute)
	w.tick()
	if w.shut {
		t.Fatal("locked while somebody was there")
	}
	now = now.Add(time.Minute)
	w.tick()
	if !w.shut {
		t.Fatal("still open after ten minutes")
	}
	w.press(fyne.KeyF2)
	w.enter(h)
	if got := w.focused(t).Text; got != "조리" {
		t.Errorf("the search holds %q", got)
	}
}

func TestWindow_locksByKeyOverAQuestion(t *testing.T) {
	w, h := inside(t, nil)
	answers := 0
	w.room.Ask(desk.Question{Title: "?", Yes: "y", No: "n"}, func(yes bool) {
		answers++
		if yes {
			t.Error("a question that is locked away is answered by no")
		}
	})
	w.lock()
	if answers != 1 || len(w.win.Canvas().Overlays().List()) != 0 {
		t.Error("the question still stands over the lock")
	}
	w.enter(h)
	if w.shut {
		t.Error("not let in again")
	}
}

func TestWindow_givesSomebodyElseARoomOfTheirOwn(t *testing.T) {
	w, h := inside(t, nil)
	w.room.d.Serve(h.In.People[0])
	before := w.room
	h.Staff = append(h.Staff, model.Staff{ID: model.ID{9}, Login: "lee", Name: "이도우미", Role: model.Counsellor})
	w.lock()
	w.press(fyne.KeyDown)
	w.enter(h)
	if w.shut || w.room == before {
		t.Fatal("not a room of their own")
	}
	if _, serving := w.room.d.Serving(); serving {
		t.Error("somebody else's person is still pinned")
	}
}

func TestWindow_answersKeysWhateverHasTheFocus(t *testing.T) {
	w, _ := inside(t, nil)
	button := kit.NewButton("x", "", func() {})
	check := kit.NewCheck(kit.Line{})
	box := kit.NewTextEntry("", 3)
	screen := &blank{object: container.NewVBox(button, check, box)}
	w.room.Open(screen)
	for _, f := range []fyne.Focusable{button, check, box, nil} {
		if f == nil {
			w.win.Canvas().Unfocus()
		} else {
			w.win.Canvas().Focus(f)
		}
		screen.keys = nil
		w.press(fyne.KeyF9)
		if len(screen.keys) != 1 || screen.keys[0].Name != fyne.KeyF9 {
			t.Errorf("%T: the screen got %v", f, screen.keys)
		}
	}
	w.press(fyne.KeyEscape)
	if w.room.screen() == desk.Screen(screen) {
		t.Error("Esc did not leave the page")
	}
}

func TestWindow_saysWhatFailedAndGoesOn(t *testing.T) {
	w, _ := inside(t, nil)
	focus := w.focused(t)
	w.room.Fail(&model.Error{Kind: model.Outside, Code: "disk_full"})
	if w.asking == nil {
		t.Fatal("nothing is said")
	}
	w.press(fyne.KeyReturn)
	if w.asking != nil || w.focused(t) != focus {
		t.Error("the focus did not come back")
	}
}

func TestWindow_speaksTheLanguageOfTheSettings(t *testing.T) {
	w, h := inside(t, nil)
	w.room.d.Serve(h.In.People[0])
	h.In.SettingBy["desk.language"] = "en"
	h.In.SettingBy["desk.text_size"] = "130"
	w.room.d.Routes.Settings()
	w.room.Restyle()
	if top := w.room.frame.Top.Line().String(); !strings.Contains(top, "Counsellor") {
		t.Errorf("the top bar says %q", top)
	}
	if _, serving := w.room.d.Serving(); !serving || w.room.places[w.room.at].name != desk.PlaceSettings {
		t.Error("the change of language lost the place or the person")
	}
	if w.theme.Percent() != 130 {
		t.Errorf("text at %d %%", w.theme.Percent())
	}
}

func TestWindow_countsDownAfterTooManyWrongPassphrases(t *testing.T) {
	w, h := opened(t)
	w.Start()
	h.Refuse = &model.Error{Kind: model.Denied, Code: "login_throttled", Args: []any{3}}
	w.enter(h)
	if !w.shut {
		t.Fatal("let in while throttled")
	}
	w.enter(h) // the seconds have passed: a runner that does everything at once waits for nothing
	if w.shut {
		t.Error("not let in afterwards")
	}
}

func TestDoor_letsInByTheRecoveryCode(t *testing.T) {
	w, h := opened(t)
	w.Start()
	w.hit(fyne.KeyR, fyne.KeyModifierAlt)
	w.typeText("wrong-code")
	w.press(fyne.KeyReturn)
	w.typeText("three new words here")
	w.press(fyne.KeyReturn)
	w.typeText("three new words here")
	w.press(fyne.KeyReturn)
	if !w.shut {
		t.Fatal("let in by a wrong code")
	}
	w.focused(t).SetText(h.Code)
	w.hit(fyne.KeyS, fyne.KeyModifierControl)
	if w.shut || h.Passphrase != "three new words here" {
		t.Errorf("shut %v, passphrase %q", w.shut, h.Passphrase)
	}
}

func TestClose_givesTheStoreBack(t *testing.T) {
	w, _ := inside(t, nil)
	if err := w.Close(); err != nil {
		t.Error(errors.Unwrap(err))
	}
}

// blank is a screen of one object that remembers its keys.
type blank struct {
	object fyne.CanvasObject
	keys   []desk.Key
}

func (b *blank) Content() fyne.CanvasObject { return b.object }
func (b *blank) Head() *desk.Head           { return &desk.Head{Title: "blank"} }
func (b *blank) Hints() []desk.Hint         { return nil }
func (b *blank) Shown()                     {}
func (b *blank) Leave() bool                { return false }
func (b *blank) Key(k desk.Key) bool {
	b.keys = append(b.keys, k)
	return true
}

func TestWindow_saysThatADraftWasKeptOnlyOnItsPage(t *testing.T) {
	w, _ := inside(t, nil)
	w.press(fyne.KeyF4)
	w.key(desk.Key{Name: fyne.KeyN, Mod: fyne.KeyModifierControl})
	w.typeText("한빛")
	kept := w.words.T("draft.kept")
	if top := w.room.frame.Top.Line().String(); !strings.Contains(top, kept) {
		t.Fatalf("the top bar says %q", top)
	}
	w.press(fyne.KeyF2)
	if top := w.room.frame.Top.Line().String(); strings.Contains(top, kept) {
		t.Errorf("in another place the top bar says %q", top)
	}
	w.press(fyne.KeyF4)
	w.press(fyne.KeyEscape) // Leave keeps once more, after the page is gone
	if top := w.room.frame.Top.Line().String(); strings.Contains(top, kept) {
		t.Errorf("after the page was left the top bar says %q", top)
	}
}

func TestWindow_everyPlaceHasItsKey(t *testing.T) {
	w, _ := inside(t, nil)
	for i, p := range w.room.places {
		w.press(p.key)
		if w.room.at != i || p.key == "" {
			t.Errorf("%s does not go to %s", p.key, p.name)
		}
	}
}

func TestWindow_bindsEachKeyOnce(t *testing.T) {
	seen := map[desk.Key]bool{}
	for _, k := range boundKeys() {
		if seen[k] {
			t.Errorf("%s with %d is bound twice", k.Name, k.Mod)
		}
		seen[k] = true
	}
}

func TestWindow_fromACardTheLeadsNoteTheVisit(t *testing.T) {
	w, h := inside(t, nil)
	w.room.d.Routes.Seeker(h.In.People[0].ID)
	before := len(h.In.VisitList)
	w.press(fyne.KeyF4)
	if w.room.places[w.room.at].name != desk.PlaceLeads || len(h.In.VisitList) != before+1 {
		t.Errorf("in %s, %d visits", w.room.places[w.room.at].name, len(h.In.VisitList))
	}
}
