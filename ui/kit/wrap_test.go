package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

const longNote = "주방 6명, 50–60대가 대부분. 조리장이 직접 면접 보고 당일 답을 줌. 러시아어 하는 직원 1명. https://example.org/아주-긴-주소가-한-줄에-다-들어가지-않을-때"

func TestParagraph_breaksBetweenWordsAndOnlyTooLongOnesWithin(t *testing.T) {
	p := NewParagraph(longNote, SizeBody, ColorText)
	window(t, NewScroll(p), 240, 400)
	for _, percent := range []int{100, 160} {
		fyne.CurrentApp().Settings().SetTheme(current().With(Light, percent))
		words := map[string]bool{}
		for _, word := range strings.Fields(longNote) {
			words[word] = true
		}
		for _, line := range p.lines(240) {
			if box, _ := measure(line, size(SizeBody), false); box.Width > 240 {
				t.Errorf("%d %%: %q is %v wide", percent, line, box.Width)
			}
			for _, word := range strings.Fields(line) {
				if !words[word] && !strings.Contains(strings.Fields(longNote)[len(strings.Fields(longNote))-1], word) {
					t.Errorf("%d %%: %q was broken within a word", percent, word)
				}
			}
		}
		if got := strings.Join(strings.Fields(strings.Join(p.lines(240), "")), ""); got != strings.Join(strings.Fields(longNote), "") {
			t.Errorf("%d %%: text was lost: %q", percent, got)
		}
	}
}

// overlapping are pairs of siblings of a column that lie over each other.
func overlapping(c *fyne.Container) int {
	n, bottom := 0, float32(0)
	for _, o := range c.Objects {
		if !o.Visible() {
			continue
		}
		if o.Position().Y < bottom-0.5 {
			n++
		}
		bottom = o.Position().Y + o.Size().Height
	}
	return n
}

func TestLayouts_leaveRoomForWrappedTextAtEveryScale(t *testing.T) {
	note := Note(NewParagraph(longNote, SizeBody, ColorText))
	column := Column(10, NewTitle("안산호텔 조리보조 두 명을 찾습니다"), note, TextValue("근무지", longNote),
		Columns(16, nil, NewField("연락처", true, NewEntry("")), NewField("생년월일", true, NewEntry(""))), Flow(6, NewChip("모집 중", true, nil), NewChip("본오·사동 2km", false, nil)))
	w := window(t, NewScroll(column), 400, 700)
	for _, percent := range []int{100, 130, 160} {
		fyne.CurrentApp().Settings().SetTheme(current().With(Light, percent))
		for _, width := range []float32{400, 900, 320} {
			w.Resize(fyne.NewSize(width, 700))
			if n := overlapping(column); n > 0 {
				t.Errorf("%d %%, %v wide: %d things lie over others", percent, width, n)
			}
			if note.Size().Height < heightOf(note, width) {
				t.Errorf("%d %%, %v wide: the note is %v high and needs %v", percent, width, note.Size().Height, heightOf(note, width))
			}
		}
	}
}

func TestLine_keepsTheRightPartAndCutsTheLeft(t *testing.T) {
	v := NewLine(Line{Left: []Span{Bold("안산호텔"), Gap(10), Text("NGUYEN THI PHUONG THAO MINH ANH LE HOANG")}, Right: []Span{Bold("월 231만원")}})
	window(t, v, 260, 40)
	r := &lineBox{}
	r.set(v.Line())
	r.layout(fyne.Position{}, fyne.NewSize(260, 24))
	name, rest, wage := r.pieces[0], r.pieces[2], r.pieces[3]
	if name.text.Text != "안산호텔" || !strings.HasSuffix(rest.text.Text, ellipsis) || wage.text.Text != "월 231만원" {
		t.Errorf("drawn %q, %q, %q", name.text.Text, rest.text.Text, wage.text.Text)
	}
	if end := rest.text.Position().X + rest.text.Size().Width; end > wage.text.Position().X {
		t.Errorf("the left part ends at %v, the right begins at %v", end, wage.text.Position().X)
	}
	r.layout(fyne.Position{}, fyne.NewSize(900, 24))
	if strings.HasSuffix(rest.text.Text, ellipsis) {
		t.Errorf("still cut where there is room: %q", rest.text.Text)
	}
	r.layout(fyne.Position{}, fyne.NewSize(100, 24))
	r.layout(fyne.Position{}, fyne.NewSize(900, 24))
	if rest.text.Hidden || rest.text.Size().Width < rest.textWidth-0.5 {
		t.Error("what was cut away does not come back with the room")
	}
}

