package paper

import (
	"context"
	"os"
	"path/filepath"

	"ieumdesk/model"
	"ieumdesk/ui/slip"
	"ieumdesk/ui/slip/sheet"
)

// Save writes something as a PDF or PNG into the desk's folder and counts it; then
// gets the file.
func (p *Press) Save(m Matter, o Order, ending string, then func(file string, err error)) {
	var file string
	var err error
	like := p.chosen
	p.d.Run.Do(func() { file, err = p.save(context.Background(), m, o, like, ending, false) }, func() { then(file, err) })
}

// save writes a file with the margins of the printer that the paper would come from.
// again: it is counted already.
func (p *Press) save(ctx context.Context, m Matter, o Order, like, ending string, again bool) (string, error) {
	folder, err := p.folder(ctx)
	if err != nil {
		return "", err
	}
	out := filepath.Join(folder, m.Name()+ending)
	s := p.d.Session
	if r, ok := m.(referral); ok && !again { // somebody else may have printed it meanwhile
		_, err = slip.Save(ctx, s, r.v, o.Sheets, out, func(v model.ReferralView) (*sheet.Document, error) {
			return p.document(ctx, referral{v}, o, like)
		})
	} else {
		err = slip.SaveAs(m.Name(), m.Made(), out,
			func() (*sheet.Document, error) { return p.document(ctx, m, o, like) },
			func() error {
				_, err := m.count(ctx, s, o.Sheets, "file", again)
				return err
			})
	}
	if err != nil {
		return "", err
	}
	return out, nil
}

// folder is where files go: the setting, or the person's documents.
func (p *Press) folder(ctx context.Context) (string, error) {
	set, err := p.d.Session.Setting(ctx, "print.folder")
	if err != nil {
		return "", err
	}
	if set == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", &model.Error{Kind: model.Outside, Code: "disk_failed", Err: err}
		}
		set = filepath.Join(home, "Documents")
	}
	if err := os.MkdirAll(set, 0o755); err != nil {
		return "", &model.Error{Kind: model.Outside, Code: "read_only", Args: []any{set}, Err: err}
	}
	return set, nil
}
