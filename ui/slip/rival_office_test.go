package slip

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ieumdesk/ui/slip/sheet"
)

// BenchmarkSetPDF_libreoffice has LibreOffice make a PDF of the same three sheets,
// from a text document with the same words, tables and code: a program that is
// started for each, as a desk's macro would.
func BenchmarkSetPDF_libreoffice(b *testing.B) { benchmarkOffice(b, 1) }

// BenchmarkSetPDF_libreofficeRunning is what one costs when the program runs already:
// a twentieth of twenty.
func BenchmarkSetPDF_libreofficeRunning(b *testing.B) { benchmarkOffice(b, 20) }

func benchmarkOffice(b *testing.B, copies int) {
	program, err := exec.LookPath("soffice")
	if err != nil {
		b.Skip("LibreOffice is not there")
	}
	dir := b.TempDir()
	file := officeFile(b, words(b, "ko"), ordinary())
	args := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "pdf", "--outdir", dir}
	for n := range copies {
		each := filepath.Join(dir, fmt.Sprintf("set%d.fodt", n))
		if err := os.WriteFile(each, file, 0o600); err != nil {
			b.Fatal(err)
		}
		args = append(args, each)
	}
	fonts, err := filepath.Abs("../../assets/fonts")
	if err != nil {
		b.Fatal(err)
	}
	conf := fmt.Sprintf("<fontconfig><dir>%s</dir><cachedir>%s/cache</cachedir></fontconfig>", fonts, dir)
	if err := os.WriteFile(filepath.Join(dir, "fonts.conf"), []byte(conf), 0o600); err != nil {
		b.Fatal(err)
	}
	convert := func() {
		c := exec.Command(program, args...)
		c.Env = append(os.Environ(), "FONTCONFIG_FILE="+filepath.Join(dir, "fonts.conf"))
		if out, err := c.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
	convert() // makes its profile and looks for fonts, once
	for b.Loop() {
		convert()
	}
	made, err := os.Stat(filepath.Join(dir, "set0.pdf"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(made.Size()), "PDF-bytes")
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N*copies), "ms/set")
}

// officeFile is the set as a flat OpenDocument text.
func officeFile(t testing.TB, w Words, s Slip) []byte {
	t.Helper()
	code, err := encode(s.Payload)
	if err != nil {
		t.Fatal(err)
	}
	o := office{t: t, words: w}
	o.text("Title", s.Centre+" · "+s.Desk, w("slip.title"), w("slip.number")+"  "+s.Number, s.Short)
	o.code(code)
	for _, all := range slipSections(w, s) {
		o.table(all)
	}
	for _, key := range slipNotes {
		o.text("Small", w(key))
	}
	o.text("Small", s.Counsellor+"  "+s.Phone+"  "+s.Fax)
	o.table(listRows(w, s))
	o.text("Small", w("slip.list.privacy"))
	o.table(replyRows(s))
	o.code(code)
	var ticks []string
	for _, a := range answers {
		ticks = append(ticks, "☐ "+w("list.status."+string(a)))
	}
	o.text("Small", strings.Join(ticks, "   "))
	blanks := rivalRows{key: "slip.reply.title"}
	for _, key := range replyBlanks {
		blanks.rows = append(blanks.rows, [2]string{key, " "})
	}
	o.table(blanks)
	return []byte(fmt.Sprintf(officeFrame, o.body.String()))
}

// office writes the body of a document.
type office struct {
	t     testing.TB
	words Words
	body  strings.Builder
}

func (o *office) escaped(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		o.t.Fatal(err)
	}
	return b.String()
}

func (o *office) text(style string, lines ...string) {
	for _, l := range lines {
		fmt.Fprintf(&o.body, `<text:p text:style-name="%s">%s</text:p>`, style, o.escaped(l))
	}
}

func (o *office) table(all rivalRows) {
	o.text("Title", o.words(all.key))
	o.body.WriteString(`<table:table><table:table-column table:style-name="Label"/><table:table-column table:style-name="Value"/>`)
	for _, row := range all.rows {
		o.body.WriteString("<table:table-row>")
		for i, said := range []string{o.words(row[0]), row[1]} {
			fmt.Fprintf(&o.body, `<table:table-cell table:style-name="Cell%d" office:value-type="string"><text:p text:style-name="Body">%s</text:p></table:table-cell>`, i, o.escaped(said))
		}
		o.body.WriteString("</table:table-row>")
	}
	o.body.WriteString("</table:table>")
}

func (o *office) code(m sheet.Matrix) {
	const scale = 8
	img := image.NewGray(image.Rect(0, 0, m.Size()*scale, m.Size()*scale))
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			if !m.Dark(x/scale, y/scale) {
				img.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		o.t.Fatal(err)
	}
	fmt.Fprintf(&o.body, `<text:p text:style-name="Small"><draw:frame text:anchor-type="as-char" svg:width="21mm" svg:height="21mm"><draw:image><office:binary-data>%s</office:binary-data></draw:image></draw:frame></text:p>`,
		base64.StdEncoding.EncodeToString(b.Bytes()))
}

// officeFrame is a document around its body: A4, the same font, labels on a tint.
const officeFrame = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Pretendard" svg:font-family="Pretendard"/></office:font-face-decls>
<office:styles>
<style:style style:name="Body" style:family="paragraph"><style:text-properties style:font-name="Pretendard" style:font-name-asian="Pretendard" fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
<style:style style:name="Small" style:family="paragraph"><style:text-properties style:font-name="Pretendard" style:font-name-asian="Pretendard" fo:font-size="8pt" style:font-size-asian="8pt"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:text-properties style:font-name="Pretendard" style:font-name-asian="Pretendard" fo:font-weight="bold" style:font-weight-asian="bold" fo:font-size="11pt" style:font-size-asian="11pt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin="12mm"/></style:page-layout>
<style:style style:name="Label" style:family="table-column"><style:table-column-properties style:column-width="35mm"/></style:style>
<style:style style:name="Value" style:family="table-column"><style:table-column-properties style:column-width="150mm"/></style:style>
<style:style style:name="Cell0" style:family="table-cell"><style:table-cell-properties fo:background-color="#eef2f7" fo:border-bottom="0.5pt solid #b1b8be"/></style:style>
<style:style style:name="Cell1" style:family="table-cell"><style:table-cell-properties fo:border-bottom="0.5pt solid #b1b8be"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
<office:body><office:text>%s</office:text></office:body></office:document>`
