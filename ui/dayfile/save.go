package dayfile

import (
	"context"
	"os"
	"strings"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/outfile"
	"ieumdesk/ui/slip"
)

// Format is a kind of file that a report can be written to.
type Format = model.DayFormat

// The formats.
const (
	AsXLSX  = model.DayXLSX
	AsHWPX  = model.DayHWPX
	AsPDF   = model.DayPDF
	AsCSV   = model.DayCSV
	AsCP949 = model.DayCP949
	AsJSON  = model.DayJSON
)

// Formats are all formats.
var Formats = model.DayFormats

// Store is what files are written from.
type Store interface {
	Source
	model.Exports
}

// Maker writes reports in the words of one language. Fonts may be shared with the
// sheets; they are asked for when a PDF is made.
type Maker struct {
	Words *assets.Words
	Fonts func() (*slip.Fonts, error)
}

// Saved is what was written.
type Saved struct {
	Report   Report
	Unmapped []rune // characters that CP949 has not; they stand as {U+1EC4} in the file
}

// Save gathers a report and writes it to a file under a name. reason is why people
// are named in full, if they are; what is written stands in the access log. The
// file appears complete or not at all. Errors: those of Gather, of hwpx.Fill and of
// outfile.Set; FieldErrors (reason); Invalid template_missing.
func (m Maker) Save(ctx context.Context, d Store, q Query, f Format, out, reason string) (Saved, error) {
	asked := model.DayExport{From: q.From, To: q.To, Formats: []string{string(f)}, Full: q.Full, Reason: reason}
	if err := asked.Normalise(); err != nil {
		return Saved{}, err
	}
	r, err := Gather(ctx, d, q)
	if err != nil {
		return Saved{}, err
	}
	s := Saved{Report: r}
	var content []byte
	if content, s.Unmapped, err = m.make(ctx, d, r, f); err != nil {
		return s, err
	}
	var set outfile.Set
	defer set.Drop()
	if err := set.Add(out, content); err != nil {
		return s, err
	}
	if err := d.DayExported(ctx, asked); err != nil {
		return s, err
	}
	return s, set.Publish()
}

// make is a report in one format.
func (m Maker) make(ctx context.Context, s model.Settings, r Report, f Format) (content []byte, unmapped []rune, err error) {
	switch f {
	case AsXLSX:
		content, err = XLSX(m.Words, r)
	case AsHWPX:
		var template []byte
		if template, err = ownTemplate(ctx, s); err == nil {
			content, err = HWPX(m.Words, r, template)
		}
	case AsPDF:
		var fonts *slip.Fonts
		if fonts, err = m.Fonts(); err == nil {
			content, err = PDF(fonts, m.Words, r)
		}
	case AsCSV:
		content, err = CSV(m.Words, r)
	case AsCP949:
		return CP949(m.Words, r)
	case AsJSON:
		content, err = JSON(r)
	}
	return content, nil, err
}

// ownTemplate is the centre's own HWPX template, nil if it has none.
func ownTemplate(ctx context.Context, s model.Settings) ([]byte, error) {
	path, err := s.Setting(ctx, "export.hwpx_template")
	if err != nil || path == "" {
		return nil, err
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, &model.Error{Kind: model.Invalid, Code: "template_missing", Field: "export.hwpx_template", Args: []any{path}, Err: err}
	}
	return b, nil
}

// fileName is a name without what some system forbids in one.
func fileName(parts ...string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, strings.Join(parts, "_"))
}
