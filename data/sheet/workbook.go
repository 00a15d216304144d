package sheet

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
)

// workbook is an .xlsx file: a ZIP of XML parts (ECMA-376). Sheets are unpacked
// while they are read, never as a whole.
type workbook struct {
	zip      *zip.ReadCloser
	parts    map[string]*zip.File // by path in lower case
	sheets   []workbookSheet
	date1904 bool
	styles   []cellKind // of numbers, by style
	textPart string
	texts    []string // the text table, once a sheet was opened
}

type workbookSheet struct {
	name, part string
	hidden     bool
}

func openWorkbook(file string) (*workbook, error) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return nil, refuse("file_damaged", err)
	}
	w := &workbook{zip: z, parts: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		w.parts[partKey(f.Name)] = f
	}
	if err := w.read(); err != nil {
		z.Close()
		return nil, err
	}
	return w, nil
}

func (w *workbook) close() error { return w.zip.Close() }

func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// read learns which sheets there are and how numbers are shown.
func (w *workbook) read() error {
	main := "xl/workbook.xml"
	roots, err := w.relations("")
	if err != nil {
		return err
	}
	for _, r := range roots {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			main = r.Target
		}
	}
	var book struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name     string `xml:"name,attr"`
			State    string `xml:"state,attr"`
			Relation string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	if found, err := w.decode(main, &book); err != nil {
		return err
	} else if !found {
		return refuse("file_unknown", fmt.Errorf("a ZIP without %s", main))
	}
	w.date1904 = book.Properties.Date1904 == "1" || book.Properties.Date1904 == "true"
	targets, err := w.relations(main)
	if err != nil {
		return err
	}
	for _, s := range book.Sheets {
		r, ok := targets[s.Relation]
		if ok && strings.HasSuffix(r.Type, "/worksheet") && w.parts[partKey(r.Target)] != nil {
			w.sheets = append(w.sheets, workbookSheet{s.Name, r.Target, s.State != "" && s.State != "visible"})
		}
	}
	return w.readRest(targets)
}

func (w *workbook) readRest(targets map[string]relation) error {
	w.textPart = "xl/sharedStrings.xml"
	styles := "xl/styles.xml"
	for _, r := range targets {
		switch {
		case strings.HasSuffix(r.Type, "/sharedStrings"):
			w.textPart = r.Target
		case strings.HasSuffix(r.Type, "/styles"):
			styles = r.Target
		}
	}
	var err error
	w.styles, err = w.readStyles(styles)
	return err
}

// relation says which part another part refers to.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
}

// relations are those of a part, by id, with their targets as paths in the ZIP.
func (w *workbook) relations(part string) (map[string]relation, error) {
	dir, base := path.Split(part)
	var list struct {
		Relations []relation `xml:"Relationship"`
	}
	if _, err := w.decode(dir+"_rels/"+base+".rels", &list); err != nil {
		return nil, err
	}
	out := make(map[string]relation, len(list.Relations))
	for _, r := range list.Relations {
		if target := strings.ReplaceAll(r.Target, `\`, "/"); strings.HasPrefix(target, "/") {
			r.Target = path.Clean(target)[1:]
		} else {
			r.Target = path.Join(dir, target)
		}
		out[r.ID] = r
	}
	return out, nil
}

// decode reads a small part as a whole; found is false if the file has none.
func (w *workbook) decode(part string, into any) (found bool, err error) {
	r, err := w.part(part, maxSmall)
	if r == nil || err != nil {
		return false, err
	}
	defer r.Close()
	if err := newDecoder(r).Decode(into); err != nil {
		return true, damaged(part, err)
	}
	return true, nil
}

// part opens a part; nil if the file has none.
func (w *workbook) part(name string, limit int64) (io.ReadCloser, error) {
	f := w.parts[partKey(name)]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{&bounded{r, limit}, r}, nil
}

func newDecoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		if l := strings.ToLower(label); l == "us-ascii" || l == "utf8" {
			return r, nil
		}
		return nil, fmt.Errorf("XML in %s", label)
	}
	return d
}
