package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"ieumdesk/assets"
)

// drawnText is what an entry shows.
func drawnText(e *Entry) string { return drawnIn(test.WidgetRenderer(e).Objects()...) }

func drawnIn(objects ...fyne.CanvasObject) (out string) {
	for _, o := range objects {
		switch o := o.(type) {
		case *canvas.Text:
			if o.Visible() {
				out += o.Text
			}
		case fyne.Widget:
			if o.Visible() {
				out += drawnIn(test.WidgetRenderer(o).Objects()...)
			}
		}
	}
	return out
}

func TestEntry_readsWithWhatIsComposedAtTheCaret(t *testing.T) {
	e := NewEntry("이름")
	w := focusedEntry(t, e)
	write(w, "김수")
	press(w, fyne.KeyLeft)
	e.Preedit("ㅁ", 1)
	e.Preedit("민", 1)
	if got := drawnText(e); got != "김민수" {
		t.Errorf("the entry shows %q", got)
	}
	if e.Text != "김수" || e.Reading() != "김민수" {
		t.Errorf("the text is %q and reads %q", e.Text, e.Reading())
	}
	e.Insert("민")
	if e.Text != "김민수" || e.CursorColumn != 2 || drawnText(e) != "김민수" {
		t.Errorf("put in: %q, caret at %d, drawn %q", e.Text, e.CursorColumn, drawnText(e))
	}
	e.Preedit("ㄱ", 1)
	e.Preedit("", 0)
	if e.Text != "김민수" || drawnText(e) != "김민수" {
		t.Errorf("given up: %q, drawn %q", e.Text, drawnText(e))
	}
}

func TestEntry_underlinesWhatIsComposedAndPutsTheCaretBehindIt(t *testing.T) {
	e := NewEntry("")
	w := focusedEntry(t, e)
	write(w, "가가")
	press(w, fyne.KeyLeft)
	before := caretIn(&e.Entry, e.scroll)
	e.Preedit("각", 1)
	line := e.ghost.lines[0]
	wide, _ := measure("각", size(SizeField), false)
	if line.Position().X != before.X || line.Size().Width < wide.Width-1 || line.Size().Width > wide.Width+1 {
		t.Errorf("underlined at %v, %v wide; the caret was at %v, a syllable is %v wide", line.Position(), line.Size(), before, wide)
	}
	if line.Position().Y < before.Y+wide.Height/2 || line.Position().Y+line.Size().Height > e.Size().Height {
		t.Errorf("underlined at %v in an entry %v high", line.Position(), e.Size())
	}
	if x := caretIn(&e.ghost.Entry, e.ghost.text()).X; x < before.X+wide.Width-1 {
		t.Errorf("the caret stands at %v, not behind what is composed", x)
	}
	e.Preedit("日本語", 1)
	if len(e.ghost.lines) != 3 || e.ghost.CursorColumn != 2 {
		t.Errorf("%d lines, caret at %d", len(e.ghost.lines), e.ghost.CursorColumn)
	}
}

