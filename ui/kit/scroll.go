package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Scroll shows content that may be taller than its place.
type Scroll struct {
	widget.BaseWidget
	inner   *container.Scroll
	content *fyne.Container
}

// NewScroll makes a vertical scroll around content, which gets the full width.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{}
	s.content = container.New(&filled{}, content)
	s.inner = container.NewVScroll(s.content)
	s.ExtendBaseWidget(s)
	return s
}

// filled gives its object the width there is and the height that needs.
type filled struct{ width float32 }

func (l *filled) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	place(objects[0], 0, 0, s.Width, max(heightOf(objects[0], s.Width), s.Height))
}

func (l *filled) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := l.width
	if w == 0 {
		w = objects[0].MinSize().Width
	}
	return fyne.NewSize(Px(80), heightOf(objects[0], w))
}

func (l *filled) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightOf(objects[0], width)
}

// Reveal scrolls until o, which lies in the content, can be seen.
func (s *Scroll) Reveal(o fyne.CanvasObject) { s.revealPart(o, 0, o.Size().Height) }

// revealPart is Reveal of a part of o that begins at y in it.
func (s *Scroll) revealPart(o fyne.CanvasObject, y, height float32) {
	at, ok := within(s.content, o)
	if !ok {
		return
	}
	top := at.Y + y
	bottom := top + height
	margin := Px(12)
	switch {
	case top-margin < s.inner.Offset.Y:
		s.inner.ScrollToOffset(fyne.NewPos(0, max(top-margin, 0)))
	case bottom+margin > s.inner.Offset.Y+s.inner.Size().Height:
		s.inner.ScrollToOffset(fyne.NewPos(0, bottom+margin-s.inner.Size().Height))
	}
}

// within is where o stands in what root lays out. Fyne's driver knows it only once
// o was painted, and a page sets its focus before.
func within(root, o fyne.CanvasObject) (fyne.Position, bool) {
	if root == o {
		return fyne.Position{}, true
	}
	var inside []fyne.CanvasObject
	switch c := root.(type) {
	case *fyne.Container:
		inside = c.Objects
	case *Scroll: // what it scrolls stands elsewhere every time
	case holder:
		inside = c.held()
	}
	for _, child := range inside {
		if at, ok := within(child, o); ok {
			return at.Add(child.Position()), true
		}
	}
	return fyne.Position{}, false
}

// Top scrolls to the beginning.
func (s *Scroll) Top() { s.inner.ScrollToTop() }

// PageBy scrolls by so many pages, up if negative.
func (s *Scroll) PageBy(pages float32) {
	y := s.inner.Offset.Y + pages*s.inner.Size().Height*0.9
	y = min(max(y, 0), max(s.content.MinSize().Height-s.inner.Size().Height, 0))
	s.inner.ScrollToOffset(fyne.NewPos(0, y))
}

func (s *Scroll) held() []fyne.CanvasObject {
	s.inner.Refresh()
	return []fyne.CanvasObject{s.content}
}

// CreateRenderer is for Fyne.
func (s *Scroll) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.inner) }
