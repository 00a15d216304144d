package kit

import "fyne.io/fyne/v2"

// Relayout lays the whole window out again after o changed its height: Fyne
// tells parents about least sizes only when those grow beyond the window.
func Relayout(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil || c.Content() == nil || o.Size().IsZero() { // still being put together
		return
	}
	relay(c.Content())
	for _, overlay := range c.Overlays().List() {
		relay(overlay)
	}
}

// relay lays out every container below o from the top, where it stands.
func relay(o fyne.CanvasObject) {
	switch c := o.(type) {
	case *fyne.Container:
		if c.Layout != nil {
			c.Layout.Layout(c.Objects, c.Size())
		}
		for _, child := range c.Objects {
			if child.Visible() {
				relay(child)
			}
		}
	case holder:
		for _, child := range c.held() {
			relay(child)
		}
		c.Refresh()
	}
}

// holder is a widget of ours that lays out containers.
type holder interface {
	fyne.CanvasObject
	held() []fyne.CanvasObject
}

func (f *Field) held() []fyne.CanvasObject { return []fyne.CanvasObject{f.box} }
