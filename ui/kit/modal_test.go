package kit

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestModal_holdsTheKeysAndGivesTheFocusBack(t *testing.T) {
	behind := NewEntry("")
	w := window(t, behind, 640, 480)
	w.Canvas().Focus(behind)
	window := 0
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name != EnterTyped { // the window is shown it, and may not act on it
			window++
		}
	})
	name, yes := NewEntry(""), NewPrimary("예", "Enter", nil)
	answer := ""
	yes.press = func() { answer += "yes " }
	m := NewModal(w.Canvas(), "물음", 400, name, name, yes, NewButton("아니요", "Esc", nil))
	m.OnEscape = func() { answer += "esc "; m.Hide() }
	m.OnSubmit = func() { answer += "saved " }
	m.Show()
	for range 7 {
		w.Canvas().FocusNext()
		if w.Canvas().Focused() == fyne.Focusable(behind) {
			t.Fatal("Tab left the modal")
		}
	}
	w.Canvas().Focus(yes)
	press(w, fyne.KeyReturn, fyne.KeyF4)
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl})
	press(w, fyne.KeyEscape)
	if answer != "yes saved esc " || window != 0 {
		t.Errorf("answers %q, the window behind saw %d keys", answer, window)
	}
	if TopModal(w.Canvas()) != nil || w.Canvas().Focused() != fyne.Focusable(behind) {
		t.Error("the focus did not come back")
	}
}

func TestModal_fitsASmallWindowAtTheLargestText(t *testing.T) {
	w := window(t, NewEntry(""), 1024, 700)
	fyne.CurrentApp().Settings().SetTheme(current().With(Light, 160))
	m := NewModal(w.Canvas(), "지금 상담을 마칠까요?", 520, NewParagraph("적던 것은 임시로 저장해 두었습니다. 다음에 이 분을 열면 이어서 적을 수 있습니다.", SizeBody, ColorText), nil, NewPrimary("마치기", "Enter", nil), NewButton("돌아가기", "Esc", nil))
	m.Show()
	paper := m.sheet.box.Objects[1]
	if p, s := paper.Position(), paper.Size(); p.X < 0 || p.Y < 0 || p.X+s.Width > 1024 || p.Y+s.Height > 700 {
		t.Errorf("the modal lies at %v, %v", p, s)
	}
}

// standing are toasts whose timers run when the test says so.
func standing(t *testing.T) (toasts *Toasts, timers *[]func()) {
	timers = &[]func(){}
	toasts = NewToasts(func(_ time.Duration, f func()) func() {
		*timers = append(*timers, f)
		return func() {}
	})
	window(t, toasts, 1280, 800)
	return toasts, timers
}

func TestToasts_takeBackTheNewestThatStands(t *testing.T) {
	toasts, timers := standing(t)
	undone := ""
	for _, name := range []string{"a", "b", "c"} {
		toasts.Say(name, "되돌리기", "Alt Z", func() { undone += name })
	}
	(*timers)[0]() // a goes by itself
	if fmt.Sprint(toasts.Texts()) != "[b c]" {
		t.Fatalf("there stand %v", toasts.Texts())
	}
	if !toasts.Undo() || undone != "c" {
		t.Fatalf("took back %q, want c", undone)
	}
	if !toasts.Undo() || undone != "cb" {
		t.Fatalf("took back %q, want c then b", undone)
	}
	if toasts.Undo() || undone != "cb" {
		t.Errorf("took back %q: a's time was over", undone)
	}
}

func TestToasts_whatIsPushedOutCannotBeTakenBack(t *testing.T) {
	toasts, timers := standing(t)
	undone := ""
	for _, name := range []string{"a", "b", "c", "d"} {
		toasts.Say(name, "되돌리기", "", func() { undone += name })
	}
	if fmt.Sprint(toasts.Texts()) != "[b c d]" {
		t.Fatalf("there stand %v", toasts.Texts())
	}
	(*timers)[0]() // a's time is over, long after it was pushed out
	for range 9 {
		toasts.Undo()
	}
	if undone != "dcb" {
		t.Errorf("took back %q, want dcb", undone)
	}
}

func TestToasts_withoutAWayBackLeaveThatOfOthersAlone(t *testing.T) {
	toasts, timers := standing(t)
	undone := 0
	toasts.Say("지웠습니다", "되돌리기", "", func() { undone++ })
	toasts.Say("저장했습니다", "", "", nil)
	(*timers)[1]()
	if !toasts.Undo() || undone != 1 || len(toasts.Texts()) != 0 {
		t.Errorf("undone %d times, there stand %v", undone, toasts.Texts())
	}
}
