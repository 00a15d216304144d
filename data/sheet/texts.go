package sheet

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"ieumdesk/model"
)

// readTexts reads the table of texts that cells refer to by number.
func (w *workbook) readTexts() error {
	r, err := w.part(w.textPart, maxStrings)
	if r == nil || err != nil {
		return err
	}
	defer r.Close()
	w.texts = []string{}
	for x := newMarkup(r); ; {
		kind, err := x.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return damaged(w.textPart, err)
		}
		if kind == startTag && x.is("si") {
			text, err := richText(x, "si")
			if err != nil {
				return damaged(w.textPart, err)
			}
			w.texts = append(w.texts, text)
		}
	}
}

// richText joins the runs of a text up to the end of the element, leaving the
// reading aids (rPh) of East Asian text aside.
func richText(x *markup, element string) (string, error) {
	var first string
	var more strings.Builder
	inText, aside := false, 0
	for {
		kind, err := x.next()
		if err != nil {
			return "", err
		}
		switch {
		case kind == startTag:
			inText = x.is("t")
			if x.is("rPh") {
				aside++
			}
		case kind == charData && inText && aside == 0:
			if first == "" {
				first = plainText(x.text)
			} else if more.Len() < maxCell {
				more.WriteString(plainText(x.text))
			}
		case kind == endTag && x.is(element):
			return unescapeText(first + more.String()), nil
		case kind == endTag:
			inText = false
			if x.is("rPh") {
				aside--
			}
		}
	}
}

// unescapeText undoes the escape _x000D_ by which the format keeps characters
// that XML cannot hold.
func unescapeText(s string) string {
	if len(s) > 4*maxCell {
		s = strings.ToValidUTF8(s[:4*maxCell], "")
	}
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if len(s)-i >= 7 && s[i] == '_' && s[i+1] == 'x' && s[i+6] == '_' {
			if r, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil {
				b.WriteRune(rune(r))
				i += 7
				continue
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// damaged is the error of a part that is not as the format says, unless the
// reason has a name of its own.
func damaged(part string, err error) error {
	var e *model.Error
	if errors.As(err, &e) {
		return err
	}
	return refuse("file_damaged", errors.Join(errors.New(part), err))
}
