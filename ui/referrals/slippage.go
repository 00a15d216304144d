package referrals

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
	"ieumdesk/ui/paper"
)

// SlipPage shows a referral that was made: where it stands, the slip as it would
// print again (marked 재발행), and the way to void it.
type SlipPage struct {
	d       *desk.Desk
	v       model.ReferralView
	print   *paper.Print
	pane    *paper.Pane
	left    *fyne.Container
	state   *kit.Paragraph
	seen    bool // shown before: what is under another page may have changed meanwhile
	content fyne.CanvasObject
}

var _ desk.Screen = (*SlipPage)(nil)

// OpenSlip opens the page of a referral.
func OpenSlip(d *desk.Desk, press *paper.Press, id model.ID) {
	var usual paper.Order
	desk.Do(d, func(ctx context.Context) (v model.ReferralView, err error) {
		if v, err = d.Session.Referral(ctx, id); err == nil {
			usual, err = press.Usual(ctx, paper.Slip(v))
		}
		return v, err
	}, func(v model.ReferralView) {
		p := &SlipPage{d: d, v: v, print: press.NewPrint(paper.Slip(v), usual), left: kit.Column(10)}
		p.pane = paper.NewPane(p.print, p.print.Print)
		p.state = kit.NewParagraph("", kit.SizeSecond, kit.ColorSecond)
		p.content = kit.Split(kit.NewScroll(kit.Inset(16, 24, 24, 24, p.left)), p.pane.Object())
		p.print.Watch(p.said, p.reload)
		p.print.Begin()
		p.show()
		d.Shell.Open(p)
	})
}

// Shows reports whether the page is that of a referral.
func (p *SlipPage) Shows(id model.ID) bool { return p.v.ID == id }

func (p *SlipPage) show() {
	w, v := p.d.Words, p.v
	p.left.RemoveAll()
	tone := kit.Blue
	if v.Status == model.Void {
		tone = kit.Red
	}
	p.left.Add(kit.NewTitle(v.Slip.String()))
	p.left.Add(kit.NewLine(kit.Line{Left: []kit.Span{
		kit.TagOf(tone, w.Name("status", string(v.Status))), kit.Gap(8), kit.Text(w.T("slippage.short", v.Slip.Short())).In(kit.ColorSecond),
	}}))
	if note := overfilled(p.d, v.LeadID); note != nil {
		p.left.Add(note)
	}
	p.left.Add(p.facts())
	p.left.Add(kit.NewSection(w.T("refer.checks")))
	for _, l := range v.Gate.Lines {
		p.left.Add(gateLine(w, l, l.Text))
	}
	p.left.Add(p.actions())
	p.left.Add(p.state)
	kit.Relayout(p.content)
}

func (p *SlipPage) facts() fyne.CanvasObject {
	w, v := p.d.Words, p.v
	rows := kit.Column(5)
	add := func(key, value string) {
		if value != "" {
			rows.Add(kit.TextValue(key, value))
		}
	}
	add(w.T("slippage.seeker"), model.MaskName(v.Seeker.Name))
	add(w.T("slippage.lead"), v.Lead.Employer+" · "+v.Lead.Title)
	add(w.T("slippage.issued"), w.Moment(v.IssuedAt)+" · "+v.Staff)
	add(w.T("field.interview"), w.Moment(v.Interview.At))
	add(w.T("field.place"), v.Interview.Place)
	add(w.T("field.reason"), v.Reason)
	add(w.T("slippage.printed"), p.prints())
	add(w.T("slippage.void_reason"), v.VoidedFor)
	return rows
}

// prints is how often each sheet left the desk.
func (p *SlipPage) prints() string {
	w := p.d.Words
	var parts []string
	for _, k := range model.ReferralSheets {
		if n := p.v.Printed[k]; n > 0 {
			parts = append(parts, w.T("paper.sheet."+string(k))+" "+w.T("slippage.times", n))
		}
	}
	if parts == nil {
		return w.T("slippage.never")
	}
	return strings.Join(parts, " · ")
}

func (p *SlipPage) actions() fyne.CanvasObject {
	w := p.d.Words
	first := kit.NewPrimary(p.printText(), "Ctrl Enter", p.print.Print)
	if p.print.Busy() {
		first.Disable()
	}
	row := kit.Flow(10,
		first,
		kit.NewButton("PDF", "Ctrl S", func() { p.print.Save(".pdf") }),
		kit.NewButton("PNG", "Ctrl G", func() { p.print.Save(".png") }),
		kit.NewButton(w.T("result.enter"), "Ctrl R", func() { p.d.Routes.Result(p.v.ID) }))
	if p.v.Status == model.Issued || p.v.Status == model.BeforeInterview {
		row.Add(kit.NewButton(w.T("slippage.void"), "Ctrl D", p.void))
	}
	return row
}

