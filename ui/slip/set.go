package slip

import (
	"fmt"
	"strings"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// DrawSet lays out sheets of referrals: for each a seeker's slip and a reply
// form, and one list for the employer, so slips of several seekers must be of
// one lead. Each sheet takes a page, and as large a type as that allows; what
// cannot fit even in the least type goes on to further pages. With
// Setup.Together the sheets share a page where they fit, and a line says where
// to cut; else the seeker's slip has its own. A roll has one page a sheet, as
// long as it needs. Characters that no font has do not fail it: see
// Document.Missing.
func DrawSet(fonts *Fonts, words Words, slips []Slip, kinds []model.SheetKind, setup Setup) (*sheet.Document, error) {
	if len(slips) == 0 || len(kinds) == 0 {
		return nil, fmt.Errorf("slip: nothing to draw")
	}
	d := newDrafter(fonts, words, setup)
	var designs []design
	for _, k := range kinds {
		for i := range slips {
			code, err := encode(slips[i].Payload)
			if err != nil {
				return nil, err
			}
			if slips[i].Number == "" {
				return nil, fmt.Errorf("slip: no number")
			}
			switch k {
			case model.SheetSeeker:
				designs = append(designs, design{kind: k, lay: func(f *form) piece { return f.seekerSheet(slips[i], code) }})
			case model.SheetReply:
				designs = append(designs, design{kind: k, lay: func(f *form) piece { return f.replySheet(slips[i], code) }})
			case model.SheetEmployer:
				if i == 0 {
					designs = append(designs, design{kind: k, lay: func(f *form) piece { return f.employerSheet(slips) }})
				}
			default:
				return nil, fmt.Errorf("slip: %q is no sheet of a referral", k)
			}
		}
	}
	d.draw(designs)
	return d.doc, nil
}

// design is a sheet that can be laid out at any density.
type design struct {
	kind model.SheetKind
	lay  func(*form) piece
}

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

// area is the part of a page that sheets may take, above its foot.
type area struct{ x, y, w, h float64 }

const (
	footH     = 5.6  // millimetres for the foot of a page
	voidBar   = 11.4 // the bar across a void sheet; its text keeps clear of the edge that printers leave white
	cutMargin = 3.0  // above and below a line to cut along
)

// area of a page, which is void or not, with lines of the centre's own in its foot.
func (d *drafter) area(together, void bool) area {
	m := d.setup.Margins
	if m == (Margins{}) {
		m = d.setup.Paper.usual(together)
	}
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
	for _, at := range sharing {
		var pieces []piece
		a := d.area(true, false)
		need, void := 0.0, ""
		for i, each := range designs {
			f := d.form(each.kind, a.w, at)
			if i+1 < len(designs) {
				f.next = designs[i+1].kind
			}
			p := each.lay(f)
			pieces = append(pieces, p)
			need += p.height()
			if i > 0 {
				need += 2 * cutMargin
			}
			if p.void != "" {
				void = p.void
			}
		}
		if void != "" {
			a = d.area(true, true)
		}
		if need > a.h+0.001 {
			continue
		}
		page := d.doc.AddPage(d.setup.Paper.W, d.setup.Paper.H)
		f := d.form(model.SheetEmployer, a.w, at)
		// What is left over goes to the cuts, so that no part hangs at the end.
		extra := min((a.h-need)/float64(2*len(pieces)), 6)
		y := a.y
		for i, p := range pieces {
			if i > 0 {
				y += extra + cutMargin
				f.cut(page, y, designs[i-1].kind == model.SheetEmployer && designs[i].kind == model.SheetReply)
				y += extra + cutMargin
			}
			y = stack(page, a.x, y, p.all()...)
		}
		if d.setup.Footer != "" {
			f.foot(page, a, "", "", false)
		}
		if void != "" {
			f.cross(page, a, a.y+30, void)
		}
		return true
	}
	return false
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
	m := d.setup.Margins
	if m == (Margins{}) {
		m = d.setup.Paper.usual(false)
	}
	own := f.small.WithSize(9).WithAlign(sheet.Centre).Layout(d.setup.Footer, a.w)
	h := a.y + p.height() + m.Bottom
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
	p.Fill(sheet.Rect{W: p.W, H: voidBar}, f.look.void)
	st := f.bold.WithSize(13).WithColour(white)
	b, _ := st.Fit(said, a.w, 6.6, 7)
	p.Place(b, a.x, voidBar-0.2-b.Height)
	to := a.y + a.h - 2
	p.Line(a.x, to, a.x+a.w, from, 0.5, f.look.void)
	p.Line(a.x, to+4, a.x+a.w, from+4, 0.5, f.look.void)
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

// joined puts those texts together that are not empty.
func joined(separator string, texts ...string) string {
	var kept []string
	for _, s := range texts {
		if s = strings.TrimSpace(s); s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, separator)
}
