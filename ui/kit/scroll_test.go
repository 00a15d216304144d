package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestScroll_theWheelTurnsAFormWhereverTheMouseIs(t *testing.T) {
	form := NewForm()
	var last *Entry
	for range 12 {
		last = NewEntry("")
		form.Add("", NewField("성명", true, last))
	}
	scroll := NewScroll(form)
	form.In(scroll)
	w := window(t, scroll, 300, 200)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(form.fields[0].input).AddXY(20, 20)
	test.Scroll(w.Canvas(), at, 0, -80)
	if scroll.inner.Offset.Y != 80 {
		t.Errorf("over a field the wheel turned the form by %v", scroll.inner.Offset.Y)
	}
}

func TestScroll_theWheelTurnsLongTextInItsOwnField(t *testing.T) {
	text := NewTextEntry("", 3)
	scroll := NewScroll(Column(8, text, NewTextEntry("", 20)))
	w := window(t, scroll, 300, 200)
	text.SetText("하나\n둘\n셋\n넷\n다섯\n여섯\n일곱\n여덟")
	test.Scroll(w.Canvas(), fyne.NewPos(40, 40), 0, -20)
	if scroll.inner.Offset.Y != 0 {
		t.Errorf("the page turned by %v instead of the text", scroll.inner.Offset.Y)
	}
}
