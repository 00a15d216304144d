package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func focusedEntry(t *testing.T, e *Entry) fyne.Window {
	t.Helper()
	w := window(t, Column(8, e, NewEntry("")), 400, 300)
	w.Canvas().Focus(e)
	return w
}

func TestEntry_handsKeysThatMeanNothingInATextToTheWindow(t *testing.T) {
	e := NewEntry("")
	w := focusedEntry(t, e)
	var keys []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
	press(w, fyne.KeyF2, fyne.KeyLeft, fyne.KeyBackspace, fyne.KeyEscape, fyne.KeyF9)
	if len(keys) != 3 || keys[0] != fyne.KeyF2 || keys[1] != fyne.KeyEscape || keys[2] != fyne.KeyF9 {
		t.Errorf("the window saw %v", keys)
	}
}

func TestEntry_keepsCopyPasteAndUndo(t *testing.T) {
	e := NewEntry("")
	w := focusedEntry(t, e)
	write(w, "안산")
	clip := test.NewClipboard()
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	press(w, fyne.KeyRight)
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if e.Text != "안산안산" {
		t.Fatalf("after copy and paste: %q", e.Text)
	}
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if e.Text != "안산" {
		t.Errorf("after undo: %q", e.Text)
	}
	e.TypedShortcut(&fyne.ShortcutRedo{})
	if e.Text != "안산안산" {
		t.Errorf("after redo: %q", e.Text)
	}
}

func TestEntry_takesNoMoreThanItsLimitTypedOrPasted(t *testing.T) {
	e := NewEntry("")
	e.MaxRunes = 5
	w := focusedEntry(t, e)
	write(w, "가나다라마바사")
	if e.Text != "가나다라마" {
		t.Errorf("typed: %q", e.Text)
	}
	e.SelectAll()
	clip := test.NewClipboard()
	clip.SetContent("하나\r\n둘셋넷다섯")
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if e.Text != "하나 둘셋" {
		t.Errorf("pasted over a selection: %q", e.Text)
	}
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if e.Text != "하나 둘셋" {
		t.Errorf("pasted into a full entry: %q", e.Text)
	}
}

func TestEntry_pastesSyllablesThatCameInPieces(t *testing.T) {
	e := NewEntry("")
	focusedEntry(t, e)
	clip := test.NewClipboard()
	clip.SetContent("\u1100\u1175\u11b7\tA") // 김 as a Mac writes it in file names
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if e.Text != "김 A" {
		t.Errorf("pasted %q", e.Text)
	}
}

func TestEntry_enterIsTheCallersOrGoesOn(t *testing.T) {
	e, text := NewEntry(""), NewTextEntry("", 3)
	w := window(t, Column(8, e, text), 400, 300)
	w.Canvas().Focus(e)
	went := ""
	e.setNext(func() { went += "next " })
	press(w, fyne.KeyReturn)
	e.OnEnter = func() { went += "enter " }
	press(w, fyne.KeyEnter)
	if went != "next enter " {
		t.Errorf("Enter went %q", went)
	}
	w.Canvas().Focus(text)
	write(w, "가")
	press(w, fyne.KeyReturn)
	write(w, "나")
	if text.Text != "가\n나" {
		t.Errorf("Enter in several lines: %q", text.Text)
	}
	if text.AcceptsTab() {
		t.Error("Tab stays in the text instead of going on")
	}
}

func TestEntry_keepsWhatIsTypedAfterASelectionWasCleared(t *testing.T) {
	e := NewEntry("")
	w := focusedEntry(t, e)
	write(w, "안산")
	e.SelectAll()
	e.SetText("")
	write(w, "호텔")
	if e.Text != "호텔" {
		t.Errorf("typed into a cleared entry: %q", e.Text)
	}
}

func TestEntry_watchersHearOnlyTheTextThatStands(t *testing.T) {
	e := NewPhoneEntry("")
	w := focusedEntry(t, e)
	var heard []string
	e.Watch(func(s string) { heard = append(heard, s) })
	write(w, "0101")
	if e.Text != "010-1" {
		t.Fatalf("the phone reads %q", e.Text)
	}
	if last := heard[len(heard)-1]; last != e.Text {
		t.Errorf("last heard %q, there stands %q", last, e.Text)
	}
}

func TestPhoneEntry_keepsTheCaretBehindTheDigitBeingTyped(t *testing.T) {
	e := NewPhoneEntry("")
	w := focusedEntry(t, e)
	write(w, "01012345678")
	if e.Text != "010-1234-5678" {
		t.Fatalf("typed: %q", e.Text)
	}
	press(w, fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyBackspace)
	if e.Text != "010-2345-678" && e.Text != "010-234-5678" {
		t.Errorf("after deleting the 1: %q", e.Text)
	}
	write(w, "9")
	if e.Text != "010-9234-5678" {
		t.Errorf("after typing 9 in its place: %q, caret %d", e.Text, e.CursorColumn)
	}
}

func TestWonEntry_setsSeparatorsWhileTyping(t *testing.T) {
	e := NewWonEntry("")
	w := focusedEntry(t, e)
	write(w, "2200000")
	if e.Text != "2,200,000" || Won(e.Text) != 2_200_000 {
		t.Errorf("typed %q = %d", e.Text, Won(e.Text))
	}
	press(w, fyne.KeyBackspace)
	if e.Text != "220,000" {
		t.Errorf("after Backspace: %q", e.Text)
	}
}

func TestEntry_isAsHighAsDrawn(t *testing.T) {
	e, text := NewEntry(""), NewTextEntry("", 3)
	window(t, Column(8, e, text), 400, 300)
	if h := e.MinSize().Height; h != HeightField {
		t.Errorf("one line is %v high", h)
	}
	if h := text.MinSize().Height; h < 70 || h > 100 {
		t.Errorf("three lines are %v high", h)
	}
}
