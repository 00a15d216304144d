package slip

// area is the part of a page that sheets may take, above its foot.
type area struct{ x, y, w, h float64 }

const (
	footH     = 5.6  // millimetres for the foot of a page
	voidBar   = 11.4 // the bar across a void sheet; its text keeps clear of the edge that printers leave white
	cutMargin = 3.0  // above and below a line to cut along
)

// margins are those of the printer, or where they would leave no room for a sheet
// those of the paper.
func (d *drafter) margins(together bool) Margins {
	const narrowest = 56.0 // millimetres in which a sheet can be read
	m, p := d.setup.Margins, d.setup.Paper
	if m == (Margins{}) || p.W-m.Left-m.Right < narrowest {
		return p.usual(together)
	}
	return m
}

// area of a page, which is void or not, with lines of the centre's own in its foot.
func (d *drafter) area(together, void bool) area {
	m := d.margins(together)
	if void {
		m.Top = max(m.Top, voidBar+3)
	}
	p := d.setup.Paper
	a := area{x: m.Left, y: m.Top, w: p.W - m.Left - m.Right, h: p.H - m.Top - m.Bottom}
	if p.Roll() {
		return a
	}
	if together && d.setup.Footer == "" {
		return a
	}
	a.h -= footH
	if d.setup.Footer != "" && !together {
		a.h -= 3.6
	}
	return a
}
