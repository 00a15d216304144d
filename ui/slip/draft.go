package slip

import (
	"fmt"
	"slices"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// drafter brings designs onto pages.
type drafter struct {
	fonts *Fonts
	words Words
	setup Setup
	memo  *sheet.Memo
	doc   *sheet.Document
}

func newDrafter(fonts *Fonts, words Words, setup Setup) *drafter {
	if setup.Paper.W == 0 {
		setup.Paper = A4
	}
	return &drafter{fonts: fonts, words: words, setup: setup, memo: sheet.NewMemo(), doc: sheet.NewDocument(words("slip.lang"))}
}

// form is a sheet on its way to pages, at one density and width.
type form struct {
	*look
	words  Words
	second *Second
	setup  Setup
	w      float64         // millimetres
	next   model.SheetKind // the sheet below it on the same page, "" if there is none
}

// form makes one for a kind of sheet: those that the seeker reads have a second
// language.
func (d *drafter) form(kind model.SheetKind, w float64, at density) *form {
	f := &form{words: d.words, setup: d.setup, w: w}
	if kind == model.SheetSeeker || kind == model.SheetApplication {
		f.second = d.setup.Second
	}
	f.look = newLook(d.fonts, d.doc.Lang, d.memo, d.setup.Paper, f.second, at)
	return f
}

// draw brings all designs onto paper: those that can share a page do.
func (d *drafter) draw(designs []design) {
	if !d.setup.Together || d.setup.Paper != A4 || len(designs) == 1 {
		for _, each := range designs {
			d.alone(each)
		}
		return
	}
	if d.shared(designs) {
		return
	}
	own, rest := designs[:0:0], designs[:0:0]
	for _, each := range designs {
		if each.kind == model.SheetSeeker {
			own = append(own, each)
		} else {
			rest = append(rest, each)
		}
	}
	for _, each := range own {
		d.alone(each)
	}
	for len(rest) > 0 {
		n := len(rest)
		for n > 1 && !d.shared(rest[:n]) {
			n--
		}
		if n == 1 {
			d.alone(rest[0])
		}
		rest = rest[n:]
	}
}

// shared draws designs on one page and reports whether they fit.
func (d *drafter) shared(designs []design) bool {
	const most = 4 // more would be tried in vain
	if len(designs) > most {
		return false
	}
	if len(designs) > 1 && designs[1].kind == model.SheetSeeker {
		return false // two persons' slips are not handed over on one paper
	}
	// From the densest on, since what does not fit then is soon found out.
	var best *share
	for _, at := range slices.Backward(sharing) {
		s := d.share(designs, at)
		if s.need > s.h+0.001 {
			break
		}
		best = &s
	}
	if best == nil {
		return false
	}
	d.place(designs, *best)
	return true
}

// share is designs laid out for one page.
type share struct {
	area
	pieces []piece
	need   float64 // millimetres, with the cuts
	void   string  // what stands on the bar; "" if all hold
	at     density
}

func (d *drafter) share(designs []design, at density) share {
	s := share{area: d.area(true, false), at: at}
	for i, each := range designs {
		f := d.form(each.kind, s.w, at)
		if i+1 < len(designs) {
			f.next = designs[i+1].kind
			s.need += 2 * cutMargin
		}
		p := each.lay(f)
		s.pieces = append(s.pieces, p)
		s.need += p.height()
		if p.void != "" {
			s.void = p.void
		}
	}
	if s.void != "" {
		s.area = d.area(true, true)
	}
	return s
}

// place draws a page that several sheets share. What is left over goes to the
// cuts, so that no part hangs at the end.
func (d *drafter) place(designs []design, s share) {
	page := d.doc.AddPage(d.setup.Paper.W, d.setup.Paper.H)
	f := d.form(model.SheetEmployer, s.w, s.at)
	extra := min((s.h-s.need)/float64(2*len(s.pieces)), 6)
	y := s.y
	for i, p := range s.pieces {
		if i > 0 {
			y += extra + cutMargin
			f.cut(page, y, designs[i-1].kind == model.SheetEmployer && designs[i].kind == model.SheetReply)
			y += extra + cutMargin
		}
		y = stack(page, s.x, y, p.all()...)
	}
	if d.setup.Footer != "" {
		f.foot(page, s.area, "", "", false)
	}
	if s.void != "" {
		f.cross(page, s.area, s.y+30, s.void)
	}
}

// alone draws a design on pages of its own.
func (d *drafter) alone(each design) {
	all := d.setup.Paper.densities()
	a := d.area(false, false)
	if d.setup.Paper.Roll() {
		d.roll(each, all[0])
		return
	}
	f, p := d.fitted(each, a, all)
	if p.void != "" {
		a = d.area(false, true)
	}
	pages := p.pages(a.h)
	for n, parts := range pages {
		page := d.doc.AddPage(d.setup.Paper.W, d.setup.Paper.H)
		first := p.head
		if n > 0 {
			first = p.again
		}
		y := stack(page, a.x, a.y, first)
		from := y
		stack(page, a.x, y, parts...)
		if n == len(pages)-1 {
			stack(page, a.x, a.y+a.h-total(p.closing...), p.closing...)
		}
		f.foot(page, a, p.foot, fmt.Sprintf("%d / %d", n+1, len(pages)), true)
		if p.void != "" {
			f.cross(page, a, from, p.void)
		}
	}
}

// fitted lays a design out at the first density that a page holds; if none does,
// at the first of those still read with ease that needs the fewest pages.
func (d *drafter) fitted(each design, a area, all []density) (*form, piece) {
	const readable = 10 // points
	var f *form
	var p piece
	fewest := 0
	for _, at := range all {
		here := d.form(each.kind, a.w, at)
		laid := each.lay(here)
		if laid.height() <= a.h+0.001 {
			return here, laid
		}
		if n := len(laid.pages(a.h)); at.points >= readable && (fewest == 0 || n < fewest) {
			f, p, fewest = here, laid, n
		}
	}
	return f, p
}

// roll draws a design on paper that ends where it ends.
func (d *drafter) roll(each design, at density) {
	a := d.area(false, false)
	f := d.form(each.kind, a.w, at)
	p := each.lay(f)
	if p.void != "" {
		a = d.area(false, true)
	}
	own := f.small.WithSize(9).WithAlign(sheet.Centre).Layout(d.setup.Footer, a.w)
	h := a.y + p.height() + d.margins(false).Bottom
	if own.Lines() > 0 {
		h += own.Height + 3
	}
	page := d.doc.AddPage(d.setup.Paper.W, h)
	y := stack(page, a.x, a.y, p.all()...)
	a.h = y - a.y
	if own.Lines() > 0 {
		page.Place(own, a.x, y+3)
	}
	if p.void != "" {
		f.cross(page, a, a.y+p.head.height(), p.void)
	}
}
