package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"ieumdesk/data"
	"ieumdesk/model"
)

func (t *tool) verifyCmd() *cobra.Command {
	return &cobra.Command{
		Use: "verify", Short: t.words.T("ctl.verify"), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			return t.session(c.Context(), func(desk model.Session) error {
				v, err := desk.(interface {
					Verify(context.Context) (data.Verification, error)
				}).Verify(c.Context())
				if err != nil {
					return err
				}
				if err := t.print(v, func(w io.Writer) { t.writeVerification(w, v) }); err != nil || v.OK {
					return err
				}
				return errToldAlready
			})
		},
	}
}

// errToldAlready ends a command whose answer said what is wrong; the exit code
// is that of a store one cannot rely on.
var errToldAlready = errors.New("told already")

func (t *tool) writeVerification(w io.Writer, v data.Verification) {
	for _, part := range []struct{ key, result string }{
		{"integrity", v.Integrity}, {"audit_chain", v.AuditChain}, {"slip_gaps", v.SlipGaps}, {"day_logs", v.DayLogs}, {"index", v.Index}, {"schema", v.Schema},
	} {
		fmt.Fprintf(w, "%s: %s\n", part.key, part.result)
	}
	if v.OK {
		fmt.Fprintln(w, t.words.T("ctl.verify.ok"))
	} else {
		fmt.Fprintln(w, t.words.T("ctl.verify.bad"))
	}
}

func (t *tool) backupCmd() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use: "backup --out FILE | list", Short: t.words.T("ctl.backup"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{message: t.words.T("ctl.backup.need_out")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error {
			if out == "" {
				return usageError{field: "out", message: t.words.T("ctl.backup.need_out")}
			}
			store, err := t.open(c.Context())
			if err != nil {
				return err
			}
			defer store.Close()
			if err := store.Backup(c.Context(), out); err != nil {
				return err
			}
			return t.print(map[string]string{"backup": absolute(out)}, func(w io.Writer) {
				fmt.Fprintln(w, t.words.T("ctl.backup.done", absolute(out)))
			})
		},
	}
	c.Flags().StringVar(&out, "out", "", t.words.T("ctl.flag.backup_out"))
	c.AddCommand(t.backupList())
	return c
}

func (t *tool) backupList() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: t.words.T("ctl.backup.list"), Args: t.exactly(0),
		RunE: func(c *cobra.Command, _ []string) error {
			store, err := t.open(c.Context())
			if err != nil {
				return err
			}
			defer store.Close()
			copies, err := store.Backups(c.Context())
			if err != nil {
				return err
			}
			if copies == nil {
				copies = []data.Copy{}
			}
			return t.print(map[string][]data.Copy{"backups": copies}, func(w io.Writer) {
				for _, b := range copies {
					fmt.Fprintf(w, "%s  %d  %s\n", b.At.In(model.Seoul).Format("2006-01-02 15:04"), b.Size, b.File)
				}
			})
		},
	}
}

func (t *tool) restoreCmd() *cobra.Command {
	var to string
	c := &cobra.Command{
		Use: "restore FILE", Short: t.words.T("ctl.restore"), Args: t.exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			path := to
			if path == "" {
				var err error
				if path, err = t.path(); err != nil {
					return err
				}
			}
			aside, err := data.Restore(c.Context(), args[0], path, t.options())
			if err != nil {
				return err
			}
			return t.print(map[string]string{"restored": absolute(path), "kept": aside}, func(w io.Writer) {
				fmt.Fprintln(w, t.words.T("ctl.restore.done", absolute(path)))
				if aside != "" {
					fmt.Fprintln(w, t.words.T("ctl.restore.kept", aside))
				}
			})
		},
	}
	c.Flags().StringVar(&to, "to", "", t.words.T("ctl.flag.to"))
	return c
}
