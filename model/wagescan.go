package model

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

type wageKind int

const (
	wageFigure  wageKind = iota + 1
	wageBasis            // 시급, 월, 연봉; also 주급 and 건당, which the desk does not keep
	wageOpen             // 협의, 내규: no figure
	wageMinimum          // 최저임금
	wageTo               // ~
	wageLeast            // 이상
	wageMost             // 이하
)

type wageToken struct {
	kind    wageKind
	basis   WageType // of wageBasis and wageOpen
	won     float64  // of wageFigure
	counted bool     // the figure carries a unit (만, 원), so it needs no guess
}

// otherBasis is a way to pay for which there is no WageType.
const otherBasis WageType = "other"

// wageWords are the words that mean something in a wage, longer before shorter
// where one begins with the other. A word without kind only hides what is in it.
var wageWords = []struct {
	word  string
	kind  wageKind
	basis WageType
}{
	{"최저임금", wageMinimum, ""},
	{"최저시급", wageMinimum, Hourly},
	{"최저시간급", wageMinimum, Hourly},
	{"최저급여", wageMinimum, ""},
	{"시간외", 0, ""},
	{"시간제", 0, ""},
	{"소정근로시간", 0, ""},
	{"근로시간", 0, ""},
	{"근무시간", 0, ""},
	{"시간당", wageBasis, Hourly},
	{"시간급", wageBasis, Hourly},
	{"시급", wageBasis, Hourly},
	{"시간", wageBasis, Hourly},
	{"hourly", wageBasis, Hourly},
	{"hour", wageBasis, Hourly},
	{"일급", wageBasis, Daily},
	{"일당", wageBasis, Daily},
	{"하루", wageBasis, Daily},
	{"daily", wageBasis, Daily},
	{"day", wageBasis, Daily},
	{"월요일", 0, ""},
	{"월차", 0, ""},
	{"월급", wageBasis, Monthly},
	{"월봉", wageBasis, Monthly},
	{"월평균", wageBasis, Monthly},
	{"월수령", wageBasis, Monthly},
	{"월보수", wageBasis, Monthly},
	{"월임금", wageBasis, Monthly},
	{"월기본", wageBasis, Monthly},
	{"월세전", wageBasis, Monthly},
	{"월세후", wageBasis, Monthly},
	{"월실", wageBasis, Monthly},
	{"월총", wageBasis, Monthly},
	{"한달", wageBasis, Monthly},
	{"기본급", wageBasis, Monthly},
	{"본봉", wageBasis, Monthly},
	{"monthly", wageBasis, Monthly},
	{"month", wageBasis, Monthly},
	{"연봉", wageBasis, Yearly},
	{"년봉", wageBasis, Yearly},
	{"연급", wageBasis, Yearly},
	{"연간", wageBasis, Yearly},
	{"연수입", wageBasis, Yearly},
	{"yearly", wageBasis, Yearly},
	{"annual", wageBasis, Yearly},
	{"year", wageBasis, Yearly},
	{"주급", wageBasis, otherBasis},
	{"건당", wageBasis, otherBasis},
	{"건별", wageBasis, otherBasis},
	{"개당", wageBasis, otherBasis},
	{"회당", wageBasis, otherBasis},
	{"콜당", wageBasis, otherBasis},
	{"박스당", wageBasis, otherBasis},
	{"내규", wageOpen, ByRule},
	{"사규", wageOpen, ByRule},
	{"규정", wageOpen, ByRule},
	{"규칙", wageOpen, ByRule},
	{"회사기준", wageOpen, ByRule},
	{"회사 기준", wageOpen, ByRule},
	{"호봉", wageOpen, ByRule},
	{"보수표", wageOpen, ByRule},
	{"급여기준", wageOpen, ByRule},
	{"rule", wageOpen, ByRule},
	{"협의", wageOpen, Negotiable},
	{"협상", wageOpen, Negotiable},
	{"면접", wageOpen, Negotiable},
	{"추후", wageOpen, Negotiable},
	{"상담", wageOpen, Negotiable},
	{"상의", wageOpen, Negotiable},
	{"문의", wageOpen, Negotiable},
	{"조율", wageOpen, Negotiable},
	{"조정", wageOpen, Negotiable},
	{"결정", wageOpen, Negotiable},
	{"논의", wageOpen, Negotiable},
	{"미정", wageOpen, Negotiable},
	{"경력에 따", wageOpen, Negotiable},
	{"negotiable", wageOpen, Negotiable},
	{"이상", wageLeast, ""},
	{"부터", wageLeast, ""},
	{"최소", wageLeast, ""},
	{"에서", wageTo, ""},
	{"이하", wageMost, ""},
	{"이내", wageMost, ""},
	{"까지", wageMost, ""},
	{"미만", wageMost, ""},
	{"최대", wageMost, ""},
	{"최고", wageMost, ""},
	{"~", wageTo, ""},
	{"-", wageTo, ""},
	{"–", wageTo, ""},
	{"—", wageTo, ""},
	{"∼", wageTo, ""},
	{"〜", wageTo, ""},
	{"−", wageTo, ""},
}

