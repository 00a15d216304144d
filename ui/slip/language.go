package slip

import (
	"strings"
	"unicode"

	"ieumdesk/assets"
	"ieumdesk/ui/slip/sheet"
)

// script is what Pretendard does not write, and the fonts that do: the first
// that has a character draws it.
type script struct {
	characters    []*unicode.RangeTable
	regular, bold []string
}

// scripts are those of the languages that a sheet is handed out in, the Hanja
// of Korean names, and the signs that people paste.
var scripts = []script{
	{[]*unicode.RangeTable{block(0x0900, 0x097f), block(0xa8e0, 0xa8ff)}, []string{"NotoSansDevanagari-Regular"}, []string{"NotoSansDevanagari-Bold"}},
	{[]*unicode.RangeTable{block(0x0e00, 0x0e7f)}, []string{"NotoSansThai-Regular"}, []string{"NotoSansThai-Bold"}},
	{[]*unicode.RangeTable{block(0x1780, 0x17ff), block(0x19e0, 0x19ff)}, []string{"NotoSansKhmer-Regular"}, []string{"NotoSansKhmer-Bold"}},
	{
		[]*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, block(0x3000, 0x33ff), block(0xfe30, 0xfe4f), block(0xff00, 0xffef)},
		[]string{"NotoSansSC-Regular"},
		[]string{"NotoSansSC-Bold", "NotoSansSC-Regular"}, // in bold are the characters of every day
	},
	{[]*unicode.RangeTable{block(0x2190, 0x2bff)}, []string{"NotoSansSymbols2-Regular", "NotoSansMath-Regular"}, []string{"NotoSansSymbols2-Regular", "NotoSansMath-Regular"}},
}

// block is the characters from first to last.
func block(first, last uint16) *unicode.RangeTable {
	return &unicode.RangeTable{R16: []unicode.Range16{{Lo: first, Hi: last, Stride: 1}}}
}

// fallbacks are the fonts that stand behind the two weights of Pretendard. A
// font in both is read once.
func fallbacks() (regular, bold []*sheet.Fallback) {
	known := map[string]*sheet.Fallback{}
	of := func(s script, names []string) (all []*sheet.Fallback) {
		for _, name := range names {
			if known[name] == nil {
				known[name] = sheet.NewFallback(name, s.characters, func() ([]byte, error) { return assets.Font(name) })
			}
			all = append(all, known[name])
		}
		return all
	}
	for _, s := range scripts {
		regular, bold = append(regular, of(s, s.regular)...), append(bold, of(s, s.bold)...)
	}
	return regular, bold
}

// spacing is the line height of small type in a language, as a multiple of its
// size: usual, or more where signs are stacked so high and deep that lines would
// touch.
func spacing(lang string, usual float64) float64 {
	if strings.HasPrefix(lang, "km") {
		return max(usual, 1.55)
	}
	return usual
}
