package paper

import (
	"context"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// SheetPage is a page that is only a sheet and its print: a person's application, or
// the list for an employer.
type SheetPage struct {
	t       *Print
	pane    *Pane
	title   string
	second  string
	state   *kit.Paragraph
	actions *fyne.Container
	content fyne.CanvasObject
}

var _ desk.Screen = (*SheetPage)(nil)

// OpenApplication opens the application of a person, to be signed.
func OpenApplication(d *desk.Desk, p *Press, id model.ID) {
	desk.Do(d, func(ctx context.Context) (o opened, err error) {
		s, err := d.Session.Seeker(ctx, id)
		if err != nil {
			return o, err
		}
		return p.open(ctx, Application(s, d.Now()), d.Words.T("slip.application.title"), model.MaskName(s.Name))
	}, p.show)
}

// OpenList opens the list of who was referred to a lead and whose answer is awaited,
// for its employer; those referred today are on it even if the answer is known.
func OpenList(d *desk.Desk, p *Press, lead model.ID) {
	desk.Do(d, func(ctx context.Context) (o opened, err error) {
		all, err := d.Session.LeadReferrals(ctx, lead)
		if err != nil {
			return o, err
		}
		expected := Expected(all, d.Today())
		if len(expected) == 0 {
			return o, nil
		}
		return p.open(ctx, List(expected, d.Now()), d.Words.T("slip.list.title"), d.Words.T("paper.list.second", expected[0].Lead.Employer, len(expected)))
	}, func(o opened) {
		if o.matter == nil {
			d.Shell.Toast(d.Words.T("paper.list.none"), nil)
			return
		}
		p.show(o)
	})
}

// opened is what a page of a sheet begins with.
type opened struct {
	matter        Matter
	usual         Order
	title, second string
}

func (p *Press) open(ctx context.Context, m Matter, title, second string) (opened, error) {
	o, err := p.Usual(ctx, m)
	return opened{m, o, title, second}, err
}

func (p *Press) show(o opened) { p.d.Shell.Open(newSheetPage(p, o)) }

// Expected are those whom an employer is to expect: referred and not answered for
// yet, or referred today; no void slip. The order is that of their numbers.
func Expected(all []model.ReferralView, today model.Date) []model.ReferralView {
	var out []model.ReferralView
	for i := len(all) - 1; i >= 0; i-- { // they come newest first
		v := all[i]
		if v.Status != model.Void && (v.Status.Open() || model.Today(v.IssuedAt) == today) {
			out = append(out, v)
		}
	}
	return out
}

func newSheetPage(press *Press, o opened) *SheetPage {
	p := &SheetPage{t: press.NewPrint(o.matter, o.usual), title: o.title, second: o.second, actions: kit.Flow(10)}
	p.state = kit.NewParagraph("", kit.SizeSecond, kit.ColorSecond)
	p.pane = NewPane(p.t, p.t.Print)
	p.content = kit.Under(p.pane.Object(), kit.Foot(24, p.actions, p.state))
	p.t.Watch(p.show, func() {})
	p.t.Begin()
	p.show()
	return p
}

func (p *SheetPage) show() {
	w := p.t.press.d.Words
	p.actions.RemoveAll()
	pdf, png := func() { p.t.Save(".pdf") }, func() { p.t.Save(".png") }
	if p.t.Printer() {
		print := kit.NewPrimary(w.T("paper.print"), "Enter", p.t.Print)
		if p.t.Busy() {
			print.Disable()
		}
		p.actions.Add(print)
		p.actions.Add(kit.NewButton("PDF", "Ctrl S", pdf))
	} else {
		p.actions.Add(kit.NewPrimary("PDF", "Enter", pdf))
	}
	p.actions.Add(kit.NewButton("PNG", "Ctrl G", png))
	p.state.SetText(p.t.Message())
	p.pane.Show()
	kit.Relayout(p.content)
	p.t.press.d.Shell.Refresh()
}

// Content is for the window.
func (p *SheetPage) Content() fyne.CanvasObject { return p.content }

// Head names the sheet and whose it is.
func (p *SheetPage) Head() *desk.Head {
	return &desk.Head{Title: p.title, Second: p.second, Hints: []desk.Hint{{Key: "Esc", Text: p.t.press.d.Words.T("hint.back")}}}
}

// Hints are the keys that work here.
func (p *SheetPage) Hints() []desk.Hint {
	hints := []desk.Hint{{Key: "Enter", Text: "PDF"}}
	if p.t.Printer() {
		hints = []desk.Hint{{Key: "Enter", Text: p.t.press.d.Words.T("paper.print")}, {Key: "Ctrl S", Text: "PDF"}}
	}
	return append(append(hints, desk.Hint{Key: "Ctrl G", Text: "PNG"}), p.pane.Hints()...)
}

// Shown draws the sheet; nothing is typed here.
func (p *SheetPage) Shown() {
	p.t.press.d.Shell.Window().Canvas().Unfocus()
	p.pane.Draw()
}

// Key handles the page's own keys.
func (p *SheetPage) Key(k desk.Key) bool {
	switch k {
	case desk.Key{Name: fyne.KeyReturn}, desk.Key{Name: fyne.KeyEnter}, ctrl(fyne.KeyReturn), ctrl(fyne.KeyEnter):
		if p.t.Printer() {
			p.t.Print()
		} else {
			p.t.Save(".pdf")
		}
	case ctrl(fyne.KeyS):
		p.t.Save(".pdf")
	case ctrl(fyne.KeyG):
		p.t.Save(".png")
	default:
		return p.pane.Key(k)
	}
	return true
}

// Leave goes back unless the sheet is on its way.
func (p *SheetPage) Leave() bool { return p.t.Busy() }
