package slip

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// filePixels is the width of a PNG of a slip: A4 at 200 dots per inch.
const filePixels = 1654

// Counter counts the sheets of a referral; it says how many there were before.
type Counter interface {
	Printed(ctx context.Context, id model.ID, how string) (before int, err error)
}

// Save draws the slip of a referral into a file, .pdf or .png by the name's
// ending, and counts it; further pages of a PNG go to name-2.png and so on. It
// returns how often the slip was printed before, which is what draw was given.
//
// Nothing is counted that could not be written: the sheet lies complete beside
// its name before it is counted and takes its name afterwards. A file appears
// complete or not at all, and its metadata names the slip's number and nobody.
// Errors: Invalid slip_format; Outside folder_missing, read_only, disk_failed;
// those of draw and of Printed.
func Save(ctx context.Context, c Counter, v model.ReferralView, out string, draw func(reissue int) (*sheet.Document, error)) (reissue int, err error) {
	w, err := write(v, out, v.Printed, draw)
	if err != nil {
		return 0, err
	}
	defer func() { w.drop() }()
	before, err := c.Printed(ctx, v.ID, "file")
	if err != nil {
		return 0, err
	}
	if before != v.Printed { // somebody was quicker, and this sheet is the later one
		w.drop()
		if w, err = write(v, out, before, draw); err != nil {
			return before, err
		}
	}
	return before, w.publish()
}

// Format is the kind of file that a name's ending asks for. Errors: Invalid slip_format.
func Format(out string) (ending string, err error) {
	ending = strings.ToLower(filepath.Ext(out))
	if ending != ".pdf" && ending != ".png" {
		return "", &model.Error{Kind: model.Invalid, Code: "slip_format", Field: "out"}
	}
	return ending, nil
}

// write draws a slip and puts its pages beside their names.
func write(v model.ReferralView, out string, reissue int, draw func(reissue int) (*sheet.Document, error)) (*written, error) {
	ending, err := Format(out)
	if err != nil {
		return nil, err
	}
	doc, err := draw(reissue)
	if err != nil {
		return nil, err
	}
	w := &written{}
	if ending == ".pdf" {
		err = w.pdf(out, doc, v)
	} else {
		err = w.pictures(out, doc)
	}
	if err != nil {
		w.drop()
		return nil, err
	}
	return w, nil
}

// written are the files of a slip that do not have their names yet.
type written struct{ files []beside }

type beside struct{ temporary, name string }

func (w *written) pdf(out string, doc *sheet.Document, v model.ReferralView) error {
	b, err := doc.PDF(sheet.Meta{Title: v.Slip.String(), Creator: "Ieum Desk", Created: v.IssuedAt.In(model.Seoul)})
	if err != nil {
		return err
	}
	return w.add(out, b)
}

func (w *written) pictures(out string, doc *sheet.Document) error {
	for i, page := range doc.Pages {
		var b bytes.Buffer
		if err := png.Encode(&b, doc.RasterGray(i, filePixels, int(filePixels*page.H/page.W+0.5))); err != nil {
			return err
		}
		name := out
		if i > 0 {
			ext := filepath.Ext(out)
			name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(out, ext), i+1, ext)
		}
		if err := w.add(name, b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// add writes content beside a name that it can take later.
func (w *written) add(name string, content []byte) error {
	if err := free(name); err != nil {
		return failed(name, err)
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".slip-*")
	if err != nil {
		return failed(name, err)
	}
	w.files = append(w.files, beside{f.Name(), name})
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return failed(name, err)
	}
	return nil
}

// free fails if there is something under name that a file cannot replace: a
// folder, or on Windows a document that another program shows.
func free(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// publish gives the files their names.
func (w *written) publish() error {
	for _, f := range w.files {
		if err := os.Rename(f.temporary, f.name); err != nil {
			return failed(f.name, err)
		}
	}
	w.files = nil
	return nil
}

// drop removes what has not been published.
func (w *written) drop() {
	for _, f := range w.files {
		os.Remove(f.temporary)
	}
	w.files = nil
}

// failed says why a file could not be written.
func failed(name string, err error) error {
	e := &model.Error{Kind: model.Outside, Code: "disk_failed", Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Code, e.Args = "folder_missing", []any{filepath.Dir(name)}
	case errors.Is(err, fs.ErrPermission):
		e.Code, e.Args = "read_only", []any{filepath.Dir(name)}
	}
	return e
}
