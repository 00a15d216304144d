package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

func (t *tool) slipCmd() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use: "slip NUMBER", Short: t.words.T("ctl.slip"), Args: t.exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			if _, err := slip.Format(out); err != nil {
				return t.misused("out", err)
			}
			return t.session(c.Context(), func(desk model.Session) error {
				v, err := t.bySlip(c.Context(), desk, args[0])
				if err != nil {
					return err
				}
				return t.writeSlip(c.Context(), desk, v, out)
			})
		},
	}
	c.Flags().StringVar(&out, "out", "", t.words.T("ctl.flag.out"))
	_ = c.MarkFlagRequired("out")
	return c
}

// writeSlip brings the slip out as the window does; see slip.Save.
func (t *tool) writeSlip(ctx context.Context, desk model.Session, v model.ReferralView, out string) error {
	office, err := slip.OfficeOf(ctx, desk)
	if err != nil {
		return err
	}
	fonts, err := slip.LoadFonts(assets.FontRegular, assets.FontBold)
	if err != nil {
		return err
	}
	before, err := slip.Save(ctx, desk, v, out, func(reissue int) (*sheet.Document, error) {
		return slip.Draw(fonts, t.words.T, slip.FromReferral(v, office, t.words, t.tables, reissue))
	})
	if err != nil {
		return err
	}
	answer := struct {
		Slip    model.SlipNumber `json:"slip"`
		Out     string           `json:"out"`
		Reissue int              `json:"reissue"`
	}{v.Slip, absolute(out), before}
	return t.print(answer, func(w io.Writer) { fmt.Fprintln(w, t.words.T("ctl.slip.written", answer.Out)) })
}
