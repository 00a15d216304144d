package slip

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/slip/sheet"
)

// read is what can be copied from a document, page by page.
func read(t *testing.T, d *sheet.Document) []string {
	t.Helper()
	pages := strings.Split(tool(t, "pdftotext", "-raw", pdfFile(t, d), "-"), "\f")
	return pages[:len(d.Pages)]
}

func wantText(t *testing.T, where, got string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(squeeze(got), squeeze(want)) {
			t.Errorf("%s: no %q in\n%s", where, want, got)
		}
	}
}

func TestSheets_sayWhatTheyAreFor(t *testing.T) {
	s := ordinary()
	for _, p := range Papers {
		all := drawSet(t, []Slip{s}, model.ReferralSheets, Setup{Paper: p})
		if len(all.Pages) != 3 {
			t.Fatalf("%s: %d pages", p.Name, len(all.Pages))
		}
		pages := read(t, all)
		wantText(t, p.Name, pages[0], "취업알선장", s.Number, s.Short, s.Seeker.Name, "오후 2시 30분", s.Job.Wage, s.Employer.Address)
		wantText(t, p.Name, pages[1], "알선자명단", "(주)안산호텔 귀중", s.Number, s.Short, "1968년생", s.Listed.Phone, "3년 2개월", "조리기능사(한식)", "오후 2시 30분", s.Phone)
		wantText(t, p.Name, pages[2], "채용결과 통보서", s.Number, s.Short, s.Seeker.Name, s.Employer.Name, "10초면 됩니다", "답을 보내실 곳", s.Fax, s.Phone,
			"채용", "미채용", "면접 전", "연락두절", "구직자 거절", "근무 시작일", "임금", "계약 기간", "사유")
	}
}

func TestEmployersList_saysNoMoreThanTheConsent(t *testing.T) {
	s := ordinary()
	s.Listed = Listed{}
	got := read(t, drawSet(t, []Slip{s}, model.ReferralSheets[1:2], Setup{Paper: A4}))[0]
	for _, personal := range []string{s.Seeker.Phone, s.Seeker.BirthDate, "1968", "3월 14일"} {
		if strings.Contains(got, personal) {
			t.Errorf("the list says %q without consent", personal)
		}
	}
	wantText(t, "list", got, s.Seeker.Name, s.Short)
}

func TestEmployersList_holdsSeveralPeopleOfOneLead(t *testing.T) {
	all := several()
	d := drawSet(t, all, model.ReferralSheets, Setup{Paper: A4, Together: true})
	pages := read(t, d)
	for i, s := range all {
		wantText(t, "a slip of one's own", pages[i], "취업알선장", s.Number, s.Seeker.Name)
		for _, other := range all {
			if other.Number != s.Number && strings.Contains(pages[i], other.Number) {
				t.Errorf("the slip of %s names another", s.Number)
			}
		}
	}
	rest := strings.Join(pages[len(all):], "\n")
	if n := strings.Count(squeeze(rest), "알선자명단"); n != 1 {
		t.Errorf("%d lists", n)
	}
	if n := strings.Count(rest, "10초면"); n != 3 {
		t.Errorf("%d reply forms", n)
	}
	for _, s := range all {
		wantText(t, "list", rest, s.Short, s.Seeker.Name)
	}
}

func TestSet_sharesAPageWhereItFits(t *testing.T) {
	together := Setup{Paper: A4, Together: true}
	foreign, second := spoken(t, ordinary(), "ru")
	for name, c := range map[string]struct {
		s     Slip
		setup Setup
		pages int
	}{
		"ordinary": {ordinary(), together, 1}, "bare": {bare(), together, 1}, "void": {void(), together, 1},
		"two languages": {foreign, Setup{Paper: A4, Together: true, Second: second}, 2},
		"long":          {long(), together, 2},
		"apart":         {ordinary(), Setup{Paper: A4}, 3},
		"a5":            {ordinary(), Setup{Paper: A5, Together: true}, 3},
	} {
		d := drawSet(t, []Slip{c.s}, model.ReferralSheets, c.setup)
		if len(d.Pages) != c.pages {
			t.Errorf("%s: %d pages, want %d", name, len(d.Pages), c.pages)
		}
		wantText(t, name, strings.Join(read(t, d), "\n"), "취업알선장", "알선자명단", "채용결과 통보서")
	}
	d := drawSet(t, []Slip{ordinary()}, model.ReferralSheets, together)
	wantText(t, "set", read(t, d)[0], "자르는 선")
}

