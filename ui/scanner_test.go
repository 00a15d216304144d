package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/referrals"
)

// scanning is a window over a desk with one slip, and what a scanner types of it.
func scanning(t *testing.T, now *time.Time) (w *Window, h *deskfake.House, code string) {
	t.Helper()
	w, h = inside(t, now)
	w.room.toasts = kit.NewToasts(func(time.Duration, func()) func() { return func() {} }) // they stay
	w.room.root.Objects[2] = w.room.toasts
	kit.Relayout(w.room.root)
	return w, h, h.In.Send(0, 0, 5).Slip.QR()
}

// scan types as a scanner does, into whatever has the keyboard.
func (w *Window) scanCode(code string) {
	for _, r := range code {
		if f := w.win.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		} else {
			w.win.Canvas().OnTypedRune()(r)
		}
	}
	w.press(fyne.KeyReturn)
}

// onResult reports whether the result form is what is seen.
func (w *Window) onResult(id model.ID) bool {
	p, ok := w.room.screen().(*referrals.ResultPage)
	return ok && p.Shows(id)
}

func TestScan_opensTheResultFormFromEveryPlace(t *testing.T) {
	w, h, code := scanning(t, nil)
	id := h.In.Made[0].ID
	for _, p := range w.room.places {
		for _, typed := range []string{code, strings.ToLower(code), "ㅑ뎌ㅡ:2026-ㅇ07-" + code[len("IEUM:2026-D07-"):]} {
			w.press(p.key)
			if f := w.win.Canvas().Focused(); f != nil && p.name != desk.PlaceSettings {
				w.typeText("박")
			}
			w.scanCode(typed)
			if !w.onResult(id) {
				t.Fatalf("in %s %s opens %T", p.name, typed, w.room.screen())
			}
			w.press(fyne.KeyEscape)
			if e, ok := w.win.Canvas().Focused().(*kit.Entry); ok && p.name != desk.PlaceSettings && e.Text != "박" {
				t.Errorf("in %s the search box holds %q", p.name, e.Text)
			}
			w.press(fyne.KeyEscape)
		}
	}
}

func TestScan_putsTheFieldOfAFormBack(t *testing.T) {
	w, h, code := scanning(t, nil)
	w.room.d.Routes.Register("01023456789")
	w.press(fyne.KeyReturn) // on to the next field
	for _, typed := range []string{"850228", "박영자"} {
		w.typeText(typed)
		field := w.focused(t)
		was := field.Text
		form := w.room.screen()
		w.scanCode(code)
		if !w.onResult(h.In.Made[0].ID) || field.Text != was {
			t.Fatalf("%T is seen, the field holds %q, held %q", w.room.screen(), field.Text, was)
		}
		w.press(fyne.KeyEscape)
		if w.room.screen() != form || len(h.In.People) != 30 {
			t.Fatal("the form is gone, or somebody was registered")
		}
		w.room.frame.Show(form.Content(), true)
		w.win.Canvas().Focus(field)
		w.press(fyne.KeyReturn)
	}
}

func TestScan_opensTheFormWithNothingInFocusAndOverTheFormItself(t *testing.T) {
	w, h, code := scanning(t, nil)
	other := h.In.Send(1, 1, 3)
	w.win.Canvas().Unfocus()
	w.scanCode(code)
	first := w.room.screen()
	w.press("2") // an answer is chosen by its digit
	w.scanCode(code)
	if w.room.screen() != first {
		t.Error("a second scan opened a second form")
	}
	w.scanCode(other.Slip.QR())
	if !w.onResult(other.ID) {
		t.Errorf("another slip opens %T", w.room.screen())
	}
	w.press(fyne.KeyEscape)
	if w.room.screen() != first {
		t.Error("the form of the first slip is gone")
	}
	if d := string(h.In.DraftBy["result "+h.In.Made[0].ID.String()]); !strings.Contains(d, "not_hired") || strings.Contains(d, "hired\",\"start") {
		t.Errorf("the digits of the code chose: %s", d)
	}
}

func TestScan_saysWhatCannotBeOpened(t *testing.T) {
	w, _, code := scanning(t, nil)
	wrong := code[:len(code)-1] + string('0'+(code[len(code)-1]-'0'+1)%10)
	elsewhere := model.SlipNumber{Year: 2026, Desk: "D08", Seq: 12}
	for typed, says := range map[string]string{
		wrong:          "제대로 읽지 못했습니다",
		code[:20]:      "제대로 읽지 못했습니다",
		elsewhere.QR(): "D08",
		(model.SlipNumber{Year: 2026, Desk: "D07", Seq: 99}).QR(): "찾을 수 없습니다",
	} {
		w.press(fyne.KeyF4)
		w.typeText("조리")
		w.scanCode(typed)
		all := w.room.toasts.Texts()
		if len(all) == 0 || !strings.Contains(all[len(all)-1], says) {
			t.Errorf("%s: says %q", typed, all)
		}
		if got := w.focused(t).Text; got != "조리" || w.room.places[w.room.at].name != desk.PlaceLeads || len(w.room.places[w.room.at].stack) != 1 {
			t.Errorf("%s: the search box holds %q, %T is seen", typed, got, w.room.screen())
		}
		w.focused(t).SetText("")
	}
}

