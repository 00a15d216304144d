package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

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
		Use: "init", Short: t.words.T("ctl.init"), Args: exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			path, err := t.path()
			if err != nil {
				return err
			}
			if n.Staff.Login, err = t.login(); err != nil {
				return err
			}
			n.Staff.Role = model.Role(role)
			if n.Passphrase, err = t.passphrase("ctl.ask_passphrase", true); err != nil {
				return err
			}
			code, err := data.Create(c.Context(), path, n, t.options())
			if err != nil {
				return err
			}
			answer := made{absolute(path), strings.ToUpper(n.Desk.Code), n.Staff.Login, code}
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
	for _, name := range []string{"desk", "desk-name", "staff-name"} {
		_ = c.MarkFlagRequired(name)
	}
	return c
}

// filled answers demo.
type filled struct {
	Leads   int `json:"leads"`
	Seekers int `json:"seekers"`
}

func (t *tool) demoCmd() *cobra.Command {
	var d data.Demo
	c := &cobra.Command{
		Use: "demo", Short: t.words.T("ctl.demo"), Args: exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			if d.Leads < 0 || d.Seekers < 0 {
				return usageError{errors.New("--leads, --seekers: 0…")}
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
