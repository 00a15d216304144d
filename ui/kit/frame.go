package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Frame is the window's frame: top bar, rail, bar of the page or the person,
// content, status line.
type Frame struct {
	Top, Bar, Status *BarLine
	Rail             *Rail
	content          *fyne.Container
	root             *fyne.Container
}

// NewFrame makes a frame around nothing.
func NewFrame(rail *Rail) *Frame {
	f := &Frame{
		Top:     NewBarLine(HeightTop, "", ColorLine, true),
		Bar:     NewBarLine(HeightPinned, ColorSubtle, ColorSubtleLine, true),
		Status:  NewBarLine(HeightStatus, "", ColorLine, false),
		Rail:    rail,
		content: container.NewStack(),
	}
	f.root = container.New(f, f.Top, f.Rail, f.Bar, f.content, f.Status)
	return f
}

// Object is the whole frame.
func (f *Frame) Object() fyne.CanvasObject { return f.root }

// Show puts content into the frame; bar tells whether the bar above it is shown.
func (f *Frame) Show(content fyne.CanvasObject, bar bool) {
	f.content.Objects = []fyne.CanvasObject{content}
	f.Bar.Hidden = !bar
	f.Layout(f.root.Objects, f.root.Size())
	f.content.Refresh()
}

// Layout is for Fyne.
func (f *Frame) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	top, rail, status := Px(HeightTop), f.Rail.MinSize().Width, Px(HeightStatus)
	bar := float32(0)
	if f.Bar.Visible() {
		bar = Px(HeightPinned)
	}
	place(f.Top, 0, 0, s.Width, top)
	place(f.Rail, 0, top, rail, s.Height-top)
	place(f.Bar, rail, top, s.Width-rail, bar)
	place(f.content, rail, top+bar, s.Width-rail, s.Height-top-bar-status)
	place(f.Status, rail, s.Height-status, s.Width-rail, status)
}

// MinSize is for Fyne.
func (f *Frame) MinSize([]fyne.CanvasObject) fyne.Size { return LeastWindow() }

// LeastWindow is the least window that everything works in: what a screen of 1920x1080 at 200 % leaves besides title bar
// and taskbar.
func LeastWindow() fyne.Size { return fyne.NewSize(640, 440) }

// BarLine is a bar with one line and a rule at its lower or upper edge.
type BarLine struct {
	widget.BaseWidget
	view *LineView
	box  *fyne.Container
}

// NewBarLine makes a bar height px high; fill "" leaves the window's paper, below
// says where the rule is.
func NewBarLine(height float32, fill, rule fyne.ThemeColorName, below bool) *BarLine {
	b := &BarLine{view: NewLine(Line{})}
	b.box = container.New(&barLayout{height: height, below: below}, NewBox(fill, "", 0), NewRule(rule), b.view)
	b.ExtendBaseWidget(b)
	return b
}

// Set shows a line.
func (b *BarLine) Set(l Line) { b.view.SetLine(l) }

// Line is what is shown.
func (b *BarLine) Line() Line { return b.view.Line() }

// CreateRenderer is for Fyne.
func (b *BarLine) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.box) }

type barLayout struct {
	height float32
	below  bool
}

func (l *barLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	place(objects[0], 0, 0, s.Width, s.Height)
	y := float32(0)
	if l.below {
		y = s.Height - 1
	}
	place(objects[1], 0, y, s.Width, 1)
	place(objects[2], Px(16), 0, s.Width-2*Px(16), s.Height)
}

func (l *barLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(Px(100), Px(l.height))
}
