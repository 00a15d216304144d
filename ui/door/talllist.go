package door

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ieumdesk/ui/kit"
)

// newTallList gives a list of one line the height of so many rows, in a border:
// a list by itself takes the height there is, and a column has none to give.
func newTallList(l *kit.List, rows int) *fyne.Container {
	return container.New(&tallList{rows: float32(rows)}, kit.NewBox(kit.ColorSurface, kit.ColorLine, 6), l)
}

type tallList struct{ rows float32 }

func (t *tallList) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Resize(s)
	objects[1].Move(fyne.NewPos(1, 1))
	objects[1].Resize(s.SubtractWidthHeight(2, 2))
}

func (t *tallList) MinSize(objects []fyne.CanvasObject) fyne.Size {
	two := objects[1].MinSize() // the least a list asks for: two rows
	return fyne.NewSize(two.Width, two.Height/2*t.rows+2)
}
