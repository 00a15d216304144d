package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"ieumdesk/model"
)

func (t *tool) leadCmd() *cobra.Command {
	return t.group("lead", t.words.T("ctl.lead"),
		t.leadImport(), t.leadSearch(), t.leadShow(), t.leadAdd(), t.leadEdit(), t.leadClose())
}

// storedLead answers add and edit.
type storedLead struct {
	ID       model.ID        `json:"id"`
	Warnings []model.Warning `json:"warnings"`
}

// foundLead is a lead with its wage as people say it.
type foundLead struct {
	model.Lead
	Wage string `json:"wage"`
}

func (t *tool) leadSearch() *cobra.Command {
	q := model.LeadQuery{ExactTotal: true}
	var status, wageType string
	c := &cobra.Command{
		Use: "search QUERY", Short: t.words.T("ctl.lead.search"), Args: t.exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			q.Text, q.WageType = args[0], model.WageType(wageType)
			if err := t.checkSearch(&q, status); err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error {
				found, err := desk.SearchLeads(c.Context(), q)
				if err != nil {
					return err
				}
				return t.printFound(found)
			})
		},
	}
	f := c.Flags()
	f.StringArrayVar(&q.Dongs, "dong", nil, t.words.T("ctl.flag.dong"))
	f.StringVar(&q.Occupation, "occupation", "", t.words.T("ctl.flag.occupation"))
	f.StringVar(&q.EmploymentType, "type", "", t.words.T("ctl.flag.type"))
	f.Int64Var(&q.WageMin, "wage-min", 0, t.words.T("ctl.flag.wage_min"))
	f.StringVar(&wageType, "wage-type", "month", t.words.T("ctl.flag.wage_type"))
	f.StringVar(&status, "status", "open", t.words.T("ctl.flag.status"))
	f.IntVar(&q.Limit, "limit", 50, t.words.T("ctl.flag.limit"))
	values(c, "dong", t.dongNames()...)
	values(c, "type", model.EmploymentTypes...)
	values(c, "wage-type", wageTypes...)
	values(c, "status", statuses...)
	return c
}

func (t *tool) checkSearch(q *model.LeadQuery, status string) error {
	q.All = status == "all"
	q.Occupation = strings.TrimSpace(q.Occupation)
	if q.Occupation != "" && !t.tables.Occupations.Has(q.Occupation) {
		return usageError{field: "occupation", message: t.words.T("ctl.usage.occupation", q.Occupation)}
	}
	return cmp.Or(
		t.checkDongs(q.Dongs),
		t.checkType(&q.EmploymentType),
		t.within("wage-min", q.WageMin, 0, model.MaxWon),
		t.choice("wage-type", string(q.WageType), wageTypes...),
		t.choice("status", status, statuses...),
		t.within("limit", int64(q.Limit), 1, mostShown),
	)
}

// statuses are which leads a search finds.
var statuses = []string{"open", "all"}

// wageTypes are those that have a figure.
var wageTypes = []string{string(model.Hourly), string(model.Daily), string(model.Monthly), string(model.Yearly)}

// mostShown is how many records one answer holds at most.
const mostShown = 100_000

// checkDongs brings names into the form of the city's table, in place.
func (t *tool) checkDongs(names []string) error {
	for i, name := range names {
		d, ok := t.tables.Dong(norm.NFC.String(name))
		if !ok {
			return t.notAllowed("dong", name, strings.Join(t.dongNames(), ", "))
		}
		names[i] = d.Name
	}
	return nil
}

func (t *tool) dongNames() []string {
	names := make([]string, len(t.tables.Dongs))
	for i, d := range t.tables.Dongs {
		names[i] = d.Name
	}
	return names
}

// checkType brings a kind of employment into its code, as a lead is read.
func (t *tool) checkType(kind *string) error {
	if *kind == "" {
		return nil
	}
	code, ok := model.NormalEmploymentType(*kind)
	if !ok {
		return t.notAllowed("type", *kind, strings.Join(t.employmentNames(), ", "))
	}
	*kind = code
	return nil
}

// employmentNames are the codes with what they are called: permanent and its Korean name.
func (t *tool) employmentNames() []string {
	names := make([]string, len(model.EmploymentTypes))
	for i, code := range model.EmploymentTypes {
		names[i] = code + "(" + t.words.Name("employment", code) + ")"
	}
	return names
}

