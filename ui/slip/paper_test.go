package slip

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

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
	const codeX, codeY = 210 - 18 - codeSide, 15.0
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

// checkBoxes fails if words overlap, or leave the margins of their page.
func checkBoxes(t *testing.T, d *sheet.Document, m Margins) {
	t.Helper()
	const slack, point = 0.6, 72 / 25.4 // points; boxes are as high as the font, not as the letter
	for n, words := range boxes(t, pdfFile(t, d)) {
		page := d.Pages[n]
		for i, a := range words {
			if a.x0 < (m.Left-1)*point || a.x1 > (page.W-m.Right+1)*point || a.y0 < 0 || a.y1 > (page.H-m.Bottom+2)*point {
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
		t.Run(name, func(t *testing.T) { checkBoxes(t, draw(t, s), A4.usual(false)) })
	}
}

// tight makes the second language of those whose letters stay within the box
// that readers report: elsewhere boxes overlap where ink does not.
var tight = []string{"ru", "vi", "en", "uz", "mn", "id"}

func TestSheets_overlapNothingOnAnyPaper(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	cases := map[string]Slip{"ordinary": ordinary(), "long": long(), "bare": bare(), "reissue": reissue(), "endless": endless()}
	for i := range 6 {
		cases["random "+strconv.Itoa(i)] = scrambled(random)
	}
	turn := 0
	for name, s := range cases {
		for _, p := range Papers {
			foreign, second := spoken(t, s, tight[turn%len(tight)])
			turn++
			t.Run(name+" "+p.Name, func(t *testing.T) {
				checkBoxes(t, drawSet(t, []Slip{s}, model.ReferralSheets, Setup{Paper: p}), p.usual(false))
				checkBoxes(t, drawSet(t, []Slip{foreign}, model.ReferralSheets[:1], Setup{Paper: p, Second: second}), p.usual(false))
			})
		}
		t.Run(name+" set", func(t *testing.T) {
			checkBoxes(t, drawSet(t, []Slip{s}, model.ReferralSheets, Setup{Paper: A4, Together: true}), Margins{Right: 14, Bottom: 5, Left: 14})
		})
	}
	many := several()
	for len(many) < 40 {
		many = append(many, several()...)
	}
	list := drawSet(t, many, model.ReferralSheets[1:2], Setup{Paper: A4})
	if len(list.Pages) < 2 {
		t.Error("forty people stand on one page")
	}
	checkBoxes(t, list, A4.usual(false))
	for _, p := range Papers {
		checkBoxes(t, DrawApplication(fonts(t), words(t, "ko"), applied(), Setup{Paper: p}), p.usual(false))
	}
}

func TestSheets_keepTheMarginsOfThePrinter(t *testing.T) {
	m := Margins{Top: 20, Right: 25, Bottom: 22, Left: 30}
	for _, together := range []bool{false, true} {
		d := drawSet(t, []Slip{ordinary()}, model.ReferralSheets, Setup{Paper: A4, Together: together, Margins: m, Logo: crest(), Footer: "안산시 일자리센터 031-400-1200"})
		checkBoxes(t, d, m)
		for n := range d.Pages {
			img := d.RasterGray(n, 840, 1188) // four pixels a millimetre
			for y := range 1188 {
				for x := range 840 {
					inside := x >= 30*4-4 && x < 840-25*4+2 && y >= 20*4-2 && y < 1188-22*4+4
					if !inside && img.GrayAt(x, y).Y < 200 && (!together || !cutLine(img, y)) {
						t.Fatalf("together %v, page %d: ink at %d, %d mm", together, n+1, x/4, y/4)
					}
				}
			}
		}
	}
}

func TestSheets_standWhateverTheMargins(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 12 {
		m := Margins{random.Float64() * 40, random.Float64() * 40, random.Float64() * 40, random.Float64() * 40}
		for _, p := range Papers {
			d := drawSet(t, []Slip{long()}, model.ReferralSheets, Setup{Paper: p, Margins: m, Together: true, Logo: crest()})
			got := tool(t, "pdftotext", "-raw", pdfFile(t, d), "-")
			wantText(t, p.Name, got, "취업알선장", "알선자명단", "채용결과 통보서", long().Seeker.Name, "장기근속 포상")
		}
	}
}

// cutLine reports whether a line to cut along, which may leave the margins, is there.
func cutLine(img *image.Gray, y int) bool {
	for _, at := range []int{y - 1, y, y + 1} {
		if img.GrayAt(26, at).Y < 200 || img.GrayAt(27, at).Y < 200 {
			return true
		}
	}
	return false
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
	s.Printed, s.Order = model.Prints{model.SheetSeeker: r.IntN(3)}, r.IntN(3)
	return s
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
