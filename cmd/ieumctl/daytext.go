package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"ieumdesk/model"
)

// shownDays is how many days a message names before it only counts them.
const shownDays = 10

// listed names days, the newest of many.
func listed(days []model.Date) string {
	text := ""
	if more := len(days) - shownDays; more > 0 {
		text = fmt.Sprintf("… (+%d) ", more)
		days = days[more:]
	}
	for i, d := range days {
		if i > 0 {
			text += ", "
		}
		text += string(d)
	}
	return text
}

// writeDay is a day log for people: names as lists show them.
func (t *tool) writeDay(w io.Writer, log model.DayLog, frozen bool) {
	fmt.Fprintln(w, t.words.T("ctl.day.head", t.words.Day(log.Date), log.Desk))
	fmt.Fprintln(w, t.dayState(log, frozen))
	t.writeFigures(w, log)
	if len(log.Late) > 0 {
		fmt.Fprintln(w, t.words.T("ctl.day.late", len(log.Late)))
		for _, l := range log.Late {
			sign := "+"
			if l.Gone {
				sign = "-"
			}
			fmt.Fprintf(w, "  %s %s\n", sign, spaced(t.words.Name("figure", string(l.Row.Figure)), model.MaskName(l.Row.Person), l.Row.Employer, l.Row.Title, l.Row.Slip, l.Row.Text))
		}
	}
	t.section(w, "ctl.day.expected", len(log.Expected), func(i int) string {
		e := log.Expected[i]
		return spaced(model.MaskName(e.Person), e.Employer, e.Title, string(e.StartOn))
	})
	t.section(w, "ctl.day.found", len(log.Found), func(i int) string {
		e := log.Found[i]
		parts := []string{e.Employer, e.Dong}
		for _, l := range e.Leads {
			parts = append(parts, l.Title+" "+strconv.Itoa(l.Openings))
		}
		return spaced(append(parts, t.words.Name("source", e.Source))...)
	})
	t.section(w, "ctl.day.quiet", len(log.Quiet), func(i int) string {
		e := log.Quiet[i]
		return spaced(t.words.Name("quiet", string(e.Kind)), e.Text, model.MaskName(e.Person), e.Staff)
	})
	for _, r := range []struct{ field, text string }{
		{"handover", log.Remarks.Handover}, {"special", log.Remarks.Special}, {"suggestion", log.Remarks.Suggestion}, {"leave", log.Remarks.Leave},
	} {
		if r.text != "" {
			fmt.Fprintf(w, "%s: %s\n", t.words.T("field."+r.field), strings.ReplaceAll(r.text, "\n", "\n  "))
		}
	}
	if log.Awaited > 0 {
		fmt.Fprintln(w, t.words.T("ctl.day.awaited", log.Awaited))
	}
}

// dayState says whether and when the day was closed, and of a closing that was
// opened again why.
func (t *tool) dayState(log model.DayLog, frozen bool) string {
	switch {
	case log.Revision == 0:
		return t.words.T("ctl.day.open")
	case !frozen:
		return t.words.T("ctl.day.reopened", log.Revision)
	}
	state := t.words.T("ctl.day.closed", log.Revision, t.words.Moment(log.ClosedAt), log.ClosedBy)
	if late := log.DaysLate(log.Date); late > 0 {
		state += " " + t.words.T("ctl.day.closed_late", late)
	}
	if !log.ReopenedAt.IsZero() {
		state += "\n" + t.words.T("ctl.day.opened_again", t.words.Moment(log.ReopenedAt), log.ReopenedBy, log.ReopenedFor)
	}
	return state
}

func (t *tool) writeFigures(w io.Writer, log model.DayLog) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, t.words.T("ctl.day.columns"))
	for _, f := range model.AllFigures {
		goal := "-"
		if n := log.Goal[f]; n > 0 {
			goal = strconv.Itoa(n)
		}
		fmt.Fprintf(table, "%s\t%d\t%d\t%s\t%d\n", t.words.Name("figure", string(f)), log.Figures.Of(f), log.Month.Of(f), goal, log.Year.Of(f))
	}
	table.Flush()
}

// section writes a heading and its lines, if there are any.
func (t *tool) section(w io.Writer, title string, n int, line func(int) string) {
	if n == 0 {
		return
	}
	fmt.Fprintln(w, t.words.T(title))
	for i := range n {
		fmt.Fprintln(w, "  "+line(i))
	}
}

// spaced joins what is not empty.
func spaced(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "  ")
}
