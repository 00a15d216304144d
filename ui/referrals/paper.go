// Package referrals is where a person is sent to an employer: the page on which
// the gate is read, the interview is set and the slip is seen before it is
// printed, and the page of a slip that was made.
package referrals

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// Paper draws slips and brings them out: to a printer or into a file. One is
// shared by all pages, so that fonts and printers are looked up once.
type Paper struct {
	d       *desk.Desk
	spooler printer.Spooler
	fonts   func() (*slip.Fonts, error)

	printers []printer.Printer
	chosen   printer.Printer // zero: there is none
}

// NewPaper makes the paper of a desk.
func NewPaper(d *desk.Desk, spooler printer.Spooler) *Paper {
	return &Paper{d: d, spooler: spooler, fonts: sync.OnceValues(func() (*slip.Fonts, error) {
		return slip.LoadFonts(assets.FontRegular, assets.FontBold)
	})}
}

// draw is the seeker's slip of a referral. It may run beside the window.
func (p *Paper) draw(ctx context.Context, v model.ReferralView) (*sheet.Document, error) {
	fonts, err := p.fonts()
	if err != nil {
		return nil, err
	}
	office, err := slip.OfficeOf(ctx, p.d.Session)
	if err != nil {
		return nil, err
	}
	setup, err := slip.SetupOf(ctx, p.d.Session, p.chosen.Name)
	if err != nil {
		return nil, err
	}
	setup.Paper = slip.A4                               // which the preview shows
	words, err := assets.LoadWords(assets.Languages[0]) // the slip is Korean whatever the window speaks
	if err != nil {
		return nil, err
	}
	language, err := p.d.Session.Setting(ctx, "print.language")
	if err != nil {
		return nil, err
	}
	if setup.Second, err = slip.LoadSecond(slip.SecondOf(language, v.Seeker)); err != nil {
		return nil, err
	}
	one := slip.FromReferral(v, office, words, setup.Second, p.d.Session.Tables())
	one.ReissuedAt = p.d.Now()
	return slip.DrawSet(fonts, words.T, []slip.Slip{one}, seekerSheet, setup)
}

// seekerSheet is what the window prints.
var seekerSheet = []model.SheetKind{model.SheetSeeker}

// look finds the printers again and which one this desk uses.
func (p *Paper) look(ctx context.Context) ([]printer.Printer, printer.Printer, error) {
	printers, err := p.spooler.Printers(ctx)
	if err != nil {
		return nil, printer.Printer{}, err
	}
	last, err := p.d.Session.Setting(ctx, "print.printer")
	if err != nil {
		return nil, printer.Printer{}, err
	}
	chosen, _ := printer.Choose(printers, last)
	return printers, chosen, nil
}

// print sends a slip to the chosen printer, counts it once the printer has
// taken it, and follows it until it is out.
func (p *Paper) print(ctx context.Context, v model.ReferralView, to string) error {
	doc, err := p.draw(ctx, v)
	if err != nil {
		return err
	}
	job, err := p.spooler.Print(ctx, to, printer.Document{Title: "Slip " + v.Slip.String(), Sheet: doc, Created: v.IssuedAt})
	if err != nil {
		return err
	}
	if _, err := p.d.Session.Printed(ctx, v.ID, seekerSheet, "print"); err != nil {
		return err
	}
	return p.spooler.Follow(ctx, job, nil)
}

// save writes a slip as a PDF or PNG and counts it; it returns the file.
func (p *Paper) save(ctx context.Context, v model.ReferralView, ending string) (string, error) {
	folder, err := p.folder(ctx)
	if err != nil {
		return "", err
	}
	out := filepath.Join(folder, v.Slip.String()+ending)
	_, err = slip.Save(ctx, p.d.Session, v, seekerSheet, out, func(v model.ReferralView) (*sheet.Document, error) { return p.draw(ctx, v) })
	if err != nil {
		return "", err
	}
	return out, nil
}

// folder is where files go: the setting, or the person's documents.
func (p *Paper) folder(ctx context.Context) (string, error) {
	set, err := p.d.Session.Setting(ctx, "print.folder")
	if err != nil {
		return "", err
	}
	if set == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", &model.Error{Kind: model.Outside, Code: "disk_failed", Err: err}
		}
		set = filepath.Join(home, "Documents")
	}
	if err := os.MkdirAll(set, 0o755); err != nil {
		return "", &model.Error{Kind: model.Outside, Code: "read_only", Args: []any{set}, Err: err}
	}
	return set, nil
}
