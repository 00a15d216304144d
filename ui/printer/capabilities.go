package printer

import (
	"fmt"
	"math"

	"ieumdesk/ui/slip/sheet"
)

// Capabilities are what a printer can do, as its driver says.
type Capabilities struct {
	Papers    []Paper // in the driver's order
	Custom    bool    // it also takes papers of other sizes, as rolls are
	Trays     []Tray  // none: it has one and nothing to choose
	BothSides bool
	// Edges are what it cannot print on of A4, or of the paper it is set to if it
	// has no A4. What a sheet has there is lost.
	Edges Edges
}

// Paper is a size of paper, upright.
type Paper struct {
	ID   string  // how the driver calls it; "" asks for the size alone
	Name string  // for people, in the words of the driver
	W, H float64 // millimetres
}

// Tray is where a printer takes paper from.
type Tray struct{ ID, Name string }

// Edges are the widths, in millimetres, of what a printer leaves blank.
type Edges struct{ Left, Top, Right, Bottom float64 }

// Widest is the widest of the four.
func (e Edges) Widest() float64 { return max(e.Left, e.Top, e.Right, e.Bottom) }

// PaperOf finds the paper that a page of w x h millimetres is printed on, upright
// or lying, within the millimetre by which drivers differ. ok is false if the
// printer has no such paper; if Custom, it takes it all the same.
func (c Capabilities) PaperOf(w, h float64) (p Paper, ok bool) {
	for _, p := range c.Papers {
		if p.fits(w, h) || p.fits(h, w) {
			return p, true
		}
	}
	return Paper{}, false
}

func (p Paper) fits(w, h float64) bool {
	return math.Abs(p.W-w) <= 1 && math.Abs(p.H-h) <= 1
}

// String is the name and the size, "A4 (210 x 297 mm)".
func (p Paper) String() string {
	return fmt.Sprintf("%s (%g x %g mm)", p.Name, math.Round(p.W), math.Round(p.H))
}

// paper is what a document is printed on: its own choice, or its first page's size
// upright. A roll is fed one way only, however short the sheet.
func (d Document) paper() Paper {
	if d.Paper != (Paper{}) {
		return d.Paper
	}
	p := d.Sheet.Pages[0]
	if p.W > p.H && !onRoll(p) {
		return Paper{W: p.H, H: p.W}
	}
	return Paper{W: p.W, H: p.H}
}

// onRoll reports whether a page is for a roll: narrower than A6, the least
// sheet.
func onRoll(p *sheet.Page) bool { return p.W < 105 }
