package kit

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Toasts say what was done, at the lower right above the buttons of a page; they go
// by themselves and can be taken back while they stand.
type Toasts struct {
	widget.BaseWidget
	box      *fyne.Container
	stack    *fyne.Container
	after    func(time.Duration, func()) (stop func())
	standing []*toast // oldest first
}

// toast is one that stands, with its way back, nil if there is none.
type toast struct {
	object fyne.CanvasObject
	undo   func()
}

// toastTime is how long a toast stands: long enough to read two lines twice.
const toastTime = 8 * time.Second

// mostToasts is how many stand at once; the oldest goes first.
const mostToasts = 3

// NewToasts makes the place for toasts; after is the window's timer.
func NewToasts(after func(time.Duration, func()) (stop func())) *Toasts {
	t := &Toasts{after: after, stack: Column(8)}
	t.box = container.New(&lowerRight{}, t.stack)
	t.ExtendBaseWidget(t)
	return t
}

// Say shows text; undo may be nil, its label and key are shown otherwise.
func (t *Toasts) Say(text, undoLabel, undoKey string, undo func()) {
	one := &toast{undo: undo}
	line := NewParagraph(text, SizeBody, ColorOnToast)
	content := fyne.CanvasObject(line)
	if undo != nil {
		content = Columns(12, []float32{3, 1.4}, line, newToastAction(undoLabel, undoKey, func() { t.takeBack(one) }))
	}
	one.object = container.New(&backed{}, NewBox(ColorToast, "", radiusCorner), Inset(12, 16, 12, 16, content))
	t.standing = append(t.standing, one)
	t.stack.Add(one.object)
	for len(t.standing) > mostToasts {
		t.remove(t.standing[0])
	}
	t.refresh()
	t.after(toastTime, func() { t.remove(one) })
}

// remove takes a toast away and reports whether it still stood.
func (t *Toasts) remove(one *toast) bool {
	i := slices.Index(t.standing, one)
	if i < 0 {
		return false
	}
	t.standing = slices.Delete(t.standing, i, i+1)
	t.stack.Remove(one.object)
	t.refresh()
	return true
}

func (t *Toasts) takeBack(one *toast) {
	if t.remove(one) {
		one.undo()
	}
}

// Undo takes back what the newest toast with a way back said; false if none stands.
func (t *Toasts) Undo() bool {
	for _, one := range slices.Backward(t.standing) {
		if one.undo != nil {
			t.takeBack(one)
			return true
		}
	}
	return false
}

// Texts are the toasts that stand, oldest first, for tests.
func (t *Toasts) Texts() []string {
	var out []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch c := o.(type) {
		case *Paragraph:
			out = append(out, c.Text())
		case *fyne.Container:
			for _, child := range c.Objects {
				walk(child)
			}
		}
	}
	walk(t.stack)
	return out
}

func (t *Toasts) refresh() {
	t.stack.Refresh()
	t.box.Layout.Layout(t.box.Objects, t.box.Size())
	t.box.Refresh()
}

// CreateRenderer is for Fyne.
func (t *Toasts) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.box) }

// lowerRight leaves the status line and the buttons of a page free.
type lowerRight struct{}

func (lowerRight) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	w := min(Px(420), s.Width)
	h := heightOf(objects[0], w)
	place(objects[0], s.Width-w-Px(16), s.Height-h-Px(HeightStatus+heightFoot+12), w, h)
}

func (lowerRight) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// toastAction is the way back in a toast; it never takes the focus.
type toastAction struct {
	widget.BaseWidget
	line *LineView
	do   func()
}

func newToastAction(label, key string, do func()) *toastAction {
	line := Line{Right: []Span{Bold(label).In(ColorOnToastAction)}}
	if key != "" {
		line.Right = append(line.Right, Gap(8), Key(key).In(ColorOnToastAction))
	}
	a := &toastAction{line: NewLine(line), do: do}
	a.ExtendBaseWidget(a)
	return a
}

// Tapped is for Fyne.
func (a *toastAction) Tapped(*fyne.PointEvent) { a.do() }

// CreateRenderer is for Fyne.
func (a *toastAction) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(a.line) }
