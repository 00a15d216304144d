package slip

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"path/filepath"
	"strings"

	"ieumdesk/model"
	"ieumdesk/ui/outfile"
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
// Errors: Invalid slip_format; Outside file_open,
// folder_missing, read_only, disk_full, disk_failed;
// those of draw and of Printed.
func Save(ctx context.Context, c Counter, v model.ReferralView, out string, draw func(reissue int) (*sheet.Document, error)) (reissue int, err error) {
	w, err := write(v, out, v.Printed, draw)
	if err != nil {
		return 0, err
	}
	defer func() { w.Drop() }()
	before, err := c.Printed(ctx, v.ID, "file")
	if err != nil {
		return 0, err
	}
	if before != v.Printed { // somebody was quicker, and this sheet is the later one
		w.Drop()
		if w, err = write(v, out, before, draw); err != nil {
			return before, err
		}
	}
	return before, w.Publish()
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
		w.Drop()
		return nil, err
	}
	return w, nil
}

// written are the files of a slip that do not have their names yet.
type written struct{ outfile.Set }

func (w *written) pdf(out string, doc *sheet.Document, v model.ReferralView) error {
	b, err := doc.PDF(sheet.Meta{Title: v.Slip.String(), Creator: "Ieum Desk", Created: v.IssuedAt.In(model.Seoul)})
	if err != nil {
		return err
	}
	return w.Add(out, b)
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
		if err := w.Add(name, b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}
