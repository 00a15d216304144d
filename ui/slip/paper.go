package slip

import "slices"

// Paper is what a sheet is printed on.
type Paper struct {
	Name string  // as settings and the console tool write it
	W, H float64 // millimetres; a roll is as long as what stands on it, H is 0
}

// The papers. A roll's outer 4 mm stay white: a printer of 576 dots prints what
// is between, at 8 dots a millimetre.
var (
	A4     = Paper{Name: "a4", W: 210, H: 297}
	A5     = Paper{Name: "a5", W: 148, H: 210}
	Roll80 = Paper{Name: "80mm", W: 80}
)

// Papers are all papers, the usual one first.
var Papers = []Paper{A4, A5, Roll80}

// ParsePaper finds a paper by its name.
func ParsePaper(name string) (p Paper, ok bool) {
	i := slices.IndexFunc(Papers, func(p Paper) bool { return p.Name == name })
	if i < 0 {
		return Paper{}, false
	}
	return Papers[i], true
}

// Roll reports whether the paper has no pages.
func (p Paper) Roll() bool { return p.H == 0 }

// Margins are the white edges of a paper, in millimetres. The zero value leaves
// them to the paper.
type Margins struct{ Top, Right, Bottom, Left float64 }

// usual are the margins that a sheet has by itself; those of a page that holds
// several sheets are narrower.
func (p Paper) usual(together bool) Margins {
	switch {
	case p.Roll():
		return Margins{Top: 4, Right: 4, Bottom: 8, Left: 4}
	case together:
		return Margins{Top: 8, Right: 15, Bottom: 6, Left: 15}
	case p.W < A4.W:
		return Margins{Top: 10, Right: 11, Bottom: 6, Left: 11}
	}
	return Margins{Top: 15, Right: 18, Bottom: 8, Left: 18}
}
