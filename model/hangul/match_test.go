package hangul

import (
	"strings"
	"testing"
)

func TestMatch_whatIsTypedFindsTheText(t *testing.T) {
	for _, c := range []struct{ text, typed, marked string }{
		// whole words and parts of words
		{"안산호텔", "안산호텔", "안산호텔"},
		{"안산호텔", "호텔", "호텔"},
		{"안산호텔", "산호", "산호"},
		{"(주)안산호텔", "안산", "안산"},
		{"안산호텔", "㈜안산호텔", "안산호텔"},
		{"주식회사 안산호텔", "안산호텔(주)", "안산호텔"},
		{"안산호텔 주식회사", "주식회사 안산", "안산"},
		{"주식회사 안산호텔", "주식회사", "주식회사"},
		// half typed: every step of typing 안산호텔
		{"안산호텔", "ㅇ", "안"},
		{"안산호텔", "아", "안"},
		{"안산호텔", "안ㅅ", "안산"},
		{"안산호텔", "안사", "안산"},
		{"안산호텔", "안삲", "안산호"},
		{"안산호텔", "안산호", "안산호"},
		{"안산호텔", "안산홑", "안산호텔"},
		{"안산호텔", "호테", "호텔"},
		{"화학공장", "호", "화"},
		{"가구공장", "각", "가구"},
		{"조립원", "조리", "조립"},
		{"안산호텔", "dkstksgh", "안산호"},
		// initials, and initials as an input method draws them
		{"안산호텔", "ㅎㅌ", "호텔"},
		{"안산호텔", "ㅇㅅㅎㅌ", "안산호텔"},
		{"가산공업", "ㄳ", "가산"},
		{"빵집", "ㅂㅈ", "빵집"},
		{"빵집", "ㅃㅈ", "빵집"},
		{"쌍용주유소", "ㅆㅇ", "쌍용"},
		{"쌍용주유소", "ㅅㅇ", "쌍용"},
		{"SK하이닉스", "skㅎㅇㄴ", "SK하이닉"},
		// mixed
		{"안산호텔", "안산ㅎㅌ", "안산호텔"},
		{"안산호텔", "안삲ㅌ", "안산호텔"},
		{"안산호텔", "안ㅅㅎㅌ", "안산호텔"},
		{"호텔안산", "ㅎㅌ안산", "호텔안산"},
		{"안산호텔", "ㅎ텔", "호텔"},
		{"안산호텔", "안ㅅ호ㅌ", "안산호텔"},
		{"이수정", "이ㅅㅈ", "이수정"},
		{"이수정", "잇ㅈ", "이수정"},
		{"박상진", "밗ㅈ", "박상진"},
		{"조현우", "좋ㅇ", "조현우"},
		// typed with the input method off, or on where it should be off
		{"안산호텔", "dkstks", "안산"},
		{"안산호텔", "ghxpf", "호텔"},
		{"안산호텔", "ghxp", "호텔"},
		{"안산호텔", "gx", "호텔"},
		{"안산호텔", "dkstksgx", "안산호텔"},
		{"이수정", "dltw", "이수정"},
		{"빵집", "Qkdwlq", "빵집"},
		{"방수공사", "QKDTN", "방수"}, // Caps Lock
		{"예쁜꽃집", "dPQmsRhc", "예쁜꽃"},
		{"쌍용", "TKDDYD", "쌍용"},
		{"SK하이닉스", "나", "SK"},
		{"KT 대리점", "ㅏㅅ", "KT"},
		{"GS25 사동점", "ㅎㄴ25", "GS25"},
		// several words, in any order, and spaces as people put them
		{"안산 한양 호텔", "호텔 안산", "안산|호텔"},
		{"객실 관리원", "객실관리", "객실 관리"},
		{"객실관리원", "객실 관리", "객실관리"},
		{"A/S 기사", "as기사", "A/S 기사"},
		{"조리원 (주간)", "주간 ㅈㄹㅇ", "조리원|주간"},
		// scripts, widths and accents
		{"ＧＳ２５", "gs25", "ＧＳ２５"},
		{"Nguyễn Thị Ánh", "nguyen anh", "Nguyễn|Ánh"},
		{"NGUYEN THI PHUONG", "phuong", "PHUONG"},
		{"O'zbekov Ulug‘bek", "ozbek ulugbek", "O'zbek|Ulug‘bek"},
		{"Đặng Văn", "dang", "Đặng"},
		{"王小明", "小明", "小明"},
		{"ﾡﾢ 가게", "ㄱ", "ﾡﾢ|가게"},
		{"㈜한빛", "주한", "㈜한"},
		{"안산호텔", "호텔", "호텔"}, // decomposed text
		{"안산호텔", "호텔", "호텔"},
		// numbers
		{"2공장 CNC", "2공", "2공"},
		{"031-400-1234", "0314001234", "031-400-1234"},
		{"031-400-1234", "031 400 1234", "031-400-1234"},
		{"010-1234-5678", "+82 10 1234 5678", "010-1234-5678"},
	} {
		if !Match(c.text, c.typed) {
			t.Errorf("%s does not find %s", c.typed, c.text)
		}
		if got := marked(c.text, c.typed); got != c.marked {
			t.Errorf("%s marks %q in %s, not %q", c.typed, got, c.text, c.marked)
		}
	}
}

