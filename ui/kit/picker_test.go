package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

var jobs = []Option{{Code: "5611", Name: "건물 청소원"}, {Code: "5613", Name: "호텔 객실 청소원"}, {Code: "5312", Name: "한식 조리사"}}

func findJob(query string, limit int) []Option {
	var out []Option
	for _, o := range jobs {
		if strings.Contains(o.Name, query) || strings.HasPrefix(o.Code, query) {
			out = append(out, o)
		}
	}
	return out[:min(limit, len(out))]
}

func nameJob(code string) string {
	for _, o := range jobs {
		if o.Code == code {
			return o.Name
		}
	}
	return code
}

func focusedPicker(t *testing.T, many, free bool) (fyne.Window, *Picker) {
	t.Helper()
	p := NewPicker("", many, free, findJob, nameJob)
	w := window(t, Column(8, p, NewEntry("")), 400, 500)
	w.Canvas().Focus(p.first())
	return w, p
}

func TestPicker_choosesByTypingAndArrows(t *testing.T) {
	w, p := focusedPicker(t, true, false)
	var told [][]string
	p.OnChange = func(codes []string) { told = append(told, codes) }
	write(w, "청소")
	press(w, fyne.KeyDown, fyne.KeyReturn)
	write(w, "조리")
	press(w, fyne.KeyReturn)
	if got := fmt.Sprint(p.Codes()); got != "[5613 5312]" {
		t.Fatalf("chosen %s", got)
	}
	press(w, fyne.KeyBackspace)
	if got := fmt.Sprint(p.Codes()); got != "[5613]" || len(told) != 3 {
		t.Errorf("after Backspace %s, told %v", got, told)
	}
}

func TestPicker_ofOneTakesTheNewInPlaceOfTheOldAndGoesOn(t *testing.T) {
	w, p := focusedPicker(t, false, false)
	next := 0
	p.setNext(func() { next++ })
	p.SetCodes("5611")
	write(w, "5312")
	press(w, fyne.KeyReturn)
	if p.Code() != "5312" || len(p.Codes()) != 1 || next != 1 {
		t.Errorf("chosen %v, went on %d times", p.Codes(), next)
	}
	press(w, fyne.KeyReturn)
	if next != 2 {
		t.Errorf("Enter in the empty picker went on %d times", next)
	}
}

func TestPicker_escClosesTheOffersBeforeItIsTheWindows(t *testing.T) {
	w, p := focusedPicker(t, true, false)
	escaped := 0
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { escaped++ })
	write(w, "청")
	if !p.list.Visible() {
		t.Fatal("nothing is offered")
	}
	press(w, fyne.KeyEscape)
	if p.list.Visible() || escaped != 0 {
		t.Errorf("offers shown %v, the window saw Esc %d times", p.list.Visible(), escaped)
	}
	press(w, fyne.KeyEscape)
	if escaped != 1 {
		t.Errorf("the window saw Esc %d times", escaped)
	}
}

func TestPicker_leavingTakesAnExactNameAndFreeTextOnlyWhereAllowed(t *testing.T) {
	for free, want := range map[bool]string{false: "[5312]", true: "[5312 목수]"} {
		w, p := focusedPicker(t, true, free)
		write(w, "한식 조리사")
		w.Canvas().FocusNext()
		w.Canvas().Focus(p.first())
		write(w, "목수")
		w.Canvas().FocusNext()
		if got := fmt.Sprint(p.Codes()); got != want {
			t.Errorf("free %v: %s, want %s", free, got, want)
		}
	}
}
