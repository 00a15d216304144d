package frame

import "testing"

var (
	full   = Screen{Work: Rect{0, 0, 1920, 1040}, DPI: 96}
	right  = Screen{Work: Rect{1920, 0, 2560, 1400}, DPI: 144}
	left   = Screen{Work: Rect{-1280, 100, 1280, 984}, DPI: 96}
	at150  = Screen{Work: Rect{0, 0, 1920, 1020}, DPI: 144}
	below  = Screen{Work: Rect{0, 40, 1366, 728}, DPI: 96} // the taskbar is above
	stands = Place{Rect: Rect{300, 120, 1296, 839}, DPI: 96}
)

func TestOn_keepsEveryWindowOnTheScreensThereAre(t *testing.T) {
	for _, c := range []struct {
		name    string
		stood   Place
		screens []Screen
		want    Place
	}{
		{"as it was", stands, []Screen{full, right}, stands},
		{"on the second screen", Place{Rect: Rect{2100, 60, 1900, 1200}, DPI: 144}, []Screen{full, right}, Place{Rect: Rect{2100, 60, 1900, 1200}, DPI: 144}},
		{"the right screen is gone", Place{Rect: Rect{2100, 60, 1296, 839}, DPI: 96}, []Screen{full}, Place{Rect: Rect{1920 + 8 - 1296, 60, 1296, 839}, DPI: 96}},
		{"the left screen is gone", Place{Rect: Rect{-1200, 150, 1100, 839}, DPI: 96}, []Screen{full}, Place{Rect: Rect{-8, 150, 1100, 839}, DPI: 96}},
		{"a left screen is there", Place{Rect: Rect{-1200, 150, 1100, 839}, DPI: 96}, []Screen{full, left}, Place{Rect: Rect{-1200, 150, 1100, 839}, DPI: 96}},
		{"less room than before", stands, []Screen{below}, Place{Rect: Rect{78, 40, 1296, 736}, DPI: 96}},
		{"another scale", stands, []Screen{at150}, Place{Rect: Rect{-12, 0, 1944, 1032}, DPI: 144}},
		{"back from another scale", Place{Rect: Rect{60, 30, 1920, 1020}, DPI: 144}, []Screen{full}, Place{Rect: Rect{60, 30, 1280, 680}, DPI: 96}},
		{"a snapped half keeps its border", Place{Rect: Rect{-7, 0, 974, 1047}, DPI: 96}, []Screen{full}, Place{Rect: Rect{-7, 0, 974, 1047}, DPI: 96}},
		{"maximised stays so", Place{Rect: Rect{9000, 9000, 800, 600}, DPI: 96, Max: true}, []Screen{full}, Place{Rect: Rect{1128, 448, 800, 600}, DPI: 96, Max: true}},
		{"no screens are known", stands, nil, stands},
	} {
		if got, _ := c.stood.On(c.screens); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestMiddle_leavesNothingOutside(t *testing.T) {
	for _, c := range []struct {
		w, h int
		s    Screen
		want Place
	}{
		{1296, 839, full, Place{Rect: Rect{312, 100, 1296, 839}, DPI: 96}},
		{1944, 1246, at150, Place{Rect: Rect{0, 0, 1920, 1020}, DPI: 144}},
		{1296, 839, below, Place{Rect: Rect{35, 40, 1296, 728}, DPI: 96}},
	} {
		if got := Middle(c.w, c.h, c.s); got != c.want {
			t.Errorf("%dx%d on %+v: %+v, want %+v", c.w, c.h, c.s, got, c.want)
		}
	}
}

func TestReadPlace_readsWhatWasWrittenAndNothingElse(t *testing.T) {
	for _, p := range []Place{stands, {Rect: Rect{-1200, -40, 1100, 839}, DPI: 144, Max: true}} {
		if got, ok := ReadPlace(p.String()); !ok || got != p {
			t.Errorf("%q: %+v, %v", p, got, ok)
		}
	}
	for _, s := range []string{
		"", "a", "1 2 3", "10 10 1296 839 96", "10 10 1296 839 96 2", "10 10 1296 839 96 0 7", "10 10 0 0 96 0", "10 10 -5 839 96 0",
		"10 10 1296 839 0 0", "999999999 10 1296 839 96 0", "10 10 99999999999999999999 839 96 0", " 10 10 1296 839 96 0", "10 10 1296 839 96 0\n",
	} {
		if p, ok := ReadPlace(s); ok || p != (Place{}) {
			t.Errorf("%q was read as %+v", s, p)
		}
	}
}
