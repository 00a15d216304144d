package dayfile

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/encoding/korean"

	"ieumdesk/assets"
)

// bom tells Excel that a file is UTF-8.
const bom = "\uFEFF"

// CSV is a report as one table: in the first column stands which part a line
// belongs to, an empty line keeps the parts apart, and every line has as many
// fields as the widest. It is UTF-8 with a mark that Excel knows it by; lines end
// with CR LF (RFC 4180). Texts that a spreadsheet would calculate are defused.
func CSV(w *assets.Words, r Report) ([]byte, error) {
	lines := csvLines(Put(w, r))
	var b bytes.Buffer
	b.WriteString(bom)
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	if err := out.WriteAll(lines); err != nil {
		return nil, fmt.Errorf("write CSV: %w", err)
	}
	return b.Bytes(), nil
}

// CP949 is CSV as older programs of Korean offices read it. Characters that CP949
// has not are written as their numbers, {U+1EC4}, and listed: each once, in the
// order of the file.
func CP949(w *assets.Words, r Report) (file []byte, unmapped []rune, err error) {
	utf8, err := CSV(w, r)
	if err != nil {
		return nil, nil, err
	}
	encoder := korean.EUCKR.NewEncoder()
	var b bytes.Buffer
	for _, c := range string(utf8[len(bom):]) {
		s, err := encoder.String(string(c))
		if err != nil {
			encoder.Reset()
			s = fmt.Sprintf("{U+%04X}", c)
			if !slices.Contains(unmapped, c) {
				unmapped = append(unmapped, c)
			}
		}
		b.WriteString(s)
	}
	return b.Bytes(), unmapped, nil
}

// csvLines are the parts of a paper under one another.
func csvLines(p Paper) [][]string {
	lines := [][]string{{p.Title, p.Period}}
	for _, f := range p.Facts {
		lines = append(lines, []string{p.Title, f.Label, f.Text})
	}
	for _, n := range p.Notes {
		lines = append(lines, []string{p.Title, n})
	}
	for _, t := range append(slices.Clone(p.Tables), p.Rows) {
		lines = append(lines, nil)
		head := []string{t.Title}
		for _, c := range t.Columns {
			head = append(head, c.Title)
		}
		lines = append(lines, head)
		for _, row := range t.Rows {
			line := []string{t.Title}
			for _, c := range row {
				line = append(line, defuse(c.Plain()))
			}
			lines = append(lines, line)
		}
	}
	if len(p.Remarks) > 0 {
		lines = append(lines, nil)
	}
	for _, f := range p.Remarks {
		lines = append(lines, []string{f.Label, defuse(f.Text)})
	}
	wide := 0
	for _, l := range lines {
		wide = max(wide, len(l))
	}
	for i, l := range lines {
		lines[i] = append(l, make([]string, wide-len(l))...)
	}
	return lines
}

// triggers begin what a spreadsheet takes for a formula, in either width.
const triggers = "=+-@\t\r＝＋－＠"

// defuse keeps a spreadsheet from calculating a text: an apostrophe makes it one.
func defuse(s string) string {
	if first := strings.TrimLeft(s, " \n\u00a0\u3000"); first != "" && strings.ContainsRune(triggers, []rune(first)[0]) {
		return "'" + s
	}
	return s
}
