package main

import (
	"sync"
	"time"

	"ieumdesk/assets"
	"ieumdesk/data/sheet"
	"ieumdesk/model"
)

// leadFiles opens lists of leads; the tables they are read by are loaded when the
// first is opened.
type leadFiles struct {
	tables func() (*model.Tables, error)
	words  *assets.Words
}

var _ model.LeadFiles = (*leadFiles)(nil)

func newLeadFiles(words *assets.Words) *leadFiles {
	return &leadFiles{tables: sync.OnceValues(assets.Tables), words: words}
}

// OpenLeads opens a list.
func (f *leadFiles) OpenLeads(path string) (model.LeadFile, error) {
	tables, err := f.tables()
	if err != nil {
		return nil, err
	}
	today := func() model.Date { return model.Today(time.Now()) }
	return sheet.NewReader(tables, f.words, today).OpenLeads(path)
}
