package slip

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"maps"
	"path/filepath"
	"strings"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/outfile"
	"ieumdesk/ui/slip/sheet"
)

// Dots of a picture in a file: 200 an inch on pages; on a roll 8 a millimetre, as
// its printers have.
const (
	pageDots = 200 / 25.4
	rollDots = 8.0
)

// Counter counts the sheets of a referral; it says how many there were before.
type Counter interface {
	Printed(ctx context.Context, id model.ID, sheets []model.SheetKind, how string) (before model.Prints, err error)
}

// Save draws sheets of a referral into a file, .pdf or .png by the name's ending,
// and counts them; further pages of a PNG go to name-2.png and so on. draw is
// given the referral with the counts that the sheets are to be marked with. It
// returns how often each sheet was printed before.
//
// Nothing is counted that could not be written: the sheet lies complete beside
// its name before it is counted and takes its name afterwards. A file appears
// complete or not at all, and its metadata names the slip's number and nobody.
// Errors: Invalid slip_format; Outside file_open, folder_missing, read_only,
// disk_full, disk_failed; those of draw and of Printed.
func Save(ctx context.Context, c Counter, v model.ReferralView, sheets []model.SheetKind, out string, draw func(model.ReferralView) (*sheet.Document, error)) (before model.Prints, err error) {
	again := func() (*written, error) {
		return write(v.Slip.String(), v.IssuedAt, out, func() (*sheet.Document, error) { return draw(v) })
	}
	w, err := again()
	if err != nil {
		return nil, err
	}
	defer func() { w.Drop() }()
	if before, err = c.Printed(ctx, v.ID, sheets, "file"); err != nil {
		return nil, err
	}
	if !maps.Equal(before, v.Printed.Of(sheets)) { // somebody was quicker, and these sheets are the later ones
		w.Drop()
		v.Printed = before
		if w, err = again(); err != nil {
			return before, err
		}
	}
	return before, w.Publish()
}

// SaveAs draws a document into a file as Save does; count writes down that it left
// the desk. title stands in its metadata and names nobody.
func SaveAs(title string, made time.Time, out string, draw func() (*sheet.Document, error), count func() error) error {
	w, err := write(title, made, out, draw)
	if err != nil {
		return err
	}
	defer func() { w.Drop() }()
	if err := count(); err != nil {
		return err
	}
	return w.Publish()
}

// Format is the kind of file that a name's ending asks for. Errors: Invalid slip_format.
func Format(out string) (ending string, err error) {
	ending = strings.ToLower(filepath.Ext(out))
	if ending != ".pdf" && ending != ".png" {
		return "", &model.Error{Kind: model.Invalid, Code: "slip_format", Field: "out"}
	}
	return ending, nil
}

// write draws sheets and puts their pages beside their names.
func write(title string, made time.Time, out string, draw func() (*sheet.Document, error)) (*written, error) {
	ending, err := Format(out)
	if err != nil {
		return nil, err
	}
	doc, err := draw()
	if err != nil {
		return nil, err
	}
	w := &written{}
	if ending == ".pdf" {
		err = w.pdf(out, doc, title, made)
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

func (w *written) pdf(out string, doc *sheet.Document, title string, made time.Time) error {
	b, err := doc.PDF(sheet.Meta{Title: title, Creator: "Ieum Desk", Created: made.In(model.Seoul)})
	if err != nil {
		return err
	}
	return w.Add(out, b)
}

func (w *written) pictures(out string, doc *sheet.Document) error {
	for i, page := range doc.Pages {
		dots := pageDots
		if page.W == Roll80.W {
			dots = rollDots
		}
		var b bytes.Buffer
		if err := png.Encode(&b, doc.RasterGray(i, int(page.W*dots+0.5), int(page.H*dots+0.5))); err != nil {
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
