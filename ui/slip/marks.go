package slip

import (
	"ieumdesk/ui/slip/sheet"
)

// foot says which page of which sheet this is, and what the centre has to say.
func (f *form) foot(p *sheet.Page, a area, of, count string, own bool) {
	y := a.y + a.h + 1.6
	st := f.small.WithSize(8.5)
	p.Fill(sheet.Rect{X: a.x, Y: y, W: a.w, H: thin}, f.rule)
	y += 0.8
	if f.setup.Footer != "" {
		b, _ := st.Fit(f.setup.Footer, a.w, 2*st.LineHeight(), 6)
		if b.Lines() == 1 || !own {
			b, _ = st.Fit(f.setup.Footer, a.w, st.LineHeight(), 6)
		}
		y = p.Place(b, a.x, y)
	}
	if of != "" {
		b, _ := st.Fit(of, a.w-20, st.LineHeight(), 6)
		p.Place(b, a.x, y)
		p.Text(st.WithAlign(sheet.Right), count, a.x+a.w-20, y, 20)
	}
}

// cut is the line along which a page is divided; a plain one where both parts
// go the same way.
func (f *form) cut(p *sheet.Page, y float64, plain bool) {
	const edge = 6.0
	if plain {
		p.Dashes(edge, y, p.W-edge, y, 0.15, 1, 1.6, f.rule)
		return
	}
	b := f.small.WithSize(8.5).Layout(f.words("slip.cut"), 60)
	mid := p.W / 2
	half := b.Ink()/2 + 3
	p.Dashes(edge, y, mid-half, y, 0.2, 2.4, 1.8, f.soft)
	p.Dashes(mid+half, y, p.W-edge, y, 0.2, 2.4, 1.8, f.soft)
	p.Place(b, mid-b.Ink()/2, y-b.Height/2)
}

// cross strikes out a void sheet, over all that stands there from a height on,
// so that a copy shows it too. The code above stays readable: it leads to the record.
func (f *form) cross(p *sheet.Page, a area, from float64, said string) {
	p.Fill(sheet.Rect{W: p.W, H: voidBar}, f.void)
	st := f.bold.WithSize(13).WithColour(white)
	b, _ := st.Fit(said, a.w, 6.6, 7)
	p.Place(b, a.x, voidBar-0.2-b.Height)
	to := a.y + a.h - 2
	p.Line(a.x, to, a.x+a.w, from, 0.5, f.void)
	p.Line(a.x, to+4, a.x+a.w, from+4, 0.5, f.void)
}

// voided is what stands on the bar of a void slip; "" if it is none.
func (f *form) voided(s Slip) string {
	if !s.Void {
		return ""
	}
	said := f.words("slip.void")
	if !s.VoidedAt.IsZero() {
		said += "   " + f.words("slip.voided", f.words.moment(s.VoidedAt))
	}
	return said
}

// footOf names the sheet that a page is of.
func (f *form) footOf(centre, key, number string) string {
	return joined(" · ", centre, joined(" ", f.words(key), number))
}
