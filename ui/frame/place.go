package frame

import "fmt"

// Rect is a part of the desktop, in the pixels of its screens.
type Rect struct{ X, Y, W, H int }

// Screen is one of the screens of a PC: what taskbars leave of it, and its scale,
// 96 DPI being 100 %.
type Screen struct {
	Work Rect
	DPI  int
}

// Place is where a window stood, with its frame.
type Place struct {
	Rect
	DPI int  // of the screen it stood on
	Max bool // it was maximised; Rect is where it stood before
}

// The bounds of a place that can be true. They only keep nonsense out: On fits the
// rest to the screens there are.
const (
	smallest, largest   = 200, 20000
	farthest            = 100000
	coarsest, finestDPI = 48, 960
)

// String is what ReadPlace reads: five numbers, and 1 if maximised.
func (p Place) String() string {
	maximised := 0
	if p.Max {
		maximised = 1
	}
	return fmt.Sprintf("%d %d %d %d %d %d", p.X, p.Y, p.W, p.H, p.DPI, maximised)
}

// ReadPlace reads what String wrote. Anything else is no place.
func ReadPlace(s string) (p Place, ok bool) {
	maximised := 0
	n, err := fmt.Sscanf(s, "%d %d %d %d %d %d", &p.X, &p.Y, &p.W, &p.H, &p.DPI, &maximised)
	p.Max = maximised == 1
	ok = err == nil && n == 6 && p.String() == s &&
		within(p.X, -farthest, farthest) && within(p.Y, -farthest, farthest) &&
		within(p.W, smallest, largest) && within(p.H, smallest, largest) && within(p.DPI, coarsest, finestDPI)
	if !ok {
		return Place{}, false
	}
	return p, true
}

func within(n, low, high int) bool { return low <= n && n <= high }

// border is how far Windows lets the frame of a window reach beyond what is seen
// of it, in pixels at 96 DPI: one that fills a half of the screen starts outside.
const border = 8

// On is where a window that stood at p shall stand now: on the screen it stood on,
// or the nearest if that is gone, as large as it looked there, and nowhere outside
// of what the taskbars leave. Without screens it stays.
func (p Place) On(screens []Screen) (now Place, screen Screen) {
	if len(screens) == 0 {
		return p, Screen{Work: p.Rect, DPI: p.DPI}
	}
	screen = screens[0]
	for _, s := range screens[1:] {
		if p.nearer(s.Work, screen.Work) {
			screen = s
		}
	}
	b := border * screen.DPI / 96
	w := screen.Work
	now = Place{DPI: screen.DPI, Max: p.Max}
	now.X, now.W = fit(p.X, p.W*screen.DPI/p.DPI, w.X-b, w.W+2*b)
	now.Y, now.H = fit(p.Y, p.H*screen.DPI/p.DPI, w.Y, w.H+b)
	return now, screen
}

// Middle is a window of that size in the middle of a screen, smaller where it has
// no room.
func Middle(width, height int, s Screen) Place {
	width, height = min(width, s.Work.W), min(height, s.Work.H)
	return Place{DPI: s.DPI, Rect: Rect{
		X: s.Work.X + (s.Work.W-width)/2, Y: s.Work.Y + (s.Work.H-height)/2, W: width, H: height,
	}}
}

// fit moves a stretch into the room from start on, and cuts what has no room.
func fit(at, length, start, room int) (newAt, newLength int) {
	length = min(length, room)
	return min(max(at, start), start+room-length), length
}

// nearer reports whether more of r lies in a than in b, or, where it lies in
// neither, whether a is less far.
func (r Rect) nearer(a, b Rect) bool {
	if in, other := r.shared(a), r.shared(b); in != other {
		return in > other
	}
	return r.distance(a) < r.distance(b)
}

// shared is the area that lies in both, in square pixels.
func (r Rect) shared(o Rect) int {
	w := min(r.X+r.W, o.X+o.W) - max(r.X, o.X)
	h := min(r.Y+r.H, o.Y+o.H) - max(r.Y, o.Y)
	return max(w, 0) * max(h, 0)
}

// distance is the square of the gap between both, 0 if they touch.
func (r Rect) distance(o Rect) int {
	x := max(o.X-r.X-r.W, r.X-o.X-o.W, 0)
	y := max(o.Y-r.Y-r.H, r.Y-o.Y-o.H, 0)
	return x*x + y*y
}
