package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/printer"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// slipOptions are what a slip is brought out with.
type slipOptions struct {
	out, printer            string
	sheets, paper, language string
}

func (t *tool) slipCmd() *cobra.Command {
	var o slipOptions
	c := &cobra.Command{
		Use: "slip NUMBER", Short: t.words.T("ctl.slip"), Long: t.words.T("ctl.slip.long"), Args: t.exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := t.checkSlip(o); err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error {
				v, err := t.bySlip(c.Context(), desk, args[0])
				if err != nil {
					return err
				}
				return t.bringOut(c.Context(), desk, v, o)
			})
		},
	}
	f := c.Flags()
	f.StringVar(&o.out, "out", "", t.words.T("ctl.flag.out"))
	f.StringVar(&o.printer, "print", "", t.words.T("ctl.flag.print"))
	f.StringVar(&o.sheets, "sheet", string(model.SheetSeeker), t.words.T("ctl.flag.sheet"))
	f.StringVar(&o.paper, "paper", "", t.words.T("ctl.flag.paper"))
	f.StringVar(&o.language, "lang", "", t.words.T("ctl.flag.lang"))
	values(c, "sheet", "seeker", "employer", "reply", "all")
	values(c, "paper", paperNames()...)
	values(c, "lang", slipLanguages()...)
	return c
}

// slipLanguages are the second languages that can be asked for.
func slipLanguages() []string { return append(assets.SlipLanguages(), "none") }

func paperNames() (names []string) {
	for _, p := range slip.Papers {
		names = append(names, p.Name)
	}
	return names
}

// checkSlip refuses options that make no sense before the store is opened.
func (t *tool) checkSlip(o slipOptions) error {
	if o.out == "" && o.printer == "" {
		return usageError{field: "out", message: t.words.T("ctl.usage.out_or_print")}
	}
	if o.out != "" {
		if _, err := slip.Format(o.out); err != nil {
			return t.misused("out", err)
		}
	}
	if _, err := model.ParseSheets(o.sheets); err != nil {
		return t.choice("sheet", o.sheets, "seeker", "employer", "reply", "all")
	}
	if o.paper != "" {
		if err := t.choice("paper", o.paper, paperNames()...); err != nil {
			return err
		}
	}
	if o.language != "" {
		return t.choice("lang", o.language, slipLanguages()...)
	}
	return nil
}

// bringOut draws the sheets as the window does, and writes or prints them.
func (t *tool) bringOut(ctx context.Context, desk model.Session, v model.ReferralView, o slipOptions) error {
	draw, err := t.drawing(ctx, desk, v.Seeker, o)
	if err != nil {
		return err
	}
	sheets, err := model.ParseSheets(o.sheets)
	if err != nil {
		return err
	}
	answer := struct {
		Slip    model.SlipNumber  `json:"slip"`
		Out     string            `json:"out,omitempty"`
		Printer string            `json:"printer,omitempty"`
		Sheets  []model.SheetKind `json:"sheets"`
		Reissue int               `json:"reissue"`
	}{Slip: v.Slip, Printer: o.printer, Sheets: sheets}
	var before model.Prints
	if o.out != "" {
		if before, err = slip.Save(ctx, desk, v, sheets, o.out, draw); err != nil {
			return err
		}
		answer.Out = absolute(o.out)
	}
	if o.printer != "" {
		if before != nil { // the paper is the later of the two
			if v, err = desk.Referral(ctx, v.ID); err != nil {
				return err
			}
		}
		doc, err := draw(v)
		if err != nil {
			return err
		}
		if before, err = printSlip(ctx, printer.System("Ieum Desk"), desk, v, sheets, o.printer, doc); err != nil {
			return err
		}
	}
	answer.Reissue = before.Most()
	return t.print(answer, func(w io.Writer) {
		if answer.Out != "" {
			fmt.Fprintln(w, t.words.T("ctl.slip.written", answer.Out))
		}
		if answer.Printer != "" {
			fmt.Fprintln(w, t.words.T("ctl.slip.printed", v.Slip.String(), answer.Printer))
		}
	})
}

// drawing is how the sheets are drawn: as the desk has it set, or as asked here.
func (t *tool) drawing(ctx context.Context, desk model.Session, seeker model.Seeker, o slipOptions) (func(model.ReferralView) (*sheet.Document, error), error) {
	office, err := slip.OfficeOf(ctx, desk)
	if err != nil {
		return nil, err
	}
	setup, err := slip.SetupOf(ctx, desk, o.printer)
	if err != nil {
		return nil, err
	}
	if o.paper != "" {
		setup.Paper, _ = slip.ParsePaper(o.paper)
	}
	language := o.language
	if language == "" {
		if language, err = desk.Setting(ctx, "print.language"); err != nil {
			return nil, err
		}
	}
	if setup.Second, err = slip.LoadSecond(slip.SecondOf(language, seeker)); err != nil {
		return nil, err
	}
	fonts, err := slip.LoadFonts(assets.FontRegular, assets.FontBold)
	if err != nil {
		return nil, err
	}
	sheets, err := model.ParseSheets(o.sheets)
	if err != nil {
		return nil, err
	}
	return func(v model.ReferralView) (*sheet.Document, error) {
		one := slip.FromReferral(v, office, t.words, setup.Second, t.tables)
		one.ReissuedAt = t.options().Clock()
		return slip.DrawSet(fonts, t.words.T, []slip.Slip{one}, sheets, setup)
	}, nil
}

// printSlip sends the sheets to a printer, counts them once it has taken them,
// and waits until they are out. What cannot be counted is taken back from the queue:
// the next print would pass for the first.
func printSlip(ctx context.Context, spooler printer.Spooler, desk model.Session, v model.ReferralView, sheets []model.SheetKind, to string, doc *sheet.Document) (model.Prints, error) {
	job, err := spooler.Print(ctx, to, printer.Document{Title: "Slip " + v.Slip.String(), Sheet: doc, Created: v.IssuedAt})
	if err != nil {
		return nil, err
	}
	before, err := desk.Printed(ctx, v.ID, sheets, "print")
	if err != nil {
		return nil, errors.Join(err, spooler.Cancel(context.WithoutCancel(ctx), job))
	}
	return before, spooler.Follow(ctx, job, nil)
}
