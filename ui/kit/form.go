package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Form is fields in rows of one or two: Enter goes from one to the next and, in
// the last, hands the form in; Tab does as everywhere.
type Form struct {
	widget.BaseWidget
	fields []*Field
	by     map[string]*Field
	box    *fyne.Container
	scroll *Scroll

	// OnSubmit runs on Enter in the last field and on Submit.
	OnSubmit func()
}

// NewForm makes an empty form.
func NewForm() *Form {
	f := &Form{by: map[string]*Field{}, box: Column(10)}
	f.ExtendBaseWidget(f)
	return f
}

// Add puts a field into the form under the JSON name that errors carry, on a
// line of its own.
func (f *Form) Add(name string, field *Field) *Field {
	f.box.Add(f.take(name, field))
	return field
}

// AddPair puts two fields on one line.
func (f *Form) AddPair(nameA string, a *Field, nameB string, b *Field) {
	f.box.Add(Columns(16, nil, f.take(nameA, a), f.take(nameB, b)))
}

// AddRow puts several fields on one line, their widths by weight.
func (f *Form) AddRow(weights []float32, names []string, fields ...*Field) {
	row := make([]fyne.CanvasObject, len(fields))
	for i, field := range fields {
		row[i] = f.take(names[i], field)
	}
	f.box.Add(Columns(16, weights, row...))
}

// AddLine puts fields side by side that are as wide as their values are long, px
// at 100 % and at least; what does not fit goes on below. It returns the line,
// for ShowLine.
func (f *Form) AddLine(least []float32, names []string, fields ...*Field) *fyne.Container {
	line := make([]fyne.CanvasObject, len(fields))
	for i, field := range fields {
		line[i] = f.take(names[i], field)
	}
	row := Spread(formGap, least, line...)
	f.box.Add(row)
	return row
}

// ShowLine shows a line of AddLine with its fields, or hides them: Enter steps over
// what cannot be seen.
func (f *Form) ShowLine(line *fyne.Container, shown bool) {
	line.Hidden = !shown
	for _, o := range line.Objects {
		if shown {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// AddObject puts something between the fields that is none: a note, a heading.
func (f *Form) AddObject(o fyne.CanvasObject) { f.box.Add(o) }

func (f *Form) take(name string, field *Field) fyne.CanvasObject {
	i := len(f.fields)
	f.fields = append(f.fields, field)
	f.by[name] = field
	field.input.setNext(func() { f.after(i) })
	watchFocus(field.input, func() { f.reveal(field) })
	return field
}

// after goes to the next field that can be seen, or hands the form in.
func (f *Form) after(i int) {
	for _, next := range f.fields[i+1:] {
		if next.Visible() {
			f.focus(next)
			if e, ok := next.input.first().(*Entry); ok {
				e.arrive()
			}
			return
		}
	}
	f.Submit()
}

func (f *Form) focus(field *Field) {
	field.Focus()
	f.reveal(field)
}

// reveal scrolls a field into sight, wherever the keyboard came to it from.
func (f *Form) reveal(field *Field) {
	if f.scroll != nil {
		f.scroll.Reveal(field)
	}
}

// RevealFocused scrolls the field that has the keyboard into sight, after the
// form's place became smaller.
func (f *Form) RevealFocused() {
	c := canvasOf(f)
	if c == nil || c.Focused() == nil {
		return
	}
	for _, field := range f.fields {
		if field.input.first() == c.Focused() {
			f.reveal(field)
		}
	}
}

// watchFocus calls gained when the keyboard comes to an input by Tab or a click,
// after whoever else wants to know.
func watchFocus(input Input, gained func()) {
	chain := func(on *func(bool)) {
		before := *on
		*on = func(got bool) {
			if before != nil {
				before(got)
			}
			if got {
				gained()
			}
		}
	}
	switch w := input.(type) {
	case *Entry:
		chain(&w.OnFocus)
	case *Picker:
		chain(&w.entry.OnFocus)
	case *Choice:
		for _, chip := range w.chips {
			chain(&chip.OnFocus)
		}
	case *Checks:
		for _, check := range w.checks {
			chain(&check.OnFocus)
		}
	case *Check:
		chain(&w.OnFocus)
	}
}

// Submit hands the form in.
func (f *Form) Submit() {
	if f.OnSubmit != nil {
		f.OnSubmit()
	}
}

// FocusFirst gives the first field the keyboard.
func (f *Form) FocusFirst() {
	if len(f.fields) > 0 {
		f.focus(f.fields[0])
	}
}

// Focus gives the field of that name the keyboard.
func (f *Form) Focus(name string) {
	if field, ok := f.by[name]; ok {
		f.focus(field)
	}
}

// Field is the field of that name, nil if there is none.
func (f *Form) Field(name string) *Field { return f.by[name] }

// ShowErrors puts each text under its field, clears the others, and goes to the
// first. It returns those whose field is not in the form.
func (f *Form) ShowErrors(texts map[string]string) (left map[string]string) {
	left = map[string]string{}
	for name, text := range texts {
		if f.by[name] == nil {
			left[name] = text
		}
	}
	var first *Field
	for _, field := range f.fields {
		text := texts[f.nameOf(field)]
		field.SetError(text)
		if text != "" && first == nil {
			first = field
		}
	}
	if first != nil {
		f.focus(first)
	}
	return left
}

func (f *Form) nameOf(field *Field) string {
	for name, other := range f.by {
		if other == field {
			return name
		}
	}
	return ""
}

// In tells the form which scroll it lies in, so that the focused field is seen.
func (f *Form) In(s *Scroll) *Form { f.scroll = s; return f }

func (f *Form) heightFor(width float32) float32 { return heightOf(f.box, width) }

func (f *Form) held() []fyne.CanvasObject { return []fyne.CanvasObject{f.box} }

// CreateRenderer is for Fyne.
func (f *Form) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }

// MinSize is for Fyne.
func (f *Form) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	return f.box.MinSize()
}
