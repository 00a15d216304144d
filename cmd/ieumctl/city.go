package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"ieumdesk/data/city/hub"
	"ieumdesk/model"
)

// wayNames are the values of --to.
func wayNames() []string {
	names := make([]string, len(model.CityWays))
	for i, w := range model.CityWays {
		names[i] = string(w)
	}
	return names
}

func (t *tool) pushCmd() *cobra.Command {
	var to string
	var show int
	c := &cobra.Command{
		Use: "push", Short: t.words.T("ctl.push"), Long: t.words.T("ctl.push.long"), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			if to != "" {
				if err := t.choice("to", to, wayNames()...); err != nil {
					return err
				}
			}
			if c.Flags().Changed("show") {
				if err := t.within("show", int64(show), 1, 100_000); err != nil {
					return err
				}
			}
			return t.session(c.Context(), func(desk model.Session) error {
				if show > 0 {
					return t.showWaiting(c, desk.(model.City), model.CityWay(to), show)
				}
				r, err := desk.(model.City).SendCity(c.Context(), model.CityWay(to))
				if err != nil {
					return err
				}
				return t.print(r, func(w io.Writer) {
					fmt.Fprintln(w, t.words.T("ctl.push.done", r.Sent, r.Accepted, len(r.Rejected), r.Waiting))
					for _, x := range r.Rejected {
						fmt.Fprintf(w, "%s %s %s: %s\n", t.words.Name("city_way", string(x.Way)), x.Kind, x.ID, x.Reason)
					}
				})
			})
		},
	}
	c.Flags().StringVar(&to, "to", "", t.words.T("ctl.flag.push_to"))
	c.Flags().IntVar(&show, "show", 0, t.words.T("ctl.flag.push_show"))
	_ = c.Flags().SetAnnotation("to", placeholder, []string{"WAY"})
	values(c, "to", wayNames()...)
	return c
}

// showWaiting prints what would be sent, record by record, and sends nothing.
func (t *tool) showWaiting(c *cobra.Command, desk model.City, way model.CityWay, limit int) error {
	states, err := desk.CityStates(c.Context())
	if err != nil {
		return err
	}
	if way == "" { // the ways get the same; the one with most to come shows it
		on := slices.DeleteFunc(states, func(s model.CityState) bool { return !s.On })
		if len(on) == 0 {
			return &model.Error{Kind: model.Refused, Code: "city_none"}
		}
		way = slices.MaxFunc(on, func(a, b model.CityState) int { return a.Waiting - b.Waiting }).Way
	}
	events, err := desk.CityWaiting(c.Context(), way, limit)
	if err != nil {
		return err
	}
	return t.print(map[string][]json.RawMessage{"events": events}, func(w io.Writer) {
		for _, e := range events {
			fmt.Fprintln(w, string(e))
		}
	})
}

func (t *tool) pullCmd() *cobra.Command {
	return &cobra.Command{
		Use: "pull", Short: t.words.T("ctl.pull"), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.session(c.Context(), func(desk model.Session) error {
				got, err := desk.(model.City).PullCity(c.Context())
				if err != nil {
					return err
				}
				return t.print(got, func(w io.Writer) {
					fmt.Fprintln(w, t.words.T("ctl.pull.done", got.Leads, got.Added, got.Updated))
					if got.Conflicts > 0 {
						fmt.Fprintln(w, t.words.T("ctl.pull.conflicts", got.Conflicts))
					}
				})
			})
		},
	}
}

func (t *tool) hubCmd() *cobra.Command {
	return t.group("hub", t.words.T("ctl.hub"), t.hubInit())
}

// hubMade answers hub init.
type hubMade struct {
	From int `json:"from"` // edition of the schema before, 0 if there was none
	To   int `json:"to"`
}

func (t *tool) hubInit() *cobra.Command {
	return &cobra.Command{
		Use: "init", Short: t.words.T("ctl.hub.init"), Long: t.words.T("ctl.hub.init.long"), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			dsn := t.env("IEUM_HUB_DSN")
			if dsn == "" {
				var err error
				if dsn, err = line(t.in); err != nil {
					return err
				}
			}
			if dsn == "" {
				return usageError{field: "dsn", message: t.words.T("ctl.hub.need_dsn")}
			}
			if err := hub.CheckDSN(dsn); err != nil {
				return usageError{field: "dsn", code: "city_dsn_form", message: t.words.T("error.city_dsn_form")}
			}
			from, to, err := hub.Init(c.Context(), dsn)
			if err != nil {
				return err
			}
			return t.print(hubMade{from, to}, func(w io.Writer) { fmt.Fprintln(w, t.words.T("ctl.hub.done", from, to)) })
		},
	}
}