// shortBasis are the one-syllable types; they count only where no word goes on
// behind them (월 230만, but not 월요일).
var shortBasis = map[rune]WageType{'시': Hourly, '일': Daily, '월': Monthly, '연': Yearly, '년': Yearly}

// counters behind a number make it something else than money: 주 40시간, 3개월,
// 10%. After the number 1 some of them are a type: 1일 11만원.
var counters = []struct {
	word  string
	basis WageType
}{
	{"시간", Hourly},
	{"개월", Monthly},
	{"달", Monthly},
	{"일", Daily},
	{"년", Yearly},
	{"월", ""},
	{"주", ""},
	{"시", ""},
	{"분", ""},
	{"명", ""},
	{"인", ""},
	{"회", ""},
	{"번", ""},
	{"%", ""},
	{"세", ""},
	{"교대", ""},
	{"차", ""},
	{"호봉", ""},
	{"급", ""},
}

// wageTokens reads from left to right what means something, and skips the rest.
func wageTokens(text string) []wageToken {
	rs := []rune(strings.ToLower(norm.NFKC.String(text)))
	var out []wageToken
	for i := 0; i < len(rs); {
		if t, n := wageWordAt(rs[i:]); n > 0 {
			if t.kind != 0 {
				out = append(out, t)
			}
			i += n
			continue
		}
		if f, n := wageFigureAt(rs[i:]); n > 0 {
			if f.kind != 0 {
				out = append(out, f)
			}
			i += n
			continue
		}
		if b, ok := shortBasis[rs[i]]; ok && endsWord(rs[i+1:]) && (i == 0 || !unicode.IsLetter(rs[i-1])) {
			out = append(out, wageToken{kind: wageBasis, basis: b})
		}
		i++
	}
	return out
}

// endsWord reports whether no syllable follows, other than one that begins a number.
func endsWord(rs []rune) bool {
	if len(rs) == 0 || !unicode.IsLetter(rs[0]) {
		return true
	}
	f, n := wageFigureAt(rs)
	return n > 0 && f.kind == wageFigure
}

func wageWordAt(rs []rune) (wageToken, int) {
	for _, w := range wageWords {
		if n := prefixLen(rs, w.word); n > 0 {
			return wageToken{kind: w.kind, basis: w.basis}, n
		}
	}
	return wageToken{}, 0
}

// prefixLen is the number of runes of word if rs begins with it, else 0.
func prefixLen(rs []rune, word string) int {
	n := 0
	for _, r := range word {
		if n >= len(rs) || rs[n] != r {
			return 0
		}
		n++
	}
	return n
}

// wageFigureAt reads a figure and how many runes it takes; 0 if none begins
// here. A number of something else (40시간, 010-1234-5678) has runes but no kind;
// one that is written wrong (10,50) is no won, which no wage accepts.
func wageFigureAt(rs []rune) (wageToken, int) {
	if n := leadingZero(rs); n > 0 {
		return wageToken{}, n
	}
	won, n, unit := koreanNumber(rs)
	if n == 0 {
		return wageToken{}, 0
	}
	if math.IsNaN(won) || won > 1e12 {
		return wageToken{kind: wageFigure, counted: true}, n
	}
	rest := rs[n:]
	gap := spaces(rest)
	if gap < len(rest) && rest[gap] == '원' {
		return wageToken{kind: wageFigure, won: won, counted: true}, n + gap + 1
	}
	if unit {
		return wageToken{kind: wageFigure, won: won, counted: true}, n
	}
	for _, c := range counters {
		if k := prefixLen(rest[gap:], c.word); k > 0 {
			if won == 1 && c.basis != "" {
				return wageToken{kind: wageBasis, basis: c.basis}, n + gap + k
			}
			return wageToken{}, n + gap + k
		}
	}
	return wageToken{kind: wageFigure, won: won}, n
}

