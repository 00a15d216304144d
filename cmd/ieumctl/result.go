package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"ieumdesk/model"
)

// answers are what a result may be, as form 4의2 lists them.
var answers = []string{
	string(model.Hired), string(model.NotHired), string(model.BeforeInterview), string(model.NoContact), string(model.Declined),
}

// recorded answers result.
type recorded struct {
	ID       model.ID             `json:"id"`
	Slip     model.SlipNumber     `json:"slip"`
	Status   model.ReferralStatus `json:"status"`
	Revision int                  `json:"revision"`
}

func (t *tool) resultCmd() *cobra.Command {
	var n model.NewResult
	var start, wageType string
	c := &cobra.Command{
		Use: "result NUMBER STATUS", Short: t.words.T("ctl.result"), Long: t.words.T("ctl.result.long", strings.Join(answers, ", ")), Args: t.exactly(2),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) != 1 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return answers, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			n.Status, n.WageType, n.StartOn = model.ReferralStatus(args[1]), model.WageType(wageType), model.Date(start)
			if err := t.checkResult(c, &n); err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error { return t.recordResult(c, desk, args[0], n) })
		},
	}
	f := c.Flags()
	f.StringVar(&start, "start", "", t.words.T("ctl.flag.start"))
	f.Int64Var(&n.Wage, "wage", 0, t.words.T("ctl.flag.wage"))
	f.StringVar(&wageType, "wage-type", "month", t.words.T("ctl.flag.wage_unit"))
	f.StringVar(&n.Reason, "reason", "", t.words.T("ctl.flag.result_reason"))
	values(c, "wage-type", wageTypes...)
	return c
}

// checkResult reads the options. The terms belong to a hire: with another answer
// they are a mistake, and not to be lost silently.
func (t *tool) checkResult(c *cobra.Command, n *model.NewResult) error {
	if err := t.statusOf(n.Status); err != nil {
		return err
	}
	if n.Status != model.Hired {
		n.WageType = ""
		for _, option := range []string{"start", "wage", "wage-type"} {
			if c.Flags().Changed(option) {
				return usageError{field: snake(option), message: t.words.T("ctl.result.hired_only", option)}
			}
		}
		return nil
	}
	if !c.Flags().Changed("start") {
		return usageError{field: "start", message: t.words.T("ctl.result.need_start")}
	}
	var err error
	if n.StartOn, err = model.ParseDate(string(n.StartOn), model.Today(t.options().Clock()), 1); err != nil {
		return t.misused("start", err)
	}
	if !c.Flags().Changed("wage") && !c.Flags().Changed("wage-type") {
		n.WageType = ""
		return nil
	}
	return cmp.Or(t.within("wage", n.Wage, 1, model.MaxWon), t.choice("wage-type", string(n.WageType), wageTypes...))
}

func (t *tool) statusOf(s model.ReferralStatus) error {
	for _, a := range answers {
		if a == string(s) {
			return nil
		}
	}
	return usageError{field: "status", message: t.words.T("ctl.result.status", string(s), strings.Join(answers, ", "))}
}

// recordResult stores an answer, as the correction of the one that is there.
func (t *tool) recordResult(c *cobra.Command, desk model.Session, number string, n model.NewResult) error {
	v, err := t.bySlip(c.Context(), desk, number)
	if err != nil {
		return err
	}
	before, err := desk.ResultHistory(c.Context(), v.ID)
	if err != nil {
		return err
	}
	n.ReferralID, n.Revision = v.ID, len(before)
	if len(before) > 0 && before[0].Status == n.Status {
		keepAnswer(&n, before[0], c.Flags().Changed("reason"))
	}
	if v, err = desk.RecordResult(c.Context(), n); err != nil {
		return err
	}
	return t.print(recorded{v.ID, v.Slip, v.Status, n.Revision + 1}, func(w io.Writer) {
		fmt.Fprintln(w, t.words.T("ctl.result.recorded", v.Slip.String(), t.words.Name("status", string(v.Status))))
	})
}

// keepAnswer leaves what a correction of the same answer does not give as it was:
// the window knows more of a hire than there are options here.
func keepAnswer(n *model.NewResult, was model.Result, reason bool) {
	start, wageType, wage := n.StartOn, n.WageType, n.Wage
	n.ResultTerms, n.How, n.By = was.ResultTerms, was.How, was.By
	n.StartOn = start
	if wageType != "" {
		n.WageType, n.Wage = wageType, wage
	}
	if !reason {
		n.Reason = was.Reason
	}
}