func TestSheets_areMarkedByTheirOwnCount(t *testing.T) {
	s := ordinary()
	s.Printed = model.Prints{model.SheetSeeker: 1, model.SheetReply: 3}
	for _, together := range []bool{false, true} {
		d := drawSet(t, []Slip{s}, model.ReferralSheets, Setup{Paper: A4, Together: together})
		got := strings.Join(read(t, d), "\n")
		for n, want := range []int{0, 1, 0, 1} {
			if n > 0 && strings.Count(got, fmt.Sprintf("재발행 %d회", n)) != want {
				t.Errorf("together %v: reissue %d stands %d times", together, n, strings.Count(got, fmt.Sprintf("재발행 %d회", n)))
			}
		}
	}
}

func TestSheets_areAllVoidWithTheirReferral(t *testing.T) {
	for _, p := range Papers {
		for n, page := range read(t, drawSet(t, []Slip{void()}, model.ReferralSheets, Setup{Paper: p})) {
			wantText(t, p.Name+" "+strconv.Itoa(n), page, "무효 · 쓸 수 없습니다", "2026년 11월 26일 (목) 09:40 무효 처리")
		}
	}
	list := read(t, drawSet(t, several(), model.ReferralSheets[1:2], Setup{Paper: A4}))[0]
	if strings.Contains(list, "쓸 수 없습니다") || strings.Count(list, "무효") != 1 {
		t.Errorf("a list with one void slip of three says\n%s", list)
	}
}

func TestSeekersSheet_saysItInTheSecondLanguageToo(t *testing.T) {
	for _, language := range assets.SlipLanguages() {
		s, second := spoken(t, ordinary(), language)
		w := second.Words
		for _, p := range Papers {
			where := language + " on " + p.Name
			d := drawSet(t, []Slip{s}, model.ReferralSheets[:1], Setup{Paper: p, Second: second})
			if m := d.Missing(); len(m) > 0 {
				t.Errorf("%s: missing %q", where, string(m))
			}
			got := strings.Join(read(t, d), "\n")
			for _, text := range []string{
				w.T("slip.title"), w.T("slip.employer.directions"), w.T("slip.interview.bring"), w.T("slip.job.wage"), w.T("slip.note.absent"),
				second.say().appointment(s.Interview.At), s.Other.Wage, s.Other.Bring[1],
			} {
				wantText(t, where, got, spaced(unmarked(text)))
			}
			wantText(t, where, got, "취업알선장", s.Interview.Place, s.Job.Duties)
		}
	}
}

func TestApplication_saysItInTheSecondLanguageToo(t *testing.T) {
	for _, language := range assets.SlipLanguages() {
		_, second := spoken(t, ordinary(), language)
		w := second.Words
		for _, p := range Papers {
			d := DrawApplication(fonts(t), words(t, "ko"), applied(), Setup{Paper: p, Second: second})
			got := strings.Join(read(t, d), "\n")
			for _, key := range []string{"slip.application.title", "slip.application.visa", "slip.application.groups", "slip.application.wage", "slip.application.statement"} {
				wantText(t, language+" on "+p.Name, got, spaced(unmarked(w.T(key))))
			}
			wantText(t, language+" on "+p.Name, got, "구직신청서", applied().Address, "(서명)")
		}
	}
}

func TestPDF_saysWhichLanguageATextIsIn(t *testing.T) {
	s, second := spoken(t, ordinary(), "ru")
	file := pdfFile(t, drawSet(t, []Slip{s}, model.ReferralSheets[:1], Setup{Paper: A4, Second: second}))
	got := tool(t, "qpdf", "--qdf", "--object-streams=disable", file, "-")
	if n := strings.Count(got, "/Span<</Lang(ru)>>BDC"); n < 20 {
		t.Errorf("%d texts are marked as Russian", n)
	}
	if strings.Contains(got, "/Lang(ko") && !strings.Contains(got, "/Lang (ko-KR)") {
		t.Error("Korean is marked within a Korean document")
	}
}

func TestRoll_isBlackOnlyAndAsLongAsItNeeds(t *testing.T) {
	short, long := drawSet(t, []Slip{bare()}, model.ReferralSheets[:1], Setup{Paper: Roll80}), drawSet(t, []Slip{long()}, model.ReferralSheets[:1], Setup{Paper: Roll80})
	if len(short.Pages) != 1 || len(long.Pages) != 1 || long.Pages[0].H < short.Pages[0].H*1.5 {
		t.Errorf("pages of %v and %v mm", short.Pages[0].H, long.Pages[0].H)
	}
	// Sixteen pixels a dot: what is grey there is no edge.
	const scale = 16
	img := long.RasterGray(0, 80*scale, int(long.Pages[0].H*scale))
	grey := 0
	for _, v := range img.Pix {
		if v > 30 && v < 225 {
			grey++
		}
	}
	if grey > len(img.Pix)/40 {
		t.Errorf("%d of %d pixels are grey", grey, len(img.Pix))
	}
	for y := range img.Rect.Dy() {
		for x := range 4*scale - 10 {
			if img.GrayAt(x, y).Y < 128 || img.GrayAt(80*scale-1-x, y).Y < 128 {
				t.Fatalf("ink at %.1f mm, where the printer has no dots", float64(x)/scale)
			}
		}
	}
}

