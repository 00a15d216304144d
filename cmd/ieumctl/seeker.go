package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ieumdesk/model"
)

func (t *tool) seekerCmd() *cobra.Command {
	return t.group("seeker", t.words.T("ctl.seeker"),
		t.seekerAdd(), t.seekerEdit(), t.seekerFind(), t.seekerShow(), t.seekerRenew())
}

// storedSeeker answers add and edit.
type storedSeeker struct {
	ID         model.ID   `json:"id"`
	Duplicates []model.ID `json:"duplicates"`
}

func (t *tool) seekerAdd() *cobra.Command {
	return &cobra.Command{
		Use: "add", Short: t.words.T("ctl.seeker.add"), Long: t.aboutFields("ctl.seeker.add", seekerFields(&model.Seeker{})), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			var s model.Seeker
			raw, err := t.record()
			if err == nil {
				err = t.put(raw, seekerFields(&s))
			}
			if err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error {
				same, err := t.duplicates(c.Context(), desk, s)
				if err != nil {
					return err
				}
				stored, err := desk.Register(c.Context(), s)
				if err != nil {
					return err
				}
				return t.printStored(stored, same)
			})
		},
	}
}

func (t *tool) seekerEdit() *cobra.Command {
	return t.editing("ctl.seeker.edit", seekerFields(&model.Seeker{}), func(ctx context.Context, desk model.Session, id model.ID, raw json.RawMessage) error {
		s, err := desk.Seeker(ctx, id)
		if err != nil {
			return err
		}
		if err := t.put(raw, seekerFields(&s)); err != nil {
			return err
		}
		same, err := t.duplicates(ctx, desk, s)
		if err != nil {
			return err
		}
		stored, err := desk.EditSeeker(ctx, s)
		if err != nil {
			return err
		}
		return t.printStored(stored, same)
	})
}

func (t *tool) duplicates(ctx context.Context, desk model.Session, s model.Seeker) ([]model.ID, error) {
	hits, err := desk.Duplicates(ctx, model.Probe{Phone: s.Phone, Name: s.Name, BirthDate: s.BirthDate, Except: s.ID})
	ids := []model.ID{}
	for _, h := range hits {
		ids = append(ids, h.ID)
	}
	return ids, err
}

func (t *tool) printStored(s model.Seeker, same []model.ID) error {
	return t.print(storedSeeker{s.ID, same}, func(w io.Writer) {
		fmt.Fprintln(w, s.ID)
		if len(same) > 0 {
			t.say("ctl.seeker.duplicates", len(same))
		}
	})
}

func (t *tool) seekerFind() *cobra.Command {
	limit := 50
	c := &cobra.Command{
		Use: "find QUERY", Short: t.words.T("ctl.seeker.find"), Args: t.exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := t.within("limit", int64(limit), 1, mostShown); err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error {
				found, err := desk.FindSeekers(c.Context(), args[0], limit)
				if err != nil {
					return err
				}
				if found.Hits == nil {
					found.Hits = []model.PersonHit{}
				}
				return t.print(found, func(w io.Writer) {
					for _, h := range found.Hits {
						fmt.Fprintf(w, "%s  %s  %s  %s  %s\n", h.ID, model.MaskName(h.Name), model.MaskBirthDate(h.BirthDate), model.MaskPhone(h.Phone), h.Dong)
					}
					fmt.Fprintln(w, t.words.T("ctl.total", found.Total))
				})
			})
		},
	}
	c.Flags().IntVar(&limit, "limit", limit, t.words.T("ctl.flag.limit"))
	return c
}

func (t *tool) seekerShow() *cobra.Command {
	return t.onRecord("show", "ctl.seeker.show", func(ctx context.Context, desk model.Session, id model.ID) error {
		s, err := desk.Seeker(ctx, id)
		if err != nil {
			return err
		}
		return t.print(s, func(w io.Writer) { t.writeSeeker(w, s) })
	})
}

func (t *tool) writeSeeker(w io.Writer, s model.Seeker) {
	row := func(field, value string) {
		if value != "" {
			fmt.Fprintf(w, "%s: %s\n", t.words.T("field."+field), value)
		}
	}
	row("name", s.Name)
	row("latin_name", s.LatinName)
	row("birth_date", string(s.BirthDate))
	row("phone", s.Phone)
	row("dong", s.Dong)
	row("address", s.Address)
	for _, o := range s.Occupations {
		row("occupations", o+" "+t.tables.Occupations.Name(o))
	}
	row("wage", t.words.WageInFull(s.WageType, s.Wage, 0))
	row("nationality", t.words.Name("country", s.Nationality))
	row("visa", s.Visa)
	row("available", s.Available)
	row("note", s.Note)
	for _, c := range s.Consents {
		row("consents", t.words.Name("consent", string(c.Kind))+" "+c.Version)
	}
	row("received_on", string(s.Received))
	row("valid_until", string(s.Valid))
}

func (t *tool) seekerRenew() *cobra.Command {
	return t.onRecord("renew", "ctl.seeker.renew", func(ctx context.Context, desk model.Session, id model.ID) error {
		s, err := desk.RenewSeeker(ctx, id)
		if err != nil {
			return err
		}
		return t.print(struct {
			ID    model.ID   `json:"id"`
			Valid model.Date `json:"valid_until"`
		}{s.ID, s.Valid}, func(w io.Writer) { fmt.Fprintln(w, t.words.T("ctl.seeker.renewed", t.words.Day(s.Valid))) })
	})
}
