package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
)

// hit presses a key with a modifier. Fyne's test window knows no shortcuts: this is
// where its real one hands them over.
func (w *Window) hit(name fyne.KeyName, mod fyne.KeyModifier) { w.key(desk.Key{Name: name, Mod: mod}) }

func newDesk(h *deskfake.House, _ *Options) { h.Made = false }

func TestAssistant_makesADeskByKeyboard(t *testing.T) {
	w, h := opened(t, newDesk)
	w.Start()
	shot(t, w, "first-1")
	for _, text := range []string{"안산시 일자리센터", "사동 행정복지센터", "d7", "김상담", "Kim"} {
		w.typeText(text)
		w.press(fyne.KeyReturn)
	}
	shot(t, w, "first-3")
	w.typeText("short")
	shot(t, w, "first-3-weak")
	w.press(fyne.KeyReturn)
	w.press(fyne.KeyReturn)
	if h.Made {
		t.Fatal("a weak passphrase was taken")
	}
	shot(t, w, "first-3-refused")
	w.typeText(" and then long words")
	w.press(fyne.KeyReturn)
	w.typeText("short and then long words")
	w.press(fyne.KeyReturn)
	if want := (model.Desk{Code: "D07", Name: "사동 행정복지센터", Center: "안산시 일자리센터"}); h.New.Desk != want {
		t.Errorf("desk %+v", h.New.Desk)
	}
	if s := h.New.Staff; s.Login != "kim" || s.Role != model.Admin || h.New.Passphrase != "short and then long words" {
		t.Errorf("staff %+v", s)
	}
	shot(t, w, "first-4")
	w.hit(fyne.KeyS, fyne.KeyModifierControl)
	w.typeText("fghoj") // the paper says FGH0J
	w.press(fyne.KeyReturn)
	w.typeText("wrong")
	w.press(fyne.KeyReturn)
	shot(t, w, "first-5-wrong")
	if !w.shut {
		t.Fatal("let in with a wrong group")
	}
	w.win.Canvas().Focused().(interface{ SetText(string) }).SetText("xyzi2")
	w.press(fyne.KeyReturn)
	if w.shut {
		t.Fatal("not let in")
	}
}

func TestAssistant_goesBackToTheFieldThatTheStoreRefuses(t *testing.T) {
	w, h := opened(t, newDesk, func(h *deskfake.House, _ *Options) {
		h.NoCreate = model.FieldErrors{{Kind: model.Invalid, Code: "too_long", Field: "desk_name", Args: []any{101, 100}}}
	})
	w.Start()
	for _, text := range []string{"센터", "창구", "D07", "김상담", "kim", "long enough for anybody", "long enough for anybody"} {
		w.typeText(text)
		w.press(fyne.KeyReturn)
	}
	if h.Made {
		t.Fatal("made in spite of the refusal")
	}
	w.typeText("가") // the caret is in the field that was refused
	h.NoCreate = nil
	for range 5 {
		w.press(fyne.KeyReturn)
	}
	w.typeText("long enough for anybody")
	w.press(fyne.KeyReturn)
	if h.New.Desk.Name != "가창구" && h.New.Desk.Name != "창구가" {
		t.Errorf("desk name %q", h.New.Desk.Name)
	}
}

func TestDoor_saysWhyAStoreDoesNotOpen(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		code int
	}{
		"locked":    {&model.Error{Kind: model.Locked, Code: "store_locked"}, 3},
		"newer":     {&model.Error{Kind: model.Newer, Code: "store_newer", Args: []any{9, 1}}, 3},
		"damaged":   {&model.Error{Kind: model.Damaged, Code: "store_damaged", Args: []any{"/data/desk.db"}}, 3},
		"not":       {&model.Error{Kind: model.Damaged, Code: "not_a_store", Args: []any{"/data/desk.db"}}, 3},
		"read-only": {&model.Error{Kind: model.Outside, Code: "read_only", Args: []any{"/data"}}, 4},
		"full":      {&model.Error{Kind: model.Outside, Code: "disk_full"}, 4},
	} {
		t.Run(name, func(t *testing.T) {
			failed := 0
			w, h := opened(t, func(h *deskfake.House, o *Options) {
				h.OpenFails = c.err
				o.Failed = func(error) { failed++ }
			})
			w.Start()
			shot(t, w, "trouble-"+name)
			if w.door.ExitCode() != c.code || failed != 1 {
				t.Errorf("exit code %d after %d failures in the log", w.door.ExitCode(), failed)
			}
			h.OpenFails = nil
			w.press(fyne.KeyReturn)
			if w.door.ExitCode() != 0 || h.Opened != 1 {
				t.Error("Enter did not try again")
			}
		})
	}
}
