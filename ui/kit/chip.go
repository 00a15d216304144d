package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Chip is a condition that is on or off, or one of a few options.
type Chip struct {
	pressable
	text   string
	on     bool
	square bool
	digit  string // key that chooses it in a big choice; "" for none
	cap    string // key that turns to it; "" for none
	keep   func() (putBack func(string))
}

// NewChip makes a round chip for a filter.
func NewChip(text string, on bool, press func()) *Chip {
	c := &Chip{text: text, on: on}
	c.extend(c, press)
	return c
}

// NewOption makes a square chip for a choice in a form.
func NewOption(text string, on bool, press func()) *Chip {
	c := NewChip(text, on, press)
	c.square = true
	return c
}

// NewTab makes a square chip that turns to another list, with its key.
func NewTab(text, key string, on bool, press func()) *Chip {
	c := NewOption(text, on, press)
	c.cap = key
	return c
}

// Set changes what the chip says and whether it is on.
func (c *Chip) Set(text string, on bool) {
	if c.text != text || c.on != on {
		c.text, c.on = text, on
		c.Refresh()
	}
}

// On reports whether the chip is on.
func (c *Chip) On() bool { return c.on }

// Text is what the chip says.
func (c *Chip) Text() string { return c.text }

// CreateRenderer is for Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: c, ground: &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type chipRenderer struct {
	scene
	chip   *Chip
	ground *canvas.Rectangle
	box    lineBox
}

// heightBig is that of an option of a big choice, px.
const heightBig = 48

func (r *chipRenderer) MinSize() fyne.Size {
	min := r.box.minSize()
	if r.chip.digit != "" {
		return fyne.NewSize(min.Width+2*Px(12), Px(heightBig))
	}
	if r.chip.square {
		return fyne.NewSize(min.Width+2*Px(13), Px(34))
	}
	return fyne.NewSize(min.Width+2*Px(12), Px(26))
}

func (r *chipRenderer) Layout(s fyne.Size) {
	outline(r.ground, fyne.Position{}, s, r.ground.StrokeWidth)
	min := r.box.minSize()
	w := s.Width - min.Width
	r.box.layout(fyne.NewPos(round(w/2), 0), fyne.NewSize(min.Width+1, s.Height))
}

func (r *chipRenderer) Refresh() {
	c := r.chip
	text, ground, border, textSize := ColorLabel, ColorSurface, ColorChipBorder, SizeSmall
	if c.square {
		textSize = SizeBody
	}
	if c.hovered && !c.Disabled() {
		ground = ColorHover
	}
	if c.on {
		text, ground, border = ColorChosenText, ColorChosen, ColorChipOn
	}
	r.ground.StrokeWidth = size(SizeBorder)
	if c.on && c.square || c.focused {
		r.ground.StrokeWidth = size(SizeFocus)
	}
	if c.focused {
		border = ColorFocus
	}
	line := Line{Left: []Span{{text: c.text, strong: c.on && c.square}}, Color: text, Size: textSize}
	if c.digit != "" {
		line.Size = SizeField
		line.Left = append([]Span{Key(c.digit), Gap(8)}, line.Left...)
	}
	if c.cap != "" {
		line.Left = append(line.Left, Gap(8), Key(c.cap))
	}
	r.box.set(line)
	r.ground.FillColor, r.ground.StrokeColor = Color(ground), Color(border)
	r.ground.CornerRadius = Px(radiusChip) - 1
	if c.square {
		r.ground.CornerRadius = Px(radiusCorner)
	}
	r.objects = append([]fyne.CanvasObject{r.ground}, r.box.objects...)
	r.Layout(c.Size())
	canvas.Refresh(c)
}
