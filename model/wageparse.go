package model

import (
	"math"
	"strings"
)

// WageText is what was understood of a wage as people write it.
type WageText struct {
	Type     WageType
	Min, Max int64  // won; Max is 0 for one figure and for "… 이상"
	Doubt    string // code of a warning: wage_guessed, wage_ceiling; "" if the text says it all
}

// WageHint is what is known before the text is read.
type WageHint struct {
	Type    WageType // of the column, 시급(원)
	Unit    int64    // won that a bare number counts in, 10,000 under (만원); 0: not said
	Minimum int64    // won an hour that 최저임금 stands for; 0: not known
}

// ParseWageHint reads the header over wages: 월급(만원) counts in 10,000 won a
// month. A header that names two types says nothing of either.
func ParseWageHint(header string) WageHint {
	var hint WageHint
	tokens := wageTokens(header)
	for _, t := range tokens {
		switch {
		case t.kind != wageBasis || t.basis == hint.Type:
		case hint.Type == "":
			hint.Type = t.basis
		default:
			return WageHint{Unit: wageUnit(header)}
		}
	}
	hint.Unit = wageUnit(header)
	return hint
}

func wageUnit(header string) int64 {
	switch {
	case strings.Contains(header, "만원"), strings.Contains(header, "만 원"):
		return 10_000
	case strings.Contains(header, "천원"), strings.Contains(header, "천 원"):
		return 1_000
	default:
		return 0
	}
}

// ParseWage reads a wage: "시급 10,500원", "월 230~250만", "연봉 3,200만", "3200만원(연)",
// "협의", "회사내규에 따름", "최저임금". The first figure counts; its type is the word
// before it, else the word behind it, else the hint's, else a guess by size (see
// guessWage) that leaves a Doubt. Blank text is the zero WageText.
// Errors: Invalid wage_form.
//
//	wage   = { word } figure [ to figure ] { word }  |  word without figure
//	figure = number { 십 백 천 만 억 [ number ] } [ 원 ]
func ParseWage(text string, hint WageHint) (WageText, error) {
	tokens := wageTokens(text)
	if len(tokens) == 0 && strings.TrimSpace(text) == "" {
		return WageText{}, nil
	}
	at := firstWageToken(tokens, wageFigure)
	if at < 0 {
		return wageWithoutFigure(tokens, hint)
	}
	span := wageSpanAt(tokens, at)
	w := WageText{Type: wageBasisAround(tokens, at, span.next), Doubt: span.doubt}
	if w.Type == "" {
		w.Type = hint.Type
	}
	if w.Type == "" || !w.Type.Figure() {
		if w.Type != "" && w.Type != Negotiable && w.Type != ByRule {
			return WageText{}, invalid("wage", "wage_form")
		}
		w.Type = span.guess(hint.Unit)
		w.Doubt = "wage_guessed"
	}
	span.scale(w.Type, hint.Unit)
	w.Min, w.Max = span.won()
	if !plausibleWage(w.Type, w.Min) || w.Max != 0 && !plausibleWage(w.Type, w.Max) {
		return WageText{}, invalid("wage", "wage_form")
	}
	return w, nil
}

// wageWithoutFigure is 협의, 회사내규 or 최저임금, whichever is named first.
func wageWithoutFigure(tokens []wageToken, hint WageHint) (WageText, error) {
	for _, t := range tokens {
		switch {
		case t.kind == wageOpen:
			return WageText{Type: t.basis}, nil
		case t.kind == wageMinimum && hint.Minimum > 0:
			return WageText{Type: Hourly, Min: hint.Minimum}, nil
		}
	}
	return WageText{}, invalid("wage", "wage_form")
}

func firstWageToken(tokens []wageToken, kind wageKind) int {
	for i, t := range tokens {
		if t.kind == kind {
			return i
		}
	}
	return -1
}

// wageSpan is a figure or a range of two.
type wageSpan struct {
	low, high   wageToken // high.kind is wageFigure only in a range
	next        int       // the token behind it
	doubt       string
	lowIsHidden bool // only the upper end is known
}

