package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// CreateRenderer is for Fyne.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	inner := e.Entry.CreateRenderer()
	e.ExtendBaseWidget(e)
	r := &entryRenderer{
		entry: e, inner: inner,
		frame: &canvas.Rectangle{},
		wheel: newWheel(e),
	}
	e.scroll, _ = inner.Objects()[2].(*container.Scroll)
	r.wheel.inner = e.scroll
	r.style()
	return r
}

// entryRenderer puts our frame and suffix around Fyne's entry, whose own box and
// border it hides, and the ghost in its place while something is composed.
type entryRenderer struct {
	entry  *Entry
	inner  fyne.WidgetRenderer
	frame  *canvas.Rectangle
	suffix lineBox
	wheel  *wheel
}

// Objects is for Fyne: box and border of the stock entry are its first two, its
// text the third.
func (r *entryRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.frame}
	if r.entry.ghost.seen() {
		out = append(out, r.entry.ghost.objects()...)
		out = append(out, r.inner.Objects()[3:]...)
	} else {
		out = append(out, r.inner.Objects()[2:]...)
	}
	out = append(out, r.suffix.objects...)
	return append(out, r.wheel)
}

func (r *entryRenderer) Destroy() { r.inner.Destroy() }

func (r *entryRenderer) MinSize() fyne.Size {
	min := r.inner.MinSize()
	if r.entry.MultiLine {
		return fyne.NewSize(Px(80), min.Height)
	}
	return fyne.NewSize(Px(80), Px(HeightField))
}

// Layout gives the stock entry its natural height and centres it in ours.
func (r *entryRenderer) Layout(s fyne.Size) {
	width := s.Width
	if len(r.entry.suffix.Right) > 0 {
		w := r.suffix.minSize().Width
		width -= w + Px(4)
		r.suffix.layout(fyne.NewPos(s.Width-w-Px(12), 0), fyne.NewSize(w, s.Height))
	}
	height := s.Height
	if !r.entry.MultiLine {
		height = r.inner.MinSize().Height
	}
	r.fitPlaceholder(width)
	lift := (s.Height - height) / 2
	r.entry.ghost.read(r.entry, fyne.NewSize(width, height), lift)
	r.inner.Layout(fyne.NewSize(width, height))
	for _, o := range r.inner.Objects()[2:] {
		o.Move(o.Position().AddXY(0, lift))
	}
	outline(r.frame, fyne.Position{}, s, r.frame.StrokeWidth)
	r.wheel.Resize(s)
}

// fitPlaceholder cuts a placeholder that is wider than the entry, which would
// otherwise scroll.
func (r *entryRenderer) fitPlaceholder(width float32) {
	e := r.entry
	if e.MultiLine || width == 0 {
		return
	}
	room := width - 2*Px(12)
	text := e.hint
	if box, _ := measure(text, size(SizeField), false); box.Width > room {
		text = cut(text, room, size(SizeField), false)
	}
	if text != e.PlaceHolder {
		e.PlaceHolder = text
		r.inner.Refresh()
	}
}

func (r *entryRenderer) Refresh() {
	r.inner.Refresh()
	r.style()
	r.Layout(r.entry.Size())
	r.frame.Refresh()
	canvas.Refresh(r.entry)
}

// style reads colours and the state of the entry.
func (r *entryRenderer) style() {
	e := r.entry
	r.frame.CornerRadius = Px(radiusCorner)
	r.frame.FillColor, r.frame.StrokeColor = Color(ColorField), Color(ColorFieldBorder)
	r.frame.StrokeWidth = size(SizeBorder)
	switch {
	case e.Disabled():
		r.frame.FillColor = Color(ColorFieldOff)
	case e.Focused():
		r.frame.StrokeColor, r.frame.StrokeWidth = Color(ColorFocus), size(SizeFocus)
	case e.bad:
		r.frame.StrokeColor = Color(ColorRed)
	}
	r.suffix.set(e.suffix)
}
