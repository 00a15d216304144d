package paper

import (
	"context"
	"testing"

	"ieumdesk/model"
	"ieumdesk/ui/deskfake"
	"ieumdesk/ui/printer"
)

// spool is a print service in memory.
type spool struct {
	names   []string
	refuse  error              // of the next Print
	stuck   []error            // of the next Follows, one each
	says    []printer.Progress // before the next Follow ends
	can     printer.Capabilities
	sent    []string // printer: title
	sheets  []printer.Document
	dropped []string // jobs taken out of their queue
}

func (s *spool) Printers(context.Context) ([]printer.Printer, error) {
	var out []printer.Printer
	for i, n := range s.names {
		out = append(out, printer.Printer{Name: n, Default: i == 0, State: printer.Idle, Accepting: true})
	}
	return out, nil
}

func (s *spool) Capabilities(context.Context, string) (printer.Capabilities, error) {
	return s.can, nil
}

func (s *spool) Print(_ context.Context, to string, d printer.Document) (printer.Job, error) {
	if err := s.refuse; err != nil {
		s.refuse = nil
		return printer.Job{}, err
	}
	s.sent, s.sheets = append(s.sent, to+": "+d.Title), append(s.sheets, d)
	return printer.Job{ID: to, Printer: to}, nil
}

func (s *spool) Follow(_ context.Context, _ printer.Job, report func(printer.Progress)) error {
	for _, p := range s.says {
		report(p)
	}
	s.says = nil
	if len(s.stuck) == 0 {
		return nil
	}
	err := s.stuck[0]
	s.stuck = s.stuck[1:]
	return err
}

func (s *spool) Cancel(_ context.Context, j printer.Job) error {
	s.dropped = append(s.dropped, j.ID)
	return nil
}

// outside is what a printer says of itself.
func outside(code string) error {
	return &model.Error{Kind: model.Outside, Code: code, Args: []any{"HP"}}
}

// begun is a print of a referral in the desk's usual order.
func begun(t *testing.T, p *Press, v model.ReferralView) *Print {
	t.Helper()
	o, err := p.Usual(t.Context(), Slip(v))
	if err != nil {
		t.Fatal(err)
	}
	return p.NewPrint(Slip(v), o)
}

// stored is a referral on a desk of fakes, with a print of it begun.
func stored(t *testing.T, sp *spool, change func(*deskfake.Session)) (*Print, *deskfake.Session, *deskfake.Shell) {
	t.Helper()
	d, s, shell := deskfake.Desk(t, "ko", 2, 2)
	s.SettingBy["print.folder"] = t.TempDir()
	s.People[0].Valid, s.People[0].NoReferral = "2027-01-20", false
	s.People[0].Consents = append(s.People[0].Consents, model.Consent{Kind: model.ConsentProvide, Version: "2026-09", At: deskfake.Noon})
	s.LeadList[0].ValidUntil = "2026-12-31"
	if change != nil {
		change(s)
	}
	v, err := s.Refer(t.Context(), model.NewReferral{SeekerID: s.People[0].ID, LeadID: s.LeadList[0].ID, Reason: "본인 희망"})
	if err != nil {
		t.Fatal(err)
	}
	p := NewPress(d, sp)
	t.Cleanup(p.Stop)
	print := begun(t, p, v)
	print.Begin()
	return print, s, shell
}
