package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Button does something. A view has one primary button; the others are plain.
type Button struct {
	pressable
	text, cap string
	primary   bool
	small     bool
}

// NewButton makes a plain button; key is shown as a key cap, "" for none.
func NewButton(text, key string, press func()) *Button {
	b := &Button{text: text, cap: key}
	b.extend(b, press)
	return b
}

// NewPrimary makes the one primary button of a view.
func NewPrimary(text, key string, press func()) *Button {
	b := NewButton(text, key, press)
	b.primary = true
	return b
}

// NewSmallButton makes a plain button for a row or a note.
func NewSmallButton(text, key string, press func()) *Button {
	b := NewButton(text, key, press)
	b.small = true
	return b
}

// SetText changes what the button says.
func (b *Button) SetText(text string) { b.text = text; b.Refresh() }

// Text is what the button says.
func (b *Button) Text() string { return b.text }

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{button: b, ground: &canvas.Rectangle{}, ring: &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type buttonRenderer struct {
	scene
	button       *Button
	ground, ring *canvas.Rectangle
	box          lineBox
}

func (r *buttonRenderer) MinSize() fyne.Size {
	min := r.box.minSize()
	h, pad := float32(HeightButton), float32(18)
	if r.button.small {
		h, pad = 32, 14
	}
	return fyne.NewSize(min.Width+2*Px(pad), Px(h))
}

func (r *buttonRenderer) Layout(s fyne.Size) {
	outline(r.ground, fyne.Position{}, s, r.ground.StrokeWidth)
	w := size(SizeFocus)
	outline(r.ring, fyne.NewPos(w+1, w+1), s.SubtractWidthHeight(2*w+2, 2*w+2), w/2)
	if !r.button.primary {
		outline(r.ring, fyne.Position{}, s, w)
	}
	min := r.box.minSize()
	w = min.Width
	if room := s.Width - 2*Px(8); w > room {
		w = room
	}
	r.box.layout(fyne.NewPos(round((s.Width-w)/2), 0), fyne.NewSize(w+1, s.Height))
}

func (r *buttonRenderer) Refresh() {
	b := r.button
	text, ground, border := ColorText, ColorSurface, ColorFieldBorder
	switch {
	case b.Disabled():
		text, ground, border = ColorOnOff, ColorOff, ColorOff
	case b.primary && b.hovered:
		text, ground, border = ColorOnAction, ColorActionHover, ColorActionHover
	case b.primary:
		text, ground, border = ColorOnAction, ColorAction, ColorAction
	case b.hovered:
		ground = ColorHover
	}
	line := Line{Left: []Span{{text: b.text, strong: b.primary}}, Color: text}
	if b.cap != "" {
		key := Key(b.cap)
		if b.primary {
			key = key.In(text)
		}
		line.Left = append(line.Left, Gap(10), key)
	}
	r.box.set(line)
	r.ground.FillColor, r.ground.StrokeColor = Color(ground), Color(border)
	r.ground.StrokeWidth, r.ground.CornerRadius = size(SizeBorder), Px(radiusCorner)
	r.ring.StrokeColor, r.ring.CornerRadius, r.ring.Hidden = Color(ColorFocus), Px(radiusCorner), !b.focused
	if b.primary {
		r.ring.StrokeColor = Color(ColorOnAction)
	}
	r.objects = append([]fyne.CanvasObject{r.ground, r.ring}, r.box.objects...)
	r.Layout(b.Size())
	canvas.Refresh(b)
}
