// Package paper is what leaves the desk on paper: what is printed and how, its way
// to the printer, the preview beside a page, and the pages that are only a preview.
//
// The state is plain Go: a Matter is what is printed, an Order how, a Print what a
// page shows of both, a Job what became of it. The rest of the package binds
// widgets to them.
package paper

import (
	"context"
	"sync"

	"ieumdesk/assets"
	"ieumdesk/ui/chart"
	"ieumdesk/ui/desk"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/slip"
)

// Press draws sheets and brings them out: to a printer or into a file. All pages
// share one, so that fonts and printers are looked up once and a job is followed
// wherever the person goes meanwhile.
type Press struct {
	d       *desk.Desk
	spooler printer.Spooler
	fonts   func() (*slip.Fonts, error)
	pen     func() (*chart.Pen, error)    // of the charts
	words   func() (*assets.Words, error) // of the sheets
	ctx     context.Context               // of what is followed
	stop    context.CancelFunc

	printers []printer.Printer
	chosen   string // "": there is none
	can      map[string]printer.Capabilities
	troubled []*Job // that wait for somebody, newest last
}

// NewPress makes the press of a desk.
func NewPress(d *desk.Desk, spooler printer.Spooler) *Press {
	p := &Press{d: d, spooler: spooler, can: map[string]printer.Capabilities{}}
	p.fonts = sync.OnceValues(func() (*slip.Fonts, error) { return slip.LoadFonts(assets.FontRegular, assets.FontBold) })
	p.pen = sync.OnceValues(func() (*chart.Pen, error) {
		fonts, err := p.fonts()
		if err != nil {
			return nil, err
		}
		return chart.NewPen(assets.FontRegular, fonts)
	})
	p.words = sync.OnceValues(func() (*assets.Words, error) {
		return assets.LoadWords(assets.Languages[0]) // sheets are Korean whatever the window speaks
	})
	p.ctx, p.stop = context.WithCancel(context.Background())
	return p
}

// Pen draws charts as they print; it is read when it is first needed.
func (p *Press) Pen() (*chart.Pen, error) { return p.pen() }

// Stop ends following, for the window closes: what was sent is printed all the same.
func (p *Press) Stop() { p.stop() }

// Look finds the printers again and which one this desk uses; then runs when they
// are known. It runs beside everything else, for a slow network printer must not
// hold a page up. A machine that cannot print has none, and then gets the reason.
func (p *Press) Look(then func(error)) {
	var printers []printer.Printer
	var last string
	var err error
	p.d.Run.Do(func() {
		if printers, err = p.spooler.Printers(p.ctx); err == nil {
			last, err = p.d.Session.Setting(p.ctx, "print.printer")
		}
	}, func() {
		chosen, _ := printer.Choose(printers, last)
		p.printers, p.chosen = printers, chosen.Name
		then(err)
	})
}

// Printer is the one that is used; ok is false if there is none.
func (p *Press) Printer() (found printer.Printer, ok bool) { return p.named(p.chosen) }

func (p *Press) named(name string) (printer.Printer, bool) {
	for _, q := range p.printers {
		if q.Name == name {
			return q, true
		}
	}
	return printer.Printer{}, false
}

// choose takes another printer and remembers it for this desk.
func (p *Press) choose(name string) {
	if name == p.chosen || name == "" {
		return
	}
	p.chosen = name
	desk.Do(p.d, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.d.Session.SetSetting(ctx, "print.printer", name)
	}, func(struct{}) {})
}

// ask finds out what a printer can do, once; then runs when it is known. A printer
// that does not say can be printed on all the same.
func (p *Press) ask(name string, then func()) {
	if _, known := p.can[name]; known || name == "" {
		return
	}
	var can printer.Capabilities
	var err error
	p.d.Run.Do(func() { can, err = p.spooler.Capabilities(p.ctx, name) }, func() {
		if err == nil {
			p.can[name] = can
			then()
		}
	})
}
