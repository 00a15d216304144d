package deskfake

import (
	"context"
	"fmt"

	"ieumdesk/model"
)

// DayFiles remembers which files it was asked for.
type DayFiles struct {
	Asked    []model.DayFile
	Fail     map[model.DayFormat]error // of the next try
	Unmapped []rune                    // what CP949 has not
}

var _ model.DayFiles = (*DayFiles)(nil)

// Folder is where files would go.
func (f *DayFiles) Folder(context.Context, model.Session, model.Date) (string, error) {
	return "/home/kim/Documents/업무일지", nil
}

// Write writes nothing and names the file it would have written.
func (f *DayFiles) Write(_ context.Context, s model.Session, e model.DayFile) (model.DayWritten, error) {
	f.Asked = append(f.Asked, e)
	if err := f.Fail[e.Format]; err != nil {
		delete(f.Fail, e.Format)
		return model.DayWritten{}, err
	}
	if e.Name != "" {
		return model.DayWritten{Path: e.Name}, nil
	}
	span := string(e.From)
	if e.To != e.From {
		span += "_" + string(e.To)
	}
	there := model.DayWritten{Path: fmt.Sprintf("/home/kim/Documents/업무일지/%s_%s%s", s.Desk().Code, span, e.Format.Ending())}
	if e.Format == model.DayCP949 {
		there.Unmapped = f.Unmapped
	}
	return there, nil
}
