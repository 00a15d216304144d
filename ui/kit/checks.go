package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Checks are several boxes to tick in one field, as the consents are: Enter goes
// from one to the next and from the last to the next field.
type Checks struct {
	widget.BaseWidget
	checks []*Check
	border *Box
	box    *fyne.Container
}

// NewChecks makes a field of the given boxes, in their order.
func NewChecks(checks ...*Check) *Checks {
	rows := Column(2)
	for _, c := range checks {
		rows.Add(c)
	}
	c := &Checks{checks: checks, border: NewBox(ColorSurface, ColorLine, radiusCorner)}
	c.box = container.New(&backed{}, c.border, Inset(8, 14, 8, 14, rows))
	c.ExtendBaseWidget(c)
	return c
}

// NewCheckRow is NewChecks side by side, for words that are short.
func NewCheckRow(checks ...*Check) *Checks {
	c := NewChecks(checks...)
	row := Flow(18)
	for _, check := range checks {
		row.Add(check)
	}
	c.box.Objects[1] = Inset(8, 14, 8, 14, row)
	return c
}

func (c *Checks) first() fyne.Focusable { return c.checks[0] }

func (c *Checks) setNext(f func()) {
	for i, check := range c.checks {
		if i == len(c.checks)-1 {
			check.next = f
			return
		}
		check.next = func() {
			if canvas := canvasOf(c); canvas != nil {
				canvas.Focus(c.checks[i+1])
			}
		}
	}
}

func (c *Checks) setBad(bad bool) {
	c.border.border = ColorLine
	if bad {
		c.border.border = ColorRed
	}
	c.border.Refresh()
}

func (c *Checks) heightFor(width float32) float32 { return heightOf(c.box, width) }

func (c *Checks) held() []fyne.CanvasObject { return []fyne.CanvasObject{c.box} }

// CreateRenderer is for Fyne.
func (c *Checks) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.box) }

// MinSize is for Fyne.
func (c *Checks) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	return c.box.MinSize()
}
