package main

import (
	"cmp"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ieumdesk/data"
	"ieumdesk/model"
)

// made answers init. The recovery code is shown this once.
type made struct {
	DB       string `json:"db"`
	Desk     string `json:"desk"`
	Staff    string `json:"staff"`
	Recovery string `json:"recovery_code"`
}

func (t *tool) initCmd() *cobra.Command {
	var n model.NewStore
	var role string
	c := &cobra.Command{
		Use: "init", Short: t.words.T("ctl.init"), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			path, err := t.path()
			if err != nil {
				return err
			}
			if n.Staff.Login, err = t.login(); err != nil {
				return err
			}
			if err := t.checkNewStore(&n, role); err != nil {
				return err
			}
			if n.Passphrase, err = t.passphrase(c.Context(), "ctl.ask_passphrase", true); err != nil {
				return err
			}
			code, err := data.Create(c.Context(), path, n, t.options())
			if err != nil {
				return err
			}
			answer := made{absolute(path), n.Desk.Code, n.Staff.Login, code}
			return t.print(answer, func(w io.Writer) {
				fmt.Fprintln(w, t.words.T("ctl.init.done", answer.DB, code))
			})
		},
	}
	f := c.Flags()
	f.StringVar(&n.Desk.Code, "desk", "", t.words.T("ctl.flag.desk"))
	f.StringVar(&n.Desk.Name, "desk-name", "", t.words.T("ctl.flag.desk_name"))
	f.StringVar(&n.Desk.Center, "center", "", t.words.T("ctl.flag.center"))
	f.StringVar(&n.Staff.Name, "staff-name", "", t.words.T("ctl.flag.staff_name"))
	f.StringVar(&role, "role", string(model.Admin), t.words.T("ctl.flag.role"))
	values(c, "role", roles...)
	for _, name := range []string{"desk", "desk-name", "staff-name"} {
		_ = c.MarkFlagRequired(name)
	}
	return c
}

// checkNewStore reads the options that have a form.
func (t *tool) checkNewStore(n *model.NewStore, role string) (err error) {
	if n.Desk.Code, err = model.NormalDeskCode(n.Desk.Code); err != nil {
		return t.misused("desk", err)
	}
	if n.Staff.Login, err = model.NormalLogin(n.Staff.Login); err != nil {
		return t.misused("staff", err)
	}
	n.Staff.Role = model.Role(role)
	return t.choice("role", role, roles...)
}

// roles are the values of --role.
var roles = []string{string(model.Counsellor), string(model.Supervisor), string(model.Admin)}

// mostDemo is more records than any desk will ever hold.
const mostDemo = 1_000_000

// filled answers demo.
type filled struct {
	Leads   int `json:"leads"`
	Seekers int `json:"seekers"`
}

func (t *tool) demoCmd() *cobra.Command {
	var d data.Demo
	c := &cobra.Command{
		Use: "demo", Short: t.words.T("ctl.demo"), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := cmp.Or(t.within("leads", int64(d.Leads), 0, mostDemo), t.within("seekers", int64(d.Seekers), 0, mostDemo)); err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error {
				if err := data.FillDemo(c.Context(), desk, d, t.progress("ctl.demo.progress")); err != nil {
					return err
				}
				return t.print(filled{d.Leads, d.Seekers}, func(w io.Writer) {
					fmt.Fprintln(w, t.words.T("ctl.demo.done", d.Seekers, d.Leads))
				})
			})
		},
	}
	c.Flags().IntVar(&d.Leads, "leads", 0, t.words.T("ctl.flag.leads"))
	c.Flags().IntVar(&d.Seekers, "seekers", 0, t.words.T("ctl.flag.seekers"))
	c.Flags().Uint64Var(&d.Seed, "seed", 1, t.words.T("ctl.flag.seed"))
	return c
}
