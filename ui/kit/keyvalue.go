package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// KeyValue is one line of facts: what it is at the left, what it says beside it.
func KeyValue(key string, value fyne.CanvasObject) *fyne.Container {
	label := NewParagraph(key, SizeBody, ColorSecond)
	return container.New(&keyValue{}, label, value)
}

// TextValue is a KeyValue of plain text that wraps.
func TextValue(key, value string) *fyne.Container {
	return KeyValue(key, NewParagraph(value, SizeBody, ColorText))
}

// Parts are pieces of a line, each whole: those for which the line is too short
// go on below. A warning is never cut away.
func Parts(spans ...Span) *fyne.Container {
	parts := Flow(8)
	for _, s := range spans {
		parts.Add(NewLine(Line{Left: []Span{s}}))
	}
	return parts
}

// keyWidth is the label column, px.
const keyWidth = 92

// keyBeside is the least width in which the label stands beside its value; in less
// it stands above, for the value is what must be read. px.
const keyBeside = 3 * keyWidth

type keyValue struct{ width float32 }

// column is where the value begins and whether that is below the label.
func (l *keyValue) column(width float32) (x float32, below bool) {
	if width < Px(keyBeside) {
		return 0, true
	}
	return Px(keyWidth), false
}

func (l *keyValue) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	x, below := l.column(s.Width)
	label := s.Width
	if !below {
		label = x - Px(8)
	}
	h := heightOf(objects[0], label)
	place(objects[0], 0, 0, label, h)
	y := float32(0)
	if below {
		y = h
	}
	place(objects[1], x, y, s.Width-x, heightOf(objects[1], s.Width-x))
}

func (l *keyValue) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[1].MinSize().Width, l.heightFor(objects, max(l.width, Px(320))))
}

func (l *keyValue) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	x, below := l.column(width)
	if below {
		return heightOf(objects[0], width) + heightOf(objects[1], width)
	}
	return max(heightOf(objects[0], x-Px(8)), heightOf(objects[1], width-x))
}

// Empty says what would be here, and which key starts it.
func Empty(text, key, does string) *fyne.Container {
	parts := []fyne.CanvasObject{NewParagraph(text, SizeBody, ColorSecond)}
	if key != "" {
		parts = append(parts, NewLine(Line{Left: []Span{Key(key), Gap(6), Text(does)}, Color: ColorSecond}))
	}
	return Inset(28, 20, 20, 20, Column(10, parts...))
}
