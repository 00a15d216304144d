package deskfake

import (
	"context"
	"fmt"

	"ieumdesk/model"
)

// DayFiles remembers which files it was asked for.
type DayFiles struct {
	Asked []model.DayFile
	Fail  map[model.DayFormat]error // of the next try
}

var _ model.DayFiles = (*DayFiles)(nil)

// Folder is where files would go.
func (f *DayFiles) Folder(context.Context, model.Session, model.Date) (string, error) {
	return "/home/kim/Documents/업무일지", nil
}

// Write writes nothing and names the file it would have written.
func (f *DayFiles) Write(_ context.Context, s model.Session, e model.DayFile) (string, error) {
	f.Asked = append(f.Asked, e)
	if err := f.Fail[e.Format]; err != nil {
		delete(f.Fail, e.Format)
		return "", err
	}
	if e.Name != "" {
		return e.Name, nil
	}
	span := string(e.From)
	if e.To != e.From {
		span += "_" + string(e.To)
	}
	return fmt.Sprintf("/home/kim/Documents/업무일지/%s_%s.%s", s.Desk().Code, span, e.Format), nil
}