// leadingZero is the length of a number that no wage is written as: a phone
// number, a time of day. It takes what hangs on by hyphens and colons.
func leadingZero(rs []rune) int {
	n := 0
	for n < len(rs) && (rs[n] >= '0' && rs[n] <= '9' || n > 0 && (rs[n] == '-' || rs[n] == ':')) {
		n++
	}
	if n > 1 && (rs[0] == '0' || slices.Contains(rs[:n], ':')) {
		return n
	}
	return 0
}

// hangulDigits count only before a unit (이백), since 일 and 이 are words too.
const hangulDigits = "영일이삼사오육칠팔구"

// The units of a Korean number: small ones make a group, large ones count groups.
var (
	smallUnits = map[rune]float64{'십': 10, '백': 100, '천': 1_000}
	largeUnits = map[rune]float64{'만': 10_000, '억': 100_000_000}
)

func isUnit(rs []rune) bool {
	return len(rs) > 0 && (smallUnits[rs[0]] > 0 || largeUnits[rs[0]] > 0)
}

// koreanNumber reads 10,500, 2백30만, 2.3백만, 3천2백만, 이백오십만, 1만 500원: groups
// with ever smaller large units. unit reports whether any unit was read.
func koreanNumber(rs []rune) (value float64, n int, unit bool) {
	return unitSum(rs, largeUnits, func(rs []rune) (float64, int, bool) {
		return unitSum(rs, smallUnits, plainNumber)
	})
}

// unitSum adds up parts that are followed by ever smaller units, and a last one
// that has none. A last part that stands apart (230만 40시간) belongs only if a
// unit or 원 follows it.
func unitSum(rs []rune, units map[rune]float64, part func([]rune) (float64, int, bool)) (sum float64, n int, unit bool) {
	last := math.Inf(1)
	for n < len(rs) {
		gap := 0
		if n > 0 {
			gap = spaces(rs[n:])
		}
		v, k, inner := part(rs[n+gap:])
		if k == 0 && n == 0 && startsUnits(rs) {
			v = 1 // 천만원
		} else if k == 0 {
			break
		}
		end := n + gap + k
		after := rs[end+spaces(rs[end:]):]
		u := 0.0
		if len(after) > 0 {
			u = units[after[0]]
		}
		if u == 0 {
			if k > 0 && (n == 0 || gap == 0 || inner || isUnit(after) || len(after) > 0 && after[0] == '원') {
				sum, n, unit = sum+v, end, unit || inner
			}
			break
		}
		if u >= last {
			break
		}
		sum, n, unit, last = sum+v*u, len(rs)-len(after)+1, true, u
	}
	return sum, n, unit
}

// startsUnits reports whether a number may begin with this unit: 천만, 백만원, 만원.
func startsUnits(rs []rune) bool {
	return isUnit(rs) && len(rs) > 1 && (isUnit(rs[1:]) || rs[1] == '원')
}

// plainNumber reads digits with separators, or one Hangul digit before a unit.
func plainNumber(rs []rune) (value float64, n int, unit bool) {
	if len(rs) == 0 {
		return 0, 0, false
	}
	if i := strings.IndexRune(hangulDigits, rs[0]); i >= 0 && isUnit(rs[1:]) {
		return float64(i / len("영")), 1, false
	}
	for n < len(rs) && (rs[n] >= '0' && rs[n] <= '9' || n > 0 && (rs[n] == ',' || rs[n] == '.')) {
		n++
	}
	for n > 0 && (rs[n-1] == ',' || rs[n-1] == '.') {
		n--
	}
	if n == 0 {
		return 0, 0, false
	}
	return groupedNumber(string(rs[:n]), isUnit(rs[n:])), n, false
}

// groupedNumber reads 10,500 and 2.300.000 and 2.3; 10.500 with no unit behind
// it is ten thousand five hundred too, since nobody is paid in parts of a won.
// It is NaN for what is neither, such as 10,50.
func groupedNumber(s string, unit bool) float64 {
	groups := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '.' })
	fraction, last := "", len(groups)-1
	if dot := strings.LastIndexByte(s, '.'); dot > strings.LastIndexByte(s, ',') && (len(s)-dot-1 != 3 || unit) {
		fraction, groups = groups[last], groups[:last]
	}
	for i, g := range groups {
		if len(groups) > 1 && (i == 0 && len(g) > 3 || i > 0 && len(g) != 3) {
			return math.NaN()
		}
	}
	v, err := strconv.ParseFloat(strings.Join(groups, "")+"."+fraction+"0", 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

func spaces(rs []rune) int {
	n := 0
	for n < len(rs) && unicode.IsSpace(rs[n]) {
		n++
	}
	return n
}
