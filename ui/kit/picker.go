package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Option is one line that a Picker offers.
type Option struct {
	Code, Name string
	Second     string // what it belongs to, shown behind
}

// Picker chooses from a long list by typing: suggestions stand under the entry,
// ↑↓ and Enter choose, Backspace in the empty entry takes the last one back.
type Picker struct {
	widget.BaseWidget
	entry   *Entry
	chips   *fyne.Container // what was chosen
	list    *fyne.Container // what is offered
	box     *fyne.Container
	find    func(query string, limit int) []Option
	name    func(code string) string
	many    bool
	free    bool
	names   bool // codes mean nothing to people here
	chosen  []string
	offered []Option
	at      int

	// OnChange runs after something was chosen or taken back.
	OnChange func(codes []string)
}

// offers is how many suggestions are shown at once.
const offers = 6

// NewPicker makes a picker. find answers a query best first, name the name of a
// code. many allows several; with free, what matches no option counts as typed.
func NewPicker(placeholder string, many, free bool, find func(string, int) []Option, name func(string) string) *Picker {
	p := &Picker{entry: NewEntry(placeholder), chips: Flow(6), list: Column(0), find: find, name: name, many: many, free: free}
	p.chips.Hide()
	p.list.Hide()
	p.box = Column(4, p.chips, p.entry, p.list)
	p.entry.Follow(func(string) { p.offer() })
	p.entry.OnKey = p.typed
	p.entry.OnFocus = func(gained bool) {
		if !gained {
			p.leave()
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// NamesOnly hides the codes, where they mean nothing to people.
func (p *Picker) NamesOnly() *Picker { p.names = true; return p }

// Codes are what was chosen.
func (p *Picker) Codes() []string { return slices.Clone(p.chosen) }

// Code is the one that was chosen, "" if none.
func (p *Picker) Code() string {
	if len(p.chosen) == 0 {
		return ""
	}
	return p.chosen[0]
}

// SetCodes chooses without telling OnChange.
func (p *Picker) SetCodes(codes ...string) {
	p.chosen = slices.DeleteFunc(slices.Clone(codes), func(c string) bool { return c == "" })
	p.entry.SetText("")
	p.redraw()
}

func (p *Picker) typed(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyUp:
		if len(p.offered) == 0 {
			if ev.Name == fyne.KeyDown {
				p.offerAll()
			}
			return true
		}
		step := 1
		if ev.Name == fyne.KeyUp {
			step = -1
		}
		p.at = min(max(p.at+step, 0), len(p.offered)-1)
		p.drawOffers()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		if len(p.offered) > 0 && p.entry.Text != "" || p.list.Visible() && len(p.offered) > 0 {
			p.choose(p.offered[p.at].Code)
			return true
		}
		if p.free && p.entry.Text != "" {
			p.choose(p.entry.Text)
			return true
		}
	case fyne.KeyBackspace:
		if p.entry.Text == "" && len(p.chosen) > 0 {
			p.drop(p.chosen[len(p.chosen)-1])
			return true
		}
	case fyne.KeyEscape:
		if p.list.Visible() {
			p.hideOffers()
			return true
		}
	}
	return false
}

func (p *Picker) offer() {
	if p.entry.Reading() == "" {
		p.hideOffers()
		return
	}
	p.offerAll()
}

func (p *Picker) offerAll() { p.show(p.find(p.entry.Reading(), offers)) }

func (p *Picker) show(options []Option) {
	p.offered, p.at = options, 0
	p.drawOffers()
}

func (p *Picker) hideOffers() {
	p.offered = nil
	p.drawOffers()
}

func (p *Picker) choose(code string) {
	if !p.many {
		p.chosen = nil
	}
	if !slices.Contains(p.chosen, code) {
		p.chosen = append(p.chosen, code)
	}
	p.offered = nil
	p.entry.SetText("")
	p.redraw()
	p.tell()
	if !p.many && p.entry.next != nil {
		p.entry.next()
	}
}

func (p *Picker) drop(code string) {
	p.chosen = slices.DeleteFunc(p.chosen, func(c string) bool { return c == code })
	p.redraw()
	p.tell()
}

// leave takes what was typed and matches exactly, or is free.
func (p *Picker) leave() {
	text := p.entry.Text
	if text == "" {
		p.hideOffers()
		return
	}
	for _, o := range p.find(text, offers) {
		if o.Name == text || o.Code == text {
			p.chosen = p.after(o.Code)
			text = ""
		}
	}
	if text != "" && p.free {
		p.chosen = p.after(text)
		text = ""
	}
	if text == "" {
		p.entry.SetText("")
		p.tell()
	}
	p.offered = nil
	p.redraw()
}

func (p *Picker) after(code string) []string {
	switch {
	case !p.many:
		return []string{code}
	case slices.Contains(p.chosen, code):
		return p.chosen
	default:
		return append(p.chosen, code)
	}
}

func (p *Picker) tell() {
	if p.OnChange != nil {
		p.OnChange(p.Codes())
	}
}

func (p *Picker) redraw() {
	p.chips.RemoveAll()
	for _, code := range p.chosen {
		p.chips.Add(newPicked(p.label(code), func() { p.drop(code) }))
	}
	p.chips.Hidden = len(p.chosen) == 0
	p.drawOffers()
}

// shown is an option as it is offered.
func (p *Picker) shown(o Option) Option {
	if p.names {
		o.Code = o.Name
	}
	return o
}

// label is what stands in the chip of a chosen code.
func (p *Picker) label(code string) string {
	if name := p.name(code); p.names || name == code {
		return name
	}
	return code + " " + p.name(code)
}

func (p *Picker) drawOffers() {
	p.list.RemoveAll()
	for i, o := range p.offered {
		p.list.Add(newOffer(p.shown(o), i == p.at, func() { p.choose(o.Code) }))
	}
	p.list.Hidden = len(p.offered) == 0
	Relayout(p)
	p.box.Refresh()
}

func (p *Picker) first() fyne.Focusable { return p.entry }
func (p *Picker) setNext(f func())      { p.entry.setNext(f) }
func (p *Picker) setBad(bad bool)       { p.entry.SetBad(bad) }

func (p *Picker) heightFor(width float32) float32 { return heightOf(p.box, width) }

func (p *Picker) held() []fyne.CanvasObject { return []fyne.CanvasObject{p.box} }

// CreateRenderer is for Fyne.
func (p *Picker) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }

// MinSize is for Fyne.
func (p *Picker) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return p.box.MinSize()
}