func TestScan_waitsForAQuestionToBeAnswered(t *testing.T) {
	w, h, code := scanning(t, nil)
	answers := 0
	w.room.Ask(desk.Question{Title: "?", Yes: "y", No: "n"}, func(bool) { answers++ })
	w.scanCode(code)
	if answers != 0 || w.onResult(h.In.Made[0].ID) {
		t.Fatalf("%d answers, %T is seen", answers, w.room.screen())
	}
	if all := w.room.toasts.Texts(); len(all) != 1 || !strings.Contains(all[0], h.In.Made[0].Slip.Short()) {
		t.Errorf("says %q", all)
	}
	shot(t, w, "scan-question")
	w.press(fyne.KeyEscape)
	w.scanCode(code)
	if answers != 1 || !w.onResult(h.In.Made[0].ID) {
		t.Errorf("%d answers, %T is seen", answers, w.room.screen())
	}
}

func TestScan_doesNothingWhileTheDeskIsLocked(t *testing.T) {
	w, h, code := scanning(t, nil)
	w.lock()
	w.scanCode(code)
	w.focused(t).SetText("")
	w.enter(h)
	if w.shut || w.onResult(h.In.Made[0].ID) || len(w.room.toasts.Texts()) != 0 {
		t.Errorf("%T is seen, says %q", w.room.screen(), w.room.toasts.Texts())
	}
}

func TestScan_isNoTextThatAPersonTypes(t *testing.T) {
	var now time.Time
	w, _, code := scanning(t, &now)
	w.press(fyne.KeyF4)
	for _, r := range code[:20] {
		now = now.Add(200 * time.Millisecond)
		w.typeText(string(r))
	}
	now = now.Add(200 * time.Millisecond)
	box := w.focused(t)
	w.press(fyne.KeyReturn)
	if box.Text != code[:20] || len(w.room.toasts.Texts()) != 0 {
		t.Errorf("the search box holds %q, says %q", box.Text, w.room.toasts.Texts())
	}
}

// composeCode types a code as a scanner does while the input method composes
// Hangul: the letters are composed in the field that has the keyboard.
func (w *Window) composeCode(t *testing.T, code string) {
	t.Helper()
	e := w.focused(t)
	for _, syllable := range [][]string{{"ㅑ"}, {"ㄷ", "뎌"}, {"ㅡ"}} {
		for _, now := range syllable {
			e.Preedit(now, 1)
		}
		e.Insert(syllable[len(syllable)-1])
	}
	for _, r := range strings.TrimPrefix(code, "IEUM") {
		if r == 'D' {
			e.Preedit("ㅇ", 1)
			e.Insert("ㅇ")
			continue
		}
		e.TypedRune(r)
	}
	w.press(fyne.KeyReturn)
}

func TestScan_whileHangulIsComposed(t *testing.T) {
	w, h, code := scanning(t, nil)
	w.press(fyne.KeyF4)
	w.typeText("조리")
	box := w.focused(t)
	box.SelectAll() // as it is when one comes back to the place
	w.composeCode(t, code)
	if !w.onResult(h.In.Made[0].ID) || box.Text != "조리" || box.Reading() != "조리" || box.SelectedText() != "조리" {
		t.Errorf("%T is seen, the box holds %q, reads %q, selected %q", w.room.screen(), box.Text, box.Reading(), box.SelectedText())
	}
}

func TestResult_andItsSlipLeadToEachOtherWithoutEnd(t *testing.T) {
	w, h, code := scanning(t, nil)
	w.press(fyne.KeyF5)
	w.scanCode(code)
	place := w.room.places[w.room.at]
	for range 3 {
		w.hit(fyne.KeyO, fyne.KeyModifierControl)
		if _, ok := w.room.screen().(*referrals.SlipPage); !ok || len(place.stack) != 3 {
			t.Fatalf("%T is seen, %d pages deep", w.room.screen(), len(place.stack))
		}
		w.hit(fyne.KeyR, fyne.KeyModifierControl)
		if !w.onResult(h.In.Made[0].ID) || len(place.stack) != 2 {
			t.Fatalf("%T is seen, %d pages deep", w.room.screen(), len(place.stack))
		}
	}
}
