package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"ieumdesk/ui/ime"
)

// Modal stands in the middle of the window over everything else until it is
// answered; keys go nowhere else meanwhile.
type Modal struct {
	canvas fyne.Canvas
	sheet  *modalSheet
	before fyne.Focusable
	first  fyne.Focusable

	// OnEscape runs on Esc; without it Esc does nothing.
	OnEscape func()
	// OnSubmit runs on Ctrl+Enter, and on Ctrl+S unless that has an answer of its own.
	OnSubmit func()
	// OnSave runs on Ctrl+S.
	OnSave func()
	// OnShow runs once it stands, to set the focus elsewhere than on a button.
	OnShow func()
}

// NewModal makes a modal of a title, content and buttons; it is not shown yet.
// width is in px. first gets the focus; nil is the first button.
func NewModal(c fyne.Canvas, title string, width float32, content fyne.CanvasObject, first fyne.Focusable, buttons ...*Button) *Modal {
	m := &Modal{canvas: c, first: first}
	row := Flow(10)
	for _, b := range buttons {
		row.Add(b)
	}
	if m.first == nil && len(buttons) > 0 {
		m.first = buttons[0]
	}
	parts := []fyne.CanvasObject{}
	if title != "" {
		parts = append(parts, NewTitle(title))
	}
	if content != nil {
		parts = append(parts, content)
	}
	if len(buttons) > 0 {
		parts = append(parts, row)
	}
	m.sheet = newModalSheet(m, width, Column(16, parts...))
	return m
}

// Show opens the modal and remembers where the focus was. What is being composed
// there is finished first.
func (m *Modal) Show() {
	ime.Tell(m.canvas, ime.Focus{})
	m.before = m.canvas.Focused()
	m.canvas.Overlays().Add(m.sheet)
	m.sheet.Resize(m.canvas.Size())
	m.focusFirst()
	if m.OnShow != nil {
		m.OnShow()
	}
}

func (m *Modal) focusFirst() {
	if m.first != nil {
		m.canvas.Focus(m.first)
	}
}

// Hide closes the modal and gives the focus back. What is being composed in it is
// finished first, in case it does not close by a key.
func (m *Modal) Hide() {
	ime.Tell(m.canvas, ime.Focus{})
	m.canvas.Overlays().Remove(m.sheet)
	if m.before != nil {
		m.canvas.Focus(m.before)
	}
}

// TopModal is the modal that stands over a window's content, nil if none does.
// Keys belong to it then.
func TopModal(c fyne.Canvas) *Modal {
	if sheet, ok := c.Overlays().Top().(*modalSheet); ok {
		return sheet.modal
	}
	return nil
}

// Shortcut answers a Ctrl combination that nothing in the modal took: Ctrl+Enter is
// its primary answer, and Ctrl+S is where nothing else is.
func (m *Modal) Shortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierControl {
		return
	}
	switch {
	case c.KeyName == fyne.KeyS && m.OnSave != nil:
		m.OnSave()
	case m.OnSubmit != nil && (c.KeyName == fyne.KeyS || c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter):
		m.OnSubmit()
	}
}

// Key answers a key that nothing in the modal took; the window hands it on.
func (m *Modal) Key(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyEscape && m.OnEscape != nil {
		m.OnEscape()
	}
}

// modalSheet dims the window and holds the modal in its middle.
type modalSheet struct {
	widget.BaseWidget
	modal *Modal
	box   *fyne.Container
}

func newModalSheet(m *Modal, width float32, content fyne.CanvasObject) *modalSheet {
	s := &modalSheet{modal: m}
	paper := container.New(&backed{}, NewBox(ColorSurface, ColorLine, 8), Inset(22, 26, 22, 26, content))
	s.box = container.New(&centred{width: width}, NewBox(ColorDim, "", 0), paper)
	s.ExtendBaseWidget(s)
	return s
}

// Tapped keeps clicks from what lies beneath.
func (s *modalSheet) Tapped(*fyne.PointEvent) {}

// MouseIn keeps hovering from what lies beneath.
func (s *modalSheet) MouseIn(*desktop.MouseEvent) {}

// MouseMoved is for Fyne.
func (s *modalSheet) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (s *modalSheet) MouseOut() {}

func (s *modalSheet) held() []fyne.CanvasObject { return []fyne.CanvasObject{s.box} }

// CreateRenderer is for Fyne.
func (s *modalSheet) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.box) }

// centred puts the second object into the middle, width px wide at most.
type centred struct{ width float32 }

func (l *centred) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	place(objects[0], 0, 0, s.Width, s.Height)
	w := min(Px(l.width), s.Width-2*Px(16))
	h := min(heightOf(objects[1], w), s.Height-2*Px(16))
	place(objects[1], round((s.Width-w)/2), round((s.Height-h)/2), w, h)
}

func (l *centred) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }
