package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Field is an input with its label above and, when it was refused, what is wrong
// and how to mend it below.
type Field struct {
	widget.BaseWidget
	label    string
	required bool
	caption  *LineView
	message  *Paragraph
	hint     string
	input    Input
	box      *fyne.Container
}

// Input is what a field holds: an entry, a choice, a code picker.
type Input interface {
	fyne.CanvasObject
	// first is what gets the focus when the field does.
	first() fyne.Focusable
	// setNext says where Enter goes.
	setNext(func())
	// setBad marks it as refused.
	setBad(bool)
}

// NewField makes a field; required ones carry a dot.
func NewField(label string, required bool, input Input) *Field {
	f := &Field{label: label, required: required, input: input}
	f.caption = NewLine(Line{})
	f.message = NewParagraph("", SizeSmall, ColorRed)
	f.message.Hide()
	f.box = Column(3, f.caption, input, f.message)
	f.ExtendBaseWidget(f)
	f.setCaption()
	return f
}

func (f *Field) setCaption() {
	line := Line{Left: []Span{Text(f.label)}, Size: SizeLabel, Color: ColorLabel}
	if f.required {
		line.Left = append(line.Left, Gap(4), Text("•").In(ColorRequired))
	}
	f.caption.Hidden = f.label == "" // a search box needs no caption
	f.caption.SetLine(line)
}

// SetLabel changes the label.
func (f *Field) SetLabel(label string) { f.label = label; f.setCaption() }

// SetHint shows a sentence under the field while there is no error; "" hides it.
func (f *Field) SetHint(hint string) { f.hint = hint; f.show("") }

// SetError shows what is wrong under the field; "" clears it.
func (f *Field) SetError(text string) {
	if text == f.Wrong() {
		return
	}
	f.input.setBad(text != "")
	f.show(text)
}

// Wrong is what stands under the field as wrong, "" if nothing is.
func (f *Field) Wrong() string {
	if f.message.color != ColorRed || !f.message.Visible() {
		return ""
	}
	return f.message.Text()
}

func (f *Field) show(wrong string) {
	f.message.color = ColorRed
	text := wrong
	if wrong == "" {
		f.message.color, text = ColorSecond, f.hint
	}
	f.message.SetText(text)
	if text == "" {
		f.message.Hide()
	} else {
		f.message.Show()
	}
	f.message.Refresh()
	Relayout(f)
}

// Input is what the field holds.
func (f *Field) Input() Input { return f.input }

// Focus gives the field the keyboard.
func (f *Field) Focus() {
	if c := canvasOf(f); c != nil {
		c.Focus(f.input.first())
	}
}

func (f *Field) heightFor(width float32) float32 { return heightOf(f.box, width) }

// CreateRenderer is for Fyne.
func (f *Field) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }

// MinSize is for Fyne; a refused field is taller.
func (f *Field) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	return f.box.MinSize()
}

func (e *Entry) first() fyne.Focusable { return e }
func (e *Entry) setNext(f func())      { e.next = f }
func (e *Entry) setBad(bad bool)       { e.SetBad(bad) }

func (c *Check) first() fyne.Focusable { return c }
func (c *Check) setNext(f func())      { c.next = f }
func (c *Check) setBad(bool)           {}
