package slip

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ieumdesk/ui/slip/sheet"
)

// tool runs one of the programs that read PDFs and codes; they are part of the
// development set-up.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, stderr.String())
	}
	return string(out)
}

func pdfFile(t *testing.T, d *sheet.Document) string {
	t.Helper()
	pdf, err := d.PDF(sheet.Meta{Title: "2026-D07-000124", Created: seoul(25, 14, 5)})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "slip.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// said are all texts of a slip that must be on its paper.
func said(s Slip) []string {
	all := []string{
		s.Number, s.Short, s.Centre, s.Desk, s.Counsellor, s.Phone, s.Fax,
		s.Seeker.Name, s.Seeker.Latin, s.Seeker.Phone,
		s.Interview.Place, s.Interview.Contact, s.Interview.Phone,
		s.Employer.Name, s.Employer.Representative, s.Employer.Address, s.Employer.Directions,
		s.Job.Title, s.Job.Occupation, s.Job.EmploymentType, s.Job.Duties, s.Job.Wage, s.Job.Hours, s.Job.Days,
	}
	return slices.Concat(all, s.Interview.Bring, s.Job.Benefits)
}

// squeeze takes the white space out: where lines break is the layout's affair.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestSlip_saysEverythingAndCanBeCopied(t *testing.T) {
	for name, s := range map[string]Slip{"ordinary": ordinary(), "long": long(), "bare": bare(), "void": void(), "reissue": reissue(), "endless": endless()} {
		t.Run(name, func(t *testing.T) {
			file := pdfFile(t, draw(t, s))
			tool(t, "qpdf", "--check", file)
			got := tool(t, "pdftotext", "-raw", file, "-")
			if strings.ContainsAny(got, "Ê\u00a0\ufffd") {
				t.Error("copied text holds characters that nobody wrote")
			}
			// A continued text has the page's foot and head in its middle.
			got = regexp.MustCompile(`\n.* · 취업알선장 .*[\n ]\d / \d\n\f?(취업알선장 .* \(이어짐\)\n)?(직무 내용[\n ])?`).ReplaceAllString(got, "\n")
			for _, text := range said(s) {
				if !strings.Contains(squeeze(got), squeeze(text)) {
					t.Errorf("%.60q is not on the slip", text)
				}
			}
		})
	}
}

func TestSlip_copiesWithSpacesAndPunctuation(t *testing.T) {
	file := pdfFile(t, draw(t, reissue()))
	for _, mode := range []string{"-raw", "-layout"} {
		got := tool(t, "pdftotext", mode, file, "-")
		for _, want := range []string{
			"취업알선장", "안산시 일자리센터 · 사동 행정복지센터", "재발행 2회 · 2026년 11월 26일 (목) 09:12",
			"2026년 11월 25일 (수) 14:05", "2026년 11월 27일 (금) 오후 2시 30분",
			"경기도 안산시 단원구 광덕대로 200, 안산호텔 본관 (고잔동)", "월 2,310,000원 (시간당 11,053원)",
			"주 5일, 월 2회 토요일 · 07:00~16:00 (쉬는 시간 60분)", "NGUYEN THI PHUONG THAO",
		} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", mode, want, got)
			}
		}
	}
}

func TestSlip_readsInTheOrderOfThePage(t *testing.T) {
	got := tool(t, "pdftotext", "-raw", pdfFile(t, draw(t, ordinary())), "-")
	at := -1
	for _, text := range []string{"취업알선장", "2026-D07-000124", "구직자", "박영자", "1968년", "010-1234-5678", "면접", "오후 2시 30분", "신분증", "구인업체", "(주)안산호텔", "일자리", "호텔 조리 보조", "위 구직자를", "김상담", "1 / 1"} {
		next := strings.Index(got[at+1:], text)
		if next < 0 {
			t.Fatalf("%q does not come after what stands above it:\n%s", text, got)
		}
		at += 1 + next
	}
}

func TestSlip_labelsStandBeforeTheirValues(t *testing.T) {
	got := tool(t, "pdftotext", "-layout", pdfFile(t, draw(t, ordinary())), "-")
	for _, want := range []string{`생년월일 +1968년 3월 14일 +연락처 +010-1234-5678`, `임금 +월 2,310,000원`, `담당자 +박서준 조리장 · 031-400-1234`, `담당 상담사 +김상담 +문의 +전화 031-400-1200 · 팩스 031-400-1201`} {
		if !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("no line like %q in\n%s", want, got)
		}
	}
}

