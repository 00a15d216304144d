package slip

import (
	"image/color"
	"strings"
	"testing"
	"time"
	"unicode"

	"ieumdesk/assets"
	"ieumdesk/model"
	"ieumdesk/ui/slip/golden"
	"ieumdesk/ui/slip/sheet"
)

// dark is the colour of letters.
var dark = color.RGBA{A: 255}

func slipWords(t testing.TB, language string) *assets.Words {
	t.Helper()
	w, err := assets.SlipWords(language)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// spaced shows no-break spaces as spaces.
func spaced(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// unmarked is a text without the marks between its words.
func unmarked(s string) string { return strings.ReplaceAll(s, "\u200b", "") }

func TestWords_sayDaysTimesAndWagesInEveryLanguage(t *testing.T) {
	at := time.Date(2026, 11, 25, 5, 30, 0, 0, time.UTC) // 14:30 in Seoul, a Wednesday
	for language, want := range map[string][4]string{
		"zh": {"2026年11月25日（星期三）下午2点30分", "上午9点", "1991年3月12日", "月薪 2,310,000 韩元 ～ 2,500,000 韩元"},
		"ru": {"25 ноября 2026 г. (среда), 14:30", "09:00", "12 марта 1991 г.", "2 310 000 вон – 2 500 000 вон в месяц"},
		"uz": {"2026-yil 25-noyabr (chorshanba), soat 14:30", "soat 09:00", "1991-yil 12-mart", "oyiga 2 310 000 von – 2 500 000 von"},
		"vi": {"14 giờ 30 phút, Thứ Tư, ngày 25 tháng 11 năm 2026", "9 giờ sáng", "ngày 12 tháng 3 năm 1991", "2.310.000 won – 2.500.000 won một tháng"},
		"en": {"Wed, 25 November 2026 2:30 pm", "9 am", "12 March 1991", "Monthly ₩2,310,000 ~ ₩2,500,000"},
		"km": {"ថ្ងៃពុធ ទី 25 ខែវិច្ឆិកា ឆ្នាំ 2026 ម៉ោង 14:30", "ម៉ោង 09:00", "ថ្ងៃទី 12 ខែមីនា ឆ្នាំ 1991", "មួយខែ 2,310,000 វ៉ុន – 2,500,000 វ៉ុន"},
		"id": {"Rabu, 25 November 2026, pukul 14.30", "pukul 09.00", "12 Maret 1991", "2.310.000 won – 2.500.000 won per bulan"},
		"ne": {"2026 नोभेम्बर 25 (बुधबार), 14:30 बजे", "09:00 बजे", "1991 मार्च 12", "मासिक 2,310,000 वोन – 2,500,000 वोन"},
		"th": {"วันพุธที่ 25 พฤศจิกายน ค.ศ. 2026 เวลา 14:30 น.", "เวลา 09:00 น.", "12 มีนาคม ค.ศ. 1991", "เดือนละ 2,310,000 วอน – 2,500,000 วอน"},
		"mn": {"2026 оны 11-р сарын 25 (Лхагва), 14:30 цагт", "09:00 цагт", "1991 оны 3-р сарын 12", "сард 2,310,000 вон – 2,500,000 вон"},
	} {
		full := slipWords(t, language)
		w := Words(full.T)
		got := [4]string{w.appointment(at), w.clock(at.Add(-330 * time.Minute)), w.day("1991-03-12"), full.WageInFull(model.Monthly, 2_310_000, 2_500_000)}
		for i := range got {
			if said := unmarked(spaced(got[i])); said != want[i] {
				t.Errorf("%s: %q, want %q", language, said, want[i])
			}
		}
	}
}

func TestFonts_behindPretendardAreSound(t *testing.T) {
	regular, bold := fallbacks()
	for _, b := range append(regular, bold...) {
		if _, err := b.Font(); err != nil {
			t.Error(err)
		}
	}
}

// Every hour of the day, every day of the week and every month has its words.
func TestWords_fillEveryFormOfADate(t *testing.T) {
	for _, language := range append(assets.SlipLanguages(), "ko") {
		var w Words
		if language == "ko" {
			w = words(t, "ko")
		} else {
			w = slipWords(t, language).T
		}
		for hours := range 24 * 366 {
			at := time.Date(2026, 1, 1, hours, 7*(hours%2), 0, 0, model.Seoul)
			if said := w.appointment(at) + w.moment(at); strings.Contains(said, "%!") || strings.Contains(said, "slip.") {
				t.Fatalf("%s: %q", language, said)
			}
		}
	}
}

// everyText is every text of a language that a seeker can read, filled in anyhow.
func everyText(t *testing.T, language string) []string {
	t.Helper()
	w := slipWords(t, language)
	var all []string
	for _, key := range w.Keys() {
		if assets.ForSeekers(key) {
			all = append(all, clearVerbs.Replace(w.T(key)))
		}
	}
	return all
}

var clearVerbs = strings.NewReplacer("%[1]s", "1", "%[2]s", "2", "%[4]s", "4", "%[1]d", "1", "%[2]d", "2", "%[3]d", "3",
	"%02[2]d", "02", "%02[3]d", "03", "%s", "0", "%d", "0")

func TestFonts_drawEveryCharacterOfEveryLanguage(t *testing.T) {
	for _, language := range assets.SlipLanguages() {
		for weight, f := range map[string]*sheet.Font{"regular": fonts(t).Regular, "bold": fonts(t).Bold} {
			st := sheet.Style{Fonts: []*sheet.Font{f}, Size: 9, Colour: dark, Lang: slipWords(t, language).T("slip.lang")}
			d := sheet.NewDocument("ko-KR")
			d.AddPage(210, 297).Text(st, strings.Join(everyText(t, language), "\n"), 10, 10, 190)
			if m := d.Missing(); len(m) > 0 {
				t.Errorf("%s, %s: missing %q", language, weight, string(m))
			}
		}
	}
}

// A text without spaces needs a mark wherever a line may end, or it is cut
// anywhere: scripts/wordbreaks.py puts them there.
func TestTexts_canBeBrokenInANarrowColumn(t *testing.T) {
	const column = 25.0 // millimetres
	for _, language := range []string{"th", "km"} {
		st := sheet.Style{Fonts: []*sheet.Font{fonts(t).Regular}, Size: 9, Lang: language}
		for _, text := range everyText(t, language) {
			for _, word := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' }) {
				if w := st.Layout(word, 200).Ink(); w > column {
					t.Errorf("%s: %q is %.1f mm wide and has no mark within", language, word, w)
				}
			}
		}
	}
}

// All texts of a language, one upon the other: what is inked is as high as a line
// must be.
func TestSpacing_keepsLinesApart(t *testing.T) {
	const size, at, scale = 20.0, 15.0, 10.0 // points, millimetres from the top, pixels a millimetre
	for _, language := range assets.SlipLanguages() {
		st := sheet.Style{Fonts: []*sheet.Font{fonts(t).Regular}, Size: size, Colour: dark, Lang: language, Leading: 1}
		d := sheet.NewDocument("ko-KR")
		p := d.AddPage(400, 60)
		for _, text := range everyText(t, language) {
			p.Text(st, text, 5, at, 5000)
		}
		img := d.RasterGray(0, 400*scale, 60*scale)
		first, last := 0, 0
		for i, v := range img.Pix {
			if v < 128 {
				last = i / img.Stride
				if first == 0 {
					first = last
				}
			}
		}
		em := size * 25.4 / 72 * scale
		if high := float64(last-first+1) / em; high > spacing(language, 1.3) {
			t.Errorf("%s: letters are %.2f em high, lines %.2f apart", language, high, spacing(language, 1.3))
		}
	}
}

func TestFonts_drawHanjaNamesAndPastedSigns(t *testing.T) {
	s := ordinary()
	s.Seeker.Name, s.Seeker.Latin = "김철수 (金哲洙)", "李 \uf9e1 崔 龜 堃"
	s.Job.Duties = "☐ 준비 ☑ 점검 ✔ 확인 ☎ 031-400-1200 → 09:00∼18:00 ≒ 9시간 ※ ◎ ㉠ ✉ ☞ 株式會社"
	d := draw(t, s)
	if m := d.Missing(); len(m) > 0 {
		t.Errorf("missing %q", string(m))
	}
	got := tool(t, "pdftotext", "-raw", pdfFile(t, d), "-")
	for _, want := range []string{"김철수 (金哲洙)", "李 李 崔 龜 堃", "09:00∼18:00 ≒ 9시간"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestLanguages_lookAsApproved(t *testing.T) {
	d := sheet.NewDocument("ko-KR")
	p := d.AddPage(210, 297)
	y := [2]float64{12, 12}
	at := seoul(25, 14, 30)
	for i, language := range assets.SlipLanguages() {
		full := slipWords(t, language)
		w := Words(full.T)
		plain := sheet.Style{Fonts: []*sheet.Font{fonts(t).Regular}, Size: 9.5, Colour: dark, Lang: w("slip.lang")}
		bold := plain
		bold.Fonts = []*sheet.Font{fonts(t).Bold}
		n := i % 2
		x := 12 + 95*float64(n)
		for _, line := range []struct {
			sheet.Style
			text string
		}{
			{bold.WithSize(13), w("slip.title") + " · " + w("slip.language")},
			{bold, w("slip.interview.when") + ": " + w.appointment(at)},
			{plain, w("slip.job.wage") + ": " + full.WageInFull(model.Monthly, 2_310_000, 2_500_000)},
			{plain, w("slip.interview.bring") + ": " + full.Name("bring", "id") + ", " + full.Name("bring", "hygiene")},
			{plain.WithSize(8.5), w("slip.note.absent") + " " + w("slip.note.contract")},
		} {
			y[n] = p.Text(line.Style, line.text, x, y[n], 88) + 1
		}
		y[n] += 6
	}
	if m := d.Missing(); len(m) > 0 {
		t.Errorf("missing %q", string(m))
	}
	golden.Pages(t, "languages", d)
}