// marked are the marked parts of a text.
func marked(text, typed string) string {
	var parts []string
	for _, s := range Mark(text, typed) {
		parts = append(parts, text[s.From:s.To])
	}
	return strings.Join(parts, "|")
}

func TestMark_findsDigitsInsideNumbers(t *testing.T) {
	for _, c := range [][3]string{
		{"010-1234-5678", "345678", "34-5678"}, // the tail of a phone, which only an index of phones finds
		{"1985-02-28", "850228", "85-02-28"},
		{"010-1234-5678", "23", ""},
	} {
		if got := marked(c[0], c[1]); got != c[2] {
			t.Errorf("%s marks %q in %s", c[1], got, c[0])
		}
	}
}

func TestMark_marksWhatStillIsThereOfAQuery(t *testing.T) {
	if got := marked("안산 호텔", "호텔 조리"); got != "호텔" {
		t.Errorf("%q", got)
	}
}

func TestMatch_whatIsTypedDoesNotFindOtherTexts(t *testing.T) {
	for _, c := range [][2]string{
		{"안산호텔", "텔호"},
		{"안산호텔", "안호"},
		{"안산호텔", "안산ㅌㅎ"},
		{"방수공사", "빵"},
		{"방수공사", "ㅃ"},
		{"게시판", "계시판"},
		{"에너지", "예"},
		{"상용주유소", "ㅆㅇ"},
		{"TESLA", "sla"},
		{"안산호텔 조리보조", "조리 마트"},
		{"빵집", "qkd"},          // 방, shift was not held
		{"각시탈", "가ㅅㅌ"},         // the ㄱ of 각 was not typed
		{"SK하이닉스", "k하이"},      // inside a Latin word
		{"031-400-1234", "00"}, // inside a number
		{"안산 호텔", "안산 모텔"},
		{"", "ㄱ"},
		{"!!!", "ㄱ"},
	} {
		if Match(c[0], c[1]) {
			t.Errorf("%s finds %s", c[1], c[0])
		}
		if !strings.Contains(c[1], " ") && marked(c[0], c[1]) != "" {
			t.Errorf("%s marks something in %s", c[1], c[0])
		}
	}
}

func TestMatch_nothingTypedFindsEverything(t *testing.T) {
	for _, typed := range []string{"", "  ", "!?", "()"} {
		if !Match("안산호텔", typed) || Mark("안산호텔", typed) != nil {
			t.Errorf("%q", typed)
		}
	}
}

func TestWordStarts_areFoundToTheNextSpaceAndWithoutInitials(t *testing.T) {
	note := WordStarts("통근버스 안산역, 초지역 출발")
	for typed, want := range map[string]bool{
		"통근": true, "통근버스": true, "안산역": true, "초지": true, "xhdrms": true, "초지역 통근": true,
		"버스": false, "ㅌㄱ": false, "안산역초지": false, "근버": false,
	} {
		if got := Parse(typed).Match(note); got != want {
			t.Errorf("%s: %v", typed, got)
		}
	}
}

func TestStarts_looksAtTheFirstLetterOnly(t *testing.T) {
	for typed, want := range map[string]bool{"안산": true, "ㅇㅅ": true, "dks": true, "호텔": false} {
		if got := Parse(typed).Words[0].Starts(Anywhere("안산호텔")); got != want {
			t.Errorf("%s: %v", typed, got)
		}
	}
}

func TestCompanyName_losesItsLegalForm(t *testing.T) {
	for s, want := range map[string]string{
		"(주)안산호텔": "안산호텔", "안산호텔㈜": "안산호텔", " 주식회사  안산호텔 ": "안산호텔", "(사)한빛(재)": "한빛",
		"주식회사": "주식회사", "(주)": "(주)", "주안호텔": "주안호텔", "": "",
	} {
		if got := CompanyName(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func TestParse_readsNumbers(t *testing.T) {
	for typed, want := range map[string][]string{
		"031-400-1234":     {"0314001234"},
		"010 1234 5678":    {"01012345678"},
		"+82 10-1234-5678": {"01012345678"},
		"(031) 400-1234":   {"0314001234"},
		"1234 850228":      {"1234", "850228"},
		"0285 850228":      {"0285", "850228"},
		"124-81-00998":     {"1248100998"},
		"2공장":              {""},
	} {
		q := Parse(typed)
		if len(q.Words) != len(want) {
			t.Errorf("%s: %d words", typed, len(q.Words))
			continue
		}
		for i, w := range q.Words {
			if w.Digits != want[i] {
				t.Errorf("%s: %q", typed, w.Digits)
			}
		}
	}
}

func TestParse_takesNoMoreThanSomebodyWouldType(t *testing.T) {
	q := Parse(strings.Repeat(strings.Repeat("가", 100)+" ", 100))
	if len(q.Words) != maxWords || !q.Match(Anywhere(strings.Repeat("가", maxUnits))) {
		t.Errorf("%d words", len(q.Words))
	}
}
