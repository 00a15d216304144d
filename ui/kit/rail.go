package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// RailPlace is an entry of the rail: its name and its key.
type RailPlace struct {
	Name, Key string
	Bottom    bool // stands at the lower end, as the settings do
	Go        func()
}

// Rail is the column of places at the left.
type Rail struct {
	widget.BaseWidget
	places  []RailPlace
	chosen  int
	hovered int
}

// NewRail makes a rail; none of its places is chosen yet.
func NewRail(places []RailPlace) *Rail {
	r := &Rail{places: places, chosen: -1, hovered: -1}
	r.ExtendBaseWidget(r)
	return r
}

// Choose marks the place that is shown.
func (r *Rail) Choose(i int) { r.chosen = i; r.Refresh() }

// Tapped is for Fyne.
func (r *Rail) Tapped(ev *fyne.PointEvent) {
	if i := r.at(ev.Position.Y); i >= 0 {
		r.places[i].Go()
	}
}

// MouseIn is for Fyne.
func (r *Rail) MouseIn(ev *desktop.MouseEvent) { r.MouseMoved(ev) }

// MouseMoved is for Fyne.
func (r *Rail) MouseMoved(ev *desktop.MouseEvent) {
	if i := r.at(ev.Position.Y); i != r.hovered {
		r.hovered = i
		r.Refresh()
	}
}

// MouseOut is for Fyne.
func (r *Rail) MouseOut() { r.hovered = -1; r.Refresh() }

func (r *Rail) at(y float32) int {
	for i := range r.places {
		if top := r.top(i); y >= top && y < top+Px(HeightPlace) {
			return i
		}
	}
	return -1
}

// top is where place i begins.
func (r *Rail) top(i int) float32 {
	if r.places[i].Bottom {
		return r.Size().Height - Px(8) - Px(HeightPlace)
	}
	return Px(8) + float32(i)*Px(HeightPlace)
}

// keyWidth is that of the widest key, so that the names stand below each other.
func (r *Rail) keyWidth() float32 {
	w := float32(0)
	for _, p := range r.places {
		box, _ := measure(p.Key, size(SizeKeyCap), false)
		w = max(w, box.Width)
	}
	return w
}

// CreateRenderer is for Fyne.
func (r *Rail) CreateRenderer() fyne.WidgetRenderer {
	out := &railRenderer{rail: r, rule: &canvas.Rectangle{}, chosen: &canvas.Rectangle{}, bar: &canvas.Rectangle{}, hover: &canvas.Rectangle{}}
	out.lines = make([]lineBox, len(r.places))
	out.Refresh()
	return out
}

type railRenderer struct {
	scene
	rail                     *Rail
	rule, chosen, bar, hover *canvas.Rectangle
	lines                    []lineBox
}

func (r *railRenderer) MinSize() fyne.Size {
	w := Px(WidthRail)
	for i := range r.lines {
		w = max(w, r.lines[i].minSize().Width+2*Px(16))
	}
	return fyne.NewSize(w, Px(200))
}

func (r *railRenderer) Layout(s fyne.Size) {
	place(r.rule, s.Width-1, 0, 1, s.Height)
	h := Px(HeightPlace)
	for i := range r.lines {
		top := r.rail.top(i)
		r.lines[i].layout(fyne.NewPos(Px(16), top), fyne.NewSize(s.Width-Px(16), h))
		if i == r.rail.chosen {
			place(r.chosen, 0, top, s.Width-1, h)
			place(r.bar, 0, top, Px(3), h)
		}
		if i == r.rail.hovered {
			place(r.hover, 0, top, s.Width-1, h)
		}
	}
}

func (r *railRenderer) Refresh() {
	r.rule.FillColor = Color(ColorLine)
	r.chosen.FillColor, r.bar.FillColor, r.hover.FillColor = Color(ColorChosen), Color(ColorChosenBar), Color(ColorHover)
	r.chosen.Hidden, r.bar.Hidden = r.rail.chosen < 0, r.rail.chosen < 0
	r.hover.Hidden = r.rail.hovered < 0 || r.rail.hovered == r.rail.chosen
	r.objects = []fyne.CanvasObject{r.rule, r.hover, r.chosen, r.bar}
	keys := r.rail.keyWidth()
	for i, p := range r.rail.places {
		name, key := Text(p.Name).In(ColorLabel), Text(p.Key).In(ColorSecond).At(SizeKeyCap)
		if i == r.rail.chosen {
			name, key = Bold(p.Name).In(ColorChosenText), key.In(ColorChosenText)
		}
		line := Line{Left: []Span{name}}
		if p.Key != "" {
			own, _ := measure(p.Key, size(SizeKeyCap), false)
			line.Left = []Span{key, Gap(12 + (keys-own.Width)/Px(100)*100), name}
		}
		r.lines[i].set(line)
		r.objects = append(r.objects, r.lines[i].objects...)
	}
	r.Layout(r.rail.Size())
	canvas.Refresh(r.rail)
}
