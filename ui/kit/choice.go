package kit

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Choice is one of a few options side by side: ← and → move, a click
// chooses, in a big choice a digit too.
type Choice struct {
	widget.BaseWidget
	codes  []string
	chips  []*Chip
	chosen int // -1: none yet
	free   bool
	box    *fyne.Container

	// OnChange runs after another option was chosen.
	OnChange func(code string)
}

// NewChoice makes a choice of codes with their names; none is chosen yet.
func NewChoice(codes, names []string) *Choice {
	c := &Choice{codes: codes, chosen: -1, box: Flow(8)}
	c.fill(names)
	c.ExtendBaseWidget(c)
	return c
}

func (c *Choice) fill(names []string) {
	for i, name := range names {
		chip := NewOption(name, false, func() { c.pick(i) })
		chip.key = func(ev *fyne.KeyEvent) bool { return c.typed(i, ev) }
		chip.keep = c.kept
		c.chips = append(c.chips, chip)
		c.box.Add(chip)
	}
}

// Offer replaces the options; nothing is chosen then. Enter still goes where it went.
func (c *Choice) Offer(codes, names []string) {
	var next func()
	if len(c.chips) > 0 {
		next = c.chips[0].next
	}
	c.codes, c.chips, c.chosen = codes, nil, -1
	c.box.RemoveAll()
	c.fill(names)
	for _, chip := range c.chips {
		chip.next = next
	}
}

// bigLeast is the least width of an option of a big choice, px.
const bigLeast = 104

// NewBigChoice makes a choice that a page is about: each option large, with the
// digit that chooses it.
func NewBigChoice(codes, names []string) *Choice {
	c := NewChoice(codes, names)
	least := make([]float32, len(codes))
	options := make([]fyne.CanvasObject, len(codes))
	for i, chip := range c.chips {
		chip.digit = strconv.Itoa(i + 1)
		chip.Refresh()
		least[i], options[i] = max(bigLeast, chip.MinSize().Width/Px(1)), chip
	}
	c.box = Spread(8, least, options...)
	return c
}

func (c *Choice) typed(i int, ev *fyne.KeyEvent) bool {
	digit := slices.IndexFunc(c.chips, func(chip *Chip) bool { return chip.digit == string(ev.Name) && chip.digit != "" })
	switch {
	case ev.Name == fyne.KeyRight:
		i++
	case ev.Name == fyne.KeyLeft:
		i--
	case digit >= 0:
		i = digit
	default:
		return false
	}
	if i >= 0 && i < len(c.chips) {
		if i != c.chosen {
			c.pick(i)
		}
		if canvas := canvasOf(c); canvas != nil {
			canvas.Focus(c.chips[i])
		}
	}
	return true
}

// Disable shows the choice to whoever may not make it.
func (c *Choice) Disable() {
	for _, chip := range c.chips {
		chip.Disable()
	}
}

// Optional lets nothing be chosen: Enter goes on without choosing, and pressing
// the chosen option again takes the choice back.
func (c *Choice) Optional() *Choice { c.free = true; return c }

func (c *Choice) pick(i int) {
	if c.chosen == i {
		if !c.free {
			return
		}
		i = -1
	}
	c.set(i)
	c.changed()
}

func (c *Choice) changed() {
	if c.OnChange != nil {
		c.OnChange(c.Chosen())
	}
}

func (c *Choice) set(i int) {
	c.chosen = i
	for j, chip := range c.chips {
		chip.Set(chip.text, j == i)
	}
}

// Pick chooses a code as a person does: OnChange hears of it.
func (c *Choice) Pick(code string) {
	if i := slices.Index(c.codes, code); i >= 0 && i != c.chosen {
		c.pick(i)
	}
}

// Choose chooses a code without telling OnChange; an unknown one clears.
func (c *Choice) Choose(code string) {
	at := -1
	for i, other := range c.codes {
		if other == code {
			at = i
		}
	}
	c.set(at)
}

// Chosen is the chosen code, "" if there is none.
func (c *Choice) Chosen() string {
	if c.chosen < 0 {
		return ""
	}
	return c.codes[c.chosen]
}

func (c *Choice) first() fyne.Focusable { return c.chips[max(c.chosen, 0)] }

func (c *Choice) setNext(f func()) {
	for i, chip := range c.chips {
		chip.next = func() {
			if c.chosen < 0 && !c.free {
				c.pick(i)
			}
			f()
		}
	}
}

func (c *Choice) setBad(bool) {}

func (c *Choice) heightFor(width float32) float32 { return heightOf(c.box, width) }

func (c *Choice) held() []fyne.CanvasObject { return []fyne.CanvasObject{c.box} }

// CreateRenderer is for Fyne.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.box) }

// MinSize is for Fyne.
func (c *Choice) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	return c.box.MinSize()
}