func TestRoll_isReadByAScanner(t *testing.T) {
	d := drawSet(t, []Slip{ordinary()}, []model.SheetKind{model.SheetSeeker, model.SheetReply}, Setup{Paper: Roll80})
	for n, p := range d.Pages {
		file := filepath.Join(t.TempDir(), "roll.pgm")
		img := thresholded(d.RasterGray(n, 640, int(p.H*8)))
		pgm := fmt.Appendf(nil, "P5 %d %d 255\n", img.Rect.Dx(), img.Rect.Dy())
		if err := os.WriteFile(file, append(pgm, img.Pix...), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := tool(t, "zbarimg", "-q", "--raw", file); got != ordinary().Payload+"\n" {
			t.Errorf("page %d says %q", n+1, got)
		}
	}
}

func TestSharedSheets_areReadByAScanner(t *testing.T) {
	d := drawSet(t, []Slip{ordinary()}, model.ReferralSheets, Setup{Paper: A4, Together: true})
	for _, dpi := range []int{150, 200, 300} { // a scan, a fax, a laser printer
		file := filepath.Join(t.TempDir(), "set.pgm")
		img := thresholded(d.RasterGray(0, 210*dpi*10/254, 297*dpi*10/254))
		pgm := fmt.Appendf(nil, "P5 %d %d 255\n", img.Rect.Dx(), img.Rect.Dy())
		if err := os.WriteFile(file, append(pgm, img.Pix...), 0o600); err != nil {
			t.Fatal(err)
		}
		got := strings.Fields(tool(t, "zbarimg", "-q", "--raw", file))
		if !slices.Equal(got, []string{ordinary().Payload, ordinary().Payload}) {
			t.Errorf("at %d dpi the two codes say %q", dpi, got)
		}
	}
}

func TestDrawSet_refusesWhatIsNoSheetOfAReferral(t *testing.T) {
	for _, kinds := range [][]model.SheetKind{nil, {model.SheetApplication}, {"poster"}} {
		if _, err := DrawSet(fonts(t), words(t, "ko"), []Slip{ordinary()}, kinds, Setup{}); err == nil {
			t.Errorf("%v: drawn all the same", kinds)
		}
	}
	if _, err := DrawSet(fonts(t), words(t, "ko"), nil, model.ReferralSheets, Setup{}); err == nil {
		t.Error("nobody's slip is drawn")
	}
}

func TestApplication_saysEverythingFilledIn(t *testing.T) {
	a := applied()
	for _, p := range Papers {
		got := strings.Join(read(t, DrawApplication(fonts(t), words(t, "ko"), a, Setup{Paper: p})), "\n")
		wantText(t, p.Name, got, "구직신청서", a.Seeker.Name, a.Seeker.Latin, "1991년 3월 12일", a.Seeker.Phone, a.OtherPhone, a.Address, a.Nationality, a.Visa,
			a.Languages, a.Education, a.Career, a.Licences, a.Occupations, a.Duties, a.Places, a.Types, a.Wage, a.Available, a.Groups, a.Note, "동의하지 않음", "(서명)")
	}
}

// turned is what stands between two pages of a text that goes on: foot, head and
// the label that is said again.
var turned = regexp.MustCompile(`\n.* · (?:취업알선장|알선자명단|채용결과 통보서)[^\n]*[\n ]\d / \d\n\f?(?:(?:취업알선장|알선자명단|채용결과 통보서)[^\n]*\(이어짐\)\n)?(?:직무 내용[\n ](?:Duties\n)?)?`)

func TestSheets_loseNothingOnAnyPaper(t *testing.T) {
	for name, s := range map[string]Slip{"ordinary": ordinary(), "long": long(), "bare": bare(), "reissue": reissue(), "endless": endless()} {
		second, err := LoadSecond("en")
		if err != nil {
			t.Fatal(err)
		}
		setups := map[string]Setup{"together": {Paper: A4, Together: true}}
		for _, p := range Papers {
			setups[p.Name], setups[p.Name+" in two languages"] = Setup{Paper: p}, Setup{Paper: p, Second: second}
		}
		for where, setup := range setups {
			d := drawSet(t, []Slip{s}, model.ReferralSheets, setup)
			file := pdfFile(t, d)
			tool(t, "qpdf", "--check", file)
			got := squeeze(turned.ReplaceAllString(tool(t, "pdftotext", "-raw", file, "-"), "\n"))
			for _, text := range append(said(s), s.Listed.Phone, s.Listed.Career) {
				if !strings.Contains(got, squeeze(text)) {
					t.Errorf("%s, %s: %.60q is not on the sheets", name, where, text)
				}
			}
		}
	}
}
