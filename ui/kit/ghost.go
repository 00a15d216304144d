package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// ghost stands in the place of an entry's text while something is composed in it:
// an entry of its own that reads as the other would, and so wraps, scrolls, hides
// and puts the caret as that does. Only its text is in the window; it can have
// neither mouse nor keyboard.
type ghost struct {
	widget.Entry
	drawn fyne.WidgetRenderer
	at    []fyne.Position     // of each rune that is composed, and of their end, in the entry
	lines []*canvas.Rectangle // under them
}

// CreateRenderer is for Fyne.
func (g *ghost) CreateRenderer() fyne.WidgetRenderer {
	g.drawn = g.Entry.CreateRenderer()
	return g.drawn
}

// seen reports whether the ghost stands in the entry's place.
func (g *ghost) seen() bool { return len(g.at) > 0 }

// text is what of the ghost lies in the window.
func (g *ghost) text() *container.Scroll {
	s, _ := g.drawn.Objects()[2].(*container.Scroll)
	return s
}

// objects are the ghost's text and the lines under what is composed.
func (g *ghost) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{g.text()}
	for _, l := range g.lines {
		out = append(out, l)
	}
	return out
}

// read makes the ghost read as e does with what is composed, in a box of that size
// and so much lower.
func (g *ghost) read(e *Entry, box fyne.Size, lift float32) {
	g.at = g.at[:0]
	shown := []rune(e.shownPreedit())
	if len(shown) == 0 {
		return
	}
	if g.drawn == nil {
		g.Password, g.MultiLine, g.Wrapping, g.ActionItem = e.Password, e.MultiLine, e.Wrapping, e.ActionItem
		g.ExtendBaseWidget(g)
		g.FocusGained() // for the caret
	}
	g.Password = e.Password // it may be revealed
	g.SetText(e.Text)
	g.Resize(box)
	g.drawn.Layout(box)
	g.text().Move(g.text().Position().AddXY(0, lift))
	g.CursorRow, g.CursorColumn = e.CursorRow, e.CursorColumn
	g.text().ScrollToOffset(e.scroll.Offset)
	start := g.CursorTextOffset()
	g.TypedShortcut(&fyne.ShortcutPaste{Clipboard: pasted(string(shown))})
	g.find(start, len(shown), min(e.caret, len(shown)))
	g.underline()
}

// find walks back over the n runes that are composed, notes where they stand, and
// leaves the caret behind the first few of them.
func (g *ghost) find(start, n, caret int) {
	g.at = make([]fyne.Position, n+1)
	for i := n; i >= 0; i-- {
		g.press(fyne.KeyLeft, start+i)
		g.at[i] = g.CursorPosition()
	}
	g.press(fyne.KeyRight, start+caret)
	shift := g.text().Position().Subtract(g.text().Offset)
	for i := range g.at {
		g.at[i] = g.at[i].Add(shift)
	}
}

// press moves the caret to an offset; where a line is wrapped, two places are one.
func (g *ghost) press(key fyne.KeyName, offset int) {
	for tries := 2 * len(g.at); g.CursorTextOffset() != offset && tries > 0; tries-- {
		g.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// underline draws the lines, as far as the text is in sight.
func (g *ghost) underline() {
	n := len(g.at) - 1
	for len(g.lines) < n {
		g.lines = append(g.lines, &canvas.Rectangle{})
	}
	g.lines = g.lines[:n]
	box, _ := measure("\uAC00", size(SizeField), false)
	left := g.text().Position().X
	right := left + g.text().Size().Width
	for i, l := range g.lines {
		from, to := g.at[i], g.at[i+1].X
		if g.at[i+1].Y != from.Y {
			to = from.X + box.Width
		}
		from.X, to = max(from.X, left), min(to, right)
		l.FillColor = Color(ColorFocus)
		place(l, from.X, from.Y+box.Height-1, max(to-from.X, 0), 2)
	}
}

// caretIn is where the caret of a stock entry stands in it; its text lies in scroll.
func caretIn(e *widget.Entry, scroll *container.Scroll) fyne.Position {
	return scroll.Position().Add(e.CursorPosition()).Subtract(scroll.Offset)
}
