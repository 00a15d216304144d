package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"ieumdesk/data/sheet"
	"ieumdesk/model"
)

// mappingExample is a file for --map.
const mappingExample = `{"sheet":"Sheet1","header_row":2,"columns":{"A":"employer","C":"title","D":""}}`

func (t *tool) leadImport() *cobra.Command {
	var source, mapFile string
	var dryRun bool
	c := &cobra.Command{
		Use: "import FILE", Short: t.words.T("ctl.lead.import"),
		Long: t.words.T("ctl.lead.import.long", mappingExample, strings.Join(model.LeadFields, ", ")), Args: t.exactly(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := t.choice("source", source, "sheet"); err != nil {
				return err
			}
			file, mapping, err := t.openList(args[0], mapFile)
			if err != nil {
				return err
			}
			defer file.Close()
			return t.session(c.Context(), func(desk model.Session) error {
				next, err := file.Rows(mapping)
				if err != nil {
					return err
				}
				report, err := desk.ImportLeads(c.Context(), next, dryRun, t.progress("ctl.import.progress"))
				if err != nil {
					return err
				}
				if dryRun {
					t.say("ctl.import.dry_run")
				}
				return t.printImport(report)
			})
		},
	}
	c.Flags().StringVar(&source, "source", "sheet", t.words.T("ctl.flag.source"))
	values(c, "source", "sheet")
	c.Flags().StringVar(&mapFile, "map", "", t.words.T("ctl.flag.map"))
	c.Flags().BoolVar(&dryRun, "dry-run", false, t.words.T("ctl.flag.dry_run"))
	return c
}

// openList opens a list and says how it is read: as the mapping file has it, or
// as its headers do.
func (t *tool) openList(path, mapFile string) (model.LeadFile, model.Mapping, error) {
	today := func() model.Date { return model.Today(t.options().Clock()) }
	file, err := sheet.NewReader(t.tables, t.words, today).OpenLeads(path)
	if err != nil {
		return nil, model.Mapping{}, err
	}
	if mapFile == "" {
		return file, file.Guess(), nil
	}
	m, err := t.readMapping(mapFile)
	if err != nil {
		file.Close()
		return nil, m, err
	}
	return file, m, nil
}

func (t *tool) readMapping(path string) (model.Mapping, error) {
	f, err := os.Open(path)
	if err != nil {
		return model.Mapping{}, t.unreadable("map", path, err)
	}
	defer f.Close()
	return model.ReadMapping(plain(f))
}

func (t *tool) printImport(r model.ImportReport) error {
	if r.Rejected == nil {
		r.Rejected = []model.RowProblem{}
	}
	if r.Warnings == nil {
		r.Warnings = []model.RowWarning{}
	}
	return t.print(r, func(w io.Writer) {
		fmt.Fprintln(w, t.words.T("ctl.import.done", r.Read, r.Added, r.Updated, r.Unchanged, r.RejectedRows()))
		for _, x := range r.Rejected {
			fmt.Fprintln(w, t.words.T("ctl.import.row", x.Row, x.Column, x.Value, x.Reason))
		}
		for _, x := range r.Warnings {
			fmt.Fprintln(w, t.words.T("import.warning", x.Row, x.Message))
		}
	})
}
