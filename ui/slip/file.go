package slip

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// filePixels is the width of a PNG of a slip: A4 at 200 dots per inch.
const filePixels = 1654

// WriteFile writes a drawn slip as .pdf or .png, by the name's ending; further
// pages of a PNG go to name-2.png and so on. A file appears complete or not at
// all, and its metadata names the slip's number and nobody. Errors: Invalid
// slip_format; Outside disk_failed.
func WriteFile(out string, doc *sheet.Document, n model.SlipNumber, at time.Time) error {
	switch strings.ToLower(filepath.Ext(out)) {
	case ".pdf":
		b, err := doc.PDF(sheet.Meta{Title: n.String(), Creator: "Ieum Desk", Created: at.In(model.Seoul)})
		if err != nil {
			return err
		}
		return replace(out, b)
	case ".png":
		return writePictures(out, doc)
	default:
		return &model.Error{Kind: model.Invalid, Code: "slip_format", Field: "out"}
	}
}

func writePictures(out string, doc *sheet.Document) error {
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
		if err := replace(name, b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// replace writes beside and renames, so that nobody reads half a file.
func replace(name string, content []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".slip-*")
	if err != nil {
		return failed(err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return failed(err)
	}
	return nil
}

func failed(err error) error { return &model.Error{Kind: model.Outside, Code: "disk_failed", Err: err} }
