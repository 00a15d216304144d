package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over an entry and takes the mouse wheel, nothing else. Fyne's entry
// scrolls its text and so would hold the wheel of the page it lies in.
type wheel struct {
	widget.BaseWidget
	entry *Entry
	inner *container.Scroll // the entry's own
}

func newWheel(e *Entry) *wheel {
	w := &wheel{entry: e}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled is for Fyne: text that is longer than its field turns there, else the page.
func (w *wheel) Scrolled(ev *fyne.ScrollEvent) {
	own := w.inner != nil && w.entry.MultiLine && w.inner.Content.MinSize().Height > w.inner.Size().Height
	if page := pageOf(w.entry); page != nil && !own {
		page.inner.Scrolled(ev)
		return
	}
	if w.inner != nil {
		w.inner.Scrolled(ev)
	}
}

// CreateRenderer is for Fyne.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// pageOf is the innermost Scroll of ours that o lies in, nil if there is none.
func pageOf(o fyne.CanvasObject) *Scroll {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	top := c.Content()
	if overlay := c.Overlays().Top(); overlay != nil {
		top = overlay
	}
	page, _ := findPage(top, o, nil)
	return page
}

// findPage walks from where to o; around is the innermost Scroll so far.
func findPage(where, o fyne.CanvasObject, around *Scroll) (page *Scroll, found bool) {
	if where == o {
		return around, true
	}
	var inside []fyne.CanvasObject
	switch c := where.(type) {
	case *fyne.Container:
		inside = c.Objects
	case *Scroll:
		around, inside = c, c.content.Objects
	case holder:
		inside = c.held()
	}
	for _, child := range inside {
		if page, found = findPage(child, o, around); found {
			return page, true
		}
	}
	return nil, false
}
