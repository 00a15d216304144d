package referrals

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/kit"
)

// ResultPage is the form on which what came of a referral is recorded, with what is
// known of the referral beside it.
type ResultPage struct {
	r *result

	form   *kit.Form
	status *kit.Choice
	text   map[string]*kit.Entry
	one    map[string]*kit.Choice
	job    *kit.Picker
	quick  *fyne.Container   // the usual reasons
	terms  []*fyne.Container // lines of the form that belong to a hire
	why    []*fyne.Container // and to every other answer
	quiet  bool              // while the form is filled, nothing is typed

	top     *fyne.Container // what is to be known first
	aside   *fyne.Container
	scroll  *kit.Scroll
	content fyne.CanvasObject
}

var _ desk.Screen = (*ResultPage)(nil)

// resultStatuses are the five answers of form 4의2, in its order.
var resultStatuses = []model.ReferralStatus{model.Hired, model.NotHired, model.BeforeInterview, model.NoContact, model.Declined}

// OpenResult opens the result form of a referral.
func OpenResult(d *desk.Desk, id model.ID) {
	desk.Do(d, func(ctx context.Context) (known, error) { return readResult(ctx, d.Session, id) }, func(k known) {
		r := newResult(d)
		r.begin(k)
		p := newResultPage(r)
		p.fill()
		p.show()
		if k.draft != nil {
			p.restored(k)
		}
		d.Shell.Open(p)
	})
}

// Shows reports whether the page is that of a referral.
func (p *ResultPage) Shows(id model.ID) bool { return p.r.v.ID == id }

func newResultPage(r *result) *ResultPage {
	p := &ResultPage{
		r: r, text: map[string]*kit.Entry{}, one: map[string]*kit.Choice{},
		quick: kit.Flow(6), top: kit.Column(10), aside: kit.Column(10),
	}
	p.build()
	r.changed = func() { p.fill(); p.show() }
	r.refused = func(err error) { desk.Refuse(r.d, p.form, err) }
	r.kept = func(text string) { r.d.Shell.Saved(p, text) }
	r.ask = p.askEnding
	r.done = r.d.Shell.Back
	return p
}

func (p *ResultPage) build() {
	w := p.r.d.Words
	p.form = kit.NewForm()
	p.form.OnSubmit = p.r.submit
	codes, names := make([]string, len(resultStatuses)), make([]string, len(resultStatuses))
	for i, s := range resultStatuses {
		codes[i], names[i] = string(s), w.Name("status", string(s))
	}
	p.status = kit.NewBigChoice(codes, names)
	p.status.OnChange = func(code string) {
		p.edit(func(a *answer) { a.Status = model.ReferralStatus(code) })
		p.form.Field("status").SetError("")
		p.showFields()
	}
	p.form.Add("status", kit.NewField(w.T("result.status"), true, p.status))
	p.addTerms()
	p.addReason()
	p.addReply()
	p.scroll = kit.NewScroll(kit.Inset(16, 24, 24, 24, kit.Column(12, p.top, p.form)))
	p.form.In(p.scroll)
	form := fyne.CanvasObject(kit.Under(p.scroll, kit.Foot(24, kit.Row(10, kit.NewPrimary(w.T("result.save"), "Ctrl Enter", p.r.submit)))))
	if p.r.v.Status == model.Void {
		form = kit.NewScroll(kit.Inset(16, 24, 24, 24, p.top))
	}
	p.content = kit.SplitFrom(680, 420, form, kit.Paper(kit.ColorGround, kit.NewScroll(kit.Inset(18, 20, 20, 20, p.aside))))
}

// Content is for the window.
func (p *ResultPage) Content() fyne.CanvasObject { return p.content }

// Head names the slip, who was sent and where to.
func (p *ResultPage) Head() *desk.Head {
	w, v := p.r.d.Words, p.r.v
	hints := []desk.Hint{{Key: "Ctrl Enter", Text: w.T("hint.save")}, {Key: "Esc", Text: w.T("hint.back")}}
	if v.Status == model.Void {
		hints = hints[1:]
	}
	return &desk.Head{
		Title: w.T("result.title", v.Slip.Short()), Second: model.MaskName(v.Seeker.Name) + " → " + v.Lead.Employer, Hints: hints,
	}
}

// Hints are the keys that work here.
func (p *ResultPage) Hints() []desk.Hint {
	w := p.r.d.Words
	if p.r.v.Status == model.Void {
		return []desk.Hint{{Key: "Ctrl O", Text: w.T("slippage.title")}}
	}
	return []desk.Hint{
		{Key: "Alt 1 – 5", Text: w.T("result.status")}, {Key: "Enter", Text: w.T("hint.next")}, {Key: "Ctrl O", Text: w.T("slippage.title")},
	}
}

// Shown goes to the five answers.
func (p *ResultPage) Shown() {
	if p.r.v.Status == model.Void {
		p.r.d.Shell.Window().Canvas().Unfocus()
		return
	}
	p.form.Focus("status")
}

// Key handles the page's own keys.
func (p *ResultPage) Key(k desk.Key) bool {
	n := strings.Index("12345", string(k.Name))
	switch {
	case k == ctrl(fyne.KeyReturn), k == ctrl(fyne.KeyEnter), k == ctrl(fyne.KeyS):
		p.r.submit()
	case k == ctrl(fyne.KeyU):
		p.r.d.Routes.Lead(p.r.v.LeadID)
	case k == ctrl(fyne.KeyO):
		p.openSlip()
	case k.Mod == fyne.KeyModifierAlt && len(k.Name) == 1 && n >= 0 && p.r.v.Status != model.Void:
		p.status.Pick(string(resultStatuses[n]))
		p.form.Focus("status")
	default:
		return false
	}
	return true
}

func (p *ResultPage) openSlip() { p.r.d.Routes.Slip(p.r.v.ID) }

// Leave goes back; what was typed stays as a draft.
func (p *ResultPage) Leave() bool {
	p.r.d.Shell.Focus(nil) // a text that is still being composed is finished first
	p.r.keep()
	return p.r.busy
}