func TestEntry_scrollsWithWhatIsComposed(t *testing.T) {
	e := NewEntry("")
	w := focusedEntry(t, e)
	w.Resize(fyne.NewSize(200, 200))
	write(w, "이것은 칸보다 훨씬 길어서 왼쪽으로 밀려 나간 글입니다")
	end := caretIn(&e.Entry, e.scroll).X
	for _, text := range []string{"다", "긴글을한꺼번에"} {
		e.Preedit(text, len([]rune(text)))
		last := e.ghost.lines[len(e.ghost.lines)-1]
		if right := last.Position().X + last.Size().Width; right > e.Size().Width || last.Position().X < e.Size().Width/2 || last.Size().Width < 5 {
			t.Errorf("%s ends at %v of an entry %v wide", text, right, e.Size().Width)
		}
	}
	e.Preedit("다", 1)
	press(w, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	e.Preedit("나", 1)
	if x := e.ghost.at[0].X; x > end-40 {
		t.Errorf("composed at %v, four letters left of %v", x, end)
	}
	e.Preedit("", 0)
	press(w, fyne.KeyHome)
	e.Preedit("나", 1)
	if x := e.ghost.at[0].X; x > 20 {
		t.Errorf("composed at %v after Home", x)
	}
}

func TestEntry_showsDotsForWhatIsComposedInASecret(t *testing.T) {
	e := NewSecretEntry()
	w := focusedEntry(t, e)
	write(w, "비")
	e.Preedit("밀", 1)
	if got := drawnText(e); strings.ContainsAny(got, "비밀") || len([]rune(got)) != 2 {
		t.Errorf("the secret shows %q", got)
	}
	e.Insert("밀")
	if e.Text != "비밀" || e.Before() != "" {
		t.Errorf("the secret is %q, and tells %q", e.Text, e.Before())
	}
}

func TestEntry_composesInSeveralLines(t *testing.T) {
	e := NewTextEntry("", 3)
	w := focusedEntry(t, e)
	write(w, "첫 줄")
	press(w, fyne.KeyReturn)
	write(w, "둘째 줄")
	press(w, fyne.KeyUp, fyne.KeyEnd)
	e.Preedit("끝", 1)
	if got := e.Reading(); got != "첫 줄끝\n둘째 줄" || drawnText(e) != "첫 줄끝둘째 줄" {
		t.Errorf("reads %q, shows %q", got, drawnText(e))
	}
	first := e.ghost.at[0].Y
	e.Insert("끝")
	press(w, fyne.KeyDown, fyne.KeyEnd)
	e.Preedit("끝", 1)
	if e.ghost.at[0].Y <= first {
		t.Error("the second line is drawn no lower than the first")
	}
}

func TestEntry_composesWhereALineIsWrapped(t *testing.T) {
	e := NewTextEntry("", 3)
	w := focusedEntry(t, e)
	w.Resize(fyne.NewSize(160, 300))
	write(w, "가나다라마바사아 ")
	e.Preedit("자차카타파하", 6)
	if len(e.ghost.lines) != 6 || e.ghost.CursorTextOffset() != 15 {
		t.Errorf("%d lines, caret at %d", len(e.ghost.lines), e.ghost.CursorTextOffset())
	}
	if e.ghost.at[5].Y <= e.ghost.at[0].Y-1 || e.ghost.at[0].Y == caretIn(&e.Entry, e.scroll).Y && e.ghost.at[5].X > e.Size().Width {
		t.Errorf("composed at %v", e.ghost.at)
	}
}

func TestEntry_composesNoMoreThanItsLimit(t *testing.T) {
	e := NewEntry("")
	e.MaxRunes = 3
	w := focusedEntry(t, e)
	write(w, "가나다")
	e.Preedit("라", 1)
	if e.Reading() != "가나다" || drawnText(e) != "가나다" {
		t.Errorf("a full entry reads %q, shows %q", e.Reading(), drawnText(e))
	}
	e.Insert("라")
	press(w, fyne.KeyBackspace)
	e.Preedit("日本", 2)
	if e.Reading() != "가나日" {
		t.Errorf("an entry with room for one reads %q", e.Reading())
	}
	e.Insert("日本")
	if e.Text != "가나日" {
		t.Errorf("an entry with room for one holds %q", e.Text)
	}
}

func TestEntry_replacesASelectionWhenSomethingIsComposed(t *testing.T) {
	e := NewEntry("")
	w := focusedEntry(t, e)
	write(w, "옛이름")
	e.SelectAll()
	e.Preedit("ㅅ", 1)
	if e.Text != "" || e.Reading() != "ㅅ" {
		t.Errorf("the selection stands: %q", e.Reading())
	}
	e.Insert("새")
	e.TypedShortcut(&fyne.ShortcutUndo{})
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if e.Text != "옛이름" {
		t.Errorf("undone: %q", e.Text)
	}
}

func TestEntry_undoesARunOfSyllablesAtOnce(t *testing.T) {
	e := NewEntry("")
	focusedEntry(t, e)
	for _, s := range []string{"안", "녕", "하"} {
		e.Preedit(s, 1)
		e.Insert(s)
	}
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if e.Text != "" {
		t.Errorf("after one undo: %q", e.Text)
	}
	e.TypedShortcut(&fyne.ShortcutRedo{})
	if e.Text != "안녕하" {
		t.Errorf("after redo: %q", e.Text)
	}
}

func TestEntry_composesNothingWhereNothingMayBeTyped(t *testing.T) {
	e := NewEntry("")
	focusedEntry(t, e)
	e.Disable()
	e.Preedit("가", 1)
	e.Insert("가")
	if e.Text != "" || e.Reading() != "" {
		t.Errorf("a disabled entry holds %q, reads %q", e.Text, e.Reading())
	}
}

func TestEntry_givesTheHanjaKeyTheSyllableBeforeTheCaret(t *testing.T) {
	e := NewEntry("")
	w := focusedEntry(t, e)
	if e.Before() != "" {
		t.Errorf("before the caret of an empty entry: %q", e.Before())
	}
	write(w, "대한")
	if e.Before() != "한" {
		t.Errorf("before the caret: %q", e.Before())
	}
	e.SelectBefore()
	e.Preedit("한", 1)
	e.Insert("韓")
	if e.Text != "대韓" {
		t.Errorf("converted: %q", e.Text)
	}
}

func TestEntry_saysWhereTheListOfAnInputMethodGoes(t *testing.T) {
	for _, percent := range []int{100, 150} {
		e := NewEntry("")
		w := window(t, Column(8, NewEntry(""), e), 400, 300)
		fyne.CurrentApp().Settings().SetTheme(NewTheme(Fonts{assets.FontRegular, assets.FontBold}, Light, percent))
		w.Canvas().Focus(e)
		write(w, "가나")
		at, high := e.Place(0)
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(e)
		if at.Y < top.Y || at.Y+high > top.Y+e.Size().Height || at.X < top.X+20 {
			t.Errorf("%d %%: the caret at %v, %v high, in an entry at %v of %v", percent, at, high, top, e.Size())
		}
		e.Preedit("다라", 2)
		first, _ := e.Place(0)
		second, _ := e.Place(1)
		if first != at || second.X <= first.X {
			t.Errorf("%d %%: composed at %v and %v, the caret was at %v", percent, first, second, at)
		}
	}
}

func TestSearchBox_followsWhatIsComposed(t *testing.T) {
	var asked []string
	e := SearchBox("", NewList(1), func(s string) { asked = append(asked, s) })
	w := focusedEntry(t, e)
	for _, s := range []string{"ㅎ", "호"} {
		e.Preedit(s, 1)
	}
	e.Insert("호")
	e.Preedit("ㅌ", 1)
	e.Preedit("테", 1)
	e.Preedit("", 0)
	press(w, fyne.KeyBackspace)
	if want := []string{"ㅎ", "호", "호ㅌ", "호테", "호", ""}; !slices.Equal(asked, want) {
		t.Errorf("asked %q, not %q", asked, want)
	}
}

func TestPicker_offersForWhatIsComposed(t *testing.T) {
	var asked []string
	p := NewPicker("", false, false, func(s string, _ int) []Option {
		asked = append(asked, s)
		return []Option{{Code: "1", Name: s}}
	}, func(s string) string { return s })
	window(t, Column(8, p), 400, 300)
	p.entry.Preedit("호", 1)
	if len(asked) != 1 || asked[0] != "호" || !p.list.Visible() {
		t.Errorf("asked %q", asked)
	}
}
