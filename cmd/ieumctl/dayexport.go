package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/dayfile"
	"ieumdesk/ui/outfile"
	"ieumdesk/ui/slip"
)

// exportOptions are those of day export.
type exportOptions struct {
	date, from, to, format, out, reason string
	revision                            int
	full                                bool
}

func (t *tool) dayExportCmd() *cobra.Command {
	var o exportOptions
	c := &cobra.Command{
		Use: "export", Short: t.words.T("ctl.day.export"), Long: t.words.T("ctl.day.export.long"), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			q, err := t.exportQuery(o)
			if err != nil {
				return err
			}
			return t.session(c.Context(), func(desk model.Session) error { return t.exportDays(c.Context(), desk, q, o) })
		},
	}
	f := c.Flags()
	f.StringVar(&o.date, "date", "", t.words.T("ctl.flag.date"))
	f.StringVar(&o.from, "from", "", t.words.T("ctl.flag.from"))
	f.StringVar(&o.to, "to", "", t.words.T("ctl.flag.last"))
	f.StringVar(&o.format, "format", "", t.words.T("ctl.flag.format"))
	f.StringVar(&o.out, "out", "", t.words.T("ctl.flag.export_out"))
	f.IntVar(&o.revision, "revision", 0, t.words.T("ctl.flag.revision"))
	f.BoolVar(&o.full, "full", false, t.words.T("ctl.flag.full"))
	f.StringVar(&o.reason, "reason", "", t.words.T("ctl.flag.full_reason"))
	values(c, "format", formatNames()...)
	_ = c.MarkFlagRequired("format")
	_ = c.MarkFlagRequired("out")
	return c
}

func formatNames() []string {
	names := make([]string, len(dayfile.Formats))
	for i, f := range dayfile.Formats {
		names[i] = string(f)
	}
	return names
}

// exportQuery reads which days are asked for: one, or from the first to the last.
func (t *tool) exportQuery(o exportOptions) (q dayfile.Query, err error) {
	if err := t.choice("format", o.format, formatNames()...); err != nil {
		return q, err
	}
	switch span := o.from != "" || o.to != ""; {
	case span && o.date != "":
		return q, usageError{field: "date", message: t.words.T("ctl.day.date_or_span")}
	case span && o.from == "":
		return q, usageError{field: "from", message: t.words.T("ctl.day.span_halves")}
	case span && o.to == "":
		return q, usageError{field: "to", message: t.words.T("ctl.day.span_halves")}
	case span:
		if q.From, err = t.dayOption("from", o.from); err == nil {
			q.To, err = t.dayOption("to", o.to)
		}
	default:
		q.From, err = t.dayOption("date", o.date)
		q.To = q.From
	}
	if err == nil && q.To < q.From {
		err = t.misused("to", &model.Error{Kind: model.Invalid, Code: "span_backwards"})
	}
	if err == nil && o.revision != 0 && q.To != q.From {
		err = usageError{field: "revision", message: t.words.T("ctl.day.revision_of_day")}
	}
	q.Revision, q.Full = o.revision, o.full
	return q, err
}

func (t *tool) exportDays(ctx context.Context, desk model.Session, q dayfile.Query, o exportOptions) error {
	saved, err := t.maker().Save(ctx, desk, q, dayfile.Format(o.format), o.out, o.reason)
	if err != nil {
		return err
	}
	answer := struct {
		Out      string     `json:"out"`
		Format   string     `json:"format"`
		From     model.Date `json:"from"`
		To       model.Date `json:"to"`
		Rows     int        `json:"rows"`
		Unmapped []string   `json:"unmapped"`
	}{absolute(o.out), o.format, q.From, q.To, len(saved.Report.Rows), []string{}}
	for _, r := range saved.Unmapped {
		answer.Unmapped = append(answer.Unmapped, string(r))
	}
	if n := len(saved.Unmapped); n > 0 {
		t.say("ctl.day.unmapped", n, string(saved.Unmapped))
	}
	return t.print(answer, func(w io.Writer) { fmt.Fprintln(w, t.words.T("ctl.day.exported", answer.Out)) })
}

func (t *tool) maker() dayfile.Maker {
	return dayfile.Maker{Words: t.words, Fonts: func() (*slip.Fonts, error) { return slip.LoadFonts(assets.FontRegular, assets.FontBold) }}
}

// writtenFile is a file of a day that was closed.
type writtenFile struct {
	Format string   `json:"format"`
	File   string   `json:"file,omitempty"`
	Error  *failure `json:"error,omitempty"`
}

// errFilesTold ends a closing whose files could not all be written: the answer said
// which. The day is closed.
var errFilesTold = errors.New("files told already")

// closedFiles writes the files of a day that was closed.
func (t *tool) closedFiles(ctx context.Context, desk model.Session, log model.DayLog) []writtenFile {
	outcomes, err := t.maker().Closed(ctx, desk, log)
	if err != nil {
		for _, format := range dayfile.ClosedFormats {
			outcomes = append(outcomes, dayfile.Outcome{Format: format, Err: err})
		}
	}
	files := make([]writtenFile, len(outcomes))
	for i, o := range outcomes {
		files[i] = writtenFile{Format: string(o.Format), File: o.File}
		if o.Err != nil {
			f, _ := t.failure(o.Err)
			files[i].Error = &f
		}
	}
	return files
}

// tellFiles says where the files are, and of those that are not how to write them.
func (t *tool) tellFiles(day model.Date, files []writtenFile) error {
	var failed error
	for _, f := range files {
		if f.Error == nil {
			t.say("ctl.day.exported", f.File)
			continue
		}
		failed = errFilesTold
		t.say("ctl.day.file_failed", f.Format, f.Error.Message, day)
	}
	return failed
}

func (t *tool) dayTemplateCmd() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use: "template", Short: t.words.T("ctl.day.template"), Long: t.words.T("ctl.day.template.long", "{{title}}", "{{staff.staff}}"), Args: t.exactly(0),
		RunE: func(*cobra.Command, []string) error {
			b, err := dayfile.Template(true)
			if err != nil {
				return err
			}
			var set outfile.Set
			defer set.Drop()
			if err := set.Add(out, b); err != nil {
				return err
			}
			if err := set.Publish(); err != nil {
				return err
			}
			return t.print(map[string]string{"out": absolute(out)}, func(w io.Writer) { fmt.Fprintln(w, t.words.T("ctl.day.exported", absolute(out))) })
		},
	}
	c.Flags().StringVar(&out, "out", "", t.words.T("ctl.flag.template_out"))
	_ = c.MarkFlagRequired("out")
	return c
}

func (t *tool) daySchemaCmd() *cobra.Command {
	return &cobra.Command{
		Use: "schema", Short: t.words.T("ctl.day.schema"), Args: t.exactly(0),
		RunE: func(*cobra.Command, []string) error {
			_, err := t.out.Write(assets.DaySchema)
			return err
		},
	}
}
