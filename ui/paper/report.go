package paper

import (
	"context"
	"time"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/dayreport"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// report is the matter of a month or a year of the desk. It names no seekers and is
// no sheet of anybody's, so nothing of it is counted.
type report struct {
	dayreport.Report
	name string
	at   time.Time
}

// Report is a month or a year in tables and charts. name stands for its desk and
// span; a file of it made at another time has another name and stays.
func Report(r dayreport.Report, name string, at time.Time) Matter { return report{r, name, at} }

// OpenReport opens a month or a year as it prints.
func OpenReport(d *desk.Desk, p *Press, r dayreport.Report, name string) {
	m := Report(r, name, d.Now())
	desk.Do(d, func(ctx context.Context) (opened, error) { return p.open(ctx, m, r.Title, r.Period) }, p.show)
}

func (r report) Name() string {
	return r.name + "-" + r.at.In(model.Seoul).Format("20060102-150405")
}
func (r report) Said(*assets.Words) string    { return r.Title }
func (r report) Made() time.Time              { return r.at }
func (r report) Sheets() []model.SheetKind    { return nil }
func (r report) Papers() []slip.Paper         { return []slip.Paper{slip.A4} }
func (r report) Reader() (model.Seeker, bool) { return model.Seeker{}, false }

func (r report) draw(m material, _ Order) (*sheet.Document, error) {
	pen, err := m.pen()
	if err != nil {
		return nil, err
	}
	return dayreport.Draw(m.fonts, pen, r.Report), nil
}

func (r report) count(context.Context, model.Session, []model.SheetKind, string, bool) (Matter, error) {
	return nil, nil
}

func (r report) anew(context.Context, model.Session) (Matter, error) { return r, nil }
