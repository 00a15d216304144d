package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ieumdesk/model"
)

// seenTo answers follow-up: what is to be seen to today and later.
type seenTo struct {
	Today         model.Date           `json:"today"`
	FollowUps     []model.FollowUp     `json:"follow_ups"`
	Registrations []endingRegistration `json:"registrations"`
	Leads         []endingLead         `json:"leads"`
}

// endingRegistration is a registration that ends within a week.
type endingRegistration struct {
	SeekerID model.ID   `json:"seeker_id"`
	Name     string     `json:"name"`
	Phone    string     `json:"phone"`
	Valid    model.Date `json:"valid_until"`
}

// endingLead is a lead that ends within a week.
type endingLead struct {
	LeadID   model.ID   `json:"lead_id"`
	Employer string     `json:"employer"`
	Phone    string     `json:"phone"`
	Valid    model.Date `json:"valid_until"`
}

func (t *tool) followUpCmd() *cobra.Command {
	return &cobra.Command{
		Use: "follow-up", Short: t.words.T("ctl.follow_up"), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.session(c.Context(), func(desk model.Session) error {
				today := model.Today(t.options().Clock())
				all := seenTo{Today: today, FollowUps: []model.FollowUp{}, Registrations: []endingRegistration{}, Leads: []endingLead{}}
				found, err := desk.FollowUps(c.Context(), "")
				if err != nil {
					return err
				}
				all.FollowUps = append(all.FollowUps, found...)
				due, err := desk.Due(c.Context(), 0)
				if err != nil {
					return err
				}
				all.take(due)
				t.warnOfHolidays(today)
				return t.print(all, func(w io.Writer) { t.writeSeenTo(w, all) })
			})
		},
	}
}

// take sorts what ends by what it is; results are among the follow-ups already.
func (s *seenTo) take(due []model.Due) {
	for _, d := range due {
		switch d.Kind {
		case model.DueRegistration:
			s.Registrations = append(s.Registrations, endingRegistration{d.SeekerID, d.Name, d.Phone, d.On})
		case model.DueLead:
			s.Leads = append(s.Leads, endingLead{d.LeadID, d.Employer, d.Phone, d.On})
		}
	}
}

// warnOfHolidays says if the working days of the weeks to come are counted without
// the holidays of their year.
func (t *tool) warnOfHolidays(today model.Date) {
	if year := today.AddMonths(1).Time().Year(); !t.tables.Calendar("").Known(year) {
		t.say("ctl.follow_up.holidays", year)
	}
}

func (t *tool) writeSeenTo(w io.Writer, all seenTo) {
	for _, f := range all.FollowUps {
		late := ""
		if f.Due < all.Today {
			late = " " + t.words.T("ctl.follow_up.late")
		}
		fmt.Fprintf(w, "%s%s  %s  D+%d  %s  %s · %s · %s  %s %s\n", f.Due, late, t.words.Name("follow_up", string(f.Step)), f.WorkDays, f.Slip,
			model.MaskName(f.Seeker), f.Employer, f.Title, f.Contact, f.Phone)
		if f.Last != nil {
			fmt.Fprintf(w, "    %s %s  %s\n", t.words.Moment(f.Last.At), t.words.Name("call", string(f.Last.Outcome)), f.Last.Note)
		}
	}
	for _, r := range all.Registrations {
		fmt.Fprintln(w, t.words.T("ctl.follow_up.registration", string(r.Valid), model.MaskName(r.Name), model.MaskPhone(r.Phone)))
	}
	for _, l := range all.Leads {
		fmt.Fprintln(w, t.words.T("ctl.follow_up.lead", string(l.Valid), l.Employer, l.Phone))
	}
	if len(all.FollowUps)+len(all.Registrations)+len(all.Leads) == 0 {
		fmt.Fprintln(w, t.words.T("ctl.follow_up.none"))
	}
}
