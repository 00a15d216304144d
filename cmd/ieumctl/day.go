package main

import (
	"bytes"
	"context"
	"io"
	"os"

	"github.com/spf13/cobra"

	"ieumdesk/model"
)

func (t *tool) dayCmd() *cobra.Command {
	return t.group("day", t.words.T("ctl.day"), t.dayShowCmd(), t.dayCloseCmd(), t.dayReopenCmd(), t.dayExportCmd(),
		t.dayTemplateCmd(), t.daySchemaCmd())
}

// onDay is a command that does something to the log of --date, and shows the log
// that comes of it.
func (t *tool) onDay(use, short string, do func(ctx context.Context, desk model.Session, day model.Date) (model.DayLog, error)) *cobra.Command {
	return t.withDay(use, short, func(ctx context.Context, desk model.Session, day model.Date) error {
		log, err := do(ctx, desk, day)
		if err != nil {
			return err
		}
		return t.printDay(ctx, desk, log, log.Closed)
	})
}

// printDay shows the log of a day, as a closing froze it or as it stands now.
func (t *tool) printDay(ctx context.Context, desk model.Session, log model.DayLog, frozen bool) error {
	if err := t.unclosed(ctx, desk); err != nil {
		return err
	}
	return t.print(log, func(w io.Writer) { t.writeDay(w, log, frozen) })
}

// withDay is a command about the day --date, today if it is not given.
func (t *tool) withDay(use, short string, do func(ctx context.Context, desk model.Session, day model.Date) error) *cobra.Command {
	var date string
	c := &cobra.Command{
		Use: use, Short: t.words.T(short), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			day, err := t.dayOption("date", date)
			if err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error { return do(c.Context(), desk, day) })
		},
	}
	c.Flags().StringVar(&date, "date", "", t.words.T("ctl.flag.date"))
	return c
}

// dayOption reads an option that names a day; "" is today.
func (t *tool) dayOption(option, value string) (model.Date, error) {
	today := model.Today(t.options().Clock())
	if value == "" {
		return today, nil
	}
	day, err := model.ParseDayNear(value, today)
	if err != nil {
		return "", t.misused(option, err)
	}
	return day, nil
}

func (t *tool) dayShowCmd() *cobra.Command {
	var revision int
	c := t.withDay("show", "ctl.day.show", func(ctx context.Context, desk model.Session, day model.Date) error {
		if revision != 0 {
			log, err := desk.DayRevision(ctx, day, revision)
			if err != nil {
				return err
			}
			return t.printDay(ctx, desk, log, true)
		}
		log, err := desk.DayLog(ctx, day)
		if err != nil {
			return err
		}
		return t.printDay(ctx, desk, log, log.Closed)
	})
	c.Flags().IntVar(&revision, "revision", 0, t.words.T("ctl.flag.revision"))
	return c
}

func (t *tool) dayCloseCmd() *cobra.Command {
	var file string
	c := t.withDay("close", "ctl.day.close", func(ctx context.Context, desk model.Session, day model.Date) error {
		log, err := t.closeDay(ctx, desk, day, file)
		if err != nil {
			return err
		}
		files := t.closedFiles(ctx, desk, log)
		if err := t.unclosed(ctx, desk); err != nil {
			return err
		}
		answer := struct {
			model.DayLog
			Files []writtenFile `json:"files"`
		}{log, files}
		if err := t.print(answer, func(w io.Writer) { t.writeDay(w, log, true) }); err != nil {
			return err
		}
		return t.tellFiles(day, files)
	})
	c.Long = t.words.T("ctl.day.close.long")
	c.Flags().StringVar(&file, "remarks", "", t.words.T("ctl.flag.remarks"))
	return c
}

// closeDay closes a day with the remarks in a file, or with those saved.
func (t *tool) closeDay(ctx context.Context, desk model.Session, day model.Date, remarks string) (model.DayLog, error) {
	if remarks == "" {
		return desk.CloseDay(ctx, day, nil)
	}
	log, err := desk.DayLog(ctx, day)
	if err == nil {
		err = t.readRemarks(remarks, &log.Remarks)
	}
	if err != nil {
		return log, err
	}
	return desk.CloseDay(ctx, day, &log.Remarks)
}

// readRemarks takes the remarks in a file, or in standard input for "-", over
// those that are there: an object with some of the fields, or text to hand over.
func (t *tool) readRemarks(file string, r *model.Remarks) error {
	in := t.in
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return t.unreadable("remarks", file, err)
		}
		defer f.Close()
		in = f
	} else {
		t.fed = true
	}
	b, err := io.ReadAll(io.LimitReader(plain(in), maxInput))
	if err != nil {
		return t.unreadable("remarks", file, err)
	}
	if !bytes.HasPrefix(bytes.TrimSpace(b), []byte("{")) {
		r.Handover = string(bytes.TrimSpace(b))
		return nil
	}
	raw, err := document(b)
	if err != nil {
		return err
	}
	return t.put(raw, []field{
		{"handover", &r.Handover}, {"special", &r.Special}, {"suggestion", &r.Suggestion}, {"leave", &r.Leave},
	})
}

func (t *tool) dayReopenCmd() *cobra.Command {
	var reason string
	c := t.onDay("reopen", "ctl.day.reopen", func(ctx context.Context, desk model.Session, day model.Date) (model.DayLog, error) {
		return desk.ReopenDay(ctx, day, reason)
	})
	c.Flags().StringVar(&reason, "reason", "", t.words.T("ctl.flag.reopen_reason"))
	return c
}

// unclosed tells of days that should have been closed.
func (t *tool) unclosed(ctx context.Context, desk model.Session) error {
	days, err := desk.OpenDays(ctx)
	if err != nil || len(days) == 0 {
		return err
	}
	t.say("ctl.day.unclosed", listed(days))
	return nil
}