func wageSpanAt(tokens []wageToken, at int) wageSpan {
	s := wageSpan{low: tokens[at], next: at + 1}
	if at > 0 && (tokens[at-1].kind == wageTo || tokens[at-1].kind == wageMost) {
		s.lowIsHidden = true
	}
	i := at + 1
	// "230만원부터 250만원", "230만원 이상 ~ 250만원": any of them joins two figures.
	for i < len(tokens) && (tokens[i].kind == wageTo || tokens[i].kind == wageLeast) {
		i++
	}
	if i > at+1 && i < len(tokens) && tokens[i].kind == wageFigure && !s.lowIsHidden {
		s.high, s.next = tokens[i], i+1
	} else if i == at+1 && i < len(tokens) && tokens[i].kind == wageMost {
		s.lowIsHidden = true
	}
	if s.lowIsHidden {
		s.doubt = "wage_ceiling"
	}
	if s.high.kind == wageFigure && !s.low.counted && s.low.won < s.high.won/1000 {
		s.low.won *= 10_000 // 230~250만: the 만 is said once
		s.low.counted = true
	}
	return s
}

// wageBasisAround is the type word that belongs to the figures from at to next.
func wageBasisAround(tokens []wageToken, at, next int) WageType {
	for i := at - 1; i >= 0; i-- {
		if tokens[i].kind == wageBasis || tokens[i].kind == wageMinimum && tokens[i].basis != "" {
			return tokens[i].basis
		}
	}
	for i := next; i < len(tokens); i++ {
		switch tokens[i].kind {
		case wageFigure:
			return ""
		case wageBasis:
			if i+1 < len(tokens) && tokens[i+1].kind == wageFigure {
				return "" // 250만원, 시급 11,000: it belongs to the next figure
			}
			return tokens[i].basis
		}
	}
	return ""
}

// guess is the type that a figure of this size can only be. The bounds leave
// gaps where two types meet (60,000 won: an hour or a day?); there it is none.
func (s *wageSpan) guess(unit int64) WageType {
	won := s.low.won
	switch {
	case s.low.counted:
	case unit > 0 && won < 100_000:
		won *= float64(unit)
	case won >= 100 && won < 1_000, won >= 2_000 && won < 5_000:
		won *= 10_000 // 230 is 230만 a month, 3,200 is 3,200만 a year
	}
	switch {
	case won >= 9_000 && won <= 50_000:
		return Hourly
	case won >= 70_000 && won <= 400_000:
		return Daily
	case won >= 1_000_000 && won <= 9_990_000:
		return Monthly
	case won >= 15_000_000 && won <= 300_000_000:
		return Yearly
	default:
		return ""
	}
}

// scale turns bare numbers (월 230, 연봉 3200) into won.
func (s *wageSpan) scale(t WageType, unit int64) {
	for _, f := range []*wageToken{&s.low, &s.high} {
		switch {
		case f.kind != wageFigure || f.counted:
		case unit > 0 && f.won < 100_000:
			f.won *= float64(unit)
		case t != Hourly && !plausibleWage(t, int64(f.won)) && plausibleWage(t, int64(f.won*10_000)):
			f.won *= 10_000
		}
	}
}

func (s *wageSpan) won() (low, high int64) {
	low = int64(math.Round(s.low.won))
	if s.high.kind == wageFigure {
		high = int64(math.Round(s.high.won))
	}
	if high != 0 && high < low {
		low, high = high, low
	}
	if low == high {
		high = 0
	}
	return low, high
}

// plausibleWage reports whether somebody may be paid so much by this type. It is
// wide: it catches a digit or a unit that slipped, not a bad wage.
func plausibleWage(t WageType, won int64) bool {
	switch t {
	case Hourly:
		return won >= 1_000 && won <= 500_000
	case Daily:
		return won >= 10_000 && won <= 5_000_000
	case Monthly:
		return won >= 50_000 && won <= 100_000_000
	case Yearly:
		return won >= 1_000_000 && won <= MaxWon
	default:
		return false
	}
}
