package sheet

import "strings"

// readStyles says of each cell style whether it shows a number as a number, a
// day or a time of day.
func (w *workbook) readStyles(part string) ([]cellKind, error) {
	var sheet struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if _, err := w.decode(part, &sheet); err != nil {
		return nil, err
	}
	own := make(map[int]cellKind, len(sheet.Formats))
	for _, f := range sheet.Formats {
		own[f.ID] = formatKind(f.Code)
	}
	kinds := make([]cellKind, len(sheet.Cells))
	for i, c := range sheet.Cells {
		kind, ok := own[c.Format]
		if !ok {
			kind = builtinKind(c.Format)
		}
		kinds[i] = kind
	}
	return kinds, nil
}

// builtinKind is that of the formats that every program knows by number
// (ECMA-376 part 1, 18.8.30, East Asian ones included).
func builtinKind(id int) cellKind {
	switch {
	case id >= 18 && id <= 21, id >= 32 && id <= 33, id >= 45 && id <= 47:
		return clockCell
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 50 && id <= 58:
		return dayCell
	default:
		return numberCell
	}
}

// formatKind reads a format such as yyyy"년" m"월" d"일" or [$-412]AM/PM h:mm.
func formatKind(code string) cellKind {
	code, _, _ = strings.Cut(code, ";")
	day, clock, month := false, false, false
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			i = skipTo(code, i, '"')
		case '[':
			end := skipTo(code, i, ']')
			if end-i > 1 && strings.Trim(strings.ToLower(code[i+1:end]), "hms") == "" {
				clock = true // [h]:mm
			}
			i = end
		case '\\', '_', '*':
			i++
		case 'y', 'Y', 'd', 'D':
			day = true
		case 'h', 'H', 's', 'S':
			clock = true
		case 'm', 'M':
			month = true
		case 'g', 'G':
			if strings.HasPrefix(strings.ToLower(code[i:]), "general") {
				return numberCell
			}
		}
	}
	switch {
	case day, month && !clock:
		return dayCell
	case clock:
		return clockCell
	default:
		return numberCell
	}
}

// skipTo is the index of the next mark behind i, or the last of s.
func skipTo(s string, i int, mark byte) int {
	if n := strings.IndexByte(s[i+1:], mark); n >= 0 {
		return i + 1 + n
	}
	return len(s) - 1
}
