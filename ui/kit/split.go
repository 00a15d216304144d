package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Split puts a list at the left, as wide as LOOK has it where there is room, and
// a detail at the right, with a rule between.
func Split(list, detail fyne.CanvasObject) *fyne.Container {
	return container.New(&split{share: WidthList}, list, NewRule(ColorLine), detail)
}

// SplitAt is Split with the left part share px wide at 1168 px of content.
func SplitAt(share float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(&split{share: share}, left, NewRule(ColorLine), right)
}

// SplitFrom is SplitAt with the left part at least least px wide where the window
// is narrow for its text, so that a form in it can still be read.
func SplitFrom(share, least float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(&split{share: share, least: least}, left, NewRule(ColorLine), right)
}

type split struct{ share, least float32 }

// most is the part of the width that a least width may claim.
const most = 0.64

// drawnWidth is the content's width in the drawings: 1280 less the rail.
const drawnWidth = 1168

func (l *split) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	w := round(max(s.Width*l.share/drawnWidth, min(Px(l.least), s.Width*most)))
	place(objects[0], 0, 0, w, s.Height)
	place(objects[1], w, 0, 1, s.Height)
	place(objects[2], w+1, 0, s.Width-w-1, s.Height)
}

func (l *split) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 100) }

// Over puts head above body, which gets the rest of the height.
func Over(head, body fyne.CanvasObject) *fyne.Container {
	return container.New(over{}, head, body)
}

type over struct{}

func (over) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	h := heightOf(objects[0], s.Width)
	place(objects[0], 0, 0, s.Width, h)
	place(objects[1], 0, h, s.Width, s.Height-h)
}

func (over) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height)
}

// Under puts foot below body, which gets the rest of the height: the buttons of
// a long form, always in sight.
func Under(body, foot fyne.CanvasObject) *fyne.Container {
	return container.New(under{}, body, foot)
}

// Foot is what stands below a page's body: its buttons under a line, and what is
// said of them. It has a ground although the window is of that colour, because the
// painter of the tests lets the text of an entry reach out of a scrolled body.
func Foot(side float32, objects ...fyne.CanvasObject) *fyne.Container {
	return Paper(ColorSurface, Column(0, NewRule(ColorLineSoft), Inset(footPad, side, footPad, side, Column(6, objects...))))
}

// footPad is above and below the buttons of a foot, heightFoot a foot with one row
// of them, px.
const (
	footPad    = 12
	heightFoot = 1 + footPad + HeightButton + footPad
)

type under struct{}

func (under) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	h := heightOf(objects[1], s.Width)
	place(objects[0], 0, 0, s.Width, s.Height-h)
	place(objects[1], 0, s.Height-h, s.Width, h)
}

func (under) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return over{}.MinSize(objects)
}
