package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Note is what wants a look, on amber ground with a bar: 생생정보, possible
// duplicates. Content is laid out as a column.
func Note(content ...fyne.CanvasObject) *fyne.Container {
	return barred(ColorNote, ColorNoteBar, Inset(10, 14, 10, 17, Column(4, content...)))
}

// Panel is a bordered piece of paper for a group of things.
func Panel(content fyne.CanvasObject) *fyne.Container {
	return container.New(&backed{}, NewBox(ColorSurface, ColorLine, radiusCorner), Inset(12, 16, 12, 16, content))
}

// Paper puts content on a plain ground of a colour role. The window itself is
// ColorSurface, as most of what is in it: painting that once more over a whole
// window is half of what a picture costs where no graphics card draws it.
func Paper(color fyne.ThemeColorName, content fyne.CanvasObject) *fyne.Container {
	return container.New(&backed{}, NewBox(color, "", 0), content)
}

func barred(fill, bar fyne.ThemeColorName, content fyne.CanvasObject) *fyne.Container {
	return container.New(&backed{bar: 3}, NewBox(fill, "", 2), content, NewBox(bar, "", 0))
}

// backed lays a box behind content and, if asked, a bar at its left edge.
type backed struct{ bar float32 }

func (l *backed) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	place(objects[0], 0, 0, s.Width, s.Height)
	place(objects[1], 0, 0, s.Width, s.Height)
	if len(objects) > 2 {
		place(objects[2], 0, 0, Px(l.bar), s.Height)
	}
}

func (l *backed) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func (l *backed) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightOf(objects[1], width)
}
