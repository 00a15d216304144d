package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Progress is a bar that fills from left to right.
type Progress struct {
	widget.BaseWidget
	part float32
	tone fyne.ThemeColorName
}

// NewProgress makes an empty bar.
func NewProgress() *Progress {
	p := &Progress{tone: ColorChosenBar} // ColorAction is 2.7:1 on the dark track
	p.ExtendBaseWidget(p)
	return p
}

// Set fills the bar to part, 0 to 1.
func (p *Progress) Set(part float32) { p.part = min(max(part, 0), 1); p.Refresh() }

// SetTone gives the filled part a colour role.
func (p *Progress) SetTone(tone fyne.ThemeColorName) { p.tone = tone; p.Refresh() }

// CreateRenderer is for Fyne.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	r := &progressRenderer{progress: p, track: &canvas.Rectangle{}, fill: &canvas.Rectangle{}}
	r.objects = []fyne.CanvasObject{r.track, r.fill}
	r.Refresh()
	return r
}

type progressRenderer struct {
	scene
	progress    *Progress
	track, fill *canvas.Rectangle
}

func (r *progressRenderer) MinSize() fyne.Size { return fyne.NewSize(Px(80), Px(8)) }

func (r *progressRenderer) Layout(s fyne.Size) {
	place(r.track, 0, 0, s.Width, s.Height)
	place(r.fill, 0, 0, s.Width*r.progress.part, s.Height)
}

func (r *progressRenderer) Refresh() {
	r.track.FillColor, r.fill.FillColor = Color(ColorTrack), Color(r.progress.tone)
	r.track.CornerRadius, r.fill.CornerRadius = Px(4), Px(4)
	r.Layout(r.progress.Size())
	canvas.Refresh(r.progress)
}
