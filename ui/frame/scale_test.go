package frame

import "testing"

func TestScaleOf_isWhatFyneDrawsWith(t *testing.T) {
	for _, c := range []struct {
		dpi  int
		set  float32
		env  string
		want float32
	}{
		{96, 1, "", 1},
		{120, 1, "", 1.3}, // 125 %: Fyne knows tenths
		{144, 1, "", 1.5},
		{168, 1, "", 1.8},
		{192, 1, "", 2},
		{96, 1.2, "", 1.2},
		{144, 1.2, "", 1.8},
		{144, 0, "", 1.5},
		{144, -1, "", 1.5},
		{144, 1.2, "auto", 1.5},
		{96, 1.2, "1.5", 1.5},
		{192, 1, "0.8", 1.6},
		{144, 1, "large", 1.5},
		{144, 1, "0", 1.5},
	} {
		if got := ScaleOf(c.dpi, c.set, c.env); got != c.want {
			t.Errorf("%d DPI, set %v, FYNE_SCALE=%q: %v, want %v", c.dpi, c.set, c.env, got, c.want)
		}
	}
}

func TestScaling_triesOnceForEachScreen(t *testing.T) {
	type look struct {
		dpi   int
		wrong bool
		due   bool
	}
	for name, looks := range map[string][]look{
		"right from the start":             {{96, false, false}, {96, false, false}},
		"to another screen and back":       {{96, false, false}, {144, true, true}, {144, false, false}, {96, true, true}, {96, false, false}, {144, true, true}},
		"Fyne does not take it":            {{144, true, true}, {144, true, false}, {144, true, false}},
		"nor there, but on the next":       {{144, true, true}, {144, true, false}, {192, true, true}, {192, false, false}},
		"Fyne found the way back itself":   {{144, true, true}, {96, false, false}, {144, true, true}},
		"settings changed while it stands": {{96, false, false}, {120, true, true}, {120, false, false}, {192, true, true}},
	} {
		var s Scaling
		for i, l := range looks {
			if got := s.Due(l.dpi, l.wrong); got != l.due {
				t.Errorf("%s, look %d: due %v, want %v", name, i, got, l.due)
			}
		}
	}
}
