package hangul

import "sort"

// Span is a part of a text, as byte offsets: text[From:To].
type Span struct {
	From, To int
}

// Mark gives the parts of text that were found by what was typed, in order and
// without overlap, for showing them in a list. A syllable of which only the
// initial or the first keys were typed is marked whole.
func Mark(text, typed string) []Span { return Parse(typed).Mark(text) }

// Mark gives the parts of text that the words of the query found.
func (q Query) Mark(text string) []Span {
	if len(q.Words) == 0 {
		return nil
	}
	l := Anywhere(text)
	var found []Span
	for _, w := range q.Words {
		found = w.mark(found, l)
	}
	return merge(found, l)
}

func (w Word) mark(found []Span, l Line) []Span {
	before := len(found)
	for _, main := range []bool{true, false} {
		for i := range l.units {
			n := 0
			for _, r := range w.readings {
				if r.main == main && l.begins(i) {
					n = max(n, r.at(l.units[i:]))
				}
			}
			if n > 0 {
				found = append(found, Span{i, i + n})
			}
		}
		if len(found) > before {
			return found // what else the word might have meant need not be shown
		}
	}
	return w.markDigits(found, l)
}

// markDigits finds the end of a phone number, and the date of birth 850228 in
// 1985-02-28.
func (w Word) markDigits(found []Span, l Line) []Span {
	n := len(w.Digits)
	if n < 3 {
		return found
	}
	for i := 0; i+n <= len(l.units); i++ {
		if digitsOf(l.units[i:i+n]) == w.Digits {
			found = append(found, Span{i, i + n})
		}
	}
	return found
}

// merge turns spans of units into spans of bytes.
func merge(found []Span, l Line) []Span {
	sort.Slice(found, func(i, j int) bool { return found[i].From < found[j].From })
	var out []Span
	for _, f := range found {
		s := Span{l.units[f.From].from, l.units[f.To-1].to}
		if last := len(out) - 1; last >= 0 && s.From <= out[last].To {
			out[last].To = max(out[last].To, s.To)
			continue
		}
		out = append(out, s)
	}
	return out
}