func (t *tool) printFound(found model.LeadHits) error {
	leads := make([]foundLead, len(found.Hits))
	for i, l := range found.Hits {
		leads[i] = foundLead{l, t.words.Wage(l.WageType, l.WageMin, l.WageMax)}
	}
	answer := struct {
		Total int         `json:"total"`
		Leads []foundLead `json:"leads"`
	}{found.Total, leads}
	return t.print(answer, func(w io.Writer) {
		for _, l := range leads {
			fmt.Fprintf(w, "%s  %s · %s · %s · %s\n", l.ID, l.Employer, l.Title, l.Dong, l.Wage)
		}
		fmt.Fprintln(w, t.words.T("ctl.total", found.Total))
	})
}

func (t *tool) leadShow() *cobra.Command {
	return t.onRecord("show", "ctl.lead.show", func(ctx context.Context, desk model.Session, id model.ID) error {
		l, err := desk.Lead(ctx, id)
		if err != nil {
			return err
		}
		return t.print(l, func(w io.Writer) { t.writeLead(w, l) })
	})
}

func (t *tool) writeLead(w io.Writer, l model.Lead) {
	row := func(field, value string) {
		if value != "" {
			fmt.Fprintf(w, "%s: %s\n", t.words.T("field."+field), value)
		}
	}
	row("employer", l.Employer)
	row("business_no", l.BusinessNo)
	row("employer_phone", l.EmployerPhone)
	row("address", l.Address)
	row("dong", l.Dong)
	row("directions", l.Directions)
	row("title", l.Title)
	if l.Occupation != "" {
		row("occupation", l.Occupation+" "+t.tables.Occupations.Name(l.Occupation))
	}
	row("openings", fmt.Sprint(l.Openings))
	row("wage_min", t.words.WageInFull(l.WageType, l.WageMin, l.WageMax))
	if l.WorkStart != "" {
		row("work_start", l.WorkStart+"–"+l.WorkEnd+" "+l.Days)
	}
	row("contact", l.Contact)
	row("phone", l.Phone)
	row("site_note", l.SiteNote)
	row("valid_until", string(l.ValidUntil))
	row("status", t.words.Name("status", string(l.Status)))
}

func (t *tool) leadAdd() *cobra.Command {
	return &cobra.Command{
		Use: "add", Short: t.words.T("ctl.lead.add"), Long: t.aboutFields("ctl.lead.add", leadFields(&model.Lead{})), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			var l model.Lead
			raw, err := t.record()
			if err == nil {
				err = t.put(raw, leadFields(&l))
			}
			if err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error {
				stored, warnings, err := desk.AddLead(c.Context(), l)
				if err != nil {
					return err
				}
				return t.printLead(stored, warnings)
			})
		},
	}
}

func (t *tool) leadEdit() *cobra.Command {
	return t.editing("ctl.lead.edit", leadFields(&model.Lead{}), func(ctx context.Context, desk model.Session, id model.ID, raw json.RawMessage) error {
		l, err := desk.Lead(ctx, id)
		if err != nil {
			return err
		}
		if err := t.put(raw, leadFields(&l)); err != nil {
			return err
		}
		stored, warnings, err := desk.EditLead(ctx, l)
		if err != nil {
			return err
		}
		return t.printLead(stored, warnings)
	})
}

func (t *tool) printLead(l model.Lead, warnings []model.Warning) error {
	if warnings == nil {
		warnings = []model.Warning{}
	}
	return t.print(storedLead{l.ID, warnings}, func(w io.Writer) {
		fmt.Fprintln(w, l.ID)
		t.warn(warnings)
	})
}

func (t *tool) leadClose() *cobra.Command {
	return t.onRecord("close", "ctl.lead.close", func(ctx context.Context, desk model.Session, id model.ID) error {
		l, err := desk.CloseLead(ctx, id)
		if err != nil {
			return err
		}
		return t.print(struct {
			ID     model.ID         `json:"id"`
			Status model.LeadStatus `json:"status"`
		}{l.ID, l.Status}, func(w io.Writer) { fmt.Fprintln(w, t.words.T("ctl.lead.closed", l.Employer, l.Title)) })
	})
}
