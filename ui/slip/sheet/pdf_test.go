package sheet

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-text/typesetting/font"
)

// tool runs one of the programs that read PDFs; they are part of the
// development set-up.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func write(t *testing.T, d *Document, m Meta) string {
	t.Helper()
	pdf, err := d.PDF(m)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestPDF_isSoundAndEmbedsItsFonts(t *testing.T) {
	file := write(t, sample(t), Meta{Title: "2026-D07-000124", Creator: "Sheet", Created: time.Date(2026, 11, 25, 14, 5, 0, 0, time.FixedZone("", 9*3600))})
	tool(t, "qpdf", "--check", file)
	fonts := tool(t, "pdffonts", file)
	if !strings.Contains(fonts, "+Pretendard-Regular") || !strings.Contains(fonts, "yes yes yes") {
		t.Errorf("fonts are not embedded as subsets with their text:\n%s", fonts)
	}
	info := tool(t, "pdfinfo", file)
	for _, want := range []string{"Title:           2026-D07-000124", "Metadata Stream: yes", "Page size:       283.465 x 170.079 pts"} {
		if !strings.Contains(info, want) {
			t.Errorf("no %q in\n%s", want, info)
		}
	}
}

func TestPDF_givesBackItsTextWithSpacesAndPunctuation(t *testing.T) {
	lines := []string{
		"경기도 안산시 단원구 화랑로 387, 2층 (고잔동) - 안산역 3번 출구",
		"시급 10,850원 / 월 약 2,270,000원 · 주 5일 08:30~17:30; 031-481-2814",
		"NGUYEN THI PHUONG THAO <thao@example.kr> \"AVATAR\" Ta. Yo, 'fi' ffl -> => (c)",
		"Ташкент, O‘zbekiston; Đặng Thị Hồng Nhung",
		"칸\u00a0하나, 숫자 1\u2007000",
	}
	d := NewDocument("ko-KR")
	p := d.AddPage(210, 297)
	y := 20.0
	for _, l := range lines {
		y = p.Text(body(t), l, 20, y, 170) + 3
	}
	if missing := d.Missing(); len(missing) > 0 {
		t.Fatalf("missing %q", string(missing))
	}
	file := write(t, d, Meta{Title: "t"})
	for _, mode := range []string{"-raw", "-layout"} {
		got := tool(t, "pdftotext", mode, "-nopgbrk", file, "-")
		for _, want := range lines {
			want = plainSpaces.Replace(want)
			if !strings.Contains(got, want) {
				t.Errorf("%s: no line %q in\n%s", mode, want, got)
			}
		}
	}
}

func TestPDF_letterSpacedTitleCopiesAsOneWord(t *testing.T) {
	st := body(t).WithSize(26)
	st.Tracking = 0.3
	d := NewDocument("ko-KR")
	d.AddPage(210, 40).Text(st, "취업알선장", 20, 10, 170)
	if got := tool(t, "pdftotext", write(t, d, Meta{Title: "t"}), "-"); !strings.Contains(got, "취업알선장") {
		t.Errorf("got %q", got)
	}
}

func TestPDF_missingCharacterCanStillBeCopied(t *testing.T) {
	d := NewDocument("ko-KR")
	d.AddPage(210, 40).Text(body(t), "株 한빛정밀", 20, 10, 170)
	if got := tool(t, "pdftotext", write(t, d, Meta{Title: "t"}), "-"); !strings.Contains(got, "株 한빛정밀") {
		t.Errorf("got %q", got)
	}
}

func TestPDF_usesFallbackFontsInReadingOrder(t *testing.T) {
	raw, err := os.ReadFile("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
	if err != nil {
		t.Skip("no second font on this machine")
	}
	second, err := NewFont("DejaVuSans", raw)
	if err != nil {
		t.Fatal(err)
	}
	st := body(t)
	st.Fonts = append(st.Fonts, second)
	d := NewDocument("ko-KR")
	d.AddPage(210, 40).Text(st, "신분증 ☐ 이력서 ჯორჯი 통장 사본 — ☑ 확인", 20, 10, 170)
	if m := d.Missing(); len(m) > 0 {
		t.Fatalf("missing %q", string(m))
	}
	file := write(t, d, Meta{Title: "t"})
	if got := tool(t, "pdftotext", "-layout", file, "-"); !strings.Contains(got, "신분증 ☐ 이력서 ჯორჯი 통장 사본 — ☑ 확인") {
		t.Errorf("got %q", got)
	}
	tool(t, "qpdf", "--check", file)
}

func TestPDF_looksLikeTheRaster(t *testing.T) {
	d := sample(t)
	file := write(t, d, Meta{Title: "t"})
	prefix := strings.TrimSuffix(file, ".pdf")
	tool(t, "pdftoppm", "-r", "254", "-gray", "-scale-to-x", "1000", "-scale-to-y", "600", "-singlefile", file, prefix)
	pgm, err := os.ReadFile(prefix + ".pgm")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pgm, []byte("P5\n1000 600\n")) {
		t.Fatalf("poppler drew another size: %q", pgm[:16])
	}
	theirs := pgm[len(pgm)-1000*600:]
	ours := d.RasterGray(0, 1000, 600)
	differ := 0
	for i, v := range ours.Pix {
		if max(v, theirs[i])-min(v, theirs[i]) > 100 {
			differ++
		}
	}
	if share := float64(differ) / float64(len(ours.Pix)); share > 0.01 {
		t.Errorf("%.1f %% of the pixels differ from poppler's drawing", share*100)
	}
}

func TestPDF_needsAPage(t *testing.T) {
	if _, err := NewDocument("ko").PDF(Meta{}); err == nil {
		t.Error("a document without pages became a PDF")
	}
}

func TestSubset_keepsOutlinesWidthsAndTheirParts(t *testing.T) {
	f, err := testFont()
	if err != nil {
		t.Fatal(err)
	}
	order := []glyphID{0}
	for _, r := range "A각é힣" { // é is made of parts, which must come along
		g, _ := f.cmap.NominalGlyph(r)
		order = append(order, glyphID(g))
	}
	file := f.subset(order)
	if sum := checksum(file); sum != 0xB1B0AFBA {
		t.Errorf("checksum %#x", sum)
	}
	face, err := font.ParseTTF(bytes.NewReader(withCmap(t, f, file)))
	if err != nil {
		t.Fatal(err)
	}
	for i, old := range order {
		got, _ := face.GlyphData(font.GID(i)).(font.GlyphOutline)
		if want := f.outline(old).segments; !slices.Equal(got.Segments, want) {
			t.Errorf("glyph %d has another outline", i)
		}
		if got, want := face.HorizontalAdvance(font.GID(i)), f.face.HorizontalAdvance(font.GID(old)); got != want {
			t.Errorf("glyph %d is %v wide, want %v", i, got, want)
		}
	}
}

// withCmap adds the table that a PDF does without and a font parser demands.
func withCmap(t *testing.T, f *Font, file []byte) []byte {
	t.Helper()
	n := int(be.Uint16(file[4:]))
	tables := map[string][]byte{"cmap": f.tables["cmap"]}
	for i := range n {
		e := file[12+16*i:]
		from := be.Uint32(e[8:])
		tables[string(e[:4])] = file[from : from+be.Uint32(e[12:])]
	}
	fresh := &Font{tables: tables}
	return fresh.assemble(int(be.Uint16(tables["maxp"][4:])), map[string][]byte{
		"cmap": tables["cmap"], "glyf": tables["glyf"], "loca": tables["loca"], "hmtx": tables["hmtx"],
	})
}