func TestMarkRunes_marksAndLosesNothing(t *testing.T) {
	for _, ranges := range [][][2]int{nil, {{0, 2}}, {{2, 4}, {3, 9}}, {{-5, 1}, {4, 99}}} {
		got := ""
		for _, s := range MarkRunes(Text("안산호텔"), ranges) {
			got += s.String()
		}
		if got != "안산호텔" {
			t.Errorf("%v: %q", ranges, got)
		}
	}
	spans := MarkRunes(Bold("안산호텔"), [][2]int{{2, 4}})
	if len(spans) != 2 || spans[0].marked || !spans[1].marked || spans[1].String() != "호텔" || !spans[1].strong {
		t.Errorf("%+v", spans)
	}
}

func TestParagraph_keepsTheNameOfAFileWhole(t *testing.T) {
	p := NewParagraph("저장했습니다. /home/counsellor/Documents/slips/2026-D07-000001.pdf", SizeBody, ColorText)
	window(t, NewScroll(p), 300, 200)
	lines := p.lines(260)
	if last := lines[len(lines)-1]; last != "2026-D07-000001.pdf" {
		t.Errorf("lines %q", lines)
	}
}

func TestLine_givesItsRightPartUpForTheLeft(t *testing.T) {
	v := NewLine(Line{Left: []Span{Text("010-****-6789 · 1985-**-** · 본오1동")}, Right: []Span{Text("접수 11/25")}, Spare: true})
	window(t, v, 600, 40)
	r := test.WidgetRenderer(v).(*lineRenderer)
	if r.box.pieces[1].text.Hidden {
		t.Error("with room for both the right part is gone")
	}
	v.Resize(fyne.NewSize(r.box.pieces[0].width+10, 40))
	if !r.box.pieces[1].text.Hidden || r.box.pieces[0].text.Text != v.line.Left[0].text {
		t.Errorf("left %q, right hidden %v", r.box.pieces[0].text.Text, r.box.pieces[1].text.Hidden)
	}
}

func TestRows_goOnBelowWhereALineIsTooLong(t *testing.T) {
	rows := NewRows()
	line := Line{Left: []Span{TagOf(Grey, "내일"), Gap(10), Bold("(주)가온에스중공업"), Gap(10), Text("구인 유효기간 끝남 031-400-1234")}, Fold: 4}
	rows.Set([]Line{line, {Left: []Span{Text("짧다")}, Fold: 1}})
	window(t, rows, 300, 200)
	var opened []int
	rows.OnOpen = func(i int) { opened = append(opened, i) }
	high := rows.heights(300)
	if high[0] <= high[1] || rows.heights(900)[0] != high[1] {
		t.Fatalf("heights %v, with room %v", high, rows.heights(900))
	}
	d := test.WidgetRenderer(rows).(*rowsRenderer).drawn[0]
	if d.below.pieces[0].text.Text != line.Left[4].text {
		t.Errorf("below stands %q", d.below.pieces[0].text.Text)
	}
	rows.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, high[0]-2)})
	rows.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, high[0]+2)})
	if len(opened) != 2 || opened[0] != 0 || opened[1] != 1 {
		t.Errorf("clicks opened %v", opened)
	}
}

func TestSpread_goesOnBelowInsteadOfSqueezing(t *testing.T) {
	a, b, c := NewEntry(""), NewEntry(""), NewEntry("")
	s := Spread(16, []float32{200, 100, 100}, a, b, c)
	window(t, s, 432, 200)
	if b.Position().Y != a.Position().Y || c.Position().Y != a.Position().Y {
		t.Error("three fields do not stand on one line that has room for them")
	}
	s.Resize(fyne.NewSize(330, 200))
	if b.Position().Y != a.Position().Y || c.Position().Y <= a.Position().Y || c.Size().Width != 330 {
		t.Errorf("at 330 the third stands at %v, %v wide", c.Position(), c.Size().Width)
	}
}
