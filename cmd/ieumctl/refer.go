package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ieumdesk/model"
)

// pair holds the flags that name a seeker and a lead.
type pair struct{ seeker, lead string }

func (p *pair) flags(t *tool, c *cobra.Command) {
	c.Flags().StringVar(&p.seeker, "seeker", "", t.words.T("ctl.flag.seeker"))
	c.Flags().StringVar(&p.lead, "lead", "", t.words.T("ctl.flag.lead"))
	_ = c.MarkFlagRequired("seeker")
	_ = c.MarkFlagRequired("lead")
}

func (p *pair) ids(t *tool) (seeker, lead model.ID, err error) {
	if seeker, err = t.id("seeker", p.seeker); err == nil {
		lead, err = t.id("lead", p.lead)
	}
	return seeker, lead, err
}

func (t *tool) gateCmd() *cobra.Command {
	var p pair
	c := &cobra.Command{
		Use: "gate", Short: t.words.T("ctl.gate"), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			seeker, lead, err := p.ids(t)
			if err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error {
				g, err := desk.Gate(c.Context(), seeker, lead)
				if err != nil {
					return err
				}
				return t.print(g, func(w io.Writer) { t.writeGate(w, g) })
			})
		},
	}
	p.flags(t, c)
	return c
}

func (t *tool) writeGate(w io.Writer, g model.GateResult) {
	for _, l := range g.Lines {
		fmt.Fprintf(w, "[%s] %s (%s)\n", t.words.Name("gate", string(l.Level)), l.Text, l.Article)
	}
}

// referred answers refer.
type referred struct {
	ID    model.ID         `json:"id"`
	Slip  model.SlipNumber `json:"slip"`
	Short string           `json:"short"`
	Gate  model.GateResult `json:"gate"`
}

func (t *tool) referCmd() *cobra.Command {
	var p pair
	var at, place, reason string
	c := &cobra.Command{
		Use: "refer", Short: t.words.T("ctl.refer"), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			seeker, lead, err := p.ids(t)
			if err != nil {
				return err
			}
			n := model.NewReferral{SeekerID: seeker, LeadID: lead, Reason: reason, Interview: model.Interview{Place: place}}
			if at != "" {
				if n.Interview.At, err = model.ParseMoment(at, t.options().Clock()); err != nil {
					return t.misused("interview", err)
				}
			}
			return t.session(c.Context(), func(desk model.Session) error {
				v, err := desk.Refer(c.Context(), n)
				if err != nil {
					return t.withGate(c, desk, n, err)
				}
				return t.print(referred{v.ID, v.Slip, v.Slip.Short(), v.Gate}, func(w io.Writer) {
					fmt.Fprintln(w, t.words.T("ctl.referred", v.Slip.String(), v.Slip.Short()))
				})
			})
		},
	}
	p.flags(t, c)
	c.Flags().StringVar(&at, "interview", "", t.words.T("ctl.flag.interview"))
	c.Flags().StringVar(&place, "place", "", t.words.T("ctl.flag.place"))
	c.Flags().StringVar(&reason, "reason", "", t.words.T("ctl.flag.reason"))
	return c
}

// withGate adds the gate's lines to a refusal of the gate.
func (t *tool) withGate(c *cobra.Command, desk model.Session, n model.NewReferral, err error) error {
	if model.KindOf(err) != model.Refused {
		return err
	}
	g, gateErr := desk.Gate(c.Context(), n.SeekerID, n.LeadID)
	if gateErr != nil {
		return err
	}
	if !t.json {
		t.writeGate(t.err, g)
	}
	return gateError{err, g}
}

// bySlip opens the referral of a slip whose number was given as an argument.
func (t *tool) bySlip(ctx context.Context, desk model.Session, number string) (model.ReferralView, error) {
	v, err := desk.BySlip(ctx, number)
	if model.CodeOf(err) == "slip_form" {
		err = t.misused("slip", err)
	}
	return v, err
}

func (t *tool) voidCmd() *cobra.Command {
	var reason string
	c := &cobra.Command{
		Use: "void NUMBER", Short: t.words.T("ctl.void"), Args: t.exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			return t.session(c.Context(), func(desk model.Session) error {
				v, err := t.bySlip(c.Context(), desk, args[0])
				if err != nil {
					return err
				}
				if v, err = desk.VoidReferral(c.Context(), v.ID, reason); err != nil {
					return err
				}
				return t.print(struct {
					ID     model.ID             `json:"id"`
					Slip   model.SlipNumber     `json:"slip"`
					Status model.ReferralStatus `json:"status"`
				}{v.ID, v.Slip, v.Status}, func(w io.Writer) { fmt.Fprintln(w, t.words.T("ctl.voided", v.Slip.String())) })
			})
		},
	}
	c.Flags().StringVar(&reason, "reason", "", t.words.T("ctl.flag.void_reason"))
	_ = c.MarkFlagRequired("reason")
	return c
}