// offer is one suggestion.
type offer struct {
	widget.BaseWidget
	box  *fyne.Container
	pick func()
}

func newOffer(o Option, chosen bool, pick func()) *offer {
	line := Line{Left: []Span{Text(o.Name)}}
	if o.Code != o.Name {
		line.Left = []Span{Text(o.Code).In(ColorSecond).At(SizeSmall), Gap(8), Text(o.Name)}
	}
	if o.Second != "" {
		line.Left = append(line.Left, Gap(8), Text(o.Second).In(ColorSecond).At(SizeSmall))
	}
	fill := ColorSurface
	if chosen {
		fill, line.Color = ColorChosen, ColorChosenText
	}
	w := &offer{pick: pick, box: Paper(fill, Inset(5, 12, 5, 12, NewLine(line)))}
	w.ExtendBaseWidget(w)
	return w
}

// MouseDown chooses before the entry loses the focus and hides the offers.
func (o *offer) MouseDown(*desktop.MouseEvent) { o.pick() }

// MouseUp is for Fyne.
func (o *offer) MouseUp(*desktop.MouseEvent) {}

// CreateRenderer is for Fyne.
func (o *offer) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(o.box) }

// picked is a chosen code; a click takes it back.
type picked struct {
	widget.BaseWidget
	line *LineView
	drop func()
}

func newPicked(text string, drop func()) *picked {
	w := &picked{line: NewLine(Line{Left: []Span{TagOf(Blue, text+" ×")}}), drop: drop}
	w.ExtendBaseWidget(w)
	return w
}

// Tapped is for Fyne.
func (w *picked) Tapped(*fyne.PointEvent) { w.drop() }

// CreateRenderer is for Fyne.
func (w *picked) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(w.line) }