// printText is what Ctrl+Enter does: a slip that was only stored is no reissue.
func (p *SlipPage) printText() string {
	if p.v.Printed.Most() == 0 {
		return p.d.Words.T("paper.print")
	}
	return p.d.Words.T("slippage.print")
}

// said shows what becomes of the paper.
func (p *SlipPage) said() {
	p.state.SetText(p.print.Message())
	p.pane.Show()
	p.show()
}

func (p *SlipPage) reload() {
	p.read()
	p.d.Changed()
}

// read reads the referral again.
func (p *SlipPage) read() {
	desk.Do(p.d, func(ctx context.Context) (model.ReferralView, error) { return p.d.Session.Referral(ctx, p.v.ID) }, func(v model.ReferralView) {
		p.v = v
		p.show()
		p.print.Set(paper.Slip(v))
	})
}

// void asks why; the number stays with a bar across the slip.
func (p *SlipPage) void() {
	w := p.d.Words
	reason := kit.NewWordEntry(w.T("slippage.void_why"))
	field := kit.NewField(w.T("field.reason"), true, reason)
	var m *kit.Modal
	apply := func() {
		var v model.ReferralView
		var err error
		p.d.Run.Do(func() { v, err = p.d.Session.VoidReferral(context.Background(), p.v.ID, reason.Text) }, func() {
			if err != nil {
				field.SetError(lastLine(w, err))
				return
			}
			m.Hide()
			p.v = v
			p.d.Shell.Toast(w.T("slippage.voided", v.Slip.String()), nil)
			p.reload()
		})
	}
	reason.OnEnter = apply
	m = kit.NewModal(p.d.Shell.Window().Canvas(), w.T("slippage.void_title", p.v.Slip.String()), 560,
		kit.Column(12, kit.NewParagraph(w.T("slippage.void_text"), kit.SizeBody, kit.ColorText), field), reason,
		kit.NewPrimary(w.T("slippage.void"), "Enter", apply), kit.NewButton(w.T("cancel"), "Esc", func() { m.Hide() }))
	m.OnEscape, m.OnSubmit = func() { m.Hide() }, apply
	m.Show()
}

// lastLine is an error without the name of the field it stands under.
func lastLine(w *assets.Words, err error) string {
	if code := model.CodeOf(err); model.KindOf(err) == model.Invalid && w.Has("error."+code) && code == "required" {
		return w.T("error." + code)
	}
	return w.Error(err)
}

// Content is for the window.
func (p *SlipPage) Content() fyne.CanvasObject { return p.content }

// Head names the slip.
func (p *SlipPage) Head() *desk.Head {
	w := p.d.Words
	return &desk.Head{
		Title: w.T("slippage.title"), Second: model.MaskName(p.v.Seeker.Name) + " → " + p.v.Lead.Employer,
		Hints: []desk.Hint{{Key: "Esc", Text: w.T("hint.back")}},
	}
}

// Hints are the keys that work here.
func (p *SlipPage) Hints() []desk.Hint {
	w := p.d.Words
	return append([]desk.Hint{
		{Key: "Ctrl Enter", Text: p.printText()},
		{Key: "Ctrl S", Text: "PDF"},
		{Key: "Ctrl R", Text: w.T("result.enter")},
		{Key: "Ctrl D", Text: w.T("slippage.void")},
	}, p.pane.Hints()...)
}

// Shown draws the slip.
func (p *SlipPage) Shown() {
	if c := p.d.Shell.Window().Canvas(); c != nil {
		c.Unfocus()
	}
	p.pane.Draw()
	if p.seen {
		p.read()
	}
	p.seen = true
}

// Key handles the page's own keys.
func (p *SlipPage) Key(k desk.Key) bool {
	switch k {
	case ctrl(fyne.KeyReturn), ctrl(fyne.KeyEnter):
		p.print.Print()
	case ctrl(fyne.KeyS):
		p.print.Save(".pdf")
	case ctrl(fyne.KeyG):
		p.print.Save(".png")
	case ctrl(fyne.KeyR), desk.Key{Name: fyne.KeyR}:
		p.d.Routes.Result(p.v.ID)
	case ctrl(fyne.KeyU):
		p.d.Routes.Lead(p.v.LeadID)
	case ctrl(fyne.KeyD):
		if p.v.Status == model.Issued || p.v.Status == model.BeforeInterview {
			p.void()
		}
	default:
		return p.pane.Key(k)
	}
	return true
}

// Leave goes back unless something is on its way to the printer.
func (p *SlipPage) Leave() bool { return p.print.Busy() }
