package paper

import (
	"context"
	"maps"
	"strings"
	"time"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/chart"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// Matter is what can be brought onto paper: the sheets of a referral, the list of
// who was referred to a lead, a person's application, a month or a year of the desk.
type Matter interface {
	// Name is that of its file and, in ASCII, of its job. It names no person.
	Name() string
	// Said is what a person calls it.
	Said(w *assets.Words) string
	// Made is the time that stands in the document.
	Made() time.Time
	// Sheets are those that it has; none for what is no sheet of a person's.
	Sheets() []model.SheetKind
	// Papers are those that it can be laid out for.
	Papers() []slip.Paper
	// Reader is who reads it, for the second language; false if an employer does.
	Reader() (model.Seeker, bool)
	// draw lays the sheets of an order out.
	draw(m material, o Order) (*sheet.Document, error)
	// count writes down that sheets left the desk, before they do. again: they are
	// counted already and did not come out. later is what is to be drawn instead if
	// somebody else brought them out since the matter was read, otherwise nil.
	count(ctx context.Context, s model.Session, sheets []model.SheetKind, how string, again bool) (later Matter, err error)
	// anew is it as it is stored now, with the counts that mark a reissue.
	anew(ctx context.Context, s model.Session) (Matter, error)
}

// material is what a drawing is made of besides its matter.
type material struct {
	fonts  *slip.Fonts
	pen    func() (*chart.Pen, error) // of charts
	words  *assets.Words
	office slip.Office
	setup  slip.Setup
	tables *model.Tables
	now    time.Time
}

// material reads what the desk puts on its sheets, with the margins of a printer.
func (p *Press) material(ctx context.Context, printer string) (m material, err error) {
	s := p.d.Session
	m.tables, m.now, m.pen = s.Tables(), p.d.Now(), p.pen
	if m.fonts, err = p.fonts(); err != nil {
		return m, err
	}
	if m.words, err = p.words(); err != nil {
		return m, err
	}
	if m.office, err = slip.OfficeOf(ctx, s); err != nil {
		return m, err
	}
	m.setup, err = slip.SetupOf(ctx, s, printer)
	return m, err
}

// as is the setup of an order.
func (m material) as(o Order) (slip.Setup, error) {
	setup := m.setup
	setup.Paper, setup.Together = o.Paper, o.Together
	if o.Paper.Roll() {
		setup.Margins = slip.Margins{} // those of the printer are of its pages
	}
	second, err := slip.LoadSecond(o.Language)
	setup.Second = second
	return setup, err
}

// referral is the matter of one slip.
type referral struct{ v model.ReferralView }

// Slip is the sheets of a referral.
func Slip(v model.ReferralView) Matter { return referral{v} }

func (r referral) Name() string                 { return r.v.Slip.String() }
func (r referral) Said(w *assets.Words) string  { return w.T("paper.slip", r.v.Slip.String()) }
func (r referral) Made() time.Time              { return r.v.IssuedAt }
func (r referral) Sheets() []model.SheetKind    { return model.ReferralSheets }
func (r referral) Papers() []slip.Paper         { return slip.Papers }
func (r referral) Reader() (model.Seeker, bool) { return r.v.Seeker, true }

func (r referral) draw(m material, o Order) (*sheet.Document, error) {
	setup, err := m.as(o)
	if err != nil {
		return nil, err
	}
	one := slip.FromReferral(r.v, m.office, m.words, setup.Second, m.tables)
	if r.v.Printed.Most() > 0 {
		one.ReissuedAt = m.now
	}
	return slip.DrawSet(m.fonts, m.words.T, []slip.Slip{one}, o.Sheets, setup)
}

func (r referral) count(ctx context.Context, s model.Session, sheets []model.SheetKind, how string, again bool) (later Matter, err error) {
	sheets, how = counting(sheets, how, again)
	before, err := s.Printed(ctx, r.v.ID, sheets, how)
	if err != nil || maps.Equal(before, r.v.Printed.Of(sheets)) {
		return nil, err
	}
	v := r.v
	v.Printed = before
	return referral{v}, nil
}

// counting is what is counted and what is logged: what is counted already is logged
// only, by name.
func counting(sheets []model.SheetKind, how string, again bool) (counted []model.SheetKind, logged string) {
	if !again {
		return sheets, how
	}
	names := make([]string, len(sheets))
	for i, k := range sheets {
		names[i] = string(k)
	}
	return nil, strings.Join(names, "+") + " " + how + " again"
}

func (r referral) anew(ctx context.Context, s model.Session) (Matter, error) {
	v, err := s.Referral(ctx, r.v.ID)
	return referral{v}, err
}

// list is the matter of a list for an employer.
type list struct {
	views []model.ReferralView
	at    time.Time
}

// List is the list of people referred to one lead. Errors are those of no people:
// views must not be empty.
func List(views []model.ReferralView, at time.Time) Matter { return list{views, at} }

func (l list) Name() string                 { return l.views[0].Slip.String() + "-list" }
func (l list) Said(w *assets.Words) string  { return w.T("slip.list.title") }
func (l list) Made() time.Time              { return l.at }
func (l list) Sheets() []model.SheetKind    { return []model.SheetKind{model.SheetEmployer} }
func (l list) Papers() []slip.Paper         { return slip.Papers }
func (l list) Reader() (model.Seeker, bool) { return model.Seeker{}, false }

func (l list) draw(m material, o Order) (*sheet.Document, error) {
	setup, err := m.as(o)
	if err != nil {
		return nil, err
	}
	slips := make([]slip.Slip, len(l.views))
	for i, v := range l.views {
		slips[i] = slip.FromReferral(v, m.office, m.words, nil, m.tables)
	}
	return slip.DrawSet(m.fonts, m.words.T, slips, o.Sheets, setup)
}

// count counts the employer's sheet of each; a list says nothing of reissues.
func (l list) count(ctx context.Context, s model.Session, sheets []model.SheetKind, how string, again bool) (Matter, error) {
	ids := make([]model.ID, len(l.views))
	for i, v := range l.views {
		ids[i] = v.ID
	}
	sheets, how = counting(sheets, how, again)
	return nil, s.PrintedTogether(ctx, ids, sheets, how)
}

func (l list) anew(ctx context.Context, s model.Session) (Matter, error) {
	out := list{at: l.at}
	for _, v := range l.views {
		v, err := s.Referral(ctx, v.ID)
		if err != nil {
			return l, err
		}
		out.views = append(out.views, v)
	}
	return out, nil
}

// application is the matter of a person's application.
type application struct {
	seeker model.Seeker
	at     time.Time
}

// Application is a person's 구직신청서, to be signed.
func Application(s model.Seeker, at time.Time) Matter { return application{s, at} }

func (a application) Name() string {
	return "application-" + a.at.In(model.Seoul).Format("20060102-150405")
}
func (a application) Said(w *assets.Words) string  { return w.T("slip.application.title") }
func (a application) Made() time.Time              { return a.at }
func (a application) Sheets() []model.SheetKind    { return []model.SheetKind{model.SheetApplication} }
func (a application) Papers() []slip.Paper         { return slip.Papers }
func (a application) Reader() (model.Seeker, bool) { return a.seeker, true }

func (a application) draw(m material, o Order) (*sheet.Document, error) {
	setup, err := m.as(o)
	if err != nil {
		return nil, err
	}
	return slip.DrawApplication(m.fonts, m.words.T, slip.FromSeeker(a.seeker, m.office, m.words, m.tables, a.at), setup), nil
}

func (a application) count(ctx context.Context, s model.Session, _ []model.SheetKind, how string, again bool) (Matter, error) {
	if again {
		how += " again"
	}
	return nil, s.ApplicationPrinted(ctx, a.seeker.ID, how)
}

func (a application) anew(context.Context, model.Session) (Matter, error) { return a, nil }
