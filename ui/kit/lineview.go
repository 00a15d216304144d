package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// LineView shows one Line.
type LineView struct {
	widget.BaseWidget
	line Line
}

// NewLine shows l; its least width is small, for it cuts itself to its place.
func NewLine(l Line) *LineView {
	v := &LineView{line: l}
	v.ExtendBaseWidget(v)
	return v
}

// SetLine shows another line.
func (v *LineView) SetLine(l Line) {
	v.line = l
	v.Refresh()
}

// Line is what is shown.
func (v *LineView) Line() Line { return v.line }

// CreateRenderer is for Fyne.
func (v *LineView) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{view: v}
	r.Refresh()
	return r
}

type lineRenderer struct {
	scene
	view *LineView
	box  lineBox
}

func (r *lineRenderer) Layout(s fyne.Size) { r.box.layout(fyne.Position{}, s) }

func (r *lineRenderer) MinSize() fyne.Size { return r.box.minSize() }

func (r *lineRenderer) Refresh() {
	r.box.set(r.view.line)
	r.objects = r.box.objects
	r.Layout(r.view.Size())
}
