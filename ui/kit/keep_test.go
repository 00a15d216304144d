package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// field is a window with an entry that has the keyboard.
func field(t *testing.T, e *Entry) fyne.Window {
	t.Helper()
	w := window(t, Column(0, e), 400, 200)
	w.Canvas().Focus(e)
	return w
}

const foreign = "IEUM:2026-D07-000124-42"

func TestKeep_putsBackTextCaretAndSelection(t *testing.T) {
	for name, c := range map[string]struct {
		make func() *Entry
		do   func(e *Entry, w fyne.Window)
	}{
		"nothing":              {func() *Entry { return NewEntry("") }, func(*Entry, fyne.Window) {}},
		"typed text":           {func() *Entry { return NewEntry("") }, func(_ *Entry, w fyne.Window) { write(w, "박순자 요양") }},
		"a caret inside":       {func() *Entry { return NewEntry("") }, func(_ *Entry, w fyne.Window) { write(w, "박순자"); press(w, fyne.KeyLeft, fyne.KeyLeft) }},
		"everything selected":  {func() *Entry { return NewEntry("") }, func(e *Entry, w fyne.Window) { write(w, "박순자"); e.SelectAll() }},
		"selected from behind": {func() *Entry { return NewEntry("") }, selectTwo(fyne.KeyLeft)},
		"selected from before": {func() *Entry { return NewEntry("") }, selectTwo(fyne.KeyRight)},
		"a text that was set":  {func() *Entry { return NewEntry("") }, func(e *Entry, _ fyne.Window) { e.SetText("2026-12-31") }},
		"a phone":              {func() *Entry { return NewPhoneEntry("") }, func(_ *Entry, w fyne.Window) { write(w, "01023451234") }},
		"an amount":            {func() *Entry { return NewWonEntry("") }, func(_ *Entry, w fyne.Window) { write(w, "2310000"); press(w, fyne.KeyLeft) }},
		"a full field":         {limited, func(_ *Entry, w fyne.Window) { write(w, "12345678") }},
		"a passphrase":         {NewSecretEntry, func(_ *Entry, w fyne.Window) { write(w, "yellow umbrella") }},
		"several lines":        {func() *Entry { return NewTextEntry("", 3) }, func(_ *Entry, w fyne.Window) { write(w, "첫 줄"); press(w, fyne.KeyReturn); write(w, "둘째") }},
		"the middle of a lines": {func() *Entry { return NewTextEntry("", 3) }, func(_ *Entry, w fyne.Window) {
			write(w, "a b")
			press(w, fyne.KeyReturn)
			write(w, "c")
			press(w, fyne.KeyUp)
		}},
	} {
		e := c.make()
		w := field(t, e)
		c.do(e, w)
		was, undone := e.now(), undoAll(t, c.make, c.do)
		putBack := e.Keep()
		write(w, foreign)
		putBack("")
		if got := e.now(); got != was {
			t.Errorf("%s: put back as %+v, was %+v", name, got, was)
		}
		for range 9 {
			e.Undo()
		}
		if e.Text != undone {
			t.Errorf("%s: everything undone gives %q, want %q", name, e.Text, undone)
		}
	}
}

// undoAll is what is left of a text without a scan when everything is undone.
func undoAll(t *testing.T, make func() *Entry, do func(*Entry, fyne.Window)) string {
	e := make()
	do(e, field(t, e))
	for range 9 {
		e.Undo()
	}
	return e.Text
}

func limited() *Entry {
	e := NewEntry("")
	e.MaxRunes = 8
	return e
}

// selectTwo types and selects two characters from the middle of it, towards an end.
func selectTwo(to fyne.KeyName) func(*Entry, fyne.Window) {
	return func(e *Entry, w fyne.Window) {
		write(w, "안산호텔입니다")
		press(w, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
		e.KeyDown(&fyne.KeyEvent{Name: "LeftShift"})
		press(w, to, to)
		e.KeyUp(&fyne.KeyEvent{Name: "LeftShift"})
	}
}

func TestKeep_takesNoticeOfASelectionThatComposingReplaced(t *testing.T) {
	e := NewWordEntry("")
	w := field(t, e)
	write(w, "박순자")
	e.SelectAll()
	var putBack func(string)
	w.Canvas().SetOnTypedRune(func(rune) {
		if putBack == nil {
			putBack = e.Keep()
		}
	})
	e.Preedit("ㅑ", 1)
	e.Insert("ㅑ")
	e.Preedit("뎌", 1)
	putBack("")
	if e.Text != "박순자" || e.SelectedText() != "박순자" || e.Reading() != "박순자" {
		t.Errorf("%q, of it selected %q, reads %q", e.Text, e.SelectedText(), e.Reading())
	}
}

func TestKeep_givesBackWhatWasBeingComposed(t *testing.T) {
	e := NewWordEntry("")
	w := field(t, e)
	write(w, "호텔")
	putBack := e.Keep()
	write(w, "갸뎌ㅡ")
	putBack("ㄱ")
	if e.Text != "호텔ㄱ" {
		t.Errorf("%q", e.Text)
	}
}

func TestEverythingShowsTheWindowWhatIsTyped(t *testing.T) {
	entry, button, check, rows, choice := NewEntry(""), NewButton("x", "", nil), NewCheck(Line{}), NewRows(), NewChoice([]string{"a"}, []string{"a"})
	pressed, entered := false, false
	button.press, entry.OnEnter = func() { pressed = true }, func() { entered = true }
	w := window(t, Column(0, entry, button, check, rows, choice), 400, 400)
	heard, take := "", true
	w.Canvas().SetOnTypedRune(func(r rune) { heard += string(r) })
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name == EnterTyped && take {
			ev.Name = ""
		}
	})
	for _, f := range []fyne.Focusable{entry, button, check, rows, choice.chips[0]} {
		heard = ""
		w.Canvas().Focus(f)
		test.Type(f, "IEUM:")
		press(w, fyne.KeyReturn)
		if heard != "IEUM:" {
			t.Errorf("%T: the window heard %q", f, heard)
		}
	}
	if pressed || entered || check.On() {
		t.Error("an Enter that the window took did something")
	}
	take = false
	for _, f := range []fyne.Focusable{entry, button} {
		w.Canvas().Focus(f)
		press(w, fyne.KeyReturn)
	}
	if !pressed || !entered {
		t.Error("an Enter that the window left did nothing")
	}
}

func TestBigChoice_isChosenByDigitsAndPutBack(t *testing.T) {
	c := NewBigChoice([]string{"a", "b", "c"}, []string{"A", "B", "C"})
	w := window(t, Column(0, c), 400, 200)
	var heard []string
	c.OnChange = func(code string) { heard = append(heard, code) }
	w.Canvas().Focus(c.chips[0])
	press(w, "2")
	putBack := w.Canvas().Focused().(Keeper).Keep()
	press(w, "3", "9", "3")
	if c.Chosen() != "c" {
		t.Fatalf("chosen %q", c.Chosen())
	}
	putBack("")
	if c.Chosen() != "b" || len(heard) != 3 {
		t.Errorf("chosen %q, heard %v", c.Chosen(), heard)
	}
}

func TestKeep_forgetsWhatWasComposedAndGivenUp(t *testing.T) {
	e := NewWordEntry("")
	w := field(t, e)
	write(w, "박")
	e.Preedit("ㅅ", 1)
	e.Preedit("", 0)
	write(w, "순자")
	putBack := e.Keep()
	write(w, foreign)
	putBack("")
	if e.Text != "박순자" {
		t.Errorf("put back as %q", e.Text)
	}
}
