package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

// walkIn is a form of three lines, the second hidden, in a low scroll.
func walkIn(t *testing.T) (fyne.Window, *Form, map[string]*Entry) {
	t.Helper()
	entries := map[string]*Entry{}
	form := NewForm()
	add := func(name string) *Field {
		entries[name] = NewEntry("")
		return NewField(name, true, entries[name])
	}
	form.AddPair("phone", add("phone"), "birth", add("birth"))
	form.Add("roman", add("roman")).Hide()
	form.Add("name", add("name"))
	form.Add("wage", NewField("wage", false, NewChoice([]string{"hour", "month"}, []string{"시급", "월급"})))
	form.Add("note", add("note"))
	scroll := NewScroll(form)
	form.In(scroll)
	w := window(t, scroll, 400, 150)
	return w, form, entries
}

func TestForm_enterGoesFromFieldToFieldAndHandsIn(t *testing.T) {
	w, form, entries := walkIn(t)
	handed := 0
	form.OnSubmit = func() { handed++ }
	form.FocusFirst()
	for _, name := range []string{"phone", "birth", "name"} {
		if w.Canvas().Focused() != fyne.Focusable(entries[name]) {
			t.Fatalf("the focus is not in %s", name)
		}
		press(w, fyne.KeyReturn)
	}
	press(w, fyne.KeyRight) // 시급 -> 월급
	if got := form.Field("wage").Input().(*Choice).Chosen(); got != "month" {
		t.Errorf("→ chose %q", got)
	}
	press(w, fyne.KeyReturn)
	if w.Canvas().Focused() != fyne.Focusable(entries["note"]) || handed != 0 {
		t.Fatalf("Enter on the choice went elsewhere, handed in %d times", handed)
	}
	press(w, fyne.KeyReturn)
	if handed != 1 {
		t.Errorf("handed in %d times", handed)
	}
}

func TestForm_tabGoesThroughTheFieldsThatShow(t *testing.T) {
	w, form, entries := walkIn(t)
	form.FocusFirst()
	w.Canvas().FocusNext()
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(entries["name"]) {
		t.Errorf("after two tabs the focus is in %T, not in the name", w.Canvas().Focused())
	}
}

func TestForm_goesToTheFirstErrorAndClearsTheOthers(t *testing.T) {
	w, form, entries := walkIn(t)
	form.ShowErrors(map[string]string{"phone": "전화번호가 아닙니다."})
	left := form.ShowErrors(map[string]string{"note": "너무 깁니다.", "name": "성명을 적어 주세요.", "store": "저장할 수 없습니다."})
	if w.Canvas().Focused() != fyne.Focusable(entries["name"]) {
		t.Error("the focus is not in the first field with an error")
	}
	if form.Field("phone").Wrong() != "" || form.Field("note").Wrong() != "너무 깁니다." {
		t.Errorf("errors: phone %q, note %q", form.Field("phone").Wrong(), form.Field("note").Wrong())
	}
	if len(left) != 1 || left["store"] == "" {
		t.Errorf("errors without a field: %v", left)
	}
}

func TestForm_scrollsToTheFieldThatHasTheFocus(t *testing.T) {
	w, form, entries := walkIn(t)
	form.Focus("note")
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(entries["note"]).Y
	if top < 0 || top+HeightField > w.Canvas().Size().Height {
		t.Errorf("the focused field lies at %v of %v", top, w.Canvas().Size().Height)
	}
}

func TestField_growsByItsErrorAndPushesWhatFollows(t *testing.T) {
	a, b := NewField("연락처", true, NewEntry("")), NewField("성명", true, NewEntry(""))
	form := NewForm()
	form.Add("a", a)
	form.Add("b", b)
	window(t, NewScroll(form), 240, 400)
	before, low := b.Position().Y, a.Size().Height
	a.SetError("전화번호가 아닙니다. 010-1234-5678처럼 하이픈 없이 적어도 됩니다.")
	if b.Position().Y <= before || a.Size().Height <= low {
		t.Errorf("next field at %v, was at %v; field %v high, was %v", b.Position().Y, before, a.Size().Height, low)
	}
	a.SetError("")
	if b.Position().Y != before {
		t.Errorf("next field stays at %v, was at %v", b.Position().Y, before)
	}
}

func TestForm_typingReplacesWhatEnterOrTabCameTo(t *testing.T) {
	w, form, entries := walkIn(t)
	form.FocusFirst()
	entries["birth"].SetText("1985-02-28")
	entries["name"].SetText("김민수")
	press(w, fyne.KeyReturn)
	write(w, "9")
	if entries["birth"].Text != "9" {
		t.Errorf("after Enter typed into %q", entries["birth"].Text)
	}
	w.Canvas().FocusNext()
	entries["name"].KeyUp(&fyne.KeyEvent{Name: fyne.KeyTab})
	write(w, "이")
	if entries["name"].Text != "이" {
		t.Errorf("after Tab typed into %q", entries["name"].Text)
	}
}

func TestEntry_keepsWhatWasTypedWhenTheWindowComesBack(t *testing.T) {
	w, form, entries := walkIn(t)
	form.Focus("name")
	write(w, "김민")
	entries["name"].FocusLost() // another window is in front
	entries["name"].FocusGained()
	write(w, "수")
	if entries["name"].Text != "김민수" {
		t.Errorf("the name reads %q", entries["name"].Text)
	}
}

func TestForm_showsTheFieldThatTabComesTo(t *testing.T) {
	f := NewForm()
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		field := NewField(name, false, NewEntry(""))
		f.Add(name, field)
	}
	one := NewChoice([]string{"x", "y"}, []string{"X", "Y"})
	f.Add("one", NewField("one", false, one))
	s := NewScroll(f)
	f.In(s)
	w := window(t, s, 300, 150)
	f.FocusFirst()
	for range 5 {
		w.Canvas().(interface{ FocusNext() }).FocusNext()
	}
	if w.Canvas().Focused() != fyne.Focusable(one.chips[0]) || s.inner.Offset.Y == 0 {
		t.Errorf("the keyboard is on %T, scrolled by %v", w.Canvas().Focused(), s.inner.Offset.Y)
	}
}

func TestForm_showsTheFocusedFieldWhenItsPlaceGetsSmaller(t *testing.T) {
	f := NewForm()
	for _, name := range []string{"a", "b", "c"} {
		f.Add(name, NewField(name, false, NewEntry("")))
	}
	s := NewScroll(f)
	f.In(s)
	w := window(t, s, 300, 400)
	f.Focus("c")
	w.Resize(fyne.NewSize(300, 120))
	if f.RevealFocused(); s.inner.Offset.Y == 0 {
		t.Error("the field that has the keyboard is below the edge")
	}
}