func TestSlip_isReadByAScannerFromPaperAndScreen(t *testing.T) {
	d := draw(t, ordinary())
	want := ordinary().Payload + "\n"
	dir := t.TempDir()
	for _, dpi := range []int{96, 203, 300, 600} {
		file := filepath.Join(dir, strconv.Itoa(dpi)+".pgm")
		img := thresholded(d.RasterGray(0, 210*dpi*10/254, 297*dpi*10/254))
		pgm := fmt.Appendf(nil, "P5 %d %d 255\n", img.Rect.Dx(), img.Rect.Dy())
		if err := os.WriteFile(file, append(pgm, img.Pix...), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := tool(t, "zbarimg", "-q", "--raw", file); got != want {
			t.Errorf("at %d dpi the code says %q", dpi, got)
		}
	}
	prefix := filepath.Join(dir, "page")
	tool(t, "pdftoppm", "-r", "150", "-png", "-singlefile", pdfFile(t, draw(t, void())), prefix)
	if got := tool(t, "zbarimg", "-q", "--raw", prefix+".png"); got != want {
		t.Errorf("a void slip's code in the PDF says %q", got)
	}
}

// thresholded makes black and white of grey, as a laser printer or a fax does.
func thresholded(img *image.Gray) *image.Gray {
	for i, v := range img.Pix {
		if v < 128 {
			img.Pix[i] = 0
		} else {
			img.Pix[i] = 255
		}
	}
	return img
}

func TestSlip_leavesTheCodeItsQuietZone(t *testing.T) {
	const scale, quiet = 12, 4 * 25.4 / 30 // pixels a millimetre; a module has ten
	img := draw(t, void()).RasterGray(0, 210*scale, 297*scale)
	box := func(d float64) image.Rectangle {
		at := func(mm float64) int { return int(math.Round(mm * scale)) }
		return image.Rect(at(codeX-d), at(codeY-d), at(codeX+codeSide+d), at(codeY+codeSide+d))
	}
	outer, inner := box(quiet), box(0.1)
	if c := img.GrayAt(inner.Min.X+4, inner.Min.Y+4); c != (color.Gray{}) {
		t.Fatalf("the code does not start where it should: %v", c)
	}
	for y := outer.Min.Y; y < outer.Max.Y; y++ {
		for x := outer.Min.X; x < outer.Max.X; x++ {
			if p := image.Pt(x, y); !p.In(inner) && img.GrayAt(x, y).Y != 255 {
				t.Fatalf("something stands in the quiet zone at %.1f, %.1f mm", float64(x)/scale, float64(y)/scale)
			}
		}
	}
}

// wordBox is a word on paper, in points.
type wordBox struct {
	x0, y0, x1, y1 float64
	text           string
}

var wordTag = regexp.MustCompile(`<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>`)

// boxes reads where the words of each page stand.
func boxes(t *testing.T, file string) [][]wordBox {
	var pages [][]wordBox
	for _, page := range strings.Split(tool(t, "pdftotext", "-bbox", file, "-"), "<page ")[1:] {
		var words []wordBox
		for _, m := range wordTag.FindAllStringSubmatch(page, -1) {
			var v [4]float64
			for i := range v {
				v[i], _ = strconv.ParseFloat(m[i+1], 64)
			}
			words = append(words, wordBox{v[0], v[1], v[2], v[3], m[5]})
		}
		pages = append(pages, words)
	}
	return pages
}

// checkBoxes fails if words overlap or leave the printable part of the page.
func checkBoxes(t *testing.T, file string) {
	t.Helper()
	const slack = 0.6 // points; boxes are as high as the font, not as the letter
	for n, words := range boxes(t, file) {
		for i, a := range words {
			if a.x0 < 17*72/25.4 || a.x1 > 195*72/25.4 || a.y0 < 0 || a.y1 > 291*72/25.4 {
				t.Errorf("page %d: %q leaves the page: %+v", n+1, a.text, a)
			}
			for _, b := range words[i+1:] {
				if min(a.x1, b.x1)-max(a.x0, b.x0) > slack && min(a.y1, b.y1)-max(a.y0, b.y0) > slack {
					t.Errorf("page %d: %q and %q overlap", n+1, a.text, b.text)
				}
			}
		}
	}
}

func TestSlip_overlapsNothingWhateverIsFilledIn(t *testing.T) {
	cases := map[string]Slip{"ordinary": ordinary(), "long": long(), "bare": bare(), "reissue": reissue(), "endless": endless()}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 25 {
		cases["random "+strconv.Itoa(i)] = scrambled(random)
	}
	for name, s := range cases {
		t.Run(name, func(t *testing.T) { checkBoxes(t, pdfFile(t, draw(t, s))) })
	}
}

// scrambled is the long slip with every field cut somewhere, or gone.
func scrambled(r *rand.Rand) Slip {
	s := long()
	cut := func(field *string) {
		runes := []rune(strings.Repeat(*field, 1+r.IntN(3)))
		*field = strings.TrimSpace(string(runes[:r.IntN(len(runes)+1)]))
	}
	for _, field := range []*string{
		&s.Desk, &s.Counsellor, &s.Phone, &s.Fax, &s.Seeker.Name, &s.Seeker.Latin, &s.Seeker.Phone,
		&s.Interview.Place, &s.Interview.Contact, &s.Interview.Phone, &s.Employer.Name, &s.Employer.Representative,
		&s.Employer.Address, &s.Employer.Directions, &s.Job.Title, &s.Job.Occupation, &s.Job.EmploymentType,
		&s.Job.Duties, &s.Job.Wage, &s.Job.Hours, &s.Job.Days,
	} {
		cut(field)
	}
	s.Interview.Bring = s.Interview.Bring[:r.IntN(len(s.Interview.Bring)+1)]
	s.Job.Benefits = s.Job.Benefits[:r.IntN(len(s.Job.Benefits)+1)]
	s.Reissue, s.Order = r.IntN(3), r.IntN(3)
	return s
}

func TestSlip_ordinaryIsOnePage(t *testing.T) {
	for _, s := range []Slip{ordinary(), bare(), void(), reissue()} {
		if n := len(draw(t, s).Pages); n != 1 {
			t.Errorf("%d pages", n)
		}
	}
	if n := len(draw(t, endless()).Pages); n < 2 {
		t.Error("an endless text fits on a page")
	}
}

func TestSlip_namesNobodyInItsMetadata(t *testing.T) {
	file := pdfFile(t, draw(t, ordinary()))
	got := tool(t, "pdfinfo", "-meta", file) + tool(t, "pdfinfo", file)
	if !strings.Contains(got, "2026-D07-000124") {
		t.Error("the title is not the slip's number")
	}
	for _, personal := range []string{"박영자", "김상담", "010-1234"} {
		if strings.Contains(got, personal) {
			t.Errorf("the metadata names %s", personal)
		}
	}
}

func TestSlip_showsTimesInSeoul(t *testing.T) {
	s := ordinary()
	s.IssuedAt = seoul(25, 0, 5).UTC() // still the 24th in Greenwich
	if got := tool(t, "pdftotext", pdfFile(t, draw(t, s)), "-"); !strings.Contains(got, "2026년 11월 25일 (수) 00:05") {
		t.Errorf("got\n%s", got)
	}
}

func TestClock_isSaidAsPeopleSayIt(t *testing.T) {
	for _, c := range []struct {
		hour, minute int
		ko, en       string
	}{
		{9, 0, "오전 9시", "9 am"}, {10, 5, "오전 10시 5분", "10:05 am"}, {12, 0, "낮 12시", "12 noon"},
		{12, 30, "낮 12시 30분", "12:30 pm"}, {14, 0, "오후 2시", "2 pm"}, {17, 45, "오후 5시 45분", "5:45 pm"},
	} {
		at := seoul(25, c.hour, c.minute).UTC()
		for language, want := range map[string]string{"ko": c.ko, "en": c.en} {
			f := form{words: words(t, language)}
			if got := f.clock(at); got != want {
				t.Errorf("%s %d:%02d is %q, want %q", language, c.hour, c.minute, got, want)
			}
		}
	}
}

func TestDraw_refusesASlipThatCannotBeFound(t *testing.T) {
	for name, change := range map[string]func(*Slip){
		"no number":          func(s *Slip) { s.Number = "" },
		"no payload":         func(s *Slip) { s.Payload = "" },
		"lower case payload": func(s *Slip) { s.Payload = "ieum:2026" },
	} {
		s := ordinary()
		change(&s)
		if _, err := Draw(fonts(t), words(t, "ko"), s); err == nil {
			t.Errorf("%s: drawn all the same", name)
		}
	}
}

func TestDraw_reportsCharactersThatNoFontHas(t *testing.T) {
	s := ordinary()
	s.Seeker.Name = "洪吉童"
	if got := string(draw(t, s).Missing()); got != "洪吉童" {
		t.Errorf("missing = %q", got)
	}
	if got := draw(t, ordinary()).Missing(); len(got) > 0 {
		t.Errorf("an ordinary slip misses %q", string(got))
	}
}

func TestWords_everySlipTextHasItsGlyphs(t *testing.T) {
	for _, language := range []string{"ko", "en"} {
		for _, s := range []Slip{long(), void(), reissue(), endless()} {
			d, err := Draw(fonts(t), words(t, language), s)
			if err != nil {
				t.Fatal(err)
			}
			if m := d.Missing(); len(m) > 0 {
				t.Errorf("%s: missing %q", language, string(m))
			}
			text := tool(t, "pdftotext", "-raw", pdfFile(t, d), "-")
			if strings.Contains(text, "slip.") || strings.Contains(text, "%!") {
				t.Errorf("%s: a text is missing or wrongly filled in:\n%s", language, text)
			}
		}
	}
}

func TestRaster_isWhatThePDFShows(t *testing.T) {
	d := draw(t, ordinary())
	prefix := filepath.Join(t.TempDir(), "page")
	tool(t, "pdftoppm", "-png", "-gray", "-singlefile", "-scale-to-x", "1240", "-scale-to-y", "1754", pdfFile(t, d), prefix)
	f, err := os.Open(prefix + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	theirs, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	ours := d.RasterGray(0, 1240, 1754)
	differ := 0
	for y := range 1754 {
		for x := range 1240 {
			a := int(ours.GrayAt(x, y).Y) - int(color.GrayModel.Convert(theirs.At(x, y)).(color.Gray).Y)
			if a > 128 || a < -128 {
				differ++
			}
		}
	}
	if differ > 1240*1754/100 {
		t.Errorf("%d pixels differ from poppler's drawing", differ)
	}
}
