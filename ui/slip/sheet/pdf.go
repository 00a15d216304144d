package sheet

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Meta is what a PDF says about itself. It travels with the file, so it must
// not name a person.
type Meta struct {
	Title   string
	Creator string    // the program; may be empty
	Created time.Time // with its zone; the zero time leaves it out
}

// PDF writes the document as PDF 1.7 in the shape of PDF/A-2u: fonts embedded
// as subsets, every glyph with its text, sRGB as output intent, XMP metadata.
// The same document and meta give the same bytes. It fails only if the
// document has no page or there is no font on it that can be embedded.
func (d *Document) PDF(m Meta) ([]byte, error) {
	if len(d.Pages) == 0 {
		return nil, errors.New("sheet: a PDF needs a page")
	}
	w := newObjects()
	fonts, pictures := &pdfFonts{}, &pdfPictures{}
	contents := make([]int, len(d.Pages))
	for i, p := range d.Pages {
		c := &content{height: p.H / pointMM, fonts: fonts, pictures: pictures, lang: d.Lang}
		for _, mark := range p.marks {
			mark.draw(c)
		}
		contents[i] = w.stream("", c.b)
	}
	var resources strings.Builder
	for i, f := range fonts.list {
		fmt.Fprintf(&resources, "/F%d %d 0 R", i, f.write(w))
	}
	resources.WriteString(">>")
	for i, pic := range pictures.list {
		if i == 0 {
			resources.WriteString("/XObject<<")
		}
		fmt.Fprintf(&resources, "/P%d %d 0 R", i, pic.write(w))
		if i+1 == len(pictures.list) {
			resources.WriteString(">>")
		}
	}
	tree := w.next() + len(d.Pages) // the page tree follows its pages
	var kids strings.Builder
	for i, p := range d.Pages {
		id := w.object(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources<</Font<<%s>>>>",
			tree, number(p.W/pointMM), number(p.H/pointMM), contents[i], resources.String()))
		fmt.Fprintf(&kids, "%d 0 R ", id)
	}
	w.object(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.TrimSpace(kids.String()), len(d.Pages)))
	profile := w.stream("/N 3", srgbProfile())
	xmp := w.plain("/Type/Metadata/Subtype/XML", m.xmp())
	root := w.object(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Lang(%s)/Metadata %d 0 R"+
		"/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>"+
		"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]>>",
		tree, asciiName(d.Lang), xmp, profile))
	info := w.object(m.info())
	return w.finish(root, info), nil
}

// asciiName keeps what may stand in a PDF name or language tag unescaped.
func asciiName(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '+' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, s)
}

// objects collects a PDF's numbered objects.
type objects struct {
	b       bytes.Buffer
	offsets []int
}

func newObjects() *objects {
	w := &objects{}
	w.b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	return w
}

// next is the number that the next object gets.
func (w *objects) next() int { return len(w.offsets) + 1 }

// object adds an object and returns its number.
func (w *objects) object(body string) int {
	id := w.next()
	w.offsets = append(w.offsets, w.b.Len())
	fmt.Fprintf(&w.b, "%d 0 obj\n%s\nendobj\n", id, body)
	return id
}

// stream adds a compressed stream with further entries in its dictionary.
func (w *objects) stream(entries string, data []byte) int {
	return w.plain(entries+"/Filter/FlateDecode", deflate(data))
}

// plain adds a stream as it is; metadata must be readable without a PDF library.
func (w *objects) plain(entries string, data []byte) int {
	id := w.next()
	w.offsets = append(w.offsets, w.b.Len())
	fmt.Fprintf(&w.b, "%d 0 obj\n<<%s/Length %d>>\nstream\n", id, entries, len(data))
	w.b.Write(data)
	w.b.WriteString("\nendstream\nendobj\n")
	return id
}

// finish adds the cross-reference table and returns the file. Its identifier
// is a digest of what it holds.
func (w *objects) finish(root, info int) []byte {
	digest := sha256.Sum256(w.b.Bytes())
	at := w.b.Len()
	fmt.Fprintf(&w.b, "xref\n0 %d\n0000000000 65535 f \n", w.next())
	for _, o := range w.offsets {
		fmt.Fprintf(&w.b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&w.b, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		w.next(), root, info, digest[:16], digest[:16], at)
	return w.b.Bytes()
}
